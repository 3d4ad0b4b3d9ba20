"""`coalition watch`: changes of the state, as they happen."""

from contextlib import aclosing
from typing import TYPE_CHECKING, get_args

import click
import msgspec

from schemas import CHANGES, ClaimKind, StateChanged
from worker.cli.claim_words import circumstances, in_words
from worker.cli.command import Output, command, pass_output, run, settings_in_force
from worker.cli.owners import COALITION, find_owner, owner_name, owners_of
from worker.cli.tables import cell_rows, read_tables
from worker.errors import UnknownName
from worker.settings import Settings
from worker.state import Merges

if TYPE_CHECKING:
    from rich.console import RenderableType


@command(
    """
coalition watch
coalition watch "Global Coalition against Daesh" --from beginning
coalition watch --kind membership --json | jq .after.status
"""
)
@click.argument("name", metavar="[COALITION]", required=False)
@click.option("--kind", type=click.Choice(get_args(ClaimKind)), help="Only answers to this kind of question.")
@click.option(
    "--from", "start", default="end", metavar="beginning|end|TIME", help="Where to start. Default: end, from now on."
)
@click.option("--follow/--no-follow", default=True, help="Go on when the end is reached, until Ctrl-C. Default: yes.")
@pass_output
def watch(output: Output, name: str | None, kind: ClaimKind | None, start: str, follow: bool) -> None:
    """Follow how the state changes.

    Each change says what the answer was, what it is now, and because of which words.

    COALITION is an id, the id without its type, or a name; one of which nothing is known yet is awaited by its id.
    """
    run(_watch(output, settings_in_force(), name, kind, start, follow))


async def _watch(
    output: Output, settings: Settings, name: str | None, kind: ClaimKind | None, start: str, follow: bool
) -> None:
    from schemas.cloudevents import MessageError, decode
    from worker.transport.merging import read_merges
    from worker.transport.records import read_records, start_ms

    start_ms(start)  # complains of a bad one before anything is asked
    merges = await read_merges(settings)
    owner = None if name is None else await _owner(output, settings, name, merges)
    async with aclosing(read_records(settings, [CHANGES.name], start=start, follow=follow)) as records:
        async for record in records:
            try:
                change = decode(record.value, (StateChanged,))
            except MessageError as error:
                output.remark(f"{record.place}: passed over: {error}")
                continue
            assert isinstance(change, StateChanged)
            if owner in (None, merges.id_of(change.owner)) and kind in (None, change.kind):
                if output.json:
                    output.line(msgspec.to_builtins(change))
                else:
                    output.text(in_text(change))


def in_text(change: StateChanged) -> "RenderableType":
    """A change for people: when and whose, from what to what, and why."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    head = Text.assemble((change.learned_at[:19].replace("T", " "), "cyan"), f"  {_owner_name(change)}  ")
    head.append(change.kind, style="green")
    if change.after is None:
        what = Text.assemble((_said(change.before), "dim"), " → no longer known")
    elif change.before is None:
        what = Text.assemble(("new: ", "dim"), (_said(change.after), "bold"))
    else:
        what = Text.assemble((_said(change.before), "dim"), " → ", (_said(change.after), "bold"))
    return Group(head, Padding(what, (0, 0, 0, 2)), Padding(Text(_because(change), style="dim"), (0, 0, 1, 2)))


def _said(claim: object) -> str:
    return in_words(claim) + circumstances(claim) if claim is not None else ""  # type: ignore[arg-type]


def _because(change: StateChanged) -> str:
    after = change.after
    if change.cause == "made" and after is not None and after.id == change.claim_id:
        return f"because {change.document_id} ¶{after.paragraph} says “{after.text}”"
    verb = "says otherwise" if change.cause == "made" else "no longer says so"
    before = change.before
    place = f" ¶{before.paragraph}" if before is not None and before.id == change.claim_id else ""
    return f"because {change.document_id}{place} {verb}"


def _owner_name(change: StateChanged) -> str:
    claims = [claim for claim in (change.after, change.before) if claim is not None]
    return owner_name(change.owner, claims)


async def _owner(output: Output, settings: Settings, name: str, merges: Merges) -> str:
    try:
        return merges.id_of(find_owner(name, owners_of(cell_rows(await read_tables(settings))), merges.calls()).id)
    except UnknownName:
        if not name.startswith(COALITION):
            raise
        output.remark(f"nothing is known of {name} yet: waiting for it")
        return name
