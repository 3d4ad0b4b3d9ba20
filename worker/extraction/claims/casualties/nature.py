"""Deaths that are nobody's deed: of age and illness, in disasters and accidents."""

from spacy.tokens import Token

from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.claims.words import kinds

_CAUSES = frozenset({"at", "of", "from", "after", "in"})
_DISASTERS = frozenset(
    {
        "earthquake", "quake", "tsunami", "flood", "storm", "hurricane", "cyclone", "typhoon", "landslide", "drought",
        "famine", "wildfire", "avalanche", "tornado", "eruption", "epidemic", "outbreak", "crash", "accident",
    }
)  # fmt: skip


def died_naturally(scene: Scene, verb: Token) -> bool:
    """Whether somebody dies of age or an illness: "has died at the age of 79", "died of a rare form of cancer"."""
    told = {child.lower_ for child in verb.rights}
    for cause in prepositional(verb, _CAUSES):
        told |= {cause.lemma_.lower(), *(word.lower_ for word in scene.below(cause))}
    return not told.isdisjoint(kinds().casualties.natural)


def is_disaster(noun: Token) -> bool:
    """Whether a noun is of what nobody does: those whom "the Haiti earthquake" has killed, Haiti has not."""
    return noun.lemma_.lower() in _DISASTERS
