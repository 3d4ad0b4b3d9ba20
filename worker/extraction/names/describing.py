"""Coalitions that the text describes: "the US-led coalition", "a Kenya-led mission", "an alliance of 40 nations"."""

import re
from typing import TYPE_CHECKING

from worker.extraction.counting.numerals import numeral_at
from worker.extraction.knowledge import slug
from worker.extraction.model.labels import TENSED
from worker.extraction.model.neighbours import word_after
from worker.extraction.names.coalition_nouns import is_political
from worker.extraction.names.naming import is_title
from worker.extraction.names.nouns import referring_nouns
from worker.extraction.names.spans import NameSpan, Sheet
from worker.extraction.reading import Description

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LED_NOUNS = frozenset(
    {"mission", "force", "operation", "forces", "initiative", "contingent", "effort", "intervention", "campaign"}
)
_UNITS = frozenset({"division", "brigade", "battlegroup"})  # "a Polish-led multinational division"
_FLEETS = frozenset({"flotilla", "fleet", "armada", "brigade", "battlegroup"})  # of so many nations
_WEAK = frozenset({"forces", "initiative", "contingent", "effort", "intervention", "campaign"})
_MISSION_NOUNS = frozenset({"mission", "force", "operation"})
_LED_BY_ORGANISATIONS = frozenset(
    "organisation:" + slug(name)
    for name in (
        "NATO",
        "United Nations",
        "European Union",
        "African Union",
        "ECOWAS",
        "Arab League",
        "Gulf Cooperation Council",
        "Southern African Development Community",
        "East African Community",
        "IGAD",
        "Collective Security Treaty Organization",
        "Organization for Security and Co-operation in Europe",
        "CARICOM",
        "Economic Community of Central African States",
        "Organization of American States",
        "Organisation of African Unity",
        "Western European Union",
        "Alliance of Sahel States",
        "Commonwealth of Independent States",
    )
)
_STATES = frozenset({"nation", "country", "member", "state"})
_MAKING = frozenset(
    {
        "launch",
        "commence",
        "establish",
        "deploy",
        "send",
        "mount",
        "run",
        "lead",
        "dispatch",
        "start",
        "begin",
        "create",
        "form",
    }
)
_CHAIN = 3  # "has decided to begin to send"
_LONGEST_HEADLINE = 14
_FARTHEST = 3  # words between "in" and where it is
_NOT_WHERE = frozenset({"after", "before", "since", "following", "over", "because", "as", "when", "during", "until"})


def find_described(sheet: Sheet) -> None:
    """Add the coalitions that a paragraph describes. Names must have been found before."""
    doc, coalitions = sheet.doc, referring_nouns().coalition
    span_at = {span.end: span for span in sheet.spans if span.entity is not None}
    for token in sheet.by_word.find({"led"}, _FLEETS, _MISSION_NOUNS, coalitions):
        if sheet.taken[token.i]:
            continue
        if token.lower_ == "led" and token.i >= 2 and doc[token.i - 1].text == "-":
            leader = span_at.get(token.i - 1)
            noun = _noun_after(sheet, token)
            beside = span_at.get(noun.i) if noun is not None else None
            told = noun is not None and (noun.lower_ in coalitions or _cause(sheet, noun)[0])
            body = beside.entity.id if beside is not None and beside.entity is not None else ""
            if told and body in _LED_BY_ORGANISATIONS:
                leader = beside  # "the US-led NATO coalition", "the French-led EU force"
            if leader is not None and noun is not None and _can_lead(leader) and not is_political(noun):
                _add(sheet, noun, token.i, leader)
        elif token.lower_ in _FLEETS and _counted_before(token):
            _put_counted(sheet, token)
        elif token.lower_ in _MISSION_NOUNS or token.lower_ in coalitions:
            leader = _leader_before(sheet, token, span_at) or _leader_after(sheet, token) or _maker(sheet, token)
            if leader is not None and token.lower_ == "alliance" and leader.end == token.i:
                continue  # "the NATO alliance" is NATO
            if leader is not None:
                _add(sheet, token, token.i, leader)
            elif (_counted_before(token) or (token.lower_ == "force" and _members(token))) and not is_political(token):
                _put_counted(sheet, token)
            elif (where := _where_before(sheet, token, span_at)) is not None:
                _put(sheet, token, token.i, None, Description(about=(where,)))
            elif (state := _state_before(sheet, token, span_at)) is not None:
                _put(sheet, token, token.i, None, Description(leader=state.entity, national=True))
            elif token.lower_ in coalitions and token.tag_ != "NNS" and not is_political(token):
                cause = _cause(sheet, token)
                if _members(token):
                    _put_counted(sheet, token)
                elif _is_told_which(sheet, token, cause) and token.dep_ != "compound":
                    _put(sheet, token, token.i, None, Description(about=cause[0], cause=cause[1]))


def _is_told_which(sheet: Sheet, noun: "Token", cause: tuple[tuple[str, ...], str]) -> bool:
    """Whether a coalition's enemy tells which it is, or for a certain one where it is."""
    about, words = cause
    enemy = any(entity.startswith("armed-group:") for entity in about)
    return bool(words) or enemy or (bool(about) and _is_the(sheet, noun))


def _is_the(sheet: Sheet, noun: "Token") -> bool:
    """Whether a coalition is a certain one, so that where it is tells which: "the so-called coalition in Iraq"."""
    after = next((token for token in sheet.doc[noun.i + 1 : noun.i + 3] if token.text not in ('"', "'")), noun)
    return after.lower_ == "in" and any(child.lower_ in ("the", "this", "that") for child in noun.lefts)


def _can_lead(span: NameSpan) -> bool:
    return span.entity is not None and span.entity.type in ("country", "organisation")


def _noun_after(sheet: Sheet, led: "Token") -> "Token | None":
    weak, coalitions = None, referring_nouns().coalition
    for i in range(led.i + 1, min(led.i + 8, len(sheet.doc))):
        token = sheet.doc[i]
        before = sheet.doc[i - 1].lower_
        joint = token.lower_ in _UNITS and before in ("multinational", "international")
        joint = joint or (token.lower_ == "group" and before in ("battle", "task", "combat"))
        joint = joint or token.lower_ == "battlegroup" or (token.lower_ == "team" and before in referring_nouns().tasks)
        if (token.lower_ in _LED_NOUNS or token.lower_ in coalitions or joint) and not sheet.taken[i]:
            if token.lower_ not in _WEAK:
                return token
            weak = weak or token
        elif (
            (token.text in ",.;:()" and not _goes_on(token))
            or token.pos_ in ("AUX", "SCONJ")
            or token.lower_ in ("that", "which", "who", "in", "to")
        ):
            break
    return weak if weak is not None and weak.lower_ in ("forces",) else None


def _goes_on(comma: "Token") -> bool:
    """Whether more that tells of the same noun follows a comma: "the Saudi-led, Western-backed coalition"."""
    doc = comma.doc
    following = doc[comma.i + 1 : comma.i + 4]
    return comma.text == "," and len(following) == 3 and following[1].text == "-" and following[2].tag_ in ("VBN", "JJ")


def _leader_before(sheet: Sheet, noun: "Token", span_at: dict[int, NameSpan]) -> NameSpan | None:
    """ "the AU mission", "NATO peacekeeping force", "the African Union's force"."""
    for end in range(noun.i, max(0, noun.i - 4), -1):
        span = span_at.get(end)
        if span is not None and span.entity is not None:
            backed = sheet.doc[end].text == "-"  # "the UN-backed force"
            return span if span.entity.id in _LED_BY_ORGANISATIONS and not backed else None
        token = sheet.doc[end - 1]
        if token.pos_ not in ("ADJ", "NOUN", "PROPN", "PART", "VERB", "PUNCT") or token.text in ',.;:()"':
            return None
    return None


def _where_before(sheet: Sheet, noun: "Token", span_at: dict[int, NameSpan]) -> str | None:
    """The id of where a force is by the name before it: "the Gaza force", "the Haiti mission"."""
    span = span_at.get(noun.i)
    if span is None or span.entity is None or span.first == 0 or noun.lower_ not in ("force", "mission"):
        return None
    name = span.entity.type == "place" or sheet.doc[span.first : span.end].text.lower() == span.entity.name.lower()
    the = sheet.doc[span.first - 1].lower_ == "the" or _is_headline(sheet)
    return span.entity.id if the and name and span.entity.type in ("country", "place") else None


def _is_headline(sheet: Sheet) -> bool:
    """Whether a paragraph is one line without articles or an end: "Fiji to pull out of Timor mission"."""
    last = sheet.doc[-1]
    short = len(sheet.doc) <= _LONGEST_HEADLINE and not last.is_punct
    return short and all(token.lower_ not in ("the", "a", "an") for token in sheet.doc)


def _state_before(sheet: Sheet, noun: "Token", span_at: dict[int, NameSpan]) -> NameSpan | None:
    """ "the American mission", "the French operation"."""
    span = span_at.get(noun.i)
    if span is None or span.entity is None or span.entity.type != "country" or span.first == 0:
        return None
    return (
        span
        if sheet.doc[span.first - 1].lower_ == "the" and noun.lower_ in ("mission", "operation", "coalition")
        else None
    )


def _leader_after(sheet: Sheet, noun: "Token") -> NameSpan | None:
    """ "a coalition led by the United States"."""
    following = sheet.doc[noun.i + 1 : noun.i + 6]
    for token in following:
        if (
            token.lower_ in ("led", "headed", "commanded")
            and token.i + 1 < len(sheet.doc)
            and word_after(token) == "by"
        ):
            for span in sheet.spans:
                if token.i + 2 <= span.first <= token.i + 3 and span.entity is not None:
                    return span if _can_lead(span) and not _tells_of_a_person(sheet, span) else None
            return None
        if token.text in ".;":
            return None
        if token.lower_ == "of" and token.i == noun.i + 1 and noun.lower_ in _MISSION_NOUNS:  # "a mission of the AU"
            for span in sheet.spans:
                if token.i < span.first <= token.i + 2 and span.entity is not None:
                    return span if span.entity.id in _LED_BY_ORGANISATIONS else None
    return None


def _is_told(noun: "Token") -> bool:
    """Whether a clause only tells of a force that is known already who leads it: "The force is led by Italy"."""
    known = any(child.lower_ in ("the", "this", "that") for child in noun.lefts)
    after = noun.doc[noun.i + 1 : noun.i + 6]
    led = next((token.i for token in after if token.lower_ in ("led", "headed", "commanded")), noun.i)
    return known and any(token.pos_ == "AUX" for token in noun.doc[noun.i + 1 : led])


def _tells_of_a_person(sheet: Sheet, span: NameSpan) -> bool:
    """Whether a nation only tells whose general leads: "led by Pakistani General Malik", "commanded by a Canadian"."""
    if span.first and sheet.doc[span.first - 1].lower_ in ("a", "an"):
        return True
    return span.end < len(sheet.doc) and is_title(sheet.doc[span.end].text)


def _maker(sheet: Sheet, noun: "Token") -> NameSpan | None:
    """ "The European Union has agreed to launch a naval mission": the body that makes it."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_ not in _MAKING or noun.lower_ not in _MISSION_NOUNS:
        return None
    for _ in range(_CHAIN):
        subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
        if subject is not None or verb.dep_ not in {"xcomp", "conj"}:
            break
        verb = verb.head
    span = next((span for span in sheet.spans if subject is not None and span.first <= subject.i < span.end), None)
    known = span is not None and span.entity is not None and span.entity.id in _LED_BY_ORGANISATIONS
    return span if known else None


def _add(sheet: Sheet, noun: "Token", first: int, leader: NameSpan) -> None:
    about, cause = _cause(sheet, noun)
    indefinite = any(sheet.doc[i].lower_ in ("a", "an") for i in range(max(0, leader.first - 2), leader.first))
    _put(
        sheet,
        noun,
        first,
        leader.first if leader.end <= first and first < noun.i else None,
        Description(
            leader=leader.entity,
            about=about,
            cause=cause,
            members=_members(noun),
            indefinite=indefinite,
            told=_is_told(noun),
        ),
    )


def _put(sheet: Sheet, noun: "Token", first: int, outer: int | None, description: Description) -> None:
    begin = first if first == noun.i or sheet.free(first, noun.i) else noun.i
    sheet.add(NameSpan(begin, noun.i + 1, "definite", noun.lower_, description=description, outer=outer))


def _put_counted(sheet: Sheet, noun: "Token") -> None:
    """A coalition of so many states: "the four-nation task force", "an alliance of seven states"."""
    doc, first = sheet.doc, noun.i - _length(noun)
    about, cause = _cause(sheet, noun)
    words = re.sub(r"\s*([-‑])\s*", r"\1", doc[first : _told_until(noun)].text)
    new = doc[max(0, first - 1)].lower_ in ("a", "an")
    outer = first if first < noun.i else None
    description = Description(members=_members(noun), about=about, cause=cause, words=words, joint=True, indefinite=new)
    _put(sheet, noun, noun.i, outer, description)


def _members(noun: "Token") -> int | None:
    before = _counted_before(noun)
    if before:
        return before
    doc = noun.doc
    end = _told_until(noun)
    return next((number for at in range(noun.i + 2, end) if (number := _number(doc, at))), None)


def _told_until(noun: "Token") -> int:
    """Where "alliance of seven West African states" ends, or the noun alone."""
    doc = noun.doc
    after = [token.lower_ for token in doc[noun.i + 1 : noun.i + 3]]
    if after[:1] in (["of"], ["from"]) or after == ["drawn", "from"]:
        for i in range(noun.i + 2, min(noun.i + 7, len(doc))):
            if doc[i].lower_ in ("countries", "nations", "states", "members"):
                return i + 1
    return noun.i + 1


def _counted_before(noun: "Token") -> int | None:
    """How many states are told before a noun: "the four-nation task force"."""
    length = _length(noun)
    return _number(noun.doc, noun.i - length) if length else None


def _length(noun: "Token") -> int:
    """How many tokens before a noun the number of its states begins, 0 where none stands there."""
    doc = noun.doc
    for at in range(noun.i - 1, max(noun.i - 6, 1), -1):
        if doc[at].lower_ in _STATES and doc[at - 1].text == "-" and _number(doc, at - 2):
            return noun.i - at + 2
        if doc[at].pos_ not in ("ADJ", "NOUN", "PROPN", "PUNCT"):
            return 0
    return 0


def _number(doc: "Doc", at: int) -> int | None:
    numeral = numeral_at(doc, at)
    return int(numeral.value) if numeral is not None and 2 <= numeral.value < 250 and not numeral.vague else None


def _cause(sheet: Sheet, noun: "Token") -> tuple[tuple[str, ...], str]:
    """Whom or what it is against, where it is: entity ids, and words where no entity tells."""
    doc = sheet.doc
    about: list[str] = []
    words = ""
    link = None
    for i in range(noun.i + 1, min(noun.i + 14, len(doc))):
        token = doc[i]
        if (
            token.text in '.;:,()"'
            or token.pos_ == "AUX"
            or token.tag_ in TENSED
            or token.lower_ in ("that", "which", "who", "and", "said")
        ):
            break
        if token.lower_ in ("against", "fighting", "battling", "combating", "in", "off"):
            link = token
        if link is not None and link.i + 1 == i - (doc[i - 1].lower_ == "the") and link.lower_ != "in":
            span = next((span for span in sheet.spans if span.first <= i < span.end), None)
            if span is None and token.pos_ in ("NOUN", "ADJ"):
                words = token.lower_ if token.pos_ == "NOUN" else ""
        if link is not None and token.lower_ in _NOT_WHERE:
            break
        if link is not None and (about or link.lower_ not in ("in", "off") or i - link.i <= _FARTHEST):
            about += [
                span.entity.id
                for span in sheet.spans
                if span.first == i and span.entity is not None and span.entity.type != "person"
            ]
    return tuple(about), words
