"""How much of an annotated article the extractor finds, and how much of what it finds is right.

The annotations have the form of the files in `tests/gold`: entities with keys, names and the paragraphs that name them;
claims whose references are such keys, `{"words": …}` for somebody who is no entity, or `{"any": […]}` where several
answers are right. An optional claim counts neither when it is found nor when it is missed.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from schemas import Claim, EntityMentioned, Reference, kind_of

# Which fields have to agree, and how: a reference, a value, words; with "?" only where the annotation names it.
IDENTITY: Mapping[str, Mapping[str, str]] = {
    "membership": {"coalition": "reference", "member": "reference", "status": "value"},
    "coalition_size": {"coalition": "reference", "count": "value"},
    "deployment": {"actor": "reference", "location": "reference", "count": "value", "posture": "value"},
    "contribution": {"actor": "reference", "contribution": "value"},
    "territory": {"actor": "reference", "change": "value", "place": "reference?", "share": "value?"},
    "mission": {"purpose": "words", "status": "value"},
    "role": {"person": "reference", "title": "words"},
    "statement": {"speaker": "reference", "quote": "words"},
    "relation": {"subject": "reference", "predicate": "value", "object": "reference"},
    "casualties": {"count": "value", "outcome": "value"},
}
ALIKE, CONTAINED, SHARED = 0.6, 0.35, 0.75  # how alike words have to be: whole, one in the other, by words in common


class Score(NamedTuple):
    """Right, too many, and missed."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def __add__(self, other: tuple[int, ...]) -> "Score":
        return Score(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / (self.right + self.extra) if self.right + self.extra else 1.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


class Annotated:
    """One annotated article."""

    def __init__(self, gold: Mapping[str, Any]) -> None:
        self._entities = {entity["key"]: entity for entity in gold["entities"]}
        self._names = {
            key: {_plain(name) for name in (*entity["names"], entity["id"].split(":", 1)[1])}
            for key, entity in self._entities.items()
        }
        self._claims: Sequence[Mapping[str, Any]] = gold["claims"]

    def score_mentions(self, mentions: Iterable[EntityMentioned]) -> Score:
        """Entities by paragraph: each counts once in each paragraph that names it."""
        wanted = {(index, key) for key, each in self._entities.items() for index in each.get("paragraphs", ())}
        optional = {(i, key) for key, each in self._entities.items() for i in each.get("optional_paragraphs", ())}
        right: set[tuple[int, str]] = set()
        extra: set[tuple[int, str]] = set()
        for mention in mentions:
            reference = Reference(name=mention.entity.name, id=mention.entity.id, type=mention.entity.type)
            found = {(mention.paragraph, key) for key in self._keys(reference)} & (wanted | optional)
            right |= found & wanted
            if not found:
                extra.add((mention.paragraph, mention.entity.id))
        return Score(len(right), len(extra), len(wanted - right))

    def score_claims(self, claims: Sequence[Claim]) -> Score:
        """Claims: as many pairs of an annotated and an extracted one as possible, each used once."""
        agreeing = {
            number: [place for place, claim in enumerate(claims) if self._agree(wanted, claim)]
            for number, wanted in enumerate(self._claims)
        }
        paired = _pairs(agreeing, sorted(agreeing, key=lambda number: self._claims[number].get("optional", False)))
        # what says the same as an annotated claim that has its pair already is no error
        known = {place for places in agreeing.values() for place in places}
        required = [number for number, wanted in enumerate(self._claims) if not wanted.get("optional")]
        return Score(
            right=sum(number in paired for number in required),
            extra=len(claims) - len(known),
            missed=sum(number not in paired for number in required),
        )

    def _agree(self, wanted: Mapping[str, Any], claim: Claim) -> bool:
        if wanted["kind"] != kind_of(claim) or wanted["paragraph"] != claim.paragraph:
            return False
        for field, how in IDENTITY[wanted["kind"]].items():
            if how.endswith("?") and wanted.get(field) is None:
                continue
            if not any(self._same(how.rstrip("?"), one, getattr(claim, field)) for one in _any_of(wanted.get(field))):
                return False
        return True

    def _same(self, how: str, wanted: Any, found: Any) -> bool:
        if wanted is None or found is None:
            return wanted is None and found is None
        if how == "reference":
            if isinstance(wanted, Mapping):
                return _alike(wanted.get("words", ""), found.name)
            return wanted in self._keys(found)
        if how == "words":
            return _alike(str(wanted), str(found))
        return bool(wanted == found)

    def _keys(self, found: Reference) -> set[str]:
        names = {_plain(found.name), _plain((found.id or "").split(":", 1)[-1])} - {""}
        return {key for key, each in self._entities.items() if found.id == each["id"] or names & self._names[key]}


def _pairs(agreeing: Mapping[int, Sequence[int]], order: Sequence[int]) -> set[int]:
    """Which can be paired when each place is used once: augmenting paths (Kuhn's algorithm)."""
    taken: dict[int, int] = {}

    def place(number: int, tried: set[int]) -> bool:
        for candidate in agreeing[number]:
            if candidate not in tried:
                tried.add(candidate)
                if candidate not in taken or place(taken[candidate], tried):
                    taken[candidate] = number
                    return True
        return False

    for number in order:
        place(number, set())
    return set(taken.values())


def _any_of(wanted: Any) -> Sequence[Any]:
    return wanted["any"] if isinstance(wanted, Mapping) and "any" in wanted else [wanted]


def _plain(text: str) -> str:
    """The words of a text in lower case, without accents, marks and an article before them."""
    ascii_text = unicodedata.normalize("NFKD", re.sub(r"[\s‐-―]+", " ", text)).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", " ", ascii_text.lower()).split()
    return " ".join(words[1:] if words[:1] in (["the"], ["a"], ["an"]) else words)


def _alike(wanted: str, found: str) -> bool:
    one, other = _plain(wanted), _plain(found)
    if not one or not other:
        return False
    if (one in other or other in one) and min(len(one), len(other)) >= CONTAINED * max(len(one), len(other)):
        return True
    common, fewest = set(one.split()) & set(other.split()), min(len(set(one.split())), len(set(other.split())))
    return SequenceMatcher(None, one, other).ratio() >= ALIKE or len(common) >= SHARED * fewest
