"""Cells: which question a claim answers, and to whose state it belongs.

A cell is one question with one current answer. Its key reads `owner|kind|identifying parts…|fact` or `…|plan`: the
fields that a later report replaces (count, status, posture, share) are the answer and not in the key. What is so, or
is not (asserted, negated), and what may come to be (planned, possible) are different questions. `docs/state.md` has
the table.
"""

import re
import unicodedata

from schemas import (
    AnyClaim,
    Casualties,
    ClaimKind,
    CoalitionSize,
    Contribution,
    Deployment,
    Membership,
    Mission,
    Reference,
    Relation,
    Role,
    Statement,
    Territory,
    Time,
    kind_of,
)
from schemas.ids import hash_of
from worker.state.units import size_group, unit_group

TABLES: dict[ClaimKind, str] = {
    "membership": "memberships",
    "coalition_size": "sizes",
    "deployment": "deployments",
    "contribution": "contributions",
    "territory": "territories",
    "mission": "missions",
    "role": "roles",
    "statement": "statements",
    "relation": "relations",
    "casualties": "casualties",
}
REPORTS_TABLE = "reports"
TABLE_NAMES: tuple[str, ...] = (REPORTS_TABLE, *TABLES.values())

NOBODY = "words:nobody-named"
NONE = "-"
LONGEST_SLUG = 64
_RESERVED = re.compile(r"[|#~\x00-\x20]+")
_NOT_ALNUM = re.compile(r"[\W_]+")


def owner_of(claim: AnyClaim) -> str:
    """Of whose state the claim is part: a coalition where there is one, else the actor.

    The coalition that the claim itself is about comes first, then the one in focus at that place of the document, then
    one that acts or is acted upon, then whoever acts, speaks or suffers.
    """
    about = _about(claim)
    if about is not None:
        return _part(about)
    if claim.within is not None:
        return _clean(claim.within.id)
    taking_part = _taking_part(claim)
    for reference in taking_part:
        if reference.type == "coalition":
            return _part(reference)
    return _part(taking_part[0]) if taking_part else NOBODY


def cell_of(claim: AnyClaim) -> str:
    """The key of the question that the claim answers."""
    what = "plan" if is_plan(claim) else "fact"
    return "|".join((owner_of(claim), kind_of(claim), *_identifying(claim), what))


def is_plan(claim: AnyClaim) -> bool:
    """Whether the claim speaks of what may come to be, and not of what is or is not so."""
    return claim.modality in ("planned", "possible")


def _about(claim: AnyClaim) -> Reference | None:
    match claim:
        case Membership() | CoalitionSize() | Mission():
            return claim.coalition
        case Relation(predicate="leads") if claim.object.type == "coalition":
            return claim.object
        case Role() if claim.organisation is not None and claim.organisation.type == "coalition":
            return claim.organisation
        case _:
            return None


def _taking_part(claim: AnyClaim) -> list[Reference]:
    found: list[Reference | None]
    match claim:
        case Relation():
            found = [claim.subject, claim.object]
        case Role():
            found = [claim.person]
        case Statement():
            found = [claim.speaker]
        case Contribution():
            found = [claim.actor, claim.recipient]
        case Deployment() | Mission():
            found = [claim.actor]
        case Territory():
            found = [claim.actor, claim.by]
        case Casualties():
            found = [claim.actor, claim.by, claim.place]
        case Membership() | CoalitionSize():
            found = [claim.coalition]
    return [reference for reference in found if reference is not None]


def _identifying(claim: AnyClaim) -> tuple[str, ...]:
    match claim:
        case Membership():
            return (_part(claim.member),)
        case CoalitionSize():
            return (size_group(claim.unit),)
        case Deployment():
            return _part(claim.actor), _part(claim.location), _slug(unit_group(claim.unit))
        case Contribution():
            amount = claim.amount
            counted = NONE if amount is None else _slug(amount.currency or unit_group(amount.unit))
            return _part(claim.actor), claim.contribution, _part(claim.recipient), counted
        case Territory():
            return _part(claim.actor), claim.change if claim.place is None else _part(claim.place)
        case Mission():
            return _part(claim.actor), _slug(claim.purpose)
        case Role():
            return _part(claim.person), _slug(claim.title), _part(claim.organisation)
        case Statement():
            return _part(claim.speaker), _slug(claim.quote)
        case Relation():
            return _part(claim.subject), claim.predicate, _part(claim.object)
        case Casualties():
            return _part(claim.actor), _part(claim.place), claim.outcome, _event(claim)


def _event(claim: Casualties) -> str:
    """When the casualties were. Those of nobody named, nowhere, at no time are told from others by their document."""
    named = claim.actor is not None and claim.actor.id is not None
    if claim.time is None and claim.place is None and not named:
        return "document:" + _slug(claim.document_id)
    return _period(claim.time)


def _part(reference: Reference | None) -> str:
    if reference is None:
        return NONE
    return _clean(reference.id) if reference.id else "words:" + _slug(reference.name)


def _clean(entity_id: str) -> str:
    return _RESERVED.sub("-", entity_id) or NONE


def _period(time: Time | None) -> str:
    if time is None:
        return NONE
    return _clean(time.start or "" if time.start == time.end else f"{time.start or ''}..{time.end or ''}")


def _slug(text: str) -> str:
    """The letters and digits of a text, in lower case. A long one is cut, and a hash stands for the rest."""
    slug = _NOT_ALNUM.sub("-", unicodedata.normalize("NFKC", text).casefold()).strip("-")
    if len(slug) > LONGEST_SLUG:
        return f"{slug[:LONGEST_SLUG].rstrip('-')}-{hash_of(slug)}"
    return slug or (f"signs-{hash_of(text)}" if text.strip() else NONE)
