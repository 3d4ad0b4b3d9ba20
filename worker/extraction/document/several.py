"""Whom "the two countries" are: those that stand together last, or all that the document has named."""

import re
from collections.abc import Iterable, Sequence

from schemas import Entity, Reference
from worker.extraction.document.humans import Met
from worker.extraction.document.references import entity_of
from worker.extraction.names.several import told
from worker.extraction.reading import ACTING

_JOINING = re.compile(r"(?:['’]s)?(?:,|,? (?:and|or)|,? (?:as well as|along with|together with))(?: the)? ")


_WHERE = re.compile(r"\b(?:in|to|from|into|near) (?:the )?$")
_MOST_ROWS = 3


def other_rows(row: Sequence[Entity], before: Iterable[tuple[Entity, ...]]) -> tuple[tuple[Entity, ...], ...]:
    """The rows before the last one that have other numbers of states, the latest of each number."""
    numbers = {len(each): each for each in before if each and len(each) != len(row)}
    return tuple(numbers.values())[-_MOST_ROWS:]


def meant_by(
    head: str, here: Sequence[Met], before: Iterable[Entity], rows: Sequence[Sequence[Entity]], text: str
) -> list[Entity]:
    """The entities that a candidate with this head stands for; none where that is not clear.

    `here` is what the paragraph has met so far, `before` what the document has named, the latest first, and `rows` the
    states that stood together in it, the last first.
    """
    wanted = told(head)
    if wanted is None:
        return []
    count, type_ = wanted
    types = ACTING if type_ is None else frozenset({type_})
    together = last_row(types, here, text, count)
    if together:
        return together
    named = _distinct(reference for _, reference in here if reference.type in types and reference.id)
    if named and len(named) != count:  # "Chad has 600 men in Mali, Togo 250 and Niger 100. All three"
        named = _distinct(
            reference
            for met, reference in here
            if reference.type in types and reference.id and not _WHERE.search(text, max(met.start - 9, 0), met.start)
        )
    if named:
        return named if len(named) == count else []
    row = next((row for row in rows if row and row[0].type in types and count in (0, len(row))), None)
    if row is not None:
        return list(row)
    earlier = [entity for entity in before if entity.type in types]
    return earlier if len(earlier) == count and type_ is not None else []


def last_row(types: frozenset[str], here: Sequence[Met], text: str, count: int = 0) -> list[Entity]:
    """The last entities of the types that "and" and commas join, so many, or as many as there are for 0."""
    met = [(candidate, reference) for candidate, reference in here if reference.type in types and reference.id]
    for last in range(len(met), 1, -1):
        first = last - 1
        while first and last - first != count and _JOINING.fullmatch(text[met[first - 1][0].end : met[first][0].start]):
            first -= 1
        row = _distinct(reference for _, reference in met[first:last])
        if len(row) == (count or max(len(row), 2)):
            return row
    return []


def joins(text: str, end: int, start: int) -> bool:
    """Whether only "and" or a comma stands between two names, one that ends and one that starts there."""
    return _JOINING.fullmatch(text, end, start) is not None


def acting_after_by(here: Sequence[Met], text: str) -> list[Entity]:
    """The states that do something by a "by" before them, or before the first of their row: "led by Oman and Qatar"."""
    doing: list[Entity] = []
    end = -1  # of the last that does
    for met, one in here:
        if one.type == "country" and one.id:
            if text[max(met.start - 8, 0) : met.start].endswith((" by ", " by the ")) or (
                end >= 0 and _JOINING.fullmatch(text, end, met.start)
            ):
                doing.append(entity_of(one))
                end = met.end
            else:
                end = -1
    return doing


def one_of_two(noun: str, sentence: int, here: Sequence[Met], text: str) -> Entity | None:
    """Who "the former" or "the latter" is, of the two that the sentence or the one before it names.

    Those are two that "and" joins, else the only two of one type.
    """
    near = [(met, one) for met, one in here if met.sentence >= sentence - 1 and one.id and one.type != "place"]
    row = last_row(ACTING | {"person"}, near, text)
    if len(row) == 2:
        return row[0] if noun == "former" else row[1]
    for type_ in dict.fromkeys(one.type for _, one in reversed(near)):
        two = _distinct(one for _, one in near if one.type == type_)
        if len(two) == 2:
            return two[0] if noun == "former" else two[1]
    return None


def _distinct(references: Iterable[Reference]) -> list[Entity]:
    return list({reference.id: entity_of(reference) for reference in references}.values())
