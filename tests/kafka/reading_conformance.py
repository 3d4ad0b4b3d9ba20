"""Tables, progress and topics, as one test case for every broker."""

import asyncio

import pytest
from aiokafka import TopicPartition
from aiokafka.admin import NewTopic

from schemas import CLAIMS, PARAGRAPHS, REPORTS, TOPICS
from tests.kafka.log import everything, listed, write
from worker.errors import NotQuiet, TopicMismatch, UnknownName
from worker.settings import Settings
from worker.transport.connection import open_admin, open_consumer, open_producer
from worker.transport.partitioning import partition_of
from worker.transport.progress import Lag, lag, wait_until_quiet, workers_running
from worker.transport.records import read_records
from worker.transport.tables import read_table
from worker.transport.topics import changelog_topic, declared_topics, ensure_topics, list_topics


class ReadingConformance:
    """Derive from it with a fixture `settings` for a broker without topics."""

    pytestmark = pytest.mark.asyncio

    # tables

    async def test_a_table_is_the_newest_row_of_each_key_without_those_deleted(self, settings: Settings) -> None:
        await ensure_topics(settings)
        rows = [(b"a", b"1"), (b"b", b"1"), (b"a", b"2"), (b"c", b"1"), (b"b", None), (b"c", None), (b"c", b"3")]
        await write(settings, changelog_topic(settings, "reports").name, rows)
        assert await read_table(settings, "reports") == {b"a": b"2", b"c": b"3"}
        assert await read_table(settings, "roles") == {}

    async def test_for_one_owner_only_its_partition_is_read(self, settings: Settings) -> None:
        await ensure_topics(settings)
        topic = changelog_topic(settings, "roles").name
        async with open_producer(settings, max_record_bytes=1024) as producer:
            for partition in range(settings.partitions):
                await producer.send_and_wait(topic, b"row", key=str(partition).encode(), partition=partition)
        owner = "coalition:global-coalition-against-daesh"
        expected = str(partition_of(owner.encode(), settings.partitions)).encode()
        assert await read_table(settings, "roles", owner=owner) == {expected: b"row"}

    async def test_a_table_that_was_never_written_is_named(self, settings: Settings) -> None:
        for owner in (None, "country:US"):
            with pytest.raises(UnknownName, match=f"there is no topic {settings.app_id}-roles-changelog"):
                await read_table(settings, "roles", owner=owner)

    # progress

    async def test_the_lag_is_what_the_group_has_not_committed(self, settings: Settings) -> None:
        await ensure_topics(settings)
        await write(settings, PARAGRAPHS.name, [(b"k", b"x")] * 5)
        await write(settings, REPORTS.name, [(b"k", b"x")] * 2)
        assert await lag(settings) == Lag(paragraphs=5, reports=2)
        assert await workers_running(settings) == 0
        partition = partition_of(b"k", settings.partitions)
        async with open_consumer(settings, PARAGRAPHS.name, group=settings.app_id) as consumer:
            await consumer.commit({TopicPartition(PARAGRAPHS.name, partition): 4})
            assert await lag(settings) == Lag(paragraphs=1, reports=2)
            assert await workers_running(settings) == 1
        assert await workers_running(settings) == 0

    async def test_waiting_ends_when_all_is_committed_or_the_time_is_up(self, settings: Settings) -> None:
        await ensure_topics(settings)
        await wait_until_quiet(settings, timeout=5)
        await write(settings, PARAGRAPHS.name, [(b"k", b"x")] * 3)
        with pytest.raises(NotQuiet, match=r"after 0\.2 s 3 paragraphs and 0 reports still wait, with 0 workers"):
            await wait_until_quiet(settings, timeout=0.2)
        seen: list[Lag] = []
        partition = TopicPartition(PARAGRAPHS.name, partition_of(b"k", settings.partitions))
        async with open_consumer(settings, PARAGRAPHS.name, group=settings.app_id) as consumer:
            waiting = asyncio.create_task(wait_until_quiet(settings, timeout=10, on_progress=seen.append))
            for offset in (1, 2, 3):
                await asyncio.sleep(0.3)
                assert not waiting.done()
                await consumer.commit({partition: offset})
            await waiting
        assert [each.paragraphs for each in seen] == sorted((each.paragraphs for each in seen), reverse=True)
        assert {each.paragraphs for each in seen} == {3, 2, 1, 0}

    # topics

    async def test_missing_topics_are_created_as_declared_and_those_there_are_left(self, settings: Settings) -> None:
        created = await ensure_topics(settings)
        assert created == tuple(topic.name for topic in declared_topics(settings))
        assert len(created) == len(TOPICS) + 12
        assert await ensure_topics(settings) == ()
        states = {state.name: state for state in await list_topics(settings)}
        for topic in declared_topics(settings):
            assert len(states[topic.name].partitions) == settings.partitions
            assert states[topic.name].config == topic.config
        assert states[changelog_topic(settings, "reports").name].config["cleanup.policy"] == "compact"
        await write(settings, PARAGRAPHS.name, [(b"k", b"x")] * 3)
        assert {state.name: state.records for state in await list_topics(settings)}[PARAGRAPHS.name] == 3

    @pytest.mark.parametrize(
        ("partitions", "policy", "says"),
        [
            (3, "delete", r"topic news\.claims\.v1 has 3 partitions, not 8; set COALITION_PARTITIONS=3, or"),
            (8, "compact", r"topic news\.claims\.v1 has cleanup\.policy=compact, not delete"),
        ],
    )
    async def test_a_topic_that_is_not_as_declared_is_named_and_nothing_is_created(
        self, settings: Settings, partitions: int, policy: str, says: str
    ) -> None:
        async with open_admin(settings) as admin:
            await admin.create_topics([NewTopic(CLAIMS.name, partitions, 1, topic_configs={"cleanup.policy": policy})])
            await listed(admin, CLAIMS.name)
            with pytest.raises(TopicMismatch, match=says):
                await ensure_topics(settings)
            assert [name for name in await admin.list_topics() if not name.startswith("__")] == [CLAIMS.name]

    async def test_raw_records_are_read_from_several_topics_and_chosen_partitions(self, settings: Settings) -> None:
        await ensure_topics(settings)
        for topic in (CLAIMS.name, REPORTS.name):
            async with open_producer(settings, max_record_bytes=1024) as producer:
                for partition in range(settings.partitions):
                    await producer.send_and_wait(topic, b"x", partition=partition)
        found = await everything(read_records(settings, [CLAIMS.name, REPORTS.name], partitions={2, 5}))
        assert sorted((each.topic, each.partition) for each in found) == [
            (REPORTS.name, 2),
            (REPORTS.name, 5),
            (CLAIMS.name, 2),
            (CLAIMS.name, 5),
        ]
