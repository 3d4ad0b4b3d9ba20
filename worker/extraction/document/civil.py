"""Claims about civil affairs, which are none: help for care workers, grants of a housing department, a won match.

Only a paragraph that speaks of no forces is civil. What holds there between two states, coalitions, alliances or armed
groups is a claim all the same; a gift is one if it goes to one of these, by name.
"""

import re
from typing import Any

from schemas import AnyClaim, Contribution, Mission, Reference, Relation
from schemas.claims import Predicate
from worker.extraction.claims.knowledge import alliances

_OF_THE_FIELD = frozenset({"country", "coalition", "armed_group"})
_MILITARIES = frozenset({"army", "navy", "forces", "military", "militia", "guard", "guards", "corps", "troops"})
_UNITS = frozenset(
    {
        *("force", "brigade", "division", "battalion", "regiment", "command", "fleet", "squadron", "unit", "mission"),
        *(
            "task",
            "peshmerga",
            "gendarmerie",
            "legion",
            "commandos",
            "rangers",
            "marines",
            "fighters",
            "units",
            "police",
        ),
    }
)
_NAMED_UNITS = frozenset({"fleet", "regiment", "brigade", "battalion", "squadron", "legion"})
_ARMS = (" arms", "weapon", "ammunition", "rifle")
_CIVIL_BODIES = frozenset(
    {
        "bank", "fund", "foundation", "monetary", "health", "education", "agriculture", "energy", "housing",
        "environment", "environmental", "labor", "labour", "transportation", "commerce", "science", "university",
        "corporation",
    }
)  # fmt: skip
_WORK_OF_SOLDIERS = {
    "protects": re.compile(r"\b(?:guard|escort)(?:s|ed|ing)?\b", re.IGNORECASE),
    "trains": re.compile(r"\b(?:train|mentor|drill|school)(?:s|ed|ing)?\b", re.IGNORECASE),
}
_FALLING_OUT = frozenset({"opposes", "threatens"})
LEADING = frozenset({"leads", "commands"})
_FORCES = frozenset(
    {
        "force",
        "troop",
        "brigade",
        "division",
        "battalion",
        "regiment",
        "contingent",
        "corps",
        "battlegroup",
        "flotilla",
        "fleet",
        "squadron",
        "garrison",
        "army",
        "rebel",
        "guerrilla",
        "insurgent",
        "militia",
        "separatist",
        "leftist",
        "militant",
    }
)


def is_civil(draft: AnyClaim, values: dict[str, Any], *, of_war: bool = False, of_forces: bool = False) -> bool:
    """Whether a claim with these fields is of civil affairs, in a paragraph that speaks of no forces.

    In a text that is `of_war`, police whom a state helps are none; in one `of_forces`, nobody by name is whom a
    state, a group or an alliance opposes or threatens, and nobody at all whom it guards or trains.
    """
    if isinstance(draft, Relation):
        if of_war and values["subject"].type in _OF_THE_FIELD and _is_police(values["object"]):
            return False
        if of_forces and draft.predicate in _FALLING_OUT and _are_at_odds(values["subject"], values["object"]):
            return False
        if of_forces and values["subject"].type in _OF_THE_FIELD and _is_soldiers_work(draft):
            return False
        return _is_civil_relation(draft.predicate, values["subject"], values["object"])
    if isinstance(draft, Contribution):
        return _is_civil_gift(values["actor"], values.get("recipient"))
    if isinstance(draft, Mission):
        return values.get("coalition") is None and _at_home(values.get("actor"))
    return False


def is_of_arms(draft: Contribution, text: str) -> bool:
    """Whether arms are given, in a text that may speak of no forces beside: "refused to supply arms to them"."""
    return draft.contribution == "equipment" and any(word in text for word in _ARMS)


def is_led(body: Reference) -> bool:
    """Whether who leads a body is anything to a coalition: a force, a group or an alliance, no committee or party."""
    if body.type != "organisation":
        return True
    slug = (body.id or "").partition(":")[2]
    words = {*slug.split("-"), *body.name.lower().split()}
    return slug in alliances() or not (_MILITARIES | _UNITS | {"government"}).isdisjoint(words)


def _is_civil_relation(predicate: Predicate, subject: Reference, other: Reference) -> bool:
    """Whether the led, or one of two that do anything else to each other, is nobody to a coalition."""
    if predicate in LEADING and other.id is None:
        noun = _noun_in(other.name)
        alone = subject.type == "person" and noun != "force"
        return noun not in _FORCES or not (alone or _is_of_the_field(subject))
    if predicate in LEADING:
        return not _is_of_the_field(other) or other.type == "country"
    if predicate == "fights" and other.type == "place":
        return not _is_of_the_field(subject)
    if predicate == "fights" and other.id is None:
        return subject.type != "armed_group"
    if predicate == "negotiates_with" and any(one.type == "organisation" for one in (subject, other)):
        return not any(_is_of_the_field(one) for one in (subject, other))
    unnamed = subject.id is None and predicate != "protects"
    acts = unnamed or _is_of_the_field(subject) or subject.type == "place"  # "supported by Washington"
    if subject.type in {"country", "place", "armed_group"} and other.type == "place" and predicate != "protects":
        return False  # "Moscow stands behind Damascus"
    if subject.type in {"country", "place"} and other.type == "person" and predicate == "supports":
        return False  # "Cairo backs Haftar"
    return not (other.type == "armed_group" or (_is_of_the_field(other) and acts))


def _are_at_odds(one: Reference, other: Reference) -> bool:
    """Whether one of two is a state, a group or an alliance, and the other anybody by name."""
    known = one.id is not None and other.id is not None and "place" not in {one.type, other.type}
    return known and (_is_of_the_field(one) or _is_of_the_field(other))


def _is_soldiers_work(draft: Relation) -> bool:
    """Whether somebody is guarded, escorted or trained, in words that need not speak of soldiers."""
    verb = _WORK_OF_SOLDIERS.get(draft.predicate)
    return verb is not None and verb.search(draft.text) is not None


def _is_police(one: Reference) -> bool:
    return not {"police", "gendarmerie"}.isdisjoint((one.id or "").partition(":")[2].split("-"))


def _noun_in(words: str) -> str:
    """The last word of a noun phrase, in the singular."""
    last = (words.lower().split() or [""])[-1]
    return last if last == "corps" else last.removesuffix("s")


def _is_civil_gift(giver: Reference, recipient: Reference | None) -> bool:
    if giver.type == "organisation" and not _CIVIL_BODIES.isdisjoint((giver.id or "").partition(":")[2].split("-")):
        return True
    return (recipient is None or recipient.id is None or recipient.type == "organisation") and _at_home(giver)


def _is_of_the_field(one: Reference) -> bool:
    slug = (one.id or "").partition(":")[2]
    own = _MILITARIES | _NAMED_UNITS | {"government"}  # of national unity, in exile
    return one.type in _OF_THE_FIELD or slug in alliances() or not own.isdisjoint(slug.split("-"))


def _at_home(one: Reference | None) -> bool:
    """Whether it is a body that is no alliance of states, or nobody known."""
    if one is None or one.id is None:
        return True
    return one.type == "organisation" and one.id.partition(":")[2] not in alliances()
