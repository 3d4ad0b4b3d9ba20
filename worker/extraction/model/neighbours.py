"""The words beside a token, also where a text begins or ends with it, and the first of its row."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


def word_before(token: "Token") -> str:
    """The word before a token in lower case; "" where the text begins with it."""
    return token.doc[token.i - 1].lower_ if token.i else ""


def word_after(token: "Token") -> str:
    """The word behind a token in lower case; "" where the text ends with it."""
    return token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""


def first_of(word: "Token") -> "Token":
    """The first of the row that a word stands in, itself where there is none: "Chad" in "Chad, Mali and Togo"."""
    while word.dep_ == "conj" and word.head.i < word.i:
        word = word.head
    return word
