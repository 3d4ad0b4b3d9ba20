"""Numbers of forces that change: how many go, how many are left, how many there were before more came."""

import msgspec
from spacy.tokens import Token

from worker.extraction.claims.deployments.force import Force, counted
from worker.extraction.claims.deployments.forces_words import is_force
from worker.extraction.claims.knowledge import Frame
from worker.extraction.claims.matching import Match
from worker.extraction.claims.quantities import Quantity, noun_of
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.counting.units import nouns
from worker.extraction.model.neighbours import word_after

_REDUCING = frozenset({"reduce", "cut", "trim", "shrink", "downsize", "slash", "pare", "lower", "decrease", "scale"})
_NEAR = 6


def counted_by(scene: Scene, verb: Token, frame: Frame, force: Force) -> Force:
    """The forces with the number that they change to, where they have none of their own."""
    if force.quantity is None and verb.lemma_ in {"arrive", "land", "come", "leave", "return"}:
        return manned(scene, verb, force)
    if force.quantity is not None:
        return _brought_from(scene, verb, force, force.quantity)
    if frame.name == "forces arrive":
        return force
    return msgspec.structs.replace(force, quantity=_changed(scene, verb, frame.says == "deploying"))


def manned(scene: Scene, verb: Token, force: Force) -> Force:
    """Forces with the number of their men behind "with": "landed with 300 men", "send a brigade with 6,000 men"."""
    behind = prepositional(verb, frozenset({"with"}))
    men = [noun for noun in behind if noun_of(noun) in nouns("force") or noun.lower_ == "men"]
    return msgspec.structs.replace(force, quantity=counted(scene, men[0]) if men else None)


def all_but(scene: Scene, noun: Token) -> Token | None:
    """The number of those who do not go: "400" of "has withdrawn all but 400 of the 9,000 soldiers"."""
    if noun.lower_ != "all" or noun.i + 2 >= len(scene.doc) or word_after(noun) not in {"but", "except"}:
        return None
    kept = scene.quantities_between(noun.i + 2, noun.i + _NEAR)[:1]
    return scene.doc[kept[0].last - 1] if kept else None


def _brought_from(scene: Scene, verb: Token, force: Force, quantity: Quantity) -> Force:
    """Counted forces that a verb brings to another number: "the contingent of 6,200 men will be reduced to 4,600"."""
    if verb.pos_ != "VERB" or quantity.previous is not None or quantity.change is not None:
        return force
    later = scene.quantities_between(max(verb.i, quantity.last) + 1, verb.i + 8)
    for other in later[:1]:
        if scene.doc[other.first - 1].lower_ == "to" and other.counts:
            changed = msgspec.structs.replace(other, previous=quantity.count, qualifier=other.qualifier)
            return msgspec.structs.replace(force, quantity=changed)
    unit = scene.doc[force.token]
    if verb.lemma_ in _REDUCING and unit.tag_ == "NN" and quantity.first > unit.i:
        return msgspec.structs.replace(force, quantity=None)  # "the contingent of 450 Serbs will be reduced"
    return force


def _changed(scene: Scene, verb: Token, says_more: bool) -> Quantity | None:
    """The number that forces change to, told away from their noun: "increases its force from 9,000 to 16,000"."""
    for quantity in scene.quantities_between(verb.i + 1, verb.i + 15):
        if not quantity.counts or quantity.count <= 1:
            continue
        away = quantity.head is None or quantity.inherited
        if not says_more and scene.doc[quantity.first - 1].lower_ == "to" and quantity.previous is None:
            return None  # "halve the troops to fewer than 1,000" is not how many leave
        if (quantity.previous or quantity.change) is not None:
            return quantity
        lead = scene.doc[quantity.first - 1].lower_
        by = lead == "by" and quantity.head is not None and is_force(scene.doc[quantity.head])
        if by or (away and lead in {"to", "by"}):
            return quantity  # "cut the troop count by 3,000 soldiers"
    return None


def cut_by(scene: Scene, force: Force) -> Quantity | None:
    """How many go of a number that stays otherwise: "to cut its 7,200-member force in Basra by several thousand"."""
    if force.quantity is None or not force.owners:
        return None
    for other in scene.quantities_between(force.token + 1, force.token + 12):
        if other.percent or other.first == force.quantity.first or other.previous is not None:
            continue
        if scene.doc[other.first - 1].lower_ == "by":
            return other
    return None


def told_to(scene: Scene, verb: Token) -> bool:
    """Whether a verb of growing has its new number after "to": "doubled its presence in Estonia to 1,800 soldiers"."""
    later = scene.quantities_between(verb.i + 1, verb.i + 15)
    return any(not other.percent and scene.doc[other.first - 1].lower_ == "to" for other in later)


def adds_to(scene: Scene, match: Match, force: Force | None) -> bool:
    """Whether more are to come to those who are there: "offered to increase its contingent of 70 commandos"."""
    if match.frame.name != "strengthens forces" or force is None or force.quantity is None:
        return False
    quantity = force.quantity
    if quantity.previous is not None or quantity.change is not None or scene.doc[match.token].pos_ == "NOUN":
        return False
    if scene.doc[match.token].lemma_ in {"bolster", "reinforce", "strengthen", "support", "augment"}:
        return bool(force.owners)
    lead = scene.doc[quantity.first - 1].lower_ if quantity.first else ""
    return lead in {"of", "its", "their", "'s", "’s", "the"}
