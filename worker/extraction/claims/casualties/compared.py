"""Casualties of another time beside those that are told: "219 were killed, compared with 282 a year earlier"."""

from schemas import Casualties
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.quantities import Quantity
from worker.extraction.claims.scene import Scene

_BEFORE = (
    ("compared", "with"),
    ("compared", "to"),
    ("up", "from"),
    ("down", "from"),
    ("against",),
    ("versus",),
)
_FARTHEST = 40  # tokens


def find_compared(scene: Scene, builder: Builder) -> None:
    """A number that another one is compared with: it counts the same people, with the same outcome."""
    told = builder.latest(Casualties)
    for quantity in scene.quantities if told else ():
        if quantity.counts and _is_compared(scene, quantity):
            _add(scene, builder, quantity, told)


def _is_compared(scene: Scene, quantity: Quantity) -> bool:
    own = quantity.head is not None and not quantity.inherited
    words = tuple(token.lower_ for token in scene.doc[max(quantity.first - 2, 0) : quantity.first])
    return not own and any(words[-len(phrase) :] == phrase for phrase in _BEFORE)


def _add(scene: Scene, builder: Builder, quantity: Quantity, told: list[Casualties]) -> None:
    at = scene.doc[quantity.last - 1]
    first = max(scene.sentence(at.i)[0], at.i - _FARTHEST)
    for draft in told:
        if scene.parsed.start(scene.doc[first]) <= draft.start and draft.end <= scene.parsed.start(at):
            same = {name: getattr(draft, name) for name in ("actor", "place", "outcome", "by", "modality")}
            numbers = {name: getattr(quantity, name) for name in ("count", "qualifier", "min", "max", "vague")}
            builder.add(Casualties, "compared with", [quantity.first, at.i], at=at.i, **same, **numbers)
            return
