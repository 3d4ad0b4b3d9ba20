"""Claims about civil affairs at home, which are none: help for care workers, grants of a housing department.

Only a paragraph that speaks of no forces is civil, and only where nobody stands on the other side who is anybody to
a coalition: the one helped has no name, or is who helps.
"""

from typing import Any

from schemas import AnyClaim, Contribution, Mission, Reference, Relation
from worker.extraction.claims.knowledge import alliances

_CIVILIANS = frozenset({"workers", "communities", "community", "families", "governments", "journalists", "women"})
_HELPING = frozenset({"supports", "trains", "protects"})


def is_civil(draft: AnyClaim, values: dict[str, Any]) -> bool:
    """Whether a claim with these fields is of civil affairs, in a paragraph that speaks of no forces."""
    if isinstance(draft, Relation):
        return draft.predicate in _HELPING and _is_civil_relation(values["subject"], values["object"])
    if isinstance(draft, Contribution):
        return _is_civil_gift(values["actor"], values.get("recipient"))
    if isinstance(draft, Mission):
        return values.get("coalition") is None and _at_home(values.get("actor"))
    return False


def _is_civil_relation(helper: Reference, helped: Reference) -> bool:
    civilians = helped.id is None and not _CIVILIANS.isdisjoint(helped.name.lower().split())
    return civilians or (_at_home(helper) and _at_home(helped))


def _is_civil_gift(giver: Reference, recipient: Reference | None) -> bool:
    return (recipient is None or recipient.id is None or recipient.type == "organisation") and _at_home(giver)


def _at_home(one: Reference | None) -> bool:
    """Whether it is a body that is no alliance of states, or nobody known."""
    if one is None or one.id is None:
        return True
    return one.type == "organisation" and one.id.partition(":")[2] not in alliances()
