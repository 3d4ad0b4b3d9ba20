"""Time expressions, resolved against the date of publication: what is no finer than what is known.

One regular expression finds them, one function reads each form. A date of publication known to the month leaves
"on Tuesday" unresolved and makes "last year" a year. Weekday and relative arithmetic is dateutil's.
"""

import re
from calendar import monthrange
from datetime import date

import msgspec
from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta

from schemas.claims import Precision, Time
from worker.extraction.claims.years_counting import counts_things

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAYS = {"monday": MO, "tuesday": TU, "wednesday": WE, "thursday": TH, "friday": FR, "saturday": SA, "sunday": SU}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
_COUNTS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "several": 0,
    "few": 0,
}
_MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_YEAR = r"(?:1[89]\d\d|20\d\d)"
_ANY_YEAR = r"(?:1[5-9]\d\d|20\d\d)"  # behind a month
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_UNIT = r"(?:day|week|month|year|decade)s?"
_N = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|few)"
_FORMS = (
    ("iso", r"(?:1[89]|20)\d\d-[01]\d-[0-3]\d"),
    ("mdy", rf"{_MONTH} {_DAY},? {_ANY_YEAR}"),
    ("dmy", rf"{_DAY}(?: of)? {_MONTH},? {_ANY_YEAR}"),
    ("my", rf"(?:(?:early|mid|late)[- ])?{_MONTH}(?: of)?,? {_ANY_YEAR}"),
    ("md", rf"{_MONTH} {_DAY}(?![\d,]\d)"),
    ("dm", rf"{_DAY}(?: of)? {_MONTH}(?! \d)"),
    ("between", rf"(?:between|from) {_YEAR} (?:and|to|until) {_YEAR}"),
    ("years", rf"{_YEAR} ?[-–—] ?(?:{_YEAR}|\d\d)(?!\d)"),
    ("season", rf"(?:(?:early|late|mid)[- ])?(?:spring|summer|autumn|fall|winter)(?: of)? {_YEAR}"),
    ("thatseason", r"(?:that|last|this|next) (?:spring|summer|autumn|fall|winter)"),
    ("ago", rf"{_N} {_UNIT} ago"),
    ("past", rf"(?:in|over|during|for) the (?:past|last) (?:{_N} )?{_UNIT}"),
    (
        "relative",
        r"(?:last|this|next|the previous|the coming) (?:week|weekend|month|year|decade)"
        r"|(?:earlier|later) (?:this|that) (?:week|month|year)|the same (?:day|year|month)"
        r"|that (?:day|year|month|week)",
    ),
    ("weekday", rf"(?:(?:last|next|this) )?{_WEEKDAY}"),
    ("today", r"today|tonight|yesterday|tomorrow|last night|this (?:morning|afternoon|evening)|earlier today"),
    (
        "inmonth",
        rf"(?:in|since|last|next|this|by|until|during|from|late|early) (?:early |mid-|late )?{_MONTH}"
        r"(?=[\W]|$)(?!,? (?:of )?\d)",
    ),
    ("decade", r"(?:the )?(?:(?:early|mid|late)[- ])?(?:1[89]|20)\d0s"),
    ("year", rf"(?<![\d,.$€£#/-]){_YEAR}(?![\d%/]|[,.]\d|-\w)"),
)
_FIRST = r"(?=[abdefijlmnostuwy\d])"  # the letters that the forms begin with
_ANY_FORM = rf"\b{_FIRST}(?:" + "|".join(f"(?P<{name}>{form})" for name, form in _FORMS) + r")(?!\w)"
# Small letters are tried faster than letters of either case.
_IN_SMALL_LETTERS, _IN_ANY_LETTERS = re.compile(_ANY_FORM), re.compile(_ANY_FORM, re.IGNORECASE)
_LEAD = re.compile(
    r"(since|until|till|by|before|after|through|as of|starting|beginning|from)"
    r"(?: (?:early|mid|late|the (?:start|end|beginning) of|the))?[ -]$",
    re.IGNORECASE,
)
_LEAD_REACH = 30


class TimeExpression(msgspec.Struct, frozen=True):
    """Words at `start` to `end` that say when; `time` is null where the date of publication does not tell.

    `ahead` is the time of the same words for what is still to be: "will leave on Thursday", "will arrive in May".
    """

    start: int
    end: int
    time: Time | None
    weekday: bool = False
    ahead: Time | None = None


class Published(msgspec.Struct, frozen=True):
    """When the document appeared, as precisely as it is known."""

    day: date
    precision: Precision


def published(text: str | None) -> Published | None:
    """Read "2017", "2017-12", "2017-12-05" or a date with a time; null for anything else."""
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text or "")
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        precision: Precision = "day" if day else "month" if month else "year"
        return Published(date(year or 1, month or 1, day or 1), precision)
    except ValueError:
        return None


def times_in(text: str, published_at: str | None) -> tuple[TimeExpression, ...]:
    """All time expressions of a text, left to right."""
    base = published(published_at)
    found: list[TimeExpression] = []
    last: Time | None = None
    small = text.lower()  # as long as the text, but for a few letters such as "İ"
    matches = _IN_SMALL_LETTERS.finditer(small) if len(small) == len(text) else _IN_ANY_LETTERS.finditer(text)
    for match in matches:
        name, words = str(match.lastgroup), match[0].lower()
        if name == "year" and counts_things(text, match.start(), match.end()):
            continue  # "sent 2000 soldiers"
        time = _read(name, words, base, last)
        lead = _LEAD.search(text, max(0, match.start() - _LEAD_REACH), match.start())
        start = lead.start() if lead else match.start()
        bound = lead[1].lower() if lead else words.split()[0] if name == "inmonth" else ""
        ahead = _ahead(name, words, base)
        if time is not None:
            last = time
            time = _bounded(time, bound)
            ahead = _bounded(ahead, bound) if ahead is not None else None
        found.append(TimeExpression(start, match.end(), time, name == "weekday", ahead))
    return tuple(found)


def _bounded(time: Time, bound: str) -> Time:
    if bound in {"since", "after", "as of", "starting", "beginning", "from"}:
        return Time(start=time.start, precision=time.precision)
    if bound in {"until", "till", "by", "before", "through"}:
        return Time(end=time.end, precision=time.precision)
    return time


def _read(name: str, words: str, base: Published | None, last: Time | None) -> Time | None:
    numbers = [int(part) for part in re.findall(r"\d+", words)]
    month = next(
        (_MONTHS[word.strip(".")] for word in re.findall(r"[a-z]+\.?", words) if word.strip(".") in _MONTHS), None
    )
    try:
        if name == "iso":
            return _day(date.fromisoformat(words))
        if name in {"mdy", "dmy"} and month:
            return _day(date(numbers[1], month, numbers[0]))
        if name == "my" and month:
            return _month(numbers[0], month)
        if name in {"md", "dm"} and month:
            return _nearest_day(month, numbers[0], base, last)
        if name in {"between", "years"}:
            end = numbers[1] if numbers[1] > 99 else numbers[0] // 100 * 100 + numbers[1]
            return Time(start=str(numbers[0]), end=str(end), precision="year") if end >= numbers[0] else None
        if name == "season":
            return _season(numbers[0], next(season for season in _SEASONS if season in words))
        if name == "decade":
            return Time(start=str(numbers[0]), end=str(numbers[0] + 9), precision="year")
        if name == "year":
            return Time(start=words, end=words, precision="year")
        if name == "thatseason" and words.startswith("that ") and last is not None and last.start:
            return _season(int(last.start[:4]), next(season for season in _SEASONS if season in words))
        if name == "thatseason" and words.startswith("that "):
            return None
        if name == "relative" and (words.startswith("that ") or words.startswith("the same")):
            return _that(words.split()[-1], last)
        return _from_base(name, words, numbers, month, base) if base is not None else None
    except (ValueError, OverflowError, StopIteration):
        return None


def _ahead(name: str, words: str, base: Published | None) -> Time | None:
    """The next such weekday or month from publication on, where the words leave it open."""
    if base is None or words.startswith(("last", "next", "since")):
        return None
    if name == "weekday" and base.precision == "day":
        return _day(base.day + relativedelta(weekday=_WEEKDAYS[words.split()[-1]](1)))
    if name == "inmonth" and base.precision != "year":
        month = next(_MONTHS[word.strip(".")] for word in re.findall(r"[a-z]+\.?", words) if word.strip(".") in _MONTHS)
        return _month(base.day.year + (month < base.day.month), month)
    return None


def _that(unit: str, last: Time | None) -> Time | None:
    if last is None or last.start is None:
        return None
    if unit == "year":
        return Time(start=last.start[:4], end=last.start[:4], precision="year")
    if unit == "month" and len(last.start) >= 7:
        return Time(start=last.start[:7], end=last.start[:7], precision="month")
    return last if unit == "day" and last.precision == "day" else None


def _from_base(name: str, words: str, numbers: list[int], month: int | None, base: Published) -> Time | None:
    day, exact = base.day, base.precision == "day"
    if name == "today":
        if not exact:
            return _known(base) if words in {"today", "tonight"} else None
        shift = -1 if words in {"yesterday", "last night"} else 1 if words == "tomorrow" else 0
        return _day(day + relativedelta(days=shift))
    if name == "weekday":
        return _weekday(words, day) if exact else None
    if name == "inmonth" and month and base.precision != "year":
        year = day.year
        if words.startswith("next") or words.startswith("by"):
            year += 1 if month < day.month else 0
        elif month > day.month or (words.startswith("last") and month >= day.month):
            year -= 1
        return _month(year, month)
    if name == "thatseason":
        season = next(season for season in _SEASONS if season in words)
        year = day.year
        if words.startswith("last") and base.precision != "year" and day.month <= _SEASONS[season][1]:
            year -= 1
        elif words.startswith("next") and base.precision != "year" and day.month >= _SEASONS[season][0]:
            year += 1
        return _season(year, season)
    if name == "ago":
        return _back(_number(words, numbers), words, base)
    if name == "past":
        count = _number(words.split(" the ", 1)[1].split(" ", 1)[1], numbers)
        unit = re.search(_UNIT + r"$", words)
        if unit is None or not exact or count == 0:
            return None
        key = unit[0].rstrip("s")
        begin = day - (relativedelta(years=10 * count) if key == "decade" else relativedelta(**{key + "s": count}))  # type: ignore[arg-type]
        return Time(start=begin.isoformat(), end=day.isoformat(), precision="day")
    return _relative(words, base)


def _relative(words: str, base: Published) -> Time | None:
    day = base.day
    shift = -1 if words.startswith(("last", "the previous")) else 1 if words.startswith(("next", "the coming")) else 0
    unit = words.split()[-1]
    if unit == "year":
        return Time(start=str(day.year + shift), end=str(day.year + shift), precision="year")
    if unit == "month" and base.precision != "year":
        then = day.replace(day=1) + relativedelta(months=shift)
        return _month(then.year, then.month)
    if unit in {"week", "weekend"} and base.precision == "day":
        monday = day + relativedelta(weekday=MO(-1), weeks=shift)
        first = monday if unit == "week" else monday + relativedelta(days=5)
        return Time(start=first.isoformat(), end=(monday + relativedelta(days=6)).isoformat(), precision="day")
    return None


def _number(words: str, numbers: list[int]) -> int:
    if numbers:
        return numbers[0]
    first = words.split()[0]
    return _COUNTS.get(first, 1)


def _back(count: int, words: str, base: Published) -> Time | None:
    if count == 0:
        return None
    unit = words.split()[-2].rstrip("s")
    if unit in {"year", "decade"}:
        year = base.day.year - count * (10 if unit == "decade" else 1)
        return Time(start=str(year), end=str(year), precision="year")
    if unit == "month" and base.precision != "year":
        then = base.day.replace(day=1) - relativedelta(months=count)
        return _month(then.year, then.month)
    if base.precision != "day":
        return None
    return _day(base.day - (relativedelta(weeks=count) if unit == "week" else relativedelta(days=count)))


def _weekday(words: str, day: date) -> Time:
    """The last such day up to publication: news tells of the days before it; "next" the one after."""
    weekday = _WEEKDAYS[words.split()[-1]]
    if words.startswith("next"):
        return _day(day + relativedelta(days=1, weekday=weekday(1)))
    if words.startswith("last"):
        return _day(day + relativedelta(days=-1, weekday=weekday(-1)))
    return _day(day + relativedelta(weekday=weekday(-1)))


def _nearest_day(month: int, day_of_month: int, base: Published | None, last: Time | None) -> Time | None:
    """A day without a year: that of the date just named, else the one closest to publication."""
    if last is not None and last.start and last.precision == "year" and last.start == last.end:
        return _day(date(int(last.start), month, day_of_month))
    if base is None:
        return None
    if base.precision == "year":
        return _day(date(base.day.year, month, day_of_month))
    options = [
        date(base.day.year + shift, month, min(day_of_month, monthrange(base.day.year + shift, month)[1]))
        for shift in (-1, 0, 1)
    ]
    return _day(min(options, key=lambda option: abs((option - base.day).days)))


def _day(day: date) -> Time:
    return Time(start=day.isoformat(), end=day.isoformat(), precision="day")


def _month(year: int, month: int) -> Time:
    text = f"{year:04d}-{month:02d}"
    return Time(start=text, end=text, precision="month")


def _season(year: int, season: str) -> Time:
    first, last = _SEASONS[season]
    return Time(start=f"{year:04d}-{first:02d}", end=f"{year + (last < first):04d}-{last:02d}", precision="month")


def _known(base: Published) -> Time:
    text = base.day.isoformat()[: 4 if base.precision == "year" else 7]
    return Time(start=text, end=text, precision=base.precision)
