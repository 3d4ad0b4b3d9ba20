"""What stands in for aiokafka's producer: it writes to a log in memory, and every record is acknowledged at once."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable
from types import SimpleNamespace
from typing import Any

from aiokafka.structs import RecordMetadata, TopicPartition

from schemas import Header, Record
from worker.replay.topology.log import MemoryLog, Partition

CREATE_TIME = 0


class Life:
    """The life of one worker: it counts the steps that reach the log, and may end before one of them.

    A step is a record or a transaction that is written, or a commit. After the end nothing reaches the log any more.
    """

    def __init__(self) -> None:
        self.steps = 0
        self.ends_after: int | None = None
        self.on_end: Callable[[], None] = lambda: None

    @property
    def ended(self) -> bool:
        """Whether the worker is dead."""
        return self.ends_after is not None and self.steps >= self.ends_after

    async def step(self) -> None:
        """Pass, or wait for ever where the worker is dead."""
        if self.ended:
            self.on_end()
            await asyncio.get_running_loop().create_future()
        self.steps += 1


class MemoryProducer:
    """As much of `aiokafka.AIOKafkaProducer` as Faust and `Outputs` use.

    What is sent in a transaction is written when it is committed, at once. No other producer writes to the partitions
    of a transaction meanwhile, so that the offsets are known before.
    """

    client = SimpleNamespace(api_version=(2, 0, 0))

    def __init__(self, log: MemoryLog, life: Life) -> None:
        self._log = log
        self._life = life
        self._transaction: list[Record] | None = None
        self._sent: Counter[Partition] = Counter()

    async def start(self) -> None:
        """There is nothing to connect to."""

    async def stop(self) -> None:
        """Nothing is under way."""

    async def flush(self) -> None:
        """Nothing is under way."""

    async def begin_transaction(self) -> None:
        """From here on, nothing is written before the transaction is committed."""
        self._transaction = []
        self._sent.clear()

    async def commit_transaction(self) -> None:
        """Write what was sent since the transaction began."""
        await self._life.step()
        for record in self._transaction or ():
            self._log.append(
                record.topic,
                record.key,
                record.value,
                partition=record.partition,
                timestamp_ms=record.timestamp_ms,
                headers=record.headers,
            )
        self._transaction = None

    async def abort_transaction(self) -> None:
        """Forget what was sent since the transaction began."""
        self._transaction = None

    async def send(
        self,
        topic: str,
        value: bytes | None = None,
        key: bytes | None = None,
        partition: int | None = None,
        timestamp_ms: int | None = None,
        headers: Iterable[Header] | None = None,
    ) -> "asyncio.Future[RecordMetadata]":
        """Write a record. Returns a future that is done."""
        if self._transaction is None:
            await self._life.step()
            record = self._log.append(
                topic, key, value, partition=partition, timestamp_ms=timestamp_ms, headers=headers or ()
            )
        else:
            number = self._log.partition_for(topic, key, partition)
            self._sent[topic, number] += 1
            record = Record(
                topic=topic,
                partition=number,
                offset=self._log.end((topic, number)) + self._sent[topic, number] - 1,
                timestamp_ms=timestamp_ms or 0,
                key=key,
                value=value,
                headers=tuple(headers or ()),
            )
            self._transaction.append(record)
        where = TopicPartition(topic, record.partition)
        done: asyncio.Future[RecordMetadata] = asyncio.get_running_loop().create_future()
        done.set_result(
            RecordMetadata(topic, record.partition, where, record.offset, record.timestamp_ms, CREATE_TIME, 0)
        )
        return done

    async def send_and_wait(self, topic: str, *args: Any, **options: Any) -> RecordMetadata:
        """Write a record and return where it stands."""
        return await (await self.send(topic, *args, **options))

    def _partition(self, topic: str, partition: int | None, *_: Any, serialized_key: bytes | None, **__: Any) -> int:
        return self._log.partition_for(topic, serialized_key, partition)
