"""The office itself: its head, which is listed, and what stands before it, down to whose it is and "former"."""

import msgspec
from spacy.tokens import Token

from schemas import Reference
from worker.extraction.claims.knowledge import titles
from worker.extraction.claims.roles.offices_whose import WHOSE, whose_before
from worker.extraction.claims.scene import Scene
from worker.extraction.knowledge import entity_named
from worker.extraction.names.naming import name_words

LONGEST_HEAD = 4
REACH = 14
SKIPPED = frozenset({"the", "a", "an", "this", "then", "his", "her", "its", "our", "their", "-", "'s", "’s", "'"})
_SENT = frozenset({"ambassador", "envoy", "representative"})  # "Israel's UN ambassador" is Israel's


class Title(msgspec.Struct, frozen=True):
    """A title at tokens `first` to `last`: `words` from `start` on are the office, `whose` the body or country."""

    first: int
    last: int
    start: int
    former: bool
    rank: bool
    whose: Reference | None = None
    head: int = 0


def head_ending(scene: Scene, last: int, within: int | None = None) -> tuple[int, bool] | None:
    """Where the office that ends at a token starts, and whether it is only a rank; `within` a name that holds it."""
    doc, table = scene.doc, titles()
    best: tuple[int, bool] | None = None
    text = ""
    for at in range(last, max(-1, last - 2 * LONGEST_HEAD), -1):
        token = doc[at]
        text = token.lower_ + (token.whitespace_ and " ") + text if at < last else token.lower_
        plain = text.replace("’", "'").strip()
        if at < last and scene.number_at(token) != within and _is_body(scene, token):
            continue  # "Scottish National Party leader"
        if plain in table.heads:
            best = (at, False)
        elif plain in table.ranks or plain.replace("-", " ") in table.ranks:
            best = (at, True)  # "wing commander"
        singular = token.lemma_.lower()
        if at == last and best is None and token.tag_ == "NNS" and singular in table.heads:
            return None
    return best


def is_portfolio(scene: Scene, number: int, at: int) -> bool:
    """Whether a name of one word is that of what a minister is for: "Labor", "Energy"."""
    candidate = scene.parsed.candidates[number]
    alone = scene.number_at(scene.doc[at - 1]) != number if at else True
    alone = alone and (at + 1 >= len(scene.doc) or scene.number_at(scene.doc[at + 1]) != number)
    word = scene.doc[at].lower_
    if _is_field(scene, number, at):
        return True
    unknown = candidate.entity is not None and candidate.entity.id == f"organisation:{word}"  # but the Senate is known
    return alone and unknown and word in titles().modifiers


def _is_field(scene: Scene, number: int, at: int) -> bool:
    """Whether what looks like a body is what somebody sees to: "Assistant Secretary for Financial Markets"."""
    candidate = scene.parsed.candidates[number]
    if candidate.entity is None or candidate.entity.type != "organisation" or candidate.kind != "named":
        return False
    first = scene.first_of(scene.doc[at])
    behind = first > 1 and (scene.doc[first - 1].lower_ == "for" or _is_of_a_body(scene, number, at))
    if not behind or entity_named(candidate.entity.name) is not None:
        return False
    if not {word.lower() for word in candidate.entity.name.split()}.isdisjoint(name_words().organisation):
        return False
    return any(token.lower_ in _SEEING_TO for token in scene.doc[max(first - 1 - _FAR_OFFICE, 0) : first - 1])


def _is_of_a_body(scene: Scene, number: int, at: int) -> bool:
    """Whether a body is named behind what somebody sees to there: "Vice President of Corporate Affairs at Boeing"."""
    while at < len(scene.doc) and scene.number_at(scene.doc[at]) == number:
        at += 1
    after = scene.number_at(scene.doc[min(at + 2, len(scene.doc) - 1)])
    after = after if after is not None or at + 1 >= len(scene.doc) else scene.number_at(scene.doc[at + 1])
    named = at + 1 < len(scene.doc) and scene.doc[at].lower_ == "at" and after is not None
    return named and scene.type_of(after or 0) == "organisation"


_FAR_OFFICE = 5  # tokens: "Special Assistant to the President for"
_SEEING_TO = frozenset(
    {"secretary", "undersecretary", "assistant", "adviser", "advisor", "counselor", "commissioner", "coordinator"}
    | {"director", "president", "deputy", "minister", "representative"}
)


def _is_of_named(scene: Scene, number: int, at: int) -> bool:
    """Whether what only refers to a body has the name of another right before it."""
    definite = scene.parsed.candidates[number].kind == "definite"
    return definite and at > 0 and _is_body(scene, scene.doc[at - 1])


def _is_body(scene: Scene, token: Token) -> bool:
    """Whether a token belongs to the name of a body or state."""
    number = scene.number_at(token)
    named = number is not None and scene.parsed.candidates[number].kind == "named"
    return named and scene.type_of(number or 0) in WHOSE


def extended(scene: Scene, start: int, head: int, last: int, rank: bool, whose: Reference | None) -> Title:
    """Take in the modifiers before a title, the words for "former", and whose office it is."""
    doc, table = scene.doc, titles()
    former, first = False, start
    at = start - 1
    title_start = start
    while at >= 0 and start - at < REACH and not doc[at + 1].is_sent_start:
        token = doc[at]
        word = token.lower_
        number = scene.number_at(token)
        if number is not None and _is_of_named(scene, number, at):
            at -= 1
            continue  # "African Union mission spokesman"
        if number is not None and is_portfolio(scene, number, at):
            number = None  # "Labor Secretary"
        if number is not None and scene.type_of(number) in WHOSE and word not in table.heads:
            sender = doc[head].lower_ in _SENT and token.dep_ == "poss"
            whose = scene.parsed.reference(token) if sender else whose or scene.parsed.reference(token)
            while at >= 0 and scene.number_at(doc[at]) == number:
                at -= 1
            first = at + 1
            continue
        if number is not None and scene.parsed.candidates[number].kind in {"bare", "definite"}:
            number = None  # "Foreign Affairs Minister"
        if word == "under" and not doc[at + 1].lower_.startswith(("-", "secretar")):
            break  # "under King Alfonso"
        if word == ")" and at > 2 and doc[at - 2].text == "(" and scene.number_at(doc[at - 1]) is not None:
            at -= 1  # "Rwanda Defence Force (RDF) Chief of Staff"
            continue
        if word == "(" and whose is not None:
            at -= 1
            continue
        if word in {"its", "their"} and whose is None:
            whose = scene.parsed.reference(token)
        if word == "whose" and whose is None:
            return Title(first, last, title_start, former, rank, whose_before(scene, at), head)
        if token.pos_ == "VERB" and any(child.dep_ == "nsubj" for child in token.lefts):
            break  # "The minister appointed General X"
        if word in table.former:
            former = True
        elif number is None and word in table.passing:
            pass
        elif number is None and (word in table.modifiers or (word in table.heads and not former)):
            title_start = at  # "ECOWAS Chair President X"
        elif number is None and whose is None and _is_part_of_title(token, doc[head]):
            title_start = at  # "Chief Science Officer X"
        elif word not in SKIPPED:
            break
        if word not in {"the", "a", "an"}:
            first = at
        if word in {"the", "a", "an"}:
            break
        at -= 1
    former = former or any(child.lower_ in table.former for child in doc[head].lefts)  # "a former tank commander"
    return Title(first, last, title_start, former, rank, whose, head)


def _is_part_of_title(token: Token, head: Token) -> bool:
    """Whether a capitalised word before a capitalised office is part of it, though nobody has listed it."""
    capital = token.text[:1].isupper() and head.text[:1].isupper() and token.text.isalpha()
    noun = token.pos_ in {"PROPN", "NOUN", "ADJ"} and token.ent_type_ not in {"DATE", "TIME"}
    return capital and noun and not token.is_sent_start and len(token) > 1
