"""Soldiers who are only brought where the wounded are treated: "Nine wounded Danes were evacuated to Germany"."""

from spacy.tokens import Token

from worker.extraction.claims.deployments.force import Force
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import prepositional

_HURT = frozenset({"wounded", "injured", "sick", "hurt", "ill", "dead", "slain", "fallen"})
_HARMED = frozenset({"wound", "injure", "hurt"})
_CARE = frozenset({"hospital", "treatment", "clinic", "surgery", "care"})
_WHERE = frozenset({"to", "for", "in", "at"})
_PATIENTS = frozenset({"soldier", "troop", "peacekeeper", "marine", "policeman", "policemen", "officer", "man", "men"})
_MOST = 100


def are_brought_to_care(scene: Scene, verb: Token, force: Force) -> bool:
    """Whether forces that go somewhere are wounded or sick, or go to be treated."""
    noun = scene.doc[force.token]
    if are_hurt(noun):
        return True
    few = force.quantity is None or force.quantity.count < _MOST
    treated = any(spot.lemma_ in _CARE for spot in prepositional(verb, _WHERE))
    return treated and few and (noun.pos_ == "PRON" or noun_of(noun) in _PATIENTS)


def are_hurt(noun: Token) -> bool:
    """Whether a noun is of soldiers who are wounded or sick, by the words around it."""
    if any(child.lower_ in _HURT for child in noun.lefts) or (noun.dep_ == "appos" and noun.head.lower_ in _HURT):
        return True
    return any(child.dep_ == "relcl" and child.lemma_ in _HARMED for child in noun.rights)
