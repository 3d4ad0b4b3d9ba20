"""The agent `aggregate`: reports in, changes of state out; table `reports` and the tables of cells.

Reports, changes and cells of a batch are written in one transaction, and then the offset: a crash leaves all of them or
none, and where the offset is not written the claims come again, and change nothing.
"""

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from schemas import CHANGES, CLAIM_MESSAGES, StateChanged
from schemas.cloudevents import timestamp_ms
from worker.processors.aggregate import Aggregate, Folded
from worker.processors.arrivals import Arrival, arrive_reports
from worker.processors.outgoing import Outgoing, outgoing
from worker.state import REPORTS_TABLE
from worker.streams.commits import Commits, Held, OutOfDate
from worker.streams.intake import Intake, log_records
from worker.streams.outputs import Outputs, TableRows, dead
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

    async def run(self, stream: Any) -> None:
        """Take batch after batch, until cancelled."""
        async for events in self._intake.batches(stream):
            try:
                async with self._commits.writing(events, self._outputs.writer) as held:
                    await self._take(arrive_reports(log_records(events)), held)
            except OutOfDate:
                logger.info("a batch of %d records was handed over to another assignment", len(events))

    async def _take(self, arrived: Sequence[Arrival], held: Held) -> None:
        """Fold a batch, all partitions at once; where a partition's messages cannot be folded, one by one."""
        await self._outputs.send([dead(each.record, each.error, STAGE) for each in arrived if each.error], held.check)
        together: dict[int, Folded] = {}
        singly: list[Arrival] = []
        for partition, messages in _by_partition(arrived).items():
            try:
                together[partition] = self._fold(partition, messages)
            except Exception as error:  # noqa: BLE001 - one of them is to blame, and found below
                logger.debug("partition %d is folded message by message: %s", partition, error)
                singly += messages
        await self._write(together, arrived, held)
        for arrival in singly:
            partition = arrival.record.partition
            try:
                folded = self._fold(partition, [arrival])
            except Exception as error:  # noqa: BLE001 - whatever it is, this record must not stop the others
                await self._outputs.send([dead(arrival.record, error, STAGE)], held.check)
            else:
                await self._write({partition: folded}, [arrival], held)

    def _fold(self, partition: int, arrived: Sequence[Arrival]) -> Folded:
        tables = {name: table.rows(partition) for name, table in self._tables.items()}
        messages = [each.message for each in arrived if isinstance(each.message, CLAIM_MESSAGES)]
        return Aggregate(tables, keep=self._cell_reports).take(messages)

    async def _write(self, folded: Mapping[int, Folded], arrived: Sequence[Arrival], held: Held) -> None:
        time = max(each.record.timestamp_ms for each in arrived)
        rows = [
            TableRows(self._tables[name], partition, writes)
            for partition, each in folded.items()
            for name, writes in ((REPORTS_TABLE, each.reports), *each.cells.items())
        ]
        changes = [_change(change) for each in folded.values() for change in each.changes]
        await self._outputs.write(rows, time, held, also=changes)


def _by_partition(arrived: Sequence[Arrival]) -> dict[int, list[Arrival]]:
    partitions: dict[int, list[Arrival]] = {}
    for each in arrived:
        if each.message is not None:
            partitions.setdefault(each.record.partition, []).append(each)
    return partitions


def _change(change: StateChanged) -> Outgoing:
    return outgoing(CHANGES, change.owner, change, source=SOURCE, timestamp_ms=timestamp_ms(change.learned_at))
