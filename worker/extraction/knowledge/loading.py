"""Reads a knowledge file, with the lines of your own beside ours, and says clearly what is wrong with it.

Lines of your own stand in files of the same names in a folder that COALITION_KNOWLEDGE_DIR names. It is looked up here
and not handed down, because every process that reads or resolves text needs the same knowledge.
"""

import hashlib
import os
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import rtoml

from worker.errors import CoalitionError

FOLDER = Path(__file__).parent
OWN_FOLDER = "COALITION_KNOWLEDGE_DIR"
T = TypeVar("T")


class KnowledgeError(CoalitionError):
    """A knowledge file is not as it should be."""


def load(name: str, type_: type[T], folder: Path = FOLDER) -> T:
    """The content of `name`.toml as `type_`, with what the folder of your own adds to it.

    Lists grow, tables get more keys, and a line of your own with the key of one of ours adds to it. Raises
    KnowledgeError with file and place.
    """
    path = folder / f"{name}.toml"
    content = _read(path)
    own = _own_folder()
    if own is not None and folder == FOLDER and (own / path.name).exists():
        path = own / path.name
        content = _added(content, _read(path))
    return _checked(content, type_, path.name)


def parse(text: str, type_: type[T], name: str) -> T:
    """TOML text as `type_`. Raises KnowledgeError with `name` and what is wrong."""
    return _checked(_decoded(text, name), type_, name)


@cache
def own_version() -> str:
    """What tells the knowledge of your own apart from any other: "" where there is none, else "+" and eight digits.

    Raises KnowledgeError where the folder is not there, or holds a file that is none of ours.
    """
    own = _own_folder()
    if own is None:
        return ""
    digest = hashlib.sha256()
    for path in sorted(own.glob("*.toml")):
        if not (FOLDER / path.name).exists():
            known = ", ".join(sorted(each.stem for each in FOLDER.glob("*.toml")))
            raise KnowledgeError(f"{path}: there is no such knowledge file; there are {known}")
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return f"+{digest.hexdigest()[:8]}"


# Letters that are no others with a mark: "Szydło" is `szydlo`.
_STROKES = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "ı": "i"}
)


def slug(name: str) -> str:
    """A name as it stands in ids: "Côte d'Ivoire" is `cote-divoire`."""
    plain = (
        unicodedata.normalize("NFKD", name.replace("’", "'").translate(_STROKES))
        .encode("ascii", "ignore")
        .decode()
        .lower()
    )
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")


def _own_folder() -> Path | None:
    named = os.environ.get(OWN_FOLDER)
    if not named:
        return None
    own = Path(named).expanduser()
    if not own.is_dir():
        raise KnowledgeError(f"{OWN_FOLDER}={named!r} is no folder")
    return own


def _read(path: Path) -> Mapping[str, Any]:
    try:
        return _decoded(path.read_bytes().decode(), path.name)
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"knowledge file {path.name}: {error}") from None


def _decoded(text: str, name: str) -> Mapping[str, Any]:
    try:
        return rtoml.loads(text)
    except rtoml.TomlParsingError as error:
        raise KnowledgeError(f"knowledge file {name}: {error}") from None


def _checked(content: Mapping[str, Any], type_: type[T], name: str) -> T:
    try:
        return msgspec.convert(content, type_)
    except msgspec.ValidationError as error:
        raise KnowledgeError(f"knowledge file {name}: {error}") from None


def _added(ours: Any, own: Any) -> Any:
    """Our content with that of the user: lists and tables grow, anything else is replaced."""
    if isinstance(ours, Mapping) and isinstance(own, Mapping):
        return {**ours, **{key: _added(ours[key], value) if key in ours else value for key, value in own.items()}}
    if isinstance(ours, list) and isinstance(own, list):
        return [*ours, *(item for item in own if item not in ours)]
    return own
