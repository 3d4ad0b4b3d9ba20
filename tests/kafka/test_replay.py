"""Replay on Apache Kafka: recordings, bounds, and one story told three ways with the same end."""

import asyncio
from pathlib import Path

import msgspec
import pytest

from schemas import CHANGES, CLAIMS, MENTIONS, PARAGRAPHS, Record, StateChanged
from schemas.cloudevents import decode
from tests.kafka.promoting_conformance import PromotingConformance
from tests.kafka.replay_conformance import ReplayConformance
from tests.reading import ReadingOnce
from tests.workers import workers_of
from worker.replay.analyses import RecordedAnalyses
from worker.replay.bounded import Replay
from worker.replay.recording_topics import record
from worker.replay.recordings import read_recording
from worker.replay.topology import coalition_driver
from worker.settings import Settings
from worker.state import REPORTS_TABLE, TABLES, value_of
from worker.transport.documents import read_documents
from worker.transport.publishing import Publisher
from worker.transport.ranges import find_ranges, read_ranges
from worker.transport.tables import read_table

SEEDS = Path(__file__).parents[2] / "seeds"
SOME_DAY_MS = 1_512_468_000_000
ALL_TABLES = ("documents", REPORTS_TABLE, *TABLES.values())


class TestReplayOnApacheKafka(ReplayConformance):
    @pytest.fixture
    def settings(self, kafka_settings: Settings) -> Settings:
        return kafka_settings


class TestPromotingOnApacheKafka(PromotingConformance):
    @pytest.fixture
    def settings(self, kafka_settings: Settings) -> Settings:
        return kafka_settings


def test_the_driver_a_bounded_replay_and_a_worker_give_the_same_messages_and_tables(
    kafka_settings: Settings, tmp_path: Path, read: ReadingOnce
) -> None:
    settings = kafka_settings
    with workers_of(settings, tmp_path) as workers:
        asyncio.run(_publish(settings))
        workers.start()
        workers.wait_until_quiet()
    live = {name: asyncio.run(read_table(settings, name)) for name in ALL_TABLES}
    assert live["deployments"]

    replayed = asyncio.run(_replayed(settings, read))
    assert replayed == live

    asyncio.run(record(settings, [PARAGRAPHS.name], tmp_path / "story.jsonl", read=read))
    recording = read_recording(tmp_path / "story.jsonl")
    volatile = msgspec.structs.replace(settings, store="memory", batch_seconds=0.001)
    with coalition_driver(RecordedAnalyses(recording.analyses), volatile) as driver:
        driver.play(recording.records)
        assert {name: driver.table(name) for name in ALL_TABLES} == live
        for topic in (MENTIONS.name, CLAIMS.name):
            written = asyncio.run(_records(settings, topic))
            assert sorted(map(_content, driver.outputs(topic))) == sorted(map(_content, written)), topic
        assert _last_changes(driver.outputs(CHANGES.name)) == _last_changes(
            asyncio.run(_records(settings, CHANGES.name))
        )


def _content(each: Record) -> tuple[object, ...]:
    return each.partition, each.key, each.value, each.headers, each.timestamp_ms


def _last_changes(records: list[Record]) -> dict[str, object]:
    """Which value each cell had last: in between, and in who said it first, changes may interleave differently."""
    changes = [message for each in records if isinstance(message := decode(each.value), StateChanged)]
    return {change.cell: change.after and value_of(change.after) for change in changes}


async def _publish(settings: Settings) -> None:
    async with Publisher(settings, clock=lambda: SOME_DAY_MS) as publisher:
        for document in read_documents([SEEDS]):
            await publisher.publish(document)


async def _replayed(settings: Settings, read: ReadingOnce) -> dict[str, dict[bytes, bytes]]:
    ranges = await find_ranges(settings, [PARAGRAPHS.name])
    return (await Replay(settings, ranges, read).run()).tables


async def _records(settings: Settings, topic: str) -> list[Record]:
    ranges = await find_ranges(settings, [topic])
    return [each async for each in read_ranges(settings, ranges)]
