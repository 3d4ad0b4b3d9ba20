"""How long the row of a cell can become, and that its bound in bytes never changes an answer."""

import random

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas import CLAIM_MESSAGES, ClaimMade, Reference, claim_id
from tests.unit.processors.test_aggregate_fold import SEEDS, fold_with_crashes
from tests.unit.state.messages import CASES, KINDS, expected, fold, hot_stories, made, retracted, shuffled
from worker.processors.arrivals import MAX_ID_BYTES
from worker.state import TABLES, cell_row, decode_row
from worker.state.reports import TEXT_MARK

LARGEST_ROW = 50_000
KEEP = 50
FEW_BYTES = (1, 600, 1200)  # one report in brief has about 240

quick = settings(max_examples=CASES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize("kind", KINDS)
def test_however_long_the_words_a_row_stays_short_and_answers_the_same(kind: str) -> None:
    messages = [_wordy(kind, number) for number in range(300)]
    withdrawn = random.Random(1).sample(messages, 60)
    tables = fold([*messages, *(retracted(message, 1000) for message in withdrawn)], KEEP, batch=20)
    cells = tables[TABLES[messages[0].claim.__struct_config__.tag]]  # type: ignore[index]
    standing = [message for message in messages if message not in withdrawn]
    assert cells
    for key, row in cells.items():
        assert len(row) < LARGEST_ROW
        reports = [message for message in standing if message.cell == key.decode()]
        whole, short = cell_row(key.decode(), reports, keep=len(reports)), decode_row(row)
        assert whole is not None
        assert (short.answer, short.contradictions) == (whole.answer, whole.contradictions)
        assert short.totals.reports == len(reports)
        assert len(short.newest) < KEEP


def _wordy(kind: str, number: int) -> ClaimMade:
    """A claim that is quoted at length, by a speaker of many words, in a document with the longest id and source."""
    message = made(
        kind, f"{number:04}".rjust(MAX_ID_BYTES, "d"), answer=number % 14, detail=number % 5, text=f"t{number}"
    )
    claim = msgspec.structs.replace(
        message.claim, text="words " * 400, attributed_to=Reference(name="an official of a ministry " * 100)
    )
    claim = msgspec.structs.replace(claim, id=claim_id(claim))
    return msgspec.structs.replace(message, claim=claim, source="a bulletin of many words " * 200)


@quick
@given(hot_stories(), SEEDS, st.sampled_from(FEW_BYTES), st.sampled_from((2, 50)), st.integers(1, 5))
def test_a_cell_that_is_bounded_in_bytes_counts_exactly_in_any_order(
    monkeypatch: pytest.MonkeyPatch, messages: list[CLAIM_MESSAGES], seed: int, most: int, keep: int, batch: int
) -> None:
    monkeypatch.setattr("worker.state.answers.NEWEST_BYTES", most)
    assert fold(messages, keep, batch) == expected(messages, keep)
    assert fold(shuffled(messages, seed), keep, batch) == expected(messages, keep)
    assert fold_with_crashes(shuffled(messages, seed), keep, random.Random(seed)) == expected(messages, keep)


@quick
@given(hot_stories(), SEEDS, st.sampled_from(FEW_BYTES))
def test_how_many_bytes_a_row_keeps_never_changes_an_answer(
    monkeypatch: pytest.MonkeyPatch, messages: list[CLAIM_MESSAGES], seed: int, most: int
) -> None:
    order = shuffled(messages, seed)
    monkeypatch.setattr("worker.state.answers.NEWEST_BYTES", 10**9)
    unbounded = fold(order, KEEP, batch=2)
    monkeypatch.setattr("worker.state.answers.NEWEST_BYTES", most)
    bounded = fold(order, KEEP, batch=2)
    for tables in (bounded, unbounded):
        tables["reports"] = {key: row for key, row in tables["reports"].items() if not key.startswith(TEXT_MARK)}
    assert bounded["reports"] == unbounded["reports"]
    for key, row in unbounded["deployments"].items():
        short, whole = decode_row(bounded["deployments"][key]), decode_row(row)
        assert (short.answer, short.totals, short.contradictions) == (whole.answer, whole.totals, whole.contradictions)
        assert short.newest == whole.newest[: len(short.newest)]
