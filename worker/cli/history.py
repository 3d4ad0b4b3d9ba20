"""`coalition history`: how an answer came to be what it is, and on whose word."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

import click
import msgspec

from schemas import CLAIM_MESSAGES, ClaimMade
from worker.cli.command import Output, command, pass_output, run, settings_in_force
from worker.cli.dates import moment_words, source_words
from worker.cli.tables import known_reports
from worker.settings import Settings
from worker.state import Turn
from worker.state import history as turns_of

if TYPE_CHECKING:
    from rich.table import Table

NOTHING = "nothing"


@command(
    """
coalition history "coalition:global-coalition-against-daesh|deployment|country:US|country:SY|troops|fact"
coalition history "coalition:global-coalition-against-daesh|coalition_size|countries|fact" --by occurred
"""
)
@click.argument("cell", metavar="CELL")
@click.option(
    "--by",
    type=click.Choice(["learned", "occurred"]),
    default="learned",
    show_default=True,
    help="How the answer came to be known, withdrawals included; or what happened, by what is known now.",
)
@pass_output
def history(output: Output, cell: str, by: Literal["learned", "occurred"]) -> None:
    """List how the answer of a cell changed, and on whose word.

    CELL is the key of a cell, as `coalition state --cells` lists them.
    """
    turns = run(_read(output, settings_in_force(), cell, by))
    if output.json:
        for turn in turns:
            output.line({"type": "turn", "cell": cell, **msgspec.to_builtins(turn)})
        return
    from rich.text import Text

    output.text(Text(cell, style="dim"), wrap=False)
    output.text(in_table(turns) if turns else "no dated answer")


def in_table(turns: Sequence[Turn]) -> "Table":
    """A line for each turn."""
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2, 0, 0))
    for turn in turns:
        change = Text.assemble((turn.before or NOTHING, "dim"), " → ", (turn.after or NOTHING, "bold"))
        table.add_row(Text(moment_words(turn.moment), style="cyan", no_wrap=True), change, Text(_word(turn.because)))
    return table


def _word(because: CLAIM_MESSAGES) -> str:
    """On whose word: of a claim its source, date and words, of a withdrawal its reason."""
    if isinstance(because, ClaimMade):
        claim = because.claim
        said = source_words(because.source, claim.document_id, because.published_at)
        return f"{said}: “{claim.text}” ({claim.document_id} ¶{claim.paragraph})"
    return f"{because.document_id} ¶{because.paragraph} withdrawn: {because.reason}"


async def _read(output: Output, settings: Settings, cell: str, by: Literal["learned", "occurred"]) -> Sequence[Turn]:
    from worker.transport.merging import read_merges

    reports = await known_reports(output, settings, await read_merges(settings))
    return turns_of(reports.rows.items(), reports.moved.get(cell, cell), by=by)
