"""What can be published, and what of it is still to be sent."""

import msgspec
import pytest

from schemas import DocumentRetracted
from worker.errors import DocumentError
from worker.settings import Settings
from worker.transport.checking import messages_of, to_send
from worker.transport.documents import Document
from worker.transport.published import Standing

SETTINGS = Settings(max_paragraph_bytes=200_000, max_paragraphs=5)
DOCUMENT = Document(id="a", paragraphs=("One.", "Two.", "Three."), title="T", published_at="2017-12")


def change(**fields: object) -> Document:
    return msgspec.structs.replace(DOCUMENT, **fields)


def standing_of(document: Document, *indexes: int) -> Standing:
    standing = Standing()
    for message in messages_of(document, SETTINGS):
        if not indexes or message.index in indexes:
            standing = standing.after(message)
    return standing


RETRACTED = standing_of(DOCUMENT).after(DocumentRetracted(document_id="a", reason="wrong"))


def sent(document: Document, standing: Standing) -> list[tuple[int, int]]:
    return [(message.revision, message.index) for message in to_send(messages_of(document, SETTINGS), standing)]


@pytest.mark.parametrize(
    ("document", "says"),
    [
        (change(id=""), "a document needs an id"),
        (change(id="ü" * 600), "the id is over the limit of 1024 bytes"),
        (change(id="\ud800"), "half of a surrogate pair"),
        (change(revision=0), "document 'a': revision 0 cannot be used"),
        (change(paragraphs=()), "document 'a' is empty"),
        (change(paragraphs=("x", " \n")), "document 'a', paragraph 1 is empty"),
        (change(paragraphs=("x",) * 6), "document 'a' has 6 paragraphs, over the limit of 5"),
        (
            change(paragraphs=("x", "ü" * 100_001)),
            "document 'a', paragraph 1 has 200002 bytes, over the limit of 200000",
        ),
        (
            change(paragraphs=("\x01" * 199_000,)),
            "document 'a', paragraph 0 makes a record of 119.* bytes, over the limit",
        ),
        (change(title="x" * 2_000_000), "document 'a', paragraph 0 makes a record of 200.* bytes"),
        (change(paragraphs=("x", "a\udc00")), "document 'a', paragraph 1: character 1 is half of a surrogate pair"),
    ],
)
def test_a_document_that_cannot_be_published_is_named_with_its_paragraph(document: Document, says: str) -> None:
    with pytest.raises(DocumentError, match=says):
        messages_of(document, SETTINGS)


def test_a_new_document_and_a_new_revision_are_sent_whole() -> None:
    assert sent(DOCUMENT, Standing()) == [(1, 0), (1, 1), (1, 2)]
    assert sent(change(revision=2), standing_of(DOCUMENT)) == [(2, 0), (2, 1), (2, 2)]


def test_of_a_document_that_is_there_nothing_is_sent() -> None:
    assert sent(DOCUMENT, standing_of(DOCUMENT)) == []


def test_of_an_interrupted_publish_what_is_missing_is_sent() -> None:
    assert sent(DOCUMENT, standing_of(DOCUMENT, 0, 2)) == [(1, 1)]


def test_the_newest_text_under_an_older_number_is_the_same_document() -> None:
    second = change(revision=2, paragraphs=("New.", "Two."))
    assert sent(change(paragraphs=("New.", "Two.")), standing_of(second)) == []
    assert sent(change(paragraphs=("New.", "Two.")), standing_of(second, 0)) == [(2, 1)]


@pytest.mark.parametrize(
    "document",
    [
        change(paragraphs=("One.", "Two.", "Other.")),
        change(paragraphs=("One.", "Two.")),
        change(paragraphs=("One.", "Two.", "Three.", "Four.")),
        change(title="Other"),
        change(published_at=None),
    ],
)
def test_other_text_or_metadata_asks_for_a_new_revision(document: Document) -> None:
    with pytest.raises(DocumentError, match=r"'a' is already published with other .* revision 1; .* --revision 2"):
        to_send(messages_of(document, SETTINGS), standing_of(DOCUMENT))


def test_an_interrupted_publish_with_other_text_asks_for_a_new_revision_too() -> None:
    with pytest.raises(DocumentError, match="--revision 2"):
        to_send(messages_of(change(paragraphs=("One.", "Two.", "3", "4")), SETTINGS), standing_of(DOCUMENT, 0, 1))


def test_a_retracted_document_needs_a_new_revision() -> None:
    with pytest.raises(DocumentError, match="'a' was retracted as revision 1; publish it with --revision 2"):
        to_send(messages_of(DOCUMENT, SETTINGS), RETRACTED)
    assert sent(change(revision=2), RETRACTED) == [(2, 0), (2, 1), (2, 2)]
    assert not RETRACTED.after(messages_of(change(revision=2), SETTINGS)[0]).retracted
    assert RETRACTED.after(messages_of(DOCUMENT, SETTINGS)[0]).retracted


def test_a_late_paragraph_of_an_older_revision_changes_nothing() -> None:
    standing = standing_of(change(revision=3))
    assert standing.after(messages_of(DOCUMENT, SETTINGS)[0]) == standing
