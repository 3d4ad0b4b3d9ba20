"""A broker that is killed when it has acknowledged a commit may forget to carry it out: nothing is lost by that."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import msgspec
import pytest
from aiokafka import AIOKafkaProducer, TopicPartition
from aiokafka.structs import OffsetAndMetadata

from schemas import CHANGES, PARAGRAPHS
from tests.group import Group, joined
from worker.processors.outgoing import Outgoing
from worker.replay.topology.reading import ReadInProcess
from worker.settings import Settings
from worker.streams.app import create_app
from worker.streams.outputs import Connect, Outputs, TableRows
from worker.streams.tables import ChangelogTable
from worker.transport.brokers import ApacheBroker
from worker.transport.changelogs import Changelogs
from worker.transport.connection import open_consumer, open_producer
from worker.transport.records import read_records
from worker.transport.stability import open_stable_offsets
from worker.transport.topics import TABLES, changelog_topic, ensure_topics

PARTITIONS = range(8)
ROWS = {b"a": b"1"}
WRITER = "the-owner-before"


async def crash(broker: ApacheBroker) -> None:
    """The broker dies at once, and comes back."""
    broker.kill_node(1)
    await asyncio.to_thread(broker.start_node, 1)


def crashing_once(connect: Connect, broker: ApacheBroker) -> Connect:
    """Producers whose first commit of all the broker acknowledges and dies."""
    crashes = [broker]

    @asynccontextmanager
    async def connected(transactional_id: str | None) -> AsyncIterator[AIOKafkaProducer]:
        async with connect(transactional_id) as producer:
            commit = producer.commit_transaction

            async def commit_transaction() -> None:
                await commit()
                if crashes:
                    await crash(crashes.pop())

            producer.commit_transaction = commit_transaction
            yield producer

    return connected


@pytest.mark.asyncio
async def test_rows_whose_commit_is_forgotten_are_written_again_before_they_count(
    kafka_settings: Settings, apache_broker: ApacheBroker
) -> None:
    settings = msgspec.structs.replace(kafka_settings, session_timeout=60.0)  # the broker is back within the first try
    await ensure_topics(settings)
    app = create_app(settings, pool=ReadInProcess(lambda sources: []))
    tables = [table for table in app.tables.values() if isinstance(table, ChangelogTable)]
    outputs = Outputs(settings)
    outputs.connect = crashing_once(outputs.connect, apache_broker)
    rows = [TableRows(table, partition, ROWS) for table in tables for partition in PARTITIONS]
    await outputs.write(rows, 0, Group(), also=[Outgoing(CHANGES.name, b"owner", b"1", [], 0)])
    assert all(each.table.rows(each.partition).get(b"a") == b"1" for each in rows)
    for table in tables:
        changelog = changelog_topic(settings, table.name).name
        written = [record async for record in read_records(settings, [changelog])]
        assert {record.partition for record in written} == set(PARTITIONS)
    assert {record.value async for record in read_records(settings, [CHANGES.name])} == {b"1"}
    await outputs.stop()
    app.storage.close()


@pytest.mark.asyncio
async def test_a_new_owner_decides_what_the_broker_has_forgotten(
    kafka_settings: Settings, apache_broker: ApacheBroker
) -> None:
    await ensure_topics(kafka_settings)
    changelogs = [
        TopicPartition(changelog_topic(kafka_settings, table).name, partition)
        for table in TABLES
        for partition in PARTITIONS
    ]
    await became_writer(kafka_settings)
    async with open_producer(kafka_settings, max_record_bytes=1024, transactional_id=WRITER) as owner:
        await owner.begin_transaction()
        for each in changelogs:
            await owner.send(each.topic, b"1", key=b"a", partition=each.partition)
        await owner.commit_transaction()
        await crash(apache_broker)
    ends = await Changelogs(kafka_settings).ends(changelogs)
    async with open_stable_offsets(kafka_settings) as stable:
        reached = await stable.of(changelogs)
    assert all(reached[each] >= ends[each] for each in changelogs)


async def became_writer(settings: Settings) -> None:
    """`WRITER` stands beside the offsets of the group, as after a batch."""
    sources = [TopicPartition(PARAGRAPHS.name, partition) for partition in PARTITIONS]
    async with open_consumer(settings, PARAGRAPHS.name, group=settings.app_id) as member:
        await joined(member, *sources)
        await member.commit({each: OffsetAndMetadata(0, WRITER) for each in sources})
