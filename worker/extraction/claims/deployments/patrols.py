"""Forces that are where they patrol or fly: "began joint naval patrols in the Sulu Sea", "started flights over Gao"."""

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.deployments.deploying import deploy
from worker.extraction.claims.deployments.force import Force
from worker.extraction.claims.deployments.forces import force_at
from worker.extraction.claims.deployments.forces_words import is_force
from worker.extraction.claims.deployments.senders import elsewhere
from worker.extraction.claims.deployments.whereabouts import THERE, whereabouts
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import is_passive, prepositional

_DOING = frozenset(
    {"begin", "start", "launch", "run", "conduct", "carry", "mount", "fly", "resume", "undertake", "make", "perform"}
    | {"hold", "continue", "operate", "keep", "maintain", "join", "share"}
)
_PATROLS = frozenset({"patrol", "sortie", "flight", "overflight", "sweep"})
_ARMED = frozenset(
    {"naval", "air", "aerial", "maritime", "sea", "military", "coastal", "border", "joint", "combat", "navy"}
)


def find_patrols(scene: Scene, builder: Builder) -> None:
    """Who patrols somewhere, told by the noun: states by armed patrols, forces by any."""
    for patrol in scene.of_lemma(_PATROLS):
        if patrol.pos_ != "NOUN":
            continue
        verb = patrol.head
        done = patrol.dep_ in {"dobj", "nsubjpass"} and verb.lemma_ in _DOING
        if not done or (patrol.dep_ == "nsubjpass") != is_passive(verb):
            continue
        armed = patrol.lemma_ == "patrol" and any(child.lower_ in _ARMED for child in patrol.lefts)
        where = whereabouts(scene, [spot for top in (patrol, verb) for spot in prepositional(top, THERE)])
        for noun in scene.subjects(verb) if where else ():
            for party, force in _doers(scene, noun, armed=armed):
                for place in [place for place in where if elsewhere(place, party)]:
                    if force is None or force.token not in builder.told:
                        modality = modality_of(verb)
                        deploy(scene, builder, "patrols", verb.i, modality, party, place, force, "present", 0.6)


def _doers(scene: Scene, noun: Token, *, armed: bool) -> list[tuple[Party, Force | None]]:
    """The states that patrol, or the forces with whose they are."""
    if is_force(noun):
        force = force_at(scene, noun)
        return [(owner, force) for owner in (force.owners or force.sources)] if force is not None else []
    named = scene.parties(noun) if armed else []
    return [(party, None) for party in named if party.type in {"country", "coalition"}]
