"""Changelogs as a new owner of partitions reads them: to the very end, with nothing undecided left behind.

The owner before may have died, or been paused, in the middle of a transaction, or the broker may have forgotten to
carry out how one ended. Whether its rows count is decided before they are read: by waiting, or by ending it for its
writer.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, Collection, Mapping, Sequence
from contextlib import aclosing
from time import monotonic

from aiokafka import TopicPartition
from aiokafka.structs import ConsumerRecord

from worker.settings import Settings
from worker.transport.connection import asked, open_admin, open_consumer, open_producer
from worker.transport.records import OPEN_SECONDS, ends_of, read_until
from worker.transport.stability import open_stable_offsets

logger = logging.getLogger(__name__)

POLL_SECONDS = 0.1


class Changelogs:
    """The changelogs on the brokers."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    async def ends(self, partitions: Collection[TopicPartition]) -> Mapping[TopicPartition, int]:
        """The offsets behind all that was written to them, when all of it is decided: readers come so far.

        What nobody can end is waited for until it times out. Raises BrokerUnreachable and KafkaError.
        """
        ends = await ends_of(self._settings, partitions)
        async with open_stable_offsets(self._settings) as stable:
            ended: set[str] = set()
            undecided, heard = set(ends), monotonic()
            while True:
                reached = await stable.of(undecided)
                left = {each for each in undecided if reached[each] < ends[each]}
                if not left:
                    return ends
                if left != undecided:
                    undecided, heard = left, monotonic()
                elif monotonic() - heard > OPEN_SECONDS:
                    ended |= await self._end_transactions(undecided, ended)
                    heard = monotonic()
                await asyncio.sleep(POLL_SECONDS)

    async def read(
        self, start: Mapping[TopicPartition, int], ends: Mapping[TopicPartition, int]
    ) -> AsyncGenerator[Sequence[ConsumerRecord], None]:
        """The committed records of partitions from one offset to another, each list of one partition.

        Raises BrokerUnreachable.
        """
        async with open_consumer(self._settings) as consumer:
            await consumer._client.set_topics({each.topic for each in start})
            first = await consumer.beginning_offsets(list(start))
            positions = {each: max(first[each], offset) for each, offset in start.items()}
            behind = {each for each in start if positions[each] < ends[each]}
            consumer.assign(behind)
            for each in behind:
                consumer.seek(each, positions[each])
            async with aclosing(read_until(consumer, self._settings, behind, ends)) as batches:
                async for batch in batches:
                    if batch:
                        yield batch

    async def _end_transactions(self, undecided: Collection[TopicPartition], ended: Collection[str]) -> set[str]:
        """End the transactions of whoever last wrote for these partitions, but for those who were ended before.

        Each writer leaves its transactional id beside the offset that it commits. A producer of that id ends what is
        open; and where the broker has forgotten the end of a transaction, one more that is given up ends it, too: its
        writer has not taken it for written. A writer that lives and is met by mistake opens its producer anew. One that
        died before its first commit is not known: its transaction times out.
        """
        async with open_admin(self._settings) as admin:
            committed = await asked(self._settings, lambda: admin.list_consumer_group_offsets(self._settings.app_id))
        numbers = {each.partition for each in undecided}
        writers = {each.metadata for at, each in committed.items() if at.partition in numbers and each.metadata}
        for writer in sorted(writers - set(ended)):
            logger.info("ending the open transactions of %s", writer)
            async with open_producer(self._settings, max_record_bytes=1024, transactional_id=writer) as producer:
                await producer.begin_transaction()
                for each in undecided:
                    await producer.send(each.topic, key=b"", partition=each.partition)
                await producer.abort_transaction()
        return writers
