"""Coalitions and missions with a name of their own that no file knows: "the Harbour Defence Capability Coalition"."""

import re
from typing import TYPE_CHECKING

from schemas import Entity
from worker.extraction.knowledge import entity_named, known_coalitions
from worker.extraction.names.naming import name_words, named
from worker.extraction.names.spans import NameSpan, Sheet
from worker.extraction.reading import Description

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LONGEST = 10  # tokens
_LONGEST_BODY = 4  # tokens
_FEWEST = 2  # words with a capital before the last
_TAILS = frozenset({"Mission", "Force", "Operation"})
_LEADING = frozenset({"in", "for", "of"})
_TO_PLACES = _LEADING | {"the"}
_WATCHING = frozenset({"Monitoring", "Observer", "Observation"})
_KEEPING = frozenset(
    {"peace", "peacekeeping", "stabilization", "stabilisation", "monitoring", "observer", "intervention"}
    | {"implementation", "protection"}
)
_AIMS = frozenset({"to", "for", "on", "of"})
_WITHIN = frozenset({"and", "of", "on", "for", "&", "-", "the", "against"})


def is_of_another_body(doc: "Doc", first: int, end: int, coalition: Entity) -> bool:
    """Whether a common name of a known force is that of another body's: "the ECOWAS Stabilisation Force"."""
    if not _KEEPING.issuperset(doc[at].lower_ for at in range(first, end - 1)):
        return False
    known = known_coalitions().get(coalition.id)
    before = (entity_named(doc[at:first].text) for at in range(max(first - _LONGEST_BODY, 0), first))
    body = next((entity for entity in before if entity is not None and entity.type == "organisation"), None)
    return body is not None and known is not None and known.leader not in {None, body.id}


def is_elsewhere(doc: "Doc", first: int, end: int, coalition: Entity) -> bool:
    """Whether a common name of a known mission is that of one in another land: "the EU Police Mission in Utopia"."""
    if doc[end - 1].text not in _TAILS or end + 1 >= len(doc) or doc[end].lower_ not in ("in", "to"):
        return False
    known = known_coalitions().get(coalition.id)
    land = entity_named(doc[end + 1].text)
    words = {doc[at].lower_ for at in range(first, end - 1)}
    body = next((at for at in range(end - 1, first, -1) if entity_named(doc[first:at].text) is not None), first)
    own = {doc[at].lower_ for at in range(first, body)}
    if known is None or land is None or land.type != "country" or not words - own <= name_words().joint:
        return False
    return bool(known.about) and land.id not in known.about


def goes_on(doc: "Doc", end: int) -> int:
    """Where a name with "Coalition" ends in truth: "the Global Coalition to Address Drug Threats" is another."""
    if doc[end - 1].text != "Coalition" or end + 1 >= len(doc) or doc[end].lower_ not in _AIMS:
        return end
    if not doc[end + 1].text.istitle() or doc[end + 1].ent_type_ in ("GPE", "LOC", "PERSON"):
        return end
    last = at = end + 1
    while at < len(doc) and at - end < _LONGEST and (doc[at].text[0].isupper() or doc[at].lower_ in _WITHIN):
        last = at if doc[at].text[0].isupper() else last
        at += 1
    return last + 1


def add_mission_names(sheet: Sheet) -> None:
    """Add names of missions that begin with whose they are: "the United Nations Assistance Mission in Utopia"."""
    for token in sheet.by_text.find(_TAILS):
        if sheet.taken[token.i]:
            continue
        begin = _begin(sheet, token.i)
        if begin is None:
            continue
        first, qualifiers = begin
        end = _end(sheet, token.i + 1)
        told = bool(qualifiers) and not name_words().other_forces & set(qualifiers)
        bracketed = end + 1 < len(sheet.doc) and sheet.doc[end].text == "(" and sheet.doc[end + 1].text.isupper()
        if not told and (qualifiers or (end == token.i + 1 and not bracketed)):
            continue  # "the UN Mission": which, the document tells
        inside = [span for span in sheet.spans if span.first >= first and span.end <= end and span.entity is not None]
        sheet.spans = [span for span in sheet.spans if span.end <= first or span.first >= end]
        name = re.sub(r"\s+", " ", sheet.doc[first:end].text)
        if not qualifiers and entity_named(name) is None and len(inside) > 1:  # "the UN Mission in the DRC" is MONUC
            body, *where = (span.entity for span in inside if span.entity is not None)
            about = tuple(land.id for land in where if land.type in ("country", "place"))
            described = Description(leader=body, about=about, words=name, joint=True)
            sheet.add(NameSpan(first, end, "definite", token.lower_, description=described))
            continue
        sheet.add(NameSpan(first, end, "named", name, named("coalition", name)))


def _begin(sheet: Sheet, tail: int) -> tuple[int, list[str]] | None:
    """Where the name of an alliance begins that stands before a mission, and the words between; None without one."""
    doc, at = sheet.doc, tail
    while at > 0 and tail - at < _LONGEST and not sheet.taken[at - 1]:
        if not doc[at - 1].text[0].isupper() and doc[at - 1].lower_ not in _WITHIN:
            return None
        at -= 1
    body = next((span for span in sheet.spans if span.end == at), None)
    if body is None or body.entity is None or body.entity.id.partition(":")[2] not in name_words().bodies:
        return None
    return body.first, [word.lower_ for word in doc[at:tail] if word.is_alpha]


def _end(sheet: Sheet, end: int) -> int:
    """Where the name ends that says where the mission is or what for: "in the Republic of Utopia"."""
    doc = sheet.doc
    for at in range(end, min(end + _LONGEST, len(doc))):
        if doc[at].ent_type_ == "DATE":
            break  # "will leave the Multinational Force in Utopia in May"
        if doc[at].text[0].isupper() and doc[at].is_alpha:
            end = at + 1
        elif doc[at].lower_ not in _TO_PLACES or (at == end and doc[at].lower_ not in _LEADING):
            break
    return end


_CALLED = frozenset(
    {"called", "dubbed", "codenamed", "named", "nicknamed", "titled", "baptised", "christened", "known"}
)
UNDERTAKINGS = frozenset({"mission", "operation", "force", "coalition", "alliance", "campaign", "initiative"})


def add_called(sheet: Sheet) -> None:
    """Add what missions are said to be called: "the new mission, dubbed HARBOUR SHIELD", "an operation named Lyre"."""
    doc = sheet.doc
    for token in sheet.by_word.find(_CALLED):
        if token.tag_ != "VBN" or token.i < 1:
            continue
        before = doc[token.i - 2] if doc[token.i - 1].text == "," and token.i > 1 else doc[token.i - 1]
        first = token.i + (2 if token.i + 1 < len(doc) and doc[token.i + 1].lower_ in ("as", "after") else 1)
        first += 1 if first < len(doc) and doc[first].text in ('"', "“", "the") else 0
        end = first
        while end < len(doc) and end - first < 4 and doc[end].text[0].isupper() and doc[end].is_alpha:
            end += 1
        if before.lower_ not in UNDERTAKINGS or end == first or not sheet.free(first, end):
            continue
        called = doc[first:end].text
        called = called.title() if called.isupper() and len(called) > _LONGEST_ACRONYM else called
        known = entity_named(called) or entity_named(f"Operation {called}")
        operation = before.lower_ == "operation" and not called.startswith("Operation")
        name = f"Operation {called}" if operation else called
        sheet.spans = [span for span in sheet.spans if span.end <= first or span.first >= end]
        sheet.add(NameSpan(first, end, "named", name, known or named("coalition", name)))


_LONGEST_ACRONYM = 5


def add_coalition_names(sheet: Sheet) -> None:
    """Add names that end in "Coalition", "Mission" or "Monitoring Group" and tell that several states are in it."""
    joint = name_words().joint
    doc = sheet.doc
    for token in sheet.by_text.find({"Coalition", "Mission", "Group", "Force"}):
        watching = token.text == "Group" and token.i > 0 and doc[token.i - 1].text in _WATCHING
        keeping = token.text == "Force" and token.i > 0 and doc[token.i - 1].lower_ in _KEEPING
        if not (watching or keeping or token.text in ("Coalition", "Mission")) or sheet.taken[token.i]:
            continue
        first = at = token.i
        while at > 0 and token.i - at < _LONGEST and not sheet.taken[at - 1]:
            before = doc[at - 1]
            if not before.text[0].isupper() and before.lower_ not in _WITHIN:
                break
            at -= 1
            if before.text[0].isupper() and before.lower_ not in _WITHIN:
                first = at
        first = _behind_whose(doc, first, token.i)
        words = [doc[place].lower_ for place in range(first, token.i) if doc[place].text[0].isupper()]
        if len(words) < _FEWEST or (joint.isdisjoint(words) and not keeping):
            continue
        if doc[first].lower_ in ("the", "a", "an"):
            first += 1
        name = re.sub(r"\s+", " ", doc[first : token.i + 1].text)
        sheet.add(NameSpan(first, token.i + 1, "named", name, named("coalition", name)))


def _behind_whose(doc: "Doc", first: int, last: int) -> int:
    """Where a name begins that a sentence begins with whose it is: "Troops of the Harbour Defence Mission"."""
    begins = doc[first].is_sent_start and doc[first].tag_ in ("NN", "NNS") and doc[first + 1].lower_ == "of"
    return next((at for at in range(first + 2, last) if doc[at].text[0].isupper()), first) if begins else first


_JOINT_FORCES = frozenset({"Multinational", "Multi-National", "Joint", "Combined", "Stand-by", "Standby"})
_FORCES = frozenset({"Force", "Forces"})


def add_joint_forces(sheet: Sheet) -> None:
    """Add forces that their names tell to be of several states: "the Sapphire Lake Joint Force".

    "The Joint Force", without another word, is one that the document tells.
    """
    for token in sheet.by_text.find(_FORCES):
        if sheet.taken[token.i] or not token.i:
            continue
        first = token.i
        while first > 0 and token.i - first < _LONGEST and not sheet.taken[first - 1]:
            if not sheet.doc[first - 1].text[0].isupper() or sheet.doc[first - 1].lower_ in ("the", "a", "an"):
                break
            first -= 1
        words = {word.text for word in sheet.doc[first : token.i]}
        joint = words & _JOINT_FORCES
        if not joint or (joint == {"Joint"} and "Task" in words):
            continue  # "the FBI's Joint Terrorism Task Force"
        place = next((span for span in sheet.spans if span.end == first), None)
        if place is not None and place.entity is not None and place.entity.type == "place":
            first = place.first  # "the Lake Chad Joint Force"
        end = _end(sheet, token.i + 1)
        if end - first <= 2 and end == token.i + 1:
            if first and sheet.doc[first - 1].lower_ == "the" and sheet.free(first, end):
                sheet.add(NameSpan(first, end, "definite", token.lower_))
            continue
        sheet.spans = [span for span in sheet.spans if span.end <= first or span.first >= end]
        name = re.sub(r"\s+", " ", sheet.doc[first:end].text)
        sheet.add(NameSpan(first, end, "named", name, named("coalition", name)))
