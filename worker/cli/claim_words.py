"""Claims in words, for people: one short phrase a kind, and what qualifies it."""

from collections.abc import Callable
from typing import Any

from schemas import (
    Amount,
    AnyClaim,
    Casualties,
    Claim,
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
)
from schemas.claims import Number
from worker.state.values import number_words

_MODALITIES = {"planned": "planned", "possible": "possible", "negated": "not so"}


def in_words(claim: AnyClaim) -> str:
    """What a claim says, in a phrase: "United States: about 2,000 troops in Syria"."""
    return _WORDS[type(claim)](claim)


def circumstances(claim: AnyClaim) -> str:
    """What qualifies a claim, each part led by a comma: when it holds, its modality, who says so. Empty for none."""
    speaker = claim.speaker.key if isinstance(claim, Statement) else None
    parts = [
        _period(claim.time),
        "" if claim.modality == "asserted" else _MODALITIES[claim.modality],
        f"according to {claim.attributed_to.name}"
        if claim.attributed_to is not None and claim.attributed_to.key != speaker
        else "",
    ]
    return "".join(f", {part}" for part in parts if part)


def _digits(number: Number) -> str:
    whole = int(number) if float(number).is_integer() else number
    return f"{whole:,}"


def _counted(claim: CoalitionSize | Deployment | Casualties | Amount, unit: str | None) -> str:
    return " ".join(filter(None, (number_words(claim), unit)))


def _named(reference: Reference | None) -> str:
    return reference.name if reference else ""


def _period(time: Time | None) -> str:
    if time is None:
        return ""
    if time.start == time.end:
        return time.start or ""
    if time.end is None:
        return f"since {time.start}"
    return f"until {time.end}" if time.start is None else f"{time.start} to {time.end}"


def _membership(claim: Membership) -> str:
    status = {"member": "member of", "candidate": "candidate for"}.get(claim.status, claim.status)
    return f"{claim.member.name}: {status} {claim.coalition.name}"


def _size(claim: CoalitionSize) -> str:
    return f"{claim.coalition.name}: {_counted(claim, claim.unit)}"


def _deployment(claim: Deployment) -> str:
    forces = _counted(
        claim, (claim.unit or "").replace("_", " ") or ("troops" if claim.count is not None else "forces")
    )
    towards = {"withdrawing": "from", "withdrawn": "from", "deploying": "to"}.get(claim.posture, "in")
    where = f" {towards} {claim.location.name}" if claim.location else ""
    return f"{claim.actor.name}: {forces}{'' if claim.posture == 'present' else ' ' + claim.posture}{where}"


def _contribution(claim: Contribution) -> str:
    what = claim.contribution.replace("_", " ")
    if (amount := claim.amount) is not None:
        what = f"{' '.join(filter(None, (amount.currency, _counted(amount, amount.unit))))} ({what})"
    return f"{claim.actor.name}: {what}" + (f" for {claim.recipient.name}" if claim.recipient else "")


def _territory(claim: Territory) -> str:
    what = " of ".join(
        filter(None, (f"{_digits(claim.share)} percent" if claim.share is not None else "", _named(claim.place)))
    )
    verb = {"besieged": "besieges", "contested": "contests"}.get(claim.change, claim.change)
    return f"{claim.actor.name} {verb} {what}".rstrip() + (f" to {claim.by.name}" if claim.by else "")


def _mission(claim: Mission) -> str:
    who = _named(claim.coalition) or _named(claim.actor) or "the mission"
    return f"{who}: {claim.purpose} ({claim.status})"


def _role(claim: Role) -> str:
    former = "former " if claim.former and not claim.title.lower().startswith("former") else ""
    where = claim.organisation.name if claim.organisation else ""
    at = f", {where}" if where and where.lower() not in claim.title.lower() else ""
    return f"{claim.person.name}: {former}{claim.title}{at}"


def _statement(claim: Statement) -> str:
    said = f"“{claim.quote}”" if claim.direct else claim.quote
    return f"{claim.speaker.name}: {said}"


def _relation(claim: Relation) -> str:
    return f"{claim.subject.name} {claim.predicate.replace('_', ' ')} {claim.object.name}"


def _casualties(claim: Casualties) -> str:
    person = claim.actor is not None and claim.actor.type == "person"
    who = " of ".join(filter(None, ("" if person else _counted(claim, None), _named(claim.actor))))
    where = f" in {claim.place.name}" if claim.place else ""
    return f"{who or 'people'} {claim.outcome}{where}" + (f" by {claim.by.name}" if claim.by else "")


_WORDS: dict[type[Claim], Callable[[Any], str]] = {
    Membership: _membership,
    CoalitionSize: _size,
    Deployment: _deployment,
    Contribution: _contribution,
    Territory: _territory,
    Mission: _mission,
    Role: _role,
    Statement: _statement,
    Relation: _relation,
    Casualties: _casualties,
}
