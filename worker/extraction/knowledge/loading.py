"""Reads a knowledge file and says clearly what is wrong with it."""

import re
import unicodedata
from pathlib import Path
from typing import TypeVar

import msgspec

from worker.errors import CoalitionError

FOLDER = Path(__file__).parent
T = TypeVar("T")


class KnowledgeError(CoalitionError):
    """A knowledge file is not as it should be."""


def load(name: str, type_: type[T], folder: Path = FOLDER) -> T:
    """The content of `name`.toml as `type_`. Raises KnowledgeError with file and place."""
    path = folder / f"{name}.toml"
    try:
        return msgspec.toml.decode(path.read_bytes(), type=type_)
    except (OSError, UnicodeDecodeError, msgspec.DecodeError) as error:
        raise KnowledgeError(f"knowledge file {path.name}: {error}") from None


def slug(name: str) -> str:
    """A name as it stands in ids: "Côte d'Ivoire" is `cote-divoire`."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
