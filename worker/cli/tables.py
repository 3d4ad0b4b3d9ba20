"""The tables that commands ask: from the log as the worker wrote them, or worked out here where no worker runs."""

from collections.abc import Iterable, Mapping, Sequence

from worker.cli.command import Output
from worker.settings import Settings
from worker.state import (
    REPORTS_TABLE,
    TABLES,
    CellRow,
    MergedReports,
    Merges,
    decode_row,
    merged_reports,
    state_at,
)

Tables = Mapping[str, Mapping[bytes, bytes]]


def cell_rows(tables: Tables) -> list[CellRow]:
    """The rows of all tables of cells."""
    return [decode_row(row) for table in TABLES.values() for row in tables[table].values()]


async def read_tables(settings: Settings, names: Iterable[str] = TABLES.values()) -> Tables:
    """The tables of these names as they stand in the log; by default those of cells."""
    from worker.transport import tables

    return await tables.read_tables(settings, names)


async def known_tables(output: Output, settings: Settings, names: Iterable[str] = TABLES.values()) -> Tables:
    """The tables of these names as they would be when all of the log is processed, if that can be had.

    Where paragraphs wait and a worker runs, the tables so far; where none runs, the fold of the log, made here. Which
    of these it is, is said on standard error.
    """
    from worker.transport.progress import lag, workers_running

    waiting = await lag(settings)
    if waiting.quiet:
        return await read_tables(settings, names)
    if await workers_running(settings):
        output.remark(
            f"{waiting.paragraphs} paragraphs and {waiting.reports} reports are still being processed; "
            "this is the state so far"
        )
        return await read_tables(settings, names)
    output.remark("no worker runs, and paragraphs wait: working out the state from the log here")
    return await _folded(output, settings)


async def known_reports(output: Output, settings: Settings, merges: Merges) -> MergedReports:
    """The rows of table `reports`, as `known_tables` has them, with the merges applied."""
    tables = await known_tables(output, settings, [REPORTS_TABLE])
    return merged_reports(tables[REPORTS_TABLE].items(), merges)


async def known_rows(
    output: Output, settings: Settings, merges: Merges, *, as_of: str | None = None, known_at: str | None = None
) -> Sequence[CellRow]:
    """The rows of all cells, now or at another time (`state_at`), with the merges applied."""
    if as_of is None and known_at is None and not merges:
        return cell_rows(await known_tables(output, settings))
    reports = (await known_reports(output, settings, merges)).rows
    return state_at(reports.items(), as_of=as_of, known_at=known_at, keep=settings.cell_reports)


async def _folded(output: Output, settings: Settings) -> Tables:
    from worker.replay.folding import fold_log

    with output.progress("reading", "records") as on_progress:
        fold = await fold_log(settings, on_progress=on_progress)
    return {name: rows.as_dict() for name, rows in fold.tables.items()}
