"""Paragraphs that are items of a list: "- Chad", "3. Mali", "Togo (300 soldiers)", "(a) monitor the truce;"."""

import re

_MARK = re.compile(r"\s*(?:[-•*–—·▪●]|\d+[.)]|\((?:\d+|[a-z]|[ivx]{1,4})\)|(?:[a-z]|[ivx]{1,4})[.)])\s")
_SERIES = re.compile(r";(?: and| or)?\s*$")
_ENDED = re.compile(r"[.!?:]\W*$")
_LABEL = re.compile(r"\W*[A-Z][\w.' -]{1,40}(?:(?:,| and) [\w.' -]{1,40}){0,4}\*?(?:: | [–—-] )")
_LONGEST_NAME = 4  # words
_LONGEST_LINE = 16


def is_labelled(text: str) -> bool:
    """Whether a name opens a paragraph as a label: "Chad: It gave troops first.", "Mali* – 300 soldiers. They left"."""
    return _LABEL.match(text) is not None


def is_item(text: str) -> bool:
    """Whether a mark opens a paragraph, or it is a name by itself, or a line that no full stop ends; no label is."""
    words = len(text.split())
    if _MARK.match(text) is not None or words <= _LONGEST_NAME:
        return not text.rstrip().endswith(":")
    return words <= _LONGEST_LINE and _ENDED.search(text) is None


def is_of_a_series(text: str) -> bool:
    """Whether a mark opens a paragraph or a semicolon ends it: one of several that one line before introduces."""
    return _MARK.match(text) is not None or _SERIES.search(text) is not None
