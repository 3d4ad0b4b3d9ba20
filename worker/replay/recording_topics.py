"""From topics to a recording, and from a recording to topics."""

import asyncio
from asyncio import Future
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from contextlib import aclosing
from pathlib import Path
from time import monotonic
from typing import Any

from aiokafka import AIOKafkaProducer

from schemas import Record
from worker.errors import RecordingError
from worker.replay.analyses import analysed
from worker.replay.folding import Read
from worker.replay.order import in_order_of_time
from worker.replay.recordings import Recording, RecordingReader, RecordingWriter
from worker.settings import Settings
from worker.transport.connection import broker_errors, open_admin, open_producer
from worker.transport.ranges import Place, find_ranges, read_ranges
from worker.transport.topics import CHANGELOG_BYTES, partition_count

MAX_IN_FLIGHT = 1_000
OnProgress = Callable[[int, int], None]


async def record(
    settings: Settings,
    topics: Sequence[str],
    path: Path,
    *,
    start: Place = None,
    end: Place = None,
    limit: int | None = None,
    read: Read | None = None,
    on_progress: OnProgress | None = None,
) -> int:
    """Write what stands on topics to a file, by topic, partition and offset; returns how many records.

    With `read` (the extractor's), the analyses of the paragraphs are recorded too. `on_progress` gets the records
    written and the records to write. Raises as `find_ranges` does, and RecordingError where the file cannot be written.
    """
    ranges = await find_ranges(settings, topics, start=start, end=end)
    total = sum(each.records for each in ranges)
    total = total if limit is None else min(total, limit)
    counts = {topic: 1 + max(each.partition for each in ranges if each.topic == topic) for topic in topics}
    paragraphs: list[Record] = []
    with RecordingWriter(path, counts) as writer:
        async with aclosing(read_ranges(settings, ranges)) as records:
            async for each in records:
                if limit is not None and writer.written >= limit:
                    break
                writer.write(each)
                if read is not None:
                    paragraphs.append(each)
                if on_progress is not None:
                    on_progress(writer.written, total)
        written = writer.written
        if read is not None:
            for analysis in analysed(Recording(topics=counts, records=tuple(paragraphs)), read).analyses:
                writer.write(analysis)
    return written


async def play(
    settings: Settings,
    path: Path,
    *,
    to: str | None = None,
    speed: float | None = None,
    on_progress: OnProgress | None = None,
) -> int:
    """Write the records of a file to their topics, or all to the topic `to`, byte for byte with their times.

    Partitions are kept where the topic has as many; else keys decide. `speed` 1.0 keeps the pauses between the records,
    2.0 halves them; None has none. Returns how many records were acknowledged. Raises RecordingError before anything is
    written where the file is damaged or empty, UnknownName for a topic that is not there, BrokerUnreachable.
    """
    reader = RecordingReader(path)
    total = sum(1 for item in reader if isinstance(item, Record))  # reads it whole: a damaged line is told first
    if not total:
        raise RecordingError(f"{path} holds no record: there is nothing to play")
    async with open_admin(settings) as admin:
        here = {topic: await partition_count(settings, admin, to or topic) for topic in reader.topics}
    kept = {topic for topic, count in reader.topics.items() if here[topic] == count and (not to or len(here) == 1)}
    records: Iterable[Record] = (item for item in reader if isinstance(item, Record))
    if speed is not None:
        records = in_order_of_time(records)
    async with open_producer(settings, max_record_bytes=CHANGELOG_BYTES) as producer:
        with broker_errors(settings):
            return await _play(producer, records, to, kept, speed, total, on_progress)


async def _play(
    producer: AIOKafkaProducer,
    records: Iterable[Record],
    to: str | None,
    kept: set[str],
    speed: float | None,
    total: int,
    on_progress: OnProgress | None,
) -> int:
    in_flight: deque[Future[Any]] = deque()
    done, began, first_ms = 0, monotonic(), None
    for each in records:
        if speed is not None:
            first_ms = each.timestamp_ms if first_ms is None else first_ms
            await asyncio.sleep(max(0.0, (each.timestamp_ms - first_ms) / 1000 / speed - (monotonic() - began)))
        in_flight.append(await _send(producer, each, to or each.topic, each.topic in kept))
        while len(in_flight) >= (MAX_IN_FLIGHT if speed is None else 1):
            await in_flight.popleft()
            done += 1
            if on_progress is not None:
                on_progress(done, total)
    while in_flight:
        await in_flight.popleft()
        done += 1
    if on_progress is not None:
        on_progress(done, total)
    return done


async def _send(producer: AIOKafkaProducer, record: Record, topic: str, keep_partition: bool) -> "Future[Any]":
    partition = record.partition if keep_partition else None
    if record.key is None and record.value is None:  # aiokafka sends such a record only in a batch
        batch = producer.create_batch()
        batch.append(key=None, value=None, timestamp=record.timestamp_ms, headers=list(record.headers))
        sent: Future[Any] = await producer.send_batch(batch, topic, partition=partition or 0)
        return sent
    return await producer.send(  # type: ignore[no-any-return]
        topic,
        record.value,
        key=record.key,
        partition=partition,
        timestamp_ms=record.timestamp_ms,
        headers=list(record.headers),
    )
