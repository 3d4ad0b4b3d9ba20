"""The pure fold of the log: what the tables have to be, with no worker, no Faust and no changelog.

It is what the tables are compared with, and what `coalition state` shows where no worker runs.
"""

from collections.abc import Callable, Iterable, Sequence

from schemas import CLAIM_MESSAGES, CLAIMS, MENTIONS, PARAGRAPHS, Message, Record, StateChanged
from schemas.cloudevents import decode
from worker.extraction import Source
from worker.extraction.loading import load_extractor
from worker.processors import aggregate, analyse
from worker.processors.arrivals import arrive_paragraphs
from worker.processors.rows import MemoryRows
from worker.settings import Settings
from worker.state import REPORTS_TABLE, TABLES
from worker.transport.records import read_records

BATCH_RECORDS = 256

Read = Callable[[Sequence[Source]], Sequence[analyse.ReadingResult]]


class Fold:
    """Takes the log record by record. `tables`, `mentions`, `claims`, `changes` and `failures` are what came of it.

    Mentions come with the time of their record, in milliseconds since 1970.

    `read` reads paragraphs: `Extractor().read`, or recorded readings. The batches that records come in change nothing
    but the number of the changes in between. `tables` are those of a fold that is gone on with. Without
    `keep_messages`, mentions, claims and changes are dropped, so that a long log takes no more memory than its tables.
    """

    def __init__(
        self,
        read: Read,
        *,
        max_paragraph_bytes: int,
        cell_reports: int,
        tables: dict[str, MemoryRows] | None = None,
        keep_messages: bool = True,
    ) -> None:
        self._read = read
        self._max_paragraph_bytes = max_paragraph_bytes
        self._keep_messages = keep_messages
        self.tables = tables or empty_tables()
        self._aggregate = aggregate.Aggregate(self.tables, keep=cell_reports)
        self.mentions: list[tuple[Message, int]] = []
        self.claims: list[Message] = []
        self.changes: list[StateChanged] = []
        self.failures: list[tuple[Record, Exception]] = []

    def take(self, records: Sequence[Record]) -> None:
        """Fold records of `news.paragraphs.v1`. Those of one partition have to come in their order."""
        arrived = arrive_paragraphs(records, max_bytes=self._max_paragraph_bytes)
        wanted = analyse.sources(arrived)
        readings = dict(zip(wanted, self._read(list(wanted.values())), strict=True))
        analysed = analyse.analyse(arrived, readings, lambda partition: self.tables["documents"])
        for rows in analysed.rows.values():
            self.tables["documents"].apply(rows)
        self.failures += analysed.failures
        # the reports are the same messages under other keys
        claims = [decode(record.value) for record in analysed.records if record.topic == CLAIMS.name]
        if self._keep_messages:
            self.mentions += [
                (decode(record.value), record.timestamp_ms)
                for record in analysed.records
                if record.topic == MENTIONS.name
            ]
            self.claims += claims
        self._count(claims)

    def _count(self, reports: Sequence[Message]) -> None:
        folded = self._aggregate.take([report for report in reports if isinstance(report, CLAIM_MESSAGES)])
        self.tables[REPORTS_TABLE].apply(folded.reports)
        for name, rows in folded.cells.items():
            self.tables[name].apply(rows)
        if self._keep_messages:
            self.changes += folded.changes


def empty_tables() -> dict[str, MemoryRows]:
    """All tables, without rows."""
    return {name: MemoryRows() for name in ("documents", REPORTS_TABLE, *TABLES.values())}


def fold(
    records: Iterable[Record],
    read: Read,
    settings: Settings,
    *,
    on_progress: Callable[[int, int], None] | None = None,
) -> Fold:
    """The fold of these records. `on_progress` gets records done and to do."""
    log = list(records)
    result = Fold(read, max_paragraph_bytes=settings.max_paragraph_bytes, cell_reports=settings.cell_reports)
    for start in range(0, len(log), BATCH_RECORDS):
        result.take(log[start : start + BATCH_RECORDS])
        if on_progress is not None:
            on_progress(min(start + BATCH_RECORDS, len(log)), len(log))
    return result


async def fold_log(
    settings: Settings, *, read: Read | None = None, on_progress: Callable[[int, int], None] | None = None
) -> Fold:
    """The fold of the whole log as it is now, in this process. `on_progress` gets paragraphs done and to do.

    Raises BrokerUnreachable, and UnknownName where the log is not there yet.
    """
    records = [record async for record in read_records(settings, [PARAGRAPHS.name])]
    return fold(records, read or load_extractor(settings.extractor).read, settings, on_progress=on_progress)
