"""Names of armed groups, as the words beside them tell: "MJP rebels", "the rebel group MJP", "rebels of the MJP"."""

from typing import TYPE_CHECKING

from worker.extraction.knowledge import entity_named
from worker.extraction.model.labels import NAMES
from worker.extraction.names.naming import is_title, name_words, named, plain
from worker.extraction.names.runs import end_of_run, start_of_run
from worker.extraction.names.spans import NameSpan, Sheet
from worker.extraction.names.surroundings import is_acronym

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CALLING = frozenset({"itself", "themselves"})  # "the group that calls itself Lions of the East"


def is_of_fighters(doc: "Doc", first: int, end: int) -> bool:
    """Whether a name is that of an armed group, as the words beside it tell: "MJP rebels", "the rebel group MJP"."""
    if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")":
        end += 3  # "the Utopia Resistance Front (URF), a rebel movement"
    if end < len(doc) and doc[end].lower_ in name_words().fighters:
        return True
    if end + 2 < len(doc) and doc[end].text == "," and doc[end + 1].tag_ == "DT":
        return doc[end + 2].lower_ in name_words().fighting  # "the MJP, a rebel movement"
    at = first
    while at and doc[at - 1].lower_ in ("the", ",", "(", '"', "“", "of", "called"):
        at -= 1
    before = doc[at - 1].lower_ if at else ""
    if at > 1 and doc[at - 1].lower_ in _CALLING:
        return not name_words().groups.isdisjoint(token.lower_ for token in doc[max(at - 4, 0) : at - 1])
    if at < first and doc[at].lower_ == "of":
        return before in name_words().fighters  # "rebels of the MJP"
    return before in name_words().fighting or (
        before in name_words().groups and at > 1 and doc[at - 2].lower_ in name_words().fighting
    )


def add_fighters(sheet: Sheet) -> None:
    """Add names that the model does not see, of those who fight: "Renafo guerrillas", "rebels of the MJP"."""
    doc, words = sheet.doc, name_words()
    for token in sheet.by_word.find(words.fighters, words.fighting):
        at = token.i
        if token.lower_ in words.fighters and at and doc[at - 1].tag_ in NAMES:
            _add_group(sheet, _start_of_group(sheet, at), at)
        if at > 2 and doc[at - 1].tag_ == "DT" and doc[at - 2].text == "," and doc[at - 3].tag_ in NAMES:
            _add_group(sheet, _start_of_group(sheet, at - 2), at - 2)  # "the MJP, a rebel movement"
        first = _named_behind(doc, at)
        if first is not None and doc[first].tag_ in NAMES:
            _add_group(sheet, first, _end_of_group(sheet, first))


def _named_behind(doc: "Doc", at: int) -> int | None:
    """Where the name of fighters stands: "rebels of the MJP", "the rebel group MJP", "the rebel MJP"."""
    behind = [token.lower_ for token in doc[at + 1 : at + 3]]
    if len(behind) < 2:
        return None
    if behind[0] == "of":
        first = at + 2 + (behind[1] == "the")
        return first if first < len(doc) and doc[at].lower_ in name_words().fighters else None
    if behind[0] in name_words().groups:
        return at + 2
    told = doc[at].lower_ in name_words().fighting and is_acronym(doc[at + 1].text) and doc[at].text.islower()
    return at + 1 if told or doc[at].lower_ == "militia" else None


def _end_of_group(sheet: Sheet, first: int) -> int:
    """Where the name of a group ends, which "of" may go on with: "Lions of the East", "Army of Resistance"."""
    doc, end = sheet.doc, end_of_run(sheet, first)
    last = doc[end - 1]
    if end + 2 >= len(doc) or doc[end].lower_ != "of" or not (last.tag_ == "NNPS" or last.lower_ in _OF_SOMETHING):
        return end
    behind = end + 1 + (doc[end + 1].lower_ == "the")
    return end_of_run(sheet, behind) if behind < len(doc) and doc[behind].tag_ in NAMES else end


def _start_of_group(sheet: Sheet, end: int) -> int:
    """As `_end_of_group`, where the name begins that ends before a token: "the Lions of the East, a rebel group"."""
    doc, first = sheet.doc, start_of_run(sheet, end)
    of = first - 1 - (first > 1 and doc[first - 1].lower_ == "the")
    if of < 1 or doc[of].lower_ != "of" or sheet.taken[of - 1] or not doc[of - 1].text[0].isupper():
        return first
    return start_of_run(sheet, of) if doc[of - 1].tag_ == "NNPS" or doc[of - 1].lower_ in _OF_SOMETHING else first


_OF_SOMETHING = frozenset(
    {"army", "front", "movement", "union", "forces", "sons", "lords", "lions", "soldiers", "party"}
)


def _add_group(sheet: Sheet, first: int, end: int) -> None:
    doc = sheet.doc
    name = doc[first:end].text
    if end - first > _MOST_WORDS or not sheet.free(first, end) or any(token.ent_type_ for token in doc[first:end]):
        return
    if plain(doc[end - 1].text) in name_words().no_names or is_title(doc[first].text):
        return
    if name.isupper() and not is_acronym(name):
        return
    group = entity_named(name) or named("armed_group", name)
    if end - first > 1:
        sheet.add(NameSpan(first, end, "named", name, group))
    elif is_acronym(name):
        sheet.add(NameSpan(first, end, "acronym", name, group))
    else:
        sheet.add(NameSpan(first, end, "surname", name.lower(), group))


_MOST_WORDS = 4
