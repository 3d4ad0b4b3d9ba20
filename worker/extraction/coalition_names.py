"""Coalitions and missions with a name of their own that no file knows: "the Harbour Defence Capability Coalition"."""

import re

from worker.extraction.naming import name_words, named
from worker.extraction.spans import NameSpan, Sheet

_LONGEST = 10  # tokens
_FEWEST = 2  # words with a capital before the last
_WITHIN = frozenset({"and", "of", "on", "for", "&", "-", "the", "against"})


def add_coalition_names(sheet: Sheet) -> None:
    """Add names that end in "Coalition" or "Mission" and tell that several states are in it."""
    joint = name_words().joint
    doc = sheet.doc
    for token in sheet.tokens:
        if token.text not in ("Coalition", "Mission") or sheet.taken[token.i]:
            continue
        first = at = token.i
        while at > 0 and token.i - at < _LONGEST and not sheet.taken[at - 1]:
            before = doc[at - 1]
            if not before.text[0].isupper() and before.lower_ not in _WITHIN:
                break
            at -= 1
            if before.text[0].isupper() and before.lower_ not in _WITHIN:
                first = at
        words = [doc[place].lower_ for place in range(first, token.i) if doc[place].text[0].isupper()]
        if len(words) < _FEWEST or joint.isdisjoint(words):
            continue
        if doc[first].lower_ in ("the", "a", "an"):
            first += 1
        name = re.sub(r"\s+", " ", doc[first : token.i + 1].text)
        sheet.add(NameSpan(first, token.i + 1, "named", name, named("coalition", name)))
