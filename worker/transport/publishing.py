"""Publishing: documents and retractions onto the log, each paragraph once, acknowledged by all copies."""

import asyncio
from asyncio import Future
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from contextlib import AsyncExitStack
from time import time_ns
from types import TracebackType
from typing import Any, Self

import msgspec
from aiokafka import AIOKafkaProducer

from schemas import PARAGRAPH_MESSAGES, PARAGRAPHS, DocumentReread, DocumentRetracted, ParagraphPublished
from schemas.cloudevents import encode
from worker.errors import BrokerError, DocumentError
from worker.settings import Settings
from worker.transport.checking import messages_of, to_send
from worker.transport.connection import broker_errors, open_producer, unreachable
from worker.transport.documents import Document
from worker.transport.published import Standing, read_standings
from worker.transport.topics import ensure_topics

SOURCE = "/coalition/publish"
MAX_IN_FLIGHT = 1_000

OnProgress = Callable[[int, int], None]


def now_ms() -> int:
    """The wall clock in milliseconds since 1970."""
    return time_ns() // 1_000_000


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """A document of which every paragraph is acknowledged: how many it has, and how many were sent just now."""

    document_id: str
    revision: int
    paragraphs: int
    sent: int

    @property
    def unchanged(self) -> bool:
        """Whether the log had all of it already."""
        return not self.sent


class Retracted(msgspec.Struct, frozen=True, kw_only=True):
    """A document that is taken back; `unchanged` where it was already."""

    document_id: str
    unchanged: bool


class Publisher:
    """Writes to `news.paragraphs.v1`. An async context manager; entering it creates topics that are missing.

    `clock` gives the milliseconds since 1970 that records and `ce_time` carry. Entering raises BrokerUnreachable,
    TopicMismatch and BrokerError.
    """

    def __init__(self, settings: Settings | None = None, *, clock: Callable[[], int] = now_ms) -> None:
        self._settings = settings or Settings.from_environment()
        self._clock = clock
        self._stack = AsyncExitStack()
        self._producer: AIOKafkaProducer | None = None

    async def __aenter__(self) -> Self:
        await ensure_topics(self._settings)
        self._producer = await self._stack.enter_async_context(
            open_producer(self._settings, max_record_bytes=PARAGRAPHS.max_message_bytes)
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stack.aclose()

    async def publish(self, document: Document) -> Published:
        """Publish one document; as `publish_all`."""
        return (await self.publish_all([document]))[0]

    async def publish_all(
        self, documents: Iterable[Document], on_progress: OnProgress | None = None
    ) -> tuple[Published, ...]:
        """Publish documents, in their order, and wait until all paragraphs are acknowledged.

        A document that the log already has as it is, is not sent again; of one whose publishing was interrupted, what
        is missing is sent. `on_progress` is called with the paragraphs acknowledged and the paragraphs to send.

        Raises DocumentError before anything is sent where one of the documents cannot be published, or needs a new
        revision; BrokerError where paragraphs were not acknowledged, saying how many were.
        """
        given = [(document, messages_of(document, self._settings)) for document in documents]
        standings = await self._standings({document.id for document, _ in given})
        sending: list[ParagraphPublished] = []
        published: list[Published] = []
        for document, messages in given:
            standing = standings[document.id]
            missing = to_send(messages, standing)
            for message in missing:
                standing = standing.after(message)
            standings[document.id] = standing
            sending += missing
            published.append(
                Published(
                    document_id=document.id,
                    revision=standing.revision,
                    paragraphs=len(messages),
                    sent=len(missing),
                )
            )
        await self._send(sending, on_progress)
        return tuple(published)

    async def retract(self, document_id: str, reason: str) -> Retracted:
        """Take a document back, for this reason. Raises DocumentError where no such document is published."""
        if not reason.strip():
            raise DocumentError(f"document {document_id!r}: a retraction needs a reason")
        standing = (await self._standings({document_id}))[document_id]
        if not standing.revision:
            raise DocumentError(f"document {document_id!r} is not published; there is nothing to retract")
        if not standing.retracted:
            await self._send([DocumentRetracted(document_id=document_id, reason=reason)], None)
        return Retracted(document_id=document_id, unchanged=standing.retracted)

    async def publish_again(self, messages: Sequence[DocumentReread], on_progress: OnProgress | None = None) -> None:
        """Put documents into the log to be read again. Raises BrokerError as `publish_all` does."""
        await self._send(messages, on_progress)

    async def _standings(self, document_ids: set[str]) -> dict[str, Standing]:
        if not document_ids:
            return {}
        return await read_standings(self._settings, document_ids, self._settings.partitions)

    async def _send(self, messages: Sequence[PARAGRAPH_MESSAGES], on_progress: OnProgress | None) -> None:
        if self._producer is None:
            raise RuntimeError("enter the publisher first: async with Publisher() as publisher")
        acknowledged = 0
        in_flight: deque[Future[Any]] = deque()
        try:
            with broker_errors(self._settings):
                for message in messages:
                    if len(in_flight) >= MAX_IN_FLIGHT:
                        await self._acknowledged(in_flight.popleft())
                        acknowledged = _told(on_progress, acknowledged + 1, len(messages))
                    in_flight.append(await self._send_one(self._producer, message))
                while in_flight:
                    await self._acknowledged(in_flight.popleft())
                    acknowledged = _told(on_progress, acknowledged + 1, len(messages))
        except BrokerError as error:
            for future in in_flight:
                future.add_done_callback(_seen)
            raise type(error)(
                f"{error}; {acknowledged} of {len(messages)} messages are acknowledged: "
                "publish again to send the others, none is sent twice"
            ) from error

    async def _send_one(self, producer: AIOKafkaProducer, message: PARAGRAPH_MESSAGES) -> Future[Any]:
        timestamp_ms = self._clock()
        value, headers = encode(message, source=SOURCE, timestamp_ms=timestamp_ms)
        async with asyncio.timeout(self._settings.broker_timeout):
            sent: Future[Any] = await producer.send(
                PARAGRAPHS.name,
                value,
                key=message.document_id.encode(),
                timestamp_ms=timestamp_ms,
                headers=headers,
            )
        return sent

    async def _acknowledged(self, sent: Future[Any]) -> None:
        """An idempotent producer of aiokafka waits for a broker that went away for ever; we do not."""
        done, _ = await asyncio.wait([sent], timeout=self._settings.broker_timeout)
        if not done:
            sent.add_done_callback(_seen)
            raise unreachable(self._settings)
        await sent


def _told(on_progress: OnProgress | None, done: int, total: int) -> int:
    if on_progress is not None:
        on_progress(done, total)
    return done


def _seen(future: Future[Any]) -> None:
    """Asks for the error of a send that failed with the others, so that asyncio does not report it as unseen."""
    if not future.cancelled():
        future.exception()
