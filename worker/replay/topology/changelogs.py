"""What stands in for the changelogs on the brokers: those of a log in memory, where no transaction stays open."""

from collections.abc import AsyncGenerator, Collection, Mapping, Sequence

from aiokafka.structs import TopicPartition

from schemas import Record
from worker.replay.topology.log import MemoryLog


class MemoryChangelogs:
    """The changelogs of a log in memory."""

    def __init__(self, log: MemoryLog) -> None:
        self._log = log

    async def ends(self, partitions: Collection[TopicPartition]) -> Mapping[TopicPartition, int]:
        """The end offsets."""
        return {each: self._log.end(each) for each in partitions}

    async def read(
        self, start: Mapping[TopicPartition, int], ends: Mapping[TopicPartition, int]
    ) -> AsyncGenerator[Sequence[Record], None]:
        """The records from one offset to another, partition by partition."""
        for each, offset in start.items():
            yield self._log.records_between(each, offset, ends[each])


class MemoryStableOffsets:
    """What stands in for the last stable offsets of a broker: in a log in memory, what is written is decided."""

    async def pass_by(self, offsets: Mapping[TopicPartition, int]) -> None:
        """There is nothing to wait for."""
