"""What is known of the missions and coalitions that a document may mean: where they are, and what they are called."""

import re
from collections.abc import Collection, Iterable
from functools import cache

from schemas import Entity, Reference
from worker.extraction.knowledge import governed_from, known_coalitions, named_entities
from worker.extraction.names.nouns import referring_nouns


@cache
def beginning_with(name: str) -> frozenset[str]:
    """The ids of the known coalitions whose names begin with a name: "EUTM Mali" and "EUTM Somalia" with "EUTM"."""
    return frozenset(
        known.id
        for full, known in named_entities().items()
        if known.type == "coalition" and full.startswith(f"{name} ")
    )


def about(coalition: Reference | None) -> frozenset[str]:
    """The ids of the lands, places and groups that a known coalition has to do with."""
    known = known_coalitions().get(coalition.id or "") if coalition is not None else None
    return known.about if known is not None else frozenset()


def leader_of(coalition: Reference | None) -> str | None:
    """The id of the state or body that leads a known coalition."""
    known = known_coalitions().get(coalition.id or "") if coalition is not None else None
    return known.leader if known is not None else None


@cache
def land_of(coalition: str | None) -> Entity | None:
    """The country that a known mission is in, by its id, where it is one: Mali of MINUSMA."""
    lands = lands_of(coalition)
    if len(lands) != 1:
        return None
    (land,) = lands
    return Entity(id=land, type="country", name=name_of(land))


def lands_of(coalition: str | None) -> set[str]:
    """The ids of the countries that a known coalition is about, by its id."""
    facts = known_coalitions().get(coalition or "")
    return {about for about in facts.about if about.startswith("country:")} if facts is not None else set()


def name_of(entity_id: str) -> str:
    """The name of a country or place by its id."""
    known = next((entity for entity in named_entities().values() if entity.id == entity_id), None)
    return known.name if known is not None else entity_id.split(":", 1)[-1]


def with_lands(about: Iterable[str]) -> set[str]:
    """The ids of places with those of the countries that are governed from there: Pristina, and so Kosovo."""
    about = set(about)
    return about | {governed_from()[place].id for place in about if place in governed_from()}


@cache
def leaders_of(words: str) -> frozenset[str]:
    """The ids of those who may lead what words in lower case tell: "the wider african force", "a un-backed force"."""
    nouns = referring_nouns()
    told = re.split(r"[\s-]+", words)
    if not nouns.willed.isdisjoint(told) or "regional" in told:
        leaders = frozenset[str]().union(*(known.led_by for known in known_coalitions().values()))
        return leaders - (_FROM_AFAR if "regional" in told else {"organisation:united-nations"})
    named = next((nouns.leaders[word] for word in told if word in nouns.leaders), ())
    known = (named_entities().get(name) for name in named)
    return frozenset(entity.id for entity in known if entity is not None)


# Who leads no "regional force".
_FROM_AFAR = frozenset(
    ["country:US", *(f"organisation:{body}" for body in ("united-nations", "nato", "european-union"))]
)


def may_be_called(short: Collection[str], noun: str) -> bool:
    """Whether what goes by some nouns may be called by another one: a force is also a mission."""
    missions = referring_nouns().mission
    return noun in short or (noun in missions and not missions.isdisjoint(short))


def may_be_told(short: Collection[str], noun: str) -> bool:
    """The same of what is told of it next: "a military coalition. The alliance will be led by Kuwait"."""
    alike = referring_nouns().coalition
    return may_be_called(short, noun) or (noun in alike and not alike.isdisjoint(short))


def is_an_office(short: Collection[str]) -> bool:
    """Whether what goes by some nouns is a body of civilians, and no mission."""
    return not _OFFICES.isdisjoint(short) and referring_nouns().mission.isdisjoint(short)


_OFFICES = frozenset({"office", "authority", "administration", "commission", "board", "format"})
