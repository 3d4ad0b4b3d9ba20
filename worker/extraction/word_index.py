"""The tokens of a paragraph by their words: most paragraphs have none of those that a rule asks for, and end there."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


class WordIndex:
    """The tokens by their words, which are `words` in the order of the tokens: as printed, in small letters, as lemmas.

    Looking a list up takes a fraction of the time of a walk over the tokens.
    """

    def __init__(self, tokens: "Sequence[Token]", words: Iterable[str]) -> None:
        self._tokens = tokens
        self._places: dict[str, list[int]] = {}
        for at, word in enumerate(words):
            self._places.setdefault(word, []).append(at)
        self._words = frozenset(self._places)

    def find(self, *lists: Iterable[str]) -> "list[Token]":
        """The tokens whose word is in one of the lists, in their order."""
        near = (listed for listed in lists if not self._words.isdisjoint(listed))
        met = {word for listed in near for word in self._words.intersection(listed)}
        return [self._tokens[at] for at in sorted(at for word in met for at in self._places[word])] if met else []
