"""Whom and where words without a name mean: "the troops" are those told of last, "the city" is the last one named."""

import re
from collections.abc import Sequence
from functools import cache

from schemas import Entity, Reference
from worker.extraction.document.humans import Met
from worker.extraction.document.references import entity_of, reference_to
from worker.extraction.knowledge import entity_named, governed_from
from worker.extraction.names.nouns import referring_nouns
from worker.extraction.reading import ACTING, Candidate

_LONGEST = 60  # characters between an owner and its forces


class Understood:
    """Asks whom the paragraph has met so far (`here`); `owner` is whose forces the document told of last before it."""

    def __init__(self, here: Sequence[Met], text: str, owner: Entity | None) -> None:
        self._here, self._text, self._before = here, text, owner

    def owner(self, end: int | None = None) -> Entity | None:
        """Whose forces the document has told of last, this paragraph included, up to the character `end`."""
        return self._owner_before(len(self._text) if end is None else end) or self._before

    def owns(self, candidate: Candidate) -> bool:
        """Whether words for forces follow a candidate, or it is who sends or has them: "Lebanese troops"."""
        stretch = (self._text, candidate.end, candidate.end + _LONGEST)
        acts = candidate.function == "subject"
        return bool(_forces_of().match(*stretch) or (acts and _sends().match(*stretch)))

    def forces(self, words: str, end: int, *, taking: bool = False) -> Reference | None:
        """Whose "the troops" or "the remaining soldiers" are that stand before the character `end`.

        So are "Troops" that begin a sentence in a report of what they take (`taking`).
        """
        alone = taking and words == "Troops"
        if not alone and _forces_alone().fullmatch(words) is None:
            return None
        at = self._text.rfind(words, 0, end)
        if at >= 0 and self._text.startswith(" of ", at + len(words)):
            return None  # "the forces of freedom"
        owner = self._owner_before(at if at >= 0 else end) or self._before
        return reference_to(owner) if owner is not None else None

    def _owner_before(self, at: int) -> Entity | None:
        for met, one in reversed(self._here):
            owns = met.end <= at and one.id and one.type in ACTING
            stretch = (self._text, met.end, min(met.end + _LONGEST, at))
            if owns and is_of_an_office(self._text, met.start):
                continue  # "the commander of U.S. forces in Bosnia"
            if owns and (
                self._is_named_so(met)
                or _forces_of().match(*stretch)
                or (met.function == "subject" and _sends().match(*stretch))
            ):
                return entity_of(one)
        return None

    def _is_named_so(self, met: Candidate) -> bool:
        """Whether a name ends with the word for forces: "the Afghan National Security Forces"."""
        return self._text[met.start : met.end].rpartition(" ")[2].lower() in referring_nouns().forces

    def spot(self, words: str, end: int, before: Entity | None, *, held: bool = False) -> Reference | None:
        """Which place "the city" or "the area" is that stands before the character `end`; "the district" if `held`.

        It is one that the paragraph has named, else where the document told of forces, or of ground held, `before`.
        """
        if (told := _spot(held).fullmatch(words)) is None:
            return None
        noun = told["noun"].lower()
        if held and noun in referring_nouns().grounds:
            return reference_to(before) if before is not None and _may_be(noun, before) else None
        met_before = [
            (met, one) for met, one in reversed(self._here) if met.end <= end and one.id and one.type in _LAND
        ]
        met_before = [(met, one) for met, one in met_before if not self._is_a_side(met)]
        if noun in _NO_CAPITALS:  # "Turkey backed Baku, but sent no men into the enclave"
            met_before = [(met, one) for met, one in met_before if one.id not in governed_from()]
        if noun in _TOWNS:  # "took Kona in Mopti, and left the town": not a name that says where another is
            met_before = [(met, one) for met, one in met_before if not self._is_region(met)]
            met_before.sort(key=lambda told: not self._is_town(told[0]))
        if noun in _REGIONS:  # "in Cabo Delgado, ... to the province"
            met_before = [(met, one) for met, one in met_before if self._is_called(met, one, noun)]
            before = before if before is not None and _is_known_as(before, noun) else None
        named = [entity_of(one) for _, one in met_before]
        fitting = [spot for spot in (*named, *([before] if before is not None else ())) if _may_be(noun, spot)]
        return reference_to(fitting[0]) if fitting else None

    def capital(self, words: str, end: int, host: Entity | None, named: Sequence[Entity]) -> Reference | None:
        """Which place "the capital" is that stands before the character `end`, where it is that of the `host`.

        It is one that the document has `named`; null where the paragraph has named another land's last.
        """
        if (told := _spot(False).fullmatch(words)) is None or told["noun"].lower() != "capital" or host is None:
            return None
        here = [one for met, one in reversed(self._here) if met.end <= end and one.type in _LAND and one.id]
        seats = {each.id for each in named if (land := governed_from().get(each.id)) is not None and land.id == host.id}
        told_last = next((one.id for one in here if one.id in governed_from()), None)
        place = next((each for each in named if each.id in seats), None)
        acting = {one.id for met, one in self._here if met.function == "subject" or _GOVERNS.match(self._text, met.end)}
        if told_last is not None and told_last not in seats and told_last not in acting:
            return None
        return reference_to(place) if place is not None else None

    def _is_a_side(self, met: Candidate) -> bool:
        """Whether a name only says on whose side somebody is, or where: "a pro-Damascus source", "said from Paris"."""
        before = self._text[max(met.start - _NEAR, 0) : met.start]
        return before.endswith(_SIDES) or _SPEAKS_FROM.search(before) is not None

    def _is_called(self, met: Candidate, one: Reference, noun: str) -> bool:
        """Whether the text or what is known calls a place by the noun: "Helmand province"."""
        said = self._text[met.end : met.end + len(noun) + 1].lower().strip() == noun
        return said or _is_known_as(entity_of(one), noun)

    def _is_town(self, met: Candidate) -> bool:
        """Whether words beside a name say that it is a town's: "the town of Kona", "Kona city"."""
        return bool(
            _TOWN_OF.search(self._text, max(met.start - _NEAR, 0), met.start) or _TOWN.match(self._text, met.end)
        )

    def _is_region(self, met: Candidate) -> bool:
        """Whether words behind a name say that it is more than a town, or words before it that another lies by it."""
        within = _WITHIN.search(self._text, max(met.start - _NEAR, 0), met.start)
        named_so = _REGION.search(" " + self._text[met.start : met.end] + " ") or _REGION.match(self._text, met.end)
        beside = _LIES.search(self._text, max(met.start - _NEAR, 0), met.start)
        seat = beside is not None and "capital" in beside[0]  # "west of the capital Bria", which is a town
        return named_so is not None or seat or ((within or beside) is not None and not self._is_town(met))


def is_of_an_office(text: str, start: int) -> bool:
    """Whether words before a character tell somebody's office: "the commander of U.S. forces in Bosnia"."""
    return _OF_AN_OFFICE.search(text, max(start - _NEAR, 0), start) is not None


_OF_AN_OFFICE = re.compile(r"\b(?:commander|chief|head|leader|spokes(?:man|woman|person)) (?:of|for) (?:the |all )?$")


def _may_be(noun: str, spot: Entity) -> bool:
    """Whether a place may be called by the noun, as far as its kind is known."""
    if noun == "capital":
        return spot.id in governed_from()
    return spot.type == "place" and _PARTS.isdisjoint(spot.id.partition(":")[2].split("-"))


def _is_known_as(spot: Entity, noun: str) -> bool:
    """Whether a place also goes by its name with the noun behind it: "Helmand province"."""
    known = entity_named(f"{spot.name} {noun}")
    return spot.name.lower().endswith(f" {noun}") or (known is not None and known.id == spot.id)


_NO_CAPITALS = frozenset({"enclave", "area", "province", "region", "district"})
_REGIONS = frozenset({"province", "region", "district"})
_LAND = frozenset({"place", "country"})
_NEAR = 30
_SPEAKS_FROM = re.compile(
    r"\b(?:said|declared|announced|spoke|speaking|reported|reporting|telephone|phone|statement|interview) from $"
)
_SIDES = ("pro-", "Pro-", "anti-", "Anti-")
# What cities do as governments: "accuse Addis Ababa of shelling", "backed Baku".
_GOVERNS = re.compile(r" (?:of \w+ing|to \w+|over|for)\b")
_TOWNS = frozenset({"city", "town", "village"})
_TOWN_OF = re.compile(r"\b(?:town|city|village|capital|port|towns|cities)(?: of|,)? $", re.I)
_TOWN = re.compile(r" (?:city|town|village)\b")
_REGION = re.compile(
    r"(?:['’]s)? (?:region|province|district|state|county|peninsula|valley|heights|area|governorate)\b", re.I
)
_WITHIN = re.compile(r"[A-Z][\w’'-]+,? in (?:the )?(?:north|south|east|west|central|[a-z]+ern )?(?:[a-z]+ of )?$")
# Before a name, what tells only where another place lies: "Kona, a town north of", "a fishing port on", "60 km from".
_LIES = re.compile(
    r"\b(?:(?:north|south|east|west)(?:-?(?:east|west))? of|(?:km|kilomet(?:re|er)s|miles) from"
    r"|,? (?:a|an|the) (?:[\w-]+ ){0,2}(?:town|city|village|port) (?:on|near|in)) (?:the )?"
    r"(?:(?:[\w-]+ )?capital,? )?$",
    re.I,
)
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
    return re.compile(rf"(?:the|these|those|its|their)\s+{_WHICH}(?:{nouns})", re.I)


_WHICH = (
    r"(?:(?:remaining|same|rest of the|whole|other|last|first|advancing|attacking|retreating|invading)\s+)?"
    r"(?:(?:some|about|nearly)\s+)?(?:\d[\d,.]*\s+)?"
)

# Between a name and forces, these tell that they are not simply his: "urged the government to bring the troops home".
_NO_OWNERS = "to|the|that|will|would|should"


@cache
def _forces_of() -> re.Pattern[str]:
    nouns = "|".join(referring_nouns().forces)
    word = rf"(?!(?:{_NO_OWNERS})\b)[\w’']+(?:-+[\w’']+)*"
    return re.compile(rf"(?![-‑]\w)(?:['’]s?)?(?:[\s-]+{word}){{0,3}}?[\s-]+(?:{nouns})\b")


@cache
def _sends() -> re.Pattern[str]:
    nouns = referring_nouns()
    verbs = "|".join(nouns.sending)
    return re.compile(rf"[\s\w,]*?\s(?:{verbs})\s[\s\w,]*?\b(?:{'|'.join(nouns.forces)})\b")


@cache
def _spot(held: bool) -> re.Pattern[str]:
    nouns = referring_nouns()
    spots = "|".join((*nouns.spots, *(nouns.grounds if held else ())))
    return re.compile(
        rf"(?:the|that|this)\s+(?:(?:port|northern|southern|eastern|western|whole|entire)\s+)?(?P<noun>{spots})", re.I
    )
