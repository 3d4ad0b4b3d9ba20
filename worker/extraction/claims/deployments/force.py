"""What a noun phrase of forces names, how many it counts, and of what it consists."""

import msgspec
from spacy.tokens import Token

from worker.extraction.claims.deployments.forces_words import UNITS
from worker.extraction.claims.quantities import Quantity, noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.claims.words import kinds

_CONSISTING = frozenset({"consist", "comprise", "number", "compose", "total", "make"})
_SPANS = frozenset({"decade", "year", "month", "week", "day"})  # "a presence of two decades"
_WORDS_GIVEN = frozenset({"promise", "pledge", "offer", "request", "demand", "call", "plan", "proposal"})
_FAR = 12


class Force(msgspec.Struct, frozen=True):
    """A noun phrase that names forces.

    `owners` are whose they are by the words before the noun, `sources` by "of" or "from" after it; `there` is where.
    """

    token: int
    unit: str | None
    quantity: Quantity | None = None
    owners: tuple[Party, ...] = ()
    there: tuple[Party, ...] = ()
    people: bool = True
    sources: tuple[Party, ...] = ()


def counted(scene: Scene, token: Token) -> Quantity | None:
    """The number of what a noun names, no sum of money and no share."""
    numbers = [one for one in scene.by_head.get(token.i, ()) if one.counts]
    if numbers:  # "1,000 French, 800 American and 250 Italian soldiers": the last stands by the noun
        return next((one for one in reversed(numbers) if one.last <= token.i), numbers[0])
    counting = scene.counting.get(token.i)
    return counting if counting is not None and counting.counts else None


def consisting(scene: Scene, token: Token) -> Token | None:
    """ "a police force consisting of up to 350 officers", "military assets including planes"."""
    if token.lower_ == "bodies" or token.lemma_.lower() in _WORDS_GIVEN:
        return None
    for child in token.rights:
        if child.dep_ == "acl" and child.lemma_ in _CONSISTING:
            for inner in [
                *prepositional(child, frozenset({"of"})),
                *[c for c in child.children if c.dep_ in {"dobj", "attr"}],
            ]:
                listed = child.lemma_ == "make" and len(scene.quantities_between(child.i, child.i + _FAR)) > 1
                return None if listed else inner  # "made up of 2,000 French and 1,200 American troops"
        if child.dep_ == "prep" and (child.lower_ == "of" or (child.lower_ == "with" and noun_of(token) in UNITS)):
            for inner in child.children:
                if (
                    inner.dep_ == "pobj"
                    and inner.lemma_ not in _SPANS
                    and (counted(scene, inner) is not None or token.lemma_.lower() in kinds().forces.parts)
                ):
                    return inner
    return None
