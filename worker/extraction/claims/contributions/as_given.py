"""A thing as what it is to those who get it: aircraft fly for a coalition, and are equipment for a state."""

from msgspec.structs import replace
from spacy.tokens import Token

from schemas.claims import ContributionType
from worker.extraction.claims.contributions.recipients import supporting
from worker.extraction.claims.contributions.things import Thing
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import flying, gives, nouns

_DRONES = frozenset({"drone", "uav"})
_MORE = frozenset({"further", "additional", "more", "extra"})
_MILITARY = frozenset({"army", "navy", "air", "armed", "military"})  # what is given to a state's own forces


def as_for(scene: Scene, verb: Token, thing: Thing, recipients: list[Party]) -> Thing:
    """A thing as what it is to those who get it: aircraft fly for a coalition, and are equipment for a state."""
    fed = any(child.lower_ == "with" and child.dep_ == "prep" for child in verb.rights)  # "supplies the premier with"
    owned = bool(recipients) and recipients[0].type in {"country", "armed_group"}
    if verb.lemma_ == "contribute" and not owned and noun_of(scene.doc[thing.token]) in flying():
        return replace(thing, gives="air")  # "are contributing F-16s"
    own = {"supply", *kinds().contributions.lasting}
    more = any(child.lower_ in _MORE for child in scene.doc[thing.token].lefts)  # to those who were told of before
    if not recipients and verb.lemma_ in own and verb.pos_ == "VERB" and not (fed or more):
        return flown(scene, thing)  # "the United States supplied the transport planes"
    if supporting(verb) and verb.lemma_.lower() in kinds().contributions.lasting:
        return flown(scene, thing)  # "are providing aircraft to assist in the operations"
    if recipients and recipients[0].type == "coalition" and _is_crewed(scene, thing):
        return flown(scene, thing)  # "supplied its frigate to the mission"
    if not recipients or verb.lemma_.lower() not in kinds().contributions.lasting:
        return thing
    name = recipients[0].reference.name.lower().split()
    if recipients[0].type in {"coalition", "organisation"} and _MILITARY.isdisjoint(name):
        return flown(scene, thing)
    crafted = noun_of(scene.doc[thing.token]) not in kinds().contributions.generic  # "air support" is no aircraft
    owned = recipients[0].type in {"country", "armed_group"} or not _MILITARY.isdisjoint(name)
    return sold(thing) if crafted and owned else thing


def sold(thing: Thing) -> Thing:
    """Ships and aircraft that a state is provided with are its equipment; a coalition's are used for it."""
    return replace(thing, gives="equipment") if thing.gives in {"air", "naval"} else thing


def flown(scene: Scene, thing: Thing) -> Thing:
    """Aircraft that a coalition is provided with fly for it; drones are given away."""
    if noun_of(scene.doc[thing.token]) in _DRONES:
        return thing
    nouns_there = {noun_of(scene.doc[thing.token])} & nouns("craft")
    told = next((gives()[noun] for noun in nouns_there if gives().get(noun) in {"air", "naval"}), None)
    told = told or _named_craft(scene, thing)
    return replace(thing, gives=told) if thing.gives == "equipment" and told is not None else thing


def _is_crewed(scene: Scene, thing: Thing) -> bool:
    """Whether what is given is a ship or an aircraft, which its owner sails and flies."""
    return gives().get(noun_of(scene.doc[thing.token])) in {"air", "naval"} or _named_craft(scene, thing) is not None


def _named_craft(scene: Scene, thing: Thing) -> ContributionType | None:
    """What a name with its kind of ship or aircraft before it is given as: "its frigate Hydra"."""
    name = scene.doc[thing.token]
    told = gives().get(noun_of(name.nbor(-1))) if name.pos_ == "PROPN" and name.i else None
    return told if told in {"air", "naval"} else None
