"""How much is given: the quantity of a thing, the sum that it is worth or that it is raised to."""

import msgspec
from spacy.tokens import Token

from schemas import Amount
from worker.extraction.claims.quantities import Quantity
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.words import kinds
from worker.extraction.model.labels import FINITE

_VALUED = frozenset({"worth", "valued", "totalling", "totaling"})
MILLION = 1_000_000
_NEAR = 14


def quantity_of(scene: Scene, token: Token) -> Quantity | None:
    counting: Quantity | None = scene.counting.get(token.i)
    found: list[Quantity] = [*scene.by_head.get(token.i, ())]
    found += [counting] if counting else []
    for quantity in found:
        if not quantity.percent:
            return quantity
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in {"of", "worth"}:
            for inner in child.children:
                worth: Quantity | None = scene.counting.get(inner.i) or scene.counting.get(inner.i - 1)
                if inner.dep_ == "pobj" and worth is not None and worth.currency:
                    return worth
    for quantity in scene.quantities_between(token.left_edge.i, token.i):  # "$100 million in aid", "a $50m package"
        if quantity.currency:
            return quantity
    return None


def is_money(scene: Scene, token: Token, quantity: Quantity) -> bool:
    """Whether a number is one of money: it has a currency, or none and counts millions of nothing."""
    if quantity.currency:
        return True
    return (
        quantity.count >= MILLION
        and (quantity.head is None or quantity.inherited)
        and (token.pos_ in {"NUM", "PROPN"} or token.lower_ in {"million", "billion"})
    )


def worth(scene: Scene, head: Token) -> Amount | None:
    """The sum that a thing is worth, told after it: "aid to Chad worth 20 million euros", "valued at $5m"."""
    _, end = scene.sentence(head.i)
    for word in scene.doc[head.i + 1 : min(head.i + _NEAR, end)]:
        if word.lower_ in _VALUED:
            sums = [q for q in scene.quantities_between(word.i + 1, min(word.i + 4, end - 1)) if q.currency]
            return amount_of(sums[0], None) if sums else None
        if word.tag_ in FINITE or word.text in {";", ":"}:
            return None
    return None


_FROM_TO = frozenset({"from", "to"})


def raised_to(scene: Scene, head: Token) -> Amount | None:
    """The sum that help is raised or cut to: "increase its aid to Bougainville to A$136 million"."""
    if head.dep_ not in {"dobj", "nsubjpass"} or head.head.lemma_.lower() not in kinds().contributions.raising:
        return None
    _, end = scene.sentence(head.i)
    for quantity in scene.quantities_between(head.i + 1, min(head.i + _NEAR, end - 1)):
        lead = [word.lower_ for word in scene.doc[max(quantity.first - 3, head.i) : quantity.first]]
        if quantity.currency and next((word for word in reversed(lead) if word in _FROM_TO), "") == "to":
            return amount_of(quantity, None)
    return None


def amount_of(quantity: Quantity, unit: str | None) -> Amount:
    """A quantity as the amount of a contribution."""
    return Amount(
        number=quantity.count,
        unit=None if quantity.currency else unit,
        currency=quantity.currency,
        qualifier=quantity.qualifier,
        min=quantity.min,
        max=quantity.max,
        vague=quantity.vague,
    )


def amount_like(quantity: Quantity, other: Amount | None) -> Amount:
    """A quantity that leaves out what it counts, which another tells: "Spain 3 million euros and France 4 million"."""
    if quantity.percent or other is None:
        return amount_of(quantity, "percent")
    amount = amount_of(quantity, other.unit)
    return msgspec.structs.replace(amount, currency=other.currency) if amount.currency is None else amount


def sum_of(scene: Scene, quantity: Quantity) -> Amount:
    """A sum; of a number of millions by itself, in the currency of the sum before: "gave $12m, Peru gave 6 million"."""
    if quantity.currency:
        return amount_of(quantity, None)
    first, _ = scene.sentence_before(quantity.first)
    sums = [other for other in scene.quantities_between(first, quantity.first - 1) if other.currency]
    return amount_like(quantity, amount_of(sums[-1], None)) if sums else amount_of(quantity, None)
