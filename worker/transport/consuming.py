"""Consuming: the messages of the topics as typed objects, for anybody who wants to follow what the worker says."""

import logging
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from typing import Any, Generic, TypeVar, cast

import msgspec

from schemas import (
    CHANGES,
    CLAIMS,
    DEAD_LETTERS,
    MENTIONS,
    MERGES,
    PARAGRAPHS,
    Claim,
    ClaimMade,
    ClaimRetracted,
    DocumentRetracted,
    EntityMentioned,
    EntityMerged,
    EntityUnmerged,
    Message,
    ParagraphPublished,
    Record,
    StateChanged,
)
from schemas.claims import CLAIM_TYPES
from schemas.cloudevents import MessageError, decode
from worker.errors import UnknownName
from worker.settings import Settings
from worker.transport.dead_letters import DeadLetter, read_dead_letter
from worker.transport.groups import read_as_group
from worker.transport.matching import Where, predicate
from worker.transport.records import Start, read_records

T = TypeVar("T", bound=msgspec.Struct)

logger = logging.getLogger(__name__)

TOPIC_OF: dict[type[Message], str] = {
    ParagraphPublished: PARAGRAPHS.name,
    DocumentRetracted: PARAGRAPHS.name,
    EntityMentioned: MENTIONS.name,
    ClaimMade: CLAIMS.name,
    ClaimRetracted: CLAIMS.name,
    StateChanged: CHANGES.name,
    EntityMerged: MERGES.name,
    EntityUnmerged: MERGES.name,
}


class Consumed(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """What was read, and the record that it was read from."""

    record: Record
    item: T


async def consume(
    what: type[T],
    *,
    settings: Settings | None = None,
    start: Start = "beginning",
    follow: bool = False,
    group: str | None = None,
    where: Where | None = None,
) -> AsyncGenerator[T, None]:
    """Everything of one type that stands on its topic, in the order of each document.

    `what` is a message (`EntityMentioned`, `ClaimMade`, `ClaimRetracted`, `StateChanged`, `ParagraphPublished`,
    `DocumentRetracted`), a kind of claim (`Deployment`, …; `Claim` for all: the claims as they were made, also those
    that were retracted later), or `DeadLetter`.

    `start` is "beginning", "end", or a time (a datetime, or ISO 8601; without a zone, UTC). The iterator ends where
    the topic ends as of the call, or never with `follow`. With `group`, the members of that consumer group share
    the topic between them and go on where it left off: `start` is for a new group, and what is read is committed when
    the next batch is asked for. `where`: see `matching.predicate`.

    A record that cannot be decoded is passed over with a warning in the log. Raises UnknownName for a missing topic or
    a wrong field in `where`, UsageError for a bad `start`, BrokerUnreachable.
    """
    reading = consume_records(what, settings=settings, start=start, follow=follow, group=group, where=where)
    async with aclosing(reading) as consumed:
        async for each in consumed:
            yield each.item


async def consume_records(
    what: type[T],
    *,
    settings: Settings | None = None,
    start: Start = "beginning",
    follow: bool = False,
    group: str | None = None,
    where: Where | None = None,
) -> AsyncGenerator[Consumed[T], None]:
    """As `consume`, each with the record that it stands in: topic, partition, offset, timestamp, key, headers."""
    settings = settings or Settings.from_environment()
    topic, read = reading_of(what)
    wanted = predicate(where, tuple(CLAIM_TYPES.values()) if what is Claim else (what,))
    reading = (
        read_records(settings, [topic], start=start, follow=follow)
        if group is None
        else read_as_group(settings, [topic], group=group, start=start, follow=follow)
    )
    async with aclosing(reading) as records:
        async for record in records:
            try:
                item = read(record)
            except MessageError as error:
                logger.warning("%s: passed over: %s", record.place, error)
                continue
            if item is not None and wanted(item):
                yield Consumed(record=record, item=cast(T, item))


def reading_of(what: Any) -> tuple[str, Callable[[Record], msgspec.Struct | None]]:
    """The topic of a type, and what makes a record of it into one; None for another message of the topic."""
    if what is DeadLetter:
        return DEAD_LETTERS.name, lambda record: read_dead_letter(record.key, record.value, record.headers)
    if what in TOPIC_OF:
        return TOPIC_OF[what], lambda record: _of_type(decode(record.value), what)
    if issubclass(what, Claim):
        return CLAIMS.name, lambda record: _claim(decode(record.value), what)
    readable: tuple[type, ...] = (*TOPIC_OF, Claim, *CLAIM_TYPES.values(), DeadLetter)
    names = ", ".join(each.__name__ for each in readable)
    raise UnknownName(f"{what.__name__} stands on no topic; there are {names}")


def _of_type(message: Message, type_: type[Message]) -> Message | None:
    return message if isinstance(message, type_) else None


def _claim(message: Message, kind: type[Claim]) -> Claim | None:
    return message.claim if isinstance(message, ClaimMade) and isinstance(message.claim, kind) else None
