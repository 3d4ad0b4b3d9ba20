"""Who lays what others run into: "hit a mine laid by the rebels", "struck a Taliban bomb"."""

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.relations.relating import relate
from worker.extraction.claims.relations.standing import standing_for
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.reading import ACTING

MINES = frozenset({"mine", "landmine", "bomb", "ied", "device", "explosive", "trap", "booby-trap", "tripwire"})
_RUNNING_INTO = frozenset({"hit", "strike", "detonate", "trigger", "trip", "touch"})
_OVER = frozenset({"over", "on", "onto", "into"})
_LAYING = frozenset({"lay", "plant", "set", "place", "bury", "leave", "hide", "sow", "attribute", "blame"})
_BY = frozenset({"by", "to", "on"})


def is_mine(noun: Token) -> bool:
    """Whether it lies there for somebody to run into: "a roadside bomb"."""
    return noun_of(noun) in MINES


def runs_into_a_mine(verb: Token) -> bool:
    """Whether a verb tells that somebody was hit by what he hit: "their truck struck a mine"."""
    return verb.lemma_ in _RUNNING_INTO and any(child.dep_ == "dobj" and is_mine(child) for child in verb.rights)


def find_mines(scene: Scene, builder: Builder) -> None:
    """ "A Danish patrol hit a mine laid by the rebels": these fight those who were hit."""
    for token in scene.of_lemma(MINES):
        verb = _run_into(token)
        if verb is None:
            continue
        layers = [party for party in _layers(scene, token) if party.type in ACTING | {"words"}]
        hit = [party for noun in scene.subjects(verb) for party in scene.parties(noun) if party.type in ACTING | {None}]
        relate(scene, builder, "lays mines", layers, "fights", hit, at=token.i, modality=modality_of(verb))


def _run_into(mine: Token) -> Token | None:
    """The verb by which somebody runs into a mine: "hit a mine", "drove over a bomb"."""
    if mine.dep_ == "dobj" and mine.head.lemma_ in _RUNNING_INTO:
        return mine.head
    if mine.dep_ == "pobj" and mine.head.lower_ in _OVER and mine.head.head.pos_ == "VERB":
        return clause_verb(mine.head)
    return None


def _layers(scene: Scene, mine: Token) -> list[Party]:
    """Whose a mine is: "laid by the rebels", "a Taliban bomb"."""
    laid = [child for child in mine.rights if child.dep_ == "acl" and child.lemma_ in _LAYING]
    by = [noun for child in laid for noun in prepositional(child, _BY)]
    named = standing_for(scene, by, frozenset()) or [
        scene.in_words(noun) for noun in by[:1] if noun_of(noun) in kinds().relations.armed
    ]
    return named or [party for party in scene.modifying(mine) if party.type == "armed_group"]
