"""The words beside a verb that a frame may ask for: "pull out", "take command of"."""

from collections.abc import Sequence
from functools import cached_property
from operator import itemgetter

from spacy.tokens import Token

from worker.extraction.claims.knowledge import Frame
from worker.extraction.model.neighbours import word_after

_LONGEST = 8  # words of a frame after its verb
_BETWEEN = frozenset({"now", "still", "again", "already", "also", "just", "soon", "even"})  # "are now in"
_ARTICLES = frozenset({"a", "an"})
_PARTICLES = frozenset({"prt", "prep", "advmod", "dobj", "acomp", "npadvmod", "oprd", "advcl"})

_WHOSE = frozenset({"my", "your", "his", "her", "our", "their"})

# A frame of a verb: its place among those of the verb, the words after the verb that it asks for, the frame.
Listed = tuple[int, tuple[str, ...], Frame]


def as_listed(words: Sequence[str]) -> tuple[str, ...]:
    """The words that a frame asks for after its verb, with one word for whoever owns: "give its lives"."""
    return tuple("its" if word in _WHOSE else word for word in words)


class Beside:
    """The words around a verb that frames may ask for: particles and prepositions, or all that follow it."""

    def __init__(self, verb: Token) -> None:
        self._verb = verb
        self.next = word_after(verb)
        if self.next == "at" and verb.i + 2 < len(verb.doc) and verb.nbor(2).lower_ in {"least", "most"}:
            self.next = ""  # "shot at least two men"

    def fitting(self, listed: dict[str, list[Listed]]) -> list[Listed]:
        """The frames that ask for nothing, for one word that stands with the verb, or for several that follow it."""
        if len(listed) == 1 and "" in listed:
            return listed[""]
        firsts = {"", self.next, *self._particles, *self._following[:1]}
        found = [each for first in firsts if first in listed for each in listed[first] if self._has(each[1])]
        return sorted(found, key=itemgetter(0))

    def _has(self, rest: tuple[str, ...]) -> bool:
        if len(rest) < 2:
            return not rest or rest[0] == self.next or rest[0] in self._particles
        return rest in (self._following[: len(rest)], self._bare[: len(rest)])

    @cached_property
    def _particles(self) -> set[str]:
        particles = _PARTICLES | ({"ccomp"} if self._verb.lemma_ == "make" else set())  # "make 300 men available"
        children = (child for child in self._verb.rights if child.dep_ in particles)
        return {child.lower_ for child in children if not _is_apart(self._verb, child)}

    @cached_property
    def _following(self) -> tuple[str, ...]:
        tokens = self._verb.doc[self._verb.i + 1 : self._verb.i + 1 + _LONGEST]
        words = (token for token in tokens if not _is_between(token))
        return tuple("its" if token.tag_ == "PRP$" else token.lower_ for token in words)

    @cached_property
    def _bare(self) -> tuple[str, ...]:
        """The words without articles and adjectives: "set up a camp", "take overall command", "play a key role"."""
        tokens = self._verb.doc[self._verb.i + 1 : self._verb.i + 1 + _LONGEST]
        qualities = {token.lower_ for token in tokens if token.dep_ == "amod"}
        return tuple(word for word in self._following if word not in _ARTICLES | qualities)


def _is_between(token: Token) -> bool:
    """Whether an adverb may stand between a verb and the words of its frame: "are reportedly on their way"."""
    return token.lower_ in _BETWEEN or (token.tag_ == "RB" and token.lower_.endswith("ly"))


def _is_apart(verb: Token, preposition: Token) -> bool:
    """Whether a preposition comes after another and a comma: "stand for their attacks, above all against our ships"."""
    if preposition.dep_ != "prep":
        return False
    other = any(child.dep_ == "prep" and child.i < preposition.i for child in verb.rights)
    return other and any(token.text == "," for token in verb.doc[max(preposition.i - 3, verb.i) : preposition.i])
