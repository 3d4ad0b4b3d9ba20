"""What one event does to one document: its row and the event in, a new row and messages out.

The same event again changes nothing, and an event of a revision that was replaced is passed over. After a retraction
only a higher revision speaks again. A paragraph that stands can be read again for an extractor that was promoted: then
all its claims are made anew.
"""

from collections.abc import Iterable, Iterator

import msgspec

from schemas import (
    AnyClaim,
    ClaimMade,
    ClaimRetracted,
    DocumentReread,
    DocumentRetracted,
    EntityMentioned,
    ParagraphPublished,
    kind_of,
    normalised_hash,
    paragraph_id,
)
from schemas.ids import hash_of
from worker.errors import ProcessingError
from worker.extraction import Context, Reading, resolve
from worker.processors.documents import ClaimRef, DocumentRow, ParagraphRow, Rereading
from worker.state import cell_of, owner_of


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
    return known is None or not _is_that(known, paragraph)


def needs_rereading(row: DocumentRow | None, event: DocumentReread) -> bool:
    """Whether the paragraph still stands and was not read again at that time or later.

    One that an earlier extractor could not read has no row yet, and is read now.
    """
    paragraph = event.paragraph
    if paragraph is None:
        return row is not None and row.retracted is not None and (not row.reread or row.reread.at < event.at)
    if row is None:
        return True
    known = row.paragraph(paragraph.index)
    if known is None:
        return row.retracted is None and paragraph.revision == row.revision and paragraph.index < row.count
    return _is_that(known, paragraph) and (known.reread_at or "") < event.at


def _is_that(known: ParagraphRow, paragraph: ParagraphPublished) -> bool:
    return (known.revision, known.paragraph_id) == (paragraph.revision, _id_of(paragraph))


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
    retracted = [
        *_retractions(before, beyond=paragraph.count, version=version, learned_at=learned_at),
        *_gone(replaced, paragraph, refs, version, learned_at, "the paragraph was changed"),
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
            paragraphs=_in_order(others, taken),
            reread=before.reread,
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


def take_rereading(
    row: DocumentRow | None, event: DocumentReread, paragraph: ParagraphPublished, reading: Reading, now: str
) -> Analysed:
    """Read a paragraph again, for an event that `needs_rereading`. `now` is the time of its record in the log.

    All its claims are made anew, also those that were made before: what came of it then is by an extractor that may not
    be there any more, and what comes now has to be the same whatever that one said.
    """
    paragraph = msgspec.structs.replace(paragraph, paragraph_id=_id_of(paragraph))
    before = row or msgspec.structs.replace(
        _empty_row(event.document_id), revision=paragraph.revision, count=paragraph.count
    )
    version = max(before.version + 1, event.version)
    reread = before.reread
    if not reread or reread.at < event.at:
        reread, before = Rereading(at=event.at, version=version), msgspec.structs.replace(before, context=Context())
    findings = resolve(reading, before.context, paragraph)
    made = tuple(_made(claim, paragraph, version, event.learned_at, event.at) for claim in findings.claims)
    refs = tuple(_ref(message) for message in made)
    replaced = before.paragraph(paragraph.index)
    taken = ParagraphRow(
        index=paragraph.index,
        revision=paragraph.revision,
        paragraph_id=paragraph.paragraph_id,
        claims=refs,
        reread_at=event.at,
    )
    reason = f"the paragraph was read again by {event.extractor}"
    return Analysed(
        row=msgspec.structs.replace(
            before,
            version=version,
            context=findings.context,
            paragraphs=_in_order([known for known in before.paragraphs if known is not replaced], taken),
            reread=reread,
        ),
        mentions=findings.mentions,
        claims=(*_gone(replaced, paragraph, refs, version, now, reason), *made),
    )


def take_end_of_history(row: DocumentRow | None, event: DocumentReread) -> Analysed:
    """Note that what was said of a document before it was taken back is by an earlier extractor."""
    assert row is not None
    version = max(row.version + 1, event.version)
    return Analysed(row=msgspec.structs.replace(row, version=version, reread=Rereading(at=event.at, version=version)))


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


def _in_order(others: Iterable[ParagraphRow], taken: ParagraphRow) -> tuple[ParagraphRow, ...]:
    return tuple(sorted([*others, taken], key=lambda known: known.index))


def _made(
    claim: AnyClaim,
    paragraph: ParagraphPublished,
    version: int,
    learned_at: str,
    reread_at: str | msgspec.UnsetType = msgspec.UNSET,
) -> ClaimMade:
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
        reread_at=reread_at,
    )


def _ref(made: ClaimMade) -> ClaimRef:
    digest = hash_of(msgspec.structs.replace(made, version=0, revision=0, learned_at="", reread_at=msgspec.UNSET))
    return ClaimRef(claim_id=made.claim.id, kind=kind_of(made.claim), owner=made.owner, cell=made.cell, digest=digest)


def _retractions(
    row: DocumentRow, *, beyond: int, version: int, learned_at: str, reason: str = "the paragraph was removed"
) -> Iterator[ClaimRetracted]:
    for paragraph in row.paragraphs:
        if paragraph.index >= beyond:
            for ref in paragraph.claims:
                yield _retracted(ref, row.document_id, paragraph.index, version, learned_at, reason)


def _gone(
    replaced: ParagraphRow | None,
    paragraph: ParagraphPublished,
    refs: Iterable[ClaimRef],
    version: int,
    learned_at: str,
    reason: str,
) -> Iterator[ClaimRetracted]:
    """The claims that stood in a paragraph and are not among those that stand there now."""
    still = {(ref.claim_id, ref.cell) for ref in refs}
    for ref in replaced.claims if replaced is not None else ():
        if (ref.claim_id, ref.cell) not in still:
            yield _retracted(ref, paragraph.document_id, paragraph.index, version, learned_at, reason)


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
