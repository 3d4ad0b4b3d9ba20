"""Brokers for the tests: an embedded one for each test that asks, one Apache Kafka for the whole run."""

import asyncio
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.reading import ReadingOnce
from worker.settings import Settings
from worker.transport.brokers import ApacheBroker, EmbeddedBroker
from worker.transport.connection import open_admin

TESTS = Path(__file__).parent
NEED_KAFKA = (TESTS / "kafka", TESTS / "faults")

_numbers = count(1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if any(item.path.is_relative_to(folder) for folder in NEED_KAFKA):
            item.add_marker(pytest.mark.kafka)


@pytest.fixture(scope="session")
def read() -> ReadingOnce:
    """The extractor, that reads each text once in the whole run."""
    return ReadingOnce()


@pytest.fixture
def embedded_broker(tmp_path: Path) -> Iterator[EmbeddedBroker]:
    """An embedded broker of the test's own, without topics."""
    with EmbeddedBroker(tmp_path / "broker") as broker:
        yield broker


@pytest.fixture
def embedded_settings(embedded_broker: EmbeddedBroker, tmp_path: Path) -> Settings:
    """Settings for that broker."""
    return settings_for(embedded_broker.bootstrap_servers, tmp_path)


@pytest.fixture(scope="session")
def apache_broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ApacheBroker]:
    """The one Apache Kafka of this run. Its jars are fetched where the cache does not have them."""
    cache = TESTS.parent / ".cache"
    with ApacheBroker(tmp_path_factory.mktemp("kafka"), cache=cache) as broker:
        yield broker


@pytest.fixture
def kafka_settings(apache_broker: ApacheBroker, tmp_path: Path) -> Settings:
    """Settings for Apache Kafka: no topics are there, and the group is the test's own."""
    settings = settings_for(apache_broker.bootstrap_servers, tmp_path)
    asyncio.run(delete_topics(settings))
    return settings


def settings_for(bootstrap_servers: str, tmp_path: Path) -> Settings:
    return Settings(
        kafka_bootstrap_servers=bootstrap_servers,
        app_id=f"test-{next(_numbers)}",
        session_timeout=6.0,
        data_dir=tmp_path / "worker",
    )


async def delete_topics(settings: Settings) -> None:
    """Delete all topics but Kafka's own, and wait until they are gone."""
    async with open_admin(settings) as admin, asyncio.timeout(30):
        while names := [name for name in await admin.list_topics() if not name.startswith("__")]:
            await admin.delete_topics(names)
            await asyncio.sleep(0.05)
