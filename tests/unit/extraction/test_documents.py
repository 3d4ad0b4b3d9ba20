"""Documents of our own writing, annotated by hand: a change that costs quality fails here."""

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

if TYPE_CHECKING:
    from tests.unit.extraction.conftest import Reader

DOCUMENTS = sorted((Path(__file__).parent / "documents").glob("*.toml"))


class Paragraph(msgspec.Struct, forbid_unknown_fields=True):
    """A paragraph and the ids of all that it mentions."""

    text: str
    entities: set[str]


class Document(msgspec.Struct, forbid_unknown_fields=True):
    """An annotated document."""

    published: str
    paragraphs: list[Paragraph]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_entities_of_a_document_are_found_under_their_ids(reader: "Reader", path: Path) -> None:
    document = msgspec.toml.decode(path.read_bytes(), type=Document)
    found = reader.read(*(paragraph.text for paragraph in document.paragraphs), published_at=document.published)
    wanted = {(i, entity) for i, paragraph in enumerate(document.paragraphs) for entity in paragraph.entities}
    got = {(i, mention.entity.id) for i, findings in enumerate(found) for mention in findings.mentions}
    right = len(wanted & got)
    score = 2 * right / (len(wanted) + len(got))
    assert score >= 0.93, f"missed {sorted(wanted - got)}, too much {sorted(got - wanted)}"


def test_there_are_documents_on_many_coalitions() -> None:
    assert len(DOCUMENTS) >= 8
