"""Finds the candidates of a parsed paragraph: names that are known, names that the model sees, words that refer."""

import re
from typing import TYPE_CHECKING

from schemas import Entity, EntityType
from worker.extraction.acronyms import find_definitions
from worker.extraction.antecedents import with_antecedents
from worker.extraction.describing import find_described
from worker.extraction.gazetteer import Gazetteer
from worker.extraction.institutions import InstitutionFinder
from worker.extraction.knowledge import forenames, named_entities, slug
from worker.extraction.naming import is_strong_title, is_title, name_words, named, plain, type_of_name
from worker.extraction.normalising import Normalised
from worker.extraction.parsed import Parsed
from worker.extraction.persons import names_after_titles, names_by_forename, person_name
from worker.extraction.reading import Candidate, Source
from worker.extraction.referring import find_referring, type_of_noun
from worker.extraction.spans import NameSpan, Sheet

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
        _add_bare_names(sheet)
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
        longer = {(span.start, span.end): span for span in doc.ents if span.label_ in _NAMES}
        for start, end, entity, form in spans:
            span = doc.char_span(start, end, alignment_mode="expand")
            if span is None or not sheet.free(span.start, span.end):
                continue
            if entity is None:
                sheet.add(NameSpan(span.start, span.end, "definite", form))
            elif entity.id == "":
                sheet.block(span.start, span.end)
            elif not _within_longer_name(doc, span, entity, longer):
                sheet.add(NameSpan(span.start, span.end, "named", span.text, entity))
            else:
                parts.append((span.start, span.end))
        for first, end in names_after_titles(sheet.tokens):
            add_person(sheet, first, end)
        for span in doc.ents:
            _add_model_name(sheet, span, heading)
        for first, end in names_by_forename(sheet):
            add_person(sheet, first, end)
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
            begin, last = doc[span.first if span.outer is None else span.outer].idx, doc[span.end - 1].idx + len(doc[span.end - 1]) - 1
            root = _root(doc, span)
            candidates.append(
                Candidate(
                    start=clean.starts[begin],
                    end=clean.ends[last],
                    kind=span.kind,
                    head=span.head,
                    entity=span.entity,
                    mention=span.mention,
                    title=span.title,
                    function="subject" if root.dep_ in ("nsubj", "nsubjpass", "agent") else "other",
                    plural=root.tag_ in ("NNS", "NNPS"),
                    sentence=sentences[span.first],
                    quoted=quoted[span.first],
                    description=span.description,
                    type=_type_of(span),
                )
            )
        candidates = with_antecedents(doc, covering, candidates)
        numbers = {id(span): number for number, span in enumerate(spans)}
        bound = tuple((form, numbers[id(span)]) for form, span in definitions.items() if id(span) in numbers)
        return Parsed(source, doc, clean.starts, clean.ends, tuple(candidates), covering), bound


_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"})


def _within_longer_name(doc: "Doc", span: "Span", entity: Entity, longer: dict[tuple[int, int], "Span"]) -> bool:
    """Whether a known name is only part of another name: "Bank of America", "American Legion", "Paris Hilton"."""
    if entity.type not in ("country", "place", "organisation"):
        return False
    after = doc[span.end] if span.end < len(doc) else None
    if (
        entity.type == "country"
        and after is not None
        and after.text[0].isupper()
        and after.lower_ in name_words().event
    ):
        return True
    for name in longer.values():
        if name.start <= span.start and span.end <= name.end and len(name) > len(span) and _is_longer(span, name):
            return True
    return False


def _is_longer(inner: "Span", name: "Span") -> bool:
    """Whether the model's name, which holds a known one, is a name of its own."""
    rest = [token for token in name if not inner.start <= token.i < inner.end and token.text not in ("the", "The", "'s")]
    if any(token.text in (",", "and", "-", "/", "\u2014", "'s", "(") for token in rest + list(inner)):
        return False
    capital = [token for token in rest if token.text[0].isupper()]
    if not capital or any(is_strong_title(token.text) for token in rest):
        return False
    if name.label_ == "PERSON":
        return all(token.text[0].isupper() for token in name) and (
            name.start < inner.start or plain(inner.text) in forenames()
        )
    words = [token.text for token in name if token.text not in ("the", "The")]
    head = plain(words[-1])
    lists = name_words()
    if name.label_ in ("ORG", "FAC", "LOC", "GPE") and type_of_name(words, "EVENT") in ("organisation", "place"):
        return head not in _PARTS_OF_STATES or inner.start > name.start + 1
    if name.label_ in ("EVENT", "LAW", "WORK_OF_ART", "PRODUCT"):
        return head in lists.event
    return name.label_ in ("ORG", "FAC") and any(token.i < inner.start for token in capital)


# "Baghdad province" and "Iraq's Anbar region" are known by the names inside.
_PARTS_OF_STATES = frozenset(["province", "region", "city", "district", "governorate", "oblast", "state", "area", "government", "military", "army", "forces"])


def _add_model_name(sheet: Sheet, span: "Span", heading: bool) -> None:
    doc = sheet.doc
    if span.label_ not in ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT"):
        return
    first, end = span.start, span.end
    while first < end and (sheet.taken[first] or doc[first].lower_ in _NOT_FIRST):
        first += 1
    while end > first and (sheet.taken[end - 1] or doc[end - 1].text in _NOT_LAST):
        end -= 1
    if first >= end or not sheet.free(first, end):
        return
    if first == span.start and end < span.end and is_title(doc[end - 1].text) and span.label_ != "PERSON":
        return  # a title before a name that is taken
    if is_ship(doc, first):
        return
    if first > span.start and doc[first - 1].text in ("-", "/"):  # the rest of "Iraq-Türkiye Pipeline"
        return
    if span.label_ == "PERSON":
        if not _has_digit(doc, first - 1) and not (first and doc[first - 1].lower_ in _STORMS):  # "F-15E Strike Eagle"
            add_person(sheet, first, end)
        return
    if end - first == 2 and _is_ranked(doc[first].text, doc[first + 1].text):  # "General Wiranto"
        add_person(sheet, first, end)
    elif span.label_ in ("ORG", "GPE", "LOC", "FAC") and _is_name(doc[first:end]):
        _add_thing(sheet, first, end, span.label_, heading)


def _add_thing(sheet: Sheet, first: int, end: int, label: str, heading: bool) -> None:
    words = [token.text for token in sheet.doc[first:end]]
    type_ = type_of_name(words, label)
    if type_ is None:
        return
    name = _joined(sheet.doc[first:end])
    if len(words) > 1:
        if heading and type_ == "organisation" and plain(words[-1]) not in name_words().organisation:
            return
        sheet.add(NameSpan(first, end, "named", name, named(type_, name)))
    elif is_acronym(words[0]):
        entity = named(type_, words[0]) if label == "ORG" else None
        sheet.add(NameSpan(first, end, "acronym", words[0], entity))
    elif sheet.doc[first].pos_ == "PROPN":
        sheet.add(NameSpan(first, end, "surname", name.lower(), named(type_, name)))


def _is_ranked(title: str, name: str) -> bool:
    lists = name_words()
    return (
        plain(title) in _RANKS
        and name.istitle()
        and plain(name) not in (*lists.organisation, *lists.place, "motors", "electric", "mills", "atomics", "sir", "of")
        and not is_title(name)
    )


_RANKS = frozenset(["general", "gen", "colonel", "col", "major", "maj", "captain", "capt", "admiral", "adm", "lieutenant", "lt", "president", "senator", "mr", "mrs", "ms", "dr"])


def is_acronym(word: str) -> bool:
    """Whether a word is a short form by its looks: "SDF", "AfD"."""
    return 2 <= len(word) <= 8 and (word.isupper() or (len(word) <= 5 and sum(c.isupper() for c in word) >= 2))


def _is_where(sheet: Sheet, at: int) -> bool:
    """Whether a name stands where places do: "near Mokha", "Pristina and Prizren"."""
    doc = sheet.doc
    if at and doc[at - 1].lower_ in ("in", "near", "outside", "around", "towards", "toward"):
        return True
    if at > 1 and doc[at - 1].lower_ in ("and", "or"):
        before = next((span for span in sheet.spans if span.end == at - 1), None)
        return before is not None and before.entity is not None and before.entity.type == "place"
    return False


def is_ship(doc: "Doc", first: int) -> bool:
    """Whether a name is that of a ship: "the frigate Absalon", "USS Cole"."""
    before = doc[first - 1].lower_ if first else ""
    return before in _SHIPS or plain(doc[first].text) in _SHIP_PREFIXES or plain(before) in _SHIP_PREFIXES


_SHIPS = frozenset(
    ["frigate", "destroyer", "tanker", "vessel", "freighter", "ship", "carrier", "submarine", "yacht", "boat", "warship", "cruiser", "ferry", "trawler"]
)
_SHIP_PREFIXES = frozenset(["uss", "hms", "mv", "ins", "hmas", "hmcs", "tcg", "fs", "rfa", "usns", "hdms", "hnlms"])


def _has_digit(doc: "Doc", at: int) -> bool:
    return at >= 0 and any(c.isdigit() for c in doc[at].text)


_STORMS = frozenset({"hurricane", "typhoon", "storm", "cyclone", "operation"})
_NOT_FIRST = frozenset({"the", "a", "an", "'s", "-", '"', ",", "and", "\u201c"})
_NOT_LAST = frozenset({"'s", "'", ".", ",", "-", '"', "the", "\u201d", ")", "("})


def _is_name(span: "Span") -> bool:
    words = [token.text for token in span]
    if any(c.isdigit() for c in words[0]) and len(words) == 1:
        return False
    if all(is_title(word) or word.islower() for word in words):
        return False
    if is_title(words[-1]) and plain(words[-1]) not in name_words().organisation:  # "Defense Secretary"
        return False
    return words[0][0].isupper() or words[0][0].isdigit() or words[0].startswith(("al", "el"))


def add_person(sheet: Sheet, first: int, end: int) -> None:
    """Add the person's name within the tokens from `first` to `end`, if there is one."""
    doc = sheet.doc
    found = person_name(doc, first, end)
    if found is None or not sheet.free(found.first, found.end):
        return
    words = [token.text for token in doc[found.first : found.end]]
    if len(words) == 1 and not found.title and plain(words[0]) not in forenames() and _is_where(sheet, found.first):
        sheet.add(NameSpan(found.first, found.end, "surname", words[0].lower(), named("place", words[0])))
        return
    type_ = type_of_name(words, "PERSON")
    if type_ is None or any(c.isdigit() for word in words for c in word):
        return
    title = found.title or _title_before(doc, found.first)
    name = _joined(doc[found.first : found.end])
    if type_ != "person":
        sheet.add(NameSpan(found.first, found.end, "named", name, named(type_, name)))
    elif ("-" not in words and len(words) == 1) or (slug(words[0]) in ("al", "el") and len(words) == 3):
        if is_acronym(words[0]):
            sheet.add(NameSpan(found.first, found.end, "acronym", words[0], named("organisation", words[0])))
        else:
            sheet.add(NameSpan(found.first, found.end, "surname", name.lower(), named("person", name), title=title))
    else:
        sheet.add(NameSpan(found.first, found.end, "named", name, named("person", name), title=title))


def is_heading(text: str) -> bool:
    """Whether a paragraph is a heading: a few words, most with a capital, without an end."""
    words = text.split()
    return len(words) <= 14 and text[-1:].isalnum() and sum(word[0].isupper() for word in words) >= 0.6 * len(words)


def _joined(span: "Span") -> str:
    return re.sub(r"\s+", " ", span.text)


def _title_before(doc: "Doc", first: int) -> str:
    words: list[str] = []
    i = first - 1
    while i >= 0 and is_title(doc[i].text) and len(words) < 5:
        words.append(plain(doc[i].text))
        i -= 1
    return " ".join(reversed(words))


def _add_bare_names(sheet: Sheet) -> None:
    """Capitalised words that nobody took: a surname or a short form, if the document knows it."""
    for token in sheet.tokens:
        if sheet.taken[token.i] or not token.text[0].isupper() or len(token) < 2:
            continue
        if token.is_stop or not (token.pos_ in ("PROPN", "NOUN", "ADJ") or (token.text.isupper() and token.is_alpha)):
            continue
        if is_acronym(token.text):
            sheet.add(NameSpan(token.i, token.i + 1, "acronym", token.text))
        elif not is_title(token.text) and token.lower_ not in name_words().no_names:
            sheet.add(NameSpan(token.i, token.i + 1, "bare", token.lower_, title=_title_before(sheet.doc, token.i)))


def _type_of(span: NameSpan) -> EntityType | None:
    if span.entity is not None:
        return span.entity.type
    if span.kind == "pronoun":
        return "person" if span.head in ("he", "she") else None
    if span.kind == "definite":
        return "coalition" if span.description is not None else type_of_noun(span.head)
    return None


def _root(doc: "Doc", span: NameSpan) -> "Token":
    for token in doc[span.first : span.end]:
        if not span.first <= token.head.i < span.end or token.head.i == token.i:
            return token
    return doc[span.end - 1]


def _quoted(tokens: "list[Token]") -> list[bool]:
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
