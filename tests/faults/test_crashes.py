"""Workers that die in the middle of their work: afterwards every invariant holds."""

import asyncio
import signal
from os import kill
from time import sleep

from aiokafka import AIOKafkaProducer

from schemas import PARAGRAPHS
from tests.reading import ReadingOnce
from tests.workers import Workers, articles
from worker.replay.invariants import violations
from worker.settings import Settings
from worker.transport.brokers import ApacheBroker
from worker.transport.publishing import Publisher

ARTICLES = 200
PARAGRAPHS_OF_ALL = 4 * ARTICLES
GARBAGE = (b"\xff\xfe garbage", b"{not json", b'{"type":"unknown.v9"}', b'{"type":"paragraph.published.v1"}', None)


def test_workers_killed_and_stopped_in_the_middle_lose_and_double_nothing(workers: Workers, read: ReadingOnce) -> None:
    asyncio.run(_publish(workers.settings))
    for left, end in ((700, signal.SIGKILL), (500, signal.SIGTERM), (300, signal.SIGKILL), (150, signal.SIGTERM)):
        worker = workers.start()
        workers.wait_until_left(left)
        kill(worker.pid, end)
        workers.wait_until(lambda worker=worker: not worker.running, 30)  # type: ignore[misc]
    workers.start()
    workers.wait_until_quiet()
    assert asyncio.run(violations(workers.settings, read)) == []


def test_workers_that_come_and_go_take_over_from_one_another(workers: Workers, read: ReadingOnce) -> None:
    asyncio.run(_publish(workers.settings))
    first = workers.start()
    workers.wait_until_left(700)
    second = workers.start()
    workers.wait_until_left(500)
    first.kill()
    workers.start()
    workers.wait_until_left(250)
    second.stop()
    workers.wait_until_quiet()
    assert asyncio.run(violations(workers.settings, read)) == []


def test_workers_paused_until_the_group_gave_them_up_write_nothing_that_counts_when_they_wake(
    workers: Workers, read: ReadingOnce
) -> None:
    asyncio.run(_publish(workers.settings))
    first = workers.start()
    workers.wait_until_left(700)
    kill(first.pid, signal.SIGSTOP)
    second = workers.start()
    workers.wait_until_left(400)
    kill(first.pid, signal.SIGCONT)
    kill(second.pid, signal.SIGSTOP)
    workers.wait_until_left(150)
    kill(second.pid, signal.SIGCONT)
    workers.wait_until_quiet()
    assert asyncio.run(violations(workers.settings, read)) == []


def test_workers_wait_for_a_broker_that_was_killed_and_comes_back(
    workers: Workers, apache_broker: ApacheBroker, read: ReadingOnce
) -> None:
    asyncio.run(_publish(workers.settings))
    worker = workers.start()
    workers.wait_until_left(600)
    apache_broker.kill_node(1)
    sleep(8)  # longer than the session, and than a write may take
    apache_broker.start_node(1)
    workers.wait_until_quiet()
    assert worker.running
    assert asyncio.run(violations(workers.settings, read)) == []


async def _publish(settings: Settings) -> None:
    """Articles with corrections and retractions between them, and records that are none of ours."""
    documents = articles(ARTICLES)
    async with Publisher(settings) as publisher:
        await publisher.publish_all(documents)
        await publisher.retract(documents[7].id, "withdrawn by the agency")
    producer = AIOKafkaProducer(bootstrap_servers=settings.kafka_bootstrap_servers)
    await producer.start()
    try:
        for value in GARBAGE:
            await producer.send_and_wait(PARAGRAPHS.name, value, key=b"garbage")
    finally:
        await producer.stop()
