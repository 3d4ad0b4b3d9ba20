"""The aggregate processor: single cases, each a property of its own."""

import itertools
from collections.abc import Iterator

import msgspec
import pytest

from schemas import CLAIM_MESSAGES, ClaimMade, StateChanged
from tests.unit.state.messages import contents, empty, expected, fold, made, retracted, write
from worker.errors import ProcessingError
from worker.processors.aggregate import Aggregate, Folded
from worker.processors.rows import MemoryRows
from worker.state import decode_report, decode_row, value_of


def the_row(tables: dict[str, MemoryRows]) -> bytes | None:
    rows = list(tables["deployments"].scan())
    assert len(rows) <= 1
    return rows[0][1] if rows else None


def in_turn(messages: list[CLAIM_MESSAGES]) -> tuple[dict[str, MemoryRows], list[Folded]]:
    tables = empty()
    results = []
    for message in messages:
        results.append(Aggregate(tables).take([message]))
        write(tables, results[-1])
    return tables, results


def told(change: StateChanged) -> tuple[str | None, str | None, str, str]:
    before = value_of(change.before) if change.before else None
    after = value_of(change.after) if change.after else None
    return before, after, change.cause, change.learned_at


OLDER = made(document="pentagon", answer=1, published_at="2017-06")
NEWER = made(document="afp", answer=4, published_at="2017-12", version=2)


def test_the_report_that_is_latest_in_what_it_speaks_of_answers_whichever_came_first() -> None:
    for order in ([OLDER, NEWER], [NEWER, OLDER]):
        tables, _ = in_turn(order)
        row = the_row(tables)
        assert row is not None
        assert decode_row(row).answer == NEWER
        assert [item.value for item in decode_row(row).contradictions] == ["about 500 present"]


def test_a_report_that_changes_no_value_sends_no_change() -> None:
    same = made(document="reuters", answer=4, published_at="2018-01", version=3)
    _, results = in_turn([OLDER, NEWER, same, OLDER])
    assert [len(folded.changes) for folded in results] == [1, 1, 0, 0]


def test_a_retraction_lets_the_cell_fall_back_and_then_disappear_with_a_tombstone() -> None:
    first, second = retracted(NEWER, 3), retracted(OLDER, 4)
    tables, results = in_turn([OLDER, NEWER, first, second])
    changes = [told(change) for folded in results for change in folded.changes]
    assert changes == [
        (None, "about 500 present", "made", OLDER.learned_at),
        ("about 500 present", "about 2,000 present", "made", NEWER.learned_at),
        ("about 2,000 present", "about 500 present", "retracted", first.learned_at),
        ("about 500 present", None, "retracted", second.learned_at),
    ]
    assert results[-1].cells == {"deployments": {OLDER.cell.encode(): None}}
    assert the_row(tables) is None
    kept = [decode_report(row) for key, row in tables["reports"].scan() if not key.startswith(b"~")]
    assert [report.withdrawal for report in kept] == [first, second]


def test_a_retraction_before_its_claim_or_of_an_unknown_document_or_twice_is_harmless() -> None:
    withdrawal = retracted(NEWER, 3)
    tables, results = in_turn([withdrawal, withdrawal, NEWER, NEWER])
    assert the_row(tables) is None
    assert not any(folded.changes or folded.cells for folded in results)


def test_the_same_batch_again_writes_the_same_rows_and_sends_no_change() -> None:
    tables, _ = in_turn([OLDER, NEWER])
    before = contents(tables)
    again = Aggregate(tables).take([OLDER, NEWER])
    write(tables, again)
    assert contents(tables) == before
    assert again.changes == ()
    assert again.cells == {}
    assert set(again.reports) == set(before["reports"])


def test_copies_of_one_text_are_one_independent_document() -> None:
    copies = [made(document=name, paragraph=p, text=f"t{p}") for name in ("afp", "france24", "rfi") for p in (0, 1)]
    other = made(document="reuters", text="own words")
    for keep in (1, 50):
        row = decode_row(next(iter(fold([*copies, other], keep, batch=1)["deployments"].values())))
        assert (row.totals.reports, row.totals.documents, row.totals.independent) == (7, 4, 2)


class CountedRows(MemoryRows):
    """Rows that count how often they are read."""

    def __init__(self) -> None:
        super().__init__()
        self.reads = 0

    def get(self, key: bytes) -> bytes | None:
        self.reads += 1
        return super().get(key)

    def scan(self, prefix: bytes = b"") -> Iterator[tuple[bytes, bytes]]:
        self.reads += 1
        for pair in super().scan(prefix):
            self.reads += 1
            yield pair


def test_the_last_report_of_a_hot_cell_reads_no_more_rows_than_the_hundredth_and_its_row_stays_small() -> None:
    tables = {name: CountedRows() for name in empty()}
    reads, sizes = [], []
    for n in range(3000):
        message = made(
            document=f"document-number-{n}",
            answer=n * 7919 % 900,
            published_at=f"20{n % 30:02}-{n % 12 + 1:02}-{n % 28 + 1:02}",
            text=f"text-{n % 50}",
        )
        before = sum(rows.reads for rows in tables.values())
        write(tables, Aggregate(tables).take([message]))  # type: ignore[arg-type]
        reads.append(sum(rows.reads for rows in tables.values()) - before)
        sizes.append(len(the_row(tables) or b"") if n % 100 == 99 else 0)  # type: ignore[arg-type]
    assert max(reads[-100:]) <= max(reads[100:200]) <= 6
    assert max(sizes) < 25_000


TEXTS = [made(document=f"old-{n}", text=f"text-{n}", version=n + 1) for n in range(4)]
CUT_OFF: dict[str, list[CLAIM_MESSAGES]] = {
    "two copies arrive": [made(document="a", text="new", version=9), made(document="b", text="new", version=10)],
    "one copy arrives, another is withdrawn": [made(document="a", text="text-1", version=9), retracted(TEXTS[1], 10)],
    "a document leads with an earlier paragraph": [
        made(document="a", paragraph=1, text="text-2", version=9),
        made(document="a", paragraph=0, text="new", version=10),
        made(document="b", text="new", version=11),
    ],
    "a claim comes and goes": [
        made(document="a", text="new", version=9),
        made(document="b", text="new", version=10),
        retracted(made(document="a", text="new", version=9), 11),
    ],
}


@pytest.mark.parametrize("batch", CUT_OFF.values(), ids=CUT_OFF.keys())
@pytest.mark.parametrize("sizes", [(1, 1, 1), (2, 1), (1, 2), (3,)])
def test_a_batch_cut_off_after_any_write_is_mended_by_the_same_messages_in_other_batches(
    batch: list[CLAIM_MESSAGES], sizes: tuple[int, ...]
) -> None:
    for order in itertools.permutations(batch):
        before = empty()
        write(before, Aggregate(before, keep=1).take(TEXTS))
        writes = list(Aggregate(before, keep=1).take(order).reports.items())
        for durable in range(len(writes) + 1):
            tables = {name: MemoryRows(rows) for name, rows in contents(before).items()}
            tables["reports"].apply(dict(writes[:durable]))
            start = 0
            for size in sizes:
                write(tables, Aggregate(tables, keep=1).take(order[start : start + size]))
                start += size
            assert contents(tables) == expected([*TEXTS, *batch], keep=1)


def test_rows_about_texts_go_when_a_cell_no_longer_has_more_reports_than_its_row_holds() -> None:
    messages: list[CLAIM_MESSAGES] = [
        made(document=f"d{n}", version=n + 1, published_at=published)
        for n, published in enumerate(("2016", "2015", "2017", "2018"))
    ]
    tables = empty()
    write(tables, Aggregate(tables, keep=3).take(messages))
    assert sum(key.startswith(b"~") for key, _ in tables["reports"].scan()) == 4
    oldest = retracted(made(document="d1", version=2, published_at="2015"), 9)
    write(tables, Aggregate(tables, keep=3).take([oldest]))
    assert contents(tables) == expected([*messages, oldest], keep=3)
    assert not any(key.startswith(b"~") for key, _ in tables["reports"].scan())


def test_rows_about_texts_that_a_cut_off_batch_left_go_when_its_claim_comes_again_with_its_withdrawal() -> None:
    messages: list[CLAIM_MESSAGES] = [made(document=f"d{n}", version=n + 1) for n in range(4)]
    withdrawal = retracted(made(document="d3", version=4), 5)
    before = empty()
    write(before, Aggregate(before, keep=3).take(messages[:3]))
    writes = list(Aggregate(before, keep=3).take(messages[3:]).reports.items())
    assert len(writes) == 5
    for durable in range(len(writes) + 1):
        tables = {name: MemoryRows(rows) for name, rows in contents(before).items()}
        tables["reports"].apply(dict(writes[:durable]))
        write(tables, Aggregate(tables, keep=3).take([messages[3], withdrawal]))
        assert contents(tables) == expected([*messages, withdrawal], keep=3)


def test_a_row_that_kept_fewer_reports_is_filled_up_under_a_greater_bound() -> None:
    messages = [made(document=f"d{n}", answer=n, version=n + 1) for n in range(8)]
    tables = empty()
    write(tables, Aggregate(tables, keep=2).take(messages[:7]))
    write(tables, Aggregate(tables, keep=5).take(messages[7:]))
    assert contents(tables) == expected(messages, keep=5)


def test_the_id_of_a_change_is_the_same_however_the_messages_are_batched() -> None:
    messages = [OLDER, NEWER, retracted(NEWER, 3)]
    together = Aggregate(empty()).take(messages).changes
    _, results = in_turn(messages)
    assert together == tuple(change for folded in results for change in folded.changes)
    assert len({change.id for change in together}) == 3


def test_a_message_that_brings_about_another_change_than_before_a_crash_sends_it_under_another_id() -> None:
    alone, after = Aggregate(empty()).take([NEWER]).changes, Aggregate(empty()).take([OLDER, NEWER]).changes
    assert alone[0].claim_id == after[1].claim_id
    assert alone[0].id != after[1].id


@pytest.mark.parametrize(
    "wrong",
    [
        {"cell": "coalition:other|deployment|x|fact"},
        {"cell": NEWER.cell.replace("deployment", "relation")},
        {"cell": NEWER.cell + "#1"},
        {"owner": "country:US"},
        {"claim": msgspec.structs.replace(NEWER.claim, id="")},
        {"claim": msgspec.structs.replace(NEWER.claim, id="a#b")},
    ],
)
def test_a_message_that_cannot_be_filed_is_refused_in_one_line(wrong: dict[str, object]) -> None:
    message: ClaimMade = msgspec.structs.replace(NEWER, **wrong)
    tables = empty()
    with pytest.raises(ProcessingError) as caught:
        Aggregate(tables).take([OLDER, message])
    assert "\n" not in str(caught.value)
    assert "cell" in str(caught.value)
