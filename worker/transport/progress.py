"""How far the worker is: offsets that are still to be processed, known from the brokers and not from waiting."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from time import monotonic

import msgspec
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient

from schemas import PARAGRAPHS, REPORTS
from worker.errors import NotQuiet
from worker.settings import Settings
from worker.transport.connection import asked, open_admin, open_consumer
from worker.transport.records import partitions_of

POLL_SECONDS = 0.1
MEMBERS = 5  # the field of a described group, in Kafka's protocol


class Lag(msgspec.Struct, frozen=True, kw_only=True):
    """How many records wait: paragraphs to analyse, and reports to be counted in the state."""

    paragraphs: int
    reports: int

    @property
    def quiet(self) -> bool:
        """Whether nothing waits."""
        return not self.paragraphs and not self.reports


class _Progress:
    """Asks over connections that stay open."""

    def __init__(self, settings: Settings, admin: AIOKafkaAdminClient, consumer: AIOKafkaConsumer) -> None:
        self._settings = settings
        self._admin = admin
        self._consumer = consumer
        self._partitions: list[TopicPartition] = []

    async def lag(self) -> Lag:
        """Reports are counted after paragraphs: a paragraph's reports are written before its offset is committed."""
        if not self._partitions:
            self._partitions = await partitions_of(self._consumer, [PARAGRAPHS.name, REPORTS.name])
        committed = await self._committed()
        paragraphs = await self._behind(PARAGRAPHS.name, committed)
        reports = await self._behind(REPORTS.name, await self._committed())
        return Lag(paragraphs=paragraphs, reports=reports)

    async def members(self) -> int:
        """How many workers the group has."""
        answers = await asked(self._settings, lambda: self._admin.describe_consumer_groups([self._settings.app_id]))
        return sum(len(group[MEMBERS]) for answer in answers for group in answer.groups)

    async def _committed(self) -> dict[TopicPartition, int]:
        found = await asked(self._settings, lambda: self._admin.list_consumer_group_offsets(self._settings.app_id))
        return {partition: each.offset for partition, each in found.items() if each.offset >= 0}

    async def _behind(self, topic: str, committed: dict[TopicPartition, int]) -> int:
        assigned = [each for each in self._partitions if each.topic == topic]
        first = await self._consumer.beginning_offsets(assigned)
        end = await self._consumer.end_offsets(assigned)
        return sum(max(0, end[each] - max(first[each], committed.get(each, 0))) for each in assigned)


@asynccontextmanager
async def _asking(settings: Settings) -> AsyncIterator[_Progress]:
    async with open_admin(settings) as admin, open_consumer(settings) as consumer:
        yield _Progress(settings, admin, consumer)


async def lag(settings: Settings) -> Lag:
    """How many records the worker has still to process: end offsets minus those that its group has committed.

    Raises UnknownName where a topic is missing, BrokerUnreachable.
    """
    async with _asking(settings) as progress:
        return await progress.lag()


async def wait_until_quiet(
    settings: Settings, *, timeout: float, on_progress: Callable[[Lag], None] | None = None
) -> None:
    """Wait until nothing is left to process, at most `timeout` seconds. `on_progress` is called with every lag seen.

    Raises NotQuiet when the time is up, with what still waits, and errors as `lag` does.
    """
    deadline = monotonic() + timeout
    async with _asking(settings) as progress:
        while True:
            waiting = await progress.lag()
            if on_progress is not None:
                on_progress(waiting)
            if waiting.quiet:
                return
            if monotonic() > deadline:
                workers = await progress.members()
                raise NotQuiet(
                    f"after {timeout:g} s {waiting.paragraphs} paragraphs and {waiting.reports} reports still wait, "
                    f"with {workers} workers running" + ("" if workers else "; start one with `coalition work`")
                )
            await asyncio.sleep(POLL_SECONDS)


async def workers_running(settings: Settings) -> int:
    """How many workers are members of the group. Raises BrokerUnreachable."""
    async with _asking(settings) as progress:
        return await progress.members()
