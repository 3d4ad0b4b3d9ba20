"""A part of a recording as a recording of its own."""

from datetime import UTC, datetime
from pathlib import Path

import msgspec

from schemas import Record
from worker.errors import RecordingError
from worker.replay.analyses import sources_of
from worker.replay.recordings import Analysis, RecordingReader, RecordingWriter
from worker.transport.ranges import Place, check_order


class Cut(msgspec.Struct, frozen=True, kw_only=True):
    """Which records are wanted: of which topics (none named: all), with which key, from where to before where."""

    topics: tuple[str, ...] = ()
    key: str | None = None
    start: Place = None
    end: Place = None
    limit: int | None = None

    def wants(self, record: Record) -> bool:
        """Whether a record is wanted; the limit is not looked at."""
        return (
            (not self.topics or record.topic in self.topics)
            and (self.key is None or record.key == self.key.encode())
            and (self.start is None or not _before(record, self.start))
            and (self.end is None or _before(record, self.end))
        )

    def write(self, path: Path, target: Path) -> int:
        """Write the wanted records of a file, with the analyses of their paragraphs, to another; returns how many.

        Raises RecordingError where the file is damaged, is of other topics, or has no such record, UsageError for a
        range that is reversed or empty.
        """
        check_order(self.start, self.end)
        reader = RecordingReader(path)
        for topic in self.topics:
            if topic not in reader.topics:
                raise RecordingError(f"{path} is of {', '.join(reader.topics)}, not of {topic}")
        wanted: list[Record] = []
        analyses: list[Analysis] = []
        for item in reader:
            if isinstance(item, Analysis):
                analyses.append(item)
            elif self.wants(item) and (self.limit is None or len(wanted) < self.limit):
                wanted.append(item)
        if not wanted:
            raise RecordingError(f"{path} has no such record: nothing is cut")
        needed = set(sources_of(wanted))
        kept = {topic: count for topic, count in reader.topics.items() if not self.topics or topic in self.topics}
        with RecordingWriter(target, kept) as writer:
            for record in wanted:
                writer.write(record)
            for analysis in analyses:
                if analysis.source in needed:
                    writer.write(analysis)
        return len(wanted)


def _before(record: Record, place: int | datetime) -> bool:
    if isinstance(place, int):
        return record.offset < place
    return datetime.fromtimestamp(record.timestamp_ms / 1000, UTC) < place
