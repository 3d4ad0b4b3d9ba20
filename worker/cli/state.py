"""`coalition state`: what is known of coalitions now, and the words that it rests on."""

from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

import click
import msgspec

from schemas import ClaimKind
from worker.cli.command import Output, command, pass_output, run, settings_in_force
from worker.cli.owners import Owner, find_owner, owners_of
from worker.settings import Settings
from worker.state import TABLES, CellRow, decode_row

MOST_IN_FULL = 3
Tables = Mapping[str, Mapping[bytes, bytes]]


@command(
    """
coalition state
coalition state "Global Coalition against Daesh" --kind deployment
coalition state coalition:global-coalition-against-daesh --json | jq .value
"""
)
@click.argument("name", metavar="[COALITION]", required=False)
@click.option("--kind", type=click.Choice(get_args(ClaimKind)), help="Only answers to this kind of question.")
@pass_output
def state(output: Output, name: str | None, kind: ClaimKind | None) -> None:
    """Show the state of coalitions, with the words it rests on.

    COALITION is an id, the id without its type, or a name. As JSON lines, each answer is an object with the claim that
    gives it, the reports behind it and those that contradict it. Reads the worker's tables from the log; where no
    worker runs and paragraphs wait, works them out here.
    """
    settings = settings_in_force()
    rows = run(_rows(output, settings))
    owners = owners_of(row for row in rows if kind is None or row.kind == kind)
    if name is not None:
        found = find_owner(name, owners_of(rows))
        owners = tuple(owner for owner in owners if owner.id == found.id)
    show(output, owners)


def show(output: Output, owners: Sequence[Owner]) -> None:
    """Print the state of these owners: all of it as JSON lines; as text an overview where there are many."""
    if output.json:
        for owner in owners:
            for row in owner.cells:
                output.line(cell_line(owner, row))
        return
    from worker.cli.state_view import overview, state_of

    coalitions = [owner for owner in owners if owner.is_coalition]
    others = [owner for owner in owners if not owner.is_coalition]
    if not owners:
        output.text("nothing is known yet; `coalition publish` some articles")
    if len(coalitions) > MOST_IN_FULL:
        output.text(overview(coalitions))
        output.text("\n`coalition state ID` shows one of them")
        return
    for owner in coalitions or others[:1]:
        output.text(state_of(owner))
    if coalitions and others:
        names = ", ".join(f"{owner.name} ({len(owner.cells)})" for owner in others[:8])
        more = f" and {len(others) - 8} others" if len(others) > 8 else ""
        output.text(f"[dim]Not part of a coalition: {names}{more}")


def cell_line(owner: Owner, row: CellRow) -> dict[str, object]:
    """An answer as a line of output: the row of its cell, with the owner's name and the answer in words."""
    fields: dict[str, object] = msgspec.to_builtins(row)
    head = {"type": "cell", "kind": row.kind, "owner": owner.id, "name": owner.name, "value": row.value}
    return {**head, **fields}


def cell_rows(tables: Tables) -> list[CellRow]:
    """The rows of all tables of cells."""
    return [decode_row(row) for table in TABLES.values() for row in tables[table].values()]


async def read_tables(settings: Settings, names: Iterable[str] = TABLES.values()) -> Tables:
    """The tables of cells as they stand in the log."""
    import asyncio

    from worker.transport.tables import read_table

    wanted = tuple(names)
    return dict(zip(wanted, await asyncio.gather(*(read_table(settings, each) for each in wanted)), strict=True))


async def _rows(output: Output, settings: Settings) -> list[CellRow]:
    from worker.transport.progress import lag, workers_running

    waiting = await lag(settings)
    if waiting.quiet:
        return cell_rows(await read_tables(settings))
    if await workers_running(settings):
        output.remark(
            f"{waiting.paragraphs} paragraphs and {waiting.reports} reports are still being processed; "
            "this is the state so far"
        )
        return cell_rows(await read_tables(settings))
    output.remark("no worker runs, and paragraphs wait: working out the state from the log here")
    return cell_rows(await _folded(output, settings))


async def _folded(output: Output, settings: Settings) -> Tables:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from worker.replay.folding import fold_log

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TextColumn("records"))
    terminal = output.remarks.is_terminal
    with Progress(*columns, console=output.remarks, transient=True, disable=not terminal) as progress:
        task = progress.add_task("reading", total=None)
        fold = await fold_log(
            settings, on_progress=lambda done, total: progress.update(task, completed=done, total=total)
        )
    return {name: rows.as_dict() for name, rows in fold.tables.items()}
