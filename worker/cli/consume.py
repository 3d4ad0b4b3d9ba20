"""`coalition consume`: what stands on the topics, as it comes."""

from base64 import b64encode
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import aclosing
from typing import TYPE_CHECKING, Any

import click
import msgspec

from schemas import (
    CHANGES,
    CLAIMS,
    DEAD_LETTERS,
    MENTIONS,
    ClaimMade,
    ClaimRetracted,
    EntityMentioned,
    Record,
    StateChanged,
    Topic,
    kind_of,
)
from worker.cli.claim_words import circumstances, in_words
from worker.cli.command import Output, command, pass_output, run, settings_in_force
from worker.errors import UsageError
from worker.settings import Settings

if TYPE_CHECKING:
    from rich.text import Text

    from worker.transport.dead_letters import DeadLetter

WHAT: dict[str, tuple[Topic, tuple[type[msgspec.Struct], ...]]] = {
    "mentions": (MENTIONS, (EntityMentioned,)),
    "claims": (CLAIMS, (ClaimMade, ClaimRetracted)),
    "changes": (CHANGES, (StateChanged,)),
    "dead-letters": (DEAD_LETTERS, ()),
}


@command(
    """
coalition consume claims --where kind=deployment --where location=Syria
coalition consume changes --from end --follow
coalition consume dead-letters --from 2026-01-31T12:00:00Z --json
"""
)
@click.argument("what", type=click.Choice(list(WHAT)))
@click.option(
    "--from", "start", default="beginning", metavar="beginning|end|TIME", help="Where to start. Default: beginning."
)
@click.option("--follow", is_flag=True, help="Go on when the end is reached, until Ctrl-C.")
@click.option(
    "--where",
    multiple=True,
    metavar="FIELD=VALUE",
    help="Only those with this value; more than one must all hold. Dots lead deeper; an entity matches by id and name.",
)
@click.option(
    "--group", metavar="NAME", help="Read as a member of this consumer group, which remembers how far it has read."
)
@pass_output
def consume(output: Output, what: str, start: str, follow: bool, where: tuple[str, ...], group: str | None) -> None:
    """Print mentions, claims, changes of state or dead letters.

    Claims come as they were made and retracted. Without --group nothing is remembered, and everybody sees everything.
    """
    wanted = dict(_pair(text) for text in where)
    run(_consume(output, settings_in_force(), what, start, follow, wanted, group))


async def _consume(
    output: Output,
    settings: Settings,
    what: str,
    start: str,
    follow: bool,
    where: Mapping[str, str],
    group: str | None,
) -> None:
    from worker.transport.groups import read_as_group
    from worker.transport.records import read_records

    topic, read, wanted = _reading(what, where)
    records: AsyncGenerator[Record, None] = (
        read_records(settings, [topic.name], start=start, follow=follow)
        if group is None
        else read_as_group(settings, [topic.name], group=group, start=start, follow=follow)
    )
    async with aclosing(records):
        async for record in records:
            item = read(record)
            if wanted(item):
                if output.json:
                    output.line(_fields(item))
                else:
                    output.text(_in_text(item), wrap=False)


def _reading(
    what: str, where: Mapping[str, str]
) -> tuple[Topic, Callable[[Record], msgspec.Struct], Callable[[Any], bool]]:
    """The topic, what makes a message of a record there, and which are wanted."""
    from schemas.cloudevents import decode
    from worker.transport.dead_letters import DeadLetter, read_dead_letter
    from worker.transport.matching import predicate

    topic, types = WHAT[what]
    if not types:
        return (
            topic,
            lambda record: read_dead_letter(record.key, record.value, record.headers),
            predicate(where or None, (DeadLetter,)),
        )
    return topic, lambda record: decode(record.value), predicate(where or None, types)


def _pair(text: str) -> tuple[str, str]:
    field, equals, value = text.partition("=")
    if not field or not equals:
        raise UsageError(f"--where {text!r}: give FIELD=VALUE, like kind=deployment")
    return field.strip(), value.strip()


def _fields(item: msgspec.Struct) -> dict[str, object]:
    fields: dict[str, object] = msgspec.to_builtins(item, builtin_types=(bytes,))
    if "type" in fields:
        return fields
    headers = dict(fields.pop("headers", ()))  # type: ignore[call-overload]
    readable = {"type": "dead-letter", **{name: _readable(value) for name, value in fields.items()}}
    return {**readable, "headers": {name: _readable(value) for name, value in headers.items()}}


def _readable(value: object) -> object:
    """Bytes as text where they are UTF-8, else marked as base64."""
    if not isinstance(value, bytes):
        return value
    try:
        return value.decode()
    except UnicodeDecodeError:
        return {"base64": b64encode(value).decode()}


def _in_text(item: msgspec.Struct) -> "Text":
    from rich.text import Text

    match item:
        case EntityMentioned(entity=entity):
            place = f"  {item.document_id} ¶ {item.paragraph}"
            return Text.assemble((f"{entity.type}  ", "green"), item.text, (f"  {entity.id}{place}", "dim"))
        case ClaimMade(claim=claim):
            place = f"  {claim.document_id} ¶ {claim.paragraph}"
            said = (in_words(claim), (circumstances(claim), "dim"))
            return Text.assemble((f"{kind_of(claim)}  ", "green"), *said, (place, "dim"))
        case ClaimRetracted():
            place = f"  {item.document_id} ¶ {item.paragraph}"
            return Text.assemble((f"{item.kind}  ", "green"), (f"retracted: {item.reason}", "red"), (place, "dim"))
        case StateChanged():
            before = in_words(item.before) + circumstances(item.before) if item.before else "nothing"
            after = in_words(item.after) + circumstances(item.after) if item.after else "nothing"
            return Text.assemble((f"{item.kind}  ", "green"), (before, "dim"), " → ", after)
        case _:
            return _dead_letter_in_text(item)  # type: ignore[arg-type]


def _dead_letter_in_text(letter: "DeadLetter") -> "Text":
    from rich.text import Text

    place = f"{letter.topic}, partition {letter.partition}, offset {letter.offset}"
    content = "null" if letter.value is None else letter.value[:200].decode(errors="replace")
    return Text.assemble((f"{letter.stage}  ", "red"), f"{letter.message}  ", (f"{place}: {content}", "dim"))


__all__ = ["consume"]
