"""Forces that are sent to take part in common work, and are given to it: "sent two planes as part of the mission"."""

from functools import cache

from spacy.tokens import Token

from worker.extraction.claims.contributions.recipients import supporting
from worker.extraction.claims.contributions.things import Thing
from worker.extraction.claims.matching import Match
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.model.labels import FINITE

PLEDGES = frozenset({"pledge", "offer", "promise", "volunteer", "commit"})  # "pledged to send troops" is both
OWN_FORCES = frozenset({"ground", "air", "naval"})
JOINT = frozenset({"coalition", "organisation", "armed_group"})
_THITHER = frozenset({"to", "into", "in", "at", "off", "onto", "from", "against", "towards", "toward", "across"})
_AWAY = frozenset(
    {"home", "back", "there", "abroad", "away", "out", "not", "n't", "never", "south", "north", "east", "west"}
)
_SENDING = frozenset({"send", "dispatch", "despatch", "deploy", "rush", "surge", "bring"})
_FARTHEST = 25
_AS, _OF, _PART = frozenset({"as"}), frozenset({"of"}), frozenset({"part", "component"})
_UNDER = frozenset({"under", "within"})
_IN = frozenset({"in"})  # "in aid of coalition efforts"


def joins_the_common_cause(scene: Scene, match: Match, things: list[Thing], recipients: list[Party]) -> bool:
    """Whether nothing tells where forces are sent: in a text about a coalition, to it: "Bahrain has sent a company"."""
    verb = scene.doc[match.token]
    if recipients or verb.lemma_.lower() not in _SENDING or verb.pos_ != "VERB":
        return False
    if is_for_a_cause(scene, match, things, recipients) or all(thing.gives not in OWN_FORCES for thing in things):
        return False
    if any(child.dep_ in {"neg", "advmod"} and child.lower_ in _AWAY for child in verb.children):
        return False
    if verb.dep_ == "pcomp" and verb.head.lower_ in {"from", "without", "against"}:
        return False  # "barred from sending soldiers"
    _, end = scene.sentence(verb.i)
    for token in scene.doc[verb.i + 1 : min(verb.i + _FARTHEST, end)]:
        if token.lower_ in _THITHER and token.pos_ in {"ADP", "PART"}:
            return False
        if token.tag_ in FINITE or token.text == ";":
            break
    return True


def is_for_a_cause(scene: Scene, match: Match, things: list[Thing], recipients: list[Party]) -> bool:
    """Whether forces are sent to take part in common work, or are only promised; a contingent always is."""
    verb = scene.doc[match.token]
    contingent = any(scene.doc[thing.token].lemma_.lower() == "contingent" for thing in things)
    return (
        any(party.type in JOINT for party in recipients)
        or (contingent and not recipients)
        or bool(supporting(verb) or (verb.pos_ == "NOUN" and supporting(verb.head)))
        or _as_part_of_a_cause(scene, match)
        or to_a_cause(scene, match)
        or _is_promised(verb)
    )


def _is_promised(verb: Token) -> bool:
    """Whether what a verb says is only promised: "pledged to send", "has committed itself to sending"."""
    above = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ in {"to", "of"} else verb.head
    return verb.dep_ in {"xcomp", "acl", "pcomp"} and above.lemma_.lower() in PLEDGES


def to_a_cause(scene: Scene, match: Match) -> bool:
    """Whether what is sent goes to common work without a name: "countries sending aircraft to the exercise"."""
    return any(
        token.lemma_.lower() in _causes() and all(child.lower_ not in {"a", "an"} for child in token.lefts)
        for token in match.at(scene, "recipient")
    )


def _as_part_of_a_cause(scene: Scene, match: Match) -> bool:
    """Whether it goes as part of one: "will send two planes as part of a UN mission", "under the NATO operation"."""
    verb = scene.doc[match.token]
    tops = [verb, *match.at(scene, "thing"), *(inner for noun in match.at(scene, "thing") for inner in noun.rights)]
    parts = [noun for top in tops for noun in prepositional(top, _AS) if noun.lower_ in _PART]
    within = [noun for part in parts for noun in prepositional(part, _OF)]
    within += [noun for top in tops for noun in prepositional(top, _UNDER)]
    within += [noun for top in tops for helped in prepositional(top, _IN) for noun in prepositional(helped, _OF)]
    return any(noun.lemma_.lower() in _causes() or scene.is_coalition(noun) for noun in within)


@cache
def _causes() -> frozenset[str]:
    return kinds().memberships.groups | {
        "brigade",
        "battlegroup",
        "division",
        "exercise",
        "effort",
        "campaign",
        "fleet",
        "patrol",
        "relief",
        "evacuation",
    }
