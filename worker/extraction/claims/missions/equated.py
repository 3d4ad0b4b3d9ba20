"""Missions by nouns or gerunds that a goal is said to be: "its tasks will be the protection of bridges"."""

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.knowledge import missions
from worker.extraction.claims.missions.aims import add_task, add_words
from worker.extraction.claims.missions.owners import holders_of
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Scene
from worker.extraction.counting.units import nouns

_GERUNDS = frozenset({"xcomp", "ccomp", "attr", "dobj", "pcomp", "acl"})
_MOST_GOALS = 4
_EQUATING = frozenset({"be", "include", "remain", "become", "involve", "cover", "comprise", "encompass", "entail"})


def goal_is(scene: Scene, builder: Builder, noun: Token) -> None:
    """ "the main tasks of the force will be the protection of bridges", "its mandate includes guarding convoys"."""
    verb = noun.head
    told = next((child for child in noun.rights if child.dep_ == "relcl" and child.lemma_ == "be"), None)
    if told is not None and any(child.lower_ in {"which", "that"} for child in told.lefts):
        verb = told  # "its goal, which was the creation of a buffer zone"
    elif noun.dep_ not in {"nsubj", "nsubjpass"} or verb.lemma_ not in _EQUATING:
        return
    owners = [party for party in holders_of(scene, noun) if party is None or party.type != "person"]
    if not owners:
        return
    for child in verb.rights:
        if child.dep_ in {"attr", "dobj"} and child.pos_ == "NOUN" and child.ent_type_ not in {"DATE", "CARDINAL"}:
            for goal in scene.with_conjuncts(child)[:_MOST_GOALS]:
                if goal.lemma_.lower() in missions().no_goals or noun_of(goal) in nouns("force", "craft"):
                    continue
                add_words(scene, builder, "goal is", owners[0], goal, "ongoing", verb)
        elif (
            child.tag_ == "VBG" and child.dep_ in _GERUNDS and "negated" not in {modality_of(child), modality_of(verb)}
        ):
            add_task(scene, builder, "goal is", owners[0], child, "ongoing", verb)
