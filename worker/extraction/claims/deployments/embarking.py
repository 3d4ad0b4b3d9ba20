"""Forces that go on board, and so leave: "ordered the Marines to ships off the coast", "marched aboard a transport"."""

import msgspec
from spacy.tokens import Token

from worker.extraction.claims.deployments.forces_words import is_force
from worker.extraction.claims.matching import Match
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import is_passive, prepositional

EMBARKING = "forces embark"
_FRAMES = frozenset({"sends forces", "forces arrive", "strengthens forces", EMBARKING})
_TAKING = frozenset({"move", "order", "lift", "take", "pull", "evacuate", "put", "shift", "transfer", "bring", "carry"})
_GOING = frozenset({"march", "walk", "file", "go", "climb", "troop", "move", "return", "scramble", "embark", "board"})
_VESSELS = frozenset(
    {"ship", "vessel", "transport", "troopship", "warship", "boat", "ferry", "liner", "freighter", "steamer", "craft"}
    | {"carrier", "plane", "aircraft", "airliner", "helicopter", "jet", "convoy", "truck", "bus"}
)
_BY_SEA = frozenset({"ship", "vessel", "transport", "troopship", "warship", "boat", "liner", "steamer", "carrier"})
_ABOARD = frozenset({"aboard", "onto"})
_TO, _IN = frozenset({"to"}), frozenset({"in"})
_OFF = frozenset({"off", "in", "at", "near", "outside"})
_BOUND = frozenset({"for", "to", "bound", "into", "heading", "headed"})


def embarks(scene: Scene, match: Match) -> Match:
    """The frame of sending or coming turned round where it is on board that they go, and nobody says where to."""
    verb = scene.doc[match.token]
    if match.frame.name not in _FRAMES or verb.pos_ != "VERB" or verb.lemma_ not in _TAKING | _GOING:
        return match
    aboard = [noun for noun in prepositional(verb, _ABOARD) if noun.lemma_.lower() in _VESSELS]
    if match.frame.name == EMBARKING:
        aboard = [noun for noun in match.at(scene, "place") if noun.lemma_.lower() in _VESSELS]
    ships = [noun for noun in prepositional(verb, _TO) if noun.lemma_.lower() in _BY_SEA]
    aboard += [noun for noun in ships if not prepositional(noun, _IN)]  # "to the ship Jasiri in the Gulf"
    if match.frame.name == EMBARKING and (not aboard or _is_bound(aboard[0], verb)):
        return msgspec.structs.replace(match, roles={})
    if not aboard or _is_bound(aboard[0], verb):
        return match
    taken = [noun for noun in match.at(scene, "forces") if noun.i != aboard[0].i]
    if not taken and not is_passive(verb) and verb.lemma_ in _GOING:
        taken = [noun for noun in match.at(scene, "actor") if is_force(noun)]
    if not taken:
        return match
    spots = tuple(spot.i for over in (aboard[0], verb) for spot in prepositional(over, _OFF))
    frame = msgspec.structs.replace(match.frame, name=EMBARKING, says="withdrawing")
    roles = {**match.roles, "forces": tuple(noun.i for noun in taken), "place": spots}
    return msgspec.structs.replace(match, frame=frame, roles=roles)


def _is_bound(vessel: Token, verb: Token) -> bool:
    """Whether somebody says where the ship goes: "boarded a ship for Gao", "aboard transports bound for the Gulf"."""
    beside = [*vessel.rights, *(child for child in verb.rights if child.i > vessel.i)]
    return any(child.lower_ in _BOUND for child in beside)
