"""Brokers for the fixture `broker`, and what stands on them."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from worker.settings import Settings
from worker.transport.brokers import EmbeddedBroker
from worker.transport.connection import open_admin
from worker.transport.consuming import consume
from worker.transport.topics import ensure_topics

SESSION_SECONDS = 6.0
EMPTY_SECONDS = 30.0

_numbers = count(1)


@contextmanager
def embedded(folder: Path) -> Iterator[str]:
    """An embedded broker with its data below a folder; gives its address."""
    with EmbeddedBroker(folder / "broker") as broker:
        yield broker.bootstrap_servers


def prepared(servers: str, folder: Path) -> Settings:
    """Settings for a broker, after its topics were deleted and created anew. The group is of its own."""
    settings = Settings(
        kafka_bootstrap_servers=servers,
        app_id=f"test-{next(_numbers)}",
        session_timeout=SESSION_SECONDS,
        data_dir=folder / "worker",
    )
    with ThreadPoolExecutor(1) as apart:  # a loop of its own: the test may have one running
        apart.submit(lambda: asyncio.run(_empty(settings))).result()
    return settings


async def _empty(settings: Settings) -> None:
    async with open_admin(settings) as admin, asyncio.timeout(EMPTY_SECONDS):
        while names := [name for name in await admin.list_topics() if not name.startswith("__")]:
            await admin.delete_topics(names)
            await asyncio.sleep(0.05)
    await ensure_topics(settings)


async def all_of(what: type[Any], settings: Settings) -> list[Any]:
    """All that stands on the topic of a type."""
    return [item async for item in consume(what, settings=settings)]
