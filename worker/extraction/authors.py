"""Whoever says "we" in a document that speaks for itself: told by its heading, "Remarks by President X"."""

import re

from schemas import Entity, Reference
from worker.extraction.reading import Candidate

LAST_HEADING = 2  # the last paragraph that may be one
_LONGEST = 240  # characters of a heading
_HEADING = re.compile(
    r"\W*(?:(?:opening|closing|prepared|full|joint|press|official|public|new year's|new year’s|televised)\s+)*"
    r"(?:remarks|statement|speech|address|message|letter|op-?ed|proclamation|keynote|transcript|testimony|declaration)\b"
    r"(?:\s+(?:as\s+prepared\s+for\s+delivery|as\s+delivered|of\s+remarks|to\s+the\s+nation|to\s+parliament))?"
    r"[^.:]{0,60}?\b(?:by|from|of)\s+",
    re.IGNORECASE,
)
_PROCLAIMED = re.compile(r"\W*by\s+the\s+president\s+of\s+", re.IGNORECASE)
_JOINING = re.compile(r"[\s,]*(?:and|,)\s", re.IGNORECASE)


def author_in(text: str, found: list[tuple[Candidate, Reference]]) -> Entity | None:
    """The person or body that a heading names as its author: the first after "by"; nobody where there are several."""
    head = text[:_LONGEST]
    match = _HEADING.match(head) or _PROCLAIMED.match(head)
    if match is None or len(text) > _LONGEST:
        return None
    after = [(one, who) for one, who in found if one.start >= match.end() - 1 and who.id and one.kind == "named"]
    after += [(one, who) for one, who in found if one.start >= match.end() - 1 and who.id and one.kind == "surname"]
    people = [(one, who) for one, who in after if who.type == "person"]
    bodies = [(one, who) for one, who in after if who.type in ("country", "organisation")]
    if people and people[0][0].start - match.end() < _NEAR:
        return _entity(people[0][1])
    if not bodies or bodies[0][0].start - match.end() > _FIRST:
        return None
    several = len(bodies) > 1 and _JOINING.match(text, bodies[0][0].end)
    return None if several else _entity(bodies[0][1])


_NEAR = 80  # characters between "by" and the name of a person: titles
_FIRST = 6  # characters between "by" and the name of a body


def _entity(reference: Reference) -> Entity:
    return Entity(id=reference.id or "", type=reference.type or "organisation", name=reference.name)
