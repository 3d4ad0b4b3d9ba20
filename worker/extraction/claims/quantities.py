"""Numbers in a parsed text: how many of what, and how exactly.

`quantities_in` walks the tokens once. A quantity knows the noun that it counts; "more than 5,000 in Iraq" after
"2,000 troops in Syria" counts troops too.
"""

from functools import cache

import msgspec
from spacy.tokens import Doc, Token

from schemas.claims import Number, Qualifier
from worker.extraction.claims.ranges import STANDING, counts_another, from_after, last_noun, nouns_to, second_numeral
from worker.extraction.claims.words import kinds
from worker.extraction.counting.counted_nouns import DASHES, STRONG, counted_noun, noun_of
from worker.extraction.counting.numerals import Numeral, currency_before, numeral_at
from worker.extraction.counting.units import gives, nouns, units
from worker.extraction.knowledge import entity_named

__all__ = ["STRONG", "Quantity", "noun_of", "quantities_in"]

_FRACTIONS = frozenset({"third", "thirds", "quarters", "fifths", "fourth", "fourths"})
_CALIBRES = frozenset({"mm", "cm", "millimetre", "millimeter", "calibre", "caliber", "mph", "kph", "hp"})


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A number at tokens `first` to `last` (excluded). `head` is the token counted; `previous` is what it was
    before, `change` by how much it rises or falls ("by 300 to 1,000").
    """

    first: int
    last: int
    count: Number
    qualifier: Qualifier = "exact"
    min: Number | None = None
    max: Number | None = None
    vague: bool = False
    percent: bool = False
    currency: str | None = None
    head: int | None = None
    inherited: bool = False
    previous: Number | None = None
    change: Number | None = None

    @property
    def counts(self) -> bool:
        """Whether it counts people or things: it is no share, and no money."""
        return not self.percent and self.currency is None


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], Qualifier], ...]]:
    """Approximators by their last word, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Qualifier]]] = {}
    for qualifier, phrases in units().approximators.items():
        for phrase in phrases:
            words = tuple(phrase.split())
            table.setdefault(words[-1], []).append((words, qualifier))
    return {last: tuple(sorted(found, key=lambda item: -len(item[0]))) for last, found in table.items()}


def quantities_in(doc: Doc, taken: frozenset[int] = frozenset()) -> tuple[Quantity, ...]:
    """Every quantity of the text, left to right. `taken` are tokens of dates, which count nothing."""
    found: list[Quantity] = []
    i, size = 0, len(doc)
    while i < size:
        numeral = None if i in taken and not _is_no_year(doc, i) else numeral_at(doc, i)
        if numeral is None or _names_a_thing(doc, i, numeral):
            i += 1
            continue
        quantity = _quantity(doc, i, numeral, found[-1] if found else None)
        if quantity is not None:
            found.append(quantity)
            numeral = msgspec.structs.replace(numeral, end=quantity.last)
        i = max(numeral.end, i + 1)
    return tuple(found)


def _is_no_year(doc: Doc, i: int) -> bool:
    """Whether what could be a year counts forces: "about 1800 troops"."""
    if not i or i + 1 >= len(doc) or not doc[i].is_digit or noun_of(doc[i + 1]) not in nouns("force"):
        return False
    return _approximator_before(doc, i)[1] != "exact" or doc[i - 1].lower_ in {"of", "its", "their", "the"}


class _Joined(msgspec.Struct, frozen=True):
    """A number with its other end. `nouns` is where "to" is, when the first number's nouns stand between."""

    count: Number
    end: int
    low: Number | None = None
    high: Number | None = None
    previous: Number | None = None
    change: Number | None = None
    nouns: int | None = None


def _quantity(doc: Doc, start: int, numeral: Numeral, before: Quantity | None) -> Quantity | None:
    first, qualifier = _approximator_before(doc, start)
    joined = _joined(doc, first, numeral)
    percent, end = _percent(doc, joined.end)
    currency, end = _currency(doc, start, numeral, joined.count, end, percent)
    if joined.low is not None:
        qualifier = "range"
    if numeral.at_least and qualifier == "exact":
        qualifier = "more_than"
    if qualifier == "exact":
        end, qualifier = _approximator_after(doc, end)
    if numeral.vague and qualifier == "exact":
        qualifier = "about"
    counted_before = (before.last, before.head) if before is not None and before.head is not None else None
    head, inherited = counted_noun(doc, start, end, counted_before)
    if joined.nouns is not None and (head is None or inherited or joined.previous is not None):
        before_it = last_noun(doc, numeral.end, joined.nouns)
        head, inherited = (before_it, False) if before_it is not None else (head, inherited)
    return Quantity(
        first=first,
        last=end,
        count=joined.count,
        qualifier=qualifier,
        min=joined.low,
        max=joined.high,
        vague=numeral.vague,
        percent=percent,
        currency=currency,
        head=head,
        inherited=inherited and (head is None or doc[head].lower_ not in kinds().quantities.measured),
        previous=joined.previous,
        change=joined.change,
    )


def _joined(doc: Doc, first: int, numeral: Numeral) -> _Joined:
    """The number with its other end: "100 - 120", "from 9,000 to 16,000", "by 300 to 1,000", "to 31, from 190"."""
    end = numeral.end
    alone = _Joined(numeral.value, end, numeral.low, numeral.high)
    other = second_numeral(doc, end)
    between = nouns_to(doc, first, end) if other is None else None
    if between is not None:
        other = second_numeral(doc, between)
        if other is not None and counts_another(doc, other[0].end, last_noun(doc, end, between)):
            other = between = None  # "from 2,000 Australians to 70 Albanians"
    found = _with_another(doc, first, numeral, *other) if other is not None and numeral.low is None else alone
    if found.previous is None and found.change is None:
        before = from_after(doc, first, found.end)
        if before is not None:
            between = before[1] if before[1] > end else between
            found = msgspec.structs.replace(found, previous=before[0].value, end=before[0].end)
    return msgspec.structs.replace(found, nouns=between)


_RANGING = frozenset({"range", "ranges", "ranged", "ranging", "vary", "varies", "varied", "varying", "anywhere"})


def _with_another(doc: Doc, first: int, numeral: Numeral, second: Numeral, word: str) -> _Joined:
    """What two numbers with a word between them come to, as the word before the first tells."""
    count = numeral.value
    lead = doc[first - 1].lower_ if first else ""
    if lead in STANDING and first > 1:
        before_it = [token.lower_ for token in doc[max(first - 4, 0) : first] if token.lower_ not in STANDING]
        lead = before_it[-1] if before_it else lead  # "from the current 2,330 to 1,200"
    if word == "to" and lead == "by":
        return _Joined(second.value, second.end, change=count)
    ranges = lead == "from" and first > 1 and doc[first - 2].lower_ in _RANGING  # "ranged from 3,000 to 7,000"
    if word == "to" and lead == "from" and not ranges:
        return _Joined(second.value, second.end, previous=count)
    if second.value <= count or (word == "and" and lead != "between") or numeral.vague:
        return _Joined(count, numeral.end)
    low, high = count, second.value
    if high >= 1000 > count and lead != "between" and word in DASHES | {"to"}:  # "3 to 5,000"
        scaled = count * (1000 if high < 1_000_000 else 1_000_000)
        low = scaled if scaled < high else count
    middle = (low + high) / 2
    return _Joined(int(middle) if float(middle).is_integer() else middle, second.end, low, high)


def _percent(doc: Doc, end: int) -> tuple[bool, int]:
    """Whether a number is one of percent, and where that ends."""
    following = [token.lower_ for token in doc[end : end + 2]]
    if following[:1] and following[0] in {"%", "percent", "pct"}:
        return True, end + 1
    return (True, end + 2) if following == ["per", "cent"] else (False, end)


def _currency(doc: Doc, start: int, numeral: Numeral, count: Number, end: int, percent: bool) -> tuple[str | None, int]:
    """The currency (ISO 4217) before or after a number, and where it ends."""
    currency = numeral.currency or currency_before(doc, start)
    if currency is not None:
        return currency, end
    following = [token.lower_ for token in doc[end : end + 2]]
    if following == ["pounds", "of"] and _weighs(doc, end + 2):
        return None, end
    if following[:1] and following[0] in units().currencies and not percent:
        return units().currencies[following[0]], end + 1
    if len(following) < 2 or following[1] not in units().currencies:
        return None, end
    if doc[end].ent_type_ in {"NORP", "GPE", "MONEY"}:
        return units().currencies_of.get(following[0]) or units().currencies[following[1]], end + 2
    if following[0] in DASHES and count >= 1000:
        return units().currencies[following[1]], end + 2  # "10-million-dollar"
    return None, end


def _weighs(doc: Doc, first: int) -> bool:
    """Whether pounds are of what is weighed: "20,000 pounds of canned pork", but not "of aid"."""
    for token in doc[first : first + 5]:
        if token.is_punct:
            return False
        if token.lemma_.lower() in kinds().quantities.weighed:
            return True
    return False


def _approximator_before(doc: Doc, start: int) -> tuple[int, Qualifier]:
    at = start
    if at and doc[at - 1].lower_ in units().currencies and not doc[at - 1].is_alpha:
        at -= 1
    if not at:
        return start, "exact"
    qualifier: Qualifier = "exact"
    for _ in range(3):  # "at least another 30", "up to about 500"
        for words, meaning in _phrases().get(doc[at - 1].lower_, ()) if at else ():
            if at >= len(words) and tuple(token.lower_ for token in doc[at - len(words) : at]) == words:
                if words == ("over",) and at > 1 and doc[at - 2].lemma_ in {"hand", "turn", "sign", "carry"}:
                    break  # "handed over 18 tanks"
                at -= len(words)
                qualifier = meaning if qualifier == "exact" else qualifier
                break
        else:
            break
    return at, qualifier


def _approximator_after(doc: Doc, end: int) -> tuple[int, Qualifier]:
    if end + 1 < len(doc) and doc[end].lower_ in DASHES and doc[end + 1].lower_ == "plus":
        return end + 2, "more_than"  # "a 40,000-plus force"
    for qualifier, phrases in units().after.items():
        for phrase in phrases:
            words = phrase.split()
            if end + len(words) <= len(doc) and [token.lower_ for token in doc[end : end + len(words)]] == words:
                return end + len(words), qualifier
    return end, "exact"


def _is_who_gives(doc: Doc, i: int, following: Token | None) -> bool:
    """Whether the name before a number is who sends as many: "sent 800 men, Jamaica 24 soldiers", "Chad 12 trucks"."""
    given = noun_of(following) if following is not None else ""
    named = entity_named(doc[i - 1].text) or (entity_named(doc[i - 2 : i].text) if i > 1 else None)
    land = named is not None and named.type == "country"
    if given not in nouns("force") and not (land and (given in gives() or given in nouns("craft"))):
        return False
    return doc[max(doc[i - 1].left_edge.i - 1, 0)].lower_ in {",", ";", "and", "while"}


def _names_a_thing(doc: Doc, i: int, numeral: Numeral) -> bool:
    """Years, ordinals of a list, numbers of resolutions and the like count nothing."""
    token = doc[i]
    if i and doc[i - 1].lower_ == "every":
        return True  # "one out of every 180 people"
    following = doc[numeral.end] if numeral.end < len(doc) else None
    beyond = doc[numeral.end + 1].lower_ if numeral.end + 1 < len(doc) else ""
    if {following.lower_ if following is not None else "", beyond} & _FRACTIONS:
        return True  # "one-third of the troops"
    if following is not None and following.lower_ in DASHES and beyond in kinds().quantities.measures:
        return True  # "a 30-year-old airman", "a 100-foot cliff"
    if following is not None and following.lower_ in _CALIBRES:
        return True  # "155 mm shells"
    if token.lower_ == "one" and i and doc[i - 1].lower_ in {"not", "no"}:
        return True  # "not one soldier was left"
    if (
        token.lower_ in {"one", "1"}
        and numeral.value == 1
        and (following is None or following.pos_ not in {"NOUN", "ADJ", "PROPN"})
    ):
        return following is None or following.lower_ != "of"
    if not token.text[:1].isdigit() or currency_before(doc, i):
        return False
    if i and doc[i - 1].lower_ in kinds().quantities.labels and doc[i - 1].pos_ != "VERB":
        return doc[i - 1].dep_ != "dative"  # "has promised the force 500 men"
    if (
        i
        and doc[i - 1].pos_ == "PROPN"
        and doc[i - 1].dep_ in {"compound", "nmod"}
        and doc[i - 1].head.i >= i
        and numeral.value < 1000
        and not _is_who_gives(doc, i, following)
    ):
        return True  # "eight Leopard 2 tanks", but not "Kenya sent 800 men, Jamaica 24 soldiers"
    if (
        i
        and doc[i - 1].pos_ == "PROPN"
        and not doc[i - 1].is_sent_start
        and doc[i - 1].head.i != i
        and (following is None or following.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"})
    ):
        return (
            doc[i - 1].dep_ in {"compound", "pobj", "nsubj", "dobj", "nmod"}
            and numeral.value < 3000
            and "," not in token.text
        )
    plain = token.text.isdigit() and len(token.text) == 4 and 1900 <= int(token.text) <= 2100 and numeral.end == i + 1
    if plain:
        if following is not None and following.pos_ == "ADJ" and numeral.end + 1 < len(doc):
            following = doc[numeral.end + 1]  # "2000 Danish soldiers"
        return following is None or not (following.tag_ == "NNS" or following.lower_ in nouns("force"))
    if following is not None and (
        following.text.startswith(":") and numeral.end + 1 < len(doc) and doc[numeral.end + 1].text[:1].isdigit()
    ):
        return True
    return bool(
        i and doc[i - 1].text in {":", "."} and i > 1 and doc[i - 2].text[-1:].isdigit() and not doc[i - 1].whitespace_
    )
