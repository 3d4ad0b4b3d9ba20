"""From a Faust stream to batches of records that follow one another without a gap.

Records may be dropped between the broker and us, for Faust starts and stops its flow by itself. So each partition's
next offset is known here: what came before is passed over, and at a gap the partition is asked for again from there. A
gap that is still there then is one of the log itself (records deleted, or markers of a transaction).
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Mapping
from typing import Any, NamedTuple

import faust
from faust.types import TP, EventT

from schemas import Header, Record
from worker.processors.arrivals import Arrival

logger = logging.getLogger(__name__)


class Batch(NamedTuple):
    """Records that are written together: as Faust's events, and what they hold."""

    events: list[EventT[Any]]
    arrived: list[Arrival]


def log_records(events: list[EventT[Any]]) -> list[Record]:
    """The records of these events."""
    return [
        Record(
            topic=message.topic,
            partition=message.partition,
            offset=message.offset,
            timestamp_ms=round(message.timestamp * 1000),
            key=message.key,
            value=message.value,
            headers=_headers(message.headers),
        )
        for message in (event.message for event in events)
    ]


def _headers(headers: Any) -> tuple[Header, ...]:
    return tuple(headers.items() if isinstance(headers, Mapping) else headers or ())


class Intake:
    """The records of one stream, in batches of at most `size`, each waiting at most `seconds` to fill."""

    def __init__(self, app: faust.App, *, size: int, seconds: float) -> None:
        self._app = app
        self._size = size
        self._seconds = seconds
        self._next: dict[TP, int] = {}
        self._asked: dict[TP, int] = {}  # the offset that came too early, until it comes again or one before it
        self._generation = -1

    async def batches(self, stream: Any) -> AsyncIterator[list[EventT[Any]]]:
        """The batches. Each holds records of one generation of the consumer group only."""
        queue: asyncio.Queue[EventT[Any]] = asyncio.Queue(maxsize=2 * self._size)
        feeder = asyncio.create_task(self._feed(stream, queue))
        try:
            while (first := await self._first(queue, feeder)) is not None:
                yield await self._fill([first], queue)
        finally:
            feeder.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await feeder

    async def _feed(self, stream: Any, queue: "asyncio.Queue[EventT[Any]]") -> None:
        async for event in stream.noack().events():
            if await self._follows(event):
                await queue.put(event)

    @staticmethod
    async def _first(queue: "asyncio.Queue[EventT[Any]]", feeder: "asyncio.Task[None]") -> EventT[Any] | None:
        """The next record, or none where the stream has ended. Raises what the feeder raised."""
        getting = asyncio.create_task(queue.get())
        try:
            await asyncio.wait({getting, feeder}, return_when=asyncio.FIRST_COMPLETED)
            if getting.done():
                return getting.result()
            feeder.result()
            return None
        finally:
            getting.cancel()

    async def _fill(self, batch: list[EventT[Any]], queue: "asyncio.Queue[EventT[Any]]") -> list[EventT[Any]]:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self._seconds):
                while len(batch) < self._size:
                    batch.append(await queue.get())
        generation = batch[-1].message.generation_id
        return [event for event in batch if event.message.generation_id == generation]

    async def _follows(self, event: EventT[Any]) -> bool:
        message = event.message
        if message.generation_id != self._app.consumer_generation_id:
            return False
        if message.generation_id != self._generation:
            self._generation = message.generation_id
            self._next.clear()
            self._asked.clear()
        tp, offset = message.tp, message.offset
        if tp not in self._next:
            self._next[tp] = await self._start_of(tp)
        expected = self._next[tp]
        if offset < expected:
            return False
        if tp in self._asked:
            if offset > self._asked[tp]:
                return False  # still on its way from before we asked
            del self._asked[tp]
        elif offset > expected:
            logger.warning("%s: offset %d came where %d was next: asking again", tp, offset, expected)
            self._asked[tp] = offset
            await self._app.consumer.seek(tp, expected)
            return False
        self._next[tp] = offset + 1
        return True

    async def _start_of(self, tp: TP) -> int:
        consumer: Any = self._app.consumer
        committed = consumer._committed_offset.get(tp)
        earliest = (await consumer.earliest_offsets(tp)).get(tp) or 0
        return max(committed or 0, earliest)
