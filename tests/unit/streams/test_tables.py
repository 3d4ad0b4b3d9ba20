"""The worker's copy of the tables: rows by partition, an offset with them, a directory for each worker."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from worker.processors.rows import MemoryRows
from worker.streams.tables import DatabaseRows, PartitionRows, Storage


@pytest.fixture(params=["rocksdb", "memory"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Storage]:
    with Storage(tmp_path if request.param == "rocksdb" else None) as storage:
        yield storage


def rows_of(storage: Storage, table: str = "reports", partition: int = 0) -> PartitionRows:
    return storage.rows(table, partition)


def test_rows_are_found_by_key_and_scanned_in_the_order_of_their_keys(storage: Storage) -> None:
    rows = rows_of(storage)
    rows.apply({b"b#2": b"two", b"a#1": b"one", b"b#1": b"three", b"c": b"four"}, 3)
    assert rows.get(b"a#1") == b"one"
    assert rows.get(b"a") is None
    assert list(rows.scan(b"b#")) == [(b"b#1", b"three"), (b"b#2", b"two")]
    rows.apply({b"b#1": None}, 4)
    assert list(rows.scan(b"b#")) == [(b"b#2", b"two")]


def test_tables_and_partitions_do_not_see_one_another(storage: Storage) -> None:
    rows_of(storage).apply({b"key": b"here"}, 0)
    assert list(rows_of(storage, "report").scan(b"")) == []
    assert list(rows_of(storage, partition=1).scan(b"")) == []


def test_clearing_forgets_rows_and_offset(storage: Storage) -> None:
    rows = rows_of(storage)
    rows.apply({b"key": b"here"}, 7)
    rows.clear()
    assert list(rows.scan(b"")) == []
    assert rows.offset() is None


def test_rows_and_offset_are_there_when_the_worker_comes_back(tmp_path: Path) -> None:
    with Storage(tmp_path) as storage:
        rows_of(storage).apply({b"key": b"here"}, 7)
    with Storage(tmp_path) as storage:
        assert (rows_of(storage).get(b"key"), rows_of(storage).offset()) == (b"here", 7)


def test_two_workers_with_one_setting_use_directories_of_their_own(tmp_path: Path) -> None:
    with Storage(tmp_path) as one, Storage(tmp_path) as other:
        rows_of(one).apply({b"key": b"one"}, 0)
        assert rows_of(other).get(b"key") is None
    assert {path.name for path in tmp_path.iterdir()} == {"worker-0", "worker-1"}


def test_a_damaged_database_is_begun_anew(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with Storage(tmp_path) as storage:
        rows_of(storage).apply({b"key": b"here"}, 7)
    for name in ("CURRENT", "IDENTITY"):
        (tmp_path / "worker-0" / "partition-0" / name).write_text("damaged")
    with Storage(tmp_path) as storage:
        rows = rows_of(storage)
        assert isinstance(rows, DatabaseRows)
        assert (rows.get(b"key"), rows.offset()) == (None, None)
    assert "is damaged" in caplog.text


def test_rows_in_memory_are_those_that_processors_are_tested_with() -> None:
    assert isinstance(rows_of(Storage(None)), MemoryRows)
