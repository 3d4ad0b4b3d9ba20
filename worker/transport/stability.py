"""Whether what transactions wrote is decided, so that those who read what is committed can go past it.

A broker acknowledges a commit before it carries it out: the markers that decide the transaction follow. A broker that
is killed in between may forget them (docs/decisions/fencing.md). The records then stay undecided, and the next marker
of their writer decides them, whatever it says. So nothing is taken for written that is not known to be decided.
"""

import asyncio
from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager

from aiokafka import AIOKafkaConsumer, TopicPartition

from worker.settings import Settings
from worker.transport.connection import open_consumer

FIRST_WAIT_SECONDS, LONGEST_WAIT_SECONDS = 0.001, 0.1


class StableOffsets:
    """Asks for last stable offsets, over a connection that stays open."""

    def __init__(self, consumer: AIOKafkaConsumer) -> None:
        self._consumer = consumer
        self._topics: set[str] = set()

    async def of(self, partitions: Collection[TopicPartition]) -> Mapping[TopicPartition, int]:
        """Of each partition the offset of its first undecided record, or its end where all is decided.

        Raises KafkaError.
        """
        topics = {each.topic for each in partitions}
        if not topics <= self._topics:
            self._topics |= topics
            await self._consumer._client.set_topics(self._topics)
        found: dict[TopicPartition, int] = await self._consumer.end_offsets(list(partitions))
        return found

    async def pass_by(self, offsets: Mapping[TopicPartition, int]) -> None:
        """Wait until the records at these offsets are decided, for ever if need be. Raises KafkaError."""
        wait = FIRST_WAIT_SECONDS
        while not await self._past(offsets):
            await asyncio.sleep(wait)
            wait = min(2 * wait, LONGEST_WAIT_SECONDS)

    async def _past(self, offsets: Mapping[TopicPartition, int]) -> bool:
        stable = await self.of(offsets)
        return all(stable[each] > offset for each, offset in offsets.items())


@asynccontextmanager
async def open_stable_offsets(settings: Settings) -> AsyncIterator[StableOffsets]:
    """Connect. Raises BrokerError."""
    async with open_consumer(settings) as consumer:
        yield StableOffsets(consumer)
