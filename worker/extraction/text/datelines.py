"""Datelines and bylines: where a report was written, when and by whom. They name nobody and are not parsed."""

import re

from schemas import Entity
from worker.extraction.knowledge import entity_named, governed_from, slug
from worker.extraction.text.normalising import Normalised

_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
# "May 3, 2004", "16 Dec 2005", "19th June"
_DATE = rf"(?:,? (?:[A-Z][a-z]{{2,8}}\.? {_DAY}(?:, \d{{4}})?|{_DAY} [A-Z][a-z]{{2,8}}\.?,?(?: \d{{4}})?))?"
_NAMES = (
    "AFP|AP|Reuters|REUTERS|UPI|dpa|DPA|TASS|ITAR-TASS|Interfax|RIA Novosti|Xinhua|ANI|PTI|EFE|ANSA|CNN|IRIN|BBC|VOA"
    "|Kyodo|Yonhap|KUNA|WAM|SPA|MENA|Anadolu|IPS|RFE/RL|Al Jazeera|AllAfrica|PANA|Bloomberg"
)
_DATELINE = re.compile(
    r"^\s*(?:[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}(?:/[A-Z][A-Z.-]+(?: [A-Z][A-Z.-]+)?)*)"
    r"(?:, ?[A-Z][\w.]+(?: [A-Z][\w.]+){0,2})?" + _DATE + r"(?: ?\([A-Za-z/ -]{2,40}\))? ?(?:\u2014|\u2013|--|-) +"
)
# "Paris (AFP) -": with an agency, a place needs no capitals.
_AGENCY_LINE = re.compile(
    r"^\s*[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}(?:, ?[A-Z][\w.]+(?: [A-Z][\w.]+)?)?"
    + _DATE
    + r" ?\((?:"
    + _NAMES
    + r")\) ?(?:\u2014|\u2013|--|-)? +"
)
# "Brussels/Moscow -", "Canberra, 14 October:": so do two places not, nor one with a date.
_MIXED_LINE = re.compile(
    r"^\s*[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)?(?:(?:/[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)?)+"
    rf"|, (?:[A-Z][a-z]{{2,8}}\.? {_DAY}|{_DAY} [A-Z][a-z]{{2,8}})\.?(?:,? \d{{4}})?)(?: ?(?:\u2014|\u2013|--|-)|:) +"
)
_COLON_LINE = re.compile(r"^\s*([A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,2}): +(?=\S)")
# "PRISTINA, Yugoslavia: "
_PLACE_LINE = re.compile(
    r"^\s*[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,2}, [A-Z][a-z]+(?: [A-Z][a-z]+){0,2}: +(?=[A-Z“\"])"
)
_BYLINE = re.compile(r"^\s*(?:By|BY) [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,4}(?:,.{0,60}| and .{0,60})?$")
_AGENCIES = re.compile(
    r"^\s*(?:\(?(?:AFP|AP|Reuters|REUTERS|UPI|dpa|DPA|TASS|Xinhua|ANI|EFE|ANSA)\)?[,/ -]*)+[A-Z][A-Z .,'-]*$"
)
_PLACE = re.compile(r"^\s*([A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3})\b")
_LAND = re.compile(r", ?([A-Z][a-z]+(?: [A-Z][a-z]+){0,2})")
LONGEST = 200  # characters at the start of a paragraph that are looked at


def without_dateline(text: str, clean: Normalised) -> Normalised:
    """The parse text of `text` from where the report begins; empty where there is only a dateline or a byline."""
    head = text[:LONGEST]
    if len(text) <= LONGEST and (_AGENCIES.match(head) or _BYLINE.match(head)):
        return Normalised("", [], [])
    match = _DATELINE.match(head) or _AGENCY_LINE.match(head) or _MIXED_LINE.match(head)
    match = match or _PLACE_LINE.match(head) or _of_a_capital(head)
    if match is None:
        return clean
    begin = next((i for i, start in enumerate(clean.starts) if start >= match.end()), len(clean.starts))
    return Normalised(clean.text[begin:], clean.starts[begin:], clean.ends[begin:])


def _of_a_capital(head: str) -> re.Match[str] | None:
    """A capital in capitals before a colon: "DHAKA: Guards exchanged fire"; "NATO: we will stay" is no dateline."""
    match = _COLON_LINE.match(head)
    return match if match is not None and f"place:{slug(match[1])}" in governed_from() else None


def filed_at(text: str) -> Entity | None:
    """The place that a report is filed from, which "here" means: Pusan for "PUSAN, Korea, May 7 (AP) --"."""
    head = text[:LONGEST]
    line = _DATELINE.match(head) or _AGENCY_LINE.match(head)
    match = line and _PLACE.match(head)
    if line is None or match is None:
        return None
    name = match[1].title()
    known = entity_named(name)
    return known or Entity(id=f"place:{slug(name)}", type="place", name=name)


def filed_from(text: str) -> Entity | None:
    """The country that a report is filed from, by its capital or name: "BEIRUT, Oct 3 (AP) -", "GAO, Mali (AP) -"."""
    head = text[:LONGEST]
    line = _DATELINE.match(head) or _AGENCY_LINE.match(head)
    match = line and _PLACE.match(head)
    if line is None or match is None:
        return None
    land = _LAND.match(line[0], match.end())
    named = entity_named(land[1]) if land is not None else None
    if named is not None and named.type == "country":
        return named
    return governed_from().get(f"place:{slug(match[1])}")
