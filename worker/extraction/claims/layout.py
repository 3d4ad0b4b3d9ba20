"""What lies in a parsed paragraph by position: sentences, quotations, quantities and time expressions.

Everything is found once, in one pass, and looked up by token afterwards.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache, cached_property

from spacy.tokens import Span, Token

from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.forces_words import is_group
from worker.extraction.claims.quantities import Quantity, noun_of, quantities_in
from worker.extraction.claims.statements.quotations import Quotation, quotations_in
from worker.extraction.claims.syntax import clause_verb
from worker.extraction.claims.times import TimeExpression, times_in
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import nouns
from worker.extraction.parsed import Parsed
from worker.extraction.word_index import WordIndex

MOST_BELOW = 80
_NEAR = 9
_FALLING = frozenset({"fall", "die", "perish"})
_SUFFERING = frozenset({"kill", "die", "wound", "hurt", "injure", "life", "lose"})  # "lost their lives"
_LOST = frozenset({"dead", "casualties", "victims", "wounded", "fatalities", "injured", "missing", "toll"})

_ONLY_OF_FORCES = frozenset({"pullout", "pull-out", "pullback", "pull-back", "drawdown", "redeployment"})


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(prefix.lower() for prefix in around().ships)


class Layout:
    """The positions of one paragraph."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.doc = parsed.doc
        self.tokens = parsed.tokens
        self.times: tuple[TimeExpression, ...] = times_in(parsed.text, parsed.source.published_at)
        self.quotations: tuple[Quotation, ...] = quotations_in(parsed.text)

    @cached_property
    def dated(self) -> frozenset[int]:
        """Tokens within a time expression."""
        spans = self._tokens_within((time.start, time.end) for time in self.times)
        return frozenset(token for tokens in spans for token in tokens)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every number that counts something."""
        return quantities_in(self.doc, self.dated | self._in_names())

    def _in_names(self) -> frozenset[int]:
        """Digits that are part of a name: "the 55 Division", "Task Force 58"."""
        candidates, covering = self.parsed.candidates, self.parsed.covering
        named = (at for at in self.covered if candidates[covering[at]].kind == "named")
        return frozenset(at for at in named if self.tokens[at].text[0].isdigit())

    @cached_property
    def covered(self) -> list[int]:
        """The tokens that candidates cover, in their order."""
        return [at for at, number in enumerate(self.parsed.covering) if number >= 0]

    @cached_property
    def nouns(self) -> tuple[str, ...]:
        """Each token as a counted noun is listed."""
        return tuple(map(noun_of, self.tokens))

    @cached_property
    def lemmas(self) -> tuple[str, ...]:
        """The lemma of each token in lower case."""
        return tuple(token.lemma_.lower() for token in self.tokens)

    def of_lemma(self, *words: Iterable[str]) -> list[Token]:
        """The tokens whose lemma in lower case is one of the words, in their order; looked up and not walked."""
        return self._by_lemma.find(*words)

    def of_word(self, *words: Iterable[str]) -> list[Token]:
        """The tokens that are one of the words in lower case, in their order."""
        return self.parsed.by_word.find(*words)

    @cached_property
    def _by_lemma(self) -> WordIndex:
        return WordIndex(self.tokens, self.lemmas)

    @cached_property
    def first_force(self) -> int:
        """The first token that names forces; beyond the last token where none does."""
        listed = nouns("force")
        first = next((at for at, noun in enumerate(self.nouns) if noun in listed), len(self.doc))
        groups = (*self.of_word({"member", "members"}), *self.of_lemma(around().groups))
        others = (*self.of_word({"men"}), *(word for word in groups if word.i < first and is_group(word)))
        return min((first, *(word.i for word in others)))

    @cached_property
    def has_forces(self) -> bool:
        """Whether the text names forces, ships, aircraft or arms, or a coalition that may act as a force."""
        if self.first_force < len(self.doc):
            return True
        if "their numbers" in self.parsed.text or "its numbers" in self.parsed.text:
            return True
        if self.of_lemma(_ONLY_OF_FORCES):
            return True
        if any(token.text in around().ships for token in self.of_word(_prefixes())):
            return True
        listed = nouns("craft") | around().irregulars
        return not listed.isdisjoint(self.nouns) or any(
            candidate.description is not None
            or candidate.type == "coalition"
            or (candidate.entity is not None and candidate.entity.type == "coalition")
            for candidate in self.parsed.candidates
        )

    @cached_property
    def by_head(self) -> dict[int, tuple[Quantity, ...]]:
        """Quantities by the token they count, elliptical ones by their own last token."""
        table: dict[int, list[Quantity]] = {}
        for quantity in self.quantities:
            at = quantity.last - 1 if quantity.inherited or quantity.head is None else quantity.head
            table.setdefault(at, []).append(quantity)
        return {at: tuple(found) for at, found in table.items()}

    @cached_property
    def counting(self) -> dict[int, Quantity]:
        """The quantity whose words a token is one of."""
        return {token: quantity for quantity in self.quantities for token in range(quantity.first, quantity.last)}

    def quantities_between(self, first: int, last: int) -> tuple[Quantity, ...]:
        """The quantities that start at tokens `first` to `last`, both included."""
        low = bisect_left(self._firsts, first)
        return self.quantities[low : bisect_right(self._firsts, last)]

    @cached_property
    def _firsts(self) -> list[int]:
        return [quantity.first for quantity in self.quantities]

    @cached_property
    def timed(self) -> tuple[tuple[int, int, TimeExpression], ...]:
        """Time expressions that tell when, each with its first token and the verb of its clause, in order."""
        spans = self._tokens_within((time.start, time.end) for time in self.times)
        return tuple(
            (tokens[0], clause_verb(self.doc[tokens[0] : tokens[-1] + 1].root).i, expression)
            for tokens, expression in zip(spans, self.times, strict=True)
            if tokens and expression.time is not None
        )

    @cached_property
    def _sentences(self) -> list[tuple[int, int]]:
        starts = [token.i for token in self.tokens if token.is_sent_start or token.i == 0]
        return list(zip(starts, [*starts[1:], len(self.doc)], strict=True))

    def sentence(self, token: int) -> tuple[int, int]:
        """The first token of the token's sentence, and the one after its last."""
        return self._sentences[bisect_right(self._sentences, (token, len(self.doc))) - 1]

    def sentence_before(self, token: int) -> tuple[int, int]:
        """As `sentence`, of the one before the token's; both are 0 where there is none."""
        first, _ = self.sentence(token)
        return self.sentence(first - 1) if first else (0, 0)

    def suffering(self, token: Token) -> bool:
        """Whether the clause of the token tells of dead, wounded or captured people."""
        verb = clause_verb(token)
        if verb.lower_ == "including":
            verb = clause_verb(verb.head)  # "killed 25 people, including 12 soldiers"
        behind = self.doc[token.i + 1 : token.i + _NEAR]
        if any(t.dep_ == "relcl" and t.lemma_ in _FALLING and t.head.i >= token.i for t in behind):
            return True  # "the 13 members of the force who have fallen"
        words = kinds().casualties.outcomes
        near = self.doc[min(verb.i, token.i) : verb.i + 9]
        if any(child.lower_ == "among" and _is_of_the_lost(child) for child in verb.lefts):
            return True  # "among those killed were six Danes"
        if any(child.dep_ == "nsubj" and child.lower_ in _LOST for child in verb.lefts):
            return True  # "the dead included 12 airmen"
        told = (word for word in near if word.lower_ in words or word.lemma_ in _SUFFERING)
        return any(not word.is_ancestor(verb) for word in told)  # "Chad, whose men are in Mali, lost two"

    def below(self, token: Token) -> Span:
        """The words of the token's phrase, as far as they are near."""
        first = max(token.left_edge.i, token.i - MOST_BELOW)
        return self.doc[first : min(token.right_edge.i, token.i + MOST_BELOW) + 1]

    @cached_property
    def quoted(self) -> dict[int, int]:
        """The quotation that each token stands in."""
        return {token: number for number, tokens in enumerate(self.quoted_tokens) for token in tokens}

    @cached_property
    def quoted_tokens(self) -> list[list[int]]:
        """The tokens of each quotation."""
        return list(self._tokens_within((quotation.start, quotation.end) for quotation in self.quotations))

    def _tokens_within(self, spans: Iterable[tuple[int, int]]) -> Iterator[list[int]]:
        """The tokens that start within each stretch of the parse text; the stretches come in their order."""
        at, size = 0, len(self.doc)
        for start, end in spans:
            while at and self.doc[at - 1].idx >= start:
                at -= 1
            while at < size and self.doc[at].idx < start:
                at += 1
            found = []
            while at < size and self.doc[at].idx < end:
                found.append(at)
                at += 1
            yield found


def _is_of_the_lost(among: Token) -> bool:
    words = kinds().casualties.outcomes
    inner = among.doc[among.i + 1 : among.right_edge.i + 1]
    return any(word.lower_ in words or word.lower_ in _LOST for word in inner[:9])
