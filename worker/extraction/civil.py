"""Claims about civil affairs, which are none: help for care workers, grants of a housing department, a won match.

Only a paragraph that speaks of no forces is civil. What holds there between two states, coalitions, alliances or armed
groups is a claim all the same; a gift is one if it goes to one of these, by name.
"""

from typing import Any

from schemas import AnyClaim, Contribution, Mission, Reference, Relation
from schemas.claims import Predicate
from worker.extraction.claims.knowledge import alliances

_OF_THE_FIELD = frozenset({"country", "coalition", "armed_group"})
_LEADING = frozenset({"leads", "commands"})


def is_civil(draft: AnyClaim, values: dict[str, Any]) -> bool:
    """Whether a claim with these fields is of civil affairs, in a paragraph that speaks of no forces."""
    if isinstance(draft, Relation):
        return _is_civil_relation(draft.predicate, values["subject"], values["object"])
    if isinstance(draft, Contribution):
        return _is_civil_gift(values["actor"], values.get("recipient"))
    if isinstance(draft, Mission):
        return values.get("coalition") is None and _at_home(values.get("actor"))
    return False


def _is_civil_relation(predicate: Predicate, subject: Reference, other: Reference) -> bool:
    """Whether the led, or one of two that do anything else to each other, is nobody to a coalition."""
    if predicate in _LEADING:
        return not _is_of_the_field(other) or other.type == "country"
    unnamed = subject.id is None and predicate != "protects"
    return not (_is_of_the_field(other) and (unnamed or _is_of_the_field(subject)))


def _is_civil_gift(giver: Reference, recipient: Reference | None) -> bool:
    return (recipient is None or recipient.id is None or recipient.type == "organisation") and _at_home(giver)


def _is_of_the_field(one: Reference) -> bool:
    return one.type in _OF_THE_FIELD or (one.id or "").partition(":")[2] in alliances()


def _at_home(one: Reference | None) -> bool:
    """Whether it is a body that is no alliance of states, or nobody known."""
    if one is None or one.id is None:
        return True
    return one.type == "organisation" and one.id.partition(":")[2] not in alliances()
