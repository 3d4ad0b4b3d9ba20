"""What a batch writes: records on topics, and the rows of tables. Written means acknowledged by the broker.

Messages are sent as they are: sent twice, or late by a worker that was paused, they have the same ids and bytes. Rows
of tables and changes of state depend on what was written before them. They are written in transactions, each of which
is committed only after the group has confirmed that its partitions are this worker's, and counts as written only when
readers are past it and the group has confirmed once more.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, suppress
from itertools import islice
from typing import Any, Generic, NamedTuple, Protocol, TypeVar
from uuid import uuid4

from aiokafka import AIOKafkaProducer, TopicPartition
from aiokafka.errors import KafkaError
from aiokafka.structs import RecordMetadata
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, wait_exponential

from schemas import DEAD_LETTERS, Record
from worker.errors import BrokerError
from worker.processors.outgoing import Outgoing
from worker.settings import Settings
from worker.streams.databases import Writes
from worker.streams.tables import ChangelogTable
from worker.transport.connection import open_producer
from worker.transport.dead_letters import dead_letter
from worker.transport.stability import StableOffsets, open_stable_offsets
from worker.transport.topics import CHANGELOG_BYTES

logger = logging.getLogger(__name__)

PASSING = (KafkaError, BrokerError, TimeoutError)
FIRST_WAIT_SECONDS, LONGEST_WAIT_SECONDS = 0.2, 10.0
ABORT_SECONDS = 2.0
DECIDED_SECONDS = 2.0  # how long an acknowledged commit may take until readers see it; it takes milliseconds

Connect = Callable[[str | None], AbstractAsyncContextManager[AIOKafkaProducer]]
Observe = Callable[[], AbstractAsyncContextManager[StableOffsets]]
Client = TypeVar("Client")
Done = TypeVar("Done")


class TableRows(NamedTuple):
    """Rows of one table in one partition, to be written; no value: the row goes."""

    table: ChangelogTable
    partition: int
    writes: Writes


class Guard(Protocol):
    """What says whether a batch may still be written."""

    def check(self) -> None:
        """Raise where it is known that the records are another worker's by now."""

    async def confirm(self) -> None:
        """Ask the group; raise where the records are another worker's by now."""


class Connection(Generic[Client]):
    """A client that is opened when it is needed, and opened anew after a failure."""

    def __init__(self, connect: Callable[[], AbstractAsyncContextManager[Client]]) -> None:
        self._connect = connect
        self._stack = AsyncExitStack()
        self._client: Client | None = None

    async def client(self) -> Client:
        """The client. Raises BrokerError."""
        if self._client is None:
            self._client = await self._stack.enter_async_context(self._connect())
        return self._client

    async def close(self) -> None:
        """Send what is left and disconnect."""
        self._client = None
        with suppress(*PASSING):
            await self._stack.aclose()


class Outputs:
    """The writing of one agent: it does not return before everything is acknowledged, and waits for a lost broker.

    Sending again after a failure may double records. That is harmless: their ids are the same, and tables keep one.
    `connect` opens a producer, with a transactional id or without, `observe` what tells how far readers come. `writer`
    is the id that this agent writes rows as.
    """

    def __init__(self, settings: Settings, agent: str = "outputs") -> None:
        self._settings = settings
        self.writer = f"{settings.app_id}-{agent}-{uuid4().hex}"
        self.connect: Connect = lambda transactional_id: open_producer(
            settings, max_record_bytes=CHANGELOG_BYTES, transactional_id=transactional_id
        )
        self.observe: Observe = lambda: open_stable_offsets(settings)
        self._messages = Connection(lambda: self.connect(None))
        self._rows = Connection(lambda: self.connect(self.writer))
        self._stable = Connection(lambda: self.observe())
        self._connections: tuple[Connection[Any], ...] = (self._messages, self._rows, self._stable)
        self._transaction = asyncio.Lock()

    async def start(self) -> None:
        """Connect. Raises BrokerError."""
        for each in self._connections:
            await each.client()

    async def stop(self) -> None:
        """Send what is left and disconnect."""
        for each in self._connections:
            await each.close()

    async def send(self, records: Sequence[Outgoing], check: Callable[[], None] = lambda: None) -> list[int]:
        """Send records, wait until all are acknowledged, and return their offsets.

        Tries until it succeeds, or `check`, which is called before each try, raises.
        """
        return await self._try(lambda: self._send_once(records), check) if records else []

    async def write(
        self, rows: Sequence[TableRows], timestamp_ms: int, guard: Guard, *, also: Sequence[Outgoing] = ()
    ) -> None:
        """Write rows of tables, and records that belong to them: all, or nothing.

        They are written to the changelogs in a transaction and, when that is committed, to the local copies. Tries
        until it succeeds, or the guard raises.
        """
        records = [*also, *_changelog_records(rows, max(timestamp_ms, 0))]
        if not records:
            return
        async with self._transaction:
            offsets = iter((await self._try(lambda: self._write_once(records, guard), guard.check))[len(also) :])
        for each in rows:
            written = list(islice(offsets, len(each.writes)))
            if written:
                each.table.apply(each.partition, each.writes, max(written))

    async def _try(self, once: Callable[[], Awaitable[Done]], check: Callable[[], None]) -> Done:
        async for attempt in AsyncRetrying(
            retry=retry_if_exception_type(PASSING),
            wait=wait_exponential(multiplier=FIRST_WAIT_SECONDS, max=LONGEST_WAIT_SECONDS),
            before_sleep=_tell,
            reraise=True,
        ):
            with attempt:
                check()
                async with asyncio.timeout(self._settings.session_timeout):
                    return await once()
        raise AssertionError("unreachable: retrying has no end")

    async def _send_once(self, records: Sequence[Outgoing]) -> list[int]:
        producer = await self._messages.client()
        try:
            return [each.offset for each in await _acknowledged(producer, records)]
        except (*PASSING, asyncio.CancelledError):
            # After a failure its sequence numbers may not continue, and what it still holds must not be sent later:
            # the next try starts with a producer of its own.
            await self._messages.close()
            raise

    async def _write_once(self, records: Sequence[Outgoing], guard: Guard) -> list[int]:
        """One transaction: its records are acknowledged, then the group is asked, then it is committed.

        So whatever counts was written while the partitions were ours. It is written when readers are past it, and the
        group, asked once more, says that nobody else can have seen to that (docs/decisions/fencing.md).
        """
        producer = await self._rows.client()
        try:
            await producer.begin_transaction()
            written = await _acknowledged(producer, records)
            await guard.confirm()
            await producer.commit_transaction()
            await self._carried_out({each.topic_partition: each.offset for each in written})
            await guard.confirm()
        except BaseException:
            # The next try starts with a new producer of the same id, which ends what this one has left open.
            with suppress(Exception):
                async with asyncio.timeout(ABORT_SECONDS):
                    await producer.abort_transaction()
            await self._rows.close()
            await self._stable.close()
            raise
        return [each.offset for each in written]

    async def _carried_out(self, offsets: Mapping[TopicPartition, int]) -> None:
        """Wait until a commit that was acknowledged is carried out: readers are past these offsets."""
        stable = await self._stable.client()
        try:
            async with asyncio.timeout(DECIDED_SECONDS):
                await stable.pass_by(offsets)
        except TimeoutError:
            raise BrokerError("a commit was acknowledged and is not carried out") from None


async def _acknowledged(producer: AIOKafkaProducer, records: Sequence[Outgoing]) -> list[RecordMetadata]:
    """Where the records stand, in their order, when all are acknowledged."""
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
    return [await metadata for metadata in sent]


def _changelog_records(rows: Sequence[TableRows], timestamp_ms: int) -> list[Outgoing]:
    return [
        Outgoing(each.table.changelog_topic.get_topic_name(), key, value, [], timestamp_ms, each.partition)
        for each in rows
        for key, value in each.writes.items()
    ]


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
