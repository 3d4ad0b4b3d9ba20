"""The other end of a number: "100 - 120 troops", "from 30,000 soldiers to some 20,000", "to 31, from 190"."""

from spacy.tokens import Doc

from worker.extraction.counting.counted_nouns import DASHES
from worker.extraction.counting.numerals import Numeral, numeral_at

_APPROXIMATING = frozenset(
    {
        "about", "around", "some", "nearly", "almost", "roughly", "approximately", "just", "only", "a", "total", "of",
        "more", "than", "over", "under", "fewer", "less",
    }
)  # fmt: skip
STANDING = frozenset({"the", "its", "their", "current", "present", "existing", "previous", "original"})
_MOST_NOUNS = 4
_MOST_BETWEEN = 6
_MOST_WHEN = 8
_WHEN = frozenset({"at", "in", "a", "last", "before", "during", "two", "three", "earlier", "just", "only", "on"})
_TIMES = frozenset(
    {"height", "peak", "start", "outset", "beginning", "ago", "year", "month", "week", "earlier", "time", "war", "end"}
    | {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"}
    | {"december", "spring", "summer", "autumn", "fall", "winter", "today", "now", "stage", "maximum", "handover"}
)
_NOUNLIKE = frozenset({"NOUN", "PROPN"})


def second_numeral(doc: Doc, end: int) -> tuple[Numeral, str] | None:
    """The other end of "100 - 120", "from 9,000 to 16,000", "between 5 and 6"."""
    if end + 1 >= len(doc):
        return None
    word = doc[end].lower_
    if word in {"down", "up"} and end + 2 < len(doc) and doc[end + 1].lower_ == "to":
        end, word = end + 1, "to"  # "from 32,000 down to 29,000"
    if word not in {"to", "and", "or"} and word not in DASHES:
        return None
    at = end + 1
    if word == "to":  # "from 6,000 to about 10,000"
        while at < min(end + 4, len(doc) - 1) and doc[at].lower_ in _APPROXIMATING:
            at += 1
    second = numeral_at(doc, at)
    return (second, word) if second is not None and not second.vague and second.low is None else None


_STATES = frozenset({"nations", "countries", "states", "members", "allies", "governments"})


def nouns_to(doc: Doc, first: int, end: int) -> int | None:
    """Where "to" is after the nouns of the first number: "from 30,000 soldiers to some 20,000".

    Between them may stand where, or when it was so: "from 13,000 at its height to", "from 800 men a year ago to".
    """
    if not first or doc[first - 1].lower_ != "from":
        return None
    at = end
    while at < min(end + 3, len(doc) - 1) and doc[at].pos_ in {"NOUN", "ADJ", "PROPN"}:
        at += 1
    if at > end and doc[at].lower_ in {"in", "at"}:  # "from 2,200 troops in Haiti to 1,200"
        beyond = next((i for i in range(at + 1, min(at + 5, len(doc) - 1)) if doc[i].lower_ == "to"), None)
        if beyond is not None and all(doc[i].pos_ in {"PROPN", "DET"} for i in range(at + 1, beyond)):
            return beyond
    if at < len(doc) and doc[at].lower_ in _WHEN:
        beyond = next((i for i in range(at + 1, min(at + _MOST_WHEN, len(doc) - 1)) if doc[i].lower_ == "to"), at)
        words = [word.lower_ for word in doc[at:beyond]]
        calm = all(word.pos_ not in {"VERB", "AUX", "PUNCT"} for word in doc[at:beyond])
        if calm and (not _TIMES.isdisjoint(words) or any(word.isdigit() for word in words)):
            return beyond
    if at > end and doc[at].lower_ in {"down", "up"} and at + 1 < len(doc) and doc[at + 1].lower_ == "to":
        return at
    return at if at > end and doc[at].lower_ == "to" and doc[at - 1].pos_ in _NOUNLIKE else None


def last_noun(doc: Doc, start: int, end: int) -> int | None:
    """The last of the nouns that follow a number without a break: "2,200 troops in Haiti" counts troops."""
    if doc[start].pos_ not in _NOUNLIKE and doc[start].pos_ != "ADJ":
        return None  # "from 13,000 at its height to"
    at = start
    while at + 1 < end and doc[at + 1].pos_ in {"NOUN", "PROPN"}:
        at += 1
    return at


def counts_another(doc: Doc, at: int, noun: int | None) -> bool:
    """Whether another noun than the first number's follows the second number."""
    return noun is not None and at < len(doc) and doc[at].pos_ in _NOUNLIKE and doc[at].lemma_ != doc[noun].lemma_


def from_after(doc: Doc, first: int, end: int) -> tuple[Numeral, int] | None:
    """What a new number was before, and where its nouns end: "has reduced its contingent to 31 men, from 190"."""
    if not first or doc[first - 1].lower_ != "to":
        return None
    at = end
    while at < min(end + _MOST_NOUNS, len(doc) - 2) and doc[at].pos_ in {"NOUN", "ADJ", "PROPN"}:
        at += 1
    noun = at
    if doc[at - 1].pos_ not in _NOUNLIKE | {"NUM"}:
        return None
    if at < len(doc) and doc[at].text == ",":
        at += 1
    if at + 1 >= len(doc) or doc[at].lower_ != "from":
        return None
    at += 1
    while at < min(noun + _MOST_BETWEEN, len(doc) - 1) and doc[at].lower_ in _APPROXIMATING | STANDING:
        at += 1
    before = numeral_at(doc, at)
    if before is None or before.vague or before.low is not None or _counts_states(doc, before.end):
        return None
    return before, noun


def _counts_states(doc: Doc, end: int) -> bool:
    """Whether a number counts those from whom they are: "has grown to 43,000 soldiers from 39 nations"."""
    following = [token.lower_ for token in doc[end : end + 3]]
    return not _STATES.isdisjoint(following)
