"""A story: what its file may say, and the lines that tell what a step has changed."""

from pathlib import Path

import msgspec
import pytest

from tests.unit.cli import claims
from tests.unit.cli.claims import row
from worker.cli.story import by_cell, changed_lines, read_story
from worker.errors import DocumentError

SEEDS = Path(__file__).parents[3] / "seeds"
OTHER_SIZE = msgspec.structs.replace(claims.SIZE, count=74)


def test_the_seeds_tell_a_story_with_a_correction_and_a_retraction() -> None:
    story = read_story(SEEDS)
    documents = [document for step in story for document in step.documents]
    published = {path.name for path in SEEDS.glob("*.txt")}
    assert len(documents) == len(published) >= 7
    assert [document.revision for document in documents].count(2) == 1
    assert {step.retract for step in story if step.retract} <= {document.id for document in documents}
    assert any(step.retract for step in story)
    assert all(document.published_at and document.source for document in documents)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "cannot be read: No such file"),
        ("step = 1", "not usable as a story"),
        ("[[step]]\ntitle = 'x'\nretracts = 'y'", "not usable as a story"),
        ("[[step", "not usable as a story"),
        ("[[step]]\ntitle = 'x'", "step 'x': give either `publish`, or `retract` with a `reason`"),
        ("[[step]]\ntitle = 'x'\nretract = 'y'", "give either"),
        ("[[step]]\ntitle = 'x'\nretract = 'y'\nreason = 'z'\npublish = ['a.txt']", "give either"),
        ("[[step]]\ntitle = 'x'\npublish = ['gone.txt']", "gone.txt: no such file"),
    ],
)
def test_a_story_that_cannot_be_used_says_why(tmp_path: Path, content: str | None, says: str) -> None:
    if content is not None:
        (tmp_path / "story.toml").write_text(content, "utf-8")
    with pytest.raises(DocumentError) as error:
        read_story(tmp_path)
    assert says in str(error.value)


def test_what_is_new_other_or_gone_is_told_in_a_line_each() -> None:
    before = by_cell([row(claims.SIZE), row(claims.MEMBER)])
    after = by_cell([row(OTHER_SIZE), row(claims.TROOPS)])
    assert [line.plain for line in changed_lines(before, after)] == [
        "~ Global Coalition: 74 nations · before: 70",
        "- NATO: member of Global Coalition is no longer known",
        "+ United States: about 2,000 troops in Syria",
    ]


def test_only_the_telling_kinds_are_shown_and_the_others_counted() -> None:
    assert [line.plain for line in changed_lines({}, by_cell([row(claims.SIZE), row(claims.SAID)]))] == [
        "+ Global Coalition: 70 nations",
        "  and 1 other answer",
    ]
    assert [line.plain for line in changed_lines({}, by_cell([row(claims.SAID)]))] == ["  1 answer changed"]
    same = by_cell([row(claims.SIZE)])
    assert [line.plain for line in changed_lines(same, same)] == ["  no answer changed"]
