"""Reading paragraphs in processes of their own, so that parsing never holds the event loop.

A text that kills its process, hangs or raises costs its neighbours nothing: a chunk that fails is read again one by
one, and what fails alone is given back as an error.
"""

import asyncio
import ctypes
import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from functools import partial
from typing import Any, Protocol

import msgspec
from pebble import ProcessPool

from worker.errors import ProcessingError
from worker.extraction import Reading, Source
from worker.extraction.loading import Reader, load_extractor
from worker.settings import Settings

CHUNK_PARAGRAPHS = 16
CHUNK_CHARACTERS = 12_000
CHUNKS_OF_A_PROCESS = 2_000
PR_SET_PDEATHSIG = 1

_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(tuple[Reading, ...])


class Pool(Protocol):
    """What the worker asks to read paragraphs, without waiting on the event loop."""

    async def warm_up(self) -> None:
        """Return when it is ready to read."""

    async def read(self, sources: Sequence[Source]) -> list[Reading | ProcessingError]:
        """A reading for each source, in their order, or the error that its text met with."""
        ...

    async def stop(self) -> None:
        """Let go of everything."""


class ReadingPool:
    """`processes` that each hold what `load` makes: by default the project's extractor with its language model.

    `timeout` is in seconds, for one chunk of paragraphs. A process gives way to a new one after so many `chunks`: the
    language model keeps every word that it has met, and so its memory grows.
    """

    def __init__(
        self,
        processes: int,
        timeout: float,
        *,
        load: Callable[[], Reader] | None = None,
        chunks: int = CHUNKS_OF_A_PROCESS,
    ) -> None:
        self._timeout = timeout
        self._pool = ProcessPool(
            max_workers=processes,
            max_tasks=chunks,
            initializer=_start_process,
            initargs=(load or partial(load_extractor, Settings().extractor),),
            context=multiprocessing.get_context("spawn"),
        )

    async def warm_up(self) -> None:
        """Return when a process has loaded its model."""
        await self._run((Source(text=""),))

    async def read(self, sources: Sequence[Source]) -> list[Reading | ProcessingError]:
        """A reading for each source, in their order, or the error that its text met with."""
        chunks = list(_chunks(sources))
        results = await asyncio.gather(*(self._read_chunk(chunk) for chunk in chunks))
        return [reading for result in results for reading in result]

    async def stop(self) -> None:
        """End the processes, whatever they are doing."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        await asyncio.to_thread(self._pool.join)

    async def _read_chunk(self, chunk: tuple[Source, ...]) -> Sequence[Reading | ProcessingError]:
        try:
            return await self._run(chunk)
        except CancelledError:
            raise asyncio.CancelledError from None
        except Exception as error:  # noqa: BLE001 - extraction may fail in any way
            if len(chunk) == 1:
                return (_failure(error, self._timeout),)
            halves = await asyncio.gather(*(self._read_chunk((source,)) for source in chunk))
            return [reading for half in halves for reading in half]

    async def _run(self, chunk: tuple[Source, ...]) -> tuple[Reading, ...]:
        future: Any = self._pool.schedule(_read, args=(chunk,), timeout=self._timeout)
        return _decoder.decode(await asyncio.wrap_future(future))


def _chunks(sources: Sequence[Source]) -> Iterator[tuple[Source, ...]]:
    chunk: list[Source] = []
    characters = 0
    for source in sources:
        if chunk and (len(chunk) == CHUNK_PARAGRAPHS or characters + len(source.text) > CHUNK_CHARACTERS):
            yield tuple(chunk)
            chunk, characters = [], 0
        chunk.append(source)
        characters += len(source.text)
    if chunk:
        yield tuple(chunk)


def _failure(error: Exception, timeout: float) -> ProcessingError:
    if isinstance(error, TimeoutError):
        failure = ProcessingError(f"extraction took longer than {timeout:g} s")
    else:
        failure = ProcessingError(f"extraction failed: {type(error).__name__}: {error}")
    failure.__cause__ = error
    return failure


_reader: Reader | None = None


def _start_process(load: Callable[[], Reader]) -> None:
    """Load the model once a process; end with the worker, however it ends; leave signals of the terminal to it."""
    global _reader
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _reader = load()


def _read(chunk: tuple[Source, ...]) -> bytes:
    assert _reader is not None
    return _encoder.encode(tuple(_reader.read(chunk)))
