"""The extractor for tests that fold the same paragraphs again and again."""

from collections.abc import Sequence

from worker.extraction import Extractor, Reading, Source


class ReadingOnce:
    """The extractor, that reads each text once however often it is asked."""

    def __init__(self) -> None:
        self._extractor = Extractor()
        self._known: dict[Source, Reading] = {}

    def __call__(self, sources: Sequence[Source]) -> list[Reading]:
        new = list(dict.fromkeys(source for source in sources if source not in self._known))
        self._known.update(zip(new, self._extractor.read(new), strict=True))
        return [self._known[source] for source in sources]
