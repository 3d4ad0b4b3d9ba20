"""Records as they arrive from a topic: the message that each holds, or why it cannot be taken."""

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from schemas import (
    ClaimMade,
    ClaimRetracted,
    DocumentReread,
    DocumentRetracted,
    Message,
    ParagraphPublished,
    Record,
)
from schemas.cloudevents import MessageError, decode, iso_time
from worker.errors import ProcessingError

MAX_ID_BYTES = 1_024  # every row about a claim holds the id of its document
_encoder = msgspec.json.Encoder()


class Arrival(NamedTuple):
    """A record, and either the message that it holds or the error that stands against it."""

    record: Record
    message: Message | None = None
    error: Exception | None = None

    @property
    def learned_at(self) -> str:
        """The time of the record, as messages write it."""
        return iso_time(self.record.timestamp_ms)


def id_is_too_long(document_id: str) -> bool:
    """Whether an id of a document is over the limit, as it stands in JSON."""
    return len(_encoder.encode(document_id)) > MAX_ID_BYTES + len('""')


def arrive_paragraphs(records: Iterable[Record], *, max_bytes: int) -> list[Arrival]:
    """What records of `news.paragraphs.v1` hold; a text of more than `max_bytes` (UTF-8) is an error."""
    return [_arrive(record, (ParagraphPublished, DocumentReread, DocumentRetracted), max_bytes) for record in records]


def paragraph_of(message: Message | None) -> ParagraphPublished | None:
    """The paragraph that a message gives to be read, if it gives one."""
    if isinstance(message, DocumentReread):
        return message.paragraph
    return message if isinstance(message, ParagraphPublished) else None


def arrive_reports(records: Iterable[Record]) -> list[Arrival]:
    """What records of `coalition.reports.v1` hold."""
    return [_arrive(record, (ClaimMade, ClaimRetracted), None) for record in records]


def _arrive(record: Record, expected: tuple[type[Message], ...], max_bytes: int | None) -> Arrival:
    try:
        _check_time(record.timestamp_ms)
        message = decode(record.value, expected)
        _check_key(record.key, message)
        if max_bytes is not None and (paragraph := paragraph_of(message)) is not None:
            _check_size(paragraph, max_bytes)
    except (MessageError, ProcessingError) as error:
        return Arrival(record, error=error)
    return Arrival(record, message=message)


def _check_time(timestamp_ms: int) -> None:
    try:
        iso_time(timestamp_ms)
    except (ValueError, OverflowError, OSError):
        raise MessageError(f"the timestamp {timestamp_ms} is no time") from None


def _check_key(key: bytes | None, message: Message) -> None:
    """The key decides the partition, and the partition holds the rows: it has to be the message's own."""
    wanted = message.owner if isinstance(message, ClaimMade | ClaimRetracted) else _document_id(message)
    if key is None:
        raise MessageError(f"the record has no key; it has to be {wanted!r}")
    if key != wanted.encode():
        raise MessageError(f"the key {key[:100]!r} is not {wanted!r}, as the message says")


def _document_id(message: Message) -> str:
    assert isinstance(message, ParagraphPublished | DocumentReread | DocumentRetracted)
    paragraph = paragraph_of(message)
    if paragraph is not None and paragraph.document_id != message.document_id:
        raise MessageError(f"the paragraph is one of {paragraph.document_id!r}, not of {message.document_id!r}")
    return message.document_id


def _check_size(message: ParagraphPublished, max_bytes: int) -> None:
    if id_is_too_long(message.document_id):
        raise ProcessingError(f"the id {message.document_id[:80]!r}… has more than {MAX_ID_BYTES} bytes")
    size = len(message.text.encode())
    if size > max_bytes:
        raise ProcessingError(
            f"paragraph {message.index} of document {message.document_id!r} has {size} bytes; "
            f"at most {max_bytes} are taken"
        )
