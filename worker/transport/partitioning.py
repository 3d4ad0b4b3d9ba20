"""Which partition a key belongs to: murmur2, as every Kafka client does by default, in Java or Python."""

from aiokafka.partitioner import murmur2


def partition_of(key: bytes, partitions: int) -> int:
    """The partition of a key on a topic with this many. Source: Kafka's `Utils.murmur2` and BuiltInPartitioner."""
    return int(murmur2(key) & 0x7FFFFFFF) % partitions
