"""Time travel: what was known at a moment, by asking the reports of today, is what a replay up to that moment gives."""

from pathlib import Path

import msgspec
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from schemas import DocumentRetracted, Message, Record
from schemas.cloudevents import iso_time
from tests.logs import record_of
from tests.reading import ReadingOnce
from tests.workers import articles
from worker.replay.folding import Fold, fold
from worker.settings import Settings
from worker.state import REPORTS_TABLE, TABLES, CellRow, decode_row, moment_of, state_as_of, state_known_at
from worker.transport.checking import messages_of

SETTINGS = Settings(partitions=1, data_dir=Path("unused"))
STORY = articles(6)


def history(steps: list[tuple[int, str]]) -> list[Record]:
    """A log of articles that are published, published anew with the text of another, and taken back."""
    revisions: dict[int, int] = {}
    messages: list[Message] = []
    for number, step in steps:
        document = STORY[number]
        if step == "retracted":
            messages.append(DocumentRetracted(document_id=document.id, reason="withdrawn"))
            continue
        revisions[number] = revisions.get(number, 0) + 1
        text = document.paragraphs if step == "published" else STORY[(number + 1) % len(STORY)].paragraphs
        revised = msgspec.structs.replace(document, revision=revisions[number], paragraphs=text)
        messages += messages_of(revised, SETTINGS)
    return [record_of(message, offset) for offset, message in enumerate(messages)]


def rows_of(result: Fold) -> tuple[CellRow, ...]:
    rows = [decode_row(row) for table in TABLES.values() for _, row in result.tables[table].scan(b"")]
    return tuple(sorted(rows, key=lambda row: (row.owner, row.kind, row.cell)))


steps = st.lists(
    st.tuples(st.integers(0, len(STORY) - 1), st.sampled_from(["published", "published", "changed", "retracted"])),
    min_size=1,
    max_size=12,
)


@given(steps=steps, cut=st.floats(0, 1))
@hypothesis_settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_replay_up_to_a_time_is_what_was_known_then(
    read: ReadingOnce, steps: list[tuple[int, str]], cut: float
) -> None:
    records = history(steps)
    reports = list(fold(records, read, SETTINGS).tables[REPORTS_TABLE].scan(b""))
    place = int(cut * (len(records) - 1))
    replayed = rows_of(fold(records[: place + 1], read, SETTINGS))
    known = state_known_at(reports, moment_of(iso_time(records[place].timestamp_ms)))
    assert tuple(sorted(known, key=lambda row: (row.owner, row.kind, row.cell))) == replayed


@given(steps=steps)
@hypothesis_settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_as_of_a_time_later_than_all_gives_the_answers_of_the_replay(
    read: ReadingOnce, steps: list[tuple[int, str]]
) -> None:
    result = fold(history(steps), read, SETTINGS)
    asked = state_as_of(list(result.tables[REPORTS_TABLE].scan(b"")), moment_of("2100"))
    assert {row.cell: row.value for row in asked} == {row.cell: row.value for row in rows_of(result)}


def test_the_history_of_the_test_has_withdrawals_in_it(read: ReadingOnce) -> None:
    result = fold(history([(0, "published"), (0, "retracted"), (1, "published"), (1, "changed")]), read, SETTINGS)
    assert any(b'"claim.retracted.v1"' in row for _, row in result.tables[REPORTS_TABLE].scan(b""))
