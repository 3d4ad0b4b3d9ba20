"""Quotations within one paragraph: where quoted words start and end.

Curly quotes say by themselves which way they face, straight ones by the blanks beside them. A mark that is never
closed quotes to the end of the paragraph, as when a speech runs over several.
"""

import re

import msgspec

_OPENING = {"“": "”", "„": "“”", "«": "»", "‟": "”"}
_MARK = re.compile("``|''|[“„«‟”»\"]")
_SPACE_OR_BRACKET = frozenset(" \t\n\u00a0([{—–-/…")


class Quotation(msgspec.Struct, frozen=True):
    """Quoted words at `start` to `end`, without the marks. `closed` is false where the paragraph ends first."""

    start: int
    end: int
    closed: bool = True


def quotations_in(text: str) -> tuple[Quotation, ...]:
    """The quotations of a paragraph in their order; none within another."""
    found: list[Quotation] = []
    opened, closers = -1, ""
    for match in _MARK.finditer(text):
        at, width = match.start(), len(match[0])
        mark = '"' if width == 2 else match[0]
        if mark in _OPENING and not (opened >= 0 and (mark in closers or _closes(text, at, width))):
            if opened >= 0:
                found.append(Quotation(opened, at))
            opened, closers = at + width, _OPENING[mark]
        elif mark == '"' and (opened < 0 or _opens(text, at, width)):
            if opened >= 0 and not closers:
                found.append(Quotation(opened, at))
                opened, closers = at + width, ""
            elif opened < 0:
                opened, closers = at + width, ""
        elif opened >= 0:
            found.append(Quotation(opened, at))
            opened, closers = -1, ""
    if opened >= 0:
        found.append(Quotation(opened, len(text), False))
    return tuple(q for q in (_trimmed(text, quotation) for quotation in found) if q.end > q.start)


def _opens(text: str, at: int, width: int) -> bool:
    """Whether a straight mark within a quotation opens another: the one before was not closed."""
    before = text[at - 1] if at else " "
    after = text[at + width] if at + width < len(text) else " "
    return before in _SPACE_OR_BRACKET and (after.isalnum() or after in "'[…") and not (before == "-" and at > 1)


def _closes(text: str, at: int, width: int) -> bool:
    """Whether a mark that opens by its form closes by where it stands: "… participation“ in the unit"."""
    before = text[at - 1] if at else " "
    after = text[at + width] if at + width < len(text) else " "
    return before not in _SPACE_OR_BRACKET and not after.isalnum()


def _trimmed(text: str, quotation: Quotation) -> Quotation:
    start, end = quotation.start, quotation.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quotation(start, end, quotation.closed)
