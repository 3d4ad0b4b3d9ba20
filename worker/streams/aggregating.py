"""The agent `aggregate`: reports in, changes of state out; table `reports` and the tables of cells.

A row of a cell is a cache of its reports. So the reports are written first, then the changes are sent, then the cells
are written, and then the offset: a claim that comes again after a crash has its cell made anew from the reports.
"""

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from faust.types import StreamT

from schemas import CHANGES, StateChanged
from schemas.cloudevents import timestamp_ms
from worker.processors.aggregate import Aggregate, Folded
from worker.processors.arrivals import Arrival, arrive_reports
from worker.processors.outgoing import Outgoing, outgoing
from worker.streams.commits import Commits, OutOfDate
from worker.streams.intake import Intake, log_records
from worker.streams.outputs import Outputs, dead
from worker.streams.tables import ChangelogTable

logger = logging.getLogger(__name__)

STAGE = "aggregate"
SOURCE = f"/coalition/{STAGE}"


class Aggregating:
    """What the agent needs, and its loop. `tables` are `reports` and those of the cells, by name."""

    def __init__(
        self,
        *,
        intake: Intake,
        outputs: Outputs,
        commits: Commits,
        tables: Mapping[str, ChangelogTable],
        cell_reports: int,
    ) -> None:
        self._intake = intake
        self._outputs = outputs
        self._commits = commits
        self._tables = tables
        self._cell_reports = cell_reports

    async def run(self, stream: StreamT[Any]) -> None:
        """Take batch after batch, until cancelled."""
        async for events in self._intake.batches(stream):
            arrived = arrive_reports(log_records(events))
            try:
                async with self._commits.writing(events):
                    await self._outputs.send(
                        [dead(arrival.record, arrival.error, STAGE) for arrival in arrived if arrival.error is not None]
                    )
                    for partition in sorted({arrival.record.partition for arrival in arrived}):
                        await self._fold(
                            partition,
                            [a for a in arrived if a.record.partition == partition and a.message is not None],
                        )
            except OutOfDate:
                logger.info("a batch of %d records was handed over to another assignment", len(events))

    async def _fold(self, partition: int, arrived: Sequence[Arrival]) -> None:
        """Fold the messages together; where one of them cannot be folded, one by one, to find it."""
        if not arrived:
            return
        aggregate = Aggregate(
            {name: table.rows(partition) for name, table in self._tables.items()}, keep=self._cell_reports
        )
        try:
            folded = aggregate.take([arrival.message for arrival in arrived])  # type: ignore[misc]
        except Exception as error:  # noqa: BLE001 - whatever it is, this record must not stop the others
            if len(arrived) == 1:
                await self._outputs.send([dead(arrived[0].record, error, STAGE)])
                return
            for arrival in arrived:
                await self._fold(partition, [arrival])
        else:
            await self._write(partition, folded, max(arrival.record.timestamp_ms for arrival in arrived))

    async def _write(self, partition: int, folded: Folded, written_ms: int) -> None:
        await self._outputs.write_rows(self._tables["reports"], partition, folded.reports, written_ms)
        await self._outputs.send([_change(change) for change in folded.changes])
        for name, writes in folded.cells.items():
            await self._outputs.write_rows(self._tables[name], partition, writes, written_ms)


def _change(change: StateChanged) -> Outgoing:
    return outgoing(CHANGES, change.owner, change, source=SOURCE, timestamp_ms=timestamp_ms(change.learned_at))
