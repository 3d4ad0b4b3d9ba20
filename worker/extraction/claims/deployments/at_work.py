"""Forces that are where they are at work, whatever they do: "engineers have been building roads in Sabah"."""

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.deployments.deploying import deploy
from worker.extraction.claims.deployments.forces import force_at
from worker.extraction.claims.deployments.forces_words import is_force
from worker.extraction.claims.deployments.postures import posture_of
from worker.extraction.claims.deployments.senders import elsewhere, is_actor
from worker.extraction.claims.deployments.whereabouts import THERE, whereabouts
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import is_passive, prepositional


def find_at_work(scene: Scene, builder: Builder) -> None:
    """Those of whom a verb that goes on tells what they do somewhere, where nothing else has told of them."""
    if not scene.has_forces:
        return
    for being in scene.of_lemma({"be"}):
        verb = being.head
        goes_on = being.dep_ == "aux" and verb.tag_ == "VBG" and being.i < verb.i  # "have been building"
        if not goes_on or posture_of(verb) not in {None, "present"}:
            continue
        doers = [noun for noun in scene.subjects(verb) if is_force(noun) and noun.i < verb.i]
        if not doers:
            continue
        objects = [child for child in verb.rights if child.dep_ == "dobj"]
        where = whereabouts(scene, [spot for top in (verb, *objects) for spot in prepositional(top, THERE)])
        force = force_at(scene, doers[0]) if where else None
        if force is None or force.token in builder.told or scene.suffering(verb) or is_passive(verb):
            continue
        for owner in [party for party in force.owners or force.sources if is_actor(scene, party)]:
            for place in [spot for spot in where if elsewhere(spot, owner)]:
                deploy(scene, builder, "at work", verb.i, modality_of(verb), owner, place, force, "present", 0.6)
