"""The agent `analyse`: paragraphs in; mentions, claims and reports out; table `documents`.

While one batch is being written, the next one is being read by the pool. Batches are written in their order: first the
messages, then the rows, then the offset, so that a crash at any point leaves work that is done again with the same ids.
"""

import asyncio
import logging
from typing import Any

from worker.processors.analyse import STAGE, ReadingResult, analyse, sources
from worker.processors.arrivals import arrive_paragraphs
from worker.streams.commits import Commits, Held, OutOfDate
from worker.streams.intake import Batch, Intake, log_records
from worker.streams.outputs import Outputs, TableRows, dead
from worker.streams.pool import Pool
from worker.streams.tables import ChangelogTable

logger = logging.getLogger(__name__)

Pending = asyncio.Queue[tuple[Batch, asyncio.Task[dict[int, ReadingResult]]]]


class Analysing:
    """What the agent needs, and its loop."""

    def __init__(
        self,
        *,
        intake: Intake,
        pool: Pool,
        outputs: Outputs,
        commits: Commits,
        documents: ChangelogTable,
        max_paragraph_bytes: int,
    ) -> None:
        self._intake = intake
        self._pool = pool
        self._outputs = outputs
        self._commits = commits
        self._documents = documents
        self._max_paragraph_bytes = max_paragraph_bytes

    async def run(self, stream: Any) -> None:
        """Take batch after batch, until cancelled."""
        pending: Pending = asyncio.Queue(maxsize=1)
        async with asyncio.TaskGroup() as tasks:
            writing = tasks.create_task(self._write_batches(pending))
            async for events in self._intake.batches(stream):
                batch = Batch(events, arrive_paragraphs(log_records(events), max_bytes=self._max_paragraph_bytes))
                await pending.put((batch, tasks.create_task(self._read(batch))))
            writing.cancel()

    async def _read(self, batch: Batch) -> dict[int, ReadingResult]:
        wanted = sources(batch.arrived)
        readings = await self._pool.read(list(wanted.values()))
        return dict(zip(wanted, readings, strict=True))

    async def _write_batches(self, pending: Pending) -> None:
        while True:
            batch, reading = await pending.get()
            readings = await reading
            try:
                async with self._commits.writing(batch.events, self._outputs.writer) as held:
                    await self._write(batch, readings, held)
            except OutOfDate:
                logger.info("a batch of %d records was handed over to another assignment", len(batch.events))

    async def _write(self, batch: Batch, readings: dict[int, ReadingResult], held: Held) -> None:
        analysed = analyse(batch.arrived, readings, self._documents.rows)
        dead_letters = [dead(record, error, STAGE) for record, error in analysed.failures]
        await self._outputs.send([*analysed.records, *dead_letters], held.check)
        time = max(arrival.record.timestamp_ms for arrival in batch.arrived)
        rows = [TableRows(self._documents, partition, writes) for partition, writes in analysed.rows.items()]
        await self._outputs.write(rows, time, held)
