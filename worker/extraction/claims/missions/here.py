"""Missions in the words of those who are there: "We are here to protect the people, not to pick a fight"."""

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.missions.aims import add_purpose
from worker.extraction.claims.missions.confidences import SPOKEN
from worker.extraction.claims.missions.doing import is_force
from worker.extraction.claims.missions.missions import is_purpose, told_of_forces
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.scene import Scene

_TASKS = frozenset({"job", "task", "mission", "role", "duty", "goal", "aim", "objective", "priority", "mandate"})
_THERE = frozenset({"here", "there"})
_OURS = frozenset({"our", "my", "these", "their", "his", "her"})
_FRIENDS = frozenset({"brother", "man", "friend", "boy", "comrade", "guest"})
_BRINGING = frozenset({"bring", "make"})
_PEACE = frozenset({"peace", "order", "stability", "calm", "security"})
_MEANT = frozenset({"advcl", "xcomp", "ccomp"})
_OBJECTS = frozenset({"dobj", "ccomp", "xcomp", "prep"})


def find_here(scene: Scene, builder: Builder) -> None:
    """What "we" or "they" are here for, or have come for: a mission, if the document is about forces."""
    for verb in scene.of_lemma({"be", "come"}, _TASKS):
        if verb.lemma_ in _TASKS:
            _of_our_task(scene, builder, verb)
            continue
        purposes = [child for child in verb.rights if child.dep_ in _MEANT and is_purpose(child)]
        if not purposes or verb.pos_ not in {"VERB", "AUX"} or modality_of(verb) != "asserted":
            continue
        there = verb.lemma_ == "come" or any(child.lower_ in _THERE for child in verb.children)
        if not there or not any(_are_they(scene, child) for child in verb.lefts if child.dep_ == "nsubj"):
            continue
        first = purposes[0]
        row = [first, *(child for child in first.rights if child.dep_ == "conj" and child.tag_ == "VB")]
        if first.i not in builder.purposes and any(_is_a_task(done) for done in row):
            add_purpose(scene, builder, "here to", None, first, "ongoing", verb, confidence=SPOKEN)


def _of_our_task(scene: Scene, builder: Builder, goal: Token) -> None:
    """ "Our job is to secure the port and to give the politicians time"."""
    verb = goal.head
    ours = any(child.dep_ == "poss" and child.lower_ in {"our", "my"} for child in goal.lefts)
    if not ours or goal.dep_ != "nsubj" or verb.lemma_ != "be":
        return
    for child in verb.rights:
        if child.dep_ in _MEANT and is_purpose(child) and child.i not in builder.purposes and _is_a_task(child):
            add_purpose(scene, builder, "our task", None, child, "ongoing", verb, confidence=SPOKEN)
            return


def _are_they(scene: Scene, subject: Token) -> bool:
    """Whether they may be forces who speak or are spoken of: "we", "our men", "our brothers from Chad"."""
    if subject.lower_ in {"we", "they"}:
        return True
    ours = any(child.lower_ in _OURS for child in subject.lefts)
    return ours and (subject.lemma_.lower() in _FRIENDS or is_force(scene, subject))


def _is_a_task(verb: Token) -> bool:
    """Whether what is done is of forces: "protect the people", "bring peace"; but not "we have come to help"."""
    below = [child for child in verb.rights if child.dep_ in _OBJECTS]
    if verb.lemma_ in _BRINGING:
        return any(child.lemma_.lower() in _PEACE for child in below)
    return bool(below) and verb.lemma_.lower() in told_of_forces()
