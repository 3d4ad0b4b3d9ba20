"""Coalitions and missions with a name of their own that no file knows: "the Harbour Defence Capability Coalition"."""

import re
from typing import TYPE_CHECKING

from worker.extraction.names.naming import name_words, named
from worker.extraction.names.spans import NameSpan, Sheet

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LONGEST = 10  # tokens
_FEWEST = 2  # words with a capital before the last
_AIMS = frozenset({"to", "for", "on", "of"})
_WITHIN = frozenset({"and", "of", "on", "for", "&", "-", "the", "against"})


def goes_on(doc: "Doc", end: int) -> int:
    """Where a name with "Coalition" ends in truth: "the Global Coalition to Address Drug Threats" is another."""
    if doc[end - 1].text != "Coalition" or end + 1 >= len(doc) or doc[end].lower_ not in _AIMS:
        return end
    if not doc[end + 1].text.istitle() or doc[end + 1].ent_type_ in ("GPE", "LOC", "PERSON"):
        return end
    last = at = end + 1
    while at < len(doc) and at - end < _LONGEST and (doc[at].text[0].isupper() or doc[at].lower_ in _WITHIN):
        last = at if doc[at].text[0].isupper() else last
        at += 1
    return last + 1


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
