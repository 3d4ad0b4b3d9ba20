"""Topics in memory, with what groups have committed: all that outlives a worker."""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence

from schemas import Header, Record
from worker.errors import UnknownName, UsageError
from worker.transport.partitioning import partition_of

Partition = tuple[str, int]
FETCH_RECORDS = 500


class MemoryLog:
    """Records by topic and partition, and committed offsets.

    A topic that is not there is created with `default_partitions` where something is written to it. `clock` gives the
    milliseconds since 1970 for records without a time. With `reorder`, a seed, partitions are read in a random order;
    within a partition the order stays.
    """

    def __init__(self, *, clock: Callable[[], int], reorder: int | None = None) -> None:
        self.default_partitions = 1
        self._clock = clock
        self._chance = None if reorder is None else random.Random(reorder)
        self._topics: dict[str, int] = {}
        self._records: dict[Partition, list[Record]] = {}
        self._keyless: dict[str, int] = {}
        self.committed: dict[Partition, int] = {}
        self.appended: Callable[[], None] = lambda: None

    def create(self, topic: str, partitions: int) -> None:
        """Create a topic; one that is there stays as it is."""
        if topic not in self._topics:
            self._topics[topic] = partitions
            self._records |= {(topic, partition): [] for partition in range(partitions)}

    @property
    def topics(self) -> dict[str, int]:
        """The topics and how many partitions each has, by name."""
        return dict(sorted(self._topics.items()))

    def partitions(self, topic: str) -> int | None:
        """How many partitions a topic has; None where it is not there."""
        return self._topics.get(topic)

    def partition_for(self, topic: str, key: bytes | None, partition: int | None = None) -> int:
        """Where a record goes: where it is told to, else by its key as in Kafka, else round and round."""
        if topic not in self._topics:
            self.create(topic, self.default_partitions)
        count = self._topics[topic]
        if partition is not None:
            if not 0 <= partition < count:
                raise UsageError(f"topic {topic} has {count} partitions, and no partition {partition}")
            return partition
        if key is not None:
            return partition_of(key, count)
        self._keyless[topic] = self._keyless.get(topic, -1) + 1
        return self._keyless[topic] % count

    def append(
        self,
        topic: str,
        key: bytes | None,
        value: bytes | None,
        *,
        partition: int | None = None,
        timestamp_ms: int | None = None,
        headers: Iterable[Header] = (),
    ) -> Record:
        """Write a record at the end of its partition."""
        partition = self.partition_for(topic, key, partition)
        records = self._records[topic, partition]
        record = Record(
            topic=topic,
            partition=partition,
            offset=len(records),
            timestamp_ms=self._clock() if timestamp_ms is None else timestamp_ms,
            key=key,
            value=value,
            headers=tuple(headers),
        )
        records.append(record)
        self.appended()
        return record

    def end(self, partition: Partition) -> int:
        """The offset that the next record of a partition will get."""
        return len(self._records.get(partition, ()))

    def records_between(self, partition: Partition, start: int, end: int) -> Sequence[Record]:
        """The records of a partition from one offset to another."""
        return self._records[partition][start:end]

    def fetch(self, positions: Mapping[Partition, int]) -> dict[Partition, Sequence[Record]]:
        """Records from these positions on; of partitions without new ones, nothing. Always the same for one log."""
        waiting = sorted(each for each, position in positions.items() if position < len(self._records[each]))
        if self._chance is None:
            return {each: self._records[each][positions[each] : positions[each] + FETCH_RECORDS] for each in waiting}
        if not waiting:
            return {}
        chosen = self._chance.choice(waiting)
        position = positions[chosen]
        return {chosen: self._records[chosen][position : position + self._chance.randint(1, 4)]}

    def records(self, topic: str) -> list[Record]:
        """All records of a topic: by partition, then offset. Raises UnknownName for a topic that is not there."""
        if topic not in self._topics:
            known = ", ".join(sorted(self._topics)) or "no topics yet"
            raise UnknownName(f"nothing was written to a topic {topic!r}; there are {known}")
        return [record for number in range(self._topics[topic]) for record in self._records[topic, number]]
