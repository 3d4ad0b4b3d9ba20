"""Whom and where words without a name mean: "the troops" are those told of last, "the city" is the last one named."""

import re
from collections.abc import Sequence
from functools import cache

from schemas import Entity, Reference
from worker.extraction.document.humans import Met
from worker.extraction.document.references import entity_of, reference_to
from worker.extraction.knowledge import governed_from
from worker.extraction.names.nouns import referring_nouns
from worker.extraction.reading import ACTING

_LONGEST = 60  # characters between an owner and its forces


class Understood:
    """Asks whom the paragraph has met so far (`here`); `owner` is whose forces the document told of last before it."""

    def __init__(self, here: Sequence[Met], text: str, owner: Entity | None) -> None:
        self._here, self._text, self._before = here, text, owner

    def owner(self) -> Entity | None:
        """Whose forces the document has told of last, this paragraph included."""
        return self._owner_before(len(self._text)) or self._before

    def forces(self, words: str, end: int) -> Reference | None:
        """Whose "the troops" or "the remaining soldiers" are that stand before the character `end`."""
        if _forces_alone().fullmatch(words) is None:
            return None
        at = self._text.rfind(words, 0, end)
        owner = self._owner_before(at if at >= 0 else end) or self._before
        return reference_to(owner) if owner is not None else None

    def _owner_before(self, at: int) -> Entity | None:
        for met, one in reversed(self._here):
            owns = met.end <= at and one.id and one.type in ACTING
            stretch = (self._text, met.end, min(met.end + _LONGEST, at))
            if owns and (_forces_of().match(*stretch) or (met.function == "subject" and _sends().match(*stretch))):
                return entity_of(one)
        return None

    def spot(self, words: str, end: int, before: Entity | None) -> Reference | None:
        """Which place "the city" or "the area" is that stands before the character `end`.

        It is one that the paragraph has named, else where the document told of forces `before`.
        """
        if (told := _spot().fullmatch(words)) is None:
            return None
        noun = told["noun"].lower()
        named = [entity_of(one) for met, one in reversed(self._here) if met.end <= end and one.id and one.type in _LAND]
        fitting = [spot for spot in (*named, *([before] if before is not None else ())) if _may_be(noun, spot)]
        return reference_to(fitting[0]) if fitting else None


def _may_be(noun: str, spot: Entity) -> bool:
    """Whether a place may be called by the noun, as far as its kind is known."""
    if noun == "capital":
        return spot.id in governed_from()
    return spot.type == "place" and _PARTS.isdisjoint(spot.id.partition(":")[2].split("-"))


_LAND = frozenset({"place", "country"})
# Words in the names of what is no town.
_PARTS = frozenset(
    {
        *(
            "airport",
            "airfield",
            "airbase",
            "base",
            "camp",
            "gate",
            "river",
            "sea",
            "lake",
            "mount",
            "mountains",
            "fort",
        ),
        *("africa", "asia", "europe", "east", "west", "north", "south", "gulf", "strait", "ocean", "bridge", "road"),
    }
)


@cache
def _forces_alone() -> re.Pattern[str]:
    nouns = "|".join(referring_nouns().forces)
    return re.compile(rf"(?:the|these|those|its|their)\s+(?:(?:remaining|same|rest of the|whole)\s+)?(?:{nouns})", re.I)


@cache
def _forces_of() -> re.Pattern[str]:
    nouns = "|".join(referring_nouns().forces)
    return re.compile(rf"(?:['’]s?)?(?:[\s-]+[\w’'-]+){{0,3}}?[\s-]+(?:{nouns})\b")


@cache
def _sends() -> re.Pattern[str]:
    nouns = referring_nouns()
    verbs = "|".join(nouns.sending)
    return re.compile(rf"[\s\w]*?\s(?:{verbs})\s[\s\w,]*?\b(?:{'|'.join(nouns.forces)})\b")


@cache
def _spot() -> re.Pattern[str]:
    spots = "|".join(referring_nouns().spots)
    return re.compile(rf"(?:the|that|this)\s+(?:(?:port|northern|southern|eastern|western)\s+)?(?P<noun>{spots})", re.I)
