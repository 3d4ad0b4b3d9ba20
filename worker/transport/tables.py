"""Tables as they stand in the log: the newest row of each key in a changelog topic, whether a worker runs or not."""

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
    partitions = None
    if owner is not None:
        async with open_admin(settings) as admin:
            partitions = {partition_of(owner.encode(), await partition_count(settings, admin, topic))}
    rows: dict[bytes, bytes] = {}
    async with aclosing(read_records(settings, [topic], partitions=partitions)) as records:
        async for record in records:
            if record.key is None:
                continue
            if record.value is None:
                rows.pop(record.key, None)
            else:
                rows[record.key] = record.value
    return rows
