"""Rows of names with what each gives beside it: "contributing nations: Chile (300 troops), Peru, with a hospital"."""

from functools import cache

from spacy.tokens import Token

from schemas import Contribution
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.contributions.amounts import amount_of
from worker.extraction.claims.contributions.making import add
from worker.extraction.claims.contributions.things import Thing, things_of
from worker.extraction.claims.deployments.forces_words import is_force
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.places import government_of
from worker.extraction.claims.quantities import Quantity, noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.words import Hint
from worker.extraction.counting.units import gives

_FEWEST = 2
_GIVING = frozenset(
    {"contribute", "contributor", "contribution", "contributing", "donor", "donate", "pledge", "provide", "offer",
     "commit", "participate", "participant", "join"}
)  # fmt: skip
_HOLDING = frozenset({"include", "comprise", "consist"})
_GIVERS = frozenset({"country", "organisation"})
_WHERE = frozenset({"in", "at", "near", "to", "for", "against"})
_STANDING = frozenset({"in", "at", "on"})
_LONGEST = 7  # tokens of what is given
_OPENING = frozenset({"a", "an", "one", "several", "two"})


@cache
def _hint() -> Hint:
    return Hint({"contribut", "donor", "donat", "pledg", "provid", "offer", "commit", "participa", "join", "part in",
                 "part:", "part are", "part,", "include", "compris", "consist"})  # fmt: skip


def find_bracketed(scene: Scene, builder: Builder) -> None:
    """Each name with what it gives in brackets or behind "with", where the words of the sentence tell that they do."""
    if not _hint().found_in(scene.parsed.text):
        return
    rows: dict[int, list[tuple[Party, Quantity | Token]]] = {}
    for mark in scene.of_word({"(", "with"}):
        giver = _name_before(scene, mark)
        own = _beside(scene, mark) if giver is not None else None
        if giver is not None and own is not None:
            rows.setdefault(scene.sentence(mark.i)[0], []).append((giver, own))
    for row in rows.values():
        told = _told(scene, row) if len(row) >= _FEWEST else None
        if told is not None and not scene.suffering(told):
            _make(scene, builder, row, told)


def _name_before(scene: Scene, mark: Token) -> Party | None:
    """Who is named right before a bracket or "with": "Chile (", "Chile, with"; not where something is."""
    at = mark.i - (2 if mark.i > 1 and scene.doc[mark.i - 1].text == "," and mark.text != "(" else 1)
    party = scene.party_at(scene.doc[at]) if at >= 0 else None
    if party is None or scene.doc[scene.first_of(scene.doc[at]) - 1].lower_ in _WHERE:
        return None
    giver = government_of(scene, party)
    return giver if giver.type in _GIVERS else None


def _beside(scene: Scene, mark: Token) -> Quantity | Token | None:
    """The number, or the noun without one, right behind a mark: "(about 300 troops)", ", with a field hospital"."""
    quantity = next(iter(scene.quantities_between(mark.i + 1, mark.i + 3)), None)
    if quantity is not None:
        last = quantity.head if quantity.head is not None and not quantity.inherited else quantity.last - 1
        stands = last + 1 < len(scene.doc) and scene.doc[last + 1].lower_ in _STANDING  # "with 900 men in the desert"
        return None if quantity.percent or stands else quantity
    if mark.i + 2 >= len(scene.doc) or scene.doc[mark.i + 1].lower_ not in _OPENING:
        return None
    for word in scene.doc[mark.i + 2 : mark.i + _LONGEST]:
        noun = word.pos_ in {"NOUN", "PROPN"} or noun_of(word) in gives()  # "(a frigate)", read as an adjective
        if noun and (word.i + 1 == len(scene.doc) or word.nbor(1).pos_ != "NOUN"):
            return word
        if word.is_punct and word.tag_ != "HYPH":
            return None
    return None


def _told(scene: Scene, row: list[tuple[Party, Quantity | Token]]) -> Token | None:
    """The word that tells of a row that it gives: before it, else the verb behind it."""
    first, end = scene.sentence(row[0][0].token)
    if first and scene.doc[first - 1].text == ":":  # where the parse starts a sentence
        first, _ = scene.sentence(first - 1)
    before = [word for word in scene.doc[first : row[0][0].token] if _tells(scene, word)]
    return before[-1] if before else next((w for w in scene.doc[row[-1][0].token : end] if _tells(scene, w)), None)


def _tells(scene: Scene, word: Token) -> bool:
    lemma = word.lemma_.lower()
    if lemma in _HOLDING and word.pos_ == "VERB":
        return any(scene.is_coalition(noun) for noun in scene.subjects(word))
    return lemma in _GIVING or (lemma == "part" and word.head.lemma_ == "take")


def _make(scene: Scene, builder: Builder, row: list[tuple[Party, Quantity | Token]], told: Token) -> None:
    known = {
        (draft.actor.key, draft.amount.number) for draft in builder.latest(Contribution) if draft.amount is not None
    }
    unit = _unit(scene, row)
    for giver, own in row:
        things: list[Thing] = []
        if isinstance(own, Token):
            things = things_of(scene, own, "contribute")
        elif (giver.reference.key, own.count) in known:
            continue
        elif own.currency:
            things = [Thing(own.first, "funding", amount_of(own, None))]
        elif own.head is not None and not own.inherited:
            things = things_of(scene, scene.doc[own.head], "contribute")
        elif unit is not None:
            kinds = [each.gives for each in things_of(scene, unit, "support")]
            things = [Thing(own.first, kinds[0] if kinds else "ground", amount_of(own, unit.lower_))]
        for thing in things:
            add(builder, "in brackets", giver, thing, None, told.i, modality_of(told), 0.55)


def _unit(scene: Scene, row: list[tuple[Party, Quantity | Token]]) -> Token | None:
    """What the numbers count: the noun of the first that has one, else the forces told before the row."""
    numbers = [own for _, own in row if not isinstance(own, Token)]
    own = [scene.doc[q.head] for q in numbers if q.head is not None and not q.inherited]
    before = [scene.doc[q.head] for q in scene.quantities_between(0, row[0][0].token) if q.head is not None]
    return next(iter([*own, *(noun for noun in reversed(before) if is_force(noun))]), None)
