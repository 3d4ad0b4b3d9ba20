"""The agent `analyse`: paragraphs in; mentions, claims and reports out; table `documents`.

While one batch is being written, the next one is being read by the pool. Batches are written in their order: first the
messages, then the rows, then the offset, so that a crash at any point leaves work that is done again with the same ids.
"""

import asyncio
import logging
from collections.abc import Sequence
from typing import Any

from faust.types import StreamT

from schemas import (
    CLAIMS,
    MENTIONS,
    REPORTS,
    Message,
    ParagraphPublished,
    Topic,
)
from schemas.cloudevents import encode
from worker.errors import ProcessingError
from worker.extraction import Reading, Source
from worker.processors.analyse import Analysed, needs_reading, take
from worker.processors.arrivals import Arrival, LogRecord, arrive_paragraphs
from worker.processors.documents import DocumentRow, decode_row, encode_row
from worker.streams.commits import Commits, OutOfDate
from worker.streams.intake import Batch, Intake, log_records
from worker.streams.outputs import Outputs, Record, dead
from worker.streams.pool import ReadingPool
from worker.streams.tables import ChangelogTable

logger = logging.getLogger(__name__)

STAGE = "analyse"
SOURCE = f"/coalition/{STAGE}"
HEADER_BYTES = 1024  # more than our headers and the record's own frame take

ReadingResult = Reading | ProcessingError
Rows = dict[tuple[int, bytes], DocumentRow]
Pending = asyncio.Queue[tuple[Batch, asyncio.Task[dict[int, ReadingResult]]]]


class Analysing:
    """What the agent needs, and its loop."""

    def __init__(
        self,
        *,
        intake: Intake,
        pool: ReadingPool,
        outputs: Outputs,
        commits: Commits,
        documents: ChangelogTable,
        max_paragraph_bytes: int,
    ) -> None:
        self._intake = intake
        self._pool = pool
        self._outputs = outputs
        self._commits = commits
        self._documents = documents
        self._max_paragraph_bytes = max_paragraph_bytes

    async def run(self, stream: StreamT[Any]) -> None:
        """Take batch after batch, until cancelled."""
        read: Pending = asyncio.Queue(maxsize=1)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._write_batches(read))
            async for events in self._intake.batches(stream):
                batch = Batch(events, arrive_paragraphs(log_records(events), max_bytes=self._max_paragraph_bytes))
                await read.put((batch, tasks.create_task(self._read(batch.arrived))))

    async def _write_batches(self, read: Pending) -> None:
        while True:
            batch, reading = await read.get()
            try:
                await self._write(batch, await reading)
            except OutOfDate:
                logger.info("a batch of %d records was handed over to another assignment", len(batch.events))

    async def _read(self, arrived: Sequence[Arrival]) -> dict[int, ReadingResult]:
        """Readings of the paragraphs that are new, by their place in the batch."""
        wanted = {
            place: _source(arrival.message)
            for place, arrival in enumerate(arrived)
            if isinstance(arrival.message, ParagraphPublished)
            and needs_reading(self._row(arrival.record, {}), arrival.message)
        }
        readings = await self._pool.read(list(wanted.values()))
        return dict(zip(wanted, readings, strict=True))

    async def _write(self, batch: Batch, readings: dict[int, ReadingResult]) -> None:
        records: list[Record] = []
        rows: Rows = {}
        for place, arrival in enumerate(batch.arrived):
            try:
                analysed = await self._analyse(arrival, rows, readings.get(place))
                sent = _records(analysed, arrival.record)
            except Exception as error:  # noqa: BLE001 - whatever it is, this record must not stop the others
                records.append(dead(arrival.record, error, STAGE))
                continue
            records += sent
            if analysed.row is not None:
                rows[arrival.record.partition, arrival.record.key or b""] = analysed.row
        async with self._commits.writing(batch.events):
            await self._outputs.send(records)
            await self._write_rows(rows, max(arrival.record.timestamp_ms for arrival in batch.arrived))

    async def _analyse(self, arrival: Arrival, rows: Rows, reading: ReadingResult | None) -> Analysed:
        row = self._row(arrival.record, rows)
        message = arrival.message
        if reading is None and isinstance(message, ParagraphPublished) and needs_reading(row, message):
            # It was known when the batch was read, and an earlier record has changed that since.
            [reading] = await self._pool.read([_source(message)])
        if isinstance(reading, ProcessingError):
            raise reading
        return take(row, arrival, reading)

    def _row(self, record: LogRecord, rows: Rows) -> DocumentRow | None:
        """The row of the document: as this batch has left it, else as it stands in the table."""
        key = record.key or b""
        return rows.get((record.partition, key)) or decode_row(self._documents.rows(record.partition).get(key))

    async def _write_rows(self, rows: Rows, timestamp_ms: int) -> None:
        by_partition: dict[int, dict[bytes, bytes | None]] = {}
        for (partition, key), row in rows.items():
            by_partition.setdefault(partition, {})[key] = encode_row(row)
        for partition, writes in by_partition.items():
            await self._outputs.write_rows(self._documents, partition, writes, timestamp_ms)


def _source(paragraph: ParagraphPublished) -> Source:
    return Source(text=paragraph.text, published_at=paragraph.published_at)


def _records(analysed: Analysed, record: LogRecord) -> list[Record]:
    document_id = record.key or b""
    records = [_record(MENTIONS, document_id, mention, record) for mention in analysed.mentions]
    for claim in analysed.claims:
        records.append(_record(CLAIMS, document_id, claim, record))
        records.append(_record(REPORTS, claim.owner.encode(), claim, record))
    return records


def _record(topic: Topic, key: bytes, message: Message, origin: LogRecord) -> Record:
    value, headers = encode(message, source=SOURCE, timestamp_ms=origin.timestamp_ms)
    if len(key) + len(value) + HEADER_BYTES > topic.max_message_bytes:
        raise ProcessingError(
            f"a message of {len(value)} bytes came of it; {topic.name} takes {topic.max_message_bytes}"
        )
    return Record(topic.name, key, value, headers, origin.timestamp_ms)
