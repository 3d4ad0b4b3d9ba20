"""Number words and the nouns that are counted, by their classes: `units.toml`."""

from functools import cache
from typing import Literal

import msgspec

from schemas.claims import ContributionType, Qualifier
from worker.extraction.knowledge.loading import load

UnitClass = Literal["force", "craft", "people", "member", "goods"]


class Group(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nouns that are counted or given, of one class. Field names are TOML's; `class` is a word of Python."""

    kind: UnitClass = msgspec.field(name="class")
    nouns: tuple[str, ...]
    gives: ContributionType | None = None


class Units(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Number words, currencies, approximators and counted nouns: `units.toml`."""

    numbers: dict[str, int]
    fractions: dict[str, int]
    multipliers: dict[str, int]
    suffixes: dict[str, int]
    vague: dict[str, int]
    pairs: dict[str, str]
    currencies: dict[str, str]
    currencies_before: dict[str, str]
    currencies_of: dict[str, str]
    approximators: dict[Qualifier, tuple[str, ...]]
    after: dict[Qualifier, tuple[str, ...]]
    group: tuple[Group, ...]


@cache
def units() -> Units:
    """The lists of `units.toml`."""
    return load("units", Units)


@cache
def nouns(*kinds: UnitClass) -> frozenset[str]:
    """All counted nouns of some classes, in lower case, singular or as listed."""
    return frozenset(noun for group in units().group if group.kind in kinds for noun in group.nouns)


@cache
def nouns_of_people() -> frozenset[str]:
    """Nouns of people, under arms or not."""
    return nouns("force", "people")


@cache
def flying() -> frozenset[str]:
    """Craft that fly, though as equipment they may be given away: "F-16s"."""
    return frozenset(noun for group in units().group if group.gives == "air" for noun in group.nouns)


@cache
def gives() -> dict[str, ContributionType]:
    """What contribution each noun makes when it is sent or given."""
    return {noun: group.gives for group in units().group if group.gives for noun in reversed(group.nouns)}
