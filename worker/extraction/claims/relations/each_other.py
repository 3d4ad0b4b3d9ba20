"""Who does it to each other: "Sudanese and Chadian forces clashed", "the army and the rebels exchanged fire"."""

from spacy.tokens import Token

from schemas.claims import Predicate
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.relations.between import two_sides
from worker.extraction.claims.relations.relating import relate
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import RELATIVE, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.names.several import told
from worker.extraction.reading import ACTING

_AGAINST = frozenset({"with", "against", "between"})
_AT = frozenset({"at", "to"})
_BEING = frozenset({"be", "go", "negotiate"})  # "are at war"
_TOWARDS = frozenset({"at", "on", "against", "upon", "fire", "rockets", "shells", "missiles", "shots"})
_MOST = 4  # words that "clashed" may be parted from "with" by


def find_each_other(scene: Scene, builder: Builder) -> None:
    """The two who are the subject of a verb that is done to each other."""
    words = kinds().relations
    for token in scene.of_lemma(
        words.harming, words.firing, words.clashing, words.exchanging, words.holding_talks, {"open"}, _BEING
    ):
        predicate = _done_to_each_other(scene, token)
        if predicate is None or any(word.lower_ in _AGAINST for word in scene.doc[token.i + 1 : token.i + 1 + _MOST]):
            continue
        subjects = scene.subjects(token)
        sides = _sides(scene, subjects)
        if len(sides) == 2:
            one, other = [sides[0]], [sides[1]]
            modality = modality_of(token)
            relate(scene, builder, "each other", one, predicate, other, at=token.i, modality=modality, both=True)


def _done_to_each_other(scene: Scene, verb: Token) -> Predicate | None:
    words = kinds().relations
    if verb.pos_ not in {"VERB", "AUX"} or verb.dep_ in {"amod", "acl"}:
        return None
    things = {noun_of(noun) for noun in verb.rights if noun.dep_ in {"dobj", "attr"}}
    if verb.lemma_ in words.harming | words.firing | {"open"} and is_each_other(verb):
        return "fights"
    if verb.lemma_ in words.clashing and not things:
        return "fights"
    if verb.lemma_ in words.exchanging and not words.exchanged.isdisjoint(things):
        return "fights"
    if verb.lemma_ in {"be", "go"} and "war" in {noun_of(noun) for noun in prepositional(verb, _AT)}:
        return "fights"
    if verb.lemma_ == "negotiate" and not things:
        return "negotiates_with"
    return "negotiates_with" if verb.lemma_ in words.holding_talks and _of_peace(verb) else None


def is_each_other(verb: Token) -> bool:
    """ "Shelled each other", "opened fire on one another"."""
    after = [token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 1 + _MOST] if token.lower_ not in _TOWARDS]
    return after[:2] in (["each", "other"], ["one", "another"])


def _of_peace(verb: Token) -> bool:
    talks = (noun for noun in verb.rights if noun.dep_ == "dobj" and noun_of(noun) == "talk")
    return any(word.lemma_.lower() in kinds().relations.peaceful for noun in talks for word in noun.lefts)


def _sides(scene: Scene, subjects: list[Token]) -> list[Party]:
    if len(subjects) != 1 or subjects[0].lower_ in RELATIVE:
        return []
    subject = subjects[0]
    number = scene.number_at(subject)
    if number is not None and told(scene.parsed.candidates[number].head) is not None:
        both = scene.party_at(subject)
        return [both, both] if both is not None else []
    rows = scene.with_conjuncts(subject)
    found = two_sides(scene, [subject]) if len(rows) > 1 else scene.parties(subject)
    return [party for party in found if party.type in ACTING | {"words"}]
