"""`coalition state`: what is known of coalitions, now or at another time, and the words that it rests on."""

from collections.abc import Sequence
from typing import get_args

import click
import msgspec

from schemas import ClaimKind
from worker.cli.command import Output, command, pass_output, run, settings_in_force
from worker.cli.owners import Owner, find_owner, owners_of
from worker.cli.tables import known_rows
from worker.settings import Settings
from worker.state import CellRow, Merges, moment_of

MOST_IN_FULL = 3


@command(
    """
coalition state
coalition state "Global Coalition against Daesh" --kind deployment
coalition state --as-of 2017-12-01
coalition state coalition:global-coalition-against-daesh --json | jq .value
"""
)
@click.argument("name", metavar="[COALITION]", required=False)
@click.option("--kind", type=click.Choice(get_args(ClaimKind)), help="Only answers to this kind of question.")
@click.option("--as-of", metavar="DATE", help="What was true then, by what is known now: 2017, 2017-12, 2017-12-05 …")
@click.option("--known-at", metavar="DATE", help="What was known then, also what was withdrawn since.")
@click.option("--cells", "only_cells", is_flag=True, help="Only the keys of the cells, each with its answer.")
@pass_output
def state(
    output: Output,
    name: str | None,
    kind: ClaimKind | None,
    as_of: str | None,
    known_at: str | None,
    only_cells: bool,
) -> None:
    """Show the state of coalitions, with the words it rests on.

    COALITION is an id, the id without its type, or a name. As JSON lines, each answer is an object with the claim that
    gives it, the reports behind it and those that contradict it. Reads the worker's tables from the log; where no
    worker runs and paragraphs wait, works them out here.
    """
    settings = settings_in_force()
    as_of, known_at = (moment_of(date) if date is not None else None for date in (as_of, known_at))
    rows, merges = run(_read(output, settings, as_of, known_at))
    owners = owners_of(row for row in rows if kind is None or row.kind == kind)
    if name is not None:
        found = find_owner(name, owners_of(rows), merges.calls())
        owners = tuple(owner for owner in owners if owner.id == found.id)
    if only_cells and not output.json:
        _show_cells(output, owners)
    else:
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
        output.text("nothing is known; `coalition publish` some articles")
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


def _show_cells(output: Output, owners: Sequence[Owner]) -> None:
    from rich.text import Text

    for owner in owners:
        for row in owner.cells:
            output.text(Text.assemble(row.cell, (f"  {row.value}", "dim")), wrap=False)


async def _read(
    output: Output, settings: Settings, as_of: str | None, known_at: str | None
) -> tuple[Sequence[CellRow], Merges]:
    from worker.transport.merging import read_merges

    merges = await read_merges(settings, known_at=known_at)
    return await known_rows(output, settings, merges, as_of=as_of, known_at=known_at), merges
