"""The project's own app under the topology driver."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from tempfile import gettempdir

from schemas import PARAGRAPH_MESSAGES, PARAGRAPHS, Record
from schemas.cloudevents import encode
from worker.replay.topology.driver import TopologyDriver
from worker.replay.topology.log import MemoryLog
from worker.replay.topology.reading import Read, ReadInProcess
from worker.settings import Settings
from worker.streams.app import create_app
from worker.transport.checking import messages_of
from worker.transport.documents import Document
from worker.transport.topics import declared_topics

SOURCE = "/coalition/publish"
PATIENCE = 60.0
DEFAULTS = Settings(store="memory", data_dir=Path(gettempdir()), batch_seconds=0.001)


def coalition_driver(
    read: Read, settings: Settings = DEFAULTS, *, start: datetime | None = None, reorder: int | None = None
) -> TopologyDriver:
    """A driver of the worker, with all its topics. `read` reads paragraphs: the extractor's, or recorded analyses."""
    return TopologyDriver(
        lambda: create_app(settings, pool=ReadInProcess(read)),
        partitions={topic.name: settings.partitions for topic in declared_topics(settings)},
        start=start,
        patience=PATIENCE,
        reorder=reorder,
    )


def records_of(documents: Sequence[Document], settings: Settings, *, time_ms: int) -> list[Record]:
    """Documents as records of a log that is empty yet, all written at one time.

    Raises DocumentError where one cannot be published.
    """
    log = MemoryLog(clock=lambda: time_ms)
    log.default_partitions = settings.partitions
    return [
        append_message(log, message, time_ms=time_ms)
        for document in documents
        for message in messages_of(document, settings)
    ]


def append_message(log: MemoryLog, message: PARAGRAPH_MESSAGES, *, time_ms: int) -> Record:
    """Write a paragraph or a retraction to a log as `publish` would."""
    value, headers = encode(message, source=SOURCE, timestamp_ms=time_ms)
    return log.append(PARAGRAPHS.name, message.document_id.encode(), value, timestamp_ms=time_ms, headers=headers)
