"""Bases by name: "Erbil Air Base" is no Erbil with words behind it."""

from typing import TYPE_CHECKING

from worker.extraction.knowledge import countries, entity_named
from worker.extraction.names.naming import named
from worker.extraction.names.spans import NameSpan, Sheet

if TYPE_CHECKING:
    from spacy.tokens import Doc

_KINDS = frozenset({"Air", "Naval", "Army", "Military", "Logistics", "Operating"})
_NOUNS = frozenset({"Base", "Station"})
_MOST_WORDS = 4


def add_bases(sheet: Sheet) -> None:
    """Add them, each with its whole name; whose base it is ("the Russian Hmeimim Air Base") stays apart."""
    doc = sheet.doc
    for token in sheet.by_text.find(_NOUNS):
        if token.i < 2 or doc[token.i - 1].text not in _KINDS:
            continue
        first = _begin(doc, token.i - 1)
        if first < token.i - 1 and sheet.free(first, token.i + 1):
            name = doc[first : token.i + 1].text
            sheet.add(NameSpan(first, token.i + 1, "named", name, named("place", name)))


def _begin(doc: "Doc", kind: int) -> int:
    """Where the name begins whose last words are "Air Base", at the token `kind`."""
    first = kind
    while first and kind - first < _MOST_WORDS:
        before = doc[first - 1]
        joins = before.text in ("-", "‑") and first < kind and not doc[first - 1].whitespace_
        if not joins and (not before.text[0].isupper() or before.is_stop):
            break
        first -= 1
    while first < kind and (_is_of_a_state(doc[first].text) or doc[first].text in ("-", "‑")):
        first += 1
    return first


def _is_of_a_state(word: str) -> bool:
    entity = entity_named(word)
    return word in countries().demonyms or (entity is not None and entity.type == "country")
