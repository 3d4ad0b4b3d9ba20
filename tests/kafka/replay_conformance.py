"""What recordings and bounded replays have to do, on any broker."""

import asyncio
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiokafka.admin import AIOKafkaAdminClient, NewTopic, RecordsToDelete
from aiokafka.structs import OffsetAndMetadata, TopicPartition

from schemas import PARAGRAPHS, Header, Record
from tests.kafka.log import everything
from tests.reading import ReadingOnce
from tests.workers import articles
from worker.errors import RecordingError, UnknownName, UsageError
from worker.replay.bounded import Replay, Scratch
from worker.replay.folding import fold
from worker.replay.recording_topics import play, record
from worker.replay.recordings import Recording, read_recording, recording_of, write_recording
from worker.settings import Settings
from worker.transport.connection import open_admin, open_consumer
from worker.transport.publishing import Publisher
from worker.transport.ranges import find_ranges, read_ranges

START_MS = 1_512_432_000_000
ODD: tuple[tuple[bytes | None, bytes | None, tuple[Header, ...]], ...] = (
    (b"key", b'{"a": 1,  "b":[]}', (("ce_type", b"x"), ("ce_type", b"y"))),
    (b"\xff\x00", b"\x00\x01\xfe", (("raw", b"\xff"), ("none", None), ("empty", b""))),
    (b"key", None, ()),
    (None, b"line one\nline two", ()),
    (None, None, (("only", b"a header"),)),
    (b"", b"", ()),
    ("schlüssel".encode(), '"ümläut"'.encode(), ()),
)


async def make_topic(settings: Settings, name: str, partitions: int = 3) -> None:
    async with open_admin(settings) as admin:
        # the records are years old: a broker that keeps them for a week may delete them while the test runs
        keep = {"retention.ms": "-1"}
        await admin.create_topics([NewTopic(name, partitions, 1, topic_configs=keep)])
        async with asyncio.timeout(20):
            while not await _has(admin, name, partitions):  # noqa: ASYNC110 (only asking tells)
                await asyncio.sleep(0.05)


async def _has(admin: AIOKafkaAdminClient, name: str, partitions: int) -> bool:
    led = [
        len([part for part in each["partitions"] if part["leader"] >= 0])
        for each in await admin.describe_topics()
        if each["topic"] == name
    ]
    return led == [partitions]


def odd_recording(topic: str) -> Recording:
    return recording_of(
        [
            Record(
                topic=topic,
                partition=number % 3,
                offset=number // 3,
                timestamp_ms=START_MS + 250 * number,
                key=key,
                value=value,
                headers=headers,
            )
            for number, (key, value, headers) in enumerate(ODD)
        ],
        {topic: 3},
    )


async def publish_articles(settings: Settings, count: int = 6) -> list[Record]:
    times = iter(range(START_MS, START_MS + 10**9, 1000))
    async with Publisher(settings, clock=lambda: next(times)) as publisher:
        await publisher.publish_all(articles(count))
    return await everything(read_ranges(settings, await find_ranges(settings, [PARAGRAPHS.name])))


def time_of(number: int) -> datetime:
    return datetime.fromtimestamp(START_MS / 1000 + number, UTC)


def fold_of(records: Iterable[Record], read: ReadingOnce, settings: Settings) -> dict[str, dict[bytes, bytes]]:
    return {name: rows.as_dict() for name, rows in fold(records, read, settings).tables.items()}


class ReplayConformance:
    @pytest.mark.asyncio
    async def test_records_go_to_a_file_and_back_byte_for_byte(self, settings: Settings, tmp_path: Path) -> None:
        recording = odd_recording("odd")
        write_recording(tmp_path / "one.jsonl", recording)
        await make_topic(settings, "odd")
        assert await play(settings, tmp_path / "one.jsonl") == len(ODD)
        assert await record(settings, ["odd"], tmp_path / "two.jsonl") == len(ODD)
        assert read_recording(tmp_path / "two.jsonl") == recording
        assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()

    @pytest.mark.asyncio
    async def test_a_recording_can_be_played_to_another_topic_at_its_own_speed(
        self, settings: Settings, tmp_path: Path
    ) -> None:
        write_recording(tmp_path / "one.jsonl", odd_recording("odd"))
        await make_topic(settings, "other", partitions=1)
        began = asyncio.get_running_loop().time()
        told: list[tuple[int, int]] = []
        await play(settings, tmp_path / "one.jsonl", to="other", speed=2.0, on_progress=lambda *both: told.append(both))
        assert asyncio.get_running_loop().time() - began >= 0.75
        assert told[-1] == (len(ODD), len(ODD))
        await record(settings, ["other"], tmp_path / "two.jsonl")
        played = read_recording(tmp_path / "two.jsonl").records
        assert [each.value for each in played] == [value for _, value, _ in ODD]

    @pytest.mark.asyncio
    async def test_nothing_is_played_of_a_damaged_recording_nor_to_a_topic_that_is_not_there(
        self, settings: Settings, tmp_path: Path
    ) -> None:
        write_recording(tmp_path / "one.jsonl", odd_recording("odd"))
        with pytest.raises(UnknownName, match="no topic odd"):
            await play(settings, tmp_path / "one.jsonl")
        await make_topic(settings, "odd")
        with (tmp_path / "one.jsonl").open("a") as file:
            file.write("{damaged\n")
        with pytest.raises(RecordingError, match=f"line {len(ODD) + 2}: damaged"):
            await play(settings, tmp_path / "one.jsonl")
        with pytest.raises(UsageError, match="the range is empty"):
            await find_ranges(settings, ["odd"])

    @pytest.mark.asyncio
    async def test_a_recording_with_analyses_holds_those_of_its_paragraphs(
        self, settings: Settings, tmp_path: Path, read: ReadingOnce
    ) -> None:
        records = await publish_articles(settings)
        await record(settings, [PARAGRAPHS.name], tmp_path / "one.jsonl", limit=5, read=read)
        recording = read_recording(tmp_path / "one.jsonl")
        assert recording.records == tuple(records[:5])
        texts = {json.loads(each.value or b"")["text"] for each in records[:5]}
        assert {analysis.source.text for analysis in recording.analyses} == texts

    @pytest.mark.asyncio
    async def test_a_bounded_replay_is_the_fold_of_what_lies_between(
        self, settings: Settings, read: ReadingOnce
    ) -> None:
        records = await publish_articles(settings)
        for start, end, wanted in (
            (None, None, records),
            (time_of(8), time_of(16), [each for each in records if 8 <= (each.timestamp_ms - START_MS) / 1000 < 16]),
            (1, 3, [each for each in records if 1 <= each.offset < 3]),
        ):
            ranges = await find_ranges(settings, [PARAGRAPHS.name], start=start, end=end)
            assert wanted
            assert sum(each.records for each in ranges) == len(wanted)
            done = await Replay(settings, ranges, read).run()
            assert done.tables == fold_of(wanted, read, settings)

    @pytest.mark.asyncio
    async def test_a_replay_leaves_the_group_as_it_was(self, settings: Settings, read: ReadingOnce) -> None:
        await publish_articles(settings)
        partition = TopicPartition(PARAGRAPHS.name, 0)
        async with open_consumer(settings, PARAGRAPHS.name, group=settings.app_id) as consumer:
            await everything_assigned(consumer)
            await consumer.commit({partition: OffsetAndMetadata(1, "")})
        async with open_admin(settings) as admin:
            before = await admin.list_consumer_group_offsets(settings.app_id)
            assert before[partition].offset == 1
            groups = {name for name, *_ in await admin.list_consumer_groups()}
            replay = Replay(settings, await find_ranges(settings, [PARAGRAPHS.name]), read)
            await replay.run()
            assert await admin.list_consumer_group_offsets(settings.app_id) == before
            assert {name for name, *_ in await admin.list_consumer_groups()} == groups

    @pytest.mark.asyncio
    async def test_a_replay_that_was_interrupted_goes_on_where_it_was(
        self, settings: Settings, read: ReadingOnce, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("worker.replay.bounded.BATCH_RECORDS", 5)
        records = await publish_articles(settings)
        ranges = await find_ranges(settings, [PARAGRAPHS.name])

        def interrupt(done: int, _: int) -> None:
            if done >= 10:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            await Replay(settings, ranges, read, scratch=Scratch(tmp_path)).run(interrupt)
        told: list[int] = []
        again = Replay(settings, ranges, read, scratch=Scratch(tmp_path))
        assert again.checkpoint.done == 10
        done = await again.run(lambda count, _: told.append(count))
        assert told[0] == 15
        assert done.tables == fold_of(records, read, settings)
        with pytest.raises(UsageError, match="is of another replay"):
            Replay(settings, ranges[1:], read, scratch=Scratch(tmp_path))

    @pytest.mark.asyncio
    async def test_ranges_that_hold_nothing_are_refused(self, settings: Settings) -> None:
        records = await publish_articles(settings)
        with pytest.raises(UsageError, match="the range is reversed: offset 5 is later than offset 3"):
            await find_ranges(settings, [PARAGRAPHS.name], start=5, end=3)
        with pytest.raises(UsageError, match="it ends where it starts, at offset 3"):
            await find_ranges(settings, [PARAGRAPHS.name], start=3, end=3)
        with pytest.raises(UsageError, match="no record from 2030"):
            await find_ranges(settings, [PARAGRAPHS.name], start=datetime(2030, 1, 1, tzinfo=UTC))
        with pytest.raises(UsageError, match="there are offsets 0 to"):
            await find_ranges(settings, [PARAGRAPHS.name], start=len(records) + 1)

    @pytest.mark.asyncio
    async def test_offsets_that_retention_has_deleted_are_told_with_what_is_left(self, settings: Settings) -> None:
        records = await publish_articles(settings)
        partition = max({each.partition for each in records}, key=lambda n: sum(r.partition == n for r in records))
        async with open_admin(settings) as admin:
            await admin.delete_records({TopicPartition(PARAGRAPHS.name, partition): RecordsToDelete(before_offset=3)})
        with pytest.raises(UsageError, match=rf"deleted already in 1 partitions; .* {partition} begins at 3"):
            await find_ranges(settings, [PARAGRAPHS.name], start=1)
        left = [each for each in records if each.partition != partition or each.offset >= 3]
        assert await everything(read_ranges(settings, await find_ranges(settings, [PARAGRAPHS.name]))) == left


async def everything_assigned(consumer: object) -> None:
    async with asyncio.timeout(30):
        while not consumer.assignment():  # type: ignore[attr-defined]
            await consumer.getmany(timeout_ms=100)  # type: ignore[attr-defined]
