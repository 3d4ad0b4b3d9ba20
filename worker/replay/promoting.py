"""Promotion: the documents that another extractor reads otherwise are put into the log again, to be read by it.

So a promotion is part of the log like all else, and a replay of the log ends where the workers end. Why this way is
told in docs/decisions/promotions-in-the-log.md.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from schemas import (
    CLAIM_MESSAGES,
    DocumentReread,
    DocumentRetracted,
    EntityMentioned,
    Message,
    ParagraphPublished,
    Record,
)
from schemas.cloudevents import MessageError, decode, iso_time, timestamp_ms
from worker.processors.documents import DocumentRow, decode_row
from worker.replay.folding import Fold
from worker.replay.superseded import Rereadings
from worker.state.reports import document_id_of

Sent = Iterable[tuple[Message, int]]


class Live(msgspec.Struct, frozen=True, kw_only=True):
    """What workers made of a log: rows of table `documents`, mentions and claims with the times of their records."""

    documents: Mapping[bytes, bytes]
    mentions: Sequence[tuple[Message, int]]
    claims: Sequence[tuple[Message, int]]


class Promotion(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be put into the log, in order. `at` is when (ISO 8601, UTC)."""

    at: str
    messages: tuple[DocumentReread, ...]

    @property
    def documents(self) -> int:
        """How many documents are read again."""
        return len({message.document_id for message in self.messages})

    @property
    def time_ms(self) -> int:
        """The time that the records have, in milliseconds since 1970."""
        return timestamp_ms(self.at)


def promotion(log: Sequence[Record], derived: Fold, live: Live, *, extractor: str, now_ms: int) -> Promotion:
    """What has to be read again, so that the live state is that of another extractor.

    `derived` is the fold of `log` by that extractor, which `extractor` names. The time of the promotion is `now_ms`, or
    later than all of the log.
    """
    at = iso_time(max([now_ms, *(record.timestamp_ms + 1 for record in log)]))
    failed = {record.place for record, _ in derived.failures}
    differing = differing_documents(derived, live)
    standing = _standing(record for record in log if record.key in differing and record.place not in failed)
    messages: list[DocumentReread] = []
    for key in sorted(differing):
        wanted, is_now = decode_row(derived.tables["documents"].get(key)), decode_row(live.documents.get(key))
        if wanted is not None:
            version = 1 + max(wanted.version, is_now.version if is_now is not None else 0)
            messages += _again(wanted, standing[wanted.document_id], version, at, extractor)
    return Promotion(at=at, messages=tuple(messages))


def differing_documents(derived: Fold, live: Live) -> set[bytes]:
    """The keys of documents of which a row, a mention or a message on a claim is another one."""
    folded = derived.tables["documents"].as_dict()
    rereadings = Rereadings(folded.items())
    messages = rereadings.mentions(live.mentions) ^ rereadings.mentions(derived.mentions)
    messages |= rereadings.claims(each for each, _ in live.claims) ^ rereadings.claims(derived.claims)
    keys = {key for key in folded.keys() | live.documents.keys() if folded.get(key) != live.documents.get(key)}
    return keys | {document_id.encode() for message in messages if (document_id := _document_id(message)) is not None}


def _document_id(message: Message) -> str | None:
    if isinstance(message, EntityMentioned):
        return message.document_id
    return document_id_of(message) if isinstance(message, CLAIM_MESSAGES) else None


class _Standing(msgspec.Struct, frozen=True):
    """A paragraph that stands, and since when its text has, in milliseconds since 1970."""

    paragraph: ParagraphPublished
    since_ms: int


def _standing(log: Iterable[Record]) -> dict[str, dict[int, _Standing]]:
    """The paragraph of the newest revision at each place of each document, by index."""
    found: dict[str, dict[int, _Standing]] = {}
    for record in log:
        try:
            message = decode(record.value, (ParagraphPublished, DocumentRetracted))
        except MessageError:
            continue
        if isinstance(message, DocumentRetracted):
            found[message.document_id] = {}
        elif isinstance(message, ParagraphPublished):
            places = found.setdefault(message.document_id, {})
            known = places.get(message.index)
            if known is None or known.paragraph.revision <= message.revision:
                same = known is not None and known.paragraph.text == message.text
                places[message.index] = _Standing(message, known.since_ms if known and same else record.timestamp_ms)
    return found


def _again(
    row: DocumentRow, standing: Mapping[int, _Standing], version: int, at: str, extractor: str
) -> Iterator[DocumentReread]:
    if row.retracted is not None:
        yield DocumentReread(document_id=row.document_id, at=at, learned_at=at, version=version, extractor=extractor)
        return
    for number, known in enumerate(row.paragraphs):
        there = standing[known.index]
        yield DocumentReread(
            document_id=row.document_id,
            at=at,
            learned_at=iso_time(there.since_ms),
            version=version + number,
            extractor=extractor,
            paragraph=there.paragraph,
        )
