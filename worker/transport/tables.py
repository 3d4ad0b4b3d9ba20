"""Tables as they stand in the log: the newest row of each key in a changelog topic, whether a worker runs or not."""

from collections.abc import Iterable
from contextlib import aclosing

from worker.settings import Settings
from worker.transport.connection import open_admin
from worker.transport.partitioning import partition_of
from worker.transport.records import read_records
from worker.transport.topics import changelog_topic, partition_count


async def read_table(settings: Settings, table: str, *, owner: str | None = None) -> dict[bytes, bytes]:
    """The rows of a table by key, both as they were written. Rows that were deleted are left out.

    With `owner`, only the partition that the owner's rows are in is read; rows of other owners may be there too.
    Raises UnknownName where the table has no changelog topic yet, BrokerUnreachable.
    """
    topic = changelog_topic(settings, table).name
    partitions: set[int] | None = None
    if owner is not None:
        async with open_admin(settings) as admin:
            partitions = {partition_of(owner.encode(), await partition_count(settings, admin, topic))}
    return (await _read(settings, {topic: table}, partitions))[table]


async def read_tables(settings: Settings, tables: Iterable[str]) -> dict[str, dict[bytes, bytes]]:
    """The rows of several tables, by the table's name, read at once by one consumer; else as `read_table`."""
    return await _read(settings, {changelog_topic(settings, table).name: table for table in tables}, None)


async def _read(
    settings: Settings, tables: dict[str, str], partitions: set[int] | None
) -> dict[str, dict[bytes, bytes]]:
    """The rows of tables, of which the topics are given."""
    found: dict[str, dict[bytes, bytes]] = {table: {} for table in tables.values()}
    async with aclosing(read_records(settings, tuple(tables), partitions=partitions)) as records:
        async for record in records:
            if record.key is None:
                continue
            rows = found[tables[record.topic]]
            if record.value is None:
                rows.pop(record.key, None)
            else:
                rows[record.key] = record.value
    return found
