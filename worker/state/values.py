"""The value of a claim: the answer that it gives to the question of its cell, in a few words.

Two reports with the same value agree; with different values they contradict each other. What merely adds detail
(the exact word for a unit, who did it, whether words were quoted directly) is not part of the value.
"""

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
    Relation,
    Role,
    Statement,
    Territory,
)

_MODALITIES = {"asserted": "", "negated": "not ", "planned": "planned: ", "possible": "possible: "}
_QUALIFIERS = {
    "about": "about ",
    "more_than": "more than ",
    "less_than": "less than ",
    "up_to": "up to ",
    "at_least": "at least ",
}


def value_of(claim: AnyClaim) -> str:
    """The answer in words: "about 2,000 present", "not member", "planned: 30"."""
    return _MODALITIES[claim.modality] + _SAID[type(claim)](claim)


def _deployment(claim: Deployment) -> str:
    return claim.posture if claim.count is None else f"{number_words(claim)} {claim.posture}"


def _contribution(claim: Contribution) -> str:
    return claim.contribution if claim.amount is None else number_words(claim.amount)


def _territory(claim: Territory) -> str:
    return claim.change if claim.share is None else f"{claim.change} {_figure(claim.share)} %"


def _casualties(claim: Casualties) -> str:
    return claim.outcome if claim.count is None else number_words(claim)


_SAID: dict[type[Claim], Callable[[Any], str]] = {
    Membership: lambda claim: claim.status,
    CoalitionSize: lambda claim: number_words(claim),
    Deployment: _deployment,
    Contribution: _contribution,
    Territory: _territory,
    Mission: lambda claim: claim.status,
    Role: lambda claim: "former" if claim.former else "current",
    Statement: lambda claim: "said",
    Relation: lambda claim: claim.predicate,
    Casualties: _casualties,
}


def number_words(number: CoalitionSize | Deployment | Casualties | Amount) -> str:
    """A number with its qualifier: "about 2,000", "100–120"; "" where there is none."""
    count = number.number if isinstance(number, Amount) else number.count
    if number.qualifier == "range" and number.min is not None and number.max is not None:
        return f"{_figure(number.min)}–{_figure(number.max)}"
    return "" if count is None else _QUALIFIERS.get(number.qualifier or "", "") + _figure(count)


def _figure(number: float) -> str:
    return f"{int(number):,}" if number == int(number) else f"{number:,}"
