"""When a batch may be written, and how its offsets are committed.

A worker must not write for partitions that another one has taken over. It is told of that by a new generation of the
consumer group, and while it is being told nothing is written. A worker that was paused may not have been told yet: so
the group is asked before what was written counts.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any

import faust
from aiokafka.errors import KafkaError
from aiokafka.structs import OffsetAndMetadata, TopicPartition
from faust.types import EventT
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, wait_exponential

from worker.streams.consumer import OutOfDate, SeekingConsumer

logger = logging.getLogger(__name__)

__all__ = ["Commits", "Held", "OutOfDate"]

FIRST_WAIT_SECONDS, LONGEST_WAIT_SECONDS = 0.1, 2.0


class Held:
    """A batch that is being written: whether its records are still this worker's."""

    def __init__(self, app: faust.App, events: Sequence[EventT[Any]], writer: str) -> None:
        self._app = app
        self._events = events
        self._writer = writer

    def check(self) -> None:
        """Raise OutOfDate where this worker has been told that the records are another's."""
        if any(event.message.generation_id != self._app.consumer_generation_id for event in self._events):
            raise OutOfDate

    async def confirm(self) -> None:
        """Raise OutOfDate where the group has given the records to another worker, told or not; else KafkaError.

        It commits where the batch begins, which says nothing new; but the group takes that of its members only. Beside
        the offset stands who writes, so that the next owner can end a transaction that is left open.
        """
        self.check()
        first: dict[TopicPartition, int] = {}
        for event in self._events:
            first.setdefault(TopicPartition(event.message.topic, event.message.partition), event.message.offset)
        await self._commit(first)

    async def commit(self) -> None:
        """Commit that the batch is written, however long the broker is away.

        Where the group has given the records to another worker meanwhile, they come again there.
        """
        last = {
            TopicPartition(event.message.topic, event.message.partition): event.message.offset + 1
            for event in self._events
        }
        with suppress(OutOfDate):
            async for attempt in AsyncRetrying(
                retry=retry_if_exception_type(KafkaError),
                wait=wait_exponential(multiplier=FIRST_WAIT_SECONDS, max=LONGEST_WAIT_SECONDS),
                before_sleep=_tell,
            ):
                with attempt:
                    self.check()
                    await self._commit(last)
            return
        logger.info("the group was rebalanced before a commit: its records come again")

    async def _commit(self, offsets: dict[TopicPartition, int]) -> None:
        consumer: SeekingConsumer = self._app.consumer  # type: ignore[assignment]
        generation: Any = self._events[0].message.generation_id
        await consumer.commit_as_of(
            generation, {tp: OffsetAndMetadata(offset, self._writer) for tp, offset in offsets.items()}
        )


class Commits:
    """Guards the writing of batches, and commits what was written."""

    def __init__(self, app: faust.App) -> None:
        self._app = app
        self._writing = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self._handing_over = False
        app.on_partitions_revoked.connect(self._on_revoked)
        app.on_partitions_assigned.connect(self._on_assigned)

    @asynccontextmanager
    async def writing(self, events: Sequence[EventT[Any]], writer: str) -> AsyncIterator[Held]:
        """Write inside, as `writer`, and the offsets of the records are committed afterwards.

        Raises OutOfDate where the records are no longer this worker's. The events are of one generation of the group.
        """
        if self._handing_over:
            raise OutOfDate
        held = Held(self._app, events, writer)
        held.check()
        self._writing += 1
        self._idle.clear()
        try:
            yield held
            await held.commit()
        finally:
            self._writing -= 1
            if not self._writing:
                self._idle.set()

    async def _on_revoked(self, *args: Any, **kwargs: Any) -> None:
        self._handing_over = True
        await self._idle.wait()

    async def _on_assigned(self, *args: Any, **kwargs: Any) -> None:
        self._handing_over = False


def _tell(state: RetryCallState) -> None:
    error = state.outcome.exception() if state.outcome else None
    logger.warning("a commit failed (%s): trying again", str(error) or type(error).__name__)
