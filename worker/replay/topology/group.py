"""What stands in for the thread that Faust talks to the broker from: one member that gets all partitions.

Source of what it has to answer: `faust.transport.consumer.ConsumerThread` and the thread of Faust's aiokafka driver.
"""

import asyncio
from collections.abc import Iterable, Mapping
from types import SimpleNamespace
from typing import Any

from faust.types import TP
from mode import Service

from worker.replay.topology.log import MemoryLog
from worker.replay.topology.producer import Life

MEMBER = "driver"


class MemoryMember(Service):
    """The only member of the app's consumer group, reading from a log in memory."""

    def __init__(self, consumer: Any, log: MemoryLog, life: Life, **options: Any) -> None:
        super().__init__(**options)
        self._consumer = consumer
        self._app = consumer.app
        self._log = log
        self._life = life
        self._topics: tuple[str, ...] = ()
        self._positions: dict[TP, int] = {}
        self._written = asyncio.Event()
        self._generation = 0
        log.appended = self._written.set

    # What the driver asks.

    @property
    def behind(self) -> int:
        """How many records of the subscribed topics have not been fetched, those of changelogs left out."""
        return sum(
            self._log.end(tp) - position
            for tp, position in self._positions.items()
            if not self._consumer._is_changelog_tp(tp)
        )

    def uncommitted(self) -> Iterable[TP]:
        """Partitions that were read further than was committed; for topics that Faust does not acknowledge itself."""
        return (
            tp
            for tp, position in self._positions.items()
            if position > self._log.committed.get(tp, 0)
            and not self._app.topics.acks_enabled_for(tp.topic)
            and not self._consumer._is_changelog_tp(tp)
        )

    async def join(self) -> None:
        """Give all partitions back and get them again, as when the group is rebalanced."""
        self._generation += 1
        self._app.on_rebalance_start()
        await self._consumer.on_partitions_revoked(set(self._positions))
        self._app.consumer_generation_id = self._generation
        assigned = self._assigned()
        self._positions = {tp: self._start_of(tp) for tp in assigned}
        await self._consumer.on_partitions_assigned(set(assigned), self._generation)

    def _assigned(self) -> list[TP]:
        """The app's own assignor decides, so that its tables learn of their partitions as they do from a broker."""
        assignor = self._app.assignor
        cluster = SimpleNamespace(partitions_for_topic=lambda topic: set(range(self._log.partitions(topic) or 0)))
        answer = assignor.assign(cluster, {MEMBER: assignor.metadata(set(self._topics))})[MEMBER]
        assignor.on_assignment(answer)
        return sorted(TP(topic, partition) for topic, partitions in answer.assignment for partition in partitions)

    def _start_of(self, tp: TP) -> int:
        at_end = self._app.conf.consumer_auto_offset_reset == "latest" and not self._consumer._is_changelog_tp(tp)
        return self._log.committed.get(tp, self._log.end(tp) if at_end else 0)

    # What Faust asks.

    async def subscribe(self, topics: Iterable[str]) -> None:
        """Read these topics; those that are missing are created."""
        self._topics = tuple(sorted(topics))
        for topic in self._topics:
            self._log.create(topic, self._app.conf.topic_partitions)
        self._consumer.add_future(self.join())

    async def getmany(self, active_partitions: Iterable[TP], timeout: float) -> Mapping[TP, Any]:
        """Records of these partitions, or none where none came in time."""
        mine = [tp for tp in active_partitions if tp in self._positions]
        active: dict[tuple[str, int], int] = {tp: self._positions[tp] for tp in mine}
        found = self._log.fetch(active) if self._consumer.flow_active else {}
        if not found:
            self._written.clear()
            try:
                async with asyncio.timeout(timeout):
                    await self._written.wait()
            except TimeoutError:
                return {}
            return {}
        records = {TP(*partition): taken for partition, taken in found.items()}
        for tp, taken in records.items():
            self._positions[tp] = taken[-1].offset + 1
        return records

    async def commit(self, offsets: Mapping[Any, Any]) -> bool:
        """Commit offsets: of the group, for all time."""
        await self._life.step()
        for (topic, partition), offset in offsets.items():
            self._log.committed[TP(topic, partition)] = getattr(offset, "offset", offset)
        return True

    async def seek_to_committed(self) -> Mapping[TP, int | None]:
        """Go back to what was committed."""
        for tp in self._positions:
            if tp in self._log.committed:
                self._positions[tp] = self._log.committed[tp]
        return {tp: self._log.committed.get(tp) for tp in self._positions}

    async def seek_to_beginning(self, *partitions: TP) -> None:
        """Go back to the first record."""
        await self.seek_wait(dict.fromkeys(partitions, 0))

    async def seek_wait(self, partitions: Mapping[TP, int]) -> None:
        """Go to these offsets."""
        for tp, offset in partitions.items():
            self.seek(tp, offset)
            self._consumer._read_offset[tp] = offset or None

    def seek(self, partition: TP, offset: int) -> None:
        """Go to this offset."""
        self._positions[partition] = max(offset, 0)
        self._written.set()

    async def position(self, tp: TP) -> int | None:
        """The offset of the next record that will be fetched."""
        return self._positions.get(tp)

    def assignment(self) -> set[TP]:
        """All partitions that this member has."""
        return set(self._positions)

    def highwater(self, tp: TP) -> int:
        """The end offset."""
        return self._log.end(tp)

    def topic_partitions(self, topic: str) -> int | None:
        """How many partitions a topic has."""
        return self._log.partitions(topic)

    async def earliest_offsets(self, *partitions: TP) -> Mapping[TP, int]:
        """First offsets: nothing is ever deleted."""
        return dict.fromkeys(partitions, 0)

    async def highwaters(self, *partitions: TP) -> Mapping[TP, int]:
        """End offsets."""
        return {tp: self._log.end(tp) for tp in partitions}

    def key_partition(self, topic: str, key: bytes | None, partition: int | None = None) -> int | None:
        """Where a key goes."""
        return None if self._log.partitions(topic) is None else self._log.partition_for(topic, key, partition)

    def verify_event_path(self, now: float, tp: TP) -> None:
        """Nothing can be stuck on the way from this broker."""

    verify_recovery_event_path = verify_event_path

    def close(self) -> None:
        """There is nothing to close."""
