"""Forces in a row, and those whom others carry: "two destroyers and a frigate", "a jet carrying 187 Chadians"."""

import msgspec
from spacy.tokens import Token

from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.force import Force, consisting, counted
from worker.extraction.claims.deployments.forces_words import UNITS
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Scene
from worker.extraction.counting.units import nouns

CARRYING = frozenset({"carry", "ferry", "transport", "bring", "fly", "take"})


def with_carried(scene: Scene, noun: Token) -> list[Token]:
    """A noun with whom it carries, where it is counted forces too: "Three American warships carrying 2,300 troops"."""
    arms = _arms_of(scene, noun)
    if arms:
        return [noun, *arms]
    carried = _carried(noun)
    both = carried is not noun and counted(scene, noun) is not None and bool(scene.modifying(noun))
    return [noun, carried] if both else [carried]


def _arms_of(scene: Scene, unit: Token) -> list[Token]:
    """The counted arms of a unit besides its men: "a division of 10,000 men and 300 tanks"."""
    if noun_of(unit) not in around().bodies | around().units | UNITS:
        return []
    men = consisting(scene, unit)
    below = scene.with_conjuncts(men)[1:] if men is not None and counted(scene, men) is not None else []
    return [noun for noun in below if noun_of(noun) in nouns("craft") and counted(scene, noun) is not None]


def _carried(noun: Token) -> Token:
    """Whom a convoy, ship or plane carries: "planes ferrying Moroccan troops", "a convoy carrying 300 men"."""
    for child in noun.rights:
        if child.dep_ == "acl" and child.lemma_ in CARRYING:
            held = next((inner for inner in child.rights if inner.dep_ == "dobj"), None)
            if held is not None and (noun_of(held) in nouns("force") | around().human or held.tag_ == "NNPS"):
                return held
    return noun


def nationals_aboard(scene: Scene, noun: Token) -> Force | None:
    """Counted nationals whom a ship or plane brings, in a text about forces: "a jet carrying 187 Chadians landed"."""
    carried = noun.tag_ == "NNPS" and noun.dep_ == "dobj" and noun.head.dep_ == "acl" and noun.head.lemma_ in CARRYING
    nation, number = scene.party_at(noun), counted(scene, noun)
    if not carried or nation is None or nation.type != "country" or number is None or not scene.has_forces:
        return None
    return Force(noun.i, None, number, (nation,))


def _has_article(scene: Scene, force: Force) -> bool:
    return any(child.lower_ in {"a", "an", "the"} for child in scene.doc[force.token].lefts)


def joint(scene: Scene, found: list[Force]) -> list[Force]:
    """Forces without what only goes on with the noun of a number: "600 engineers and medics" are 600."""
    out: list[Force] = []
    for force in found:
        last = out[-1] if out else None
        own = force.quantity or force.owners or force.sources or _has_article(scene, force)
        if last is None or last.quantity is None or own:
            out.append(force)
        elif force.there and not last.there:
            out[-1] = msgspec.structs.replace(last, there=force.there)
    return out


def of_the_last(found: list[Force]) -> list[Force]:
    """What "of" or "from" says at the end of a row holds for all of it: "two destroyers and a frigate of the navy"."""
    if len(found) < 2 or any(force.owners or force.sources for force in found[:-1]):
        return found
    return [msgspec.structs.replace(force, sources=found[-1].sources) for force in found]
