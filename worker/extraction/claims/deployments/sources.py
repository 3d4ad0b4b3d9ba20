"""Nations behind "from" after counted forces: one is whose they are, of several each has a part of them."""

from worker.extraction.claims.deployments.force import Force
from worker.extraction.claims.scene import Party, Scene

_JOINT = frozenset({"coalition", "organisation", None})
_NEAR = 3


def is_one_nations(force: Force, owners: list[Party]) -> bool:
    """Whether a mission's soldiers are those of one nation: "the force has 900 troops from Ghana"."""
    nations = [party for party in force.sources if party.type == "country"]
    one = len(nations) == len(force.sources) == 1 and force.quantity is not None and not force.owners
    return one and bool(owners) and all(owner.type in _JOINT for owner in owners)


def parts_of(scene: Scene, force: Force, owners: list[Party]) -> list[Party]:
    """The nations that the counted forces are from together, nobody tells how many each: "500 men from A, B and C"."""
    nations = [party for party in force.sources if party.type == "country"]
    if force.quantity is None or len(nations) < 2 or any(owner.type == "country" for owner in owners):
        return []
    each = scene.quantities_between(nations[0].token, nations[-1].token + _NEAR)  # "from India (193) and Nepal (70)"
    return [] if each else nations
