"""Words are shown in their sentence, and stand where the offsets say."""

import pytest

from worker.cli.sentences import sentence_around

TEXT = "Officials met on Jan. 5. The U.S. has about 2,000 troops in Syria. “We stay,” said Gen. Smith. They left."


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("about 2,000 troops in Syria", "The U.S. has about 2,000 troops in Syria."),
        ("U.S. has about 2,000", "The U.S. has about 2,000 troops in Syria."),
        ("They left.", "They left."),
        ("We stay", "“We stay,” said Gen. Smith."),
        ("Officials", "Officials met on Jan. 5."),
        ("Syria. “We stay", "The U.S. has about 2,000 troops in Syria. “We stay,” said Gen. Smith."),
    ],
)
def test_the_sentence_around_words_is_whole_and_holds_them(words: str, sentence: str) -> None:
    start = TEXT.index(words)
    marked = sentence_around(TEXT, start, start + len(words))
    assert marked.text == sentence
    assert marked.text[marked.start : marked.end] == words
