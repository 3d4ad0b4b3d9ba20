"""What a batch sends: records on topics, and the rows of tables with them. Sent means acknowledged by the broker."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, suppress
from itertools import islice
from typing import NamedTuple

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, wait_exponential

from schemas import DEAD_LETTERS, Record
from worker.errors import BrokerError
from worker.processors.outgoing import Outgoing
from worker.settings import Settings
from worker.streams.databases import Writes
from worker.streams.tables import ChangelogTable
from worker.transport.connection import open_producer
from worker.transport.dead_letters import dead_letter
from worker.transport.topics import CHANGELOG_BYTES

logger = logging.getLogger(__name__)

PASSING = (KafkaError, BrokerError, TimeoutError)
Connect = Callable[[], AbstractAsyncContextManager[AIOKafkaProducer]]
FIRST_WAIT_SECONDS, LONGEST_WAIT_SECONDS = 0.2, 10.0


class TableRows(NamedTuple):
    """Rows of one table in one partition, to be written; no value: the row goes."""

    table: ChangelogTable
    partition: int
    writes: Writes


class Outputs:
    """An idempotent producer that does not return before everything is acknowledged, and waits for a lost broker.

    Sending again after a failure may double records. That is harmless: their ids are the same, and tables keep one.
    `connect` opens the producer.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.connect: Connect = lambda: open_producer(settings, max_record_bytes=CHANGELOG_BYTES)
        self._connection = AsyncExitStack()
        self._producer: AIOKafkaProducer | None = None

    async def start(self) -> None:
        """Connect. Raises BrokerError."""
        self._producer = await self._connection.enter_async_context(self.connect())

    async def stop(self) -> None:
        """Send what is left and disconnect."""
        self._producer = None
        with suppress(*PASSING):
            await self._connection.aclose()

    async def send(self, records: Sequence[Outgoing], check: Callable[[], None] = lambda: None) -> list[int]:
        """Send records, wait until all are acknowledged, and return their offsets.

        Tries until it succeeds, or `check`, which is called before each try, raises.
        """
        async for attempt in AsyncRetrying(
            retry=retry_if_exception_type(PASSING),
            wait=wait_exponential(multiplier=FIRST_WAIT_SECONDS, max=LONGEST_WAIT_SECONDS),
            before_sleep=_tell,
            reraise=True,
        ):
            with attempt:
                check()
                async with asyncio.timeout(self._settings.session_timeout):
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
        except (*PASSING, asyncio.CancelledError):
            # After a failure its sequence numbers may not continue, and what it still holds must not be sent later:
            # the next try starts with a producer of its own.
            await self.stop()
            raise

    async def write_rows(
        self, rows: Sequence[TableRows], timestamp_ms: int, check: Callable[[], None] = lambda: None
    ) -> None:
        """Write rows of tables: first to their changelogs, and when all is acknowledged to the local copies."""
        records = [
            Outgoing(each.table.changelog_topic.get_topic_name(), key, value, [], max(timestamp_ms, 0), each.partition)
            for each in rows
            for key, value in each.writes.items()
        ]
        offsets = iter(await self.send(records, check))
        for each in rows:
            written = list(islice(offsets, len(each.writes)))
            if written:
                each.table.apply(each.partition, each.writes, max(written))


def _tell(state: RetryCallState) -> None:
    error = state.outcome.exception() if state.outcome else None
    logger.warning("the broker takes no records (%s): trying again", str(error) or type(error).__name__)


def dead(record: Record, error: Exception, stage: str) -> Outgoing:
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
