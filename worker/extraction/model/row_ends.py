"""Names that the model takes for the last of a row though a clause of their own follows: "…, and Peru, …, has sent"."""

from typing import TYPE_CHECKING

from worker.extraction.model.labels import NAMES, SUBJECTS
from worker.extraction.model.neighbours import word_before

if TYPE_CHECKING:
    from spacy.tokens import Token

_HIGHEST = 8  # tokens between a comma and the name that it ends
_FEWEST_BEFORE = 2


def part_from_row(verb: "Token") -> None:
    """Let the name before a verb do it: "sent men to the force, and Peru, the largest of them, has promised more"."""
    if any(child.dep_ in SUBJECTS for child in verb.lefts):
        return
    begins = next((child for child in verb.lefts if child.dep_ in {"aux", "auxpass"}), verb)
    if begins.i < verb.head.i + _HIGHEST or word_before(begins) != ",":
        return
    name = _name_before(begins, verb.head.i)
    if name is None or name.dep_ != "conj" or name.tag_ not in NAMES:
        return
    first = name.left_edge
    if first.i < _FEWEST_BEFORE or word_before(first) != "and" or first.nbor(-2).text != ",":
        return
    name.head, name.dep_ = verb, "nsubjpass" if begins.dep_ == "auxpass" else "nsubj"


def _name_before(begins: "Token", first: int) -> "Token | None":
    """The name to which the words before a comma belong, as its apposition or by themselves."""
    word = begins.nbor(-2)
    for _ in range(_HIGHEST):
        if word.dep_ == "conj" or word.head.i <= first or word.head.i == word.i:
            return word
        word = word.head
    return None


def mend_quality_of_last(quality: "Token") -> None:
    """Let an adjective tell of the noun right before it: "rebels and troops loyal to the president"."""
    if quality.head.i >= quality.i - 1:
        return
    noun = quality.nbor(-1)
    if noun.dep_ == "conj" and noun.head.i == quality.head.i and any(child.dep_ == "prep" for child in quality.rights):
        quality.head = noun
