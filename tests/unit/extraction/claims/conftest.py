"""Claims of a text, told shortly: entities by their ids, words by themselves."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from schemas import Reference, kind_of

if TYPE_CHECKING:
    from tests.unit.extraction.conftest import Reader

Told = dict[str, Any]
Teller = Callable[..., list[Told]]


def _short(value: Any) -> Any:
    if isinstance(value, Reference):
        return value.id or value.name
    return msgspec.to_builtins(value) if isinstance(value, msgspec.Struct) else value


@pytest.fixture
def tell(reader: "Reader") -> Teller:
    """The claims of one kind that the last of the paragraphs makes, as dictionaries of their fields."""

    def told(kind: str, *paragraphs: str, published_at: str | None = "2015-03-10") -> list[Told]:
        claims = reader.read(*paragraphs, published_at=published_at)[-1].claims
        return [
            {field: _short(getattr(claim, field)) for field in claim.__struct_fields__}
            for claim in claims
            if kind_of(claim) == kind
        ]

    return told


def deployed(tell: Teller, *paragraphs: str) -> set[tuple[Any, ...]]:
    """Whose forces are where, how many, and whether they come, stay or go, as the last of the paragraphs tells."""
    return {(d["actor"], d["location"], d["count"], d["posture"]) for d in tell("deployment", *paragraphs)}


def related(tell: Teller, *paragraphs: str) -> list[tuple[Any, ...]]:
    """Who does what to whom, as the last of the paragraphs tells."""
    return [(claim["subject"], claim["predicate"], claim["object"]) for claim in tell("relation", *paragraphs)]


def ground(tell: Teller, *paragraphs: str) -> set[tuple[Any, ...]]:
    """Who gains, loses or holds what, as the last of the paragraphs tells."""
    return {(claim["actor"], claim["change"], claim["place"]) for claim in tell("territory", *paragraphs)}
