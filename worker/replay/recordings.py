"""Recordings: records of topics in a file, readable, diffable, and the same bytes again when they are read.

A file of JSON lines in UTF-8. The first line says what it is; each other line is a record, or a recorded analysis. The
format is described in docs/replay.md. Order: as written; `coalition record` writes by topic, partition, offset.
"""

from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import msgspec

from schemas import Header, Record
from worker.errors import RecordingError
from worker.extraction import Reading, Source

FORMAT = "coalition.recording"
VERSION = 1


class Analysis(msgspec.Struct, frozen=True, kw_only=True):
    """What the extractor said of a paragraph: enough to do without it."""

    extractor: str
    source: Source
    reading: Reading


class Recording(msgspec.Struct, frozen=True, kw_only=True):
    """A recording in memory. `topics` gives the number of partitions of each topic."""

    topics: dict[str, int]
    records: tuple[Record, ...] = ()
    analyses: tuple[Analysis, ...] = ()

    def of(self, topic: str) -> tuple[Record, ...]:
        """The records of one topic. Raises RecordingError where it is not a recording of that topic."""
        if topic not in self.topics:
            raise RecordingError(f"the recording is of {', '.join(self.topics) or 'no topic'}, not of {topic}")
        return tuple(record for record in self.records if record.topic == topic)


class _Base64(msgspec.Struct, frozen=True):
    base64: str


HeaderLine = tuple[str, str | _Base64 | None]


class _Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """A line. A record has a topic; of `json`, `text` and `base64` at most one is there: none is a null value."""

    format: str | None = None
    version: int | None = None
    topics: dict[str, int] | None = None
    topic: str | None = None
    partition: int = -1
    offset: int = -1
    timestamp: int | None = None
    key: str | _Base64 | None = None
    headers: list[HeaderLine] = []
    json: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
    text: str | None = None
    base64: str | None = None
    analysis: Analysis | None = None


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(_Line)
_json_decoder = msgspec.json.Decoder()


def encode_line(record: Record) -> bytes:
    """The line of a record, without its end."""
    json: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
    text = base64 = None
    if record.value is not None:
        if _is_json(record.value):
            json = msgspec.Raw(record.value)
        else:
            readable = _readable(record.value)
            text, base64 = (readable, None) if isinstance(readable, str) else (None, readable.base64)
    return _encoder.encode(
        _Line(
            topic=record.topic,
            partition=record.partition,
            offset=record.offset,
            timestamp=record.timestamp_ms,
            key=None if record.key is None else _readable(record.key),
            headers=[(name, None if content is None else _readable(content)) for name, content in record.headers],
            json=json,
            text=text,
            base64=base64,
        )
    )


def decode_line(data: bytes, where: str) -> Record | Analysis:
    """The record or the analysis of a line. Raises RecordingError, beginning with `where`, for anything else."""
    try:
        line = _decoder.decode(data)
        if line.analysis is not None:
            return line.analysis
        if line.topic is None or line.partition < 0 or line.offset < 0 or line.timestamp is None:
            raise RecordingError(f"{where}: no record: topic, partition, offset or timestamp is missing")
        return Record(
            topic=line.topic,
            partition=line.partition,
            offset=line.offset,
            timestamp_ms=line.timestamp,
            key=None if line.key is None else _bytes(line.key),
            value=_value(line),
            headers=tuple((name, None if content is None else _bytes(content)) for name, content in line.headers),
        )
    except (msgspec.DecodeError, UnicodeDecodeError, Base64Error) as error:
        raise RecordingError(f"{where}: damaged: {error}") from None


def _is_json(value: bytes) -> bool:
    """Whether a value can stand in a line as it is: JSON in UTF-8, on one line, with nothing before or after it."""
    if not value or value[0] in b" \t" or value[-1] in b" \t" or b"\n" in value or b"\r" in value:
        return False
    try:
        value.decode()
        _json_decoder.decode(value)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


def readable(value: bytes) -> str:
    """A value as JSON: itself where it is JSON, else a string, or an object with its base64."""
    return value.decode() if _is_json(value) else _encoder.encode(_readable(value)).decode()


def _readable(data: bytes) -> str | _Base64:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return _Base64(b64encode(data).decode())


def _bytes(readable: str | _Base64) -> bytes:
    return readable.encode() if isinstance(readable, str) else b64decode(readable.base64, validate=True)


def _value(line: _Line) -> bytes | None:
    if line.json is not msgspec.UNSET:
        return bytes(line.json)
    if line.text is not None:
        return line.text.encode()
    return None if line.base64 is None else b64decode(line.base64, validate=True)


class RecordingWriter:
    """Writes a recording line by line. A context manager; the file appears when all is written.

    `topics` gives the number of partitions of each topic. Raises RecordingError where the file cannot be written.
    """

    def __init__(self, path: Path, topics: Mapping[str, int]) -> None:
        self._path = path
        self._part = path.with_name(f"{path.name}.part")
        self._topics = dict(topics)
        self._file: IO[bytes] | None = None
        self.written = 0

    def __enter__(self) -> Self:
        try:
            self._file = self._part.open("wb")
        except OSError as error:
            raise RecordingError(f"{self._path}: cannot be written: {error.strerror}") from None
        self._line(_encoder.encode(_Line(format=FORMAT, version=VERSION, topics=self._topics)))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._file is not None
        self._file.close()
        if kind is None:
            self._part.replace(self._path)
        else:
            self._part.unlink(missing_ok=True)

    def write(self, item: Record | Analysis) -> None:
        """Write one line."""
        self._line(encode_line(item) if isinstance(item, Record) else _encoder.encode(_Line(analysis=item)))
        self.written += 1

    def _line(self, line: bytes) -> None:
        assert self._file is not None
        self._file.write(line + b"\n")


def write_recording(path: Path, recording: Recording) -> None:
    """Write a recording to a file."""
    with RecordingWriter(path, recording.topics) as writer:
        for record in recording.records:
            writer.write(record)
        for analysis in recording.analyses:
            writer.write(analysis)


class RecordingReader:
    """Reads a recording line by line. Iterating gives its records and analyses; `topics` is there at once.

    Raises RecordingError naming file and line: no such file, no recording, a newer version, a damaged line, a record
    of a topic or partition that the first line does not name, offsets of a partition that do not rise.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._opened() as file:
            self.topics = self._head(file.readline())

    def __iter__(self) -> Iterator[Record | Analysis]:
        last: dict[tuple[str, int], int] = {}
        with self._opened() as file:
            file.readline()
            for number, line in enumerate(file, 2):
                if not line.strip():
                    continue
                where = f"{self._path}, line {number}"
                item = decode_line(line, where)
                if isinstance(item, Record):
                    self._check(item, last, where)
                yield item

    def _opened(self) -> IO[bytes]:
        try:
            return self._path.open("rb")
        except OSError as error:
            raise RecordingError(f"{self._path}: cannot be read: {error.strerror}") from None

    def _head(self, data: bytes) -> dict[str, int]:
        try:
            line = _decoder.decode(data)
        except (msgspec.DecodeError, UnicodeDecodeError):
            line = _Line()
        if line.format != FORMAT or line.version is None:
            raise RecordingError(f"{self._path}, line 1: no recording; its first line has to be one of {FORMAT}")
        if line.version > VERSION:
            raise RecordingError(
                f"{self._path} is a recording of version {line.version}; this program reads version {VERSION}: "
                "install a newer one"
            )
        return line.topics or {}

    def _check(self, record: Record, last: dict[tuple[str, int], int], where: str) -> None:
        if record.partition >= self.topics.get(record.topic, 0):
            raise RecordingError(f"{where}: {record.place} is not of the topics that line 1 names")
        place = record.topic, record.partition
        if record.offset <= last.get(place, -1):
            raise RecordingError(f"{where}: {record.place} comes after offset {last[place]}")
        last[place] = record.offset


def read_recording(path: Path) -> Recording:
    """A whole recording. Raises RecordingError as `RecordingReader` does."""
    reader = RecordingReader(path)
    items = list(reader)
    return Recording(
        topics=reader.topics,
        records=tuple(item for item in items if isinstance(item, Record)),
        analyses=tuple(item for item in items if isinstance(item, Analysis)),
    )


def recording_of(records: Iterable[Record], topics: Mapping[str, int]) -> Recording:
    """A recording of records, sorted by topic, partition and offset."""
    order = list(topics)
    return Recording(
        topics=dict(topics),
        records=tuple(sorted(records, key=lambda each: (order.index(each.topic), each.partition, each.offset))),
    )


__all__ = [
    "Analysis",
    "Header",
    "Recording",
    "RecordingReader",
    "RecordingWriter",
    "decode_line",
    "encode_line",
    "read_recording",
    "readable",
    "recording_of",
    "write_recording",
]
