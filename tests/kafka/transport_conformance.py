"""Publishing, consuming, tables, progress and topics, as one test case for every broker."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Iterable
from contextlib import aclosing
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import pytest
from aiokafka import TopicPartition
from aiokafka.admin import NewTopic

import worker
from schemas import (
    CLAIMS,
    DEAD_LETTERS,
    PARAGRAPHS,
    REPORTS,
    TOPICS,
    Claim,
    ClaimMade,
    Deployment,
    DocumentRetracted,
    ParagraphPublished,
    Reference,
    Role,
)
from schemas.cloudevents import encode, iso_time
from worker.errors import DocumentError, NotQuiet, TopicMismatch, UnknownName, UsageError
from worker.settings import Settings
from worker.transport.connection import open_admin, open_consumer, open_producer
from worker.transport.consuming import consume, consume_records
from worker.transport.dead_letters import DeadLetter, dead_letter
from worker.transport.documents import Document
from worker.transport.partitioning import partition_of
from worker.transport.progress import Lag, lag, wait_until_quiet, workers_running
from worker.transport.publishing import Published, Publisher, Retracted
from worker.transport.records import read_records
from worker.transport.tables import read_table
from worker.transport.topics import changelog_topic, declared_topics, ensure_topics, list_topics

T = TypeVar("T")
START_MS = 1_512_432_000_000  # 2017-12-05
DOCUMENT = Document(id="afp", paragraphs=("One.", "Two.", "Three."), source="AFP", published_at="2017-12-05")


async def everything(items: AsyncGenerator[T, None]) -> list[T]:
    async with aclosing(items), asyncio.timeout(30):
        return [item async for item in items]


async def first(items: AsyncGenerator[T, None], number: int) -> list[T]:
    found: list[T] = []
    async with aclosing(items), asyncio.timeout(30):
        async for item in items:
            found.append(item)
            if len(found) == number:
                break
    return found


def paragraphs(settings: Settings, **options: Any) -> AsyncGenerator[ParagraphPublished, None]:
    return consume(ParagraphPublished, settings=settings, **options)


async def write(settings: Settings, topic: str, records: Iterable[tuple[bytes | None, bytes | None]]) -> None:
    async with open_producer(settings, max_record_bytes=8 * 1024 * 1024) as producer:
        for key, value in records:
            await producer.send_and_wait(topic, value, key=key)


def made(**fields: Any) -> ClaimMade:
    claim = {"id": "1", "document_id": "d", "paragraph": 0, "start": 0, "end": 1, "text": "x"} | fields
    kind: type[Claim] = Role if "title" in claim else Deployment
    return ClaimMade(
        claim=kind(**claim),  # type: ignore[arg-type]
        owner="o",
        cell="c",
        version=1,
        revision=1,
        paragraph_id="p",
        text_hash="h",
        learned_at="2017-12-05T00:00:00.000Z",
    )


US = Reference(id="country:US", type="country", name="United States")
FRANCE = Reference(id="country:FR", type="country", name="France")


class TransportConformance:
    """Derive from it with a fixture `settings` for a broker without topics."""

    pytestmark = pytest.mark.asyncio

    # publishing

    async def test_a_published_document_stands_on_the_log_with_key_headers_and_time(self, settings: Settings) -> None:
        async with Publisher(settings, clock=count(START_MS).__next__) as publisher:
            done = await publisher.publish(DOCUMENT)
        assert done == Published(document_id="afp", revision=1, paragraphs=3, sent=3)
        found = await everything(consume_records(ParagraphPublished, settings=settings))
        assert [each.item.text for each in found] == ["One.", "Two.", "Three."]
        assert [each.item.index for each in found] == [0, 1, 2]
        for number, each in enumerate(found):
            headers = dict(each.record.headers)
            assert each.record.key == b"afp"
            assert each.record.partition == partition_of(b"afp", settings.partitions)
            assert each.record.timestamp_ms == START_MS + number
            assert headers["ce_time"].decode() == iso_time(START_MS + number)
            assert headers["ce_source"] == b"/coalition/publish"
            assert headers["ce_type"] == b"paragraph.published.v1"
            assert headers["content-type"] == b"application/json"

    async def test_publishing_the_same_again_sends_nothing(self, settings: Settings) -> None:
        async with Publisher(settings) as publisher:
            await publisher.publish(DOCUMENT)
            again = await publisher.publish(DOCUMENT)
        assert again.unchanged
        assert len(await everything(paragraphs(settings))) == 3

    async def test_an_interrupted_publish_is_completed(self, settings: Settings) -> None:
        async with Publisher(settings) as publisher:
            await publisher.publish(DOCUMENT)
        whole = await everything(paragraphs(settings))
        await recreate(settings, PARAGRAPHS.name)
        value, _ = encode(whole[0], source="/coalition/publish", timestamp_ms=START_MS)
        await write(settings, PARAGRAPHS.name, [(b"afp", value), (b"afp", b"garbage"), (b"afp", None)])
        async with Publisher(settings) as publisher:
            assert (await publisher.publish(DOCUMENT)).sent == 2
        assert await everything(paragraphs(settings)) == whole

    async def test_nothing_is_sent_where_one_document_of_a_call_cannot_be_published(self, settings: Settings) -> None:
        other = msgspec.structs.replace(DOCUMENT, id="other")
        changed = msgspec.structs.replace(DOCUMENT, paragraphs=("Other.",))
        async with Publisher(settings) as publisher:
            await publisher.publish(DOCUMENT)
            with pytest.raises(DocumentError, match=r"'afp' is already published .* publish it with --revision 2"):
                await publisher.publish_all([other, changed])
            with pytest.raises(DocumentError, match=r"'other' is already published .* --revision 2"):
                await publisher.publish_all([other, msgspec.structs.replace(other, title="T")])
        assert len(await everything(paragraphs(settings))) == 3

    async def test_two_revisions_of_a_document_can_be_published_in_one_call(self, settings: Settings) -> None:
        second = msgspec.structs.replace(DOCUMENT, revision=2, paragraphs=("New.",))
        async with Publisher(settings) as publisher:
            done = await publisher.publish_all([DOCUMENT, second, second])
        assert [(each.revision, each.sent) for each in done] == [(1, 3), (2, 1), (2, 0)]

    async def test_many_documents_are_published_with_progress_and_none_is_lost(self, settings: Settings) -> None:
        documents = [Document(id=f"d{number}", paragraphs=("a", "b", "c", "d")) for number in range(500)]
        seen: list[tuple[int, int]] = []
        async with Publisher(settings) as publisher:
            done = await publisher.publish_all(documents, lambda *progress: seen.append(progress))
        assert seen == [(number, 2000) for number in range(1, 2001)]
        assert sum(each.sent for each in done) == 2000
        found = await everything(paragraphs(settings))
        assert len({(each.document_id, each.index) for each in found}) == len(found) == 2000

    async def test_a_retraction_stands_on_the_log_once_and_asks_for_a_new_revision(self, settings: Settings) -> None:
        async with Publisher(settings) as publisher:
            with pytest.raises(DocumentError, match="document 'afp' is not published"):
                await publisher.retract("afp", "wrong")
            await publisher.publish(DOCUMENT)
            with pytest.raises(DocumentError, match="a retraction needs a reason"):
                await publisher.retract("afp", " ")
            assert await publisher.retract("afp", "wrong") == Retracted(document_id="afp", unchanged=False)
            assert await publisher.retract("afp", "again") == Retracted(document_id="afp", unchanged=True)
            with pytest.raises(DocumentError, match="'afp' was retracted as revision 1; publish it with --revision 2"):
                await publisher.publish(DOCUMENT)
            assert (await publisher.publish(msgspec.structs.replace(DOCUMENT, revision=2))).sent == 3
        retractions = await everything(consume(DocumentRetracted, settings=settings))
        assert retractions == [DocumentRetracted(document_id="afp", reason="wrong")]

    async def test_from_python_a_path_is_published_and_consumed_by_name(
        self, settings: Settings, tmp_path: Path
    ) -> None:
        (tmp_path / "note.txt").write_text("A note.\n\nWith two paragraphs.\n")
        done = await worker.publish(tmp_path / "note.txt", DOCUMENT, settings=settings)
        assert [(each.document_id, each.sent) for each in done] == [("note", 2), ("afp", 3)]
        assert len(await everything(worker.consume(worker.ParagraphPublished, settings=settings))) == 5
        assert not (await worker.retract("note", "a test", settings=settings)).unchanged

    # consuming

    async def test_reading_starts_at_the_beginning_at_the_end_or_at_a_time(self, settings: Settings) -> None:
        async with Publisher(settings, clock=count(START_MS, 60_000).__next__) as publisher:
            await publisher.publish(DOCUMENT)
        assert len(await everything(paragraphs(settings, start="beginning"))) == 3
        assert await everything(paragraphs(settings, start="end")) == []
        for start in ("2017-12-05T00:01:00", "2017-12-05T01:01:00+01:00", datetime(2017, 12, 5, 0, 0, 30, tzinfo=UTC)):
            assert [each.text for each in await everything(paragraphs(settings, start=start))] == ["Two.", "Three."]
        assert await everything(paragraphs(settings, start="2017-12-06")) == []
        with pytest.raises(UsageError, match="'yesterday' is no place to start from"):
            await everything(paragraphs(settings, start="yesterday"))

    async def test_following_goes_on_with_what_comes_later(self, settings: Settings) -> None:
        async with Publisher(settings) as publisher:
            following = asyncio.create_task(first(paragraphs(settings, follow=True), 6))
            await publisher.publish(DOCUMENT)
            await asyncio.sleep(0.3)
            assert not following.done()
            await publisher.publish(msgspec.structs.replace(DOCUMENT, id="later"))
        found = await following
        assert {each.document_id for each in found} == {"afp", "later"}

    async def test_a_group_reads_each_record_once_over_several_calls(self, settings: Settings) -> None:
        async with Publisher(settings) as publisher:
            await publisher.publish(DOCUMENT)
            assert len(await everything(paragraphs(settings, group="readers"))) == 3
            assert await everything(paragraphs(settings, group="readers")) == []
            await publisher.publish(msgspec.structs.replace(DOCUMENT, id="later"))
            assert len(await everything(paragraphs(settings, group="readers"))) == 3
            assert len(await everything(paragraphs(settings, group="others"))) == 6

    async def test_a_group_that_stops_in_the_middle_goes_on_there(self, settings: Settings) -> None:
        async with Publisher(settings) as publisher:
            await publisher.publish(DOCUMENT)
        assert [each.text for each in await first(paragraphs(settings, group="readers"), 2)] == ["One.", "Two."]
        # the second was handed out, but its reader never came back for more: it is read again
        assert [each.text for each in await everything(paragraphs(settings, group="readers"))] == ["Two.", "Three."]

    async def test_a_new_group_starts_at_a_time(self, settings: Settings) -> None:
        async with Publisher(settings, clock=count(START_MS, 60_000).__next__) as publisher:
            await publisher.publish(DOCUMENT)
        reading = paragraphs(settings, group="readers", start="2017-12-05T00:01:30")
        assert [each.text for each in await everything(reading)] == ["Three."]

    async def test_what_cannot_be_decoded_is_passed_over_with_a_warning(
        self, settings: Settings, caplog: pytest.LogCaptureFixture
    ) -> None:
        async with Publisher(settings) as publisher:
            await write(settings, PARAGRAPHS.name, [(b"afp", b"?"), (b"afp", None), (b"afp", b'{"type":"x"}')])
            await publisher.publish(DOCUMENT)
        with caplog.at_level(logging.WARNING):
            assert len(await everything(paragraphs(settings))) == 3
        partition = partition_of(b"afp", settings.partitions)
        said = [record.getMessage() for record in caplog.records if record.name.startswith("worker")]
        places = [f"news.paragraphs.v1, partition {partition}, offset {offset}: passed over: " for offset in range(3)]
        assert [text.startswith(place) for text, place in zip(said, places, strict=True)] == [True] * 3
        assert [text.rpartition("passed over: ")[2] for text in said[1:]] == [
            "the value is null",
            "type 'x' is not known",
        ]

    async def test_claims_are_read_by_kind_and_by_field(self, settings: Settings) -> None:
        await ensure_topics(settings)
        messages = [
            made(id="1", actor=US, posture="present", count=2000),
            made(id="2", actor=FRANCE, posture="withdrawing"),
            made(id="3", person=Reference(name="Mattis", id="person:jim-mattis", type="person"), title="Secretary"),
        ]
        await write(
            settings, CLAIMS.name, [(b"d", encode(each, source="/x", timestamp_ms=START_MS)[0]) for each in messages]
        )
        everyone = await everything(consume(Claim, settings=settings))
        assert [claim.id for claim in everyone] == ["1", "2", "3"]
        deployments = await everything(consume(Deployment, settings=settings))
        assert [claim.actor.name for claim in deployments] == ["United States", "France"]
        american = consume(Deployment, settings=settings, where={"actor": "country:US"})
        assert [claim.count for claim in await everything(american)] == [2000]
        assert await everything(consume(ClaimMade, settings=settings, where={"kind": "role"})) == messages[2:]
        counted = consume(Deployment, settings=settings, where=lambda claim: claim.count is None)
        assert [claim.id for claim in await everything(counted)] == ["2"]

    async def test_dead_letters_are_read_as_they_were_written(self, settings: Settings) -> None:
        await ensure_topics(settings)
        key, value, headers = dead_letter(
            None, b"\xff", [("a", b"1")], topic="t", partition=1, offset=2, stage="analyse", error=ValueError("no")
        )
        async with open_producer(settings, max_record_bytes=DEAD_LETTERS.max_message_bytes) as producer:
            await producer.send_and_wait(DEAD_LETTERS.name, value, key=key, headers=headers)
        (letter,) = await everything(consume(DeadLetter, settings=settings))
        assert (letter.topic, letter.offset, letter.message) == ("t", 2, "no")
        assert (letter.key, letter.value, letter.headers) == (None, b"\xff", (("a", b"1"),))

    async def test_a_missing_topic_is_named(self, settings: Settings) -> None:
        for reading in (paragraphs(settings), paragraphs(settings, group="g")):
            with pytest.raises(UnknownName, match=r"there is no topic news\.paragraphs\.v1; `coalition topics`"):
                await everything(reading)

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


async def listed(admin: Any, name: str) -> None:
    async with asyncio.timeout(10):
        while name not in await admin.list_topics():  # noqa: ASYNC110 (only asking tells)
            await asyncio.sleep(0.02)


async def recreate(settings: Settings, name: str) -> None:
    async with open_admin(settings) as admin:
        await admin.delete_topics([name])
        async with asyncio.timeout(10):
            while name in await admin.list_topics():  # noqa: ASYNC110 (only asking tells)
                await asyncio.sleep(0.02)
    await ensure_topics(settings)
