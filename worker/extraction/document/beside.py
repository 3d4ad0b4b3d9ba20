"""Which coalition a description means by the name beside it: "a NATO-led force known as KFOR"."""

import re
from collections.abc import Iterable, Sequence

from schemas import Entity
from worker.extraction.document.humans import Met
from worker.extraction.document.references import entity_of
from worker.extraction.names.nouns import referring_nouns
from worker.extraction.reading import Candidate

_FARTHEST = 50  # characters

_NAMES_IT = re.compile(
    r"(?: (?:in|off|on|for) [^,.;]{2,30}(?=,))?"  # "the regional mission in the Solomon Islands, known as RAMSI"
    r"\W*(?:(?:(?:also |otherwise |formally |officially )?(?:known|referred to|designated) as"
    r"|called|named|dubbed|code-?named|part of"
    r"|known (?:by|under) (?:its|the|an?)(?: [A-Z]\w+)?(?:[ -]language)?"
    r" (?:acronym|initials|abbreviation)(?:,? as)?)\W*)?"
    r"(?:the \W*)?",
    re.IGNORECASE,
)
_EXPLAINS = re.compile(r"\s*(?:[,(—–-]|is|was)+\s*(?:an?|the)\b[\w\s-]*$")


def named_before(candidate: Candidate, here: Sequence[Met], text: str) -> Entity | None:
    """The coalition or body named right before a description of it; `here` is what the paragraph has met so far.

    "Operation Prosperity Guardian — a coalition of more than 20 nations", "The CSTO is an alliance of six states".
    """
    if not here or candidate.description is None:
        return None
    described = candidate.head in referring_nouns().coalition
    for earlier, reference in reversed(here[-3:]):
        gap = text[earlier.end : candidate.start]
        if candidate.function == "subject" and gap.startswith(","):
            continue  # "In a statement carried by the Sample Press Agency, the coalition said"
        close = len(gap) < _FARTHEST and _EXPLAINS.match(gap) and earlier.sentence == candidate.sentence
        if close and (reference.type == "coalition" or (described and reference.type == "organisation")):
            return entity_of(reference)
    return None


def named_after(candidate: Candidate, following: Iterable[Candidate], text: str) -> Entity | None:
    """The coalition whose name follows a description: "a NATO-led force known as KFOR"."""
    for later in following:
        gap = text[candidate.end : later.start]
        if later.type == "coalition" and later.kind == "named" and _NAMES_IT.fullmatch(gap):
            return later.entity
        if len(gap) > _FARTHEST:
            break
    return None


def band_called(noun: str, others: Iterable[Entity]) -> Entity | None:
    """The armed group named last, if its name says so: "the force" are the Syrian Democratic Forces."""
    band = next((entity for entity in others if entity.type == "armed_group"), None)
    words = band.id.replace("forces", "force").partition(":")[2].split("-") if band is not None else []
    return band if noun in words else None
