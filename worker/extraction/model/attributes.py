"""spaCy's rules for parts of speech, morphology and irregular lemmas, each looked up once for a kind of token.

The model's attribute ruler runs a matcher over every text, which takes a tenth of the whole analysis. Nearly all of its
rules look at one token: its tag, its dependency, and whether it is one of some two hundred words. What they give is
remembered by these three. A text with words that begin a rule of several tokens ("there is", "let's") goes through the
ruler itself.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, cast

from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

NAME = "remembered_attributes"
MOST_WORDS = 50_000  # whose part in the rules is remembered

Key = tuple[int, int, int]  # tag, word (0 for all that no rule names), dependency
Values = tuple[int, int, int, int, Any]  # tag, part of speech, lemma, dependency, morphology


class RememberedAttributes:
    """Does what a ruler does. Its name in a pipeline is `attribute_ruler`, as before."""

    def __init__(self, vocab: Vocab, ruler: AttributeRuler) -> None:
        self._vocab, self._ruler = vocab, ruler
        alone, together = _split(ruler.patterns)
        self._words = _Words(vocab, alone)
        self._begins = _Words(vocab, together)
        self._begins_by_dep = {vocab.strings[dep] for token in together for dep in _strings(token.get("DEP"))}
        self._known: dict[Key, Values] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of a text that has been tagged and parsed."""
        words, begins, begins_by_dep, known = self._words, self._begins, self._begins_by_dep, self._known
        rows: list[tuple[Token, Values]] = []
        for token in doc:
            lower, dep = token.lower, token.dep
            if dep in begins_by_dep or begins.named(lower):
                return self._ruler(doc)
            key = (token.tag, lower if token.is_space else words.named(lower), dep)
            rows.append((token, known.get(key) or self._ruled(key, token)))
        for token, (tag, pos, lemma, dep, morph) in rows:
            token.pos = pos
            token.set_morph(morph)  # type: ignore[attr-defined]
            if lemma:
                token.lemma = lemma
            if token.tag != tag:
                token.tag = tag
            if token.dep != dep:
                token.dep = dep
        return doc

    def _ruled(self, key: Key, token: Token) -> Values:
        alone = Doc(self._vocab, words=[token.lower_], tags=[token.tag_], deps=[token.dep_], heads=[0])
        ruled = self._ruler(alone)[0]
        self._known[key] = (ruled.tag, ruled.pos, ruled.lemma, ruled.dep, ruled.morph)
        return self._known[key]


class _Words:
    """The words that rules name, and those that fit their regular expressions, by their ids."""

    def __init__(self, vocab: Vocab, tokens: list[Mapping[str, Any]]) -> None:
        self._vocab = vocab
        self._words = {word for token in tokens for word in _strings(token.get("LOWER"))}
        self._shapes = [
            re.compile(token["LOWER"]["REGEX"]) for token in tokens if "REGEX" in (token.get("LOWER") or {})
        ]
        self._named: dict[int, int] = {}

    def named(self, word: int) -> int:
        """The word where a rule may look at it, 0 where none does."""
        found = self._named.get(word)
        if found is None:
            if len(self._named) >= MOST_WORDS:
                self._named.clear()
            text = self._vocab.strings[word]
            counts = text in self._words or any(shape.search(text) for shape in self._shapes)
            found = self._named[word] = word if counts else 0
        return found


def _split(patterns: list[Any]) -> tuple[list[Mapping[str, Any]], list[Mapping[str, Any]]]:
    """The tokens of the rules that look at one, and the first tokens of those that look at several."""
    alone: list[Mapping[str, Any]] = []
    together: list[Mapping[str, Any]] = []
    for rule in patterns:
        for pattern in rule["patterns"]:
            (alone if len(pattern) == 1 else together).append(pattern[0])
    return alone, together


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for listed in ("IN", "NOT_IN") for text in value.get(listed, ()))


def remember_attributes(nlp: Language) -> None:
    """Put the remembered rules in the place of the model's ruler. Raises ValueError where the model has none."""
    ruler = cast(AttributeRuler, nlp.get_pipe("attribute_ruler"))
    Language.factory(NAME, func=lambda nlp, name: RememberedAttributes(nlp.vocab, ruler))
    nlp.replace_pipe("attribute_ruler", NAME)
