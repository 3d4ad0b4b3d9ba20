"""From records of the log to mentions, claims, and the claims that no longer hold.

Pure: a batch of records and the rows of their documents in, new rows and records to send out. Each record is taken over
the rows that those before it leave; what it does there stands in `taking`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from schemas import (
    CLAIMS,
    MENTIONS,
    REPORTS,
    ClaimMade,
    DocumentReread,
    DocumentRetracted,
    ParagraphPublished,
    Record,
)
from worker.errors import ProcessingError
from worker.extraction import Reading, Source
from worker.processors.arrivals import Arrival, paragraph_of
from worker.processors.documents import DocumentRow, decode_row, encode_row
from worker.processors.outgoing import Outgoing, outgoing
from worker.processors.rows import Rows
from worker.processors.taking import (
    Analysed,
    needs_reading,
    needs_rereading,
    take_end_of_history,
    take_paragraph,
    take_rereading,
    take_retraction,
)

STAGE = "analyse"
SOURCE = f"/coalition/{STAGE}"

ReadingResult = Reading | ProcessingError


class AnalysedBatch(NamedTuple):
    """What came of a batch: records to send, records that failed and why, and rows to write for each partition."""

    records: list[Outgoing]
    failures: list[tuple[Record, Exception]]
    rows: dict[int, dict[bytes, bytes]]


def sources(arrived: Iterable[Arrival]) -> dict[int, Source]:
    """What has to be read before a batch can be analysed, by its place in the batch."""
    return {
        place: Source(text=paragraph.text, published_at=paragraph.published_at)
        for place, arrival in enumerate(arrived)
        if (paragraph := paragraph_of(arrival.message)) is not None
    }


def analyse(
    arrived: Sequence[Arrival], readings: Mapping[int, ReadingResult], documents: Callable[[int], Rows]
) -> AnalysedBatch:
    """Take a batch. `readings` belong to the places that `sources` named, `documents` gives a partition's rows.

    A record that cannot be taken leaves no trace but its failure.
    """
    batch = AnalysedBatch([], [], {})
    for place, arrival in enumerate(arrived):
        record = arrival.record
        key = record.key or b""
        rows = batch.rows.setdefault(record.partition, {})
        try:
            row = decode_row(rows.get(key) or documents(record.partition).get(key))
            analysed = _take(row, arrival, readings.get(place))
            records = _records(analysed, arrival)
            encoded = encode_row(analysed.row) if analysed.row is not None else None
        except Exception as error:  # noqa: BLE001 - whatever it is, this record must not stop the others
            batch.failures.append((record, error))
            continue
        batch.records.extend(records)
        if encoded is not None:
            rows[key] = encoded
    return batch


def _take(row: DocumentRow | None, arrival: Arrival, reading: ReadingResult | None) -> Analysed:
    if arrival.error is not None:
        raise arrival.error
    message = arrival.message
    if isinstance(message, DocumentRetracted):
        return take_retraction(row, message, arrival.learned_at)
    if isinstance(message, DocumentReread):
        if not needs_rereading(row, message):
            return Analysed()
        if message.paragraph is None:
            return take_end_of_history(row, message)
        return take_rereading(row, message, message.paragraph, _read(reading), arrival.learned_at)
    assert isinstance(message, ParagraphPublished)
    wanted = needs_reading(row, message)
    return take_paragraph(row, message, _read(reading), arrival.learned_at) if wanted else Analysed()


def _read(reading: ReadingResult | None) -> Reading:
    if isinstance(reading, ProcessingError):
        raise reading
    assert reading is not None
    return reading


def _records(analysed: Analysed, arrival: Arrival) -> list[Outgoing]:
    time = arrival.record.timestamp_ms
    records = [
        outgoing(MENTIONS, each.document_id, each, source=SOURCE, timestamp_ms=time) for each in analysed.mentions
    ]
    for claim in analysed.claims:
        document_id = claim.claim.document_id if isinstance(claim, ClaimMade) else claim.document_id
        records.append(outgoing(CLAIMS, document_id, claim, source=SOURCE, timestamp_ms=time))
        records.append(outgoing(REPORTS, claim.owner, claim, source=SOURCE, timestamp_ms=time))
    return records
