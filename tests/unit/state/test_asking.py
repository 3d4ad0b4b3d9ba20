"""Asking the state: now, at another time, why, and how it came about."""

import time

import pytest
from hypothesis import given, settings

from schemas import CLAIM_MESSAGES, Time
from tests.unit.state.messages import CASES, fold, hot_stories, made, retracted
from worker.errors import UnknownName
from worker.state import (
    decode_row,
    encode_report,
    history,
    moment_of,
    reports_in,
    state,
    state_as_of,
    state_at,
    state_known_at,
    why,
)
from worker.state.reports import cell_prefix, merged, report_key

PENTAGON = made(document="pentagon", answer=1, published_at="2017-06", version=1)
AFP = made(document="afp", answer=4, published_at="2017-12", version=2)
WRONG = made(document="blog", answer=10, published_at="2018-02", version=3)
WITHDRAWN = retracted(WRONG, 4)
SINCE = made("relation", document="afp", detail=2, published_at="2017-12", version=5)
STORY: list[CLAIM_MESSAGES] = [PENTAGON, AFP, WRONG, WITHDRAWN, SINCE]
TABLES = fold(STORY, keep=50)
REPORTS = TABLES["reports"]
CELL = AFP.cell


def answers(rows: tuple[object, ...]) -> dict[str, str]:
    return {row.kind: row.value for row in rows}  # type: ignore[attr-defined]


def test_the_state_now_is_the_rows_of_the_cells_by_owner_and_kind() -> None:
    rows = [row for name, table in TABLES.items() if name != "reports" for row in table.values()]
    now = state(rows)
    assert now == state(reversed(rows)) == state_at(REPORTS.items())
    assert answers(now) == {"deployment": "about 2,000 present", "relation": "not supports"}
    assert [row.kind for row in state(rows, kind="relation")] == ["relation"]
    assert state(rows, owner="coalition:other") == ()
    assert state(rows, owner=AFP.owner) == now


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2017-05", {"relation": "not supports"}),
        ("2017-06", {"deployment": "about 500 present", "relation": "not supports"}),
        ("2017-12-01", {"deployment": "about 500 present", "relation": "not supports"}),
        ("2017-12-31", {"deployment": "about 2,000 present", "relation": "not supports"}),
        ("2016-04", {}),
    ],
)
def test_as_of_a_moment_answers_what_had_begun_by_then(moment: str, expected: dict[str, str]) -> None:
    assert SINCE.claim.time == Time(start="2016-05", precision="month")
    assert answers(state_as_of(REPORTS.items(), moment_of(moment))) == expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-01-01", "about 500 present"),
        ("2026-01-02", "about 2,000 present"),
        ("2026-01-03", "about 5,000 present"),
        ("2026-01-04", "about 2,000 present"),
    ],
)
def test_known_at_a_moment_answers_what_was_believed_then(moment: str, expected: str) -> None:
    assert answers(state_known_at(REPORTS.items(), moment_of(moment)))["deployment"] == expected
    assert state_known_at(REPORTS.items(), moment_of("2025")) == ()


def test_both_moments_together_ask_what_was_then_believed_of_an_earlier_time() -> None:
    rows = state_at(REPORTS.items(), as_of=moment_of("2018-01"), known_at=moment_of("2026-01-03"))
    assert answers(rows)["deployment"] == "about 2,000 present"


def test_known_at_a_moment_is_the_fold_of_the_messages_learned_until_then() -> None:
    for count in range(1, len(STORY) + 1):
        tables = fold(STORY[:count], keep=50)
        rows = tuple(decode_row(row) for name, table in tables.items() if name != "reports" for row in table.values())
        assert set(state_known_at(REPORTS.items(), moment_of(STORY[count - 1].learned_at))) == set(rows)


def test_why_gives_the_standing_reports_with_the_answer_first_and_then_the_withdrawn() -> None:
    grounds = why(REPORTS.items(), CELL)
    assert [(ground.claim, ground.answers, ground.withdrawn) for ground in grounds] == [
        (AFP, True, None),
        (PENTAGON, False, None),
        (WRONG, False, WITHDRAWN),
    ]
    assert [ground.value for ground in grounds] == ["about 2,000 present", "about 500 present", "about 5,000 present"]


def test_history_tells_how_the_answer_came_to_be_known_and_on_whose_word() -> None:
    turns = history(REPORTS.items(), CELL)
    assert [(turn.before, turn.after, turn.because) for turn in turns] == [
        (None, "about 500 present", PENTAGON),
        ("about 500 present", "about 2,000 present", AFP),
        ("about 2,000 present", "about 5,000 present", WRONG),
        ("about 5,000 present", "about 2,000 present", WITHDRAWN),
    ]
    assert turns[-1].answer == AFP


def test_history_by_what_occurred_leaves_out_what_was_withdrawn() -> None:
    turns = history(reversed(REPORTS.items()), CELL, by="occurred")
    assert [(turn.moment[:7], turn.after) for turn in turns] == [
        ("2017-06", "about 500 present"),
        ("2017-12", "about 2,000 present"),
    ]


@settings(max_examples=CASES, deadline=None)
@given(hot_stories())
def test_history_gives_the_answers_that_the_state_had_at_each_moment(messages: list[CLAIM_MESSAGES]) -> None:
    reports = {key: row for key, row in fold(messages, keep=50)["reports"].items() if b"|fact#" in key}
    for cell in {cell for cell, _ in reports_in(reports.items())}:
        of_cell = [(key, row) for key, row in reports.items() if key.startswith(cell_prefix(cell))]
        for by, at in (("learned", state_known_at), ("occurred", state_as_of)):
            value = None
            for turn in history(of_cell, cell, by=by):  # type: ignore[arg-type]
                assert turn.before == value
                rows = at(of_cell, turn.moment)
                value = rows[0].value if rows else None
                assert turn.after == value != turn.before
            now = at(of_cell, moment_of("9999"))
            assert value == (now[0].value if now else None)


def test_the_history_of_a_hot_cell_takes_no_longer_than_its_reports_are_many() -> None:
    messages = [made(document=f"d{n}", answer=n % 7, version=n, published_at=f"20{n % 100:02}") for n in range(1, 4001)]
    rows = [
        (report_key(CELL, each.claim.document_id, each.claim.id), encode_report(merged(None, each)))
        for each in messages
    ]
    started = time.process_time()
    assert len(history(rows, CELL)) > 5
    assert len(history(rows, CELL, by="occurred")) > 5
    assert time.process_time() - started < 5


def test_an_unknown_cell_is_named_with_those_that_read_alike() -> None:
    alike = CELL.replace("IQ", "IR")
    with pytest.raises(UnknownName, match=r"there is no cell .*; did you mean .*country:IQ"):
        why(REPORTS.items(), alike)
    with pytest.raises(UnknownName, match=r"`coalition state --cells` lists the cells"):
        history(REPORTS.items(), "?")


def test_every_row_leads_back_to_its_reports() -> None:
    known = {cell for cell, _ in reports_in(REPORTS.items())}
    assert {row.cell for row in state_at(REPORTS.items())} == known
