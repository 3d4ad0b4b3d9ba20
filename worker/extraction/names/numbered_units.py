"""Units of forces that bear a number: "the 25th Infantry Battalion", "Brigade 5", "Combined Task Force (CTF) 42"."""

import re
from typing import TYPE_CHECKING

from worker.extraction.names.naming import named
from worker.extraction.names.spans import NameSpan, Sheet

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LAND_UNITS = frozenset({"Division", "Brigade", "Battalion", "Regiment", "Squadron"})
_UNITS = _LAND_UNITS | {"Front", "Corps", "Fleet", "Wing", "Army", "Cavalry"}
_ORDINAL = re.compile(r"(?:\d{1,3}(?:st|nd|rd|th)?|[IVX]{1,5}|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth)$")
_NUMBER = re.compile(r"#?\d{1,3}$")
_TASK_FORCES = {
    "TF": "Task Force",
    "JTF": "Joint Task Force",
    "CTF": "Combined Task Force",
    "CJTF": "Combined Joint Task Force",
}
_TASK_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})?$")
_JOINED = frozenset({"Combined", "Joint"})
_MOST_WORDS = 4  # between a number and the noun: "1st Royal Tank Regiment"


def is_numbered_unit(name: str) -> bool:
    """Whether a name is that of a unit with a number: "2nd Battalion-14th Infantry Regiment"."""
    words = re.split(r"[\s-]+", name)
    return any(_ORDINAL.match(word) for word in words) and not _UNITS.isdisjoint(words)


def is_unit(name: str) -> bool:
    """Whether a name is that of a unit, with a number or without: "the Turkish Brigade", "the 8th Army"."""
    return name.rpartition(" ")[2] in _LAND_UNITS or is_numbered_unit(name)


def add_numbered_units(sheet: Sheet) -> None:
    """Add them, each with its number. A unit of an armed group is the group, and so nobody by itself."""
    doc = sheet.doc
    for token in sheet.by_text.find(_UNITS, _TASK_FORCES, {"Force"}):
        if (token.text in _TASK_FORCES or token.text == "Force") and not sheet.taken[token.i]:
            _add_task_force(sheet, token.i)
        if token.text not in _UNITS or sheet.taken[token.i] or _goes_on(doc, token.i):
            continue
        first, end = _extent(doc, token.i)
        if end - first < 2 or not sheet.free(first, end):
            continue
        if _is_of_a_group(sheet, first):
            sheet.block(first, end)
        else:
            name = doc[first:end].text
            sheet.add(NameSpan(first, end, "named", name, named("organisation", name)))


def _goes_on(doc: "Doc", noun: int) -> bool:
    """Whether the name of a unit goes on behind one of its nouns: "the First Cavalry Division"."""
    return noun + 1 < len(doc) and doc[noun + 1].text in _LAND_UNITS


def _extent(doc: "Doc", noun: int) -> tuple[int, int]:
    """From the number to the noun, or from the noun to the number; the noun alone where it has none."""
    end = noun + 1
    if end < len(doc) and doc[end].lower_ in ("no", "no."):
        end += 1
    if end < len(doc) and _NUMBER.match(doc[end].text) and not _counts(doc, end):
        return noun, end + 1
    for at in range(noun - 1, max(noun - 2 - _MOST_WORDS, -1), -1):
        if _ORDINAL.match(doc[at].text) and not (doc[at].text.isdigit() and _counts(doc, noun)):
            return at, noun + 1  # but not in "44 Army members"
        if not doc[at].text[0].isupper():
            break
    return noun, noun + 1


def _counts(doc: "Doc", number: int) -> bool:
    """Whether a number tells how many of the noun after it: "the Brigade 40 men"."""
    return number + 1 < len(doc) and doc[number + 1].tag_ == "NNS"


def _is_of_a_group(sheet: Sheet, first: int) -> bool:
    ends = {first, first - 1} if first and sheet.doc[first - 1].lower_ in ("'s", "’s", "'") else {first}
    return any(
        span.end in ends and span.entity is not None and span.entity.type == "armed_group" for span in sheet.spans
    )


def _add_task_force(sheet: Sheet, last: int) -> None:
    """Add a task force with its number, whose name ends at the token: "Combined Task Force (CTF) 42", "CTF-42"."""
    doc, first, number = sheet.doc, last, last + 1
    kind = _TASK_FORCES.get(doc[last].text)
    if kind is None:
        first -= 1
        if last == 0 or doc[first].text != "Task":
            return
        while first and doc[first - 1].text in _JOINED:
            first -= 1
        kind = doc[first:number].text
        bracketed = [token.text for token in doc[number : number + 3]]
        number += 3 if len(bracketed) == 3 and bracketed[0] == "(" and bracketed[1] in _TASK_FORCES else 0
    number += number < len(doc) and doc[number].text in ("-", "‑")
    if number < len(doc) and _TASK_NUMBER.match(doc[number].text) and sheet.free(first, number + 1):
        name = f"{kind} {doc[number].text}"
        sheet.add(NameSpan(first, number + 1, "named", name, named("organisation", name)))
