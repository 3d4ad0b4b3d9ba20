"""Table recovery of our own, in the place of Faust's.

- Faust takes the offset of the last record for the end of a changelog. The last offset of a transaction is that of its
  marker, which no reader sees: Faust would wait for ever. Here a consumer of our own reads to the end, after all that
  was written before is decided: see `worker.transport.changelogs`.
- Faust resumes the source partitions before it seeks them: what was fetched in between is dropped while the position
  stays ahead, so that events come late or never. Here the seek comes first.
- Faust stops the worker where the local copy is ahead of the changelog. Here that copy is thrown away and recovered. A
  copy in memory that was handed back and comes again may hold rows that are gone by now: it is emptied first.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, Collection, Mapping, Sequence
from contextlib import aclosing
from typing import Any, Protocol, cast

from aiokafka.errors import IllegalStateError, KafkaError
from aiokafka.structs import TopicPartition
from faust.tables.manager import TableManager
from faust.tables.recovery import RebalanceAgain, Recovery, ServiceStopped
from faust.types import TP
from mode import Service

from schemas import CHANGES
from worker.errors import BrokerError
from worker.state import REPORTS_TABLE
from worker.streams.logs import SERVICES
from worker.streams.tables import PartitionStore

logger = logging.getLogger(__name__)

RETRY_SECONDS = 1.0


class Row(Protocol):
    """A record of a changelog."""

    @property
    def topic(self) -> str: ...
    @property
    def partition(self) -> int: ...
    @property
    def offset(self) -> int: ...
    @property
    def key(self) -> bytes | None: ...
    @property
    def value(self) -> bytes | None: ...


class Changelogs(Protocol):
    """Where the rows of tables stand."""

    async def ends(self, partitions: Collection[TopicPartition]) -> Mapping[TopicPartition, int]:
        """The offsets behind all that was written to them, when it is decided whether it counts."""

    def read(
        self, start: Mapping[TopicPartition, int], ends: Mapping[TopicPartition, int]
    ) -> AsyncGenerator[Sequence[Row], None]:
        """The committed records of partitions from one offset to another, each list of one partition."""


class OwnRecovery(Recovery):
    """Recovery that reads by itself, seeks before it resumes, and never stops for a copy that is ahead."""

    logger = SERVICES

    @Service.task
    async def _restart_recovery(self) -> None:
        """Recover whenever partitions were assigned. Replaces the task of the same name in Faust."""
        while not await self._stopped_before_assignment():
            generation = self._generation_id
            self._set_recovery_started()
            try:
                await self._wait(self._recover_patiently())
                await self._wait(self.on_recovery_completed(generation))
            except (RebalanceAgain, IllegalStateError):
                continue
            except ServiceStopped:
                break

    async def _stopped_before_assignment(self) -> bool:
        stopped = await self.wait_for_stopped(cast(Any, self.signal_recovery_start))
        self.signal_recovery_start.clear()
        return stopped

    async def _recover_patiently(self) -> None:
        while True:
            try:
                return await self._recover()
            except (BrokerError, KafkaError) as error:
                logger.warning("the tables cannot be recovered (%s): trying again", error)
                await asyncio.sleep(RETRY_SECONDS)

    async def _recover(self) -> None:
        changelogs: Changelogs = cast(Any, self.app).changelogs
        partitions = {TopicPartition(tp.topic, tp.partition): tp for tp in self.active_tps}
        if not partitions:
            return
        ends = await changelogs.ends({*partitions, *self._changes()})
        start = {each: self._start(tp, ends[each]) for each, tp in partitions.items()}
        behind = {each: offset for each, offset in start.items() if offset < ends[each]}
        if not behind:
            return
        async with aclosing(changelogs.read(behind, ends)) as batches:
            async for batch in batches:
                tp = partitions[TopicPartition(batch[0].topic, batch[0].partition)]
                rows = self._store(tp).rows(tp.partition)
                rows.apply({row.key: row.value for row in batch if row.key is not None}, batch[-1].offset)

    def _changes(self) -> set[TopicPartition]:
        """The partitions of the changes of state, which are written together with the rows of `reports`."""
        reports = (tp for tp in self.active_tps if self.tp_to_table[tp].name == REPORTS_TABLE)
        return {TopicPartition(CHANGES.name, tp.partition) for tp in reports}

    def _start(self, tp: TP, end: int) -> int:
        """Where to go on reading."""
        store = self._store(tp)
        offset = store.persisted_offset(tp)
        if offset is not None and offset >= end:
            logger.warning("the local copy of %s is ahead of its changelog: recovering it", tp)
            offset = None
        if offset is None:
            store.forget(tp)
        return 0 if offset is None else offset + 1

    def _store(self, tp: TP) -> PartitionStore:
        return cast(PartitionStore, cast(Any, self.tp_to_table[tp]).data)

    async def on_recovery_completed(self, generation_id: int = 0) -> None:
        """Let the streams run, from the committed offsets on. Replaces the method of the same name in Faust."""
        consumer = self.app.consumer
        await self.app.on_rebalance_complete.send()
        self._set_recovery_ended()
        for table in self.tables.values():
            await table.on_recovery_completed(self.actives_for_table[table], self.standbys_for_table[table])
        assignment = consumer.assignment()
        if self.app.consumer_generation_id != generation_id:
            return
        if assignment:
            await self._wait(consumer.perform_seek(), timeout=self.app.conf.broker_request_timeout)
        consumer.resume_partitions({tp for tp in assignment if not self._is_changelog_tp(tp)})
        self.completed.set()
        self.app.flow_control.resume()
        consumer.resume_flow()
        await cast(Any, self.app)._fetcher.maybe_start()
        self.tables.on_actives_ready()
        self.tables.on_standbys_ready()
        self.app.on_rebalance_end()
        logger.info("ready: %d partitions", len([tp for tp in assignment if not self._is_changelog_tp(tp)]))


class RecoveringTables(TableManager):
    """The table manager that recovers so. For Faust's setting `TableManager`."""

    logger = SERVICES

    async def on_start(self) -> None:
        """Start at once: Faust waits a second for tables to be declared, ours are all declared before."""
        await self._update_channels()
        await self.recovery.start()

    @property
    def recovery(self) -> Recovery:
        """The recovery service."""
        if self._recovery is None:
            self._recovery = OwnRecovery(self.app, self, beacon=self.beacon, loop=self.loop)
        return self._recovery
