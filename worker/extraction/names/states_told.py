"""States that a noun beside their name tells of: "Fiji, the only country that declined", "Oman is the one that"."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from worker.extraction.model.labels import SUBJECTS
from worker.extraction.reading import Candidate

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def with_states_told(doc: "Doc", covering: Sequence[int], candidates: list[Candidate]) -> list[Candidate]:
    """The candidates; each noun for a state that is told of a named one has that as its antecedent."""
    if not any(candidate.kind == "definite" and candidate.type == "country" for candidate in candidates):
        return candidates
    for place, number in enumerate(covering):
        noun = candidates[number] if number >= 0 else None
        if noun is None or noun.kind != "definite" or noun.type != "country":
            continue
        named = _named_beside(doc[place])
        known = covering[named.i] if named is not None else -1
        if 0 <= known < number and candidates[known].entity is not None and candidates[known].type == "country":
            candidates[number] = msgspec.structs.replace(noun, antecedent=known)
    return candidates


def _named_beside(noun: "Token") -> "Token | None":
    """What the noun stands in apposition to, or is said to be."""
    if noun.dep_ == "appos":
        return noun.head
    if noun.dep_ == "attr" and noun.head.lemma_ == "be":
        return next((child for child in noun.head.lefts if child.dep_ in SUBJECTS), None)
    return None
