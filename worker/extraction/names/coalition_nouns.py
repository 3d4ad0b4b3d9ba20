"""Nouns that mean a coalition of states: "the coalition", "a naval alliance", "the multinational force"."""

from typing import TYPE_CHECKING

from worker.extraction.knowledge import entity_named
from worker.extraction.model.neighbours import word_after
from worker.extraction.names.nouns import referring_nouns
from worker.extraction.names.spans import NameSpan, Sheet
from worker.extraction.reading import Description

if TYPE_CHECKING:
    from spacy.tokens import Token

DEFINITE = frozenset({"the", "this", "that", "its", "their", "these", "those"})
_INDEFINITE = frozenset({"a", "an", "any", "another", "no"})


def is_political(token: "Token") -> bool:
    """Whether "coalition" at this token is one of parties, or of gangs."""
    nouns = referring_nouns()
    after = word_after(token)
    before = {token.doc[i].text for i in range(max(0, token.i - 3), token.i)}
    if after == "of" and any(word.lower_ in nouns.parties for word in token.doc[token.i + 2 : token.i + 5]):
        return True
    return after in nouns.political_after or bool(before & nouns.political)


def add_coalition_noun(sheet: Sheet, token: "Token") -> None:
    """Add the noun at the token as a candidate, where it is of states and no end of an unknown name."""
    if token.tag_ == "NNS" or is_political(token) or _is_named_so(sheet, token) or _is_called_so(sheet, token):
        return
    start = token.i
    while start > 0 and token.i - start < 6 and sheet.doc[start].pos_ != "DET" and _modifies(sheet.doc[start - 1]):
        start -= 1
    before = sheet.doc[start - 1].lower_ if start else ""
    first = sheet.doc[start].lower_
    definite = first in DEFINITE or before in DEFINITE or token.text[0].isupper()
    indefinite = first in _INDEFINITE or before in _INDEFINITE
    joined = (
        token.dep_ == "npadvmod" and token.i + 1 < len(sheet.doc) and word_after(token) == "-"
    )  # "coalition-trained"
    if not definite and not indefinite and not joined and token.dep_ != "compound":
        return
    article = start if first in _INDEFINITE else start - 1
    if indefinite and article > 0 and sheet.doc[article - 1].lower_ == "as":
        return  # "NATO, as a military alliance, is ready"
    kinds = referring_nouns().kinds
    told = next((i for i in range(start, token.i) if sheet.doc[i].lower_ in kinds), token.i)
    joint = indefinite and told < token.i  # "a new Islamic military alliance"
    words = sheet.doc[told : token.i + 1].text if joint else token.lower_
    description = Description(indefinite=indefinite, words=words, joint=joint)
    sheet.add(NameSpan(token.i, token.i + 1, "definite", token.lower_, description=description))


def joint_mission(sheet: Sheet, token: "Token", start: int) -> Description | None:
    """What the words from `start` up to "force" or "mission" tell of one that is several states', where they do."""
    nouns = referring_nouns()
    if token.lower_ not in nouns.joint_nouns:
        return None
    words = {sheet.doc[i].lower_ for i in range(start, token.i)}
    hyphens = (i for i in range(start + 1, token.i - 1) if sheet.doc[i].text == "-")
    words |= {sheet.doc[i - 1 : i + 2].text.lower() for i in hyphens}  # "multi-national"
    new = (sheet.doc[start - 1].lower_ if start else "") in ("a", "an") or sheet.doc[start].lower_ in ("a", "an")
    mission = token.lower_ in ("force", "mission")
    the = start > 0 and sheet.doc[start - 1].lower_ in ("the", "this", "that")
    apart = the and bool(words & nouns.apart) and not words & _OF_A_STATE
    tasked = mission and (apart or bool(words & nouns.tasks)) and not new
    joint = tasked or bool(words & nouns.joint) or bool(words & nouns.willed and words & nouns.bodies)
    if not joint or words & nouns.civil:
        return None
    described = tasked or (mission and bool(words & (nouns.joint | nouns.willed) - {"international"}))
    region = next((nouns.regions[word] for word in sorted(words & nouns.regions.keys()) if "african" in words), None)
    of_region = entity_named(region) if region is not None else None
    start = next((span.first for span in sheet.spans if span.first < start < span.end), start)
    text = sheet.doc[start : token.i + 1].text
    return Description(words=text, joint=described, indefinite=new, leader=of_region, about=_where_after(sheet, token))


def _where_after(sheet: Sheet, noun: "Token") -> tuple[str, ...]:
    """The id of where a force is by the words behind it: "the multinational force around Lake Chad"."""
    at = noun.i + 1
    if at + 1 >= len(sheet.doc) or sheet.doc[at].lower_ not in _WHERE:
        return ()
    at += 1 + (sheet.doc[at + 1].lower_ == "the")
    there = (span.entity for span in sheet.spans if span.first == at and span.entity is not None)
    return tuple(entity.id for entity in there if entity.type in ("country", "place"))


_WHERE = frozenset({"in", "around", "on", "off", "near"})


_OF_A_STATE = frozenset({"police", "army", "national", "presidential", "navy", "military", "government", "state"})


def _is_named_so(sheet: Sheet, token: "Token") -> bool:
    """Whether "Coalition" ends a name that nobody knows: "the Vandenberg Coalition"."""
    if not token.text[0].isupper() or token.i == 0:
        return False
    before = sheet.doc[token.i - 1]
    return before.pos_ == "PROPN" and before.text.istitle() and not sheet.taken[before.i]


def _is_called_so(sheet: Sheet, token: "Token") -> bool:
    """Whether the noun only says what a body is that stands before it: "the G5 Sahel alliance"."""
    if token.lower_ != "alliance" or not token.i or not sheet.taken[token.i - 1]:
        return False
    body = next((span.entity for span in sheet.spans if span.end == token.i), None)
    return body is not None and body.type == "organisation"


def _modifies(token: "Token") -> bool:
    known = token.pos_ in ("ADJ", "DET", "NUM", "NOUN", "PROPN", "PUNCT", "VERB") or token.lower_ == "so"
    return known and token.text not in ',.;:()"“”'
