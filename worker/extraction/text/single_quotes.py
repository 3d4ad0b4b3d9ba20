"""Speech in single quotation marks, as some papers print it: where the marks stand that are no apostrophes.

Only a paragraph without double marks has speech in single ones; else they quote within a quotation.
"""

import re

_DOUBLE = re.compile("[\"“”„«»]|``|''")
_LONGEST = 900  # characters of a quotation
_OPENING = re.compile(r"(?:(?<=^)|(?<=[\s(—–]))(?:'(?=[A-Z\[])|‘(?=\w))")
# A sentence ends before the mark, or, after a curly one that opens, any word does.
_CLOSING = re.compile(r"(?<=[,.!?…])['’](?=[\s)—–;:,.]|$)")
_CLOSING_CURLY = re.compile(r"(?<=\w)’(?!\w)")
_FEWEST_BLANKS = 2  # three words


def single_quotes_in(text: str) -> frozenset[int]:
    """The places of single marks that open and close speech."""
    if ("'" not in text and "‘" not in text) or _DOUBLE.search(text):
        return frozenset()
    found: list[int] = []
    last = -1
    for opening in _OPENING.finditer(text):
        at = opening.start()
        if at < last:
            continue
        closing = _closing(text, at)
        if closing is not None and text.count(" ", at, closing) >= _FEWEST_BLANKS:
            found += [at, closing]
            last = closing
    return frozenset(found)


def _closing(text: str, at: int) -> int | None:
    """Where the mark stands that closes what one opens."""
    end = min(len(text), at + _LONGEST)
    spoken = _CLOSING.search(text, at + 1, end)
    curly = _CLOSING_CURLY.search(text, at + 1, end) if text[at] == "‘" else None
    ends = [match.start() for match in (spoken, curly) if match is not None]
    return min(ends, default=None)
