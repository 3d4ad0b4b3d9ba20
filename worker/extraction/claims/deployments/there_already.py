"""How many are there before others come: "in addition to the 9,000 already there", "joining the 900 in place"."""

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.deployments.deploying import deploy
from worker.extraction.claims.deployments.force import Force
from worker.extraction.claims.deployments.forces import force_at
from worker.extraction.claims.deployments.forces_words import is_force
from worker.extraction.claims.quantities import Quantity
from worker.extraction.claims.scene import Scene

_ALREADY = frozenset({"already", "currently", "now", "still"})
_THERE = (["there"], ["in", "place"], ["on", "the", "ground"], ["in", "the", "country"], ["on", "site"])


def tell_who_is_there(scene: Scene, builder: Builder, quantity: Quantity) -> None:
    """Those of a number who are there: whose they are, they say themselves, or the number before has said."""
    first, _ = scene.sentence(quantity.first)
    before = [other for other in scene.quantities_between(first, quantity.first - 1) if other.first in builder.counted]
    noun = scene.doc[quantity.head] if quantity.head is not None and not quantity.inherited else None
    behind = noun.i + 1 if noun is not None and is_force(noun) else quantity.last
    if not before or (noun is not None and not is_force(noun)) or not _are_there(scene, behind):
        return
    whose, _, _, place = builder.counted[before[-1].first]
    force = (force_at(scene, noun) if noun is not None else None) or Force(quantity.first, None, quantity)
    for actor in force.owners or (whose,):
        deploy(scene, builder, "there already", quantity.first, "asserted", actor, place, force, "present")


def _are_there(scene: Scene, at: int) -> bool:
    """Whether the words at a token say that somebody is there before: "already there"."""
    words = [token.lower_ for token in scene.doc[at : at + 4]]
    already = words[:1] != [] and words[0] in _ALREADY
    words = words[1:] if already else words
    return any(words[: len(there)] == there for there in (_THERE if already else _THERE[:1]))
