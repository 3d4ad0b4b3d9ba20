"""Word lists from TOML, checked: a wrong line is an error that names the file."""

import tomllib
from importlib import resources
from typing import TypeVar

import msgspec

T = TypeVar("T")


def load(name: str, shape: type[T]) -> T:
    """A TOML file of `knowledge/` in the shape asked for. Raises ValueError with the file and what is wrong in it."""
    text = resources.files("worker.extraction").joinpath("knowledge", name).read_text(encoding="utf-8")
    return parse(text, shape, name)


def parse(text: str, shape: type[T], name: str) -> T:
    """TOML text in the shape asked for; `name` stands in the error."""
    try:
        return msgspec.convert(tomllib.loads(text), shape)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise ValueError(f"{name}: {error}") from None
