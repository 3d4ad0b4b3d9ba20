"""Whom "the two countries" are: those that stand together last, or all that the document has named."""

import re
from collections.abc import Iterable, Sequence

from schemas import Entity, Reference
from worker.extraction.document.humans import Met
from worker.extraction.document.references import entity_of
from worker.extraction.names.several import told

_JOINING = re.compile(r"(?:['’]s)?(?:,|,? (?:and|or)|,? (?:as well as|along with|together with))(?: the)? ")


def meant_by(
    head: str, here: Sequence[Met], before: Iterable[Entity], row: Sequence[Entity], text: str
) -> list[Entity]:
    """The entities that a candidate with this head stands for; none where that is not clear.

    `here` is what the paragraph has met so far, `before` what the document has named, the latest first, and `row` the
    last states that stood together in it.
    """
    wanted = told(head)
    if wanted is None:
        return []
    count, type_ = wanted
    together = last_row(type_, here, text, count)
    if together:
        return together
    named = _distinct(reference for _, reference in here if reference.type == type_ and reference.id)
    if named:
        return named if len(named) == count else []
    if row and row[0].type == type_ and count in (0, len(row)):
        return list(row)
    earlier = [entity for entity in before if entity.type == type_]
    return earlier if len(earlier) == count else []


def last_row(type_: str, here: Sequence[Met], text: str, count: int = 0) -> list[Entity]:
    """The last entities of a type that "and" and commas join, so many, or as many as there are for 0."""
    met = [(candidate, reference) for candidate, reference in here if reference.type == type_ and reference.id]
    for last in range(len(met), 1, -1):
        first = last - 1
        while first and last - first != count and _JOINING.fullmatch(text[met[first - 1][0].end : met[first][0].start]):
            first -= 1
        row = _distinct(reference for _, reference in met[first:last])
        if len(row) == (count or max(len(row), 2)):
            return row
    return []


def one_of_two(noun: str, sentence: int, here: Sequence[Met]) -> Entity | None:
    """Who "the former" or "the latter" is, of two of one type that the sentence or the one before it names."""
    near = [(met, one) for met, one in here if met.sentence >= sentence - 1 and one.id and one.type != "place"]
    for type_ in dict.fromkeys(one.type for _, one in reversed(near)):
        two = _distinct(one for _, one in near if one.type == type_)
        if len(two) == 2:
            return two[0] if noun == "former" else two[1]
    return None


def _distinct(references: Iterable[Reference]) -> list[Entity]:
    return list({reference.id: entity_of(reference) for reference in references}.values())
