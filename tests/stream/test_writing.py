"""Rows are written in transactions that count when the group has confirmed: all of a batch, or nothing."""

import pytest
from aiokafka.errors import RequestTimedOutError

from schemas import CHANGES
from tests.group import Group
from worker.processors.outgoing import Outgoing
from worker.replay.topology.reading import ReadInProcess
from worker.settings import Settings
from worker.streams.app import create_app
from worker.streams.consumer import OutOfDate
from worker.streams.outputs import Outputs, TableRows
from worker.streams.tables import ChangelogTable
from worker.transport.records import read_records
from worker.transport.tables import read_table
from worker.transport.topics import ensure_topics

PARTITION = 3


@pytest.fixture
def table(embedded_settings: Settings) -> ChangelogTable:
    app = create_app(embedded_settings, pool=ReadInProcess(lambda sources: []))
    found = app.tables["roles"]
    assert isinstance(found, ChangelogTable)
    return found


async def write(outputs: Outputs, table: ChangelogTable, value: bytes, group: Group) -> None:
    change = Outgoing(CHANGES.name, b"owner", value, [], 0)
    await outputs.write([TableRows(table, PARTITION, {b"a": value})], 0, group, also=[change])


async def everywhere(
    settings: Settings, table: ChangelogTable
) -> tuple[bytes | None, bytes | None, list[bytes | None]]:
    """The row in the changelog and in the local copy, and the changes that were sent."""
    changes = [record.value async for record in read_records(settings, [CHANGES.name])]
    return (await read_table(settings, "roles")).get(b"a"), table.rows(PARTITION).get(b"a"), changes


@pytest.mark.asyncio
async def test_what_the_group_does_not_confirm_is_nowhere(embedded_settings: Settings, table: ChangelogTable) -> None:
    await ensure_topics(embedded_settings)
    outputs = Outputs(embedded_settings)
    await write(outputs, table, b"1", Group(None))
    assert await everywhere(embedded_settings, table) == (b"1", b"1", [b"1"])
    with pytest.raises(OutOfDate):
        await write(outputs, table, b"2", Group(OutOfDate()))
    assert await everywhere(embedded_settings, table) == (b"1", b"1", [b"1"])
    await write(outputs, table, b"3", Group(None))
    assert await everywhere(embedded_settings, table) == (b"3", b"3", [b"1", b"3"])
    await outputs.stop()


@pytest.mark.asyncio
async def test_what_could_not_be_asked_is_written_again_and_counts_once(
    embedded_settings: Settings, table: ChangelogTable
) -> None:
    await ensure_topics(embedded_settings)
    outputs = Outputs(embedded_settings)
    await write(outputs, table, b"1", Group(RequestTimedOutError(), None))
    assert await everywhere(embedded_settings, table) == (b"1", b"1", [b"1"])
    await outputs.stop()


@pytest.mark.asyncio
async def test_a_writer_that_was_fenced_by_mistake_opens_its_producer_anew(
    embedded_settings: Settings, table: ChangelogTable
) -> None:
    await ensure_topics(embedded_settings)
    outputs = Outputs(embedded_settings)
    await write(outputs, table, b"1", Group(None))
    async with outputs.connect(outputs.writer):
        pass
    await write(outputs, table, b"2", Group(None, None))
    assert await everywhere(embedded_settings, table) == (b"2", b"2", [b"1", b"2"])
    await outputs.stop()
