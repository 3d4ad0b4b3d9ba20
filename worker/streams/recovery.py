"""Table recovery, with two faults of Faust 0.15.3 mended.

- Faust resumes the source partitions before it seeks them: what was fetched in between is dropped while the position
  stays ahead, so that events come late or never. Here the seek comes first.
- Faust stops the worker where the local copy is ahead of the changelog. Here that copy is thrown away and recovered. A
  copy in memory that was handed back and comes again may hold rows that are gone by now: it is emptied first.
"""

import logging
from collections import Counter
from typing import Any, cast

from faust.tables.manager import TableManager
from faust.tables.recovery import Recovery
from faust.types import TP

from worker.streams.logs import SERVICES

logger = logging.getLogger(__name__)


class SeekingRecovery(Recovery):
    """Recovery that seeks before it resumes, and never stops for a copy that is ahead."""

    logger = SERVICES

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

    async def _build_offsets(self, consumer: Any, tps: set[TP], destination: Counter[TP], title: str) -> None:
        for tp in tps:
            offset: int | None = destination[tp]
            end = self.active_highwaters.get(tp)
            if offset is not None and end is not None and offset > end:
                logger.warning("the local copy of %s is ahead of its changelog: recovering it", tp)
                offset = None
            if offset is None:
                cast(Any, self.tp_to_table[tp]).data.forget(tp)
                destination[tp] = cast(Any, None)
        await super()._build_offsets(consumer, tps, destination, title)


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
            self._recovery = SeekingRecovery(self.app, self, beacon=self.beacon, loop=self.loop)
        return self._recovery
