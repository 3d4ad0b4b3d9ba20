"""The consumer, with three faults of Faust 0.15.3 mended that lose records around a rebalance, and commits of our own.

- Faust hands aiokafka the set of partitions to fetch, and goes on changing it while the fetch is under way. For a set
  that has become empty aiokafka returns the records of all partitions; Faust drops them, and their position stays
  ahead. Here each fetch gets a copy.
- Faust seeks only partitions with a committed offset. Here the others are read from their beginning.
- Faust drops a record whose offset is below the highest that it has seen, also after seeking back. `Intake` tells
  repeated records from new ones; here all are delivered.

aiokafka commits as a member of the group as it is now. Here a commit names the generation that its records were read
in: the group refuses that of a worker that it has given up, whatever that worker knows.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, ClassVar

from aiokafka.errors import (
    GroupCoordinatorNotAvailableError,
    IllegalGenerationError,
    NotCoordinatorForGroupError,
    RebalanceInProgressError,
    UnknownMemberIdError,
    for_code,
)
from aiokafka.protocol.commit import OffsetCommitRequest
from aiokafka.structs import OffsetAndMetadata, TopicPartition
from faust.transport.drivers.aiokafka import AIOKafkaConsumerThread, Consumer, Transport
from faust.types import TP

from worker.streams.logs import SERVICES

Offsets = Mapping[TopicPartition, OffsetAndMetadata]

GIVEN_UP = (UnknownMemberIdError, IllegalGenerationError, RebalanceInProgressError)
ELSEWHERE = (GroupCoordinatorNotAvailableError, NotCoordinatorForGroupError)


class OutOfDate(Exception):
    """The batch belongs to an assignment that has ended: another worker, or a later batch, takes its records."""


class _NoneRemembered(dict[TP, int | None]):
    """What Faust takes for the offsets that it has seen: none."""

    def __getitem__(self, tp: TP) -> int | None:
        return None


class _CommittedOnly(AIOKafkaConsumerThread):
    """Reads what is committed, as every reader of ours does."""

    def _create_worker_consumer(self, transport: Any) -> Any:
        consumer = super()._create_worker_consumer(transport)
        consumer._isolation_level = "read_committed"
        return consumer


class SeekingConsumer(Consumer):
    """A consumer that loses no record between a fetch and a seek."""

    logger = SERVICES

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._read_offset = _NoneRemembered()

    def _new_consumer_thread(self) -> AIOKafkaConsumerThread:
        return _CommittedOnly(self, loop=self.loop, beacon=self.beacon)

    async def commit_as_of(self, generation: int, offsets: Offsets) -> None:
        """Commit offsets as the member of a generation of the group.

        Raises OutOfDate where the group is in another one by now or does not know us any more, KafkaError where it
        cannot be asked.
        """
        thread = self._thread
        await thread.call_thread(commit_as_of, thread._ensure_consumer(), generation, offsets)

    async def _getmany(self, active_partitions: set[TP] | None, timeout: float) -> Any:
        return await super()._getmany(set(active_partitions) if active_partitions else active_partitions, timeout)

    async def perform_seek(self) -> None:
        """Go back to the committed offset of each assigned partition, or to its first record."""
        await super().perform_seek()
        new = [
            tp for tp in self.assignment() if self._committed_offset.get(tp) is None and not self._is_changelog_tp(tp)
        ]
        if new:
            first: Mapping[TP, int | None] = await self.earliest_offsets(*new)
            await self.seek_wait({tp: offset or 0 for tp, offset in first.items()})


async def commit_as_of(consumer: Any, generation: int, offsets: Offsets) -> None:
    """What `SeekingConsumer.commit_as_of` does, with a consumer of aiokafka, on its loop."""
    coordinator = consumer._coordinator
    if not offsets.keys() <= consumer.assignment():
        raise OutOfDate
    topics: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for tp, each in offsets.items():
        topics[tp.topic].append((tp.partition, each.offset, each.metadata))
    await coordinator.ensure_coordinator_known()
    answer = await coordinator._send_req(
        OffsetCommitRequest(
            coordinator.group_id,
            generation,
            coordinator.member_id,
            OffsetCommitRequest.DEFAULT_RETENTION_TIME,
            list(topics.items()),
        )
    )
    for _, partitions in answer.topics:
        for _, code in partitions:
            error = for_code(code)
            if error in GIVEN_UP:
                raise OutOfDate
            if error in ELSEWHERE:
                coordinator.coordinator_dead()
            if code:
                raise error


class SeekingTransport(Transport):
    """Faust's Kafka transport with that consumer."""

    Consumer: ClassVar[type[Consumer]] = SeekingConsumer
