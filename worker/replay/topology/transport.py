"""The app's own transport, with a log in memory where the broker was."""

from typing import Any

import faust
from faust.transport.drivers.aiokafka import Transport
from faust.types import ConsumerMessage
from faust.types.tuples import TP

from schemas import Record
from worker.errors import UsageError
from worker.replay.topology.group import MemoryMember
from worker.replay.topology.log import MemoryLog
from worker.replay.topology.producer import CREATE_TIME, Life, MemoryProducer


def transport_of(app: faust.App, log: MemoryLog, life: Life) -> Transport:
    """A transport as the app would have it: its own consumer and producer classes, asking the log in memory.

    Raises UsageError for an app on another transport than Faust's for aiokafka.
    """
    own: Any = type(app.transport)
    if not issubclass(own, Transport):
        raise UsageError(f"the topology driver drives apps on Faust's transport for aiokafka, not {own.__module__}")

    async def create_topic(self: Any, topic: str, partitions: int, replication: int, **options: Any) -> None:
        log.create(topic, partitions)

    class Consumer(own.Consumer):  # type: ignore[misc]
        def _new_consumer_thread(self) -> Any:
            return MemoryMember(self, log, life, loop=self.loop, beacon=self.beacon)

        async def commit_as_of(self, generation: int, offsets: Any) -> None:
            await self._thread.commit(offsets)

        def _to_message(self, tp: TP, record: Record) -> ConsumerMessage:
            return ConsumerMessage(
                record.topic,
                record.partition,
                record.offset,
                record.timestamp_ms / 1000,
                CREATE_TIME,
                record.headers,  # type: ignore[arg-type]
                record.key,
                record.value,
                None,
                len(record.key or b""),
                len(record.value or b""),
                tp,
                generation_id=self.app.consumer_generation_id,
            )

    class Producer(own.Producer):  # type: ignore[misc]
        def _new_producer(self, transactional_id: str | None = None) -> Any:
            if transactional_id is not None:
                raise UsageError("the topology driver has no transactions: processing_guarantee must be at_least_once")
            return MemoryProducer(log, life)

    Consumer.create_topic = create_topic
    Producer.create_topic = create_topic
    kind = type("Transport", (own,), {"Consumer": Consumer, "Producer": Producer})
    transport: Transport = kind(app.conf.broker_consumer, app)
    return transport
