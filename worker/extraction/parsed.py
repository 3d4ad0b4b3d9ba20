"""A paragraph after parsing: the syntax, the candidates, and the way back to the text as published.

The parser reads a *parse text*, which is the published text made clean (quotes, blanks, an alias for "IS"). Claims are
found on the parse text and told in offsets and words of the published one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from schemas import Reference
from worker.extraction.reading import Candidate, Source
from worker.extraction.word_index import WordIndex

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True)
class Parsed:
    """What the finders of claims work on.

    `text` is the parse text and `tokens` those of `doc`, which makes both anew at every look; `by_word` finds them by
    their words in lower case. `starts[i]` and `ends[i]` are the published offsets where character `i` of the parse text
    starts and ends; `covering[t]` is the number of the candidate that token `t` belongs to, or -1.
    """

    source: Source
    doc: "Doc"
    text: str
    tokens: "tuple[Token, ...]"
    by_word: WordIndex
    starts: Sequence[int]
    ends: Sequence[int]
    candidates: tuple[Candidate, ...] = ()
    covering: Sequence[int] = field(default=())

    def candidate_of(self, token: "Token") -> int | None:
        """The number of the candidate whose span covers the token."""
        number = self.covering[token.i] if self.covering else -1
        return None if number < 0 else number

    def start(self, token: "Token") -> int:
        """Where the token starts in the text as published."""
        return self.starts[token.idx]

    def end(self, token: "Token") -> int:
        """Where the token ends in the text as published."""
        return self.ends[token.idx + len(token) - 1]

    def words(self, first: "Token", last: "Token") -> str:
        """The text as published from the first to the last token, both included."""
        return self.source.text[self.start(first) : self.end(last)]

    def reference(self, token: "Token") -> Reference:
        """What stands at a token, for a role in a claim: `#n` for candidate n, else the words of its noun phrase."""
        number = self.candidate_of(token)
        if number is not None:
            candidate = self.candidates[number]
            person = candidate.kind == "definite" and candidate.type == "person"
            words = self.noun_phrase(token, short=True) if person else self.source.text[candidate.start : candidate.end]
            return Reference(id=f"#{number}", name=words)
        return Reference(name=self.noun_phrase(token))

    def noun_phrase(self, token: "Token", short: bool = False) -> str:
        """The words of the noun phrase that the token heads, without its relative clauses and appositions.

        A `short` one goes on behind the noun only with "of": "rebels" of "rebels in the east".
        """
        left = token
        for child in token.lefts:
            if child.dep_ not in _OUTSIDE and child.left_edge.i < left.i:
                left = child.left_edge
                break
        right = token
        for child in token.rights:
            if child.dep_ in _INSIDE and child.i - token.i <= 12 and not (short and child.lower_ != "of"):
                right = child.right_edge if not short else _end_of(child)
            else:
                break
        return self.words(left, right)


def _end_of(preposition: "Token") -> "Token":
    """The last word of a prepositional phrase, without the clauses in it: "of the gunmen who"."""
    nouns = [child for child in preposition.children if child.dep_ == "pobj"]
    told = any(child.dep_ in _CLAUSES for noun in nouns for child in noun.subtree)
    return nouns[0] if nouns and told else preposition.right_edge


_CLAUSES = frozenset({"acl", "relcl"})
_OUTSIDE = frozenset({"punct", "cc", "preconj", "advmod", "mark"})
_INSIDE = frozenset({"prep", "case", "compound", "nummod"})
