"""Forces that any verb moves, told by how it is built: "tanks rumbled into Gaza", "the convoy snaked to Goma"."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.forces_words import is_force
from worker.extraction.claims.deployments.whereabouts import whereabouts
from worker.extraction.claims.knowledge import Frame, frames
from worker.extraction.claims.matching import Match, of_verb
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import is_passive, prepositional

_INTO = frozenset({"into", "onto", "towards", "toward"})
_OF = frozenset({"of"})
_MANY = frozenset({"dozens", "scores", "hundreds", "thousands", "most", "some", "many"})
_TO = _INTO | {"to"}


def moved(scene: Scene, framed: set[int]) -> Iterator[Match]:
    """Frames of arriving and sending for verbs that bear none, where forces go into or to a place.

    `framed` are the verbs that a frame of deployments or contributions has told of.
    """
    if not scene.has_forces:
        return
    for verb in scene.tokens:
        if verb.pos_ != "VERB" or verb.i in framed or verb.lemma_.lower() in around().still:
            continue
        if any(child.lower_ in _TO and child.dep_ == "prep" for child in verb.rights):
            frame = _frame(scene, verb)
            if frame is not None and whereabouts(scene, prepositional(verb, _TO)):
                yield of_verb(scene, verb, frame)


def _frame(scene: Scene, verb: Token) -> Frame | None:
    """The frame whose role the forces fill: they go, or somebody has them go."""
    objects = scene.objects(verb)
    if is_passive(verb) or not objects:
        going = objects if is_passive(verb) else scene.subjects(verb)
        return _named("forces arrive") if any(_may_go(scene, noun) for noun in going) else None
    return _named("sends forces") if any(_may_go(scene, noun) for noun in objects) else None


def _may_go(scene: Scene, noun: Token) -> bool:
    if noun.lower_ in _MANY:  # "hundreds of soldiers"
        return any(_may_go(scene, inner) for inner in prepositional(noun, _OF))
    return is_force(noun) and scene.number_at(noun) is None  # "extended the Joint Task Force to Gao"


@cache
def _named(name: str) -> Frame:
    return next(frame for frame in frames().frame if frame.name == name)
