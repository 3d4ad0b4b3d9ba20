"""Batches of records that follow one another, whatever Faust drops or repeats around a rebalance."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from types import SimpleNamespace
from typing import Any

import pytest
from faust.types import TP

from worker.streams.intake import Intake

TOPIC = TP("news.paragraphs.v1", 0)


class Log:
    """A partition as a stream: hands out records from where it was asked, and may skip some of them once.

    A seek takes effect only after `delay` more records, which were on their way already.
    """

    def __init__(self, offsets: Sequence[int], *, skip: Sequence[int] = (), committed: int = 0, delay: int = 0) -> None:
        self.delay = delay
        self.offsets = offsets
        self.skip = set(skip)
        self.position = committed
        self.sought: list[int] = []
        self.generation = 1
        self._committed_offset = {TOPIC: committed}

    async def seek(self, tp: TP, offset: int) -> None:
        self.sought.append(offset)
        self.position = offset

    async def earliest_offsets(self, *tps: TP) -> dict[TP, int]:
        return dict.fromkeys(tps, self.offsets[0])

    def noack(self) -> "Log":
        return self

    async def events(self) -> AsyncIterator[Any]:
        coming = self.position
        on_their_way = 0
        while left := [offset for offset in self.offsets if offset >= coming]:
            coming = left[0] + 1
            if left[0] in self.skip:
                self.skip.remove(left[0])
                continue
            before = len(self.sought)
            yield event(left[0], self.generation)
            await asyncio.sleep(0)
            if len(self.sought) > before:
                on_their_way = self.delay + 1
            if on_their_way:
                on_their_way -= 1
                if not on_their_way:
                    coming = self.position


def event(offset: int, generation: int) -> Any:
    return SimpleNamespace(message=SimpleNamespace(tp=TOPIC, offset=offset, generation_id=generation))


async def taken(log: Log, *, size: int = 4) -> list[int]:
    app: Any = SimpleNamespace(consumer=log, consumer_generation_id=1)
    intake = Intake(app, size=size, seconds=0.01)
    return [event.message.offset async for batch in intake.batches(log) for event in batch]


@pytest.mark.asyncio
async def test_every_record_is_taken_once_and_in_order() -> None:
    assert await taken(Log(range(10))) == list(range(10))


@pytest.mark.asyncio
async def test_a_record_that_was_dropped_on_the_way_is_asked_for_again() -> None:
    log = Log(range(10), skip=[0, 5])
    assert await taken(log) == list(range(10))
    assert log.sought == [0, 5]


@pytest.mark.asyncio
async def test_records_that_were_on_their_way_when_the_gap_was_seen_are_not_taken_before_it_is_filled() -> None:
    log = Log(range(12), skip=[4], delay=3)
    assert await taken(log) == list(range(12))
    assert log.sought == [4]


@pytest.mark.asyncio
async def test_a_gap_in_the_log_itself_is_passed_after_asking_once() -> None:
    log = Log([0, 1, 5, 6])
    assert await taken(log) == [0, 1, 5, 6]
    assert log.sought == [2]


@pytest.mark.asyncio
async def test_records_before_the_committed_offset_are_passed_over() -> None:
    log = Log(range(10), committed=6)
    log.position = 3
    assert await taken(log) == [6, 7, 8, 9]


@pytest.mark.asyncio
async def test_records_of_an_assignment_that_has_ended_are_passed_over() -> None:
    log = Log(range(3))
    log.generation = 0
    assert await taken(log) == []


@pytest.mark.asyncio
async def test_batches_are_no_larger_than_asked_for() -> None:
    app: Any = SimpleNamespace(consumer=Log(range(10)), consumer_generation_id=1)
    sizes = [len(batch) async for batch in Intake(app, size=4, seconds=0.05).batches(app.consumer)]
    assert sum(sizes) == 10
    assert max(sizes) <= 4
