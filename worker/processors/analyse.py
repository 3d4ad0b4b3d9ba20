"""From the paragraphs of a document to its mentions, its claims, and the claims that no longer hold.

Pure: the row of the document and one event in, a new row and messages out. The same event again changes nothing, and an
event of a revision that was replaced is passed over. After a retraction only a higher revision speaks again.
`analyse` does that for a batch of records, over the rows that the batch itself leaves.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from schemas import (
    CLAIMS,
    MENTIONS,
    REPORTS,
    AnyClaim,
    ClaimMade,
    ClaimRetracted,
    DocumentRetracted,
    EntityMentioned,
    ParagraphPublished,
    Record,
    kind_of,
    normalised_hash,
    paragraph_id,
)
from schemas.ids import hash_of
from worker.errors import ProcessingError
from worker.extraction import Context, Reading, Source, resolve
from worker.processors.arrivals import Arrival
from worker.processors.documents import ClaimRef, DocumentRow, ParagraphRow, decode_row, encode_row
from worker.processors.outgoing import Outgoing, outgoing
from worker.processors.rows import Rows
from worker.state import cell_of, owner_of

STAGE = "analyse"
SOURCE = f"/coalition/{STAGE}"

ReadingResult = Reading | ProcessingError


class Analysed(msgspec.Struct, frozen=True, kw_only=True):
    """What came of an event: the new row (none: nothing changed) and the messages to send, in their order."""

    row: DocumentRow | None = None
    mentions: tuple[EntityMentioned, ...] = ()
    claims: tuple[ClaimMade | ClaimRetracted, ...] = ()


def needs_reading(row: DocumentRow | None, paragraph: ParagraphPublished) -> bool:
    """Whether this paragraph says anything that the row does not hold yet."""
    if row is None or paragraph.revision > row.revision:
        return True
    if row.retracted is not None or paragraph.revision < row.revision:
        return False
    known = row.paragraph(paragraph.index)
    return known is None or (known.revision, known.paragraph_id) != (paragraph.revision, _id_of(paragraph))


class AnalysedBatch(NamedTuple):
    """What came of a batch: records to send, records that failed and why, and rows to write for each partition."""

    records: list[Outgoing]
    failures: list[tuple[Record, Exception]]
    rows: dict[int, dict[bytes, bytes]]


def sources(arrived: Iterable[Arrival]) -> dict[int, Source]:
    """What has to be read before a batch can be analysed, by its place in the batch."""
    return {
        place: Source(text=arrival.message.text, published_at=arrival.message.published_at)
        for place, arrival in enumerate(arrived)
        if isinstance(arrival.message, ParagraphPublished)
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
    assert isinstance(message, ParagraphPublished)
    if not needs_reading(row, message):
        return Analysed()
    if isinstance(reading, ProcessingError):
        raise reading
    assert reading is not None
    return take_paragraph(row, message, reading, arrival.learned_at)


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


def take_paragraph(
    row: DocumentRow | None, paragraph: ParagraphPublished, reading: Reading, learned_at: str
) -> Analysed:
    """Take one paragraph that `needs_reading`. `learned_at` is the time of its record in the log (ISO 8601).

    Raises ProcessingError where the message contradicts itself.
    """
    if not 0 <= paragraph.index < paragraph.count:
        raise ProcessingError(
            f"paragraph {paragraph.index} of document {paragraph.document_id!r} is not one of its {paragraph.count}"
        )
    paragraph = msgspec.structs.replace(paragraph, paragraph_id=_id_of(paragraph))
    before = row or _empty_row(paragraph.document_id)
    new_revision = paragraph.revision > before.revision
    findings = resolve(reading, Context() if new_revision else before.context, paragraph)
    version = before.version + 1
    made = tuple(_made(claim, paragraph, version, learned_at) for claim in findings.claims)
    refs = tuple(_ref(message) for message in made)

    replaced = before.paragraph(paragraph.index)
    held = {(ref.claim_id, ref.cell): ref.digest for ref in replaced.claims} if replaced else {}
    still = {(ref.claim_id, ref.cell) for ref in refs}
    gone = [ref for ref in (replaced.claims if replaced else ()) if (ref.claim_id, ref.cell) not in still]
    retracted = [
        *_retractions(before, beyond=paragraph.count, version=version, learned_at=learned_at),
        *(
            _retracted(ref, paragraph.document_id, paragraph.index, version, learned_at, "the paragraph was changed")
            for ref in gone
        ),
    ]
    others = [known for known in before.paragraphs if known.index < paragraph.count and known is not replaced]
    taken = ParagraphRow(
        index=paragraph.index, revision=paragraph.revision, paragraph_id=paragraph.paragraph_id, claims=refs
    )
    return Analysed(
        row=DocumentRow(
            document_id=paragraph.document_id,
            revision=paragraph.revision,
            count=paragraph.count,
            version=version,
            context=findings.context,
            paragraphs=tuple(sorted([*others, taken], key=lambda known: known.index)),
        ),
        mentions=findings.mentions,
        claims=(
            *retracted,
            *(
                message
                for message, ref in zip(made, refs, strict=True)
                if held.get((ref.claim_id, ref.cell)) != ref.digest
            ),
        ),
    )


def take_retraction(row: DocumentRow | None, event: DocumentRetracted, learned_at: str) -> Analysed:
    """Take a document back. One that is not known, or was taken back before, is left as it is."""
    if row is None or row.retracted is not None:
        return Analysed()
    version = row.version + 1
    return Analysed(
        row=msgspec.structs.replace(
            row, version=version, context=Context(), paragraphs=(), count=0, retracted=event.reason
        ),
        claims=tuple(
            _retractions(row, beyond=0, version=version, learned_at=learned_at, reason=f"retracted: {event.reason}")
        ),
    )


def _id_of(paragraph: ParagraphPublished) -> str:
    return paragraph_id(paragraph.document_id, paragraph.index, paragraph.text)


def _empty_row(document_id: str) -> DocumentRow:
    return DocumentRow(document_id=document_id, revision=0, count=0, version=0, context=Context())


def _made(claim: AnyClaim, paragraph: ParagraphPublished, version: int, learned_at: str) -> ClaimMade:
    return ClaimMade(
        claim=claim,
        owner=owner_of(claim),
        cell=cell_of(claim),
        version=version,
        revision=paragraph.revision,
        paragraph_id=paragraph.paragraph_id,
        text_hash=normalised_hash(paragraph.text),
        learned_at=learned_at,
        published_at=paragraph.published_at,
        source=paragraph.source,
    )


def _ref(made: ClaimMade) -> ClaimRef:
    digest = hash_of(msgspec.structs.replace(made, version=0, revision=0, learned_at=""))
    return ClaimRef(claim_id=made.claim.id, kind=kind_of(made.claim), owner=made.owner, cell=made.cell, digest=digest)


def _retractions(
    row: DocumentRow, *, beyond: int, version: int, learned_at: str, reason: str = "the paragraph was removed"
) -> Iterator[ClaimRetracted]:
    for paragraph in row.paragraphs:
        if paragraph.index >= beyond:
            for ref in paragraph.claims:
                yield _retracted(ref, row.document_id, paragraph.index, version, learned_at, reason)


def _retracted(
    ref: ClaimRef, document_id: str, paragraph: int, version: int, learned_at: str, reason: str
) -> ClaimRetracted:
    return ClaimRetracted(
        claim_id=ref.claim_id,
        kind=ref.kind,
        document_id=document_id,
        paragraph=paragraph,
        owner=ref.owner,
        cell=ref.cell,
        version=version,
        learned_at=learned_at,
        reason=reason,
    )
