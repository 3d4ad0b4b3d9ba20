"""Sizes that something brings about: "brings to six the number of countries in the force"."""

from spacy.tokens import Token

from schemas import CoalitionSize
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.memberships.coalition_words import coalition_near
from worker.extraction.claims.memberships.participations import focus
from worker.extraction.claims.memberships.sizes import UNITS
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import Quantity, noun_of
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.claims.words import belonging
from worker.extraction.counting.units import nouns

_BRINGING = frozenset(
    {"bring", "raise", "take", "increase", "push", "put", "boost", "swell", "rise", "grow", "climb"}
    | {"reduce", "cut", "lower", "drop", "fall", "shrink", "whittle"}
)
_OF, _TO = frozenset({"of"}), frozenset({"to"})
_OF_ANY = frozenset({"include", "support", "together", "part", "make", "number", "total"})
_TAKING = frozenset({"bring", "take", "raise", "increase", "push", "swell", "boost"})
_SIZES = frozenset({"total", "size", "membership", "tally", "number"})
_JOINING = frozenset({"join", "accede", "accession", "entry", "admission", "admit", "addition"})
_REACH = 26
_FEWEST, _MOST = 2, 250


def find_numbers_reached(scene: Scene, builder: Builder) -> None:
    """ "The offer brings to six the number of countries taking part", "takes the total of members to 31"."""
    for token in scene.of_lemma({"number", "total"}):
        if token.pos_ != "NOUN":
            continue
        states = [noun for noun in _counted(token) if noun.lemma_.lower() in nouns("member")]
        verb = _bringing(token)
        if states and verb is not None and (reached := _reached(scene, verb)) is not None:
            _add(scene, builder, states[0], verb, reached)

    for verb in scene.of_lemma(_TAKING):
        if verb.pos_ == "VERB" and (whole := _taken(verb)) is not None and _is_of_joining(scene, verb):
            reached = _reached(scene, verb)
            if reached is not None and (reached.head is None or reached.head <= reached.first):
                _add(scene, builder, whole, verb, reached)


def _taken(verb: Token) -> Token | None:
    """What is brought to a number: "taking it to a total of 20", "brings its size to 31"."""
    whole = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    if whole is None or not (whole.lower_ == "it" or whole.lemma_ in _SIZES):
        return None
    return whole if any(word.lower_ == "to" for word in verb.doc[whole.i + 1 : whole.i + 3]) else None


def _is_of_joining(scene: Scene, verb: Token) -> bool:
    """Whether the sentence tells before it of somebody who comes in; but not with how many men."""
    start, _ = scene.sentence(verb.i)
    if not any(word.lemma_.lower() in _JOINING for word in scene.tokens[start : verb.i]):
        return False
    heads = (quantity.head for quantity in scene.quantities_between(start, verb.i))
    return not any(head is not None and noun_of(scene.doc[head]) in nouns("force", "craft") for head in heads)


def _counted(number: Token) -> list[Token]:
    """Whose number it is, also where a participle stands before them: "the number of contributing states"."""
    of = prepositional(number, _OF)
    deeds = [child for prep in number.rights if prep.lower_ == "of" for child in prep.rights if child.dep_ == "pcomp"]
    return of + [noun for deed in deeds for noun in deed.rights if noun.dep_ == "dobj"]


def _bringing(number: Token) -> Token | None:
    """The verb that tells to what a number comes."""
    for verb in (number.head, number.head.head):
        if verb.pos_ == "VERB":
            return verb if verb.lemma_ in _BRINGING else None
    return None


def _reached(scene: Scene, verb: Token) -> Quantity | None:
    """The number after "to" behind the verb."""
    _, end = scene.sentence(verb.i)
    for quantity in scene.quantities_between(verb.i + 1, min(verb.i + _REACH, end) - 1):
        before = scene.doc[quantity.first - 1].lower_
        if before == "to" and _FEWEST <= quantity.count <= _MOST and not quantity.percent:
            return quantity
    return None


def _add(scene: Scene, builder: Builder, states: Token, verb: Token, reached: Quantity) -> None:
    start, end = scene.sentence(verb.i)
    named = coalition_near(scene, start, end)
    near = {token.lemma_.lower() for token in scene.tokens[start:end]} - _OF_ANY
    if named is None and belonging().taking_part.isdisjoint(near):
        return  # "brings to six the number of countries hit by the floods"
    party = named or focus(states)
    builder.add(
        CoalitionSize,
        "number reached",
        [states.i, verb.i, reached.first, party.token],
        at=verb.i,
        modality=modality_of(verb),
        confidence=0.8,
        coalition=party.reference,
        count=reached.count,
        unit=UNITS.get(states.lemma_.lower()),
        qualifier=reached.qualifier,
        min=reached.min,
        max=reached.max,
        vague=reached.vague,
    )
