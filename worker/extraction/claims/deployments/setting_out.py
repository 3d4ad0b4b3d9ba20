"""Forces that leave for somewhere else: "will depart to serve in Darfur", "left Lima on a plane bound for Mali"."""

import msgspec
from spacy.tokens import Token

from worker.extraction.claims.matching import Match
from worker.extraction.claims.places import government_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import is_passive, prepositional
from worker.extraction.counting.units import nouns
from worker.extraction.model.infinitives import has_to
from worker.extraction.model.labels import FINITE
from worker.extraction.model.neighbours import word_after

INSIDE = frozenset({"in", "at", "on", "off", "around", "along"})
_LEAVING = frozenset({"leave", "depart", "fly", "go", "move", "ship", "set", "sail"})
_SERVING = frozenset(
    {"join", "reinforce", "serve", "partake", "participate", "take", "help", "support", "assist", "relieve", "replace"}
)
_BOUND = frozenset({"bound", "headed", "heading", "destined"})
SPELLS = frozenset({"year", "month", "week", "decade", "tour", "deployment", "mission", "stint", "stay", "service"})
_FAR = 14
_ON = frozenset({"on", "for"})
_MOVING = frozenset({"fly", "airlift", "ship", "ferry", "move", "send", "march", "bus", "lift"})
_TOURS = frozenset({"deployment", "mission", "patrol", "tour", "rotation", "stint"})
_AFTER = frozenset({"after", "following"})
_FROM = frozenset({"from"})
_ARRIVING = frozenset(
    {"arrive", "land", "return", "dock", "berth", "disembark", "touch", "fly", "sail", "come", "anchor"}
)


def sets_out(scene: Scene, match: Match) -> Match:
    """The frame of leaving turned round where forces leave to join others: "will depart to serve in Darfur"."""
    verb = scene.doc[match.token]
    if match.frame.says != "withdrawing" or verb.lemma_ not in _LEAVING:
        return match
    if verb.lemma_ == "leave" and any(child.lower_ == "home" for child in verb.rights):
        frame = msgspec.structs.replace(match.frame, says="deploying")  # "The battalion never left home"
        return msgspec.structs.replace(match, frame=frame, roles={**match.roles, "place": ()})
    goals = _bound_for(scene, verb) or _left_for(scene, match)
    if goals:
        frame = msgspec.structs.replace(match.frame, says="deploying")
        return msgspec.structs.replace(match, frame=frame, roles={**match.roles, "place": goals})
    tours = [noun for noun in prepositional(verb, _ON) if noun.lemma_.lower() in _TOURS]
    if tours:  # "departed Fremantle on a nine-month deployment to the Gulf"
        abroad = tuple(spot.i for noun in tours for spot in prepositional(noun, INSIDE | {"to"}))
        frame = msgspec.structs.replace(match.frame, says="deploying")
        return msgspec.structs.replace(match, frame=frame, roles={**match.roles, "place": abroad})
    tasks = [child for child in verb.rights if child.dep_ in {"advcl", "xcomp"} and has_to(child)]
    tasks = [task for task in tasks if not is_passive(task)]  # "left Gao, to be relieved by Danes"
    tasks = [task for task in tasks if task.lemma_ in _SERVING or _begins_service(task)]
    if not tasks:
        return match
    things = [child for task in tasks for child in task.rights if child.dep_ == "dobj"]
    inner = [deeper for noun in prepositional(tasks[0], INSIDE) for deeper in (noun, *prepositional(noun, INSIDE))]
    spots = [noun.i for noun in (*inner, *(spot for thing in things for spot in prepositional(thing, INSIDE)))]
    frame = msgspec.structs.replace(match.frame, says="deploying")
    return msgspec.structs.replace(match, frame=frame, roles={**match.roles, "place": tuple(spots)})


def goes_out(scene: Scene, match: Match) -> Match:
    """The frame of sending turned round where it is out of a place: "flew the first of its 420 men out of Kigali"."""
    verb = scene.doc[match.token]
    if match.frame.name != "sends forces" or verb.lemma_ not in _MOVING or verb.pos_ != "VERB":
        return match
    for word in scene.doc[verb.i + 2 : min(verb.i + _FAR, scene.sentence(verb.i)[1] - 2)]:
        if word.pos_ in {"VERB", "AUX"} or word.text in {",", ";"} or word.lower_ in {"to", "into"}:
            return match
        if word.lower_ == "out" and word_after(word) == "of":
            places = tuple(child.i for child in word.nbor(1).children if child.dep_ == "pobj")
            frame = msgspec.structs.replace(match.frame, says="withdrawing")
            return msgspec.structs.replace(match, frame=frame, roles={**match.roles, "place": places})
    return match


def sails_away(scene: Scene, match: Match) -> Match:
    """The frame of arriving turned round where soldiers leave a place by sea: "the last Danes sailed from Gao"."""
    verb = scene.doc[match.token]
    if match.frame.name != "forces arrive" or verb.lemma_ != "sail" or verb.pos_ != "VERB":
        return match
    left = [noun.i for noun in prepositional(verb, _FROM)]
    ships = any(noun_of(noun) in nouns("craft") or noun.pos_ == "PROPN" for noun in match.at(scene, "forces"))
    if not left or ships or any(child.lower_ in {"to", "for", "into"} for child in verb.rights):
        return match
    frame = msgspec.structs.replace(match.frame, says="withdrawing")
    return msgspec.structs.replace(match, frame=frame, roles={**match.roles, "place": tuple(left)})


def comes_home(scene: Scene, match: Match) -> Match:
    """The frame of arriving turned round where those come who were away: "landed in Suva after a year in Mali"."""
    verb = scene.doc[match.token]
    if match.frame.name != "forces arrive" or verb.lemma_ not in _ARRIVING or verb.pos_ != "VERB":
        return match
    spells = [noun for noun in prepositional(verb, _AFTER) if noun.lemma_.lower() in SPELLS - {"week"}]
    spots = [spot.i for noun in spells for spot in prepositional(noun, INSIDE)]
    if not spots:
        return match
    frame = msgspec.structs.replace(match.frame, says="withdrawing")
    return msgspec.structs.replace(match, frame=frame, roles={**match.roles, "place": tuple(spots)})


def _bound_for(scene: Scene, verb: Token) -> tuple[int, ...]:
    """Where forces go that leave: "left Townsville on a plane bound for the islands"."""
    _, end = scene.sentence(verb.i)
    for word in scene.doc[verb.i + 1 : min(verb.i + _FAR, end - 1)]:
        if word.pos_ == "VERB" and word.lower_ not in _BOUND:
            return ()
        if word.lower_ in _BOUND and word_after(word) in {"for", "to", "towards", "toward"}:
            return tuple(child.i for child in word.nbor(1).rights if child.dep_ == "pobj")
    return ()


def _left_for(scene: Scene, match: Match) -> tuple[int, ...]:
    """Where forces go that leave their home or a base: "left Suva by ship on Monday for Haiti", but not "for home"."""
    verb = scene.doc[match.token]
    if verb.lemma_ not in {"leave", "depart", "fly", "sail"} or verb.pos_ != "VERB":
        return ()
    _, end = scene.sentence(verb.i)
    for word in scene.doc[verb.i + 1 : min(verb.i + _FAR, end - 1)]:
        if word.tag_ in FINITE or word.text in {";", "--"}:
            return ()
        goal = next((child for child in word.rights if child.dep_ == "pobj"), None) if word.lower_ == "for" else None
        party = scene.party_at(goal) if goal is not None else None
        if goal is None or party is None or party.type not in {"country", "place"} or goal.tag_ == "NNPS":
            continue
        owners = [owner for noun in match.at(scene, "forces") for owner in scene.parties(noun)]
        home = government_of(scene, party)
        if any(scene.same(owner, party) or owner.reference.id == home.reference.id is not None for owner in owners):
            return ()
        return (goal.i,)
    return ()


def _begins_service(verb: Token) -> bool:
    """Whether soldiers take up what they are sent for: "left Dublin to begin service with the mission"."""
    begun = [child for child in verb.rights if child.dep_ == "dobj"] if verb.lemma_ in {"begin", "start"} else []
    return any(noun.lemma_.lower() in SPELLS | {"duty", "patrol"} for noun in begun)
