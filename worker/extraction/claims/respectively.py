"""Numbers that several share out in order: "Chile and Peru sent 900 and 400 soldiers respectively"."""

from collections.abc import Sequence

from worker.extraction.claims.quantities import Quantity
from worker.extraction.claims.scene import Party, Scene

_REACH = 14


def shared_out(scene: Scene, parties: Sequence[Party], at: int) -> list[Quantity]:
    """The number of each of the parties, where the sentence of a token says "respectively"; else none."""
    if len(parties) < 2 or "respectively" not in scene.parsed.text:
        return []
    first, end = scene.sentence(at)
    word = next((token.i for token in scene.doc[first:end] if token.lower_ == "respectively"), None)
    if word is None:
        return []
    near = scene.quantities_between(max(first, word - _REACH), min(end - 1, word + _REACH))
    numbers = [quantity for quantity in near if quantity.counts]
    before = [quantity for quantity in numbers if quantity.first < word]
    told = before[-len(parties) :] if before else numbers[: len(parties)]
    return list(told) if len(told) == len(parties) else []
