"""What "equip" and "fund" say where nobody is armed and no ally paid: skills and science, a ministry's own budget."""

from spacy.tokens import Token

from worker.extraction.claims.knowledge import frames
from worker.extraction.claims.martial import martial, speaks_of_forces
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.counting.units import gives
from worker.extraction.model.infinitives import has_to

_EQUIPPING = frozenset({"equip", "arm"})
_PAYING = frozenset({"fund", "finance", "bankroll", "subsidise", "subsidize"})


def equips_with_no_goods(verb: Token) -> bool:
    """Whether somebody is only equipped with what is no equipment: "equips citizens with skills"."""
    if verb.lemma_.lower() not in _EQUIPPING:
        return False
    things = prepositional(verb, frozenset({"with"}))
    for child in verb.rights:
        things += prepositional(child, frozenset({"with"})) if child.dep_ == "dobj" else []
    common = [thing for thing in things if thing.pos_ == "NOUN"]
    if not things and any(child.dep_ in {"xcomp", "advcl"} and has_to(child) for child in verb.rights):
        return not speaks_of_forces(verb.doc.text)  # "equips teachers to deal with it"
    return bool(common) and len(common) == len(things) and all(noun_of(thing) not in gives() for thing in common)


def keeps_house(scene: Scene, verb: Token, giver: Party, receiver: Party) -> bool:
    """Whether one body only pays for another of its own state: "Parliament must fund the ministry"."""
    return (
        verb.lemma_.lower() in _PAYING
        and all(is_body(scene, party) for party in (giver, receiver))
        and not martial().found_in(scene.parsed.text)
    )


def is_body(scene: Scene, party: Party) -> bool:
    """Whether a party is an organisation that is no alliance of states."""
    if party.type != "organisation" or party.number is None:
        return False
    entity = scene.parsed.candidates[party.number].entity
    return entity is None or entity.id.split(":", 1)[-1] not in frames().alliances
