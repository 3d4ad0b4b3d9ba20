"""Publishing, as one test case for every broker."""

from itertools import count
from pathlib import Path

import msgspec
import pytest

import worker
from schemas import PARAGRAPHS, DocumentRetracted, ParagraphPublished
from schemas.cloudevents import encode, iso_time
from tests.kafka.log import DOCUMENT, START_MS, everything, paragraphs, recreate, write
from worker.errors import DocumentError
from worker.settings import Settings
from worker.transport.consuming import consume, consume_records
from worker.transport.documents import Document
from worker.transport.partitioning import partition_of
from worker.transport.publishing import Published, Publisher, Retracted


class PublishingConformance:
    """Derive from it with a fixture `settings` for a broker without topics."""

    pytestmark = pytest.mark.asyncio

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
