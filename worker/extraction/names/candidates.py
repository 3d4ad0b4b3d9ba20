"""Finds the candidates of a parsed paragraph: names that are known, names that the model sees, words that refer."""

from typing import TYPE_CHECKING

from schemas import Entity, EntityType
from worker.extraction.knowledge import governed_from, named_entities
from worker.extraction.model.labels import OWNING
from worker.extraction.names.acronyms import find_definitions
from worker.extraction.names.antecedents import with_antecedents
from worker.extraction.names.bases import add_bases
from worker.extraction.names.coalition_names import (
    add_called,
    add_coalition_names,
    add_joint_forces,
    add_mission_names,
    goes_on,
    is_elsewhere,
    is_of_another_body,
)
from worker.extraction.names.describing import find_described
from worker.extraction.names.explained import add_explained
from worker.extraction.names.fighters import add_fighters
from worker.extraction.names.gazetteer import Gazetteer
from worker.extraction.names.institutions import InstitutionFinder
from worker.extraction.names.longer_names import NAME_LABELS, within_longer_name, without_article
from worker.extraction.names.model_names import (
    add_bare_names,
    add_model_name,
    add_operations,
    add_person,
    add_surname,
    is_heading,
)
from worker.extraction.names.naming import name_words, named
from worker.extraction.names.nouns import referring_nouns, type_of_noun
from worker.extraction.names.numbered_units import add_numbered_units
from worker.extraction.names.person_names import past_suffix
from worker.extraction.names.persons_in_office import names_after_envoys, names_after_titles, names_by_forename
from worker.extraction.names.persons_unseen import names_in_context, surnames_in_context
from worker.extraction.names.referring import find_referring
from worker.extraction.names.rows_of_places import add_rows_of_places
from worker.extraction.names.several import find_several, told
from worker.extraction.names.spans import NameSpan, Sheet
from worker.extraction.names.states_told import with_states_told
from worker.extraction.names.where import add_said_of_places
from worker.extraction.parsed import Parsed
from worker.extraction.reading import Candidate, Source
from worker.extraction.text.normalising import Normalised

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

Definitions = tuple[tuple[str, int], ...]


class CandidateFinder:
    """Finds candidates; holds the knowledge that this takes."""

    def __init__(self) -> None:
        nowhere = {name: Entity(id="", type="place", name=name) for name in name_words().no_country}
        self._gazetteer = Gazetteer({**nowhere, **named_entities()})
        self._institutions = InstitutionFinder()

    def find(self, source: Source, clean: Normalised, doc: "Doc") -> tuple[Parsed, Definitions]:
        """The paragraph with its candidates, and the short forms that it binds."""
        sheet = Sheet(doc)
        self._add_names(sheet, clean.text)
        definitions = find_definitions(sheet)
        find_described(sheet)
        add_bare_names(sheet)
        find_several(sheet)
        find_referring(sheet)
        return self._parsed(source, clean, sheet, definitions)

    def _add_names(self, sheet: Sheet, text: str) -> None:
        doc = sheet.doc
        heading = is_heading(text)
        known = self._gazetteer.find(text)
        institutions = self._institutions.find(text, known)
        inside = {
            found.country
            for found in institutions
            if found.country is not None and found.start <= known[found.country].start
        }
        spans: list[tuple[int, int, Entity | None, str]] = [
            (found.start, found.end, found.entity, found.form.lower()) for found in institutions
        ]
        spans += [(name.start, name.end, name.entity, "") for number, name in enumerate(known) if number not in inside]
        parts: list[tuple[int, int]] = []
        if not heading:
            add_bases(sheet)
        longer = {(span.start, span.end): span for span in doc.ents if span.label_ in NAME_LABELS}
        for start, end, entity, form in spans:
            span = doc.char_span(start, end, alignment_mode="expand")
            if span is None or not sheet.free(span.start, span.end) or _is_surname(doc, span, entity):
                continue
            own = without_article(doc, span, entity)
            if own is not None:
                span, entity = doc[span.start + 1 : span.end], own
            if entity is None:
                sheet.add(NameSpan(span.start, span.end, "definite", form))
            elif entity.id == "":
                sheet.block(span.start, span.end)
            elif entity.type == "coalition" and is_of_another_body(doc, span.start, span.end, entity):
                continue
            elif entity.type == "coalition" and is_elsewhere(doc, span.start, span.end, entity):
                name = doc[span.start : span.end + 2].text
                sheet.add(NameSpan(span.start, span.end + 2, "named", name, named("coalition", name)))
            elif entity.type == "coalition" and (later := goes_on(doc, span.end)) != span.end:
                name = doc[span.start : later].text
                sheet.add(NameSpan(span.start, later, "named", name, named("coalition", name)))
            elif not within_longer_name(doc, span, entity, longer):
                if not heading and _is_half(doc, span, entity) and sheet.free(span.start - 1, span.start):
                    span = doc[span.start - 1 : span.end]  # "North Cotabato"
                    entity = named("place", span.text)
                end = _end_of_name(doc, span.end) if entity.type == "person" else span.end
                sheet.add(NameSpan(span.start, end, "named", span.text, entity))
                if entity.type == "person":
                    sheet.block(end, past_suffix(doc, end))
            else:
                parts.append((span.start, span.end))
        add_called(sheet)
        add_rows_of_places(sheet)
        add_operations(sheet)
        add_numbered_units(sheet)
        add_mission_names(sheet)
        add_coalition_names(sheet)
        add_joint_forces(sheet)
        add_explained(sheet)
        for first, end in (*names_after_titles(sheet.tokens), *names_after_envoys(sheet)):
            add_person(sheet, first, end)
        if not heading:
            for first, end in names_in_context(sheet):
                add_person(sheet, first, end)
        add_fighters(sheet)
        add_said_of_places(sheet)
        for span in doc.ents:
            add_model_name(sheet, span, heading)
        for first, end in names_by_forename(sheet):
            add_person(sheet, first, end)
        for at in surnames_in_context(sheet):
            add_surname(sheet, at)
        for first, end in parts:  # what no longer name has taken after all, names nobody by itself
            if sheet.free(first, end):
                sheet.block(first, end)

    @staticmethod
    def _parsed(
        source: Source, clean: Normalised, sheet: Sheet, definitions: dict[str, NameSpan]
    ) -> tuple[Parsed, Definitions]:
        doc = sheet.doc
        spans = sorted(sheet.spans, key=lambda span: (span.first, -span.end))
        sentences = [0] * (len(doc) + 1)
        count = -1
        for token in sheet.tokens:
            count += bool(token.is_sent_start)
            sentences[token.i] = max(count, 0)
        covering = [-1] * len(doc)
        quoted = _quoted(sheet.tokens)
        candidates: list[Candidate] = []
        for number, span in enumerate(spans):
            covering[span.first : span.end] = [number] * (span.end - span.first)
            begin, last = (
                doc[span.first if span.outer is None else span.outer].idx,
                doc[span.end - 1].idx + len(doc[span.end - 1]) - 1,
            )
            root = _root(doc, span)
            entity = _acting(span.entity, root)
            candidates.append(
                Candidate(
                    start=clean.starts[begin],
                    end=clean.ends[last],
                    kind=span.kind,
                    head=span.head,
                    entity=entity,
                    mention=span.mention,
                    title=span.title,
                    function="subject" if _acts(root, entity) else "other",
                    plural=root.tag_ in ("NNS", "NNPS"),
                    sentence=sentences[span.first],
                    quoted=quoted[span.first],
                    description=span.description,
                    type=entity.type if entity is not None else _type_of(span),
                )
            )
        candidates = with_states_told(doc, covering, with_antecedents(doc, covering, candidates))
        numbers = {id(span): number for number, span in enumerate(spans)}
        bound = tuple((form, numbers[id(span)]) for form, span in definitions.items() if id(span) in numbers)
        known = tuple(candidates)
        parsed = Parsed(source, doc, clean.text, sheet.tokens, sheet.by_word, clean.starts, clean.ends, known, covering)
        return parsed, bound


def _is_half(doc: "Doc", span: "Span", entity: Entity) -> bool:
    """Whether a word before a place makes its name that of another: "North Cotabato", "Central Sulawesi"."""
    before = doc[span.start - 1] if span.start else None
    return (
        before is not None
        and entity.type == "place"
        and before.text in _HALVES
        and span.text.istitle()
        and not (before.is_sent_start and before.text.endswith("ern"))  # "Northern Helmand is quiet"
    )


_HALVES = frozenset(
    {"North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Central", "Upper", "Lower"}
)


def _end_of_name(doc: "Doc", end: int) -> int:
    """Where a known person's name ends that goes on in the text: "Itno" of "Mahamat Idriss Déby Itno"."""
    while end < len(doc) and doc[end].ent_iob_ == "I" and doc[end].text.istitle() and doc[end - 1].head.i >= end:
        end += 1
    return end


def _is_surname(doc: "Doc", span: "Span", entity: Entity | None) -> bool:
    """Whether what might be a known name ends that of a person: "Mohammed Ali al-Houthi", "Omar al-Masri"."""
    if entity is None or entity.type == "person" or span.start < 3 or doc[span.start - 1].text != "-":
        return False
    known = doc[span.start - 2].text in _ARTICLES and doc[span.start].ent_type_ == "PERSON"
    return known and doc[span.start - 3].ent_type_ == "PERSON"


_ARTICLES = frozenset({"al", "el", "Al", "El", "as", "ad", "an", "ar", "ash", "at", "az"})


def _type_of(span: NameSpan) -> EntityType | None:
    if span.entity is not None:
        return span.entity.type
    if span.kind == "pronoun":
        return "person" if span.head in ("he", "she") else None
    if span.kind == "definite":
        several = told(span.head)
        return "coalition" if span.description is not None else several[1] if several else type_of_noun(span.head)
    return None


def _acting(entity: Entity | None, root: "Token") -> Entity | None:
    """The country for a capital that acts: "Moscow rejected it"; but "Moscow burned"."""
    if entity is None or entity.type != "place":
        return entity
    first = root
    for _ in range(_MOST_CAPITALS):  # "Kampala, Kinshasa and Juba have launched"
        first = first.head if first.dep_ == "conj" else first
    if first.dep_ != "nsubj" or (first.head.lemma_ in _OF_PLACES and not _is_minded(first.head)):
        return entity
    return governed_from().get(entity.id, entity)


def _is_minded(verb: "Token") -> bool:
    """Whether "be" tells what only governments are or will do: "Paris is worried", "Paris is to send"."""
    return verb.lemma_ == "be" and any(
        (child.dep_ == "acomp" and child.lower_ in referring_nouns().minded)
        or (child.dep_ == "xcomp" and child.tag_ == "VB")
        for child in verb.rights
    )


_MOST_CAPITALS = 4
# What cities do as cities.
_OF_PLACES = frozenset({"be", "fall", "lie", "remain", "stand", "host", "burn", "become", "wake", "see", "sit", "grow"})


def _acts(root: "Token", entity: Entity | None) -> bool:
    """Whether a candidate is the subject of a verb, or the state whose government or army is: "the Dutch cabinet"."""
    if root.dep_ in _SUBJECTS:
        return True
    if entity is not None and entity.type == "person" and root.dep_ == "appos" and root.head.i < root.i:
        return root.head.dep_ in _SUBJECTS  # "Chad's prime minister, Kofi Sample, said"
    of_state = entity is not None and entity.type == "country" and root.dep_ in OWNING
    return of_state and root.head.dep_ in _SUBJECTS and root.head.lower_ in referring_nouns().standing_for


_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})


def _root(doc: "Doc", span: NameSpan) -> "Token":
    for token in doc[span.first : span.end]:
        if not span.first <= token.head.i < span.end or token.head.i == token.i:
            return token
    return doc[span.end - 1]


def _quoted(tokens: "tuple[Token, ...]") -> list[bool]:
    inside = False
    quoted = []
    for token in tokens:
        if token.text == "\u201c":
            inside = True
        elif token.text == "\u201d":
            inside = False
        elif token.text == '"':
            inside = not inside
        quoted.append(inside)
    return quoted
