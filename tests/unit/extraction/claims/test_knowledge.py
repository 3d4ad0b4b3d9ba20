"""The word lists: one more word is one more line, and a wrong line is told."""

import pytest

from worker.extraction.claims.knowledge import Frames, Titles, cues, frames, missions, titles
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import units
from worker.extraction.knowledge import KnowledgeError
from worker.extraction.knowledge.loading import parse

FRAME = '[[frame]]\nname = "lends"\nkind = "contribution"\nsays = "{says}"\nverbs = ["lend"]\nsubject = "{role}"\n'
ALLIANCES = 'alliances = ["nato"]\n'


def test_every_list_of_the_package_is_valid() -> None:
    assert all([cues(), frames(), missions(), titles(), units(), kinds()])


def test_a_frame_is_a_few_lines_of_toml() -> None:
    read = parse(ALLIANCES + FRAME.format(says="equipment", role="actor"), Frames, "frames.toml")
    assert read.frame[0].verbs == ("lend",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ALLIANCES + FRAME.format(says="jumps", role="actor"), "'jumps' is none of"),
        (ALLIANCES + FRAME.format(says="equipment", role="giver"), "giver"),
        (ALLIANCES + FRAME.format(says="equipment", role="actor") + "colour = 3\n", "colour"),
        ("alliances = [", "frames.toml"),
    ],
)
def test_a_wrong_line_is_told_with_its_file(text: str, told: str) -> None:
    with pytest.raises(KnowledgeError, match=r"frames\.toml") as error:
        parse(text, Frames, "frames.toml")
    assert told in str(error.value)


def test_a_list_that_is_missing_is_told() -> None:
    with pytest.raises(KnowledgeError, match=r"titles.toml: .*ranks"):
        parse('heads = ["president"]', Titles, "titles.toml")
