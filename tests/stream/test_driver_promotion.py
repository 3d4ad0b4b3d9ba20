"""Promotion under the topology driver: a crash in the middle of a rereading leaves nothing half done."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from schemas import CLAIMS, MENTIONS, PARAGRAPHS, Deployment, Message
from schemas.cloudevents import decode
from tests.reading import ReadingOnce
from tests.workers import articles
from worker.extraction import Reading, Source
from worker.replay.folding import fold
from worker.replay.promoting import Live, promotion
from worker.replay.superseded import Rereadings
from worker.replay.topology import TopologyDriver, coalition_driver
from worker.replay.topology.coalition import append_message, records_of
from worker.settings import Settings

START_MS = 1_512_432_000_000


class Changing:
    """The extractor of a worker, until another one is deployed that finds no deployments."""

    def __init__(self, read: ReadingOnce) -> None:
        self._read = read
        self.deployed = False

    def __call__(self, sources: Sequence[Source]) -> list[Reading]:
        return self.other(sources) if self.deployed else self._read(sources)

    def other(self, sources: Sequence[Source]) -> list[Reading]:
        return [
            msgspec.structs.replace(
                reading, extractor="other/1", drafts=tuple(d for d in reading.drafts if not isinstance(d, Deployment))
            )
            for reading in self._read(sources)
        ]


def sent(driver: TopologyDriver, topic: str) -> list[tuple[Message, int]]:
    return [(decode(record.value), record.timestamp_ms) for record in driver.outputs(topic)]


@pytest.mark.parametrize("steps", [None, 0, 1, 2, 5, 9, 14])
def test_the_tables_and_messages_end_as_those_of_a_replay(read: ReadingOnce, tmp_path: Path, steps: int | None) -> None:
    settings = Settings(partitions=2, store="memory", data_dir=tmp_path, batch_seconds=0.001, batch_size=3)
    reading = Changing(read)
    with coalition_driver(reading, settings) as driver:
        driver.play(records_of(articles(4), settings, time_ms=START_MS))
        assert driver.table("deployments")
        reading.deployed = True
        log = driver.outputs(PARAGRAPHS.name)
        live = Live(
            documents=driver.table("documents"), mentions=sent(driver, MENTIONS.name), claims=sent(driver, CLAIMS.name)
        )
        found = promotion(log, fold(log, reading, settings), live, extractor="other", now_ms=START_MS + 1000)
        assert found.documents == 4
        if steps is not None:
            driver.crash(after=steps)
        for message in found.messages:
            append_message(driver.log, message, time_ms=found.time_ms)
        driver.play([])  # until all is done, or the worker is dead
        if steps is not None:
            assert not all(b'"reread"' in row for row in driver.changelog("documents").values())
            driver.restart(redeliver=1)

        assert driver.quiet
        assert driver.dead_letters() == []
        replayed = fold(driver.outputs(PARAGRAPHS.name), reading, settings)
        rereadings = Rereadings(replayed.tables["documents"].scan())
        assert len(rereadings) == 4
        for name, rows in replayed.tables.items():
            assert rereadings.rows(name, driver.table(name)) == rereadings.rows(name, rows.as_dict()), name
        assert driver.table("deployments") == {}
        assert rereadings.claims(each for each, _ in sent(driver, CLAIMS.name)) == rereadings.claims(replayed.claims)
        assert rereadings.mentions(sent(driver, MENTIONS.name)) == rereadings.mentions(replayed.mentions)
