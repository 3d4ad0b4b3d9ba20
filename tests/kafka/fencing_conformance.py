"""Who may write rows of tables, and from when on they count, as one test case for every broker."""

import pytest
from aiokafka import TopicPartition
from aiokafka.errors import KafkaError
from aiokafka.structs import OffsetAndMetadata

from schemas import PARAGRAPHS
from tests.group import joined
from worker.settings import Settings
from worker.streams.consumer import OutOfDate, commit_as_of
from worker.transport.changelogs import Changelogs
from worker.transport.connection import open_consumer, open_producer
from worker.transport.tables import read_table
from worker.transport.topics import changelog_topic, ensure_topics

WRITER = "the-owner-before"
SOURCE = TopicPartition(PARAGRAPHS.name, 3)


class FencingConformance:
    """Derive from it with a fixture `settings` for a broker without topics."""

    pytestmark = pytest.mark.asyncio

    async def test_rows_count_when_their_transaction_is_committed(self, settings: Settings) -> None:
        await ensure_topics(settings)
        topic = changelog_topic(settings, "roles").name
        async with open_producer(settings, max_record_bytes=1024, transactional_id=WRITER) as producer:
            await producer.begin_transaction()
            await producer.send_and_wait(topic, b"1", key=b"a", partition=3)
            assert await read_table(settings, "roles") == {}
            await producer.commit_transaction()
            assert await read_table(settings, "roles") == {b"a": b"1"}
            await producer.begin_transaction()
            await producer.send_and_wait(topic, b"2", key=b"a", partition=3)
            await producer.abort_transaction()
            assert await read_table(settings, "roles") == {b"a": b"1"}

    async def test_whoever_recovers_a_changelog_ends_what_the_owner_before_has_left_open(
        self, settings: Settings
    ) -> None:
        await ensure_topics(settings)
        changelog = TopicPartition(changelog_topic(settings, "roles").name, 3)
        changelogs = Changelogs(settings)
        async with open_producer(settings, max_record_bytes=1024, transactional_id=WRITER) as owner:
            await owner.begin_transaction()
            await owner.send_and_wait(changelog.topic, b"1", key=b"a", partition=changelog.partition)
            await owner.commit_transaction()
            await owner.begin_transaction()
            await owner.send_and_wait(changelog.topic, b"2", key=b"a", partition=changelog.partition)
            async with open_consumer(settings, SOURCE.topic, group=settings.app_id) as member:
                await joined(member, SOURCE)
                await member.commit({SOURCE: OffsetAndMetadata(0, WRITER)})
            ends = await changelogs.ends([changelog])
            read = [row.value async for rows in changelogs.read({changelog: 0}, ends) for row in rows]
            assert read == [b"1"]
            with pytest.raises(KafkaError):
                await owner.commit_transaction()
        assert await read_table(settings, "roles") == {b"a": b"1"}
        assert [row.value async for rows in changelogs.read({changelog: 0}, ends) for row in rows] == [b"1"]

    async def test_a_changelog_is_read_from_where_a_copy_ends(self, settings: Settings) -> None:
        await ensure_topics(settings)
        changelog = TopicPartition(changelog_topic(settings, "roles").name, 3)
        changelogs = Changelogs(settings)
        async with open_producer(settings, max_record_bytes=1024, transactional_id=WRITER) as producer:
            offsets = []
            for value in (b"1", b"2", b"3"):
                await producer.begin_transaction()
                sent = await producer.send_and_wait(changelog.topic, value, key=b"a", partition=changelog.partition)
                offsets.append(sent.offset)
                await producer.commit_transaction()
        ends = await changelogs.ends([changelog])
        for known, left in ((offsets[0], [b"2", b"3"]), (offsets[1], [b"3"]), (offsets[2], [])):
            read = [row.value async for rows in changelogs.read({changelog: known + 1}, ends) for row in rows]
            assert read == left

    async def test_the_group_takes_offsets_of_its_present_generation_only(self, settings: Settings) -> None:
        await ensure_topics(settings)
        offsets = {SOURCE: OffsetAndMetadata(0, WRITER)}
        async with open_consumer(settings, SOURCE.topic, group=settings.app_id) as first:
            await joined(first, SOURCE)
            before = first._coordinator.generation
            await commit_as_of(first, before, offsets)
        async with open_consumer(settings, SOURCE.topic, group=settings.app_id) as second:
            await joined(second, SOURCE)
            with pytest.raises(OutOfDate):
                await commit_as_of(second, before, offsets)
            await commit_as_of(second, second._coordinator.generation, offsets)
            with pytest.raises(OutOfDate):
                await commit_as_of(
                    second, second._coordinator.generation, {TopicPartition("other", 0): offsets[SOURCE]}
                )
