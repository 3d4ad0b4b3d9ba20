"""What a batch sends: records on topics, and the rows of tables with them. Sent means acknowledged by the broker."""

import logging
from collections.abc import Sequence
from contextlib import AsyncExitStack, suppress

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError
from tenacity import AsyncRetrying, before_sleep_log, retry_if_exception_type, wait_exponential

from schemas import DEAD_LETTERS
from worker.errors import BrokerError
from worker.processors.arrivals import LogRecord
from worker.processors.outgoing import Outgoing
from worker.settings import Settings
from worker.streams.databases import Writes
from worker.streams.tables import ChangelogTable
from worker.transport.connection import open_producer
from worker.transport.dead_letters import dead_letter
from worker.transport.topics import CHANGELOG_BYTES

logger = logging.getLogger(__name__)

PASSING = (KafkaError, BrokerError, TimeoutError)
FIRST_WAIT_SECONDS, LONGEST_WAIT_SECONDS = 0.2, 10.0


class Outputs:
    """An idempotent producer that does not return before everything is acknowledged, and waits for a lost broker.

    Sending again after a failure may double records. That is harmless: their ids are the same, and tables keep one.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._connection = AsyncExitStack()
        self._producer: AIOKafkaProducer | None = None

    async def start(self) -> None:
        """Connect. Raises BrokerError."""
        self._producer = await self._connection.enter_async_context(
            open_producer(self._settings, max_record_bytes=CHANGELOG_BYTES)
        )

    async def stop(self) -> None:
        """Send what is left and disconnect."""
        self._producer = None
        with suppress(*PASSING):
            await self._connection.aclose()

    async def send(self, records: Sequence[Outgoing]) -> list[int]:
        """Send records, wait until all are acknowledged, and return their offsets. Tries until it succeeds."""
        async for attempt in AsyncRetrying(
            retry=retry_if_exception_type(PASSING),
            wait=wait_exponential(multiplier=FIRST_WAIT_SECONDS, max=LONGEST_WAIT_SECONDS),
            before_sleep=before_sleep_log(logger, logging.WARNING),
            reraise=True,
        ):
            with attempt:
                return await self._send_once(records)
        raise AssertionError("unreachable: retrying has no end")

    async def _send_once(self, records: Sequence[Outgoing]) -> list[int]:
        if self._producer is None:
            await self.start()
        producer = self._producer
        assert producer is not None
        try:
            sent = [
                await producer.send(
                    record.topic,
                    value=record.value,
                    key=record.key,
                    partition=record.partition,
                    timestamp_ms=record.timestamp_ms,
                    headers=record.headers,
                )
                for record in records
            ]
            return [(await metadata).offset for metadata in sent]
        except PASSING:
            # After a failure its sequence numbers may not continue: the next try starts with a producer of its own.
            await self.stop()
            raise

    async def write_rows(self, table: ChangelogTable, partition: int, writes: Writes, timestamp_ms: int) -> None:
        """Write rows of a table: first to its changelog, and when that is acknowledged to the local copy."""
        if not writes:
            return
        topic = table.changelog_topic.get_topic_name()
        offsets = await self.send(
            [Outgoing(topic, key, value, [], max(timestamp_ms, 0), partition) for key, value in writes.items()]
        )
        table.apply(partition, writes, max(offsets))


def dead(record: LogRecord, error: Exception, stage: str) -> Outgoing:
    """The dead letter of a record: what came, byte for byte, with the reason."""
    key, value, headers = dead_letter(
        record.key,
        record.value,
        record.headers,
        topic=record.topic,
        partition=record.partition,
        offset=record.offset,
        stage=stage,
        error=error,
    )
    return Outgoing(DEAD_LETTERS.name, key, value, headers, max(record.timestamp_ms, 0))
