"""Recorded analyses: what the extractor said once, so that a replay needs no language model."""

from collections.abc import Iterable, Sequence

import msgspec

from schemas import PARAGRAPHS, Record
from schemas.cloudevents import MessageError, decode
from worker.errors import RecordingError
from worker.extraction import Reading, Source
from worker.processors.arrivals import paragraph_of
from worker.replay.folding import Read
from worker.replay.recordings import Analysis, Recording


class RecordedAnalyses:
    """Reads paragraphs from a recording: called with sources, gives a reading for each, as the extractor does.

    Raises RecordingError for a text that the recording has no analysis of.
    """

    def __init__(self, analyses: Iterable[Analysis]) -> None:
        self._known = {analysis.source: analysis.reading for analysis in analyses}

    def __call__(self, sources: Sequence[Source]) -> list[Reading]:
        return [self._reading(source) for source in sources]

    def _reading(self, source: Source) -> Reading:
        if source not in self._known:
            raise RecordingError(
                f"no analysis is recorded of {source.text[:60]!r}; record again with --analyses, or run the extractor"
            )
        return self._known[source]


def sources_of(records: Iterable[Record]) -> list[Source]:
    """The paragraphs that stand in records of `news.paragraphs.v1`, each once, in their order."""
    found: dict[Source, None] = {}
    for record in records:
        if record.topic != PARAGRAPHS.name:
            continue
        try:
            message = decode(record.value)
        except MessageError:  # it will be a dead letter: nobody reads it
            continue
        if (paragraph := paragraph_of(message)) is not None:
            found[Source(text=paragraph.text, published_at=paragraph.published_at)] = None
    return list(found)


def analysed(recording: Recording, read: Read) -> Recording:
    """The recording with the analyses of its paragraphs, by `read` (the extractor's)."""
    sources = sources_of(recording.records)
    analyses = tuple(
        Analysis(extractor=reading.extractor, source=source, reading=reading)
        for source, reading in zip(sources, read(sources), strict=True)
        if isinstance(reading, Reading)
    )
    return msgspec.structs.replace(recording, analyses=analyses)
