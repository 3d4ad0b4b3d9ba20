"""Records read as a member of a consumer group: the members share the partitions and go on where the group left off."""

from collections.abc import AsyncGenerator, Sequence
from time import monotonic

from aiokafka import AIOKafkaConsumer, TopicPartition

from schemas import Record
from worker.settings import Settings
from worker.transport.connection import open_consumer
from worker.transport.records import MAX_RECORDS, POLL_MS, Start, partitions_of, record_of, start_ms

COMMIT_SECONDS = 1.0


async def read_as_group(
    settings: Settings, topics: Sequence[str], *, group: str, start: Start = "beginning", follow: bool = False
) -> AsyncGenerator[Record, None]:
    """The records that fall to this member. For a partition of which the group has committed nothing, from `start`.

    Without `follow`, it ends when this member has reached, in all its partitions, the end as it was when it got them.
    What was yielded is committed about once a second, when the next is asked for, and at the end: a member that dies
    leaves at most that much to be read again. Raises as `read_records` does.
    """
    time_ms = start_ms(start)
    async with open_consumer(settings, group=group, start_at_end=start == "end") as consumer:
        await partitions_of(consumer, topics)  # before it subscribes, which might create what is missing
        consumer.subscribe(topics)
        member = _Member(consumer, time_ms)
        committed = monotonic()
        try:
            while not await member.at_end() or follow:
                batches = await consumer.getmany(timeout_ms=POLL_MS, max_records=MAX_RECORDS)
                for partition, batch in batches.items():
                    if not member.has(partition):  # it came while we waited: first find out where to start
                        consumer.seek(partition, batch[0].offset)
                        continue
                    for raw in batch:
                        yield record_of(raw)
                        member.done[partition] = raw.offset + 1
                if monotonic() - committed > COMMIT_SECONDS:
                    await member.commit()
                    committed = monotonic()
        finally:
            await member.commit()


class _Member:
    """What this member has of the topics now, and how far it has read."""

    def __init__(self, consumer: AIOKafkaConsumer, time_ms: int | None) -> None:
        self._consumer = consumer
        self._time_ms = time_ms
        self._ends: dict[TopicPartition, int] = {}
        self.done: dict[TopicPartition, int] = {}

    def has(self, partition: TopicPartition) -> bool:
        """Whether it has the partition and knows where to start in it."""
        return partition in self._ends

    async def at_end(self) -> bool:
        """Whether all partitions that it has are read to the end as it was when it got them."""
        assigned: set[TopicPartition] = set(self._consumer.assignment())
        for gone in self._ends.keys() - assigned:
            del self._ends[gone]
            self.done.pop(gone, None)
        new = assigned - self._ends.keys()
        if new:
            self._ends |= await self._consumer.end_offsets(list(new))
            await self._seek(new)
        if not assigned:
            return False
        for partition, end in self._ends.items():
            if await self._consumer.position(partition) < end:
                return False
        return True

    async def _seek(self, new: set[TopicPartition]) -> None:
        """To the time asked for, in partitions where the group has committed nothing."""
        if self._time_ms is None:
            return
        fresh = {each for each in new if await self._consumer.committed(each) is None}
        found = await self._consumer.offsets_for_times(dict.fromkeys(fresh, self._time_ms)) if fresh else {}
        for partition in fresh:
            at = found.get(partition)
            self._consumer.seek(partition, at.offset if at else self._ends[partition])

    async def commit(self) -> None:
        """Commit what was read of the partitions that it still has."""
        mine = {each: offset for each, offset in self.done.items() if each in self._consumer.assignment()}
        if mine:
            await self._consumer.commit(mine)
        self.done.clear()
