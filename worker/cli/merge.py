"""`coalition merge` and `coalition unmerge`: two names of one thing, held to be one."""

from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

import click
import msgspec

from schemas import Entity
from worker.cli.command import Output, command, pass_output, run, settings_in_force
from worker.cli.owners import references
from worker.cli.tables import cell_rows, known_tables
from worker.errors import UnknownName
from worker.settings import Settings
from worker.state import CellRow

if TYPE_CHECKING:
    from worker.transport.merging import Merged

_reason = click.option("--reason", metavar="TEXT", help="Why; kept in the log.")


@command(
    """
coalition merge coalition:us-led coalition:global-coalition-against-daesh --reason "the same coalition"
"""
)
@click.argument("entity", metavar="FROM")
@click.argument("into", metavar="INTO")
@_reason
@pass_output
def merge(output: Output, entity: str, into: str, reason: str | None) -> None:
    """Hold one entity to be another.

    FROM and INTO are ids or names of coalitions, countries, persons … What is said of FROM is said of INTO from then
    on: cells of both become one, with the reports of both. Nothing is lost: unmerge takes them apart again.
    """
    merged = run(_merge(output, settings_in_force(), entity, into, reason))
    _tell(output, merged)


@command(
    """
coalition unmerge coalition:us-led
"""
)
@click.argument("entity", metavar="FROM")
@_reason
@pass_output
def unmerge(output: Output, entity: str, reason: str | None) -> None:
    """Hold a merged entity to be one of its own again."""
    from worker.transport.merging import unmerge as take_apart

    _tell(output, run(take_apart(settings_in_force(), entity, reason)))


def _tell(output: Output, merged: "Merged") -> None:
    if output.json:
        output.line({"type": "merged" if merged.into_id else "unmerged", **msgspec.to_builtins(merged)})
    elif merged.into_id is None:
        click.echo(f"{merged.entity_id} is one of its own again")
    else:
        click.echo(f"{merged.entity_id} is {'already ' if merged.unchanged else ''}held to be {merged.into_id}")


async def _merge(output: Output, settings: Settings, called: str, into: str, reason: str | None) -> "Merged":
    from worker.extraction.knowledge.known import named_entities  # reads the knowledge files
    from worker.transport.merging import merge as bring_together

    known = entities_of(cell_rows(await known_tables(output, settings)))
    also = named_entities()
    return await bring_together(settings, find_entity(called, known, {}), find_entity(into, known, also), reason)


def entities_of(rows: Iterable[CellRow]) -> dict[str, Entity]:
    """All entities that the answers speak of, by id, with the name that they have most often."""
    names: dict[tuple[str, str], Counter[str]] = {}
    for row in rows:
        for each in references(row.answer.claim):
            if each.id is not None and each.type is not None:
                names.setdefault((each.id, each.type), Counter())[each.name] += 1
    return {
        id_: msgspec.convert(
            {"id": id_, "type": type_, "name": min(found, key=lambda name: (-found[name], name))}, Entity
        )
        for (id_, type_), found in sorted(names.items())
    }


def find_entity(called: str, known: Mapping[str, Entity], also: Mapping[str, Entity]) -> Entity:
    """The entity that is called so, by id or name, whatever the case; `also` are others by their names.

    Raises UnknownName, with the nearest matches.
    """
    wanted = " ".join(called.casefold().split())
    for entity in (*known.values(), *also.values()):
        if wanted in (entity.id.casefold(), entity.name.casefold()):
            return entity
    for name, entity in also.items():
        if wanted == name.casefold():
            return entity
    calls = {call.casefold(): each.id for each in known.values() for call in (each.id, each.name)}
    near = list(dict.fromkeys(calls[call] for call in get_close_matches(wanted, calls, n=3)))
    hint = f"did you mean {' or '.join(near)}?" if near else "`coalition state --cells` shows the ids there are"
    raise UnknownName(f"no entity {called!r} is known; {hint}")
