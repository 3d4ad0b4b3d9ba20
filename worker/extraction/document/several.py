"""Whom "the two countries" are: those that stand together last, or all that the document has named."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from schemas import Entity, Reference
from worker.extraction.document.humans import Met
from worker.extraction.document.references import entity_of
from worker.extraction.names.several import told

_JOINING = re.compile(r"(?:['’]s)?(?:,|,? (?:and|or)|,? (?:as well as|along with|together with))(?: the)? ")


def meant_by(head: str, here: Sequence[Met], before: Iterable[Entity], text: str) -> list[Entity]:
    """The entities that a candidate with this head stands for; none where that is not clear.

    `here` is what the paragraph has met so far, `before` what the document has named, the latest first.
    """
    wanted = told(head)
    if wanted is None:
        return []
    count, type_ = wanted
    met = [(candidate, reference) for candidate, reference in here if reference.type == type_ and reference.id]
    for last in range(len(met), count - 1, -1):
        row = met[last - count : last]
        joined = all(_JOINING.fullmatch(text[one[0].end : other[0].start]) for one, other in pairwise(row))
        if joined and (entities := _distinct(reference for _, reference in row)) and len(entities) == count:
            return entities
    named = _distinct(reference for _, reference in met)
    if len(named) == count:
        return named
    earlier = [entity for entity in before if entity.type == type_]
    return earlier if not named and len(earlier) == count else []


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
