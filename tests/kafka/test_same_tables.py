"""One story gives the same tables, whichever broker holds its log."""

import asyncio
from pathlib import Path

import msgspec

from tests.workers import workers_of
from worker.cli.story import read_story
from worker.settings import Settings
from worker.state import REPORTS_TABLE, TABLES
from worker.transport.publishing import Publisher
from worker.transport.tables import read_table

SEEDS = Path(__file__).parents[2] / "seeds"
SOME_DAY_MS = 1_512_468_000_000  # both logs have to say that they learned it at the same time


def test_the_embedded_broker_and_apache_kafka_give_the_same_tables_byte_for_byte(
    embedded_settings: Settings, kafka_settings: Settings, tmp_path: Path
) -> None:
    embedded = _tables(msgspec.structs.replace(embedded_settings, data_dir=tmp_path / "embedded"), tmp_path / "one")
    apache = _tables(msgspec.structs.replace(kafka_settings, data_dir=tmp_path / "apache"), tmp_path / "other")
    assert embedded["deployments"]
    assert any(b'"claim.retracted.v1"' in row for row in embedded[REPORTS_TABLE].values())
    assert embedded == apache


def _tables(settings: Settings, folder: Path) -> dict[str, dict[bytes, bytes]]:
    with workers_of(settings, folder) as workers:
        asyncio.run(_publish(settings))
        workers.start()
        workers.wait_until_quiet()
        names = ("documents", REPORTS_TABLE, *TABLES.values())
        return {name: asyncio.run(read_table(settings, name)) for name in names}


async def _publish(settings: Settings) -> None:
    async with Publisher(settings, clock=lambda: SOME_DAY_MS) as publisher:
        for step in read_story(SEEDS):
            await step.play(publisher)
