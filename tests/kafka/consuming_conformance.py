"""Consuming, as one test case for every broker."""

import asyncio
import logging
from datetime import UTC, datetime
from itertools import count
from typing import Any

import msgspec
import pytest

from schemas import CLAIMS, DEAD_LETTERS, PARAGRAPHS, Claim, ClaimMade, Deployment, Reference, Role
from schemas.cloudevents import encode
from tests.kafka.log import DOCUMENT, START_MS, everything, first, paragraphs, write
from worker.errors import UnknownName, UsageError
from worker.settings import Settings
from worker.transport.connection import open_producer
from worker.transport.consuming import consume
from worker.transport.dead_letters import DeadLetter, dead_letter
from worker.transport.partitioning import partition_of
from worker.transport.publishing import Publisher
from worker.transport.topics import ensure_topics


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


class ConsumingConformance:
    """Derive from it with a fixture `settings` for a broker without topics."""

    pytestmark = pytest.mark.asyncio

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
