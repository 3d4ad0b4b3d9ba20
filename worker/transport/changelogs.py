"""Changelogs as a new owner of partitions reads them: to the very end, with no transaction left open behind.

The owner before may have died, or been paused, in the middle of a transaction. Whether its rows count is decided before
they are read past: by waiting, or by ending its transactions for it.
"""

import logging
from collections.abc import AsyncGenerator, Collection, Mapping, Sequence
from contextlib import aclosing

from aiokafka import TopicPartition
from aiokafka.structs import ConsumerRecord

from worker.settings import Settings
from worker.transport.connection import asked, open_admin, open_consumer, open_producer
from worker.transport.records import ends_of, read_until

logger = logging.getLogger(__name__)


class Changelogs:
    """The changelogs on the brokers."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    async def ends(self, partitions: Collection[TopicPartition]) -> Mapping[TopicPartition, int]:
        """The offsets behind all that was written to them, in transactions that are committed or not."""
        return await ends_of(self._settings, partitions)

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
            ended: set[str] = set()

            async def end_transactions(held: Collection[TopicPartition]) -> None:
                ended.update(await self._end_transactions({each.partition for each in held}, ended))

            async with aclosing(read_until(consumer, self._settings, behind, ends, end_transactions)) as batches:
                async for batch in batches:
                    if batch:
                        yield batch

    async def _end_transactions(self, partitions: set[int], ended: set[str]) -> set[str]:
        """End the transactions of whoever last wrote for these partitions, but for those who were ended before.

        Each writer leaves its transactional id beside the offset that it commits. One that lives and is met by mistake
        opens its producer anew. One that died before its first commit is not known: its transaction times out.
        """
        async with open_admin(self._settings) as admin:
            committed = await asked(self._settings, lambda: admin.list_consumer_group_offsets(self._settings.app_id))
        writers = {each.metadata for at, each in committed.items() if at.partition in partitions and each.metadata}
        for writer in sorted(writers - ended):
            logger.info("ending the open transactions of %s", writer)
            async with open_producer(self._settings, max_record_bytes=1024, transactional_id=writer):
                pass
        return writers
