"""Words that stand for several at once: "the two countries", "both governments", "both", "neither"."""

from typing import TYPE_CHECKING

from schemas import EntityType
from worker.extraction.model.neighbours import word_before
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
# What stands for as many parties as it tells, of whatever type: "both will send troops".
PARTIES = "parties"
_ALONE = {"both": 2, "neither": 2, "either": 2, "each": 0}
# "Each country" are as many as stand together.
_ONE = {"country": "countries", "nation": "nations", "state": "states", "government": "governments"}
_MOST_BETWEEN = 3  # "the two South American nations"


def find_several(sheet: Sheet) -> None:
    """Add such words, where no name has taken them."""
    for token in sheet.by_word.find(SEVERAL, _ALONE, _NUMBERS, _ONE):
        lower = token.lower_
        if sheet.taken[token.i]:
            continue
        if lower in SEVERAL and (count := _count(token)) is not None:
            sheet.add(NameSpan(token.i, token.i + 1, "definite", f"{count} {lower}", mention=False))
        elif (lower in _ALONE or lower in _NUMBERS) and (number := _alone(token)) is not None:
            sheet.add(NameSpan(token.i, token.i + 1, "definite", f"{number} {PARTIES}", mention=False))
        elif lower in _ONE and word_before(token) == "each":
            sheet.add(NameSpan(token.i, token.i + 1, "definite", f"0 {_ONE[lower]}", mention=False))


def told(head: str) -> tuple[int, EntityType | None] | None:
    """How many the head of a candidate tells, and of which type: (2, "country") for "2 countries".

    "0 countries" are as many as stand together: "these countries"; "2 parties" may be of any type that acts: "both".
    """
    number, _, noun = head.partition(" ")
    if not number.isdigit() or (noun not in SEVERAL and noun != PARTIES):
        return None
    return int(number), SEVERAL.get(noun)


def _alone(word: "Token") -> int | None:
    """How many parties "both", "neither" or "the two" are, where no noun follows: "both will send troops"."""
    doc, lower = word.doc, word.lower_
    after = doc[word.i + 1] if word.i + 1 < len(doc) else None
    if after is None or after.pos_ not in _GOING_ON or word.dep_ not in _PARTS:
        return None
    if lower in _NUMBERS:
        before = doc[word.i - 1].lower_ if word.i else ""
        return _NUMBERS[lower] if before in {"the", "all"} and after.pos_ in {"VERB", "AUX"} else None
    if lower == "each" and _counts_things(word):
        return None
    told_of = after.lower_ == "of" and word.i + 2 < len(doc)
    if told_of and doc[word.i + 2].lower_ != "them":
        return None  # "both of the ships"
    return _ALONE[lower]


def _counts_things(word: "Token") -> bool:
    """Whether the sentence before is of counted things: "Four battalions led by Chad and Togo come. Each has"."""
    at = word.i - 1
    while at > 0 and not word.doc[at].is_sent_start:
        at -= 1
    before = word.doc[max(at, 0) : word.i]
    subject = next((token for token in before if token.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.tag_ != "NNS" or subject.lower_ in SEVERAL:
        return False
    return any(child.dep_ == "nummod" for child in subject.lefts)


_GOING_ON = frozenset({"VERB", "AUX", "ADP", "ADV", "PART"})
_PARTS = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "attr"})


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
