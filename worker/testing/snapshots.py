"""What a driver has made of its records, as lines that people can read and compare."""

from collections.abc import Sequence
from typing import Any

import msgspec
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from syrupy.types import PropertyFilter, PropertyMatcher, SerializedData

from worker.replay.recordings import encode_line, readable
from worker.replay.topology import TopologyDriver


def described(driver: TopologyDriver, *, topics: Sequence[str] = (), tables: Sequence[str] = ()) -> str:
    """The records of topics and the rows of tables, a line each: records as in a recording, rows with table and key.

    Without names, all tables, and all topics that are no changelogs.
    """
    if not topics and not tables:
        tables = sorted(driver.app.tables)
        changelogs = {driver.app.tables[name].changelog_topic.get_topic_name() for name in tables}
        topics = [topic for topic in driver.log.topics if topic not in changelogs]
    lines = [encode_line(record).decode() for topic in topics for record in driver.outputs(topic)]
    for name in tables:
        rows = sorted((_plain(key), _plain(row)) for key, row in driver.table(name).items())
        lines += [f'{{"table":"{name}","key":{key},"row":{row}}}' for key, row in rows]
    return "".join(f"{line}\n" for line in lines)


def _plain(value: Any) -> str:
    if isinstance(value, bytes):
        return readable(value)
    return msgspec.json.encode(value, enc_hook=repr).decode()


class LinesExtension(SingleFileSnapshotExtension):
    """A text file of lines for each snapshot of a test."""

    _write_mode = WriteMode.TEXT
    file_extension = "jsonl"

    def serialize(
        self,
        data: Any,
        *,
        exclude: PropertyFilter | None = None,
        include: PropertyFilter | None = None,
        matcher: PropertyMatcher | None = None,
    ) -> SerializedData:
        """The text as it is."""
        return str(data)
