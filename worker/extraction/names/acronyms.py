"""Short forms that a paragraph binds: "the Syrian Democratic Forces (SDF)", "the Higher Military Commission (HMC)"."""

from worker.extraction.knowledge import entity_named
from worker.extraction.names.naming import is_office, named, type_of_name
from worker.extraction.names.spans import NameSpan, Sheet

_SMALL = frozenset({"of", "the", "for", "and", "in", "on", "to", "'s", "-", "&", "de", "la", "du", "des"})
_LONGEST_WITHIN = 4  # tokens


def find_definitions(sheet: Sheet) -> dict[str, NameSpan]:
    """The short forms in brackets or after "or", and what they stand for; adds names that only a short form reveals."""
    doc = sheet.doc
    found: dict[str, NameSpan] = {}
    ending = {span.end: span for span in sheet.spans}
    for bracket in sheet.by_text.find({"("}):
        i = bracket.i
        if not 0 < i < len(doc) - 2 or doc[i + 2].text != ")" or not _is_short(doc[i + 1].text) or sheet.taken[i]:
            continue
        form = doc[i + 1].text
        end = i
        while end > 0 and doc[end - 1].text in ("'s", "'", '"', "\u201d"):
            end -= 1
        full = _full_form(sheet, form, end)
        span = ending.get(end)
        if full is not None and (span is None or full < span.first):
            span = _add(sheet, full, end)
        if span is not None and _is_of_the_last_words(sheet, form, end, span):
            continue
        if span is not None and span.entity is not None and span.entity.type != "country":
            known = entity_named(form)
            if known is not None and known.type != span.entity.type and full is None:
                continue  # "the coalition against Islamic State (ISIS)": it is the group's, not the coalition's
            if known is not None and known.type == span.entity.type == "coalition":
                span.entity = known  # "the West African Peace Monitoring Group (ECOMOG)"
            found[form] = span
            if sheet.free(i + 1, i + 2):
                sheet.add(NameSpan(i + 1, i + 2, "acronym", form, span.entity))
    for either in sheet.by_text.find({"or"}):
        _find_other_name(sheet, either.i, ending, found)
    return found


def _find_other_name(sheet: Sheet, at: int, ending: dict[int, NameSpan], found: dict[str, NameSpan]) -> None:
    """The short form in commas that has the initials of the name before it: "the Karen National Union, or KNU,"."""
    doc, end = sheet.doc, at - 1
    if not 1 < at < len(doc) - 2 or doc[end].text != "," or not _is_short(doc[at + 1].text):
        return
    form = doc[at + 1].text
    if doc[at + 2].text not in {",", "."} or not form.isupper() or entity_named(form) is not None:
        return
    full, span = _full_form(sheet, form, end), ending.get(end)
    if full is None:
        return
    if span is None or full < span.first:
        span = _add(sheet, full, end)
    if span is None or span.entity is None or span.entity.type == "country":
        return
    found[form] = span
    sheet.spans = [one for one in sheet.spans if (one.first, one.end) != (at + 1, at + 2)]
    sheet.add(NameSpan(at + 1, at + 2, "acronym", form, span.entity))


def _is_of_the_last_words(sheet: Sheet, form: str, end: int, span: NameSpan) -> bool:
    """Whether a form is that of somebody within a longer name: "the US-led coalition against Islamic State (IS)"."""
    known = entity_named(form)
    if known is None or span.entity is None or known.type == span.entity.type:
        return False
    starts = range(max(span.first + 1, end - _LONGEST_WITHIN), end)
    return any(entity_named(sheet.doc[first:end].text) == known for first in starts)


def _is_short(text: str) -> bool:
    return 2 <= len(text) <= 12 and sum(c.isupper() for c in text) >= 2 and text[0].isalnum()


def _full_form(sheet: Sheet, form: str, end: int) -> int | None:
    """Where the words begin whose initials are the short form; they end at `end`."""
    letters = [c.lower() for c in form if c.isupper()]
    i = end - 1
    while letters and i >= 0 and end - i <= 14:
        word = sheet.doc[i].text
        if (word[0].isupper() and word[0].lower() == letters[-1]) or (
            word[0].lower() == letters[-1] and word not in _SMALL and word[0].isalpha()
        ):
            letters.pop()
            if not letters:
                return i
        elif word.lower() not in _SMALL:
            return None
        i -= 1
    return None


def _add(sheet: Sheet, first: int, end: int) -> NameSpan | None:
    words = [token.text for token in sheet.doc[first:end]]
    if sum(word[0].isupper() for word in words) < 2 or is_office(words):
        return None
    type_ = type_of_name(words, "ORG")
    if type_ is None:
        return None
    sheet.spans = [span for span in sheet.spans if span.end <= first or span.first >= end]
    name = sheet.doc[first:end].text
    span = NameSpan(first, end, "named", name, named(type_, name))
    sheet.add(span)
    return span
