"""Counted soldiers who are nowhere: they are trained, paid, hurt, mourned or compared, or only join others."""

from spacy.tokens import Token

from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.forces_owners import is_a_whole
from worker.extraction.claims.deployments.musters_told import (
    above_of,
)
from worker.extraction.claims.deployments.set_aside import is_set_aside
from worker.extraction.claims.deployments.the_wounded import are_hurt
from worker.extraction.claims.scene import Scene

_TURNING = frozenset({"mutiny", "rebel", "desert", "defect", "revolt", "surrender", "retire", "resign"})
_TRAINEES = frozenset({"recruit", "trainee", "cadet", "conscript"})
_CAPTIVE = frozenset({"prisoner", "prisoners", "hostage", "hostages", "captive"})
_ENOUGH = frozenset({"much", "enough", "lot", "sufficient", "insufficient", "adequate"})


def is_no_deployment(scene: Scene, noun: Token) -> bool:
    """Whether the forces are only trained, paid or mourned: "to train 30,000 soldiers", "the lives of 260 men"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "than" and not (scene.owned(noun) or scene.names(noun)):
        return True  # "far more than the 304 advisers whom its neighbours sent"
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in around().lost:
        return True
    if are_hurt(noun):
        return True
    if any(child.dep_ == "poss" and child.lower_ in {"his", "her", "my", "our"} for child in noun.lefts):
        return True
    if noun.dep_ == "nsubjpass" and is_set_aside(noun.head):
        return True  # "300 soldiers were placed in quarantine"
    if noun.lemma_ in _TRAINEES and noun.dep_ != "dobj":
        return True  # "where the first of 10,000 Ukrainian recruits began drill"
    if noun.head.lemma_ == "take" and any(child.lower_ in _CAPTIVE for child in noun.head.rights):
        return True  # "more than 400 Iraqis were taken prisoner"
    if noun.dep_ == "nsubj" and any(child.lower_ in _ENOUGH for child in noun.head.rights):
        return True  # "Five thousand men is not much for such an area"
    if noun.dep_ == "nsubj" and noun.head.lemma_ in _TURNING and not is_a_whole(noun):
        return True  # "1,000 soldiers mutinied"
    for verb in above_of(noun):
        if is_a_whole(noun):
            return False  # "they form the first part of a force of 3,250 men"
        put_through = verb.lemma_ == "put" and any(child.lower_ == "through" for child in verb.rights)
        if (verb.lemma_.lower() in around().making or put_through) and verb.i < noun.i:
            return True
        if noun.dep_ in {"nsubj", "nsubjpass"} and verb.i == noun.head.i:
            break  # "have built a camp, and 800 Danes are expected"
    return noun.dep_ in {"dobj", "nsubjpass"} and noun.head.lemma_.lower() in around().making


def are_those_helped(noun: Token) -> bool:
    """Whether a number is that of a unit to which others give men: "will contribute to a team of 15 monitors"."""
    top = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    giving = around().providing | {"contribute", "add", "second"}
    return top.dep_ == "pobj" and top.head.lower_ == "to" and top.head.head.lemma_ in giving
