"""Known names that are only part of another name: "Bank of America", "American Legion", "Paris Hilton"."""

from typing import TYPE_CHECKING

from schemas import Entity
from worker.extraction.knowledge import countries, entity_named, forenames, person_words
from worker.extraction.names.naming import is_strong_title, is_title, name_words, plain, type_of_name

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"})


def within_longer_name(doc: "Doc", span: "Span", entity: Entity, longer: dict[tuple[int, int], "Span"]) -> bool:
    """Whether a known name is only part of another name: "Bank of America", "American Legion", "Paris Hilton"."""
    if entity.type == "person":
        before = doc[span.start - 1] if span.start else None
        return (
            before is not None
            and before.ent_type_ in ("PERSON", "ORG")
            and before.text.istitle()
            and (before.pos_ == "PROPN" and not is_title(before.text))
        )
    if entity.type not in ("country", "place", "organisation"):
        return False
    if _ends_a_persons(doc, span) or _begins_a_persons(doc, span, entity):
        return True
    after = doc[span.end] if span.end < len(doc) else None
    if entity.type == "country" and _is_language(doc, span):
        return True
    if (
        entity.type == "country"
        and after is not None
        and after.text[0].isupper()
        and after.lower_ in name_words().event
    ):
        return True
    for name in longer.values():
        holds = name.start <= span.start and span.end <= name.end and len(name) > len(span)
        if holds and _is_longer(span, name, entity):
            return True
    return False


def _begins_a_persons(doc: "Doc", span: "Span", entity: Entity) -> bool:
    """Whether a place is the first name of somebody with a title: "Defence Minister Aden Duale"."""
    if entity.type == "organisation" or len(span) > 1 or not span.start or span.end >= len(doc):
        return False
    title, surname = doc[span.start - 1], doc[span.end]
    if not title.text.istitle() or not is_strong_title(title.text) or surname.tag_ != "NNP":
        return False
    after = doc[span.end + 1] if span.end + 1 < len(doc) else None
    closed = after is None or after.text in {",", ".", "(", "'s", "’s"} or after.pos_ in {"VERB", "AUX", "ADP", "CCONJ"}
    return closed and surname.text.istitle() and entity_named(surname.text) is None


def _ends_a_persons(doc: "Doc", span: "Span") -> bool:
    """Whether a small word joins the name to that of a person: "Jose Eduardo dos Santos"."""
    joined = span.start > 1 and doc[span.start - 1].text in _JOINING and len(span) == 1
    return joined and doc[span.start - 2].ent_type_ == "PERSON"


_JOINING = frozenset({"dos", "da", "de", "do", "del", "di", "van", "von", "bin", "ibn"})


def _is_language(doc: "Doc", span: "Span") -> bool:
    """Whether a demonym stands for a language: "speaks French, Hungarian, and Spanish"."""
    if span.text not in countries().demonyms or (
        span.end < len(doc) and doc[span.end].text not in {",", "and", ".", "or", ";", "fluently"}
    ):
        return False
    for token in reversed(doc[max(span.start - 12, 0) : span.start]):
        if token.lower_ in _SPEAKING:
            return True
        if token.pos_ == "VERB" or token.is_sent_start:
            return False
    return False


_SPEAKING = frozenset({"speaks", "speak", "speaking", "fluent", "languages", "fluency"})


def without_article(doc: "Doc", span: "Span", entity: Entity | None) -> Entity | None:
    """The country that a newspaper's name means before a noun: "The Australian government", not "The Australian"."""
    if entity is None or entity.type != "organisation" or len(span) != 2 or span[0].text != "The":
        return None
    country = entity_named(span[1].text)
    after = doc[span.end] if span.end < len(doc) else None
    if country is None or country.type != "country" or after is None or after.lower_ in name_words().outlet:
        return None
    return country if after.pos_ in ("NOUN", "PROPN", "ADJ") or after.text == "-" else None


def _is_longer(inner: "Span", name: "Span", entity: Entity) -> bool:
    """Whether the model's name, which holds a known one, is a name of its own."""
    rest = [
        token for token in name if not inner.start <= token.i < inner.end and token.text not in ("the", "The", "'s")
    ]
    if any(token.text in (",", "and", "-", "/", "\u2014", "'s", "(") for token in rest + list(inner)):
        return False
    capital = [token for token in rest if token.text[0].isupper()]
    if [token.is_sent_start for token in rest] == [True] and rest[0].lower_.endswith("ed"):
        return False  # "Unarmed European Union monitors"
    if entity.id.partition(":")[2] in name_words().bodies and all(token.text in _UNDERTAKINGS for token in capital):
        return False  # "the UN Mission": which, the document tells
    if entity.type == "country" and all(plain(token.text) in name_words().ordinals for token in capital):
        return False  # "the Fifth Tongan contingent"
    if not capital or any(is_strong_title(token.text) for token in rest):
        return False
    if entity.type in ("country", "place") and [token.text for token in rest] == ["Government", "of"]:
        return False  # "the Government of Tonga" is Tonga's
    of = name.doc[max(inner.start - 2, name.start) : inner.start].text.lower().removesuffix(" the").endswith("of")
    if of and entity.type in ("country", "place") and any(_are_many_in_office(token) for token in rest):
        return False  # "the Ministers of Defence of Fiji and Peru"
    if name.label_ == "PERSON":
        called = name.start < inner.start or (plain(inner.text) in forenames() and not _is_governed(inner))
        return called and all(token.text[0].isupper() for token in name)
    words = [token.text for token in name if token.text not in ("the", "The")]
    head = plain(words[-1])
    lists = name_words()
    if name.label_ in ("ORG", "FAC", "LOC", "GPE") and type_of_name(words, "EVENT") in (
        "organisation",
        "place",
        "armed_group",
    ):
        return head not in _PARTS_OF_STATES or inner.start > name.start + 1
    if name.label_ in ("EVENT", "LAW", "WORK_OF_ART", "PRODUCT"):
        return head in lists.event
    return name.label_ in ("ORG", "FAC") and any(token.i < inner.start for token in capital)


_UNDERTAKINGS = frozenset({"Mission", "Force", "Forces", "Operation", "Peacekeeping", "Monitoring", "Observer"})


def _is_governed(land: "Span") -> bool:
    """Whether an office says of which land it is, before the name of whoever holds it: "the President of Chad X Y"."""
    before = land.doc[max(land.start - 2, 0) : land.start]
    return len(before) == _OFFICE_OF and before[1].lower_ == "of" and is_title(before[0].text)


def _are_many_in_office(token: "Token") -> bool:
    """Whether a word is of those who act for several states: "Governments", "Heads of State", "Secretaries"."""
    word = token.lower_
    one = word.removesuffix("ies") + "y" if word.endswith("ies") else word.removesuffix("s")
    return one != word and (one in _BODIES or one in person_words().offices)


_BODIES = frozenset({"government", "parliament", "president", "head", "chief", "leader"})
_OFFICE_OF = 2  # words: "President of"


# "Baghdad province" and "Iraq's Anbar region" are known by the names inside.
_PARTS_OF_STATES = frozenset(
    [
        "province",
        "region",
        "city",
        "district",
        "governorate",
        "oblast",
        "state",
        "area",
        "government",
        "military",
        "army",
        "forces",
    ]
)
