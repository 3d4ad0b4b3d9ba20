"""Casualties by where they came from: "Five of the dead were from Chad. The other two came from Ghana and Togo"."""

import itertools
from collections.abc import Iterator

from schemas import Casualties
from schemas.claims import Outcome
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.quantities import Quantity
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.words import kinds

_WHOM = frozenset({"them", "these", "those", "whom"})
_OTHERS = frozenset({"other", "others", "remaining", "rest"})
_BEING = frozenset({"be", "come", "hail"})
_OF_THE_DEAD = 4  # tokens behind a number: "of the dead"
_EACH = 1


def find_origins(scene: Scene, builder: Builder) -> None:
    """Numbers of those told of as killed or wounded, each with the nation that they were from."""
    outcome: Outcome | None = None
    begins = -1
    for quantity, until in _with_next(scene):
        first, end = scene.sentence(quantity.first)
        if first != begins:
            others = first > begins >= 0 and first == quantity.first - 2 and _is_of_others(scene, quantity)
            outcome = _outcome(scene, builder, quantity) or (outcome if others else None)
            begins = first
        if outcome is not None and any(token.lemma_ in _BEING for token in scene.doc[first:end]):
            _add(scene, builder, quantity, outcome, _from(scene, quantity, min(until, end)))


def are_harmed(scene: Scene, number: int) -> bool:
    """Whether "19 of them" are some of those whom the sentence before tells to be killed or wounded."""
    begin, end = scene.sentence_before(number)[0], scene.sentence(number)[0]
    behind = scene.doc[number + 1 : number + 1 + _OF_THE_DEAD]
    of_them = len(behind) > 1 and behind[0].lower_ == "of" and behind[1].lower_ in _WHOM
    return of_them and any(token.lower_ in kinds().casualties.outcomes for token in scene.doc[begin:end])


def _with_next(scene: Scene) -> Iterator[tuple[Quantity, int]]:
    """Each number of people, and where the next one begins."""
    counting = [quantity for quantity in scene.quantities if quantity.counts]
    for quantity, following in itertools.zip_longest(counting, counting[1:]):
        yield quantity, following.first if following is not None else len(scene.doc)


def _is_of_others(scene: Scene, quantity: Quantity) -> bool:
    """Whether a number is of those left over: "The other two were"."""
    return quantity.first > 0 and scene.doc[quantity.first - 1].lower_ in _OTHERS


def _outcome(scene: Scene, builder: Builder, quantity: Quantity) -> Outcome | None:
    """What has become of those of whom a number is a part: "five of the dead", "nineteen of them" behind a toll."""
    behind = scene.doc[quantity.last : quantity.last + _OF_THE_DEAD]
    bare = len(behind) > 1 and behind[0].lemma_ in _BEING and behind[1].lower_ == "from"
    if len(behind) < 2 or (behind[0].lower_ != "of" and not bare):
        return None
    told = kinds().casualties.outcomes
    named = next((told[token.lower_] for token in behind if token.lower_ in told), None)
    if named is not None or not (bare or behind[1].lower_ in _WHOM):
        return named
    start, _ = scene.sentence_before(quantity.first)
    for draft in builder.latest(Casualties):
        if draft.start < scene.parsed.start(scene.doc[start]):
            break
        if draft.count is not None and quantity.count < draft.count:
            return draft.outcome
    return None


def _from(scene: Scene, quantity: Quantity, until: int) -> list[Party]:
    """The nations that "from" tells of behind a number."""
    found = []
    for token in scene.doc[quantity.last : until]:
        if token.lower_ == "from":
            for top in (child for child in token.rights if child.dep_ == "pobj"):
                parties = (scene.party_at(noun) for noun in scene.with_conjuncts(top) if noun.i < until)
                found += [party for party in parties if party is not None and party.type == "country"]
    return found


def _add(scene: Scene, builder: Builder, quantity: Quantity, outcome: Outcome, nations: list[Party]) -> None:
    each = _EACH if len(nations) == quantity.count else quantity.count
    if len(nations) > 1 and each != _EACH:
        return  # who knows how many of each
    for nation in nations:
        builder.add(
            Casualties,
            "from where",
            [quantity.first, nation.token],
            at=quantity.first,
            actor=nation.reference,
            outcome=outcome,
            count=each,
            qualifier=quantity.qualifier,
        )
