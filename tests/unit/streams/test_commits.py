"""When a batch may be written: only while its records are this worker's."""

import asyncio
import time
from types import SimpleNamespace
from typing import Any

import pytest
from aiokafka.structs import OffsetAndMetadata, TopicPartition
from faust import App

from worker.streams.commits import Commits, OutOfDate


class Consumer:
    """Takes commits, as Faust's consumer thread hands them to aiokafka."""

    def __init__(self) -> None:
        self.committed: dict[TopicPartition, OffsetAndMetadata] = {}
        self._thread = self

    def _ensure_consumer(self) -> "Consumer":
        return self

    async def call_thread(self, fun: Any, offsets: Any) -> None:
        await fun(offsets)

    async def commit(self, offsets: dict[TopicPartition, OffsetAndMetadata]) -> None:
        self.committed.update(offsets)


def app_with(consumer: Consumer) -> Any:
    app = App("test", broker="kafka://127.0.0.1:1")
    app.consumer = consumer  # type: ignore[assignment]
    app.consumer_generation_id = 1
    return app


def events(*offsets: int, generation: int = 1) -> Any:
    return [
        SimpleNamespace(message=SimpleNamespace(topic="log", partition=0, offset=offset, generation_id=generation))
        for offset in offsets
    ]


@pytest.mark.asyncio
async def test_the_offset_after_the_last_record_is_committed_when_all_is_written() -> None:
    consumer = Consumer()
    commits = Commits(app_with(consumer), session_timeout=6.0, heartbeat_interval=0.01)
    async with commits.writing(events(4, 5, 6)):
        assert consumer.committed == {}
    assert consumer.committed == {TopicPartition("log", 0): OffsetAndMetadata(7, "")}


@pytest.mark.asyncio
async def test_nothing_is_committed_of_a_batch_that_could_not_be_written() -> None:
    consumer = Consumer()
    commits = Commits(app_with(consumer), session_timeout=6.0, heartbeat_interval=0.01)
    with pytest.raises(ValueError, match="no room"):
        async with commits.writing(events(4)):
            raise ValueError("no room")
    assert consumer.committed == {}


@pytest.mark.asyncio
async def test_a_batch_of_an_earlier_assignment_is_not_written() -> None:
    commits = Commits(app_with(Consumer()), session_timeout=6.0, heartbeat_interval=0.01)
    with pytest.raises(OutOfDate):
        async with commits.writing(events(4, generation=0)):
            pytest.fail("written")


@pytest.mark.asyncio
async def test_partitions_are_handed_over_only_when_what_is_being_written_is_written() -> None:
    app = app_with(Consumer())
    commits = Commits(app, session_timeout=6.0, heartbeat_interval=0.01)
    order = []

    async def hand_over() -> None:
        await app.on_partitions_revoked.send(set())
        order.append("handed over")

    async with commits.writing(events(4)):
        handing_over = asyncio.create_task(hand_over())
        await asyncio.sleep(0.02)
        order.append("written")
    await handing_over
    assert order == ["written", "handed over"]
    with pytest.raises(OutOfDate):
        async with commits.writing(events(5)):
            pytest.fail("written")


@pytest.mark.asyncio
async def test_after_a_pause_the_heartbeat_is_heard_before_anything_is_written() -> None:
    app = app_with(Consumer())
    commits = Commits(app, session_timeout=0.2, heartbeat_interval=0.05)
    time.sleep(0.15)  # noqa: ASYNC251 - the whole process stands still, which is what is tested

    async def lose_the_group() -> None:
        await asyncio.sleep(0.05)
        app.consumer_generation_id = 2

    losing = asyncio.create_task(lose_the_group())
    with pytest.raises(OutOfDate):
        async with commits.writing(events(4)):
            pytest.fail("written")
    await losing
