"""The worker's copy of the tables is only a copy: without it, or with a wrong one, the state is the same."""

import asyncio
import shutil
from pathlib import Path

from tests.reading import ReadingOnce
from tests.workers import Workers, articles
from worker.replay.invariants import violations
from worker.settings import Settings
from worker.streams.tables import DatabaseRows, Storage
from worker.transport.publishing import Publisher

FIRST, MORE = articles(12)[:8], articles(12)[8:]


def test_a_worker_with_a_damaged_copy_recovers_it_from_the_changelogs(workers: Workers, read: ReadingOnce) -> None:
    _work_on_first(workers)
    for number, partition in enumerate(sorted(_copy(workers.settings).glob("partition-*"))):
        for file in partition.glob("*.sst" if number % 2 else "MANIFEST*"):
            file.write_bytes(b"damaged")
        (partition / "CURRENT").write_text("damaged")
    _work_on_the_rest(workers, read)


def test_a_worker_without_its_copy_recovers_it_from_the_changelogs(workers: Workers, read: ReadingOnce) -> None:
    _work_on_first(workers)
    shutil.rmtree(workers.settings.data_dir)
    _work_on_the_rest(workers, read)


def test_a_copy_that_is_ahead_of_its_changelog_is_thrown_away(workers: Workers, read: ReadingOnce) -> None:
    _work_on_first(workers)
    with Storage(workers.settings.data_dir) as storage:
        for partition in range(workers.settings.partitions):
            rows = storage.rows("documents", partition)
            assert isinstance(rows, DatabaseRows)
            rows.apply({b"article-from-elsewhere": b"{}"}, 1_000_000)
    _work_on_the_rest(workers, read)


def _work_on_first(workers: Workers) -> None:
    asyncio.run(_publish(workers.settings, first=True))
    worker = workers.start()
    workers.wait_until_quiet()
    worker.stop()


def _work_on_the_rest(workers: Workers, read: ReadingOnce) -> None:
    asyncio.run(_publish(workers.settings, first=False))
    workers.start()
    workers.wait_until_quiet()
    assert asyncio.run(violations(workers.settings, read)) == []


async def _publish(settings: Settings, *, first: bool) -> None:
    async with Publisher(settings) as publisher:
        if first:
            await publisher.publish_all(FIRST)
        else:
            # changed documents need the rows that the copy held
            for document in FIRST[:4]:
                await publisher.retract(document.id, "withdrawn")
            await publisher.publish_all(MORE)


def _copy(settings: Settings) -> Path:
    return settings.data_dir / "worker-0"
