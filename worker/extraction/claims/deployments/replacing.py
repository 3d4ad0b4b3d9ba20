"""Forces that others replace: those who go, and those who come instead."""

from spacy.tokens import Token

from schemas.claims import Modality, Posture
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.deployments.deploying import deploy
from worker.extraction.claims.deployments.force import Force
from worker.extraction.claims.deployments.forces import forces
from worker.extraction.claims.matching import Match
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import is_passive, prepositional


def add_replaced(scene: Scene, builder: Builder, match: Match, where: list[Party]) -> None:
    """Those who go when others come: "the Canadian battalion was replaced by French troops"."""
    verb = scene.doc[match.token]
    modality = match.modality(scene)
    if modality == "negated":
        return  # "had not been relieved since May"
    for force in forces(scene, [noun for noun in scene.objects(verb) if not _goes_home(noun)]):
        for owner in (party for party in force.owners if party.type == "country"):
            spot = next(iter((*force.there, *where)), None)
            posture = _of_who_goes(verb, modality)
            deploy(scene, builder, "is replaced", match.token, modality, owner, spot, force, posture, 0.65)


def add_replacing(scene: Scene, builder: Builder, match: Match) -> bool:
    """Add who goes where nobody is told to come instead, or others of their own state; false where it tells more."""
    verb = scene.doc[match.token]
    if not is_passive(verb):
        return _swap(scene, builder, match)
    if any(child.dep_ == "agent" for child in verb.rights):
        return False
    add_replaced(scene, builder, match, [])  # "150 of its men will be replaced": they go
    return True


def _swap(scene: Scene, builder: Builder, match: Match) -> bool:
    """Who replaces its own forces with others, which come as those go: "will replace its 850 men with a battalion"."""
    verb = scene.doc[match.token]
    come = prepositional(verb, frozenset({"with"}))
    ones = [noun for one in come if one.lower_ == "one" for noun in prepositional(one, frozenset({"of"}))]
    fresh = forces(scene, ones or come)  # "with a smaller one of 450 soldiers"
    old = forces(scene, scene.objects(verb)) if fresh else []
    states = [party for noun in scene.subjects(verb) for party in scene.parties(noun) if party.type == "country"]
    if not old or not states:
        return False
    modality = match.modality(scene)
    sides: tuple[tuple[Posture, list[Force]], ...] = ((_of_who_goes(verb, modality), old), ("deploying", fresh))
    for posture, those in sides:
        for force in those:
            spot = next(iter((*force.there, *(place for one in old for place in one.there))), None)
            for owner in force.owners or states:
                deploy(scene, builder, "replaces", verb.i, modality, owner, spot, force, posture, 0.65)
    return True


def _goes_home(noun: Token) -> bool:
    """Whether words behind those who are replaced tell that they go: "the Kent, which is on her way home"."""
    if any(word.lower_ == "due" for word in noun.rights):
        return True  # "to replace Danish troops due to withdraw"
    clauses = (child for child in noun.rights if child.dep_ == "relcl")
    return any(word.lower_ == "home" for clause in clauses for word in clause.subtree)


def _of_who_goes(verb: Token, modality: Modality) -> Posture:
    return "withdrawn" if modality == "asserted" and verb.tag_ != "VBG" else "withdrawing"
