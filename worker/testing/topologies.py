"""Topology drivers for the fixtures `topology` and `replay`."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from schemas import Record
from worker.errors import UsageError
from worker.extraction import Reading, Source
from worker.replay.analyses import RecordedAnalyses
from worker.replay.recordings import Recording, read_recording
from worker.replay.topology import TopologyDriver, coalition_driver
from worker.replay.topology.coalition import append_message
from worker.replay.topology.driver import START_MS
from worker.settings import Settings
from worker.transport.checking import messages_of
from worker.transport.consuming import reading_of
from worker.transport.documents import Document, read_documents

if TYPE_CHECKING:
    from worker.extraction import Extractor

BATCH_SECONDS = 0.001


@cache
def _extractor() -> "Extractor":
    from worker.extraction import Extractor  # loads spaCy: tests of other apps need none

    return Extractor()


def _extract(sources: Sequence[Source]) -> list[Reading]:
    """With a model that is loaded when it is first needed, once in a run."""
    return _extractor().read(sources)


class Topologies:
    """Makes drivers, and closes them. `app` names the app that is driven where none is given, "" the project's own."""

    def __init__(self, app: str, folder: Path) -> None:
        self._app = app
        self._settings = Settings(store="memory", data_dir=folder, batch_seconds=BATCH_SECONDS)
        self._drivers: list[TopologyDriver] = []

    def __call__(self, app: Any = None, **options: Any) -> TopologyDriver:
        """A driver of an app; `options` are those of TopologyDriver."""
        app = app or self._app
        return self._kept(
            TopologyDriver(app, **options) if app else coalition_driver(_extract, self._settings, **options)
        )

    def playing(self, recording: Recording) -> TopologyDriver:
        """A driver that has played a recording.

        An app that is not ours sees time pass as it did then; ours takes the times of the records alone.
        """
        if self._app:
            first = min((record.timestamp_ms for record in recording.records), default=START_MS)
            start = datetime.fromtimestamp(first / 1000, UTC)
            driver = self._kept(TopologyDriver(self._app, partitions=recording.topics, start=start))
        else:
            read = RecordedAnalyses(recording.analyses) if recording.analyses else _extract
            driver = self._kept(coalition_driver(read, self._settings))
        known = [topic for subscribed in driver.app.topics for topic in subscribed.topics]
        for topic in recording.topics:
            if topic not in known:
                raise UsageError(f"the recording is of {topic}, which the app does not read; it reads {sorted(known)}")
        driver.play(recording.records, partitions=bool(self._app), in_time=bool(self._app))
        return driver

    def publish(self, *what: str | Path | Document) -> None:
        """Publish to the driver of the coalition worker, which is made where there is none yet."""
        driver = self._coalition()
        for each in what:
            for document in [each] if isinstance(each, Document) else read_documents([Path(each)]):
                for message in messages_of(document, self._settings):
                    append_message(driver.log, message, time_ms=driver.now_ms)
        driver.play(())

    def consumed(self, what: type[Any]) -> list[Any]:
        """Messages of a type that stand on their topic."""
        topic, read = reading_of(what)
        records: list[Record] = self._coalition().outputs(topic)
        return [item for record in records if (item := read(record)) is not None]

    def close(self) -> None:
        """Close all drivers."""
        while self._drivers:
            self._drivers.pop().close()

    def _coalition(self) -> TopologyDriver:
        if not self._drivers:
            self()
        return self._drivers[-1]

    def _kept(self, driver: TopologyDriver) -> TopologyDriver:
        self._drivers.append(driver)
        return driver


def named_recording(request: pytest.FixtureRequest) -> Recording:
    """The recording that the mark of a test names. Raises UsageError where there is no mark."""
    mark = request.node.get_closest_marker("recording")
    if mark is None or not mark.args:
        raise UsageError(f"{request.node.name}: mark the test with @pytest.mark.recording('FILE')")
    return read_recording(request.path.parent / mark.args[0])
