"""The sentence around words of a paragraph."""

from functools import cache
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from spacy.language import Language

OPENING = "“‘(["


class Marked(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence, and where the words stand in it: `start` and `end` count characters of `text`."""

    text: str
    start: int
    end: int


def sentence_around(paragraph: str, start: int, end: int) -> Marked:
    """The sentence, or the sentences, of a paragraph that hold the characters from `start` to `end`."""
    begins, ends = 0, len(paragraph)
    for sentence in _sentences()(paragraph).sents:
        if sentence.start_char <= start:
            begins = sentence.start_char
        if sentence.end_char >= end:
            ends = sentence.end_char
            break
    while begins > 0 and paragraph[begins - 1] in OPENING:  # spaCy leaves them to the sentence before
        begins -= 1
    while ends > end and (paragraph[ends - 1] in OPENING or paragraph[ends - 1].isspace()):
        ends -= 1
    return Marked(text=paragraph[begins:ends], start=start - begins, end=end - begins)


@cache
def _sentences() -> "Language":
    """spaCy's tokens, which know abbreviations, and its marks of the ends of sentences; no model is loaded."""
    import spacy

    language = spacy.blank("en")
    language.add_pipe("sentencizer")
    return language
