"""When a batch may be written, and how its offsets are committed.

A worker must not write for partitions that another one has taken over. It is told of that by a new generation of the
consumer group, and while it is being told nothing is written. A worker that was paused for so long that the group may
have given it up waits for its heartbeat to hear before it writes.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

import faust
from aiokafka.errors import CommitFailedError, IllegalStateError, KafkaError
from aiokafka.structs import OffsetAndMetadata, TopicPartition
from faust.types import EventT

logger = logging.getLogger(__name__)

PULSE_SECONDS = 0.2
HEARTBEATS_TO_HEAR = 3

Check = Callable[[], None]


class OutOfDate(Exception):
    """The batch belongs to an assignment that has ended: another worker, or a later batch, takes its records."""


class Commits:
    """Guards the writing of batches, and commits what was written."""

    def __init__(self, app: faust.App, *, session_timeout: float, heartbeat_interval: float) -> None:
        self._app = app
        self._session_timeout = session_timeout
        self._heartbeat_interval = heartbeat_interval
        self._writing = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self._handing_over = False
        self.clock: Callable[[], float] = time.monotonic
        self._pulse = self.clock()
        app.on_partitions_revoked.connect(self._on_revoked)
        app.on_partitions_assigned.connect(self._on_assigned)

    async def keep_pulse(self) -> None:
        """Notice pauses of the whole process; runs beside the streams."""
        while True:
            self._pulse = self.clock()
            await asyncio.sleep(PULSE_SECONDS)

    def _check(self, events: Sequence[EventT[Any]]) -> None:
        if any(event.message.generation_id != self._app.consumer_generation_id for event in events):
            raise OutOfDate

    @asynccontextmanager
    async def writing(self, events: Sequence[EventT[Any]]) -> AsyncIterator[Check]:
        """Write inside, and the offsets of the records are committed afterwards.

        Gives a check to make before each writing: it raises OutOfDate, as does this, where the records are no longer
        this worker's.
        """
        if self.clock() - self._pulse > self._session_timeout / 2:
            await asyncio.sleep(self._heartbeat_interval * HEARTBEATS_TO_HEAR)
        if self._handing_over:
            raise OutOfDate
        self._check(events)
        self._writing += 1
        self._idle.clear()
        try:
            yield lambda: self._check(events)
            await self._commit(events)
        finally:
            self._writing -= 1
            if not self._writing:
                self._idle.set()

    async def _commit(self, events: Sequence[EventT[Any]]) -> None:
        offsets: dict[TopicPartition, int] = {}
        for event in events:
            message = event.message
            offsets[TopicPartition(message.topic, message.partition)] = message.offset + 1
        faust_consumer: Any = self._app.consumer
        thread = faust_consumer._thread
        consumer = thread._ensure_consumer()
        try:
            await thread.call_thread(
                consumer.commit, {tp: OffsetAndMetadata(offset, "") for tp, offset in offsets.items()}
            )
        except (CommitFailedError, IllegalStateError):
            logger.info("the group was rebalanced before a commit: its records come again")
        except KafkaError as error:
            logger.warning("a commit failed (%s): its records may come again", error)

    async def _on_revoked(self, *args: Any, **kwargs: Any) -> None:
        self._handing_over = True
        await self._idle.wait()

    async def _on_assigned(self, *args: Any, **kwargs: Any) -> None:
        self._handing_over = False
