"""The row of a document in table `documents`: all that must be known to take its next paragraph.

One row holds the whole document, so that it changes at once or not at all, whenever a worker dies.
"""

import msgspec

from schemas import ClaimKind
from worker.extraction import Context


class ClaimRef(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that stands: enough to retract it, and to see whether a new reading says the same."""

    claim_id: str
    kind: ClaimKind
    owner: str
    cell: str
    digest: str


class ParagraphRow(msgspec.Struct, frozen=True, kw_only=True):
    """What was made of a paragraph: of which revision and text, and which claims stand.

    `reread_at` is there where it was read again, for an extractor that was promoted at that time.
    """

    index: int
    revision: int
    paragraph_id: str
    claims: tuple[ClaimRef, ...] = ()
    reread_at: str | msgspec.UnsetType = msgspec.UNSET


class Rereading(msgspec.Struct, frozen=True, kw_only=True):
    """When a document was last read again, and the first version of its claims that came of that.

    What older versions say is by the extractor of their time. The one that has been promoted since cannot say it again.
    """

    at: str
    version: int


class DocumentRow(msgspec.Struct, frozen=True, kw_only=True):
    """A document as far as it was read, its paragraphs in their order.

    `version` counts its changes; `retracted` has the reason where it was taken back.
    """

    document_id: str
    revision: int
    count: int
    version: int
    context: Context
    paragraphs: tuple[ParagraphRow, ...] = ()
    retracted: str | None = None
    reread: Rereading | msgspec.UnsetType = msgspec.UNSET

    def paragraph(self, index: int) -> ParagraphRow | None:
        """The row of a paragraph, if the document has it."""
        return next((paragraph for paragraph in self.paragraphs if paragraph.index == index), None)


_encoder = msgspec.json.Encoder(order="deterministic")
_decoder = msgspec.json.Decoder(DocumentRow)


def encode_row(row: DocumentRow) -> bytes:
    """The row as it stands in the table: equal rows give equal bytes."""
    return _encoder.encode(row)


def decode_row(data: bytes | None) -> DocumentRow | None:
    """The row that these bytes hold; none for none."""
    return None if data is None else _decoder.decode(data)
