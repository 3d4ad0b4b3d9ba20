"""Where a name stands tells that it is a place: "near Mokha", "peacekeepers in Kinta Bolo", "overran el-Fasher"."""

from typing import TYPE_CHECKING

from worker.extraction.counting.counted_nouns import noun_of
from worker.extraction.counting.units import nouns
from worker.extraction.names.spans import Sheet

if TYPE_CHECKING:
    from spacy.tokens import Doc

ARTICLES = frozenset({"al", "el", "ad", "as", "ash", "ar", "az", "es", "deir", "tal", "tel", "wadi", "umm", "beit"})
_LYING = frozenset({"in", "near", "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
_STANDING = frozenset(
    {"station", "base", "arrive", "land", "deploy", "camp", "encamp", "garrison", "headquarter", "post", "quarter"}
    | {"patrol"}
)
_SETTLEMENTS = frozenset(
    {"town", "city", "village", "port", "suburb", "suburbs", "outskirts", "capital", "district", "province"}
    | {"stronghold"}
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
    if at and doc[at - 1].lower_ in ("in", "at", "near", "outside", "around", "towards", "toward", *_TAKING):
        return True
    if at > 1 and doc[at - 1].lower_ == "of" and doc[at - 2].lower_ in _SETTLEMENTS:
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


def is_told_where(doc: "Doc", end: int) -> bool:
    """Whether words behind a name tell where it lies: "at Angkor Vorr, in the north", "in Dast Ober, north of Gao"."""
    after = [token.lower_ for token in doc[end : end + 2]]
    return len(after) > 1 and after[0] == "," and after[1] in _LYING


def is_where_to(doc: "Doc", first: int, end: int) -> bool:
    """Whether a name tells where somebody goes, and lies somewhere: "sent men to Angkor Vorr, in the north"."""
    return first > 0 and doc[first - 1].lower_ in ("to", "into", "from") and is_told_where(doc, end)
