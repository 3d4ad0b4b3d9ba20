"""The value of a claim: the answer that it gives to the question of its cell, in a few words.

Two reports with the same value agree; with different values they contradict each other. What merely adds detail
(the exact word for a unit, who did it, whether words were quoted directly) is not part of the value.
"""

from schemas import (
    Amount,
    AnyClaim,
    Casualties,
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
    return _MODALITIES[claim.modality] + _said(claim)


def _said(claim: AnyClaim) -> str:
    match claim:
        case Deployment():
            return claim.posture if claim.count is None else f"{number_words(claim)} {claim.posture}"
        case Membership() | Mission():
            return claim.status
        case CoalitionSize():
            return number_words(claim)
        case Contribution():
            return claim.contribution if claim.amount is None else number_words(claim.amount)
        case Territory():
            return claim.change if claim.share is None else f"{claim.change} {_figure(claim.share)} %"
        case Role():
            return "former" if claim.former else "current"
        case Statement():
            return "said"
        case Relation():
            return claim.predicate
        case Casualties():
            return claim.outcome if claim.count is None else number_words(claim)


def number_words(number: CoalitionSize | Deployment | Casualties | Amount) -> str:
    """A number with its qualifier: "about 2,000", "100–120"; "" where there is none."""
    count = number.number if isinstance(number, Amount) else number.count
    if number.qualifier == "range" and number.min is not None and number.max is not None:
        return f"{_figure(number.min)}–{_figure(number.max)}"
    return "" if count is None else _QUALIFIERS.get(number.qualifier or "", "") + _figure(count)


def _figure(number: float) -> str:
    return f"{int(number):,}" if number == int(number) else f"{number:,}"
