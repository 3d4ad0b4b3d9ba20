"""What our consumer does that Faust's does not: see `worker/streams/consumer.py` for the faults."""

from pathlib import Path
from typing import Any

import pytest
from faust.types import TP

from schemas import PARAGRAPHS
from worker.settings import Settings
from worker.streams.app import CoalitionApp, create_app

ONE, OTHER = TP(PARAGRAPHS.name, 1), TP(PARAGRAPHS.name, 2)
CHANGELOG = TP("coalition-worker-documents-changelog", 1)


class Thread:
    """Stands where the consumer's thread asks the broker: partition 1 was committed at offset 7, the other never."""

    def __init__(self, consumer: Any) -> None:
        self.consumer = consumer
        self.sought: dict[TP, int] = {}
        self.fetched: list[set[TP]] = []

    def assignment(self) -> set[TP]:
        return {ONE, OTHER, CHANGELOG}

    async def seek_to_committed(self) -> dict[TP, int | None]:
        self.sought[ONE] = 7
        return {ONE: 7, OTHER: None, CHANGELOG: None}

    async def earliest_offsets(self, *tps: TP) -> dict[TP, int]:
        return dict.fromkeys(tps, 3)

    async def seek_wait(self, offsets: dict[TP, int]) -> None:
        self.sought.update(offsets)

    async def getmany(self, active_partitions: set[TP], timeout: float) -> dict[TP, list[Any]]:
        self.consumer.pause_partitions(set(active_partitions))
        self.fetched.append(active_partitions)
        return {}


@pytest.fixture
def app(tmp_path: Path) -> CoalitionApp:
    app = create_app(Settings(store="memory", data_dir=tmp_path))
    app.consumer._thread = Thread(app.consumer)  # type: ignore[attr-defined]
    return app


@pytest.mark.asyncio
async def test_a_partition_that_nothing_was_committed_for_is_read_from_its_beginning(app: CoalitionApp) -> None:
    consumer: Any = app.consumer
    await consumer.perform_seek()
    assert consumer._thread.sought == {ONE: 7, OTHER: 3}


@pytest.mark.asyncio
async def test_a_fetch_keeps_its_partitions_when_they_are_paused_meanwhile(app: CoalitionApp) -> None:
    consumer: Any = app.consumer
    consumer._set_active_tps({ONE})
    await consumer._getmany(consumer._get_active_partitions(), 0.1)
    assert consumer._thread.fetched == [{ONE}]
    assert consumer._get_active_partitions() == set()


@pytest.mark.asyncio
async def test_what_was_seen_before_a_seek_is_delivered_again(app: CoalitionApp) -> None:
    consumer: Any = app.consumer
    consumer._read_offset[ONE] = 9
    assert consumer._read_offset[ONE] is None
