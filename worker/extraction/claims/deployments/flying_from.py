"""Aircraft are where they fly from: "flies six jets from the base at Konya", "its drones fly from Niamey"."""

import msgspec

from worker.extraction.claims.matching import Match
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.counting.units import nouns

_FROM = frozenset({"from"})
_ELSEWHERE = frozenset({"to", "into", "toward", "towards", "home", "back", "in", "out", "away"})


def flies_from(scene: Scene, match: Match) -> Match:
    """The frame of sending turned into one of being there, where aircraft only do their work from a place."""
    verb = scene.doc[match.token]
    if verb.lemma_ != "fly" or match.frame.name != "sends forces":
        return match
    flown = scene.objects(verb)
    craft = flown or scene.subjects(verb)
    if not craft or any(noun_of(noun) not in nouns("craft") for noun in craft):
        return match
    base = [noun for over in (verb, *flown) for noun in prepositional(over, _FROM)]
    if any(child.lower_ in _ELSEWHERE for over in (verb, *flown) for child in over.rights):
        return match
    if not base and not flown:
        return match  # "the jets flew low"; but "flies drones there"
    frame = msgspec.structs.replace(match.frame, says="present")
    places = tuple(noun.i for noun in base) or match.roles.get("place", ())
    roles = {"forces": tuple(noun.i for noun in craft), "place": places}
    actors = {"actor": match.roles.get("actor", ())} if flown else {}
    return msgspec.structs.replace(match, frame=frame, roles={**roles, **actors})
