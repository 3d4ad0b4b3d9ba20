"""Offices: the words before and after a name read as a title.

Its head is a listed office, before it stand modifiers ("deputy foreign"), a country or body whose office it is, and
words for "former"; after it "of …" or "for …" says whose it is.
"""

import msgspec
from spacy.tokens import Token

from worker.extraction.claims.knowledge import titles
from worker.extraction.claims.roles.complements import (
    closes_bracket,
    is_capitalised,
    is_list_of_fields,
    plain_complement,
    proper_complement,
)
from worker.extraction.claims.roles.heads import REACH, SKIPPED, Title, extended, head_ending, is_portfolio
from worker.extraction.claims.roles.offices_whose import WHOSE, whose_within
from worker.extraction.claims.scene import Scene

JOINING = frozenset({"of", "for", "to", "at", "in", "with", "on", "from"})
_SERVING = frozenset({"adviser", "advisor", "assistant", "aide", "counselor", "counsellor", "secretary", "envoy"})
_CALLING = frozenset({"mr.", "mr", "madam", "madame", "mister"})
_SERVICES = frozenset({"army", "navy", "air", "force", "marine", "corps", "retired", "us", "u.s."})
_ADDRESSED = frozenset({"ambassador", "senator", "professor", "judge", "justice", "bishop"})  # before a name, as ranks
_SAID = frozenset({"said", "says", "added"})  # "said the bloc's envoy, retired diplomat X"
_SHARED = frozenset({"president", "minister", "general", "chancellor", "king", "ambassador", "premier", "leader"})
WHEN = frozenset({"in", "on", "at", "since", "from", "during", "between", "until", "early", "late", "mid"})


def title_before(scene: Scene, first: int) -> Title | None:
    """The title that ends right before a name: "US Secretary of Defense Jim Mattis", "the president of Georgia, X"."""
    doc = scene.doc
    at = first - 1
    polite = at
    while polite > 0 and doc[polite].lower_ in titles().honorifics:
        polite -= 1
    if 0 < polite < at and doc[polite].lower_ == "the":
        polite -= 1  # "The Minister of Defence, the Honourable Jane Sample"
    if doc[at].text == "," and at > 1 and doc[at - 1].lower_ in titles().heads and doc[at - 2].lower_ in _CALLING:
        return None  # "Mr. President, Vladimir Putin has declared"
    if doc[polite].text in {",", "("}:
        at = polite  # "The Prime Minister, Mr John Major"
    if at >= 0 and doc[at].text in {",", "-", "–"}:
        # "Britain's Foreign Secretary, William Hague": the name must close the apposition
        title = _title_ending(scene, at - 1, comma=True)
        if title is None or not _closed(scene, first) or _is_of_another(scene, title.first):
            return None
        if _is_of_the_one_before(scene, title.first):
            return None
        number = scene.number_at(doc[title.head])
        if number is not None and scene.parsed.candidates[number].kind == "named":
            return None  # "James Farmer, Jane Hughes": a name and no farmer
        return title
    if at >= 0 and doc[at].text in {'"', "”"}:
        return None
    if at > 0 and doc[at].text == "(":
        return _title_ending(scene, at - 1, comma=True) if closes_bracket(scene, first) else None
    title = _title_ending(scene, at, comma=False) or _office_by_name(scene, at) or _of_several(scene, at)
    if title is not None and (_is_only_served(scene, title.first) or _is_only_sought(scene, title.first)):
        return None
    return title


def _of_several(scene: Scene, last: int) -> Title | None:
    """The office of two that stands before their names: "Former presidents Ana Sample of Chad and Peter Moss of"."""
    if last < 0 or scene.doc[last].tag_ != "NNS" or scene.doc[last].lemma_.lower() not in _SHARED:
        return None
    return extended(scene, last, last, last, False, None)


def _office_by_name(scene: Scene, last: int) -> Title | None:
    """The office that is known as a body, right before who holds it: "UN High Commissioner for Refugees X"."""
    number = scene.number_at(scene.doc[last]) if last > 0 else None
    if number is None or scene.type_of(number) != "organisation":
        return None
    first = scene.first_of(scene.doc[last])
    joined = next((at for at in range(first + 1, last) if scene.doc[at].lower_ in JOINING), None)
    found = head_ending(scene, joined - 1, within=number) if joined is not None else None
    if joined is None or found is None or found[1]:
        return None
    return Title(first, last, found[0], False, False, None, joined - 1)


def _is_only_served(scene: Scene, first: int) -> bool:
    """Whether an office is that of whom somebody serves: "Senior Advisor to the President Amos Hochstein"."""
    lead = [token.lower_ for token in scene.doc[max(first - 3, 0) : first]]
    if lead[-1:] != ["the"]:
        return False  # "an aide to President Peter Sample": he is the president
    lead = lead[:-1]
    return lead[-1:] == ["to"] and len(lead) > 1 and lead[-2] in _SERVING


def _is_only_sought(scene: Scene, first: int) -> bool:
    """Whether an office is one that somebody has been chosen for: "Nominee for Director of the Mint Anna Sample"."""
    lead = [token.lower_ for token in scene.doc[max(first - 3, 0) : first] if token.lower_ not in {"the", "an", "a"}]
    return lead[-1:] == ["for"] and len(lead) > 1 and lead[-2] in titles().sought


def _is_of_the_one_before(scene: Scene, first: int) -> bool:
    """Whether a title between two names is the first one's: "General X, the inspector general, Colonel Y, the"."""
    at = first - 1
    while at > 0 and (scene.doc[at].lower_ in {"the", "a", "an"} or scene.doc[at].text == ","):
        at -= 1
    return 0 <= at < first - 1 and scene.is_person(scene.doc[at])


def _is_of_another(scene: Scene, first: int) -> bool:
    """Whether a title only tells a time in the life of whoever speaks: "Since my time as president, Kate has"."""
    doc = scene.doc
    return first > 1 and doc[first - 1].lower_ == "as" and doc[first - 2].pos_ == "NOUN"


def _closed(scene: Scene, first: int) -> bool:
    """Whether a name after a title and a comma stands by itself: ended by a comma, a verb or the end."""
    doc = scene.doc
    number = scene.number_at(doc[first])
    at = first
    while at < len(doc) and scene.number_at(doc[at]) == number:
        at += 1
    return (
        at >= len(doc)
        or doc[at].pos_ in {"PUNCT", "VERB", "AUX", "CCONJ", "ADV", "SCONJ"}
        or doc[at].tag_ in {"WP", "IN"}
    )


def _title_ending(scene: Scene, last: int, comma: bool) -> Title | None:
    """The title whose last token is `last`, its complement included."""
    doc = scene.doc
    if last < 0:
        return None
    found = head_ending(scene, last)
    while found is None and last > 0 and doc[last].lower_ in titles().honorifics and scene.number_at(doc[last]) is None:
        last -= 1
        found = head_ending(scene, last)
    if found is not None and found[1]:
        office = _office_of_ranked(scene, found[0], comma)
        if office is not None:
            return office
    if found is not None:
        return extended(scene, found[0], last, last, found[1], None)
    return _body_ending(scene, last) or _with_complement(scene, last, comma)


def _office_of_ranked(scene: Scene, rank: int, comma: bool) -> Title | None:
    """The office of somebody whose rank begins at a token, before the rank: "army chief General Sir Richard X"."""
    doc, before = scene.doc, _before_rank(scene, rank)
    if before > 2 and before < rank and doc[before - 1].lower_ == "the" and doc[before - 2].text == ",":
        before -= 1  # "its commander, the South African Major General X"
    mark = doc[before - 1].text if before > 1 else ""
    if mark == "," and not comma:
        title = _title_ending(scene, before - 2, comma=True)  # "The commander of US forces, Army General X"
        if title is not None and not title.rank and not _is_of_the_one_before(scene, title.first):
            return title
    title = None
    if before < rank and before > 1 and doc[before - 1].lower_ == "the" and doc[before - 2].lower_ in JOINING:
        title = _with_complement(scene, rank - 1, comma)  # "Commandant of the Marine Corps General X"
    if mark == "(":
        title = _title_ending(scene, before - 2, comma=True)  # "the force's commander (Major General X)"
    elif mark == ")" and before > 3 and doc[before - 3].text == "(":
        title = _title_ending(scene, before - 4, comma=False)  # "Chief of Army Staff (CAS) General X"
    if (title is None or title.rank) and rank > 0 and not comma:
        office = head_ending(scene, rank - 1)
        if office is not None and not office[1]:
            return extended(scene, office[0], rank - 1, rank - 1, False, None)
        if office is None:
            title = _title_ending(scene, before - 1, comma=True)  # "Assistant Secretary for Health Admiral X"
    return title if title is not None and not title.rank else None


def _with_complement(scene: Scene, last: int, comma: bool) -> Title | None:
    """The title whose head stands before its complement: "president of Georgia", "commander of US forces in Iraq"."""
    doc, at = scene.doc, last
    for _ in range(REACH):
        if comma and at > 0 and doc[at].text == "," and (portfolio := _portfolio_from(scene, at, last)) is not None:
            return portfolio
        if comma and at > 0 and doc[at].text == "," and is_list_of_fields(scene, at, last):
            at -= 1
            continue
        if at < 1 or doc[at].text in {",", ".", ";", ":", "!", "?"}:
            return None
        described = doc[at].tag_ == "VBN" and at < last and doc[at + 1].pos_ in {"NOUN", "PROPN", "ADJ"}
        if doc[at].pos_ in {"VERB", "AUX"} and scene.number_at(doc[at]) is None and not described:
            return None  # but "spokesman for the Saudi-led coalition", "for the newly deployed force"
        if doc[at].lower_ in JOINING and scene.number_at(doc[at]) is None:
            found = head_ending(scene, at - 1)
            if found is not None:
                return _completed(scene, found, at, last, comma)
        at -= 1
    return None


def _completed(scene: Scene, head: tuple[int, bool], joining: int, last: int, comma: bool) -> Title | None:
    """The title of an office and of what it is for, from the joining word on; null where that is none of it."""
    within = scene.doc[joining + 1 : last + 1]
    if all(token.lower_ in SKIPPED for token in within):
        return None
    if not comma and not (proper_complement(scene, joining, last) or plain_complement(scene, joining, last)):
        return None
    numbers = [number for token in within if (number := scene.number_at(token)) is not None]
    if comma and any(_is_held_here(scene, number, joining) for number in numbers):
        return None
    if within[-1].lower_ in {"and", "or"} and any(scene.type_of(number) == "person" for number in numbers):
        return None  # "Counsel to Commissioners Anna Stone and Robert Jackson", where "and" is none of it
    if len(within) == 1 and within[0].lower_.removesuffix("s") in titles().heads - {within[0].lower_}:
        return None  # the same, before the first of them
    whose = whose_within(scene, joining + 1, last)
    named = [token for token in within if scene.number_at(token) is not None]
    if named and all(is_portfolio(scene, scene.number_at(token) or 0, token.i) for token in named):
        whose = None  # "Secretary of Labor X"
    end = before_the_body(scene, joining - 1, last) if whose is not None else last
    # "Kenya's ambassador to NATO" is Kenya's, the "UNHCR representative in Chad" UNHCR's
    sent = whose if scene.doc[joining].lower_ not in {"to", "in"} else None
    title = extended(scene, head[0], joining - 1, end, head[1], sent)
    return msgspec.structs.replace(title, first=head[0], whose=title.whose or whose)


def _is_held_here(scene: Scene, number: int, joining: int) -> bool:
    """Whether it is who holds the office, and not who is named behind: "the envoy to Mali Peter Moss, Mrs. Lindt"."""
    first = next((t.i for t in scene.doc[joining + 1 : joining + REACH] if scene.number_at(t) == number), joining)
    beside = scene.number_at(scene.doc[first - 1]) if scene.type_of(number) == "person" else None
    return first > joining + 1 and beside is not None and scene.type_of(beside) in WHOSE


def _portfolio_from(scene: Scene, comma: int, last: int) -> Title | None:
    """The office whose field stands after a comma: "the Director, Defence Media Operations, General X"."""
    doc = scene.doc
    found = head_ending(scene, comma - 1)
    if found is None or found[1] or not doc[comma - 1].text[0].isupper() or not is_capitalised(scene, comma + 1, last):
        return None
    return msgspec.structs.replace(extended(scene, found[0], comma - 1, last, False, None), last=last)


def _body_ending(scene: Scene, last: int) -> Title | None:
    """The title right before a body whose it is: "Commander ISAF General X", "Director General ISPR"."""
    doc = scene.doc
    if last > 2 and doc[last].text == ")" and doc[last - 2].text == "(":
        last -= 3
    number = scene.number_at(doc[last])
    if number is None or scene.type_of(number) not in {"organisation", "coalition"}:
        return None
    first = scene.first_of(doc[last])
    found = head_ending(scene, first - 1) if first else None
    if found is None or found[1] or not doc[first - 1].text[0].isupper():
        return None
    return extended(scene, found[0], first - 1, first - 1, False, scene.parsed.reference(doc[last]))


def _before_rank(scene: Scene, first: int) -> int:
    """Where a rank begins with what it is a rank of: "Army Gen.", "Lebanese Col."."""
    doc = scene.doc
    while first > 0 and (doc[first - 1].lower_ in _SERVICES or _is_demonym(scene, doc[first - 1])):
        first -= 1
    return first


def _is_demonym(scene: Scene, token: Token) -> bool:
    number = scene.number_at(token) if token.pos_ in {"ADJ", "PROPN"} else None
    return number is not None and scene.type_of(number) == "country"


def other_before(scene: Scene, title: Title) -> Title | None:
    """The other office of one person before a name: "founder and CEO X"; "the president and Secretary X" are two."""
    doc, joint = scene.doc, title.first - 1
    said = doc[max(joint - REACH, 0) : joint + 1] if not title.rank and joint > 1 else ()
    spoken = any(token.lower_ in _SAID for token in said)
    if not title.rank and joint > 1 and doc[joint].text == "," and (spoken or doc[title.head].lower_ in _ADDRESSED):
        office = _title_ending(scene, joint - 1, comma=True)  # "its President, Ambassador X of Pakistan"
        return (
            office
            if office is not None and not office.rank and not _is_of_the_one_before(scene, office.first)
            else None
        )
    if title.rank or joint < 1 or doc[joint].lower_ not in {"and", "&"}:
        return None
    other = _title_ending(scene, joint - 1, comma=False)
    if other is None or other.rank or other.head != joint - 1:
        return None
    apart = doc[other.first - 1].lower_ in {"the", ","} if other.first else False
    return None if apart and other.first == other.start else other


def before_the_body(scene: Scene, head: int, end: int) -> int:
    """The complement without the body at its end: "commander for the southern provinces", not "… of the UN"."""
    last = end
    for at in range(head + 1, end + 1):
        number = scene.number_at(scene.doc[at])
        if (
            number is not None
            and scene.parsed.candidates[number].kind != "bare"
            and not is_portfolio(scene, number, at)
        ):
            told = scene.parsed.candidates[number].kind == "definite" and scene.doc[at].left_edge.i > head
            last = min(at, scene.doc[at].left_edge.i) - 1 if told else at - 1  # "co-chair of the food committee"
            break
    cut = last < end
    while last > head and (
        scene.doc[last].lower_ in JOINING | SKIPPED
        or scene.doc[last].lower_ == "and"
        or (cut and (scene.doc[last].pos_ in {"ADJ", "NUM", "PUNCT", "ADV"} or scene.doc[last].tag_ == "VBN"))
    ):
        last -= 1
    return last
