"""Shares of what is paid or sent: "contributed 62 percent of the cost", "pays a quarter of the budget"."""

from functools import cache

from spacy.tokens import Token

from schemas import Amount
from schemas.claims import ContributionType
from worker.extraction.claims.contributions.amounts import amount_of
from worker.extraction.claims.quantities import Quantity, noun_of
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.claims.words import Hint, kinds
from worker.extraction.counting.units import gives, nouns

_OF = frozenset({"of"})
_REST = frozenset({"rest", "remainder", "balance"})
_PERCENT = frozenset({"%", "percent", "pct", "cent"})


def share_at(scene: Scene, token: Token) -> tuple[ContributionType, Amount | None] | None:
    """What a share at a token is given as, and how great it is; None where it is no share of a cost or of forces."""
    quantity = _percentage(scene, token)
    if token.lower_ in _REST and not prepositional(token, _OF):  # "Peru pays half of the cost. Chile puts up the rest"
        return ("funding", None) if tells_of_cost(scene, token, before=True) else None
    if quantity is None and token.lemma_.lower() not in kinds().contributions.portions:
        return None
    amount = amount_of(quantity, "percent") if quantity is not None else None
    last = scene.doc[quantity.last - 1] if quantity is not None else token  # "sixty per cent of"
    whole = [noun for noun in prepositional(last, _OF) if noun.pos_ not in {"PRON", "DET"}]
    if any(noun_of(noun) in kinds().contributions.wholes for noun in whole):
        return "funding", amount
    offers = [noun for noun in whole if noun_of(noun) in {"contribution", "commitment", "participation"}]
    whole += [goal for noun in offers for goal in prepositional(noun, frozenset({"to"}))]
    forces = [noun_of(noun) for noun in whole if noun_of(noun) in nouns("force", "craft") | _groups()]
    if any(scene.is_coalition(noun) for noun in whole):
        return "ground", amount  # "the backbone of AMISOM"
    if forces:
        return gives().get(forces[0], "ground"), amount
    if whole:
        return None
    of_it = bool(prepositional(last, _OF))  # "The mission costs $90 million. Norway bears half of it."
    return ("funding", amount) if tells_of_cost(scene, token, before=of_it) else None


def tells_of_cost(scene: Scene, token: Token, *, before: bool = False) -> bool:
    """Whether a sentence, or also the one `before` it, is about what something costs."""
    first, end = scene.sentence(token.i)
    first = scene.sentence_before(token.i)[0] if before else first
    return _costs().found_in(scene.doc[first:end].text)


def _percentage(scene: Scene, token: Token) -> Quantity | None:
    quantity: Quantity | None = scene.counting.get(token.i)
    whole = quantity is not None and quantity.percent and (token.lower_ in _PERCENT or token.i == quantity.first)
    return quantity if whole else None


def _groups() -> frozenset[str]:
    return kinds().memberships.groups - {"union", "partnership", "body", "community", "club", "council"}


@cache
def _costs() -> Hint:
    return Hint({"cost", "budget", " bill", "expens", "tab ", "money", "funding"})
