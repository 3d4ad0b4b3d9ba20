"""Forces with which a state takes part: "entered the campaign with six F-16s", "takes part in it with a frigate"."""

from spacy.tokens import Token

from schemas.claims import Posture
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.deployments.deploying import deploy
from worker.extraction.claims.deployments.forces import force_at
from worker.extraction.claims.deployments.senders import places_for
from worker.extraction.claims.deployments.whereabouts import THERE, whereabouts
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import prepositional

_TAKING_PART = frozenset({"take", "participate", "partake", "be", "engage", "contribute", "represent"})
_JOINING = frozenset({"join", "enter", "support", "reinforce", "back", "return"})
_OPERATIONS = frozenset(
    {"operation", "mission", "campaign", "war", "force", "patrol", "battle", "blockade", "exercise"}
)
_OPERATIONS_BY = frozenset({"in", "to", "into"})
_WITH = frozenset({"with"})
_SENDING = frozenset({"country", "organisation"})
_HELPING = frozenset({"support", "back", "reinforce"})
_GIVEN_TO = frozenset({"country", "armed_group"})


def find_taking_part(scene: Scene, builder: Builder) -> None:
    """The forces that "with" names after an operation which a state joins, where nothing else has told of them."""
    if not scene.has_forces:
        return
    for word in scene.of_word({"with"}):
        for top in prepositional(word.head, _WITH):
            verb = _verb_over(word.head)
            if top.head.i == word.i and verb is not None and (operations := _operations(scene, verb)):
                _tell(scene, builder, verb, top, operations)


def _verb_over(word: Token) -> Token | None:
    """The verb of taking part that "with" hangs on, by itself or by the operation."""
    for _ in range(4):
        if word.pos_ in {"VERB", "AUX"}:
            return word if word.lemma_ in _TAKING_PART | _JOINING else None
        if word.dep_ in {"nsubj", "nsubjpass"}:
            return None  # "Egypt, with 35,000 men in the desert, joined the coalition"
        word = word.head
    return None


def _operations(scene: Scene, verb: Token) -> list[Token]:
    """What is joined: an operation by its noun, or a coalition by its name."""
    objects = [noun for noun in scene.objects(verb) if noun.i > verb.i]
    if verb.lemma_ in _HELPING and any(_is_given_to(scene, noun) for noun in objects):
        return []  # "backed Chad in the war with drones and money"
    nouns = objects if verb.lemma_ in _JOINING else []
    nouns = nouns + [noun for top in (verb, *objects) for noun in prepositional(top, _OPERATIONS_BY)]
    return [noun for noun in nouns if noun.lemma_.lower() in _OPERATIONS or scene.is_coalition(noun)]


def _is_given_to(scene: Scene, noun: Token) -> bool:
    return any(party.type in _GIVEN_TO for party in scene.parties_of_one(noun))


def _tell(scene: Scene, builder: Builder, verb: Token, top: Token, operations: list[Token]) -> None:
    senders = [party for noun in scene.subjects(verb) for party in scene.parties(noun) if party.type in _SENDING]
    modality = modality_of(verb)
    present = modality == "asserted" and verb.lemma_ in _TAKING_PART
    posture: Posture = "present" if present else "deploying"
    for noun in scene.with_conjuncts(top):
        force = force_at(scene, noun)
        if force is None or force.token in builder.told:
            continue
        where = list(force.there) or whereabouts(
            scene, [spot for each in operations for spot in prepositional(each, THERE)]
        )
        for sender in [party for party in force.owners if party.type in _SENDING] or senders:
            for place in places_for(sender, where):
                deploy(scene, builder, "takes part with", verb.i, modality, sender, place, force, posture, 0.65)
