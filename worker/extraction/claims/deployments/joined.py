"""Forces whom others join are there already: "they join ground troops from Qatar", "to serve alongside Danish men"."""

from spacy.tokens import Token

from schemas import Deployment
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.deployments.deploying import deploy
from worker.extraction.claims.deployments.forces import force_at
from worker.extraction.claims.deployments.senders import elsewhere
from worker.extraction.claims.deployments.whereabouts import whereabouts
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import prepositional

_JOINING = frozenset({"join", "reinforce", "bolster", "augment", "supplement", "complement"})
_SERVING = frozenset({"serve", "work", "fight", "operate", "patrol", "deploy", "train", "station", "base"})
_BESIDE = frozenset({"alongside", "beside"})
_IN = frozenset({"in", "at", "on", "near"})


def find_joined(scene: Scene, builder: Builder) -> None:
    """The forces of nations whom others join or serve beside, where nothing else has told of them."""
    if not scene.has_forces:
        return
    for verb in scene.of_lemma(_JOINING, _SERVING):
        joined = [noun for noun in scene.objects(verb) if noun.i > verb.i and verb.lemma_.lower() in _JOINING]
        for noun in (*joined, *prepositional(verb, _BESIDE)):
            _tell(scene, builder, verb, noun)


def _tell(scene: Scene, builder: Builder, verb: Token, noun: Token) -> None:
    force = force_at(scene, noun)
    if force is None or not force.people or force.token in builder.told:
        return
    nations = [party for party in force.owners or force.sources if party.type == "country"]
    where = list(force.there) or whereabouts(scene, prepositional(verb, _IN)) or _where_others_are(scene, builder, verb)
    if not where and not force.sources:
        return  # "joined American soldiers" may be anywhere
    spots: list[Party | None] = list(where)
    number = force.quantity is None or len(nations) == 1
    for nation in nations if number else ():
        for place in spots or [None]:
            if place is None or elsewhere(place, nation):
                deploy(scene, builder, "joined", verb.i, "asserted", nation, place, force, "present", 0.65)


def _where_others_are(scene: Scene, builder: Builder, verb: Token) -> list[Party]:
    """Where the forces are, or go, that the paragraph has told of last."""
    end = scene.parsed.start(verb)
    told = next((d.location for d in builder.latest(Deployment) if d.start < end and d.location is not None), None)
    return [Party(told, verb.i, None, "place")] if told is not None else []
