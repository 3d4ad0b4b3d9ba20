"""What we use of a broker, as one test case for every broker: each derives a class from it."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import KafkaError, MessageSizeTooLargeError

from worker.settings import Settings
from worker.transport.brokers import ApacheBroker, EmbeddedBroker
from worker.transport.connection import client_options, open_admin, open_consumer, open_producer

MIB = 1024 * 1024


async def create(settings: Settings, name: str, partitions: int = 1, **config: str) -> None:
    async with open_admin(settings) as admin:
        answer = await admin.create_topics([NewTopic(name, partitions, 1, topic_configs=config)])
        assert [each[1] for each in answer.topic_errors] == [0]
        async with asyncio.timeout(10):
            while name not in await admin.list_topics():  # noqa: ASYNC110 (only asking tells)
                await asyncio.sleep(0.02)


async def send(settings: Settings, topic: str, values: Iterable[bytes | None], **record: Any) -> None:
    async with open_producer(settings, max_record_bytes=8 * MIB) as producer:
        for future in [await producer.send(topic, value, **({"key": b"k"} | record)) for value in values]:
            await future


async def read(settings: Settings, topic: str, partition: int = 0) -> list[Any]:
    async with open_consumer(settings) as consumer:
        assigned = TopicPartition(topic, partition)
        consumer.assign([assigned])
        end = (await consumer.end_offsets([assigned]))[assigned]
        await consumer.seek_to_beginning(assigned)
        records: list[Any] = []
        async with asyncio.timeout(20):
            while await consumer.position(assigned) < end:
                records += (await consumer.getmany(timeout_ms=200)).get(assigned, [])
        return records


@asynccontextmanager
async def member(settings: Settings, topic: str, group: str) -> AsyncIterator[AIOKafkaConsumer]:
    """A member of a group that polls all the time, as a worker does."""
    async with open_consumer(settings, topic, group=group) as consumer:

        async def poll() -> None:
            while True:
                await consumer.getmany(timeout_ms=50)

        polling = asyncio.create_task(poll())
        try:
            yield consumer
        finally:
            polling.cancel()
            await asyncio.gather(polling, return_exceptions=True)


async def assigned_to(*members: AIOKafkaConsumer, partitions: int) -> list[int]:
    """Wait until the members share all partitions, each with some; how many each has."""
    async with asyncio.timeout(30):
        while True:
            shares = [len(each.assignment()) for each in members]
            if sum(shares) == partitions and all(shares):
                return shares
            await asyncio.sleep(0.05)


class BrokerConformance:
    """Derive from it with a fixture `broker` that gives a started broker, and `settings` for it."""

    pytestmark = pytest.mark.asyncio

    async def test_a_topic_has_the_partitions_and_the_config_that_it_was_created_with(self, settings: Settings) -> None:
        await create(settings, "made", 5, **{"cleanup.policy": "compact", "max.message.bytes": "8388608"})
        async with open_admin(settings) as admin:
            (topic,) = [each for each in await admin.describe_topics() if each["topic"] == "made"]
            (answer,) = await admin.describe_configs([ConfigResource(ConfigResourceType.TOPIC, "made")])
        config = {name: value for name, value, *_ in answer.resources[0][4]}
        assert len(topic["partitions"]) == 5
        assert (config["cleanup.policy"], config["max.message.bytes"]) == ("compact", "8388608")

    async def test_a_topic_that_is_there_is_not_created_again(self, settings: Settings) -> None:
        await create(settings, "twice")
        async with open_admin(settings) as admin:
            answer = await admin.create_topics([NewTopic("twice", 1, 1)])
        assert [each[1] for each in answer.topic_errors] == [36]

    async def test_a_group_shares_the_partitions_among_its_members_and_again_when_one_leaves(
        self, settings: Settings
    ) -> None:
        await create(settings, "shared", 4)
        async with member(settings, "shared", "sharing") as first:
            assert await assigned_to(first, partitions=4) == [4]
            async with member(settings, "shared", "sharing") as second:
                assert await assigned_to(first, second, partitions=4) == [2, 2]
                async with open_admin(settings) as admin:
                    (answer,) = await admin.describe_consumer_groups(["sharing"])
                assert len(answer.groups[0][5]) == 2
            assert await assigned_to(first, partitions=4) == [4]

    async def test_a_group_goes_on_where_it_committed(self, settings: Settings) -> None:
        await create(settings, "committed")
        await send(settings, "committed", [b"0", b"1", b"2"])
        partition = TopicPartition("committed", 0)
        async with open_consumer(settings, "committed", group="going-on") as consumer:
            await consumer.commit({partition: 2})
        async with open_consumer(settings, "committed", group="going-on") as consumer:
            assert (await asyncio.wait_for(consumer.getone(), 20)).value == b"2"
        async with open_admin(settings) as admin:
            assert (await admin.list_consumer_group_offsets("going-on"))[partition].offset == 2

    async def test_the_end_offset_counts_every_record_of_a_batch(self, settings: Settings) -> None:
        await create(settings, "batch")
        await send(settings, "batch", [str(number).encode() for number in range(100)])
        async with open_consumer(settings) as consumer:
            partition = TopicPartition("batch", 0)
            assert await consumer.end_offsets([partition]) == {partition: 100}
            assert await consumer.beginning_offsets([partition]) == {partition: 0}
        assert [record.offset for record in await read(settings, "batch")] == list(range(100))

    async def test_offsets_are_found_by_time(self, settings: Settings) -> None:
        await create(settings, "times")
        for second in range(5):
            await send(settings, "times", [b"x"], timestamp_ms=1_500_000_000_000 + 1000 * second)
        async with open_consumer(settings) as consumer:
            partition = TopicPartition("times", 0)

            async def offset_at(milliseconds: int) -> int | None:
                found = (await consumer.offsets_for_times({partition: 1_500_000_000_000 + milliseconds}))[partition]
                return found.offset if found else None

            assert await offset_at(-5) == 0
            assert await offset_at(2000) == 2
            assert await offset_at(2001) == 3
            assert await offset_at(4001) is None

    async def test_records_topics_and_committed_offsets_outlive_a_restart(
        self, broker: EmbeddedBroker | ApacheBroker, settings: Settings
    ) -> None:
        await create(settings, "kept", 3, **{"cleanup.policy": "compact"})
        await send(settings, "kept", [b"a", b"b"], partition=1)
        partition = TopicPartition("kept", 1)
        async with open_consumer(settings, "kept", group="keeping") as consumer:
            await consumer.commit({partition: 1})
        await asyncio.to_thread(broker.stop)
        await asyncio.to_thread(broker.start)
        assert settings.kafka_bootstrap_servers == broker.bootstrap_servers
        assert [record.value for record in await read(settings, "kept", 1)] == [b"a", b"b"]
        async with open_admin(settings) as admin:
            async with asyncio.timeout(20):
                while not (found := await self.committed(admin, "keeping")):  # noqa: ASYNC110
                    await asyncio.sleep(0.1)
            (answer,) = await admin.describe_configs([ConfigResource(ConfigResourceType.TOPIC, "kept")])
        assert found[partition].offset == 1
        assert "compact" in [value for name, value, *_ in answer.resources[0][4] if name == "cleanup.policy"]

    @staticmethod
    async def committed(admin: Any, group: str) -> Any:
        try:
            return await admin.list_consumer_group_offsets(group)
        except KafkaError:  # the coordinator is still loading
            return {}

    async def test_a_batch_that_an_idempotent_producer_sends_again_is_written_once(self, settings: Settings) -> None:
        await create(settings, "once")
        async with open_producer(settings, max_record_bytes=MIB) as producer:
            await producer.send_and_wait("once", b"first", key=b"k")
            # as after a lost acknowledgement: the next batch carries the sequence number of the one before
            producer._txn_manager._sequence_numbers[TopicPartition("once", 0)] = 0
            await producer.send_and_wait("once", b"first", key=b"k")
            await producer.send_and_wait("once", b"second", key=b"k")
        assert [record.value for record in await read(settings, "once")] == [b"first", b"second"]

    async def test_a_compacted_topic_takes_rows_and_tombstones(self, settings: Settings) -> None:
        await create(settings, "rows", **{"cleanup.policy": "compact"})
        await send(settings, "rows", [b"1", b"2", None])
        records = await read(settings, "rows")
        assert records[-1].value is None
        assert records[-1].key == b"k"

    async def test_a_record_of_a_megabyte_and_a_half_passes_where_the_topic_allows_it(self, settings: Settings) -> None:
        await create(settings, "large", **{"max.message.bytes": str(2 * MIB)})
        value = bytes(index * 31 % 251 for index in range(1_500_000))
        await send(settings, "large", [value])
        (record,) = await read(settings, "large")
        assert record.value == value

    async def test_a_record_over_the_limit_of_the_topic_is_refused(self, settings: Settings) -> None:
        await create(settings, "small", **{"max.message.bytes": "10000"})
        async with AIOKafkaProducer(**client_options(settings)) as producer:
            with pytest.raises(MessageSizeTooLargeError):
                await producer.send_and_wait("small", b"x" * 20_000)

    async def test_key_value_headers_and_timestamp_come_back_as_they_were_sent(self, settings: Settings) -> None:
        await create(settings, "exact")
        headers = [("a", b"1"), ("a", b"2"), ("b", b""), ("empty", b"\x00\xff")]
        await send(settings, "exact", [b"\x00\xff"], key=b"\xfe", headers=headers, timestamp_ms=1_234_567_890_123)
        await send(settings, "exact", [b"no key"], key=None, partition=0)
        first, second = await read(settings, "exact")
        assert (first.key, first.value, list(first.headers)) == (b"\xfe", b"\x00\xff", headers)
        assert first.timestamp == 1_234_567_890_123
        assert second.key is None
