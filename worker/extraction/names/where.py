"""Where a name stands tells that it is a place: "near Mokha", "peacekeepers in Kinta Bolo", "overran el-Fasher"."""

from typing import TYPE_CHECKING

from worker.extraction.counting.counted_nouns import noun_of
from worker.extraction.counting.units import nouns
from worker.extraction.model.compass import COMPASS
from worker.extraction.model.labels import AT, NAMES
from worker.extraction.names.naming import name_words, named, plain
from worker.extraction.names.runs import end_of_run
from worker.extraction.names.said_of_places import TAKEN, is_said_of_places
from worker.extraction.names.spans import NameSpan, Sheet

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ARTICLES = frozenset({"al", "el", "ad", "as", "ash", "ar", "az", "es", "deir", "tal", "tel", "wadi", "umm", "beit"})
_TOWARDS = frozenset({"towards", "toward"})
_LYING = COMPASS | {"in", "near"}
_STANDING = frozenset(
    {"station", "base", "arrive", "land", "deploy", "camp", "encamp", "garrison", "headquarter", "post", "quarter"}
    | {"patrol"}
)
# What only ground is taken by: armies overrun towns, and nobody else.
_TAKING = frozenset(
    {"overran", "retook", "recaptured", "recapture", "retake", "besieged", "besieging", "shelled", "shelling"}
    | {"liberated", "seized", "captured", "occupied", "stormed", "evacuated", "bombed", "bombarded", "encircled"}
    | {"surrounded", "securing", "encircling", "liberating", "retaking", "recapturing", "bombarding"}
)
_CLOSING_IN = frozenset({"advancing", "advanced", "marching", "marched", "converging", "converged"})


def is_where(sheet: Sheet, at: int) -> bool:
    """Whether a name stands where places do: "near Mokha", "Pristina and Prizren"."""
    doc = sheet.doc
    if at and doc[at - 1].lower_ in AT | _TOWARDS | _TAKING:
        return True
    if at > 1 and doc[at - 1].lower_ == "of" and doc[at - 2].lemma_.lower() in name_words().settlements:
        return True
    if at > 1 and doc[at - 1].lower_ == "on" and doc[at - 2].lower_ in _CLOSING_IN:
        return True
    if at > 1 and doc[at - 1].lower_ in ("and", "or"):
        before = next((span for span in sheet.spans if span.end == at - 1), None)
        return before is not None and before.entity is not None and before.entity.type == "place"
    return False


def is_where_somebody_stands(sheet: Sheet, at: int) -> bool:
    """Whether what stands before a name is done at a place: "stationed in Tarin Gul", "peacekeepers in Kinta Bolo"."""
    doc = sheet.doc
    told = doc[at - 2] if at > 1 else None
    return (
        told is not None
        and doc[at - 1].dep_ == "prep"
        and (told.lemma_ in _STANDING or noun_of(told) in nouns("force"))
    )


def _is_where_many_stand(sheet: Sheet, first: int, end: int) -> bool:
    """Whether units or soldiers stand at a name that no word of it tells to be a body's: "soldiers at Brize Norton"."""
    told = sheet.doc[first - 2] if first > 1 else None
    if told is None or plain(sheet.doc[end - 1].text) in name_words().organisation:
        return False
    many = told.tag_ == "NNS" and noun_of(told) in _SOLDIERS
    return is_where_somebody_stands(sheet, first) and (many or told.lemma_ in _STANDING)


_SOLDIERS = frozenset({"troops", "soldier", "peacekeeper", "paratrooper", "marine", "infantryman", "legionnaire"})


def is_told_where(doc: "Doc", end: int) -> bool:
    """Whether words behind a name tell where it lies: "at Angkor Vorr, in the north", "in Dast Ober, north of Gao"."""
    after = [token.lower_ for token in doc[end : end + 2]]
    return len(after) > 1 and after[0] == "," and after[1] in _LYING


def is_where_to(doc: "Doc", first: int, end: int) -> bool:
    """Whether a name tells where somebody goes, and lies somewhere: "sent men to Angkor Vorr, in the north"."""
    return first > 0 and doc[first - 1].lower_ in ("to", "into", "from") and is_told_where(doc, end)


def add_said_of_places(sheet: Sheet) -> None:
    """Add names that nobody has seen, of ground that is taken or held, or of what else only places are."""
    doc, end = sheet.doc, 0
    for token in sheet.tokens:
        first = token.i
        if first < end or token.tag_ not in NAMES or not token.text[0].isupper() or sheet.taken[first]:
            continue
        end = end_of_run(sheet, first)
        label = doc[end - 1].ent_type_
        if end - first > _MOST_WORDS or label in _PLACES:
            continue
        if end - first == 1:
            told = token.text.istitle() and _is_taken(token)
        else:
            told = label == "ORG" and doc[first - 1].lower_ in AT and _is_where_many_stand(sheet, first, end)
        if told or is_said_of_places(doc, first, end, person=label == "PERSON"):
            add_place(sheet, first, end)


_PLACES = frozenset({"GPE", "LOC", "FAC"})
_MOST_WORDS = 3


def add_place(sheet: Sheet, first: int, end: int) -> None:
    """Add a name of a place that nobody knows; of one word, it may be part of a longer one in the document."""
    name = " ".join(sheet.doc[first:end].text.split())
    where = named("place", name)
    if end - first > 1:
        sheet.add(NameSpan(first, end, "named", name, where))
    else:
        sheet.add(NameSpan(first, end, "surname", name.lower(), where))


def is_taken(doc: "Doc", first: int, end: int) -> bool:
    """Whether a name is of ground, as nobody else is taken so: "Kona was retaken", "Kona, which the army had held"."""
    return _is_taken(doc[first:end].root)


def _is_taken(name: "Token") -> bool:
    if name.lower_ in name_words().organisation:
        return False  # "Parliament was stormed"
    if name.dep_ == "nsubjpass" and name.head.lower_ in TAKEN:
        return True
    held = next((child for child in name.rights if child.dep_ == "relcl" and child.lower_ in TAKEN | _HELD), None)
    return held is not None and any(child.lower_ == "which" and child.dep_ in _DONE_TO for child in held.lefts)


_HELD = frozenset(
    {"held", "holds", "controlled", "controls", "seized", "captured", "taken", "occupied", "lost", "took"}
)
_DONE_TO = frozenset({"dobj", "nsubjpass"})
