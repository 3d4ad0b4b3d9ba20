"""Nouns that stand for somebody named elsewhere, and what kind of thing each stands for: "the minister", "the bloc"."""

from functools import cache

import msgspec

from schemas import EntityType
from worker.extraction.knowledge import load


class ReferringNouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of referring.toml."""

    coalition: frozenset[str]
    mission: frozenset[str]
    called: frozenset[str]
    person: frozenset[str]
    group: frozenset[str]
    rebels: frozenset[str]
    body: frozenset[str]
    country: frozenset[str]
    house: frozenset[str]
    halves: frozenset[str]
    assembled: frozenset[str]
    forces: tuple[str, ...]
    spots: tuple[str, ...]
    grounds: tuple[str, ...]
    standing_for: frozenset[str]
    sending: tuple[str, ...]
    political: frozenset[str]
    political_after: frozenset[str]
    parties: frozenset[str]
    kinds: frozenset[str]
    joint: frozenset[str]
    joint_nouns: frozenset[str]
    tasks: frozenset[str]
    apart: frozenset[str]
    civil: frozenset[str]
    no_mission: frozenset[str]
    no_group: frozenset[str]
    faiths: frozenset[str]
    holy_warriors: frozenset[str]
    partners: frozenset[str]
    no_government: frozenset[str]
    willed: frozenset[str]
    minded: frozenset[str]
    bodies: frozenset[str]
    regions: dict[str, str]
    leaders: dict[str, tuple[str, ...]]


@cache
def referring_nouns() -> ReferringNouns:
    """The words that refer. Raises KnowledgeError where the file is not as it should be."""
    return load("referring", ReferringNouns)


@cache
def all_referring() -> frozenset[str]:
    """Every noun that may stand for somebody after "the"."""
    nouns = referring_nouns()
    return (
        nouns.coalition
        | nouns.mission
        | nouns.called
        | nouns.person
        | nouns.group
        | nouns.body
        | nouns.country
        | nouns.house
    )


@cache
def of_coalitions() -> frozenset[str]:
    """What coalitions and missions are called by."""
    return referring_nouns().coalition | referring_nouns().mission | referring_nouns().called


@cache
def type_of_noun(noun: str) -> EntityType | None:
    """What kind of thing "the `noun`" is."""
    nouns = referring_nouns()
    types: tuple[tuple[frozenset[str], EntityType], ...] = (
        (nouns.person, "person"),
        (nouns.group, "armed_group"),
        (nouns.body | nouns.assembled, "organisation"),
        (nouns.country | nouns.house | nouns.halves | {"state"}, "country"),
        (nouns.mission, "coalition"),
    )
    for known, type_ in types:
        if noun in known:
            return type_
    return "organisation" if noun.startswith("ministry") else None
