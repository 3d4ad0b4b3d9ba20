"""Bounded replay: a part of the log folded into a scratch state, beside the live one and without a trace in its group.

The scratch state may be kept in a folder; then a replay that was interrupted goes on where it was.
"""

from collections.abc import AsyncIterable, Callable, Sequence
from contextlib import aclosing
from pathlib import Path
from time import monotonic

import msgspec

from schemas import Record
from worker.errors import UsageError
from worker.processors.rows import MemoryRows
from worker.replay.folding import BATCH_RECORDS, Fold, Read
from worker.settings import Settings
from worker.transport.ranges import Range, read_ranges

CHECKPOINT = "replay.msgpack"
CHECKPOINT_SECONDS = 10.0

OnProgress = Callable[[int, int], None]


class Checkpoint(msgspec.Struct, frozen=True, kw_only=True):
    """A replay as far as it is: what it is of, the next offset of each range, and the rows of all tables."""

    ranges: tuple[Range, ...]
    reading: str
    next: tuple[int, ...]
    failures: int
    tables: dict[str, dict[bytes, bytes]]

    @property
    def done(self) -> int:
        """How many offsets are behind it."""
        return sum(position - each.start for position, each in zip(self.next, self.ranges, strict=True))

    @property
    def total(self) -> int:
        """How many offsets it spans."""
        return sum(each.records for each in self.ranges)


class Scratch:
    """A folder for the state of one replay. Raises UsageError where it holds that of another one."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / CHECKPOINT

    def load(self, ranges: Sequence[Range], reading: str) -> Checkpoint | None:
        """Where the replay of these ranges was interrupted, or None where it has not begun.

        `reading` names how paragraphs are read: with another extractor, it is another replay.
        """
        if not self._path.exists():
            return None
        try:
            found = msgspec.msgpack.decode(self._path.read_bytes(), type=Checkpoint)
        except (msgspec.DecodeError, OSError) as error:
            raise UsageError(f"{self._path} cannot be read ({error}); remove it to begin anew") from None
        wanted = [(each.topic, each.partition, each.start) for each in ranges]
        if [(each.topic, each.partition, each.start) for each in found.ranges] != wanted or found.reading != reading:
            raise UsageError(f"{self._path} is of another replay; give another folder, or remove it")
        return found

    def save(self, checkpoint: Checkpoint) -> None:
        """Write it, whole or not at all."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        part = self._path.with_suffix(".part")
        part.write_bytes(msgspec.msgpack.encode(checkpoint))
        part.replace(self._path)


class Replay:
    """The fold of ranges of the log, record by record, so far as `checkpoint` says."""

    def __init__(
        self,
        settings: Settings,
        ranges: Sequence[Range],
        read: Read,
        *,
        reading: str = "",
        scratch: Scratch | None = None,
    ) -> None:
        self._settings = settings
        self._ranges = tuple(ranges)
        self._reading = reading
        self._scratch = scratch
        found = scratch.load(ranges, reading) if scratch is not None else None
        self._next = list(found.next) if found is not None else [each.start for each in ranges]
        self._failed_before = found.failures if found is not None else 0
        self.fold = Fold(
            read,
            max_paragraph_bytes=settings.max_paragraph_bytes,
            cell_reports=settings.cell_reports,
            tables={name: MemoryRows(rows) for name, rows in found.tables.items()} if found is not None else None,
            keep_messages=False,
        )

    @property
    def checkpoint(self) -> Checkpoint:
        """How far it is."""
        return Checkpoint(
            ranges=self._ranges,
            reading=self._reading,
            next=tuple(self._next),
            failures=self._failed_before + len(self.fold.failures),
            tables={name: rows.as_dict() for name, rows in self.fold.tables.items()},
        )

    async def run(self, on_progress: OnProgress | None = None) -> Checkpoint:
        """Go on to the end. `on_progress` gets the records done and to do.

        Where it is interrupted, the scratch state is saved first. Raises BrokerUnreachable.
        """
        left = [msgspec.structs.replace(each, start=self._next[n]) for n, each in enumerate(self._ranges)]
        try:
            async with aclosing(read_ranges(self._settings, left)) as records:
                await self._take(records, on_progress)
            self._next = [each.end for each in self._ranges]
        finally:
            if self._scratch is not None:
                self._scratch.save(self.checkpoint)
        return self.checkpoint

    async def _take(self, records: AsyncIterable[Record], on_progress: OnProgress | None) -> None:
        number = {(each.topic, each.partition): n for n, each in enumerate(self._ranges)}
        total = sum(each.records for each in self._ranges)
        saved = monotonic()
        batch: list[Record] = []

        def flush() -> None:
            self.fold.take(batch)
            for record in batch:
                self._next[number[record.topic, record.partition]] = record.offset + 1
            batch.clear()
            if on_progress is not None:
                on_progress(sum(at - each.start for at, each in zip(self._next, self._ranges, strict=True)), total)

        async for record in records:
            batch.append(record)
            if len(batch) == BATCH_RECORDS:
                flush()
                if self._scratch is not None and monotonic() - saved > CHECKPOINT_SECONDS:
                    self._scratch.save(self.checkpoint)
                    saved = monotonic()
        flush()
