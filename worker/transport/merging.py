"""Merges of entities, on their topic: small, kept for ever, and read whole by whoever asks the state."""

from collections.abc import Callable
from contextlib import aclosing

import msgspec

from schemas import MERGE_MESSAGES, MERGES, Entity, EntityMerged, EntityUnmerged
from schemas.cloudevents import MessageError, decode, encode, iso_time, timestamp_ms
from worker.errors import UnknownName, UsageError
from worker.settings import Settings
from worker.state.merging import LoggedMerge, Merges, merge_wanted, merges_of
from worker.transport.connection import broker_errors, open_producer
from worker.transport.publishing import now_ms
from worker.transport.records import read_records
from worker.transport.topics import ensure_topics

SOURCE = "/coalition/merge"


class Merged(msgspec.Struct, frozen=True, kw_only=True):
    """An entity, and what it is held to be (None: itself); `unchanged` where that was so already."""

    entity_id: str
    into_id: str | None
    unchanged: bool


async def read_merges(settings: Settings, *, known_at: str | None = None) -> Merges:
    """The merges that hold, or that were known at a moment. None in a log that is older than the topic.

    Raises BrokerUnreachable.
    """
    return merges_of(await _logged(settings), known_at=known_at)


async def merge(
    settings: Settings, entity: Entity, into: Entity, reason: str | None = None, *, clock: Callable[[], int] = now_ms
) -> Merged:
    """Have one entity held to be another from now on.

    Raises UsageError where they are the same, where it would be a circle, or where the entity is merged into another.
    """
    await ensure_topics(settings)
    logged = await _logged(settings)
    wanted = merge_wanted(merges_of(logged), entity, into)
    if wanted:
        await _send(settings, logged, entity.id, EntityMerged(entity=entity, into=into, reason=reason), clock())
    return Merged(entity_id=entity.id, into_id=into.id, unchanged=not wanted)


async def unmerge(
    settings: Settings, called: str, reason: str | None = None, *, clock: Callable[[], int] = now_ms
) -> Merged:
    """Have an entity, by its id or name, be one of its own again. Raises UsageError where it is not merged."""
    await ensure_topics(settings)
    logged = await _logged(settings)
    direct = merges_of(logged).direct
    wanted = called.casefold()
    found = [key for key, each in direct.items() if wanted in (key.casefold(), each.entity.name.casefold())]
    if len(found) != 1:
        known = "; merged are " + ", ".join(direct) if direct else "; nothing is"
        raise UsageError(f"{called!r} is not merged into another entity{known}")
    await _send(settings, logged, found[0], EntityUnmerged(entity_id=found[0], reason=reason), clock())
    return Merged(entity_id=found[0], into_id=None, unchanged=False)


async def _send(
    settings: Settings, logged: list[LoggedMerge], entity_id: str, message: MERGE_MESSAGES, now: int
) -> None:
    """Later than all that was said of the entity before, whatever the clocks of those who said it."""
    time = max([now, *(timestamp_ms(each.learned_at) + 1 for each in logged if each.entity_id == entity_id)])
    value, headers = encode(message, source=SOURCE, timestamp_ms=time)
    async with open_producer(settings, max_record_bytes=MERGES.max_message_bytes) as producer:
        with broker_errors(settings):
            await producer.send_and_wait(MERGES.name, value, key=entity_id.encode(), timestamp_ms=time, headers=headers)


async def _logged(settings: Settings) -> list[LoggedMerge]:
    found: list[LoggedMerge] = []
    try:
        async with aclosing(read_records(settings, [MERGES.name])) as records:
            async for record in records:
                try:
                    message = decode(record.value, (EntityMerged, EntityUnmerged))
                except MessageError:  # nothing of ours: it merges nothing
                    continue
                assert isinstance(message, MERGE_MESSAGES)
                found.append(LoggedMerge(iso_time(record.timestamp_ms), message))
    except UnknownName:
        return []
    return found
