"""Words that names are made of: titles of persons, institutions of states."""

from dataclasses import dataclass
from functools import cache

import msgspec

from worker.extraction.knowledge.loading import load


class _Institutions(msgspec.Struct, forbid_unknown_fields=True):
    ministries: dict[str, list[str]]
    bodies: dict[str, list[str]]


class _PersonWords(msgspec.Struct, forbid_unknown_fields=True):
    titles: list[str]
    weak: list[str]
    male: list[str]
    female: list[str]
    suffixes: list[str]
    particles: list[str]
    things: list[str]
    offices: list[str]


@dataclass(frozen=True)
class Institutions:
    """What an institution is written like, in lower case, to its name; `ministries` count in lower case too."""

    ministries: dict[str, str]
    bodies: dict[str, str]


class _Forenames(msgspec.Struct, forbid_unknown_fields=True):
    female: str
    male: str


@dataclass(frozen=True)
class PersonWords:
    """Words around the names of persons, in lower case."""

    titles: frozenset[str]
    weak: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    things: frozenset[str]
    offices: frozenset[str]


@cache
def institutions() -> Institutions:
    """The institutions of institutions.toml."""
    file = load("institutions", _Institutions)
    return Institutions(_forms(file.ministries), _forms(file.bodies))


@cache
def person_words() -> PersonWords:
    """The words of titles_of_persons.toml."""
    file = load("titles_of_persons", _PersonWords)
    return PersonWords(*(frozenset(getattr(file, field)) for field in file.__struct_fields__))


@cache
def forenames() -> dict[str, str]:
    """First names in lower case to "f" or "m", or "" where both bear them."""
    file = load("forenames", _Forenames)
    female, male = set(file.female.split()), set(file.male.split())
    return {name: "" if name in female & male else "f" if name in female else "m" for name in female | male}


def _forms(table: dict[str, list[str]]) -> dict[str, str]:
    return {form.lower(): name for name, forms in table.items() for form in (name, *forms)}
