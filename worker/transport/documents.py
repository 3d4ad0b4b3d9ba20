"""Documents from files: text, Markdown, HTML, JSON lines, folders of these, and standard input.

The text is published as it stands there. Only what is around it goes: blank lines part the paragraphs, and of an HTML
page the main text is kept.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from schemas import ParagraphPublished, paragraph_id
from worker.errors import DocumentError, UsageError
from worker.transport.decoding import decode_text
from worker.transport.document_folders import STANDARD_INPUT, FoundFile, FoundFiles, find_files
from worker.transport.document_metadata import Metadata, checked, default_id

_PARTING = re.compile(r"\n(?:[^\S\n]*\n)+")
_LINE_END = re.compile(r"\r\n?")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{1,40})""", re.IGNORECASE)


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A document to publish: its paragraphs in order, and what is known of it.

    `published_at` is ISO 8601, as precisely as it is known: "2017", "2017-12", "2017-12-05", or with a time.
    """

    id: str
    paragraphs: tuple[str, ...]
    revision: int = 1
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published_at: str | None = None

    def paragraph(self, index: int) -> ParagraphPublished:
        """A paragraph, counted from 0, as the message that publishes it."""
        text = self.paragraphs[index]
        return ParagraphPublished(
            document_id=self.id,
            index=index,
            count=len(self.paragraphs),
            text=text,
            paragraph_id=paragraph_id(self.id, index, text),
            revision=self.revision,
            title=self.title,
            source=self.source,
            url=self.url,
            published_at=self.published_at,
        )


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A document as a line of a .jsonl file: `text`, parted by blank lines, or its `paragraphs`. Other fields are
    passed over."""

    id: str
    text: str | None = None
    paragraphs: tuple[str, ...] | None = None
    revision: int | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    date: str | None = None
    published_at: str | None = None


_line_decoder = msgspec.json.Decoder(Line)


def split_paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text: what blank lines part, without the white space around each; the text inside is kept.

    Line ends of Windows and of old Macs become those of Unix.
    """
    parts = (part.strip() for part in _PARTING.split(_LINE_END.sub("\n", text)))
    return tuple(part for part in parts if part)


def read_documents(
    paths: Iterable[Path] | FoundFiles, metadata: Metadata | None = None, *, stdin: BinaryIO | None = None
) -> Iterator[Document]:
    """The documents in files and folders (see `find_files`); `-` reads `stdin` (default: the process's own).

    What `metadata` says goes before what `documents.toml` says, and that before what a file says of itself. A document
    without an id takes the name of its file. Raises DocumentError, naming path and line, for a document that cannot be
    published as it is, and UsageError where an id, a title or a URL is given for more than one document.
    """
    found = paths if isinstance(paths, FoundFiles) else find_files(paths)
    given = checked(metadata or Metadata(), "the call")
    of_one = [name for name in ("id", "title", "url") if getattr(given, name) is not None]
    seen: dict[tuple[str, int], str] = {}
    for file in found.files:
        known = given.over(file.metadata)
        for where, document in _read_file(file.path, known, stdin):
            if of_one and seen:
                raise UsageError(f"one {of_one[0]} cannot be that of several documents; {where} is the second")
            before = seen.setdefault((document.id, document.revision), where)
            if before != where:
                raise DocumentError(
                    f"{where}: has the id {document.id!r}, as {before} has; give one of them another id or revision"
                )
            yield document


def _read_file(path: Path, known: Metadata, stdin: BinaryIO | None) -> Iterator[tuple[str, Document]]:
    where = "standard input" if path == STANDARD_INPUT else str(path)
    data = _bytes_of(path, where, stdin)
    suffix = path.suffix.lower()
    if suffix == ".jsonl":
        yield from _lines(data, where, known)
        return
    if suffix in (".html", ".htm"):
        paragraphs, own = _main_text(data, where)
        known = known.over(own)
    else:
        paragraphs = split_paragraphs(decode_text(data, where))
    name = path.stem if path != STANDARD_INPUT else ""
    yield where, _document(paragraphs, known, name, where)


def _bytes_of(path: Path, where: str, stdin: BinaryIO | None) -> bytes:
    if path == STANDARD_INPUT:
        return (stdin or sys.stdin.buffer).read()
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise DocumentError(f"{where}: no such file; check the path") from None
    except OSError as error:
        raise DocumentError(f"{where}: cannot be read: {error.strerror}; check its permissions") from None


def _document(paragraphs: tuple[str, ...], known: Metadata, name: str, where: str) -> Document:
    if not paragraphs:
        raise DocumentError(f"{where}: the document is empty; there is nothing to publish")
    return Document(
        id=known.id or default_id(name, "\n\n".join(paragraphs)),
        paragraphs=paragraphs,
        revision=known.revision or 1,
        title=known.title,
        source=known.source,
        url=known.url,
        published_at=known.published_at,
    )


def _lines(data: bytes, where: str, known: Metadata) -> Iterator[tuple[str, Document]]:
    empty = True
    for number, content in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if not content.strip():
            continue
        empty = False
        place = f"{where}, line {number}"
        line = _line(content, place)
        own = checked(
            Metadata(
                id=line.id,
                title=line.title,
                source=line.source,
                url=line.url,
                published_at=line.published_at or line.date,
                revision=line.revision,
            ),
            place,
        )
        paragraphs = split_paragraphs(line.text) if line.text is not None else tuple(line.paragraphs or ())
        yield place, _document(tuple(part for part in paragraphs if part.strip()), known.over(own), "", place)
    if empty:
        raise DocumentError(f"{where}: the file is empty; there is nothing to publish")


def _line(content: bytes, where: str) -> Line:
    try:
        line = _line_decoder.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DocumentError(f'{where}: not a document like {{"id": "…", "text": "…"}}: {error}') from None
    if (line.text is None) == (line.paragraphs is None):
        raise DocumentError(f"{where}: a document has either `text` or `paragraphs`")
    return line


def _main_text(data: bytes, where: str) -> tuple[tuple[str, ...], Metadata]:
    """The paragraphs of a page's main text, one a line as trafilatura gives them, and what the page says of itself."""
    from trafilatura import bare_extraction  # costs a third of a second: only pages need it

    declared = _CHARSET.search(data[:2048])
    page = decode_text(data, where, declared[1].decode() if declared else None)
    if not page.strip():
        return (), Metadata()
    found = bare_extraction(
        page, with_metadata=True, include_comments=False, date_extraction_params={"extensive_search": False}
    )
    if found is None or isinstance(found, dict):
        raise DocumentError(f"{where}: no main text was found on this page; publish its text as .txt")
    own = Metadata(title=found.title, source=found.sitename, url=found.url, published_at=found.date)
    paragraphs = tuple(line.strip() for line in (found.text or "").splitlines())
    return tuple(part for part in paragraphs if part), checked(own, where)


__all__ = [
    "Document",
    "FoundFile",
    "FoundFiles",
    "Line",
    "Metadata",
    "find_files",
    "read_documents",
    "split_paragraphs",
]
