"""Records that cannot be processed: each lands in the dead letters whole, and the next one is processed."""

import asyncio

import msgspec

from schemas import PARAGRAPHS, REPORTS, DocumentRetracted, ParagraphPublished
from schemas.cloudevents import encode
from tests.workers import Workers, articles
from worker.processors.outgoing import Outgoing
from worker.settings import Settings
from worker.streams.outputs import Outputs
from worker.transport.consuming import consume
from worker.transport.dead_letters import DeadLetter
from worker.transport.publishing import Publisher
from worker.transport.tables import read_table

GOOD = ParagraphPublished(document_id="bad", index=0, count=1, text="The US has 100 troops in Mali.")
RETRACTED = DocumentRetracted(document_id="bad", reason="for no reason")
Case = tuple[bytes | None, bytes | None, str]


def value(message: ParagraphPublished | DocumentRetracted, **changes: object) -> bytes:
    changed = msgspec.structs.replace(message, **changes)
    return encode(changed, source="/test", timestamp_ms=0)[0]


CASES: dict[str, Case] = {
    "garbage": (b"bad", b"\xff\xfe\x00garbage", "no JSON object with a type"),
    "wrong JSON": (b"bad", b'{"type": "paragraph.published.v1", ', "no JSON object with a type"),
    "a list": (b"bad", b"[1, 2, 3]", "no JSON object with a type"),
    "unknown type": (b"bad", b'{"type":"weather.observed.v1"}', "type 'weather.observed.v1' is not known"),
    "another topic's type": (
        b"bad",
        b'{"type":"claim.retracted.v1"}',
        "type 'claim.retracted.v1' does not belong on this topic",
    ),
    "missing fields": (b"bad", b'{"type":"paragraph.published.v1","document_id":"bad"}', "missing required field"),
    "a field of another type": (
        b"bad",
        value(GOOD).replace(b'"index":0', b'"index":"first"'),
        "Expected `int`, got `str`",
    ),
    "null": (b"bad", None, "the value is null"),
    "enormous": (b"bad", value(GOOD, text="many words " * 90_000), "has 990000 bytes; at most 262144 are taken"),
    "no key": (None, value(GOOD), "the record has no key; it has to be 'bad'"),
    "another key": (b"good", value(GOOD), "the key b'good' is not 'bad', as the message says"),
    "no such paragraph": (b"bad", value(GOOD, index=3), "paragraph 3 of document 'bad' is not one of its 1"),
    "a retraction without a key": (None, value(RETRACTED), "the record has no key"),
}


def test_each_bad_record_lands_in_the_dead_letters_whole_and_the_next_is_processed(workers: Workers) -> None:
    documents = articles(3)
    workers.start()
    asyncio.run(_send(workers.settings, list(CASES.values())))
    asyncio.run(_publish(workers.settings))
    workers.wait_until_quiet()
    letters = asyncio.run(_dead_letters(workers.settings))
    assert sorted((letter.key or b"", letter.value or b"") for letter in letters) == sorted(
        (key or b"", content or b"") for key, content, _ in CASES.values()
    )
    for name, (key, content, reason) in CASES.items():
        [letter] = [letter for letter in letters if (letter.key, letter.value) == (key, content)]
        assert reason in letter.message, name
        assert (letter.topic, letter.stage, letter.headers) == (PARAGRAPHS.name, "analyse", (("trace", b"kept"),))
        assert letter.offset >= 0, name
        assert letter.stacktrace, name
    rows = asyncio.run(read_table(workers.settings, "documents"))
    assert set(rows) == {document.id.encode() for document in documents}


def test_fields_that_are_not_known_are_passed_over(workers: Workers) -> None:
    asyncio.run(_send(workers.settings, [(b"bad", value(GOOD).replace(b"{", b'{"mood":"sunny",', 1), "")]))
    workers.start()
    workers.wait_until_quiet()
    assert asyncio.run(_dead_letters(workers.settings)) == []
    assert set(asyncio.run(read_table(workers.settings, "documents"))) == {b"bad"}


def test_a_bad_report_lands_in_the_dead_letters_too(workers: Workers) -> None:
    workers.start()
    asyncio.run(_send(workers.settings, [(b"nobody", b"garbage", "")], topic=REPORTS.name))
    asyncio.run(_publish(workers.settings))
    workers.wait_until_quiet()
    [letter] = asyncio.run(_dead_letters(workers.settings))
    assert (letter.topic, letter.stage, letter.value) == (REPORTS.name, "aggregate", b"garbage")
    assert asyncio.run(read_table(workers.settings, "deployments"))


async def _send(settings: Settings, cases: list[Case], topic: str = PARAGRAPHS.name) -> None:
    async with Publisher(settings):  # which creates the topics
        pass
    outputs = Outputs(settings)
    await outputs.send([Outgoing(topic, key, content, [("trace", b"kept")], 0) for key, content, _ in cases])
    await outputs.stop()


async def _publish(settings: Settings) -> None:
    async with Publisher(settings) as publisher:
        await publisher.publish_all(articles(3))


async def _dead_letters(settings: Settings) -> list[DeadLetter]:
    return [letter async for letter in consume(DeadLetter, settings=settings)]
