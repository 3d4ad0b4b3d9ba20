"""Numerals: what words and digits stand for, "two hundred and fifty", "1.5 million", "dozens", "100-120"."""

import re
from functools import lru_cache
from typing import Literal

import msgspec
from spacy.tokens import Doc

from schemas.claims import Number
from worker.extraction.counting.counted_nouns import DASHES
from worker.extraction.counting.units import units

_DIGITS = re.compile(
    r"(?P<symbol>[^\W\d_]{0,2}[$€£¥₹]|[a-z]{1,4}\.?(?=\d))?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<suffix>[a-z]{0,8})\+?"
)
_LETTERED = re.compile(r"[a-z]{1,4}\.?\d")
_RANGE = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)[-–—](\d{1,3}(?:,\d{3})+|\d+)")
_LEAST_SUM = 1_000  # where letters alone stand for a currency
_LONGEST = 15  # digits; longer strings count nothing
MOST_WORDS = 50_000  # of which it is remembered whether a number begins with them

_VAGUE = frozenset({"another", "a", "an", "several", "few", "half", "many"})
_SHARES = frozenset({"half", "a", "one", "two", "three", "four"})
_DEFINITE = frozenset({"the", "its", "their", "those", "these", "our"})
_APPROXIMATELY = frozenset({"about", "around", "some", "nearly", "almost", "roughly", "approximately", "estimated"})
_AFTER_SCORES = frozenset({"of", "dead", "killed", "wounded", "injured", "hostage", "missing", "others"})


class Numeral(msgspec.Struct, frozen=True):
    """A number that ends before token `end`; `low` and `high` bound a range, `at_least` is a plus sign after it."""

    value: Number
    end: int
    vague: bool = False
    currency: str | None = None
    low: Number | None = None
    high: Number | None = None
    at_least: bool = False


def numeral_at(doc: Doc, i: int) -> Numeral | None:
    """The numeral that starts at a token."""
    word = doc[i].lower_
    written = _written(word)
    if written == "digits":
        return _digits_at(doc, i)
    share = _share_at(doc, i) if word in _SHARES else None
    if share is not None:
        return share
    if written == "words":
        return _words_at(doc, i)
    if written == "joined":
        return Numeral(sum(units().numbers[part] for part in word.split("-")), i + 1)
    return None


@lru_cache(maxsize=MOST_WORDS)
def _written(word: str) -> Literal["digits", "words", "joined", ""]:
    """How a number that begins with the word is written; nothing where none does."""
    if word[:1].isdigit() or word[:1] in "$€£¥₹" or "$" in word or (not word.isalpha() and _LETTERED.match(word)):
        return "digits"
    table = units()
    if word in _VAGUE or word in table.numbers or word in table.multipliers or word in table.vague:
        return "words"
    return "joined" if "-" in word and all(part in table.numbers for part in word.split("-")) else ""


def _share_at(doc: Doc, i: int) -> Numeral | None:
    """A part of another number that is called the whole: "half the 50,000", "two thirds of its 900 men"."""
    at, parts = i, 1
    table = units()
    if doc[i].lower_ not in table.fractions and i + 1 < len(doc):
        parts = 1 if doc[i].lower_ in {"a", "one"} else table.numbers[doc[i].lower_]
        at = i + 2 if doc[i + 1].text in DASHES else i + 1
    among = table.fractions.get(doc[at].lower_) if at < len(doc) else None
    following = [token.lower_ for token in doc[at + 1 : at + 6]]
    behind = following[1:] if following[:1] == ["of"] else following
    if among is None or not behind or behind[0] not in _DEFINITE:
        return None
    at += len(following) - len(behind) + 2
    while at < len(doc) and doc[at].lower_ in _APPROXIMATELY:
        at += 1
    whole = numeral_at(doc, at) if at < len(doc) and doc[at].text[:1].isdigit() else None
    if whole is None or whole.currency is not None or whole.low is not None:
        return None
    value = whole.value * parts / among
    return Numeral(round(value), whole.end, vague=not value.is_integer())


def _digits_at(doc: Doc, i: int) -> Numeral | None:
    word, table = doc[i].lower_, units()
    span = _RANGE.fullmatch(word)
    if span and len(word) <= 2 * _LONGEST:
        low, high = (_value(part) for part in span.groups())
        if low is None or high is None or high <= low:
            return None
        middle = (low + high) / 2
        return Numeral(int(middle) if middle.is_integer() else middle, i + 1, low=low, high=high)
    match = _DIGITS.fullmatch(word)
    if match is None or len(match["number"]) > _LONGEST:
        return None
    value = _value(match["number"])
    if value is None:
        return None
    if _goes_on(doc, i):
        return Numeral(value * 1000 + int(doc[i + 1].text), i + 2)  # "1 500 soldiers"
    suffix = match["suffix"]
    symbol = (match["symbol"] or "").lower()
    if symbol.rstrip(".").isalpha() and symbol.rstrip(".") not in table.currencies_before:
        return None  # "b52"
    if suffix in table.multipliers:  # "7.6million"
        value, suffix = _scaled(value, table.multipliers[suffix]), ""
    if suffix:
        if suffix not in table.suffixes or (
            suffix in {"m", "b"} and not match["symbol"] and not currency_before(doc, i)
        ):
            return None
        value = _scaled(value, table.suffixes[suffix])
    end = i + 1
    if end < len(doc) and doc[end].lower_ in table.multipliers and doc[end].lower_ not in {"score", "couple", "pair"}:
        value, end = _scaled(value, table.multipliers[doc[end].lower_]), end + 1
    elif (
        end < len(doc)
        and doc[end].lower_ in table.suffixes
        and (match["symbol"] or currency_before(doc, i))
        and not suffix
    ):
        value, end = _scaled(value, table.suffixes[doc[end].lower_]), end + 1
    elif (
        end < len(doc)
        and doc[end].lower_ in DASHES
        and end + 1 < len(doc)
        and doc[end + 1].lower_ in {"thousand", "million", "billion"}
    ):
        value, end = _scaled(value, table.multipliers[doc[end + 1].lower_]), end + 2
    if symbol[:1].isalpha() and symbol[-1:].isalpha() and value < _LEAST_SUM:
        return None  # "P8 aircraft"
    currency = table.currencies_before.get(symbol.rstrip(".")) or table.currencies.get(symbol)
    currency = currency or (table.currencies.get(symbol[-1:]) if symbol else None)
    return Numeral(value, end, currency=currency, at_least=word.endswith("+"))


def _goes_on(doc: Doc, i: int) -> bool:
    """Whether a blank parts the thousands of a number from its hundreds."""
    following = doc[i + 1] if i + 1 < len(doc) else None
    if following is None or len(doc[i]) > 3 or not doc[i].is_digit or len(following) != 3 or not following.is_digit:
        return False
    month = i > 0 and doc[i - 1].ent_type_ == "DATE" and doc[i - 1].pos_ == "PROPN"
    return not month and doc[i].text != "0" and not (i and doc[i - 1].text in {"-", ","})


def _words_at(doc: Doc, i: int) -> Numeral | None:
    """ "two hundred and fifty", "a dozen", "half a million", "several hundred", "tens of thousands"."""
    table, size = units(), len(doc)
    word = doc[i].lower_
    if word == "zero" and i + 1 < size and doc[i + 1].text in "-–‑":
        return None  # "zero-emission vehicles"
    vague = False
    if word == "half" and i + 2 < size and doc[i + 1].lower_ == "a" and doc[i + 2].lower_ in table.multipliers:
        return Numeral(table.multipliers[doc[i + 2].lower_] // 2, i + 3)
    if word in {"a", "an", "another"}:
        if (
            i + 1 < size
            and doc[i + 1].lower_ in {"few", "several", "couple"}
            and i + 2 < size
            and doc[i + 2].lower_ in {"hundred", "thousand", "dozen", "million"}
        ):
            return Numeral(2 * table.multipliers[doc[i + 2].lower_], i + 3, vague=True)
        if i + 1 >= size or doc[i + 1].lower_ not in table.multipliers or doc[i + 1].lower_ in {"score"}:
            return None
        total, i = table.multipliers[doc[i + 1].lower_], i + 2
        if i + 1 < size and doc[i].text in "-–‑" and doc[i + 1].lower_ in table.multipliers:
            i += 1  # "a hundred-thousand"
        if i < size and doc[i].lower_ in {"thousand", "million", "billion"}:
            total, i = total * table.multipliers[doc[i].lower_], i + 1
        if [token.lower_ for token in doc[i : i + 3]] == ["and", "a", "half"]:
            total, i = total + total // 2, i + 3  # "a million and a half"
        return _with_rest(doc, total, i)
    if word in {"hundred", "thousand"} and i + 2 < size and doc[i + 2].lower_ in table.numbers:
        return _with_rest(doc, table.multipliers[word], i + 1) if doc[i + 1].lower_ == "and" else None
    if word in {"several", "few", "many"}:
        if i + 1 < size and doc[i + 1].lower_ in {"hundred", "thousand", "dozen", "million"}:
            return Numeral(2 * table.multipliers[doc[i + 1].lower_], i + 2, vague=True)
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
        if word in {"tens", "scores"} and end == i + 1 and not (end < size and doc[end].lower_ in _AFTER_SCORES):
            return None
        return Numeral(value, end, vague=True)
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
    return Numeral(total + current, end, vague=vague) if seen else None


def _with_rest(doc: Doc, total: int, i: int) -> Numeral:
    """A round number with what follows it: "a hundred and twenty", "the hundred and fifteen men"."""
    rest = None
    if i + 1 < len(doc) and doc[i].lower_ == "and" and doc[i + 1].lower_ in units().numbers:
        rest = _words_at(doc, i + 1)
    if rest is None or rest.value >= min(total, 1000):
        return Numeral(total, i)
    return Numeral(total + int(rest.value), rest.end)


def currency_before(doc: Doc, i: int) -> str | None:
    """The currency (ISO 4217) whose sign stands before a token."""
    if not i:
        return None
    at = i - 1 if doc[i - 1].text != "." or i == 1 else i - 2  # "Rs. 500 million"
    word = doc[at].lower_
    before = units().currencies_before.get(word.rstrip("."))
    if before is not None and (len(word) > 1 or doc[at].is_upper):
        return before
    if at != i - 1:
        return None
    currency = units().currencies.get(word)
    return currency if not word.isalpha() or currency == word.upper() else None


def _value(text: str) -> Number | None:
    try:
        number = float(text.replace(",", ""))
    except ValueError:
        return None
    return int(number) if number.is_integer() else number


def _scaled(value: Number, factor: int) -> Number:
    scaled = round(value * factor, 2)
    return int(scaled) if float(scaled).is_integer() else scaled
