"""Recorded claims folded at once give what the worker's fold gives message by message, byte for byte."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from schemas import CLAIM_MESSAGES, REPORTS, Record
from schemas.cloudevents import encode
from tests.unit.state.messages import CASES, KINDS, contents, fold, hot_stories, shuffled, stories
from worker.replay.claims import fold_claims
from worker.settings import Settings

KEEP = 5
SETTINGS = Settings(cell_reports=KEEP)


def record(offset: int, message: CLAIM_MESSAGES) -> Record:
    value, headers = encode(message, source="/test", timestamp_ms=0)
    return Record(
        topic=REPORTS.name,
        partition=0,
        offset=offset,
        timestamp_ms=0,
        key=message.owner.encode(),
        value=value,
        headers=tuple(headers),
    )


def folded(messages: Sequence[CLAIM_MESSAGES]) -> dict[str, dict[bytes, bytes]]:
    tables = contents(fold_claims([record(*each) for each in enumerate(messages)], SETTINGS))
    assert tables.pop("documents") == {}
    return tables


@given(messages=st.sampled_from(KINDS).flatmap(stories) | hot_stories(), seed=st.integers(0, 999))
def test_the_tables_are_those_of_the_worker(messages: list[CLAIM_MESSAGES], seed: int) -> None:
    assert CASES
    assert folded(shuffled(messages, seed)) == fold(messages, KEEP)


def test_records_that_hold_no_claim_are_passed_over() -> None:
    bad = Record(topic=REPORTS.name, partition=0, offset=0, timestamp_ms=0, key=b"k", value=b"garbage")
    assert not any(rows.as_dict() for rows in fold_claims([bad], SETTINGS).values())
