"""Relations told by idioms: "dealt a heavy blow to", "on the side of", "hostile to"; `idioms.toml` lists them."""

from collections.abc import Iterator
from functools import cache

import msgspec
from spacy.tokens import Token

from schemas.claims import Predicate
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.places import government_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.relations.between import nearby
from worker.extraction.claims.relations.relating import relate
from worker.extraction.claims.relations.standing import standing_for, tells_who
from worker.extraction.claims.relations.unnamed import is_somebody
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import RELATIVE, antecedent_of, is_passive, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import nouns
from worker.extraction.knowledge.loading import load
from worker.extraction.model.labels import OWNING
from worker.extraction.reading import ACTING

_BEING = frozenset({"be", "remain", "become", "stay", "seem", "appear", "grow"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "attr"})
_SIDES = ACTING | {None, "words"}
_WITH_PEOPLE = _SIDES | {"person"}  # who opposes or helps a state may do so to its president
_OF_PEOPLE = frozenset({"opposes", "supports", "threatens", "commands"})
_TURNING_DOWN = frozenset({"rule", "reject", "refuse", "exclude", "boycott", "spurn", "shun", "oppose"})
_MOST = 4
_ORDERS = frozenset({"order", "cue", "instruction"})
_ALLYING = frozenset({"ally", "align", "affiliate", "allied", "aligned", "affiliated"})


class Idiom(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that say a predicate together; `idioms.toml` tells what each field is."""

    says: Predicate
    prepositions: frozenset[str]
    verbs: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    reversed: bool = False
    owned: bool = False


class Idioms(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`idioms.toml`."""

    idiom: tuple[Idiom, ...]


@cache
def _by_word() -> dict[str, tuple[Idiom, ...]]:
    """The idioms by each noun or adjective that they may have."""
    found: dict[str, tuple[Idiom, ...]] = {}
    for idiom in load("idioms", Idioms).idiom:
        for word in idiom.nouns | idiom.adjectives:
            found[word] = (*found.get(word, ()), idiom)
    return found


def find_idioms(scene: Scene, builder: Builder) -> None:
    """Whoever does by an idiom, with everybody to whom it is done."""
    for token in scene.of_lemma(_by_word()):
        for idiom in _by_word()[token.lemma_.lower()]:
            for doers, done_to, at in _uses(scene, idiom, token):
                if not (_is_told(scene, doers) or _is_told(scene, done_to)):
                    continue  # "the convoy came under fire from the patrol": nobody knows whose both are
                if token.lemma_ in _ALLYING:  # an alliance of states is no help
                    doers = [one for one in doers if one.type != "country"]
                talks = idiom.says == "negotiates_with"
                with_people = idiom.says in _OF_PEOPLE or (talks and any(one.type == "armed_group" for one in done_to))
                people = _WITH_PEOPLE if with_people else _SIDES
                if idiom.says != "fights":
                    doers, done_to = ([government_of(scene, one) for one in side] for side in (doers, done_to))
                pair = [[one for one in side if one.type in people][:_MOST] for side in (doers, done_to)]
                subjects, objects = reversed(pair) if idiom.reversed else pair
                if idiom.reversed and token.lemma_ in _ORDERS:  # a general commands by them, a state supports
                    subjects = [one for one in subjects if (one.type == "person") == (idiom.says == "commands")]
                alone = talks and not objects and not nearby(scene, token, "with")
                if alone and len(subjects) == 2:
                    subjects, objects = subjects[:1], subjects[1:]  # "both went back to the negotiating table"
                modality = "negated" if talks and at.lemma_ in _TURNING_DOWN else modality_of(at)
                relate(scene, builder, "idiom", subjects, idiom.says, objects, at=token.i, modality=modality)


def _uses(scene: Scene, idiom: Idiom, token: Token) -> Iterator[tuple[list[Party], list[Party], Token]]:
    """Who does it, to whom, and the word that tells how sure it is."""
    if idiom.owned and token.pos_ == "NOUN" and (owners := scene.modifying(token)):
        yield owners, _sides(scene, prepositional(token, idiom.prepositions)), token
        return
    carrier = _carrier(idiom, token)
    if carrier is None:
        return
    tops = _subjects(scene, carrier)
    others = _others(scene, idiom, token, carrier)
    others_named = _sides(scene, others, whence=idiom.reversed)
    yield _sides(scene, [top for top in tops if top.i != token.i]), others_named, carrier


def _carrier(idiom: Idiom, token: Token) -> Token | None:
    """The verb, or the noun described, that an idiom hangs on; None where the words are none."""
    above = token.head
    if token.lemma_.lower() in idiom.adjectives and token.pos_ in {"ADJ", "VERB"}:
        described = above.pos_ in {"NOUN", "PROPN"} and above.i < token.i
        if token.tag_ == "VBN" and is_passive(token) and not (described and token.dep_ == "acl"):
            return token  # "the militia is allied to the government"
        if described:
            return _last_of_row(above, token)
        return above if (above.lemma_ in _BEING and token.dep_ != "prep") else None
    if token.pos_ != "NOUN":
        return None
    if not idiom.before:
        return above if token.dep_ in _OBJECTS and _is_carried(idiom, above) else None
    if token.dep_ != "pobj" or above.lower_ not in idiom.before:
        return None
    carrier = above.head
    if carrier.dep_ == "dobj" and "" in idiom.prepositions:
        carrier = carrier.head  # "have the town under siege"
    if not idiom.verbs:
        return carrier if carrier.pos_ in {"VERB", "AUX", "NOUN", "PROPN"} else None
    beside = carrier.pos_ in {"NOUN", "PROPN"} and "be" in idiom.verbs  # "Chad, at war with Sudan"
    return carrier if beside or _is_carried(idiom, carrier) else None


def _last_of_row(noun: Token, told: Token) -> Token:
    """The last of a row before words that tell of it: "soldiers and militias allied with the president"."""
    before = told.nbor(-1) if told.i else told
    return before if before.dep_ == "conj" and before.pos_ == "NOUN" and noun.is_ancestor(before) else noun


def _is_carried(idiom: Idiom, verb: Token) -> bool:
    return verb.pos_ in {"VERB", "AUX"} and verb.lemma_ in idiom.verbs


def _subjects(scene: Scene, carrier: Token) -> list[Token]:
    if carrier.pos_ in {"NOUN", "PROPN"}:
        return [carrier]
    subjects = scene.subjects(carrier)
    return scene.objects(carrier) if not subjects and is_passive(carrier) else subjects


def _others(scene: Scene, idiom: Idiom, token: Token, carrier: Token) -> list[Token]:
    """To whom it is done: after a preposition of the noun or of the verb, or as the verb's own object."""
    if "" in idiom.prepositions:
        wanted = {"dobj", "nsubj"} if idiom.before else {"dative"}
        given = [child for child in carrier.rights if child.dep_ in wanted and child.pos_ != "ADP"]
        if not idiom.before and token.dep_ == "dobj":  # "dealt the army a blow": two objects
            given += [child for child in carrier.rights if child.dep_ == "dobj"]
        given = [child for child in given if child.i < token.i]
        if not given and not idiom.before:  # "took two soldiers hostage", "gives the group backing"
            given = [child for child in token.lefts if child.dep_ == "compound" and _is_a_side(scene, child)]
        if given:
            return given
    found = prepositional(token, idiom.prepositions)
    if not found and carrier.pos_ in {"VERB", "AUX"}:
        found = [noun for noun in prepositional(carrier, idiom.prepositions) if noun.i > token.i]
    if not found:
        found = [noun for word in idiom.prepositions - {""} for noun in nearby(scene, token, word)]
    if not found and idiom.reversed:  # "ran into a Chadian ambush"
        found = [child for child in token.lefts if child.dep_ in OWNING and _is_a_side(scene, child)]
    if not found and idiom.before and "of" in idiom.prepositions:  # "came to Chad's aid"
        found = [child for child in token.lefts if child.dep_ == "poss"]
    return found


def _is_a_side(scene: Scene, noun: Token) -> bool:
    party = scene.party_at(noun)
    return noun_of(noun) in nouns("force") or (party is not None and party.type in ACTING)


def _sides(scene: Scene, tops: list[Token], *, whence: bool = False) -> list[Party]:
    """The parties at the tokens, by name or in words; `whence` it comes tells nobody: "from the Belgian quarter"."""
    words = kinds().relations
    targets = frozenset[str]() if whence else words.targets
    named = standing_for(scene, tops, words.events | targets | words.upheld | words.risings)
    if named:
        return named
    found: list[Party] = []
    for top in tops:
        meant = antecedent_of(top) if top.lower_ in RELATIVE else top
        if (
            meant is not None
            and meant.pos_ == "NOUN"
            and (is_somebody(meant) or noun_of(meant) in words.ruling | words.armed)
        ):
            found.append(scene.in_words(meant))
    return found


def _is_told(scene: Scene, side: list[Party]) -> bool:
    """Whether a side has a name, or tells by its words who it is: "the rebels", "a patrol"."""
    words = kinds().relations
    heads = [scene.doc[party.token] for party in side if party.type == "words"]
    named = len(heads) < len(side)
    return named or any(noun_of(head) in words.armed | words.ruling or tells_who(head) for head in heads)
