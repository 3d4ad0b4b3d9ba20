"""Records as they stand in a topic, read without a group: from a place to a place, and nothing is committed."""

from collections.abc import AsyncGenerator, Collection, Mapping, Sequence
from contextlib import aclosing
from datetime import UTC, datetime
from time import monotonic
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.structs import ConsumerRecord

from schemas import Record
from worker.errors import UnknownName, UsageError
from worker.settings import Settings
from worker.transport.connection import open_consumer, unreachable

Start = str | datetime
POLL_MS = 200
MAX_RECORDS = 5_000
OPEN_SECONDS = 2.0  # how long to wait for transactions that are open


def record_of(raw: ConsumerRecord) -> Record:
    """aiokafka's record as ours."""
    return Record(
        topic=raw.topic,
        partition=raw.partition,
        offset=raw.offset,
        timestamp_ms=raw.timestamp,
        key=raw.key,
        value=raw.value,
        headers=tuple(raw.headers),
    )


def start_ms(start: Start) -> int | None:
    """The time to start from in milliseconds since 1970, None for "beginning" and "end".

    A time without a zone is UTC. Raises UsageError for anything else than these two words and ISO 8601.
    """
    if isinstance(start, str):
        if start in ("beginning", "end"):
            return None
        try:
            start = datetime.fromisoformat(start)
        except ValueError:
            raise UsageError(
                f"{start!r} is no place to start from: give beginning, end or a time like 2017-12-05T08:00:00Z"
            ) from None
    return round((start if start.tzinfo else start.replace(tzinfo=UTC)).timestamp() * 1000)


async def read_records(
    settings: Settings,
    topics: Sequence[str],
    *,
    partitions: Collection[int] | None = None,
    start: Start = "beginning",
    follow: bool = False,
) -> AsyncGenerator[Record, None]:
    """The records of topics (of all partitions, or of those named), from `start` to the end as it is now.

    With `follow`, go on for ever. Within a partition they come in order, between partitions as they arrive. Raises
    UnknownName for a topic that is not there, UsageError for a bad `start`, BrokerUnreachable where the broker goes
    away for longer than `broker_timeout`.
    """
    time_ms = start_ms(start)
    async with open_consumer(settings) as consumer:
        assigned = await partitions_of(consumer, topics, partitions)
        if not assigned:
            return
        consumer.assign(assigned)
        ends = await ends_of(settings, assigned)
        positions = await _positions(consumer, assigned, ends, start, time_ms)
        for partition, offset in positions.items():
            consumer.seek(partition, offset)
        if not follow:
            behind = {each for each in assigned if positions[each] < ends[each]}
            consumer.pause(*(each for each in assigned if each not in behind))
            async with aclosing(read_until(consumer, settings, behind, ends)) as batches:
                async for raws in batches:
                    for raw in raws:
                        yield record_of(raw)
            return
        while True:
            for batch in (await consumer.getmany(timeout_ms=POLL_MS, max_records=MAX_RECORDS)).values():
                for raw in batch:
                    yield record_of(raw)


async def partitions_of(
    consumer: AIOKafkaConsumer, topics: Sequence[str], partitions: Collection[int] | None = None
) -> list[TopicPartition]:
    """The partitions of topics. Raises UnknownName for a topic that is not there."""
    # of all topics: asked by name, a broker that may create topics by itself would do so
    cluster = await consumer._client.fetch_all_metadata()
    for topic in topics:
        if topic not in cluster.topics():
            raise UnknownName(f"there is no topic {topic}; `coalition topics` creates those of the project")
    await consumer._client.set_topics(topics)  # else it would learn of the topics one by one, a wait for each
    return [
        TopicPartition(topic, partition)
        for topic in topics
        for partition in sorted(cluster.partitions_for_topic(topic))
        if partitions is None or partition in partitions
    ]


async def _positions(
    consumer: AIOKafkaConsumer,
    assigned: list[TopicPartition],
    ends: dict[TopicPartition, int],
    start: Start,
    time_ms: int | None,
) -> dict[TopicPartition, int]:
    if time_ms is not None:
        found: dict[TopicPartition, Any] = await consumer.offsets_for_times(dict.fromkeys(assigned, time_ms))
        # nothing is as late as that: start at the end
        return {each: found[each].offset if found.get(each) else ends[each] for each in assigned}
    if start == "end":
        return ends
    first: dict[TopicPartition, int] = await consumer.beginning_offsets(assigned)
    return first


async def ends_of(settings: Settings, partitions: Collection[TopicPartition]) -> dict[TopicPartition, int]:
    """The offsets that the next records will get, behind everything that transactions have written so far."""
    async with open_consumer(settings, isolation="read_uncommitted") as consumer:
        await consumer._client.set_topics({each.topic for each in partitions})
        ends: dict[TopicPartition, int] = await consumer.end_offsets(list(partitions))
        return ends


async def read_until(
    consumer: AIOKafkaConsumer,
    settings: Settings,
    behind: set[TopicPartition],
    ends: Mapping[TopicPartition, int],
) -> AsyncGenerator[list[ConsumerRecord], None]:
    """What the consumer, which is where it should start, reads of these partitions up to their ends.

    Where transactions are open before an end, it waits for them; where nothing moves for `OPEN_SECONDS`, it leaves them
    as they are, with what stands behind them.
    """
    heard = monotonic()
    while behind:
        for partition, batch in (await consumer.getmany(timeout_ms=POLL_MS, max_records=MAX_RECORDS)).items():
            heard = monotonic()
            yield [raw for raw in batch if raw.offset < ends[partition]]
        # the last offsets may be those of a transaction's marker or of compacted records: the position tells
        reached = {each for each in behind if await consumer.position(each) >= ends[each]}
        if reached:
            heard = monotonic()
        waited = monotonic() - heard
        if waited > OPEN_SECONDS and (held := await _held_back(consumer, behind - reached)):
            reached |= held
            heard = monotonic()
        elif waited > settings.broker_timeout:
            raise unreachable(settings)
        if reached:
            behind -= reached
            consumer.pause(*reached)


async def _held_back(consumer: AIOKafkaConsumer, behind: set[TopicPartition]) -> set[TopicPartition]:
    """The partitions that are read up to the first record of a transaction that is still open."""
    stable = await consumer.end_offsets(list(behind)) if behind else {}
    return {each for each in behind if await consumer.position(each) >= stable[each]}
