"""Coalitions by an acronym that no file knows and an apposition explains: "OMIGA, a regional peace mission"."""

from typing import TYPE_CHECKING

from worker.extraction.knowledge import entity_named
from worker.extraction.names.coalition_names import UNDERTAKINGS
from worker.extraction.names.naming import named
from worker.extraction.names.spans import NameSpan, Sheet

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SHORTEST_ACRONYM = 4
_LONGEST_TOLD = 8  # tokens from the article to the noun
_OF_STATES = frozenset({"state", "nation", "country", "government", "army", "navy", "member"})
_AFTER_NOUN = frozenset({"against", "led", "comprising"})
_OF_SEVERAL = frozenset({"regional", "multinational", "international", "joint", "peacekeeping", "peace", "allied"})


def add_explained(sheet: Sheet) -> None:
    """Add acronyms that nobody knows and an apposition explains: "OMIGA, a regional peace mission,"."""
    doc = sheet.doc
    for token in sheet.tokens:
        name = token.text
        acronym = name.isupper() and name.isalpha() and len(name) >= _SHORTEST_ACRONYM
        if not acronym or sheet.taken[token.i] or token.i + 3 >= len(doc) or entity_named(name) is not None:
            continue
        if (
            doc[token.i + 1].text == ","
            and doc[token.i + 2].lower_ in ("a", "an", "the")
            and _explains(doc, token.i + 3)
        ):
            sheet.add(NameSpan(token.i, token.i + 1, "named", name, named("coalition", name)))


def _explains(doc: "Doc", first: int) -> bool:
    """Whether the words behind an article tell of a coalition or of a mission of several states."""
    before: list[str] = []
    for token in doc[first : first + _LONGEST_TOLD]:
        if token.lower_ in UNDERTAKINGS and (token.i + 1 >= len(doc) or doc[token.i + 1].tag_[:2] != "NN"):
            after = doc[token.i + 1 : token.i + 1 + _LONGEST_TOLD]
            several = not _OF_SEVERAL.isdisjoint(before) or (len(after) > 0 and after[0].lower_ in _AFTER_NOUN)
            of = len(after) > 0 and after[0].lower_ in ("of", "from")
            return several or (of and any(word.lemma_.lower() in _OF_STATES for word in after))
        if token.pos_ not in ("ADJ", "NOUN", "PROPN", "NUM") and token.text != "-":
            return False
        before.append(token.lower_)
    return False
