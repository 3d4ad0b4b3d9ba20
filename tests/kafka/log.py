"""Writing to the log and reading it whole, for the tests of the transport."""

import asyncio
from collections.abc import AsyncGenerator, Iterable
from contextlib import aclosing
from typing import Any, TypeVar

from schemas import ParagraphPublished
from worker.settings import Settings
from worker.transport.connection import open_admin, open_producer
from worker.transport.consuming import consume
from worker.transport.documents import Document
from worker.transport.topics import ensure_topics

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
