"""The worker's copy of the tables on disk: one RocksDB for each partition, shared by all tables.

The changelog topics are the truth, this is a copy that makes starting quick: whatever cannot be read is thrown away and
recovered. Each worker holds a directory of its own by a lock, so that workers on one machine may share the setting.
"""

import fcntl
import logging
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from rocksdict import BlockBasedOptions, Cache, Options, Rdict, WriteBatch

logger = logging.getLogger(__name__)

MIB = 1024 * 1024
BLOCK_CACHE_BYTES = 16 * MIB  # for all partitions together; RocksDB's own default would be per partition
WRITE_BUFFER_BYTES = 8 * MIB
MAX_WORKERS_ON_A_MACHINE = 1000

Writes = Mapping[bytes, bytes | None]


class WorkerDirectory:
    """The first directory `worker-N` below `base` that no living worker holds, held until this process ends."""

    def __init__(self, base: Path) -> None:
        base.mkdir(parents=True, exist_ok=True)
        self.path, self._lock = self._hold_first_free(base)

    @staticmethod
    def _hold_first_free(base: Path) -> tuple[Path, IO[str]]:
        for number in range(MAX_WORKERS_ON_A_MACHINE):
            path = base / f"worker-{number}"
            path.mkdir(exist_ok=True)
            lock = (path / "lock").open("w")
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                lock.close()
                continue
            return path, lock
        raise OSError(f"{MAX_WORKERS_ON_A_MACHINE} workers hold directories below {base}")

    def release(self) -> None:
        """Let another worker have the directory."""
        self._lock.close()


class Database:
    """The rows of all tables in one partition."""

    def __init__(self, path: Path, cache: Cache) -> None:
        self._path = path
        try:
            self._db = Rdict(str(path), _options(cache))
        except Exception as error:  # noqa: BLE001 - rocksdict raises no other
            logger.warning("%s is damaged (%s): recovering it from the changelogs", path, error)
            shutil.rmtree(path, ignore_errors=True)
            self._db = Rdict(str(path), _options(cache))

    def get(self, key: bytes) -> bytes | None:
        """The value of a key."""
        value: bytes | None = self._db.get(key)
        return value

    def scan(self, prefix: bytes) -> Iterator[tuple[bytes, bytes]]:
        """The keys that start so, in their order, with their values."""
        rows = self._db.iter()
        rows.seek(prefix)
        while rows.valid() and rows.key().startswith(prefix):
            yield rows.key(), rows.value()
            rows.next()

    def write(self, writes: Writes) -> None:
        """Write all or nothing. No value: the key goes."""
        batch = WriteBatch(raw_mode=True)
        for key, value in writes.items():
            if value is None:
                batch.delete(key)
            else:
                batch.put(key, value)
        self._db.write(batch)

    def close(self) -> None:
        """Close the files."""
        self._db.close()


class Databases:
    """The databases of the partitions that this worker holds, opened when first asked for."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._cache = Cache(BLOCK_CACHE_BYTES)
        self._open: dict[int, Database] = {}

    def partition(self, partition: int) -> Database:
        """The database of a partition."""
        if partition not in self._open:
            self._open[partition] = Database(self._directory / f"partition-{partition}", self._cache)
        return self._open[partition]

    def close(self) -> None:
        """Close them all."""
        while self._open:
            self._open.popitem()[1].close()


def _options(cache: Cache) -> Options:
    options = Options(raw_mode=True)
    options.create_if_missing(True)
    options.set_write_buffer_size(WRITE_BUFFER_BYTES)
    options.set_max_write_buffer_number(2)
    options.set_max_open_files(64)
    options.set_keep_log_file_num(1)
    blocks: Any = BlockBasedOptions()
    blocks.set_block_cache(cache)
    blocks.set_bloom_filter(10, block_based=False)
    options.set_block_based_table_factory(blocks)
    return options
