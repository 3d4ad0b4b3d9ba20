"""The check of the invariants sees what it has to see."""

import asyncio

import pytest

from schemas import CLAIMS, DEAD_LETTERS
from tests.reading import ReadingOnce
from tests.workers import Workers, articles
from worker.processors.outgoing import Outgoing
from worker.replay.invariants import violations
from worker.settings import Settings
from worker.streams.outputs import Outputs
from worker.transport.publishing import Publisher
from worker.transport.tables import read_table
from worker.transport.topics import changelog_topic


def test_unprocessed_paragraphs_break_the_third_fourth_and_fifth(
    embedded_settings: Settings, read: ReadingOnce
) -> None:
    asyncio.run(_publish(embedded_settings))
    assert {violation.invariant for violation in asyncio.run(violations(embedded_settings, read))} == {3, 4, 5}


@pytest.mark.parametrize(
    ("topic", "value", "headers", "broken"),
    [
        ("table", b"{}", [], 3),
        (CLAIMS.name, b"copy", [], 4),
        (
            DEAD_LETTERS.name,
            b"{}",
            [
                ("coalition.errors.topic", b"news.paragraphs.v1"),
                ("coalition.errors.partition", b"0"),
                ("coalition.errors.offset", b"0"),
            ],
            5,
        ),
    ],
)
def test_one_record_too_many_is_told_with_the_invariant_that_it_breaks(
    workers: Workers, read: ReadingOnce, topic: str, value: bytes, headers: list[tuple[str, bytes]], broken: int
) -> None:
    asyncio.run(_publish(workers.settings))
    worker = workers.start()
    workers.wait_until_quiet()
    worker.stop()
    assert asyncio.run(violations(workers.settings, read)) == []
    asyncio.run(_add(workers.settings, topic, value, headers))
    assert [violation.invariant for violation in asyncio.run(violations(workers.settings, read))] == [broken]


async def _publish(settings: Settings) -> None:
    async with Publisher(settings) as publisher:
        await publisher.publish_all(articles(3))


async def _add(settings: Settings, topic: str, value: bytes, headers: list[tuple[str, bytes]]) -> None:
    if topic == "table":
        topic = changelog_topic(settings, "documents").name
        assert await read_table(settings, "documents")
    elif value == b"copy":
        value = CLAIM_OF_NOBODY
    outputs = Outputs(settings)
    await outputs.send([Outgoing(topic, b"nobody", value, headers, 0)])
    await outputs.stop()


CLAIM_OF_NOBODY = (
    b'{"type":"claim.retracted.v1","claim_id":"x","kind":"role","document_id":"d","paragraph":0,"owner":"o",'
    b'"cell":"o|role|x","version":1,"learned_at":"2017-12-05T00:00:00.000Z","reason":"nobody"}'
)
