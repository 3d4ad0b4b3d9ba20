"""The topology driver, on the project's own app: the pure fold of the log is what it has to give, whatever happens."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import pytest

from schemas import CHANGES, CLAIMS, MENTIONS, PARAGRAPHS, Record
from schemas.cloudevents import decode, encode
from tests.reading import ReadingOnce
from tests.workers import articles
from worker.errors import UsageError
from worker.replay.folding import fold
from worker.replay.topology import ReadInProcess, TopologyDriver
from worker.settings import Settings
from worker.streams.app import create_app
from worker.transport.checking import messages_of
from worker.transport.documents import Document, read_documents
from worker.transport.partitioning import partition_of

SEEDS = Path(__file__).parents[2] / "seeds"
START_MS = 1_512_468_000_000
CRASHES = 24


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(partitions=4, store="memory", data_dir=tmp_path, batch_seconds=0.001)


def log_of(documents: Sequence[Document], settings: Settings) -> list[Record]:
    """The documents as they would stand in the log."""
    records: list[Record] = []
    for document in documents:
        for message in messages_of(document, settings):
            time = START_MS + 1000 * len(records)
            value, headers = encode(message, source="/test", timestamp_ms=time)
            key = document.id.encode()
            place = partition_of(key, settings.partitions)
            offset = sum(record.partition == place for record in records)
            records.append(
                Record(
                    topic=PARAGRAPHS.name,
                    partition=place,
                    offset=offset,
                    timestamp_ms=time,
                    key=key,
                    value=value,
                    headers=tuple(headers),
                )
            )
    return records


def driver_of(settings: Settings, read: ReadingOnce, reorder: int | None = None) -> TopologyDriver:
    topics = {PARAGRAPHS.name: settings.partitions}
    return TopologyDriver(
        lambda: create_app(settings, pool=ReadInProcess(read)), partitions=topics, patience=60.0, reorder=reorder
    )


def tables(driver: TopologyDriver) -> dict[str, dict[bytes, bytes]]:
    return {name: driver.table(name) for name in sorted(driver.app.tables)}


def folded(records: Sequence[Record], read: ReadingOnce, settings: Settings) -> dict[str, dict[bytes, bytes]]:
    result = fold(records, read, settings)
    return {name: rows.as_dict() for name, rows in sorted(result.tables.items())}


@pytest.fixture
def driver(settings: Settings, read: ReadingOnce) -> Iterator[TopologyDriver]:
    with driver_of(settings, read) as driver:
        yield driver


def test_the_seeds_give_the_fold_of_the_log_in_tables_messages_and_changelogs(
    driver: TopologyDriver, settings: Settings, read: ReadingOnce
) -> None:
    records = log_of(list(read_documents([SEEDS])), settings)
    driver.play(records)
    assert driver.quiet
    assert tables(driver) == folded(records, read, settings)
    assert {name: driver.changelog(name) for name in sorted(driver.app.tables)} == tables(driver)
    result = fold(records, read, settings)
    assert {decode(record.value) for record in driver.outputs(CLAIMS.name)} == set(result.claims)
    assert {decode(record.value) for record in driver.outputs(MENTIONS.name)} == {
        mention for mention, _ in result.mentions
    }
    assert driver.outputs(CHANGES.name)
    assert driver.dead_letters() == []


def test_one_record_after_the_other_gives_the_same_as_all_at_once(
    driver: TopologyDriver, settings: Settings, read: ReadingOnce
) -> None:
    records = log_of(articles(3), settings)
    for record in records:
        driver.send(record.topic, record.key, record.value, timestamp_ms=record.timestamp_ms, headers=record.headers)
    assert tables(driver) == folded(records, read, settings)


def test_a_worker_that_dies_at_any_step_leaves_what_the_next_one_mends(settings: Settings, read: ReadingOnce) -> None:
    records = log_of(articles(4), settings)
    wanted = folded(records, read, settings)
    with driver_of(settings, read) as driver:
        driver.play(records)
        steps = driver.steps
    for step in range(1, steps, max(1, steps // CRASHES)):
        with driver_of(settings, read) as driver:
            driver.crash(after=step)
            driver.play(records)
            driver.restart()
            assert driver.quiet
            assert tables(driver) == wanted, f"dead before step {step + 1} of {steps}"


def test_workers_that_die_again_and_again_leave_nothing_out(settings: Settings, read: ReadingOnce) -> None:
    records = log_of(articles(4), settings)
    with driver_of(settings, read, reorder=3) as driver:
        for number, record in enumerate(records):
            if number % 3 == 0:
                driver.crash(after=1 + number % 7)
            driver.send(record.topic, record.key, record.value, timestamp_ms=record.timestamp_ms)
            driver.restart()
        assert tables(driver) == folded(records, read, settings)


def test_a_local_copy_on_disk_outlives_the_worker(settings: Settings, read: ReadingOnce) -> None:
    settings = msgspec.structs.replace(settings, store="rocksdb")
    records = log_of(articles(3), settings)
    with driver_of(settings, read) as driver:
        driver.play(records[:6])
        driver.crash(after=5)
        driver.play(records[6:])
        driver.restart()
        assert tables(driver) == folded(records, read, settings)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_neither_order_between_partitions_nor_redelivery_nor_rebalances_change_the_tables(
    settings: Settings, read: ReadingOnce, seed: int
) -> None:
    records = log_of(articles(4), settings)
    with driver_of(settings, read, reorder=seed) as driver:
        driver.play(records[:9])
        driver.rebalance()
        driver.play(records[9:])
        driver.restart(redeliver=3)
        assert tables(driver) == folded(records, read, settings)


def test_what_cannot_be_processed_is_in_the_dead_letters(driver: TopologyDriver) -> None:
    driver.send(PARAGRAPHS.name, b"bad", b"garbage", headers=[("trace", b"kept")])
    [letter] = driver.dead_letters()
    assert (letter.topic, letter.key, letter.value, letter.stage) == (PARAGRAPHS.name, b"bad", b"garbage", "analyse")
    assert letter.headers == (("trace", b"kept"),)


def test_an_app_that_would_start_processes_is_refused(settings: Settings) -> None:
    with pytest.raises(UsageError, match="starts no processes"):
        TopologyDriver(lambda: create_app(settings))
