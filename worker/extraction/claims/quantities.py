"""Numbers in a parsed text: how many of what, and how exactly.

`quantities_in` walks the tokens once. A quantity knows the noun that it counts; "more than 5,000 in Iraq" after
"2,000 troops in Syria" counts troops too.
"""

import re
from functools import cache

import msgspec
from spacy.tokens import Doc, Token

from schemas.claims import Number, Qualifier
from worker.extraction.claims.knowledge import nouns, units
from worker.extraction.claims.words import kinds

_DIGITS = re.compile(
    r"(?P<symbol>[^\W\d_]{0,2}[$€£¥₹])?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<suffix>[a-z]{0,3})\+?"
)
_RANGE = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)[-–—](\d{1,3}(?:,\d{3})+|\d+)")
_DASHES = frozenset("-–—‑")
_NOUNLIKE = frozenset({"NOUN", "PROPN"})
_LONGEST = 15  # digits; longer strings count nothing


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


class _Numeral(msgspec.Struct, frozen=True):
    value: Number
    end: int
    vague: bool = False
    currency: str | None = None
    low: Number | None = None
    high: Number | None = None
    at_least: bool = False


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
        numeral = None if i in taken else _numeral_at(doc, i)
        if numeral is None or _names_a_thing(doc, i, numeral):
            i += 1
            continue
        quantity = _quantity(doc, i, numeral, found[-1] if found else None)
        if quantity is not None:
            found.append(quantity)
            numeral = msgspec.structs.replace(numeral, end=quantity.last)
        i = max(numeral.end, i + 1)
    return tuple(found)


def _quantity(doc: Doc, start: int, numeral: _Numeral, before: Quantity | None) -> Quantity | None:
    first, qualifier = _approximator_before(doc, start)
    end, previous, change = numeral.end, None, None
    low, high, count = numeral.low, numeral.high, numeral.value
    currency = numeral.currency or _currency_before(doc, start)
    joined = _second_numeral(doc, end)
    if joined is not None and low is None:
        second, word = joined
        lead = doc[first - 1].lower_ if first else ""
        if word == "to" and lead == "by":
            change, count, end = count, second.value, second.end
            numeral = second
        elif word == "to" and lead == "from":
            previous, count, end = count, second.value, second.end
            numeral = second
        elif second.value > count and (word != "and" or lead == "between") and not numeral.vague:
            low, high, end = count, second.value, second.end
            numeral = second
            if second.value >= 1000 > count and lead != "between" and word in _DASHES | {"to"}:
                scale = 1000 if second.value < 1_000_000 else 1_000_000
                low = count * scale if count * scale < second.value else count
            count = (low + high) / 2
            count = int(count) if float(count).is_integer() else count
    percent = False
    if end < len(doc) and doc[end].lower_ in {"%", "percent", "pct"}:
        percent, end = True, end + 1
    elif end + 1 < len(doc) and doc[end].lower_ == "per" and doc[end + 1].lower_ == "cent":
        percent, end = True, end + 2
    if currency is None and end < len(doc) and doc[end].lower_ in units().currencies and not percent:
        currency, end = units().currencies[doc[end].lower_], end + 1
    elif (
        currency is None
        and end + 1 < len(doc)
        and doc[end + 1].lower_ in units().currencies
        and doc[end].ent_type_ in {"NORP", "GPE", "MONEY"}
    ):
        currency, end = units().currencies[doc[end + 1].lower_], end + 2
    if low is not None:
        qualifier = "range"
    if numeral.at_least and qualifier == "exact":
        qualifier = "more_than"
    if qualifier == "exact":
        end, qualifier = _approximator_after(doc, end)
    if numeral.vague and qualifier == "exact":
        qualifier = "about"
    head, inherited = _head(doc, start, end, before)
    if head is not None and doc[head].lower_ in {
        "year",
        "years",
        "old",
        "month",
        "months",
        "day",
        "days",
        "hour",
        "hours",
        "minute",
        "minutes",
        "week",
        "weeks",
        "mile",
        "miles",
        "km",
        "kilometers",
        "kilometres",
        "metres",
        "meters",
        "kilometer",
        "am",
        "pm",
        "feet",
        "century",
        "decade",
        "decades",
        "time",
        "times",
        "magnitude",
        "acres",
        "tons",
        "tonnes",
    }:
        inherited = False
    return Quantity(
        first=first,
        last=end,
        count=count,
        qualifier=qualifier,
        min=low,
        max=high,
        vague=numeral.vague,
        percent=percent,
        currency=currency,
        head=head,
        inherited=inherited,
        previous=previous,
        change=change,
    )


def _numeral_at(doc: Doc, i: int) -> _Numeral | None:
    word = doc[i].lower_
    if word[:1].isdigit() or word[:1] in "$€£¥₹" or "$" in word:
        return _digits_at(doc, i)
    table = units()
    if (
        word in {"a", "an", "several", "few", "half", "many"}
        or word in table.numbers
        or word in table.multipliers
        or word in table.vague
    ):
        return _words_at(doc, i)
    if "-" in word and all(part in table.numbers for part in word.split("-")):
        return _Numeral(sum(table.numbers[part] for part in word.split("-")), i + 1)
    return None


def _digits_at(doc: Doc, i: int) -> _Numeral | None:
    word, table = doc[i].lower_, units()
    span = _RANGE.fullmatch(word)
    if span and len(word) <= 2 * _LONGEST:
        low, high = (_value(part) for part in span.groups())
        if low is None or high is None or high <= low:
            return None
        middle = (low + high) / 2
        return _Numeral(int(middle) if middle.is_integer() else middle, i + 1, low=low, high=high)
    match = _DIGITS.fullmatch(word)
    if match is None or len(match["number"]) > _LONGEST:
        return None
    value = _value(match["number"])
    if value is None:
        return None
    suffix = match["suffix"]
    if suffix:
        if suffix not in table.suffixes or (
            suffix in {"m", "b"} and not match["symbol"] and not _currency_before(doc, i)
        ):
            return None
        value = _scaled(value, table.suffixes[suffix])
    end = i + 1
    if end < len(doc) and doc[end].lower_ in table.multipliers and doc[end].lower_ not in {"score", "couple", "pair"}:
        value, end = _scaled(value, table.multipliers[doc[end].lower_]), end + 1
    elif (
        end < len(doc)
        and doc[end].lower_ in table.suffixes
        and (match["symbol"] or _currency_before(doc, i))
        and not suffix
    ):
        value, end = _scaled(value, table.suffixes[doc[end].lower_]), end + 1
    elif (
        end < len(doc)
        and doc[end].lower_ in _DASHES
        and end + 1 < len(doc)
        and doc[end + 1].lower_ in {"million", "billion"}
    ):
        value, end = _scaled(value, table.multipliers[doc[end + 1].lower_]), end + 2
    symbol = (match["symbol"] or "").lower()
    currency = table.currencies.get(symbol) or (table.currencies.get(symbol[-1:]) if symbol else None)
    return _Numeral(value, end, currency=currency, at_least=word.endswith("+"))


def _words_at(doc: Doc, i: int) -> _Numeral | None:
    """ "two hundred and fifty", "a dozen", "half a million", "several hundred", "tens of thousands"."""
    table, size = units(), len(doc)
    word = doc[i].lower_
    vague = False
    if word == "half" and i + 2 < size and doc[i + 1].lower_ == "a" and doc[i + 2].lower_ in table.multipliers:
        return _Numeral(table.multipliers[doc[i + 2].lower_] // 2, i + 3)
    if word in {"a", "an"}:
        if (
            i + 1 < size
            and doc[i + 1].lower_ in {"few", "several", "couple"}
            and i + 2 < size
            and doc[i + 2].lower_ in {"hundred", "thousand", "dozen", "million"}
        ):
            return _Numeral(2 * table.multipliers[doc[i + 2].lower_], i + 3, vague=True)
        if i + 1 >= size or doc[i + 1].lower_ not in table.multipliers or doc[i + 1].lower_ in {"score"}:
            return None
        total, i = table.multipliers[doc[i + 1].lower_], i + 2
        if i < size and doc[i].lower_ in {"thousand", "million", "billion"}:
            total, i = total * table.multipliers[doc[i].lower_], i + 1
        return _Numeral(total, i)
    if word in {"several", "few", "many"}:
        if i + 1 < size and doc[i + 1].lower_ in {"hundred", "thousand", "dozen", "million"}:
            return _Numeral(2 * table.multipliers[doc[i + 1].lower_], i + 2, vague=True)
        return None
    if word in table.vague:
        value, end = table.vague[word], i + 1
        if (
            end + 1 < size
            and doc[end].lower_ == "of"
            and doc[end + 1].lower_ in table.vague
            and doc[end + 1].lower_ != word
        ):
            following = doc[end + 1].lower_
            value = {"tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000}.get(word, 2) * {
                "hundreds": 100,
                "thousands": 1000,
                "millions": 1_000_000,
                "billions": 1_000_000_000,
            }.get(following, 1)
            end += 2
        if word in {"tens", "scores"} and end == i + 1 and not (end < size and doc[end].lower_ == "of"):
            return None
        return _Numeral(value, end, vague=True)
    total, current, end, seen = 0, 0, i, False
    while end < size:
        word = doc[end].lower_
        if word in table.numbers:
            if seen and current % 100 and not (current % 10 == 0 and table.numbers[word] < 10):
                break
            current, seen = current + table.numbers[word], True
        elif word in {"hundred", "dozen"} and seen and current:
            current *= table.multipliers[word]
        elif word in {"thousand", "million", "billion"} and seen:
            total, current = total + max(current, 1) * table.multipliers[word], 0
        elif (
            seen
            and word in {"and", "-"}
            and end + 1 < size
            and doc[end + 1].lower_ in table.numbers
            and ((word == "and" and current and current % 100 == 0) or (word == "-" and current % 10 == 0 and current))
        ):
            pass
        else:
            break
        end += 1
    return _Numeral(total + current, end, vague=vague) if seen else None


def _second_numeral(doc: Doc, end: int) -> tuple[_Numeral, str] | None:
    """The other end of "100 - 120", "from 9,000 to 16,000", "between 5 and 6"."""
    if end + 1 >= len(doc):
        return None
    word = doc[end].lower_
    if word not in {"to", "and", "or"} and word not in _DASHES:
        return None
    at = end + 1
    if word == "to":  # "from 6,000 to about 10,000"
        while (
            at < len(doc) - 1
            and at < end + 4
            and doc[at].lower_ in {"about", "around", "some", "nearly", "almost", "more", "than", "over", "roughly"}
        ):
            at += 1
    second = _numeral_at(doc, at)
    return (second, word) if second is not None and not second.vague and second.low is None else None


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
                at -= len(words)
                qualifier = meaning if qualifier == "exact" else qualifier
                break
        else:
            break
    return at, qualifier


def _approximator_after(doc: Doc, end: int) -> tuple[int, Qualifier]:
    for qualifier, phrases in units().after.items():
        for phrase in phrases:
            words = phrase.split()
            if end + len(words) <= len(doc) and [token.lower_ for token in doc[end : end + len(words)]] == words:
                return end + len(words), qualifier
    return end, "exact"


def _currency_before(doc: Doc, i: int) -> str | None:
    if not i:
        return None
    word = doc[i - 1].lower_
    return units().currencies.get(word) if not word.isalpha() or word in {"usd", "eur", "gbp"} else None


def _head(doc: Doc, start: int, end: int, before: Quantity | None) -> tuple[int | None, bool]:
    """The noun counted: the last of the nouns that follow without a break, else what the number before counts."""
    at, size = end, len(doc)
    if at < size and doc[at].lower_ in _DASHES:
        at += 1
    if at < size and doc[at].lower_ == "of":
        at += 1
        while at < size and at < end + 4 and doc[at].tag_ in {"DT", "PRP$", "WDT"}:
            at += 1
    head, reach = None, min(size, at + 9)
    while at < reach:
        token = doc[at]
        if token.pos_ in _NOUNLIKE:
            head = at
        elif head is not None and token.pos_ in {"NUM", "SYM"} and doc[head].pos_ == "PROPN" and head == at - 1:
            pass  # "Leopard 2 tanks"
        elif token.lower_ in _DASHES and head is not None and not doc[at - 1].whitespace_ and not token.whitespace_:
            pass
        elif (
            token.pos_ not in {"ADJ"}
            and token.tag_ not in {"VBG", "VBN", "POS"}
            and not (token.lower_ in {"and", "or", ",", "-", "–"} and head is None and at > end)
        ) or (token.tag_ in {"VBN", "VBG"} and head is not None):
            break
        at += 1
    if head is None and end < size and doc[end].lower_ in {"others", "more", "dead", "wounded", "injured", "other"}:
        return end, False
    if head is None:
        number = doc[end - 1]
        if (
            number.dep_ == "nummod"
            and number.head.pos_ in _NOUNLIKE
            and number.head.i >= end
            and number.head.i - end < 6
        ):
            return number.head.i, False
        follows = doc[end] if end < size else None
        if (
            before is not None
            and before.head is not None
            and before.last < start
            and start - before.last < 14
            and _same_sentence(doc, before.last, start)
        ):
            if follows is None or follows.pos_ in {"ADP", "PUNCT", "CCONJ", "ADV"} or follows.tag_ in {"VBN"}:
                return before.head, True
        return None, False
    return head, False


def _same_sentence(doc: Doc, left: int, right: int) -> bool:
    return not any(doc[i].is_sent_start for i in range(left, right + 1))


def _names_a_thing(doc: Doc, i: int, numeral: _Numeral) -> bool:
    """Years, ordinals of a list, numbers of resolutions and the like count nothing."""
    token = doc[i]
    following = doc[numeral.end] if numeral.end < len(doc) else None
    if following is not None and following.lower_ in _DASHES and numeral.end + 1 < len(doc):
        if doc[numeral.end + 1].lower_ in kinds().quantities.measures:  # "a 30-year-old airman", "a 100-foot cliff"
            return True
    if token.lower_ in {"one", "1"} and (following is None or following.pos_ not in {"NOUN", "ADJ", "PROPN"}):
        return following is None or following.lower_ != "of"
    if not token.text[:1].isdigit():
        return False
    if i and doc[i - 1].lower_ in kinds().quantities.labels:
        return True
    if (
        i
        and doc[i - 1].pos_ == "PROPN"
        and doc[i - 1].dep_ in {"compound", "nmod"}
        and doc[i - 1].head.i >= i
        and numeral.value < 1000
    ):
        return True  # "eight Leopard 2 tanks"
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
        return following is None or not (following.tag_ == "NNS" or following.lower_ in nouns("force"))
    if following is not None and (
        following.text.startswith(":") and numeral.end + 1 < len(doc) and doc[numeral.end + 1].text[:1].isdigit()
    ):
        return True
    return bool(
        i and doc[i - 1].text in {":", "."} and i > 1 and doc[i - 2].text[-1:].isdigit() and not doc[i - 1].whitespace_
    )


def _value(text: str) -> Number | None:
    try:
        number = float(text.replace(",", ""))
    except ValueError:
        return None
    return int(number) if number.is_integer() else number


def _scaled(value: Number, factor: int) -> Number:
    scaled = round(value * factor, 6)
    return int(scaled) if float(scaled).is_integer() else scaled


def noun_of(token: Token) -> str:
    """A counted noun as the lists have it: the lemma in lower case, unless the word itself is listed."""
    return str(token.lower_ if token.lower_ in _listed() else token.lemma_.lower())


@cache
def _listed() -> frozenset[str]:
    return frozenset().union(*(nouns(kind) for kind in ("force", "craft", "people", "member", "goods")))
