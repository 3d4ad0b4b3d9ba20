"""Forces of which only their number is told: "Spain pulled out its 1,300 in May", "Honduras (370) followed"."""

import msgspec
from spacy.tokens import Token

from worker.extraction.claims.deployments.force import Force
from worker.extraction.claims.matching import Match
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import prepositional

_TAKING = frozenset({"withdraw", "pull", "recall", "bring", "remove", "evacuate", "repatriate"})
_FEWEST = 10
_WITH = frozenset({"with"})


def takes_its_number(scene: Scene, match: Match) -> Match:
    """The frame of leaving turned into one of taking back, where a number is what somebody pulls out."""
    verb = scene.doc[match.token]
    if match.frame.name != "forces leave" or verb.lemma_ not in _TAKING or not scene.has_forces:
        return match
    numbers = [noun for noun in verb.rights if noun.dep_ == "dobj" and _is_their_number(scene, noun)]
    if not numbers:
        return match
    frame = msgspec.structs.replace(match.frame, name="withdraws forces", subject="actor", object="forces", bare=False)
    roles = {
        "actor": match.roles.get("forces", ()),
        "forces": (numbers[0].i,),
        "place": tuple(i for i in match.roles.get("place", ()) if i != numbers[0].i),
    }
    return msgspec.structs.replace(match, frame=frame, roles=roles)


def its_number(scene: Scene, match: Match) -> list[Force]:
    """The number of the forces that a state takes back or sends."""
    return [
        Force(noun.i, None, scene.counting[noun.i])
        for noun in match.at(scene, "forces")
        if scene.has_forces and _is_their_number(scene, noun)
    ]


def _is_their_number(scene: Scene, noun: Token) -> bool:
    """Whether a number of nothing is somebody's: "its 1,300"."""
    quantity = scene.counting.get(noun.i)
    plain = quantity is not None and quantity.counts and quantity.count >= _FEWEST and not quantity.percent
    own = quantity is not None and (quantity.head is None or quantity.inherited)
    return plain and own and any(child.lower_ in {"its", "their", "his", "our"} for child in noun.lefts)


def number_beside(scene: Scene, party: Party, verb: Token) -> Force | None:
    """How many follow, in brackets behind a name or after "with": "Peru (370) followed", "followed with its 300"."""
    name = scene.doc[party.token]
    for quantity in scene.quantities_between(name.i + 1, name.i + 3):
        if scene.doc[quantity.first - 1].text == "(":
            return Force(name.i, None, quantity)
    for noun in prepositional(verb, _WITH):
        if _is_their_number(scene, noun):
            return Force(noun.i, None, scene.counting[noun.i])
    return None
