"""Forces that any verb moves, told by how it is built: "tanks rumbled into Gaza", "the convoy snaked to Goma"."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.forces_words import is_force
from worker.extraction.claims.deployments.whereabouts import whereabouts
from worker.extraction.claims.knowledge import Frame, frames
from worker.extraction.claims.matching import Match, of_verb
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import is_passive, prepositional
from worker.extraction.counting.units import nouns

_INTO = frozenset({"into", "onto", "towards", "toward"})
_OF = frozenset({"of"})
_AWAY = frozenset({"home", "back", "out"})
_MANY = frozenset({"dozens", "scores", "hundreds", "thousands", "most", "some", "many"})
_TO = _INTO | {"to"}


def moved(scene: Scene, framed: set[int]) -> Iterator[Match]:
    """Frames of arriving and sending for verbs that bear none, where forces go into or to a place.

    `framed` are the verbs that a frame of deployments or contributions has told of.
    """
    if not scene.has_forces:
        return
    for verb in scene.tokens:
        carries = verb.lemma_ == "bring" and all(child.lower_ not in _AWAY for child in verb.rights)
        if verb.pos_ != "VERB" or ((verb.i in framed or verb.lemma_.lower() in around().still) and not carries):
            continue
        if verb.lemma_ == "bring":
            yield from _brought(scene, verb)
            continue
        if any(child.lower_ in _TO and child.dep_ == "prep" for child in verb.rights):
            frame = _frame(scene, verb)
            if frame is not None and whereabouts(scene, prepositional(verb, _TO)):
                yield of_verb(scene, verb, frame)


def _brought(scene: Scene, verb: Token) -> Iterator[Match]:
    """The frame of arriving for soldiers whom ships or aircraft bring: "Two planes brought 50 Danes to Gao"."""
    frame = _named("forces arrive")
    carriers = [noun for noun in scene.subjects(verb) if noun_of(noun) in nouns("craft")]
    carried = tuple(noun.i for noun in scene.objects(verb) if _may_go(scene, noun))
    if carriers and carried:
        where = tuple(noun.i for noun in prepositional(verb, _TO))
        yield Match(frame, verb.i, {"forces": carried, "place": where})


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
