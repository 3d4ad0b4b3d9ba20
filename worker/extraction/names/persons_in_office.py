"""Names of persons behind an office or a first name: "Minister of State for African Affairs Anna Example"."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from worker.extraction.knowledge import entity_named, forenames
from worker.extraction.names.naming import is_name_part, is_strong_title, is_title, plain
from worker.extraction.names.persons_unseen import FIRST_AND_LAST, is_strange, is_thing
from worker.extraction.names.spans import Sheet

if TYPE_CHECKING:
    from spacy.tokens import Token

_FEWEST_OF_OFFICE = 3  # tokens: "Minister for Defence"
_FEWEST = 5  # tokens after an envoy: "to NATO", a name of two and the verb
_ENVOYS = frozenset({"ambassador", "envoy", "representative", "delegate"})


def names_after_titles(doc: "Sequence[Token]") -> list[tuple[int, int]]:
    """The tokens of names that follow a long title: "Secretary of State for Defence Des Browne".

    The model often takes title and name together for an organisation.
    """
    found = []
    at = 0
    while at < len(doc):
        if not is_strong_title(doc[at].text):
            at += 1
            continue
        start = at + 1
        while start < len(doc) and start - at <= 14 and _in_title(doc[start].text):
            start += 1
        end = start
        while end < len(doc) and end - start < 4 and _may_be_name(doc[end].text):
            end += 1
        told = start < len(doc) and (plain(doc[start].text) in forenames() or _ends_an_office(doc, at, start, end))
        if start > at + 1 and end - start >= 2 and told:
            found.append((start, end))
        at = max(start, at + 1)
    return found


def _ends_an_office(doc: "Sequence[Token]", at: int, start: int, end: int) -> bool:
    """Whether an office and what it is for stand before a name: "Minister of State for African Affairs X Y said"."""
    office = start - at >= _FEWEST_OF_OFFICE and plain(doc[start - 1].text) in _IN_TITLES
    acts = end < len(doc) and (doc[end].pos_ in ("VERB", "AUX") or doc[end].text in (",", "("))
    name = doc[start:end]
    in_one = all(token.ent_type_ == "ORG" and token.ent_iob_ == "I" and token.tag_ == "NNP" for token in name)
    strange = is_strange(name) or (in_one and len(name) == FIRST_AND_LAST and not is_thing(name))
    return office and acts and doc[start - 1].text[0].isupper() and strange


def names_after_envoys(sheet: Sheet) -> list[tuple[int, int]]:
    """The tokens of names that follow to whom somebody is an envoy: "the Indian ambassador to the UN Asoke Mukerji"."""
    doc, found = sheet.tokens, []
    for token in sheet.by_word.find(_ENVOYS):
        if token.i + _FEWEST >= len(doc) or doc[token.i + 1].lower_ != "to":
            continue
        first = token.i + 2 + (doc[token.i + 2].lower_ == "the")
        for start in range(min(first + 4, len(doc) - 2), first, -1):
            whom = entity_named(" ".join(word.text for word in doc[first:start]))
            if whom is None or whom.type not in ("organisation", "country"):
                continue
            end = start
            while end < len(doc) and end - start < 4 and doc[end].text.istitle() and doc[end].pos_ == "PROPN":
                end += 1
            if 2 <= end - start <= 3 and end < len(doc) and doc[end].pos_ in ("VERB", "AUX"):
                found.append((start, end))
            break
    return found


def names_by_forename(sheet: Sheet) -> list[tuple[int, int]]:
    """The tokens of names that the model has not seen: a first name and the capitalised words after it."""
    doc, found = sheet.doc, []
    for token in sheet.tokens:
        if sheet.taken[token.i] or not token.text[0].isupper() or plain(token.text) not in forenames():
            continue
        end = token.i + 1
        while end < len(doc) and end - token.i < 4 and not sheet.taken[end] and _may_be_name(doc[end].text):
            end += 1
        if end - token.i >= 2 and all(part.pos_ == "PROPN" for part in doc[token.i : end]):
            found.append((token.i, end))
    return found


def _in_title(word: str) -> bool:
    return is_title(word) or plain(word) in _IN_TITLES


def _may_be_name(word: str) -> bool:
    return is_name_part(word) and word[0].isupper() and plain(word) not in _IN_TITLES


# What titles are about.
_IN_TITLES = frozenset(
    {
        "of",
        "for",
        "the",
        "and",
        "to",
        "at",
        "on",
        "in",
        ",",
        "-",
        "affairs",
        "defence",
        "defense",
        "humanitarian",
        "emergency",
        "peacekeeping",
        "security",
        "field",
        "support",
    }
    | {
        "relief",
        "political",
        "peace",
        "operations",
        "human",
        "rights",
        "trade",
        "health",
        "finance",
        "energy",
        "justice",
    }
    | {
        "european",
        "african",
        "home",
        "internal",
        "external",
        "refugees",
        "development",
        "commerce",
        "treasury",
        "labor",
    }
)
