"""Cuts a very long paragraph into pieces that are read one by one, so that time and memory grow with the length only.

What is said across a cut is lost; no paragraph of ordinary length is cut.
"""

import re
from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from schemas import AnyClaim, Reference
from worker.extraction.reading import Candidate, Presence, Reading, Trace
from worker.extraction.text.normalising import Normalised

LONGEST = 4000  # characters of parse text that are parsed as one
_SENTENCE_END = re.compile(r'[.!?]["”\')]* ')
_WORDS = re.compile(r"[^\W\d_]{2,}")
_MARKS = re.compile(r"[^\w\s]|\d")
Numbered = TypeVar("Numbered", bound=msgspec.Struct)


def pieces(clean: Normalised) -> Iterator[Normalised]:
    """The parse text in pieces of at most LONGEST characters, cut after a sentence, else at a blank."""
    begin, size = 0, len(clean.text)
    while size - begin > LONGEST:
        end = _cut(clean.text, begin, begin + LONGEST)
        yield Normalised(clean.text[begin:end], clean.starts[begin:end], clean.ends[begin:end])
        begin = end
    yield clean if begin == 0 else Normalised(clean.text[begin:], clean.starts[begin:], clean.ends[begin:])


def is_prose(text: str) -> bool:
    """Whether a text has words enough to be worth parsing: brackets, digits and rules are not."""
    letters = sum(map(len, _WORDS.findall(text)))
    return letters >= 2 and letters * 2 >= len(_MARKS.findall(text))


def _cut(text: str, begin: int, end: int) -> int:
    half = begin + LONGEST // 2
    last = None
    for match in _SENTENCE_END.finditer(text, half, end):
        last = match.end()
    if last is not None:
        return last
    blank = text.rfind(" ", half, end)
    return blank + 1 if blank > 0 else end


def joined(readings: list[Reading]) -> Reading:
    """The readings of the pieces of one paragraph as the reading of the paragraph."""
    if len(readings) == 1:
        return readings[0]
    candidates: list[Candidate] = []
    drafts: list[AnyClaim] = []
    definitions: list[tuple[str, int]] = []
    traces: list[Trace] = []
    spoken_of: list[Presence] = []
    sentences = 0
    for reading in readings:
        shift = len(candidates)
        for candidate in reading.candidates:
            antecedent = None if candidate.antecedent is None else candidate.antecedent + shift
            sentence = candidate.sentence + sentences
            candidates.append(msgspec.structs.replace(candidate, antecedent=antecedent, sentence=sentence))
        drafts += [_renumbered(draft, shift) for draft in reading.drafts]
        traces += reading.traces
        spoken_of += [_renumbered(presence, shift) for presence in reading.spoken_of]
        definitions += [(form, number + shift) for form, number in reading.definitions]
        sentences = max((candidate.sentence for candidate in candidates), default=-1) + 1
    last, shift = readings[-1], len(candidates) - len(readings[-1].candidates)
    return Reading(
        introduces=_shifted(last.introduces, shift) if last.introduces is not None else None,
        lists=_shifted(last.lists, shift) if last.lists is not None else None,
        charges=_shifted(last.charges, shift) if last.charges is not None else None,
        candidates=tuple(candidates),
        drafts=tuple(drafts),
        definitions=tuple(definitions),
        traces=tuple(traces),
        spoken_of=tuple(spoken_of),
        extractor=readings[0].extractor,
    )


def _renumbered(draft: Numbered, shift: int) -> Numbered:
    """A draft, or another struct with references to candidates, by the numbers of the whole paragraph."""
    values: dict[str, Any] = {}
    for name in draft.__struct_fields__:
        value = getattr(draft, name)
        if isinstance(value, Reference):
            values[name] = _shifted(value, shift)
    return msgspec.structs.replace(draft, **values)


def _shifted(reference: Reference, shift: int) -> Reference:
    """A reference to a candidate by the number that it has in the whole paragraph."""
    digits = (reference.id or "").removeprefix("#")
    numbered = reference.id is not None and reference.id != digits and digits.isdigit()
    return msgspec.structs.replace(reference, id=f"#{int(digits) + shift}") if numbered else reference
