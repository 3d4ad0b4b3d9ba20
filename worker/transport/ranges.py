"""Records from one place of the log to another, read with an assignment of one's own.

No group is joined and nothing is committed: whoever reads so leaves no trace on the brokers.
"""

from collections.abc import AsyncGenerator, Mapping, Sequence
from datetime import UTC, datetime
from time import monotonic
from typing import Any

import msgspec
from aiokafka import AIOKafkaConsumer, TopicPartition

from schemas import Record
from worker.errors import UsageError
from worker.settings import Settings
from worker.transport.connection import open_consumer, unreachable
from worker.transport.records import MAX_RECORDS, POLL_MS, partitions_of, record_of

Place = int | datetime | None


class Range(msgspec.Struct, frozen=True, kw_only=True):
    """Offsets of one partition: from `start` to before `end`. `first` is the first that is still there."""

    topic: str
    partition: int
    start: int
    end: int
    first: int

    @property
    def records(self) -> int:
        """How many offsets it spans."""
        return self.end - self.start


def place_of(text: str | None) -> Place:
    """An offset ("120") or a time (ISO 8601; without a zone, UTC); None for none. Raises UsageError."""
    if text is None or (text.isdigit() and text.isascii()):
        return None if text is None else int(text)
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(
            f"{text!r} is no place in the log: give an offset, or a time like 2017-12-05T08:00:00Z"
        ) from None
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def check_order(start: Place, end: Place) -> None:
    """Raises UsageError where a range is reversed or ends where it starts."""
    if type(start) is type(end) and start is not None and end is not None:
        if start > end:  # type: ignore[operator]
            raise UsageError(f"the range is reversed: {_words(start)} is later than {_words(end)}")
        if start == end:
            raise UsageError(f"the range is empty: it ends where it starts, at {_words(start)}")


async def find_ranges(
    settings: Settings, topics: Sequence[str], *, start: Place = None, end: Place = None
) -> list[Range]:
    """The ranges of all partitions from `start` to before `end`: offsets or times; None for the first and the last.

    A time means the first record that is not older. Raises UsageError for a range that is reversed or empty, and for
    offsets that retention has deleted already, saying what is left; UnknownName, BrokerUnreachable.
    """
    check_order(start, end)
    async with open_consumer(settings) as consumer:
        assigned = await partitions_of(consumer, topics)
        first = await consumer.beginning_offsets(assigned)
        last = await consumer.end_offsets(assigned)
        starts = await _offsets(consumer, start, first, last)
        ends = await _offsets(consumer, end, last, last)
    if isinstance(start, int):
        _check_left(start, first, last)
    ranges = [
        Range(
            topic=each.topic,
            partition=each.partition,
            start=max(starts[each], first[each]),
            end=max(starts[each], first[each], min(ends[each], last[each])),
            first=first[each],
        )
        for each in assigned
    ]
    if not any(each.records for each in ranges):
        holding = [each for each in assigned if first[each] < last[each]] or assigned
        left = ", ".join(f"{first[each]} to {last[each]} in {each.topic} {each.partition}" for each in holding[:8])
        raise UsageError(
            f"the range is empty: no record from {_words(start)} to {_words(end)}; there are offsets {left}"
        )
    return ranges


async def _offsets(
    consumer: AIOKafkaConsumer,
    place: Place,
    default: Mapping[TopicPartition, int],
    last: Mapping[TopicPartition, int],
) -> Mapping[TopicPartition, int]:
    if place is None:
        return default
    if isinstance(place, int):
        return dict.fromkeys(default, place)
    time_ms = round(place.timestamp() * 1000)
    found: dict[TopicPartition, Any] = await consumer.offsets_for_times(dict.fromkeys(default, time_ms))
    return {each: found[each].offset if found.get(each) else last[each] for each in default}


def _check_left(start: int, first: Mapping[TopicPartition, int], last: Mapping[TopicPartition, int]) -> None:
    gone = [each for each in first if start < first[each] and last[each] > 0]
    if gone and start > 0:
        raise UsageError(
            f"offset {start} is deleted already in {len(gone)} partitions; "
            + ", ".join(f"{each.topic} {each.partition} begins at {first[each]}" for each in gone[:8])
        )


def _words(place: Place) -> str:
    if place is None:
        return "there"
    return f"offset {place}" if isinstance(place, int) else place.isoformat()


async def read_ranges(settings: Settings, ranges: Sequence[Range]) -> AsyncGenerator[Record, None]:
    """The records of ranges, one range after the other, each in its order.

    Raises BrokerUnreachable where the broker goes away for longer than `broker_timeout`.
    """
    async with open_consumer(settings) as consumer:
        await partitions_of(consumer, sorted({each.topic for each in ranges}))
        for each in ranges:
            if not each.records:
                continue
            partition = TopicPartition(each.topic, each.partition)
            consumer.assign([partition])
            consumer.seek(partition, each.start)
            heard, position = monotonic(), each.start
            while position < each.end:
                batches = await consumer.getmany(timeout_ms=POLL_MS, max_records=MAX_RECORDS)
                for raw in (raw for batch in batches.values() for raw in batch):
                    if raw.offset < each.end:
                        yield record_of(raw)
                # the last offsets may be those of a transaction's marker or of compacted records: the position tells
                reached = await consumer.position(partition)
                if reached > position:
                    heard, position = monotonic(), reached
                elif monotonic() - heard > settings.broker_timeout:
                    raise unreachable(settings)
