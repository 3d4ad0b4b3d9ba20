"""Keys go to the partitions that every other Kafka client would choose."""

import pytest

from worker.transport.partitioning import partition_of

# from Kafka's UtilsTest.testMurmur2
KNOWN = {b"21": -973932308, b"foobar": -790332482, b"a-little-bit-long-string": -985981536, b"abc": 479470107}


@pytest.mark.parametrize(("key", "hashed"), KNOWN.items())
def test_a_key_belongs_where_java_puts_it(key: bytes, hashed: int) -> None:
    for partitions in (1, 7, 8, 1000):
        assert partition_of(key, partitions) == (hashed & 0x7FFFFFFF) % partitions
