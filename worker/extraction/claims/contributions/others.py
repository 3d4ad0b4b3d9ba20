"""Those who give the same besides whoever was told of: "Chad is one of the givers. The others are Fiji and Peru"."""

from schemas import Contribution
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.contributions.making import add
from worker.extraction.claims.contributions.things import Thing
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import prepositional

_OTHERS = frozenset({"others", "rest"})


def find_others(scene: Scene, builder: Builder) -> None:
    """ "The others are Finland and Malaysia", behind a sentence that tells what one of them gives."""
    for others in scene.of_word(_OTHERS):
        verb = others.head
        if others.dep_ != "nsubj" or verb.lemma_ != "be" or prepositional(others, frozenset({"of"})):
            continue
        start, _ = scene.sentence_before(others.i)
        since = scene.parsed.start(scene.doc[start])
        told = next((draft for draft in builder.latest(Contribution) if draft.start >= since), None)
        if told is None or told.modality == "negated":
            continue
        row = [one for child in verb.rights if child.dep_ == "attr" for one in scene.parties(child)]
        for state in row:
            named = state.type == "country" and scene.doc[state.token].tag_ == "NNP"  # "the rest are Malians"
            if named and state.reference != told.actor:
                thing = Thing(others.i, told.contribution)
                add(builder, "the others", state, thing, None, verb.i, modality_of(verb), 0.55)
