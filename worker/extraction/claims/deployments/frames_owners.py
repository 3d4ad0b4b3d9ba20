"""Whose the forces are that a frame moves."""

from spacy.tokens import Token

from schemas import Reference
from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.force import Force
from worker.extraction.claims.deployments.frames_places import (
    served,
)
from worker.extraction.claims.deployments.presumed import is_further
from worker.extraction.claims.deployments.senders import (
    allowed,
    allowed_for,
    focus,
    focus_in_words,
    is_actor,
    is_its,
    is_ours,
    is_service,
    is_where,
    nations,
)
from worker.extraction.claims.deployments.sources import is_one_nations
from worker.extraction.claims.deployments.totals import is_a_sum, is_the_whole
from worker.extraction.claims.matching import Match
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.words import kinds

_DECIDING = frozenset({"council", "parliament", "assembly", "congress", "senate", "bundestag", "cabinet"})
# Whose forces these are, no state says.
_STRANGE = frozenset({"foreign", "western", "african", "european", "arab", "caribbean", "asian", "nordic", "communist"})
# Whom a state sends that are soldiers of none.
_HIRED = frozenset({"fighter", "mercenary", "militiaman", "militiamen", "recruit", "contractor", "proxy", "militia"})


def owners_of(scene: Scene, match: Match, force: Force, actors: list[Party]) -> list[Party]:
    """Whose the forces are."""
    verb = scene.doc[match.token]
    reacted_to = verb.pos_ == "NOUN" and verb.head.lemma_ in kinds().relations.reacting
    strange = strangers(scene, scene.doc[force.token]) if not force.owners and not force.sources else None
    if strange is not None and not reacted_to:
        return [strange]
    owners = [party for party in force.owners if is_actor(scene, party) or (force.people and is_ours(scene, party))]
    nations_behind = (
        [party for party in force.sources if party.type == "country"] if match.frame.subject == "forces" else []
    )
    # "brought in 900 men of the Sample Group"
    hired = verb.lemma_ in {"bring", "hire", "invite", "call"} and any(child.lower_ == "in" for child in verb.rights)
    bands = [one for one in force.sources if one.type == "armed_group" or (hired and one.type == "organisation")]
    owners = owners or bands or (nations_behind if len(nations_behind) == 1 else actors) or list(force.sources)
    unnamed_states = nations(scene, match) if not actors and is_its(scene, owners) else []
    with_whom = [] if is_further(scene.doc[force.token]) else served(scene, verb)
    owners = unnamed_states or owners or with_whom  # "Many nations withdrew their soldiers"
    allowing = verb.lemma_.lower() in around().allowing
    theirs = is_its(scene, owners) or {party.token for party in owners} < {party.token for party in actors}
    if actors and owners == list(force.owners) and theirs and not allowing:
        owners = actors  # "Paris and London look to draw down their forces"
    if actors and owners == list(force.owners) and all(is_where(scene, party) for party in owners):
        owners = actors  # "the US is to cut its Kosovo force"
    if len(actors) > 1 and any(child.lower_ == "their" for child in scene.doc[force.token].lefts):
        owners = actors  # "India and Jordan said that they would withdraw their contingents"
    whole = bool(force.owners) and all(party.type == "coalition" for party in force.owners)
    if allowed(verb) and not whole and all(party.type != "country" for party in owners):
        named = [party for noun in allowed_for(verb, force, scene) for party in scene.parties(noun)]
        named = [
            party for party in named if party.type != "country" and is_actor(scene, party) and party.reference.name
        ]
        decided = [party for party in owners if scene.doc[party.token].lower_ not in _DECIDING]
        owners = named or (decided if match.own or actors else []) or [focus(match.token)]
    if len(owners) > 1 and force.quantity is not None and is_a_sum(scene, force.quantity):
        return [focus_in_words(scene, scene.doc[force.token])]
    has_them = bool(actors) and verb.dep_ == "relcl"  # "500 of the 900 soldiers that Chad has there remain"
    whole = is_the_whole(scene, force.quantity, scene.doc[force.token]) if force.quantity and not has_them else False
    if not force.owners and whole:
        wholes = [party for party in actors if party.type == "coalition" and party.reference.name]
        owners = wholes or served(scene, verb) or [focus_in_words(scene, scene.doc[force.token])]
    of_states = match.frame.says == "deploying" and actors and all(party.type == "country" for party in actors)
    if of_states and owners and all(is_service(scene, party) for party in owners):
        owners = actors  # "Russia's navy sent a Baltic Fleet frigate"
    states = [party for party in match.own if party.type == "country"]
    if states and owners and all(party.type == "organisation" for party in owners):
        owners = states  # "the Danish deployment of 40 Jaeger Corps soldiers"
    if is_one_nations(force, owners):
        owners = list(force.sources)  # "the mission has 900 troops from Ghana and 850 from Nepal"
    counted = force.quantity.head if force.quantity is not None and force.quantity.head is not None else force.token
    hired = match.frame.object == "forces" and noun_of(scene.doc[counted]) in around().irregulars | _HIRED
    if hired and actors and all(party.type in {"country", "armed_group"} for party in actors):
        owners = actors  # "Turkey has sent 3,000 Syrian fighters to Libya"
    giving = match.frame.object == "forces" and verb.lemma_.lower() in around().providing | {"contribute"}
    if giving and actors and owners and all(party.type in {"coalition", None} for party in owners):
        owners = actors  # "Uganda and Burundi supply most of the mission's soldiers"
    itself = [party.token for party in force.owners] == [force.token]
    if actors and itself and not all(scene.doc[party.token].lower_ in _DECIDING for party in actors):
        owners = actors  # "NATO deployed the NATO Response Force", but not "the Council voted to withdraw the mission"
    return owners


def strangers(scene: Scene, noun: Token) -> Party | None:
    """Forces of which nothing was told, from elsewhere, in words: "wants to see the withdrawal of foreign troops"."""
    words = {child.lower_: child for child in noun.lefts}
    told = next((word for word in words if word in _STRANGE), None)
    if told is None or not words.keys().isdisjoint({"the", "these", "those", "its", "their"}):
        return None
    first = (
        scene.doc[words[told].i - 1] if words[told].i and scene.doc[words[told].i - 1].dep_ == "amod" else words[told]
    )
    return Party(Reference(name=scene.parsed.words(first, noun)), noun.i, None, "words")  # "West African soldiers"


def is_their_own(scene: Scene, force: Force, actors: list[Party]) -> bool:
    """Whether the forces that grow are those of who makes them grow."""
    whose = force.owners or force.sources
    return not whose or any(scene.same(owner, actor) for owner in whose for actor in actors)
