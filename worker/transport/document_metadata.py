"""What is known of a document beside its text: from the caller, from `documents.toml`, or from the file itself."""

import re
import tomllib
import unicodedata
from datetime import date, datetime
from pathlib import Path

import msgspec

from schemas import content_hash
from worker.errors import DocumentError

METADATA_FILE = "documents.toml"
MAX_ID_LENGTH = 256
_REDUCED = re.compile(r"(\d{4})(?:-(\d{2}))?")
_WRITTEN_OUT = ("%B %d, %Y", "%d %B %Y")


class Metadata(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is known of a document; None where nothing is."""

    id: str | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published_at: str | None = None
    revision: int | None = None

    def over(self, other: "Metadata") -> "Metadata":
        """These metadata, with the other's where these say nothing."""
        known = {name: value for name in self.__struct_fields__ if (value := getattr(self, name)) is not None}
        return msgspec.structs.replace(other, **known)


def published_date(text: str) -> str:
    """A date of publication as ISO 8601, as precise as it was given: "2017", "2017-12", "2017-12-05", or with a time.

    "December 5, 2017" and "5 December 2017" are understood too. Raises ValueError for anything else.
    """
    text = text.strip()
    if match := _REDUCED.fullmatch(text):
        date(int(match[1]), int(match[2] or 1), 1)
        return text
    for written_out in _WRITTEN_OUT:
        try:
            return datetime.strptime(text, written_out).date().isoformat()
        except ValueError:
            continue
    if len(text) > len("2017-12-05"):
        return datetime.fromisoformat(text).isoformat()
    return date.fromisoformat(text).isoformat()


def checked(metadata: Metadata, where: str) -> Metadata:
    """The metadata with the date in one form. Raises DocumentError, beginning with `where`, for what cannot be used."""
    if metadata.id is not None and not _usable_id(metadata.id):
        raise DocumentError(
            f"{where}: the id {metadata.id[:80]!r} cannot be used: give 1 to {MAX_ID_LENGTH} printable characters"
        )
    if metadata.revision is not None and metadata.revision < 1:
        raise DocumentError(f"{where}: revision {metadata.revision} cannot be used: revisions count from 1")
    if metadata.published_at is None:
        return metadata
    try:
        return msgspec.structs.replace(metadata, published_at=published_date(metadata.published_at))
    except ValueError:
        raise DocumentError(
            f"{where}: {metadata.published_at!r} is no date: give ISO 8601, "
            "as precise as is known, like 2017, 2017-12 or 2017-12-05"
        ) from None


def default_id(name: str, text: str) -> str:
    """The id of a document that was given none: a slug of its name, or where that is empty a hash of its text."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MAX_ID_LENGTH] or f"text-{content_hash(text)}"


def metadata_in(folder: Path) -> dict[str, Metadata]:
    """By file name, what the folder's `documents.toml` says of its documents; nothing where there is none.

    Raises DocumentError where the file cannot be used.
    """
    path = folder / METADATA_FILE
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read: {error.strerror}") from None
    try:
        table = tomllib.loads(content.decode())
        found = msgspec.convert(_dates_as_text(table), dict[str, Metadata])
    except (ValueError, msgspec.ValidationError) as error:
        raise DocumentError(f"{path}: not usable as metadata by file name: {error}") from None
    for name in found:
        if not (folder / name).is_file():
            raise DocumentError(f"{path}: speaks of {name!r}, which is not in {folder}")
    return {name: checked(metadata, f"{path}, {name}") for name, metadata in found.items()}


def _usable_id(document_id: str) -> bool:
    return 0 < len(document_id) <= MAX_ID_LENGTH and document_id.isprintable() and document_id == document_id.strip()


def _dates_as_text(value: object) -> object:
    if isinstance(value, dict):
        return {key: _dates_as_text(item) for key, item in value.items()}
    return value.isoformat() if isinstance(value, date) else value
