"""Finds the candidates of a parsed paragraph. First version: what the model names."""

from typing import TYPE_CHECKING

from schemas import Entity, EntityType
from worker.extraction.normalising import Normalised
from worker.extraction.parsed import Parsed
from worker.extraction.reading import Candidate, CandidateKind, Source

if TYPE_CHECKING:
    from spacy.tokens import Doc

Definitions = tuple[tuple[str, int], ...]
_TYPES: dict[str, EntityType] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "country",
    "NORP": "country",
    "LOC": "place",
    "FAC": "place",
}
_PRONOUNS = frozenset({"he", "she", "they", "it"})


class CandidateFinder:
    """Finds candidates; holds the knowledge that this takes."""

    def find(self, source: Source, clean: Normalised, doc: "Doc") -> tuple[Parsed, Definitions]:
        """The paragraph with its candidates, and the short forms that it binds."""
        found: list[tuple[int, int, CandidateKind, Entity | None]] = []
        for span in doc.ents:
            if span.label_ in _TYPES:
                kind = _TYPES[span.label_]
                slug = "-".join(span.text.lower().split())
                entity = Entity(id=f"{kind.replace('_', '-')}:{slug}", type=kind, name=span.text)
                found.append((span.start, span.end, "named", entity))
        taken = {t for start, end, *_ in found for t in range(start, end)}
        found += [
            (token.i, token.i + 1, "pronoun", None)
            for token in doc
            if token.i not in taken and token.lower_ in _PRONOUNS
        ]
        found.sort(key=lambda item: item[0])
        covering = [-1] * len(doc)
        candidates: list[Candidate] = []
        for number, (first, end, candidate_kind, who) in enumerate(found):
            covering[first:end] = [number] * (end - first)
            begin, stop = doc[first].idx, doc[end - 1].idx + len(doc[end - 1]) - 1
            candidates.append(
                Candidate(
                    start=clean.starts[begin],
                    end=clean.ends[stop],
                    kind=candidate_kind,
                    head=doc[end - 1].lower_,
                    entity=who,
                    mention=candidate_kind != "pronoun",
                )
            )
        return Parsed(source, doc, clean.starts, clean.ends, tuple(candidates), covering), ()
