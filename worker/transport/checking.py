"""Whether a document can be published, and what of it is still to be sent, as plain functions."""

import msgspec

from schemas import PARAGRAPHS, ParagraphPublished
from worker.errors import DocumentError
from worker.processors.arrivals import MAX_ID_BYTES, id_is_too_long
from worker.settings import Settings
from worker.transport.documents import Document
from worker.transport.published import Standing

OVERHEAD_BYTES = 4_096  # of a record beside value and key: headers, and the frame of a batch


def messages_of(document: Document, settings: Settings) -> tuple[ParagraphPublished, ...]:
    """The messages that a document becomes.

    Raises DocumentError, naming document and paragraph, where it is empty or over a limit of the settings.
    """
    name = f"document {document.id[:80]!r}"
    if not document.id:
        raise DocumentError("a document needs an id")
    if document.revision < 1:
        raise DocumentError(f"{name}: revision {document.revision} cannot be used: revisions count from 1")
    if not document.paragraphs:
        raise DocumentError(f"{name} is empty; there is nothing to publish")
    if len(document.paragraphs) > settings.max_paragraphs:
        raise DocumentError(
            f"{name} has {len(document.paragraphs)} paragraphs, over the limit of {settings.max_paragraphs}; "
            "split it, or raise COALITION_MAX_PARAGRAPHS"
        )
    _size(document.id, name)
    if id_is_too_long(document.id):
        raise DocumentError(f"{name}: the id is over the limit of {MAX_ID_BYTES} bytes; give a shorter one")
    return tuple(_message(document, index, text, settings, name) for index, text in enumerate(document.paragraphs))


def _message(document: Document, index: int, text: str, settings: Settings, name: str) -> ParagraphPublished:
    where = f"{name}, paragraph {index}"
    if not text.strip():
        raise DocumentError(f"{where} is empty; leave it out")
    size = _size(text, where)
    if size > settings.max_paragraph_bytes:
        raise DocumentError(
            f"{where} has {size} bytes, over the limit of {settings.max_paragraph_bytes}; "
            "split it, or raise COALITION_MAX_PARAGRAPH_BYTES"
        )
    message = document.paragraph(index)
    # in JSON a control character takes six bytes, and title and address count too
    record = len(_encoder.encode(message)) + _size(document.id, name) + OVERHEAD_BYTES
    if record > PARAGRAPHS.max_message_bytes:
        raise DocumentError(
            f"{where} makes a record of {record} bytes, over the limit of {PARAGRAPHS.max_message_bytes}; split it"
        )
    return message


_encoder = msgspec.json.Encoder()


def _size(text: str, where: str) -> int:
    try:
        return len(text.encode())
    except UnicodeEncodeError as error:
        raise DocumentError(f"{where}: character {error.start} is half of a surrogate pair, no text") from None


def to_send(messages: tuple[ParagraphPublished, ...], standing: Standing) -> tuple[ParagraphPublished, ...]:
    """Which messages of a document are not in the log yet: all of a new revision, none of one that is there, and of
    one whose publishing was interrupted those that are missing.

    Raises DocumentError where a new revision is needed: the log has other text for this one, or a newer one, or the
    document was retracted.
    """
    first = messages[0]
    if first.revision > standing.revision:
        return messages
    name, newest = f"document {first.document_id!r}", standing.revision
    again = f"publish it with --revision {newest + 1}"
    if standing.retracted:
        raise DocumentError(f"{name} was retracted as revision {newest}; {again}")
    # the same text under an older number is what stands there already
    renumbered = tuple(msgspec.structs.replace(message, revision=newest) for message in messages)
    logged = standing.paragraphs
    if any(logged.get(message.index, message) != message for message in renumbered) or len(logged) > len(messages):
        raise DocumentError(f"{name} is already published with other text or metadata as revision {newest}; {again}")
    return tuple(message for message in renumbered if message.index not in logged)
