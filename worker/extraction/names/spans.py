"""Spans of tokens that compete to be candidates; who comes first, keeps its tokens."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from schemas import Entity
from worker.extraction.reading import CandidateKind, Description
from worker.extraction.word_index import WordIndex

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass
class NameSpan:
    """Tokens `first` to `end` (not included) that name somebody or stand for it.

    The mention may begin earlier, at the token `outer`, with words that name somebody else: "US-led coalition".
    """

    first: int
    end: int
    kind: CandidateKind
    head: str
    entity: Entity | None = None
    mention: bool = True
    title: str = ""
    description: Description | None = None
    outer: int | None = None


@dataclass
class Sheet:
    """The spans of a paragraph, and which of its tokens are taken.

    `by_text` finds tokens by their words as printed, `by_word` by those in lower case.
    """

    doc: "Doc"
    spans: list[NameSpan] = field(default_factory=list)
    taken: bytearray = field(default_factory=bytearray)
    tokens: "tuple[Token, ...]" = ()
    by_text: WordIndex = field(init=False)
    by_word: WordIndex = field(init=False)

    def __post_init__(self) -> None:
        self.taken = bytearray(len(self.doc))
        self.tokens = tuple(self.doc)  # making a token anew at each look costs as much as the look
        self.by_text = WordIndex(self.tokens, (token.text for token in self.tokens))
        self.by_word = WordIndex(self.tokens, (token.lower_ for token in self.tokens))

    def free(self, first: int, end: int) -> bool:
        """Whether no span has any of these tokens."""
        return not any(self.taken[first:end])

    def add(self, span: NameSpan) -> None:
        """Take a span with its tokens."""
        self.spans.append(span)
        self.taken[span.first : span.end] = b"\x01" * (span.end - span.first)

    def block(self, first: int, end: int) -> None:
        """Take tokens that name nobody."""
        self.taken[first:end] = b"\x01" * (end - first)
