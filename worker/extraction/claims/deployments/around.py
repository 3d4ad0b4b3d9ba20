"""The words around forces: `forces.toml`, where each list is explained."""

from functools import cache

import msgspec

from schemas.claims import Posture
from worker.extraction.knowledge.loading import load


class WordsAroundForces(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The lists of `forces.toml`."""

    weak: frozenset[str]
    human: frozenset[str]
    irregulars: frozenset[str]
    civil: frozenset[str]
    pronouns: frozenset[str]
    regions: frozenset[str]
    within: frozenset[str]
    indoors: frozenset[str]
    bodies: frozenset[str]
    warships: frozenset[str]
    occasions: frozenset[str]
    strength: frozenset[str]
    changing: frozenset[str]
    numbering: frozenset[str]
    ranking: frozenset[str]
    goods: frozenset[str]
    grounds: frozenset[str]
    searching: frozenset[str]
    no_places: frozenset[str]
    waiting: frozenset[str]
    still: frozenset[str]
    placing: frozenset[str]
    providing: frozenset[str]
    allowing: frozenset[str]
    military: frozenset[str]
    units: frozenset[str]
    carried: frozenset[str]
    there: frozenset[str]
    leaving: frozenset[str]
    undertakings: frozenset[str]
    invading: frozenset[str]
    completing: frozenset[str]
    loose: frozenset[str]
    delegates: frozenset[str]
    participating: frozenset[str]
    joining: frozenset[str]
    wholes: frozenset[str]
    along: frozenset[str]
    making: frozenset[str]
    events: frozenset[str]
    going: frozenset[str]
    leading_on: frozenset[str]
    helping: frozenset[str]
    shifting: frozenset[str]
    lost: frozenset[str]
    soldierly: frozenset[str]
    groups: frozenset[str]
    postures: dict[Posture, frozenset[str]]
    ships: dict[str, str]


@cache
def around() -> WordsAroundForces:
    """The lists of `forces.toml`."""
    return load("forces", WordsAroundForces)
