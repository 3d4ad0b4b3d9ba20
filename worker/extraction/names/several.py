"""Words that stand for several at once: "the two countries", "both governments"."""

from typing import TYPE_CHECKING

from schemas import EntityType
from worker.extraction.names.spans import NameSpan, Sheet

if TYPE_CHECKING:
    from spacy.tokens import Token

# How many a phrase tells, and what they are; the head of its candidate is "2 countries".
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}
_COUNTRIES = frozenset({"countries", "nations", "states", "governments", "neighbours", "neighbors", "allies"})
_BODIES = frozenset({"organisations", "organizations", "bodies"})
SEVERAL: dict[str, EntityType] = {
    **dict.fromkeys(_COUNTRIES, "country"),
    **dict.fromkeys(_BODIES, "organisation"),
}
_MOST_BETWEEN = 3  # "the two South American nations"


def find_several(sheet: Sheet) -> None:
    """Add such words, where no name has taken them."""
    for token in sheet.tokens:
        if token.lower_ in SEVERAL and not sheet.taken[token.i] and (count := _count(token)) is not None:
            sheet.add(NameSpan(token.i, token.i + 1, "definite", f"{count} {token.lower_}", mention=False))


def told(head: str) -> tuple[int, EntityType] | None:
    """How many the head of a candidate tells, and of which type: (2, "country") for "2 countries".

    "0 countries" are as many as stand together: "these countries".
    """
    number, _, noun = head.partition(" ")
    return (int(number), SEVERAL[noun]) if number.isdigit() and noun in SEVERAL else None


def _count(noun: "Token") -> int | None:
    doc = noun.doc
    if noun.i + 1 < len(doc) and doc[noun.i + 1].lower_ in ("of", "that", "which", "who"):
        return None
    if noun.i and doc[noun.i - 1].lower_ in ("these", "those") and noun.lower_ not in ("governments", "bodies"):
        return 0
    for at in range(noun.i - 1, max(noun.i - 3 - _MOST_BETWEEN, -1), -1):
        word = doc[at].lower_
        if word == "both":
            return 2
        if word == "all" and at + 1 < noun.i and doc[at + 1].lower_ in _NUMBERS:
            return _NUMBERS[doc[at + 1].lower_]
        if word in _NUMBERS:
            definite = at > 0 and doc[at - 1].lower_ in ("the", "these", "those", "all")
            return _NUMBERS[word] if definite else None
        if doc[at].pos_ not in ("ADJ", "PROPN", "NOUN"):
            return None
    return None
