"""Tables that Faust assigns and recovers, and that we write: rows first reach the changelog, then the local copy.

Faust's own tables write the local copy first and the changelog some time later, so that a kill in between leaves rows
that no other worker will ever see. Here `Outputs` sends the changelog records and waits for them, then calls `apply`.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Self, cast

import faust
from faust.stores.base import Store
from faust.types import TP, EventT

from worker.processors.rows import MemoryRows, Rows
from worker.streams.databases import Database, Databases, WorkerDirectory, Writes
from worker.streams.logs import SERVICES

SEPARATOR = b"\0"
ROW, OFFSET = b"r", b"o"


class DatabaseRows:
    """The rows of one table in one partition, in the database that all tables of the partition share."""

    def __init__(self, database: Database, table: str) -> None:
        self._database = database
        self._prefix = table.encode() + SEPARATOR + ROW
        self._offset_key = table.encode() + SEPARATOR + OFFSET

    def get(self, key: bytes) -> bytes | None:
        """The row of a key."""
        return self._database.get(self._prefix + key)

    def scan(self, prefix: bytes) -> Iterator[tuple[bytes, bytes]]:
        """The rows whose keys start so, in the order of their keys."""
        skip = len(self._prefix)
        for key, value in self._database.scan(self._prefix + prefix):
            yield key[skip:], value

    def apply(self, writes: Writes, offset: int | None = None) -> None:
        """Write rows, and how far in the changelog they bring us, at once."""
        stored: dict[bytes, bytes | None] = {self._prefix + key: value for key, value in writes.items()}
        if offset is not None:
            stored[self._offset_key] = str(offset).encode()
        self._database.write(stored)

    def offset(self) -> int | None:
        """The changelog offset of the last row written."""
        stored = self._database.get(self._offset_key)
        return None if stored is None else int(stored)

    def clear(self) -> None:
        """Forget all rows and the offset."""
        self.apply(dict.fromkeys([key for key, _ in self.scan(b"")]))
        self._database.write({self._offset_key: None})


class VolatileRows(MemoryRows):
    """The rows of one table in one partition, in memory: recovered whole at every start."""

    def apply(self, writes: Writes, offset: int | None = None) -> None:
        """Write rows; the offset is not kept, as nothing outlives the process."""
        super().apply(writes)

    def offset(self) -> int | None:
        """Nothing is kept."""
        return None

    def clear(self) -> None:
        """Forget all rows."""
        super().apply(dict.fromkeys([key for key, _ in self.scan(b"")]))


PartitionRows = DatabaseRows | VolatileRows


class Storage:
    """Where the rows of a worker are: in databases below a directory, or in memory where there is none."""

    def __init__(self, base: Path | None) -> None:
        self._directory = WorkerDirectory(base) if base else None
        self._databases = Databases(self._directory.path) if self._directory else None
        self._volatile: dict[tuple[str, int], VolatileRows] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def rows(self, table: str, partition: int) -> PartitionRows:
        """The rows of a table in a partition."""
        if self._databases is not None:
            return DatabaseRows(self._databases.partition(partition), table)
        return self._volatile.setdefault((table, partition), VolatileRows())

    def close(self) -> None:
        """Close all files and let the directory go."""
        if self._databases is not None:
            self._databases.close()
        if self._directory is not None:
            self._directory.release()


class PartitionStore(Store[Any, Any]):
    """What Faust asks of a table's store: it recovers into it, and asks how far it is."""

    logger = SERVICES

    def __init__(self, *args: Any, storage: Storage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._storage = storage

    def rows(self, partition: int) -> PartitionRows:
        """The rows of a partition."""
        return self._storage.rows(self.table_name, partition)

    def persisted_offset(self, tp: TP) -> int | None:
        """The changelog offset up to which the local copy holds every row."""
        return self.rows(tp.partition).offset()

    def forget(self, tp: TP) -> None:
        """Throw the local copy of a partition away."""
        self.rows(tp.partition).clear()

    def apply_changelog_batch(
        self, batch: Iterable[EventT[Any]], to_key: Callable[[Any], Any], to_value: Callable[[Any], Any]
    ) -> None:
        """Write what recovery read from the changelog."""
        writes: dict[int, dict[bytes, bytes | None]] = {}
        offsets: dict[int, int] = {}
        for event in batch:
            message = event.message
            assert message.key is not None
            writes.setdefault(message.partition, {})[message.key] = message.value
            offsets[message.partition] = message.offset
        for partition, rows in writes.items():
            self.rows(partition).apply(rows, offsets[partition])

    async def need_active_standby_for(self, tp: TP) -> bool:
        """Standby copies are switched off."""
        return False

    def reset_state(self) -> None:
        """Nothing to do: recovery decides what is thrown away."""

    async def backup_partition(self, *args: Any, **kwargs: Any) -> None:
        """There are no backups: the changelog is the truth."""
        raise NotImplementedError

    def restore_backup(self, *args: Any, **kwargs: Any) -> None:
        """There are no backups: the changelog is the truth."""
        raise NotImplementedError


class ChangelogTable(faust.Table[Any, Any]):
    """A table whose rows are bytes, addressed by partition; only Faust's recovery and our `Outputs` write it."""

    logger = SERVICES

    def __init__(self, *args: Any, storage: Storage, **kwargs: Any) -> None:
        super().__init__(*args, key_type=bytes, value_type=bytes, **kwargs)
        self._storage = storage

    def _new_store(self) -> PartitionStore:
        return PartitionStore(
            "memory://", self.app, self, table_name=self.name, key_type=bytes, value_type=bytes, storage=self._storage
        )

    def rows(self, partition: int) -> Rows:
        """The rows of a partition, to read."""
        return self._store_of().rows(partition)

    def apply(self, partition: int, writes: Writes, offset: int) -> None:
        """Write rows that the changelog holds up to `offset`."""
        self._store_of().rows(partition).apply(writes, offset)

    def _store_of(self) -> PartitionStore:
        return cast(PartitionStore, self.data)
