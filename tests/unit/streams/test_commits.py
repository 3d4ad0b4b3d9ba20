"""When a batch may be written: only while its records are this worker's."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from aiokafka.errors import NodeNotReadyError, RequestTimedOutError
from aiokafka.structs import OffsetAndMetadata, TopicPartition
from faust import App

from worker.streams.commits import Commits, OutOfDate


class Consumer:
    """Takes commits as the group does: of its own generation only."""

    def __init__(self, *errors: Exception) -> None:
        self.generation = 1
        self.committed: dict[TopicPartition, OffsetAndMetadata] = {}
        self._errors = list(errors)

    async def commit_as_of(self, generation: int, offsets: dict[TopicPartition, OffsetAndMetadata]) -> None:
        if self._errors:
            raise self._errors.pop()
        if generation != self.generation:
            raise OutOfDate
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
    commits = Commits(app_with(consumer))
    async with commits.writing(events(4, 5, 6), "writer"):
        assert consumer.committed == {}
    assert consumer.committed == {TopicPartition("log", 0): OffsetAndMetadata(7, "writer")}


@pytest.mark.asyncio
async def test_nothing_is_committed_of_a_batch_that_could_not_be_written() -> None:
    consumer = Consumer()
    commits = Commits(app_with(consumer))
    with pytest.raises(ValueError, match="no room"):
        async with commits.writing(events(4), "writer"):
            raise ValueError("no room")
    assert consumer.committed == {}


@pytest.mark.asyncio
async def test_a_batch_of_an_earlier_assignment_is_not_written() -> None:
    commits = Commits(app_with(Consumer()))
    with pytest.raises(OutOfDate):
        async with commits.writing(events(4, generation=0), "writer"):
            pytest.fail("written")


@pytest.mark.asyncio
async def test_partitions_are_handed_over_only_when_what_is_being_written_is_written() -> None:
    app = app_with(Consumer())
    commits = Commits(app)
    order = []

    async def hand_over() -> None:
        await app.on_partitions_revoked.send(set())
        order.append("handed over")

    async with commits.writing(events(4), "writer"):
        handing_over = asyncio.create_task(hand_over())
        await asyncio.sleep(0.02)
        order.append("written")
    await handing_over
    assert order == ["written", "handed over"]
    with pytest.raises(OutOfDate):
        async with commits.writing(events(5), "writer"):
            pytest.fail("written")


@pytest.mark.asyncio
async def test_a_worker_that_the_group_gave_up_is_told_so_before_what_it_wrote_counts() -> None:
    consumer = Consumer()
    commits = Commits(app_with(consumer))
    with pytest.raises(OutOfDate):
        async with commits.writing(events(4, 5), "writer") as held:
            await held.confirm()
            assert consumer.committed == {TopicPartition("log", 0): OffsetAndMetadata(4, "writer")}
            consumer.generation = 2  # which the app has not been told yet
            held.check()
            await held.confirm()
    assert consumer.committed == {TopicPartition("log", 0): OffsetAndMetadata(4, "writer")}


@pytest.mark.asyncio
async def test_offsets_are_committed_though_the_broker_was_away_for_a_moment() -> None:
    consumer = Consumer(NodeNotReadyError(), RequestTimedOutError())
    commits = Commits(app_with(consumer))
    async with commits.writing(events(4), "writer"):
        pass
    assert consumer.committed == {TopicPartition("log", 0): OffsetAndMetadata(5, "writer")}


@pytest.mark.asyncio
async def test_offsets_of_another_workers_records_are_let_be() -> None:
    consumer = Consumer()
    app = app_with(consumer)
    async with Commits(app).writing(events(4), "writer"):
        app.consumer_generation_id = consumer.generation = 2
    assert consumer.committed == {}
