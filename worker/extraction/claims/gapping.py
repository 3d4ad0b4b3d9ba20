"""Clauses that leave out their verb: "Nigeria has pledged 3,250 men, Chad 3,000 and Niger, a neighbour, 1,000"."""

from collections.abc import Iterable

from spacy.tokens import Token

from worker.extraction.claims.forces_words import is_force
from worker.extraction.claims.quantities import Quantity
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.totals import in_brackets

_LONGEST_ASIDE = 14
_LONGEST_LIST = 60
_LONGEST_SENTENCE = 150
_ENDING = frozenset({",", ";", ".", "and", "—", "–", ")"})


def gapped(scene: Scene, verb: Token, thing: int) -> list[tuple[Party, Quantity]]:
    """Who else does what the verb says, each with a number of the same unit, after the first thing in the sentence.

    The number stands right after the name, after "with", or after an aside in commas; it counts no noun of its own.
    """
    _, end = scene.sentence(verb.i)
    last = max(verb.i, thing)
    counted = (
        quantity
        for quantity in scene.quantities_between(last + 1, min(end - 1, last + _LONGEST_SENTENCE))
        if not quantity.percent and _alone(scene, quantity) and in_brackets(scene, quantity) is None
    )
    return _each_with_its_name(scene, counted, last)


def gapped_with_nouns(scene: Scene, verb: Token, thing: int) -> list[tuple[Party, Quantity]]:
    """The same where each number counts a noun of its own: "Qatar has contributed six jets and Kuwait 12 trucks"."""
    _, end = scene.sentence(verb.i)
    last = max(verb.i, thing)
    counted = (
        quantity
        for quantity in scene.quantities_between(last + 1, end - 1)
        if quantity.head is not None and not (quantity.inherited or quantity.percent or quantity.currency)
    )
    return _each_with_its_name(scene, counted, last)


def _each_with_its_name(scene: Scene, counted: Iterable[Quantity], last: int) -> list[tuple[Party, Quantity]]:
    """The numbers that a name stands before, each looked for after the number before it."""
    found: list[tuple[Party, Quantity]] = []
    for quantity in counted:
        party = _before(scene, quantity, last)
        if party is not None:
            found.append((party, quantity))
            last = quantity.last
    return found


def gapped_names(scene: Scene, verb: Token) -> list[Party]:
    """Who else does it on another day: "Spain left on May 13, Belgium on June 14 and Denmark on June 22"."""
    _, end = scene.sentence(verb.i)
    found: list[Party] = []
    for at in range(verb.i + 2, min(end - 2, verb.i + _LONGEST_LIST)):
        party = scene.party_at(scene.doc[at])
        if party is None or party.type != "country" or scene.doc[at + 1].lower_ not in {"on", "in", "by"}:
            continue
        first = at
        while first > verb.i and scene.number_at(scene.doc[first - 1]) == party.number:
            first -= 1
        if scene.doc[first - 1].lower_ in {",", "and", ";"} and at + 2 in scene.dated:
            found.append(party)
    return found


def _alone(scene: Scene, quantity: Quantity) -> bool:
    if quantity.head is not None and is_force(scene.doc[quantity.head]):
        return True  # "and Thailand two corvettes"
    if quantity.currency is not None:
        return True  # "and Canada $110 million a year"
    after = scene.doc[quantity.last] if quantity.last < len(scene.doc) else None
    return after is None or after.lower_ in _ENDING or after.pos_ in {"ADP", "SCONJ"} or after.is_sent_start is True


def _before(scene: Scene, quantity: Quantity, last: int) -> Party | None:
    """Whose number it is: the name right before it, or before an aside in commas."""
    at = quantity.first - 1
    if at > last and scene.doc[at].lower_ in {"a", "an", "its", "their"}:
        at -= 1
    if at > last and scene.doc[at].tag_ == "$":
        at -= 1
    if at > last and scene.doc[at].lower_ in {"with", "another", "("}:  # "followed by Italy ($6 million)"
        at -= 1
    if at > last and scene.doc[at].text == ",":
        for back in range(at - 1, max(last, at - _LONGEST_ASIDE), -1):
            if scene.doc[back].text == ",":
                at = back - 1
                break
    if at <= last:
        return None
    if scene.number_at(scene.doc[at]) is None and scene.doc[at].pos_ == "PROPN" and at - 1 > last:
        at -= 1  # "Benin Republic"
    party = scene.party_at(scene.doc[at])
    if party is None or party.type not in {"country", "organisation", "armed_group"}:
        return None
    number, start = party.number, at
    while start - 1 > last and scene.number_at(scene.doc[start - 1]) == number:
        start -= 1
    while start - 1 > last and scene.doc[start - 1].lower_ in {"the"}:
        start -= 1
    lead = scene.doc[start - 1].lower_
    bracketed = (
        lead == "from" and scene.doc[quantity.first - 1].text == "("
    )  # "coming from Britain (8,900), Italy (2,700)"
    return party if bracketed or lead in {",", ";", "and", "while", "by"} else None
