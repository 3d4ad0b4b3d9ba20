"""Rows of words that make one name: "Kinta Bolo", "Al-Sukhra"."""

from worker.extraction.model.labels import NAMES
from worker.extraction.names.spans import Sheet


def end_of_run(sheet: Sheet, first: int) -> int:
    """Where the row of names that begins with a token ends, which is no part of it."""
    doc, end = sheet.doc, first + 1
    while end < len(doc) and not sheet.taken[end]:
        hyphened = doc[end].text == "-" and not doc[end - 1].whitespace_ and not doc[end].whitespace_
        if hyphened and end + 1 < len(doc) and doc[end + 1].tag_ in NAMES:
            end += 1
        elif doc[end].tag_ not in NAMES or doc[end - 1].whitespace_ == "":
            break
        end += 1
    return end


def start_of_run(sheet: Sheet, end: int) -> int:
    """Where the row of names begins whose last word stands before a token."""
    first = end - 1
    while first and not sheet.taken[first - 1] and sheet.doc[first - 1].tag_ in NAMES:
        first -= 1
    return first
