"""What a number counts: the noun after it, or what the number before it counts."""

from functools import cache, lru_cache

from spacy.tokens import Doc, Token

from worker.extraction.counting.aircraft_types import is_type_of_aircraft
from worker.extraction.counting.units import nouns, units

DASHES = frozenset("-–—‑")
_FLYING = frozenset({"fighter", "fighters", "escort", "escorts"})
_THEN = frozenset({"next", "last", "late", "early", "this", "due", "ready", "strong"})
_DAYS = frozenset(
    {
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("today", "yesterday", "tonight", "overnight", "tomorrow", "now"),
    }
)
_ALONE = frozenset({"others", "more", "dead", "wounded", "injured", "other"})
STRONG = frozenset({"strong", "member", "man", "men", "person", "soldier", "troop"})
_LONGEST_ROW = 8  # tokens
MOST_NOUNS = 20_000  # which are remembered
_NOUNLIKE = frozenset({"NOUN", "PROPN"})


def counted_noun(doc: Doc, start: int, end: int, before: tuple[int, int] | None) -> tuple[int | None, bool]:
    """The noun counted: the last of the nouns that follow without a break, else what the number before counts.

    `before` is the number before: the token after it, and the noun that it counts. Also tells whether the noun is only
    taken over from it.
    """
    at, size = end, len(doc)
    if at < size and doc[at].lower_ in DASHES:
        at += 1
        if at + 1 < size and doc[at].lower_ in STRONG and doc[at + 1].pos_ in {"NOUN", "PROPN", "ADJ", "NUM"}:
            at += 1  # "a 200-strong team", "its 7,000-man force"
    if at < size and doc[at].lower_ == "of":
        at += 1
        while at < size and at < end + 4 and doc[at].tag_ in {"DT", "PRP$", "WDT"}:
            at += 1
    head, reach = None, min(size, at + 9)
    while at < reach:
        token = doc[at]
        if token.lower_ in _DAYS and (head is not None or token.text.islower()):
            break  # "killed 30 rebels Saturday", "are down to 2,000 today"
        if token.text == "(" and head is not None and _is_short_name(doc, at):
            at += 3  # "50 African Union (AU) soldiers"
            continue
        if head is not None and head == end and doc[head].lower_ in {"nation", "country"} and at == end + 1:
            break  # "the 14 nation EU force", but "22 government soldiers"
        if head is not None and _opens_a_clause(token, head):
            break  # "the 300 soldiers Denmark sent"
        if at == end and token.lower_ in {"last", "next"}:
            break  # "doubled it to 1,570 last autumn"
        if token.text == "," and at == end + 1 and doc[end].lower_ in _ALONE:
            break  # "wounding 23 more, medical workers said"
        if head is not None and token.text[-1:].isdigit() and token.text[:1].isalpha() and doc[head].pos_ == "NOUN":
            break  # "four attack helicopters Mi-24"
        if token.pos_ in _NOUNLIKE:
            head = at
        elif head is not None and token.tag_ in {"VBN", "VBD", "VBG", "JJ"} and _is_joined(doc, at):
            head = None  # "120 shoulder-fired rockets"
        elif head is None and token.pos_ == "NUM" and token.text[:1].isalpha() and token.text[-1:].isdigit():
            pass  # "six F-16 fighter jets"
        elif head is None and token.lower_ in {
            "mostly",
            "mainly",
            "largely",
            "predominantly",
            "heavily",
            "lightly",
            "newly",
        }:
            pass  # "40,000 mostly Muslim refugees"
        elif head is not None and token.pos_ in {"NUM", "SYM"} and doc[head].pos_ == "PROPN" and head == at - 1:
            pass  # "Leopard 2 tanks"
        elif token.pos_ == "NUM" and token.text[:1].isalpha() and token.text[-1:].isdigit():
            pass  # "six F-16 fighters"
        elif token.lower_ in DASHES and head is not None and not doc[at - 1].whitespace_ and not token.whitespace_:
            pass
        elif (
            token.pos_ not in {"ADJ"}
            and token.tag_ not in {"VBG", "VBN", "POS"}
            and not (token.lower_ in {"and", "or", ",", "-", "–"} and head is None and at > end)
        ) or (token.tag_ in {"VBN", "VBG"} and head is not None):
            break
        elif token.tag_ == "POS" and head is not None and doc[end].lower_ == "of":
            head = None  # "four of the country's soldiers"
        elif head is not None and (token.lower_ in _THEN or (token.tag_ == "POS" and _is_member(doc[head]))):
            break  # "882 troops next week", "the three countries' soldiers"
        at += 1
    if head is None and end < size and doc[end].lower_ in _ALONE:
        return end, False
    if head is None:
        number = doc[end - 1]
        if (
            number.dep_ == "nummod"
            and number.head.pos_ in _NOUNLIKE
            and number.head.i >= end
            and number.head.i - end < 6
            and number.head.lower_ not in _DAYS
            and not any(word.pos_ == "PRON" for word in doc[end : number.head.i])  # "only 1,800, most of them Swedes"
        ):
            return number.head.i, False
        follows = doc[end] if end < size else None
        if (
            before is not None
            and before[0] < start
            and start - before[0] < 14
            and _same_sentence(doc, before[0], start)
        ) and (
            follows is None
            or follows.pos_ in {"ADP", "PUNCT", "CCONJ", "ADV"}
            or follows.tag_ == "VBN"
            or follows.lower_ in _DAYS
        ):
            return before[1], True
        return None, False
    return _behind_nations(doc, head, end), False


def _behind_nations(doc: Doc, head: int, end: int) -> int:
    """The noun behind a row of nations, where the first was taken for it: "seven Nigerian and Nigerien soldiers"."""
    number, noun = doc[end - 1], doc[end - 1].head
    named = doc[head].pos_ == "PROPN" and doc[head].head.i == noun.i
    row = named and doc[head + 1 : head + 2].text.lower() in {"and", "or", ","}
    nation = row and doc[head].dep_ in {"amod", "compound", "nmod"} and number.dep_ == "nummod"
    return noun.i if nation and noun.pos_ == "NOUN" and head < noun.i < end + _LONGEST_ROW else head


def _is_short_name(doc: Doc, bracket: int) -> bool:
    """Whether a bracket holds the short form of the name before it, and the noun phrase goes on behind it."""
    inside = doc[bracket + 1 : bracket + 4]
    return len(inside) == 3 and inside[0].is_upper and inside[1].text == ")" and inside[2].pos_ == "NOUN"


def _opens_a_clause(name: Token, head: int) -> bool:
    """Whether a name behind the counted noun does what a clause tells of it: "the 300 soldiers Denmark sent"."""
    doer = name.head if name.dep_ == "compound" else name
    return doer.dep_ == "nsubj" and doer.head.dep_ == "relcl" and doer.head.head.i == head


def _is_joined(doc: Doc, at: int) -> bool:
    """Whether a hyphen joins a word to the one before."""
    return at > 1 and doc[at - 1].lower_ in DASHES and not doc[at - 1].whitespace_ and not doc[at - 2].whitespace_


def _is_member(noun: Token) -> bool:
    return noun_of(noun) in nouns("member")


def _same_sentence(doc: Doc, left: int, right: int) -> bool:
    return not any(doc[i].is_sent_start for i in range(left, right + 1))


def noun_of(token: Token) -> str:
    """A counted noun as the lists have it: the lemma in lower case, unless the word itself is listed."""
    noun, by_itself = _by_itself(token.text, token.lemma_)
    return noun if by_itself else _pair_at(token) or ("aircraft" if _is_of_a_type(token) else noun)


@lru_cache(MOST_NOUNS)
def _by_itself(text: str, lemma: str) -> tuple[str, bool]:
    """A noun as the lists have it, and whether that is so whatever stands before it."""
    word, lemma = text.lower(), lemma.lower()
    singular = word.removesuffix("s")
    by_itself = singular not in _seconds() and word not in _FLYING
    if word in _listed() and word not in _FLYING:
        return word, by_itself
    if is_type_of_aircraft(text):
        return "aircraft", by_itself  # "two CF-18s"
    return (singular if lemma == word and singular in _listed() else lemma), by_itself  # "US Marines" has no lemma


def _is_of_a_type(token: Token) -> bool:
    """Whether the word for what flies has its type before it: "four F-16 fighters"."""
    return token.lower_ in _FLYING and token.i > 0 and is_type_of_aircraft(token.nbor(-1).text)


def _pair_at(token: Token) -> str | None:
    """The noun that a word makes with the one before it: "mine sweepers", "mine-sweepers"."""
    at = token.i - 1
    if at > 0 and token.doc[at].text in DASHES:
        at -= 1
    return units().pairs.get(f"{token.doc[at].lower_} {token.lower_.removesuffix('s')}") if at >= 0 else None


@cache
def _seconds() -> frozenset[str]:
    """The second words of nouns of two words."""
    return frozenset(pair.split()[1] for pair in units().pairs)


@cache
def _listed() -> frozenset[str]:
    return frozenset().union(*(nouns(kind) for kind in ("force", "craft", "people", "member", "goods")))
