"""The consumer, with three faults of Faust 0.15.3 mended that lose records around a rebalance.

- Faust hands aiokafka the set of partitions to fetch, and goes on changing it while the fetch is under way. For a set
  that has become empty aiokafka returns the records of all partitions; Faust drops them, and their position stays
  ahead. Here each fetch gets a copy.
- Faust seeks only partitions with a committed offset. Here the others are read from their beginning.
- Faust drops a record whose offset is below the highest that it has seen, also after seeking back. `Intake` tells
  repeated records from new ones; here all are delivered.
"""

from collections.abc import Mapping
from typing import Any, ClassVar

from faust.transport.drivers.aiokafka import Consumer, Transport
from faust.types import TP

from worker.streams.logs import SERVICES


class _NoneRemembered(dict[TP, int | None]):
    """What Faust takes for the offsets that it has seen: none."""

    def __getitem__(self, tp: TP) -> int | None:
        return None


class SeekingConsumer(Consumer):
    """A consumer that loses no record between a fetch and a seek."""

    logger = SERVICES

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._read_offset = _NoneRemembered()

    async def _getmany(self, active_partitions: set[TP] | None, timeout: float) -> Any:
        return await super()._getmany(set(active_partitions) if active_partitions else active_partitions, timeout)

    async def perform_seek(self) -> None:
        """Go back to the committed offset of each assigned partition, or to its first record."""
        await super().perform_seek()
        new = [
            tp for tp in self.assignment() if self._committed_offset.get(tp) is None and not self._is_changelog_tp(tp)
        ]
        if new:
            first: Mapping[TP, int | None] = await self.earliest_offsets(*new)
            await self.seek_wait({tp: offset or 0 for tp, offset in first.items()})


class SeekingTransport(Transport):
    """Faust's Kafka transport with that consumer."""

    Consumer: ClassVar[type[Consumer]] = SeekingConsumer
