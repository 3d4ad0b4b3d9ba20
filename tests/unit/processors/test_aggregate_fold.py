"""The fold for every kind of claim: it depends on nothing but the set of messages."""

import random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import CLAIM_MESSAGES
from tests.unit.state.messages import (
    CASES,
    KINDS,
    Tables,
    contents,
    empty,
    expected,
    fold,
    hot_stories,
    shuffled,
    stories,
    write,
)
from worker.processors.aggregate import Aggregate
from worker.state import decode_row, value_of
from worker.state.reports import TEXT_MARK
from worker.transport.partitioning import partition_of

quick = settings(max_examples=CASES, deadline=None)
SEEDS = st.integers(0, 2**32 - 1)


@pytest.mark.parametrize("kind", KINDS)
def test_any_order_repetition_and_split_into_batches_gives_the_same_rows(kind: str) -> None:
    @quick
    @given(stories(kind), SEEDS, st.sampled_from((1, 3, 50)), st.integers(1, 30))
    def holds(messages: list[CLAIM_MESSAGES], seed: int, keep: int, batch: int) -> None:
        assert fold(shuffled(messages, seed), keep, batch) == expected(messages, keep)

    holds()


@pytest.mark.parametrize("kind", KINDS)
def test_any_split_over_partitions_gives_the_same_rows(kind: str) -> None:
    @quick
    @given(stories(kind), SEEDS, st.sampled_from((1, 2, 8)), st.integers(1, 5))
    def holds(messages: list[CLAIM_MESSAGES], seed: int, partitions: int, batch: int) -> None:
        messages = [_of_owner(message, number % 5) for number, message in enumerate(messages)]
        shares: dict[int, list[CLAIM_MESSAGES]] = {}
        for message in shuffled(messages, seed):
            shares.setdefault(partition_of(message.owner.encode(), partitions), []).append(message)
        together: Tables = {name: {} for name in expected([], 3)}
        for share in shares.values():
            for name, rows in fold(share, 3, batch).items():
                assert not together[name].keys() & rows.keys()
                together[name] |= rows
        assert together == expected(messages, 3)

    holds()


def _of_owner(message: CLAIM_MESSAGES, number: int) -> CLAIM_MESSAGES:
    """The message as one on another coalition, of which it is the claim, too."""
    owner = f"{message.owner}-{number}"
    return msgspec.structs.replace(message, owner=owner, cell=f"{owner}|{message.cell.split('|', 1)[1]}")


@pytest.mark.parametrize("kind", KINDS)
def test_a_crash_at_any_point_and_redelivery_gives_the_same_rows(kind: str) -> None:
    @quick
    @given(stories(kind), SEEDS, st.sampled_from((1, 3, 50)))
    def holds(messages: list[CLAIM_MESSAGES], seed: int, keep: int) -> None:
        assert fold_with_crashes(shuffled(messages, seed), keep, random.Random(seed)) == expected(messages, keep)

    holds()


@settings(max_examples=CASES, deadline=None)
@given(hot_stories(), SEEDS, st.sampled_from((1, 3)))
def test_a_hot_cell_survives_crashes_though_its_row_keeps_few_reports(
    messages: list[CLAIM_MESSAGES], seed: int, keep: int
) -> None:
    assert fold_with_crashes(messages, keep, random.Random(seed)) == expected(messages, keep)


@settings(max_examples=CASES, deadline=None)
@given(hot_stories(), SEEDS, st.sampled_from((1, 3, 10, 50)), st.integers(1, 5))
def test_a_hot_cell_counts_exactly_in_any_order(
    messages: list[CLAIM_MESSAGES], seed: int, keep: int, batch: int
) -> None:
    assert fold(messages, keep, batch) == expected(messages, keep)
    assert fold(shuffled(messages, seed), keep, batch) == expected(messages, keep)


def fold_with_crashes(messages: list[CLAIM_MESSAGES], keep: int, chance: random.Random) -> Tables:
    """Batches of any size; before the offset moves, a crash may leave a prefix of the writes to each table."""
    tables, offset = empty(), 0
    while offset < len(messages):
        batch = messages[offset : offset + chance.randint(1, 6)]
        folded = Aggregate(tables, keep=keep).take(batch)
        if chance.random() < 0.5:
            write(tables, folded)
            offset += len(batch)
            continue
        durable = chance.randint(0, len(folded.reports))
        tables["reports"].apply(dict(list(folded.reports.items())[:durable]))
        if durable == len(folded.reports):
            for name, writes in folded.cells.items():
                tables[name].apply(dict(list(writes.items())[: chance.randint(0, len(writes))]))
        offset = max(0, offset - chance.choice((0, 0, 0, 2)))
    return contents(tables)


@settings(max_examples=CASES, deadline=None)
@given(st.sampled_from(KINDS).flatmap(lambda kind: stories(kind, size=40)), SEEDS)
def test_how_many_reports_a_row_keeps_never_changes_an_answer(messages: list[CLAIM_MESSAGES], seed: int) -> None:
    order = shuffled(messages, seed)
    bounded, unbounded = fold(order, keep=3, batch=2), fold(order, keep=1000, batch=2)
    for tables in (bounded, unbounded):
        tables["reports"] = {key: row for key, row in tables["reports"].items() if not key.startswith(TEXT_MARK)}
    assert bounded["reports"] == unbounded["reports"]
    for name in bounded.keys() - {"reports"}:
        assert bounded[name].keys() == unbounded[name].keys()
        for key in bounded[name]:
            row, whole = decode_row(bounded[name][key]), decode_row(unbounded[name][key])
            assert (row.answer, row.totals, row.contradictions) == (whole.answer, whole.totals, whole.contradictions)
            assert row.newest == whole.newest[:3]


@settings(max_examples=CASES, deadline=None)
@given(st.sampled_from(KINDS).flatmap(stories), SEEDS, st.integers(1, 5))
def test_changes_form_a_chain_that_ends_in_the_answers(messages: list[CLAIM_MESSAGES], seed: int, batch: int) -> None:
    tables, order = empty(), shuffled(messages, seed)
    aggregate = Aggregate(tables, keep=3)
    values: dict[str, str | None] = {}
    ids = []
    for start in range(0, len(order), batch):
        folded = aggregate.take(order[start : start + batch])
        write(tables, folded)
        for change in folded.changes:
            before = value_of(change.before) if change.before else None
            after = value_of(change.after) if change.after else None
            assert before == values.get(change.cell)
            assert before != after
            values[change.cell] = after
            ids.append(change.id)
    rows = {
        key.decode(): decode_row(row).value
        for name, table in contents(tables).items()
        if name != "reports"
        for key, row in table.items()
    }
    assert {cell: value for cell, value in values.items() if value is not None} == rows
