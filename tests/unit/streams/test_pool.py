"""Reading in processes: what one text does to its process must not reach the others."""

import asyncio
import os
import time
from collections.abc import Sequence

import pytest

from worker.errors import ProcessingError
from worker.extraction import Reading, Source
from worker.streams.pool import CHUNK_PARAGRAPHS, ReadingPool


class Fragile:
    """Reads like the extractor, but for three words. The language of a reading carries the text back."""

    def read(self, sources: Sequence[Source]) -> Sequence[Reading]:
        return [self._read(source.text) for source in sources]

    @staticmethod
    def _read(text: str) -> Reading:
        if text == "kill":
            os._exit(9)
        if text == "hang":
            time.sleep(60)
        if text == "raise":
            raise ValueError("no such word")
        return Reading(language=text)


async def _read(texts: Sequence[str], timeout: float = 20.0) -> list[Reading | ProcessingError]:
    pool = ReadingPool(2, timeout, load=Fragile)
    try:
        return await pool.read([Source(text=text) for text in texts])
    finally:
        await pool.stop()


@pytest.mark.asyncio
async def test_readings_come_in_the_order_of_the_texts() -> None:
    texts = [str(number) for number in range(3 * CHUNK_PARAGRAPHS + 1)]
    assert [reading.language for reading in await _read(texts) if isinstance(reading, Reading)] == texts


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("word", "reason"),
    [("kill", "ProcessExpired"), ("raise", "ValueError: no such word"), ("hang", "took longer than 3 s")],
)
async def test_a_text_that_breaks_its_process_is_an_error_and_its_neighbours_are_read(word: str, reason: str) -> None:
    before, broken, after = await _read(["before", word, "after"], timeout=3.0 if word == "hang" else 20.0)
    assert isinstance(broken, ProcessingError)
    assert reason in str(broken)
    assert (before, after) == (Reading(language="before"), Reading(language="after"))


class TellsItsProcess:
    """Reads nothing. The language of a reading is the id of the process."""

    def read(self, sources: Sequence[Source]) -> Sequence[Reading]:
        return [Reading(language=str(os.getpid())) for _ in sources]


@pytest.mark.asyncio
async def test_a_process_gives_way_to_a_new_one_after_its_chunks() -> None:
    pool = ReadingPool(1, 20.0, load=TellsItsProcess, chunks=2)
    try:
        readings = await pool.read([Source(text="word")] * 5 * CHUNK_PARAGRAPHS)
    finally:
        await pool.stop()
    assert [type(reading) for reading in readings] == [Reading] * 5 * CHUNK_PARAGRAPHS
    assert len({reading.language for reading in readings if isinstance(reading, Reading)}) == 3


@pytest.mark.asyncio
async def test_stopping_ends_processes_that_are_busy() -> None:
    pool = ReadingPool(1, 60.0, load=Fragile)
    reading = asyncio.create_task(pool.read([Source(text="hang")]))
    await asyncio.sleep(2)
    started = time.monotonic()
    await pool.stop()
    assert time.monotonic() - started < 10
    reading.cancel()
    await asyncio.gather(reading, return_exceptions=True)
