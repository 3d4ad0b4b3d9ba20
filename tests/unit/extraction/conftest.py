"""One extractor for all tests: loading it takes a second."""

import pytest

from schemas import ParagraphPublished, paragraph_id
from worker.extraction import Context, Extractor, Findings, Source, resolve


class Reader:
    """Reads documents of a few paragraphs."""

    def __init__(self) -> None:
        self.extractor = Extractor()

    def read(self, *paragraphs: str, published_at: str | None = None) -> list[Findings]:
        """What each paragraph of a document says."""
        readings = self.extractor.read([Source(text=text, published_at=published_at) for text in paragraphs])
        context, findings = Context(), []
        for index, (text, reading) in enumerate(zip(paragraphs, readings, strict=True)):
            paragraph = ParagraphPublished(
                document_id="document",
                index=index,
                count=len(paragraphs),
                text=text,
                paragraph_id=paragraph_id("document", index, text),
                published_at=published_at,
            )
            found = resolve(reading, context, paragraph)
            context = found.context
            findings.append(found)
        return findings

    def names(self, *paragraphs: str, published_at: str | None = None) -> list[tuple[str, str]]:
        """The words and the id of each mention in the last paragraph."""
        return [(m.text, m.entity.id) for m in self.read(*paragraphs, published_at=published_at)[-1].mentions]

    def ids(self, *paragraphs: str, published_at: str | None = None) -> list[str]:
        """The ids of the last paragraph's mentions."""
        return [entity_id for _, entity_id in self.names(*paragraphs, published_at=published_at)]


@pytest.fixture(scope="session")
def reader() -> Reader:
    """Reads documents with one extractor."""
    return Reader()
