"""Places that a row tells: "the towns of Bouca, Kabo and Sibut", "in Bangui, Sibut and Dekoa"."""

from typing import TYPE_CHECKING

from worker.extraction.knowledge import entity_named
from worker.extraction.names.naming import is_name_part, is_title, name_words, named, plain
from worker.extraction.names.spans import NameSpan, Sheet
from worker.extraction.names.surroundings import is_acronym

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WHERE = frozenset(
    {"in", "near", "at", "around", "outside", "between", "from", "to", "into", "towards", "toward", "left", "entered"}
    | {"seized", "captured", "retook", "recaptured", "overran", "attacked", "bombed", "shelled", "reached", "besieged"}
)
_LABELS = frozenset({"GPE", "LOC"})
_JOINING = frozenset({",", "and", "or", "&"})
_MOST_WORDS = 3
_LONGEST_ROW = 12  # names


def add_rows_of_places(sheet: Sheet) -> None:
    """Add the names of a row that nobody has taken, where "towns of" stands before it or others of it are places."""
    doc = sheet.doc
    for token in sheet.by_word.find({"of"}, _WHERE):
        told = token.lower_ == "of" and token.i > 0 and doc[token.i - 1].lemma_.lower() in name_words().settlements
        if not told and token.lower_ not in _WHERE:
            continue
        row = _row(doc, token.i + 1)
        if len(row) > 1 and (told or any(_is_place(doc, *name) for name in row)):
            for first, end in row:
                if sheet.free(first, end) and (told or (end - first == 1 and _may_be_place(doc, first))):
                    sheet.add(_place(doc[first:end].text, first, end))


def _place(name: str, first: int, end: int) -> NameSpan:
    if end - first > 1:
        return NameSpan(first, end, "named", name, named("place", name))
    return NameSpan(first, end, "surname", name.lower(), named("place", name))


def _row(doc: "Doc", first: int) -> list[tuple[int, int]]:
    """The names of a row that begins at a token, by their tokens; none unless "and" or a comma joins them."""
    row: list[tuple[int, int]] = []
    at = first
    while at < len(doc) and len(row) < _LONGEST_ROW:
        end = at
        while end < len(doc) and end - at < _MOST_WORDS and _is_part(doc[end].text) and doc[end].pos_ == "PROPN":
            end += 1
        if end == at:
            break
        row.append((at, end))
        at = end
        while at < len(doc) and at - end < 2 and doc[at].lower_ in _JOINING:
            at += 1
        if at == end:
            break
    return row


def _is_part(word: str) -> bool:
    return word[0].isupper() and is_name_part(word) and not is_title(word)


def _is_place(doc: "Doc", first: int, end: int) -> bool:
    entity = entity_named(doc[first:end].text)
    if entity is not None:
        return entity.type == "place" or (entity.type == "country" and entity.name == doc[first:end].text)
    return all(token.ent_type_ in _LABELS for token in doc[first:end])


def _may_be_place(doc: "Doc", at: int) -> bool:
    """Whether a single word of a row may name a place as its neighbours do: no short form, and nothing known."""
    word, words = doc[at].text, name_words()
    return (
        not is_acronym(word)
        and doc[at].tag_ == "NNP"
        and entity_named(word) is None
        and plain(word) not in words.no_names
        and plain(word) not in words.organisation
    )
