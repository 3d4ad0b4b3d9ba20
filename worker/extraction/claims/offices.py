"""Offices: the words before and after a name read as a title.

Its head is a listed office, before it stand modifiers ("deputy foreign"), a country or body whose office it is, and
words for "former"; after it "of …" or "for …" says whose it is.
"""

import msgspec
from spacy.tokens import Doc, Token

from schemas import Reference
from worker.extraction.claims.knowledge import titles
from worker.extraction.claims.scene import Scene

_LONGEST_HEAD = 4
_REACH = 14
_JOINING = frozenset({"of", "for", "to", "at", "in", "with", "on", "from"})
_WHOSE = frozenset({"country", "organisation", "armed_group", "coalition", "place"})
_SKIPPED = frozenset({"the", "a", "an", "then", "his", "her", "its", "our", "their", "-", "'s", "’s", "'"})


_SERVICES = frozenset({"army", "navy", "air", "force", "marine", "corps", "retired", "us", "u.s."})
_WHEN = frozenset({"in", "on", "at", "since", "from", "during", "between", "until", "early", "late", "mid"})


class Title(msgspec.Struct, frozen=True):
    """A title at tokens `first` to `last`: `words` from `start` on are the office, `whose` the body or country."""

    first: int
    last: int
    start: int
    former: bool
    rank: bool
    whose: Reference | None = None
    head: int = 0


def title_before(scene: Scene, first: int) -> Title | None:
    """The title that ends right before a name: "US Secretary of Defense Jim Mattis", "the president of Georgia, X"."""
    doc = scene.doc
    at = first - 1
    while at > 0 and doc[at].lower_ in titles().honorifics and doc[at - 1].text == ",":
        at -= 1  # "The Prime Minister, Mr John Major"
    if at >= 0 and doc[at].text in {",", "-", "–"}:
        # "Britain's Foreign Secretary, William Hague": the name must close the apposition
        title = _title_ending(scene, at - 1, comma=True)
        return title if title is not None and _closed(scene, first) else None
    if at >= 0 and doc[at].text in {'"', "”"}:
        return None
    return _title_ending(scene, at, comma=False)


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
    found = _head_ending(scene, last)
    while found is None and last > 0 and doc[last].lower_ in titles().honorifics and scene.number_at(doc[last]) is None:
        last -= 1
        found = _head_ending(scene, last)
    before = _before_rank(scene, found[0]) if found is not None and found[1] else 0
    if found is not None and found[1] and before > 1 and not comma and doc[before - 1].text == ",":
        title = _title_ending(scene, before - 2, comma=True)  # "The commander of US forces, Army General X"
        if title is not None and not title.rank:
            return title
    if found is not None and found[1] and found[0] > 0 and not comma:
        office = _head_ending(scene, found[0] - 1)  # "army chief General Sir Richard Dannatt"
        if office is not None and not office[1]:
            return _extended(scene, office[0], found[0] - 1, found[0] - 1, False, None)
    if found is not None:
        return _extended(scene, found[0], last, last, found[1], None)
    # "president of Georgia", "commander of US forces in Iraq": the head stands before the complement
    at = last
    for _ in range(_REACH):
        if at < 1 or doc[at].text in {",", ".", ";", ":", "!", "?"} or doc[at].pos_ in {"VERB", "AUX"}:
            return None
        if doc[at].lower_ in _JOINING and scene.number_at(doc[at]) is None:
            found = _head_ending(scene, at - 1)
            if found is not None:
                if all(token.lower_ in _SKIPPED for token in doc[at + 1 : last + 1]):
                    return None
                if not comma and not _proper_complement(scene, at, last):
                    return None
                whose = _whose_within(scene, at + 1, last)
                end = _before_the_body(scene, at - 1, last) if whose is not None else last
                return msgspec.structs.replace(_extended(scene, found[0], at - 1, end, found[1], whose), first=found[0])
        at -= 1
    return None


def _before_rank(scene: Scene, first: int) -> int:
    """Where a rank begins with what it is a rank of: "Army Gen.", "retired US Marine Corps Gen."."""
    doc = scene.doc
    while first > 0 and doc[first - 1].lower_ in _SERVICES:
        first -= 1
    return first


def _proper_complement(scene: Scene, at: int, last: int) -> bool:
    """ "Secretary of State John Kerry", "Minister for Europe X": a complement without a comma is capitalised."""
    return all(
        token.text[:1].isupper() or token.lower_ in {"the", "and", "of", "for", "&"}
        for token in scene.doc[at + 1 : last + 1]
    )


def _head_ending(scene: Scene, last: int) -> tuple[int, bool] | None:
    """Where the office that ends at a token starts, and whether it is only a rank."""
    doc, table = scene.doc, titles()
    best: tuple[int, bool] | None = None
    text = ""
    for at in range(last, max(-1, last - 2 * _LONGEST_HEAD), -1):
        token = doc[at]
        text = token.lower_ + (token.whitespace_ and " ") + text if at < last else token.lower_
        plain = text.replace("’", "'").strip()
        if plain in table.heads:
            best = (at, False)
        elif (plain in table.ranks or plain.replace("-", " ") in table.ranks) and (best is None or best[1]):
            best = (at, True)
        singular = token.lemma_.lower()
        if at == last and best is None and token.tag_ == "NNS" and singular in table.heads:
            return None
    return best


def _extended(scene: Scene, start: int, head: int, last: int, rank: bool, whose: Reference | None) -> Title:
    """Take in the modifiers before a title, the words for "former", and whose office it is."""
    doc, table = scene.doc, titles()
    former, first = False, start
    at = start - 1
    title_start = start
    while at >= 0 and start - at < _REACH:
        token = doc[at]
        word = token.lower_
        number = scene.number_at(token)
        if number is not None and scene.type_of(number) in _WHOSE and word not in table.heads:
            whose = whose or scene.parsed.reference(token)
            while at >= 0 and scene.number_at(doc[at]) == number:
                at -= 1
            first = at + 1
            continue
        if number is not None and scene.parsed.candidates[number].kind in {"bare", "definite"}:
            number = None  # "Foreign Affairs Minister"
        if word == ")" and at > 2 and doc[at - 2].text == "(" and scene.number_at(doc[at - 1]) is not None:
            at -= 1  # "Rwanda Defence Force (RDF) Chief of Staff"
            continue
        if word == "(" and whose is not None:
            at -= 1
            continue
        if word == "whose" and whose is None:
            return Title(first, last, title_start, former, rank, _whose_before(scene, at), head)
        if word in table.former:
            former = True
        elif number is None and word in table.passing:
            pass
        elif number is None and (word in table.modifiers or (word in table.heads and not former)):
            title_start = at  # "ECOWAS Chair President X"
        elif word in _SKIPPED or _is_double(doc, at, former):
            if word in {"and", "&"}:
                title_start = at - 1
                at -= 1
        elif word == "," and whose is None:
            break
        else:
            break
        if word not in {"the", "a", "an"}:
            first = at
        if word in {"the", "a", "an"}:
            break
        at -= 1
    return Title(first, last, title_start, former, rank, whose, head)


def _is_double(doc: Doc, at: int, former: bool) -> bool:
    """Whether "and" joins two offices of one person: "founder and CEO X"; "the president and Secretary X" are two."""
    if former or doc[at].lower_ not in {"and", "&"} or at < 1 or doc[at - 1].lower_ not in titles().heads:
        return False
    return at < 2 or doc[at - 2].lower_ != "the"


def _whose_before(scene: Scene, at: int) -> Reference | None:
    """Whose the office is in "Serbia, whose new president, X": what is named right before "whose"."""
    return _whose_within(scene, max(0, at - 3), at - 1)


def whose_after(scene: Scene, last: int) -> Reference | None:
    """Whose the office is where it is told after the name: "Foreign Minister Alfred Mutua of Kenya"."""
    doc = scene.doc
    if last + 2 >= len(doc) or doc[last + 1].lower_ not in {"of", "from"}:
        return None
    at = last + 3 if doc[last + 2].lower_ == "the" and last + 3 < len(doc) else last + 2
    number = scene.number_at(doc[at])
    return scene.parsed.reference(doc[at]) if number is not None and scene.type_of(number) in _WHOSE else None


def _whose_within(scene: Scene, first: int, last: int) -> Reference | None:
    found: Reference | None = None
    for token in scene.doc[first : last + 1]:
        number = scene.number_at(token)
        if number is not None and scene.type_of(number) in _WHOSE:
            found = scene.parsed.reference(token)
            if not any(after.lower_ in {"'s", "’s"} for after in scene.doc[token.i + 1 : token.i + 2]):
                return found  # "NATO's Stabilisation Force" is the force
    return found


def title_after(scene: Scene, last: int) -> Title | None:
    """The title after a name: ", spokesman for NATO's force", ", who was top spokesman for the coalition"."""
    doc = scene.doc
    at = last + 1
    if at + 1 >= len(doc) or doc[at].text not in {",", "(", "–", "—", "-"}:
        return None
    at += 1
    former_by_tense = False
    if doc[at].lower_ == "who" and at + 2 < len(doc):
        if doc[at + 1].lower_ in {"is", "was", "became", "serves", "served", "has", "had"}:
            past = doc[at + 1].lower_ in {"was", "served", "had"}
            at += 2
            while at < len(doc) and doc[at].lower_ in {
                "been",
                "as",
                "served",
                "also",
                "once",
                "previously",
                "currently",
                "now",
            }:
                at += 1
            former_by_tense = past
        else:
            return None
    return title_starting(scene, at, former_by_tense)


def title_starting(scene: Scene, at: int, former: bool, strict: bool = False) -> Title | None:
    """The title whose words start at a token: modifiers, the office, and "of …" or "for …"."""
    doc, table = scene.doc, titles()
    first, title_start, whose = at, -1, None
    end = min(len(doc), at + _REACH)
    while at < end:
        token = doc[at]
        number = scene.number_at(token)
        if number is not None and _is_office(scene, number, token):
            number = None
        if number is not None:
            kind = scene.type_of(number)
            after = _past(scene, at, number)
            if kind == "person" and after < end and doc[after].lower_ in {"'s", "’s"}:
                at = after + 1  # "X, Gbagbo's ambassador to Canada"
                continue
            if kind == "person" or (kind is None and scene.parsed.candidates[number].kind == "pronoun"):
                return None
            if whose is None and kind in _WHOSE | {None}:
                whose = scene.parsed.reference(token)
            while at < end and scene.number_at(doc[at]) == number:
                at += 1
            continue
        word = token.lower_
        head = _head_starting(doc, at)
        if head is not None:
            head_end, rank = head
            # the head is the last office of a run: "deputy spokesman", "chief of staff"
            following = _head_starting(doc, head_end)
            if following is None or scene.number_at(doc[head_end]) is not None:
                if head_end < len(doc) and not _ends(scene, doc[head_end]):
                    return None
                start = title_start if title_start >= 0 else at
                return _completed(scene, first, start, head_end - 1, former, rank, whose)
            title_start = title_start if title_start >= 0 else at
            at = head_end
            continue
        if word in table.former:
            former = True
        elif word in table.passing:
            pass
        elif word in table.modifiers:
            title_start = title_start if title_start >= 0 else at
        elif word not in _SKIPPED:
            if token.pos_ in {"PROPN", "ADJ", "NOUN"} and not strict and at - first < 6:
                title_start = title_start if title_start >= 0 else (at if token.pos_ != "PROPN" else -1)
            else:
                return None
        at += 1
    return None


def _past(scene: Scene, at: int, number: int) -> int:
    """The first token after a candidate."""
    while at < len(scene.doc) and scene.number_at(scene.doc[at]) == number:
        at += 1
    return at


def _is_office(scene: Scene, number: int, token: Token) -> bool:
    """Whether what refers to somebody is itself the office: "the army spokesman", "their new leader"."""
    candidate = scene.parsed.candidates[number]
    possessive = candidate.kind == "pronoun" and token.dep_ == "poss"
    return possessive or (candidate.kind == "definite" and scene.type_of(number) in {"person", None})


def _ends(scene: Scene, token: Token) -> bool:
    """Whether the word after an office ends it: no noun ("fellow citizens"), no name ("Chancellor Merkel")."""
    number = scene.number_at(token)
    if number is not None and scene.type_of(number) == "person":
        return False
    return token.pos_ not in {"NOUN", "PROPN", "ADJ"} or token.lower_ in {"general", "designate", "elect"}


def _head_starting(doc: Doc, at: int) -> tuple[int, bool] | None:
    """The longest office that starts at a token: where it ends, and whether it is only a rank."""
    table = titles()
    tokens = doc[at : at + 2 * _LONGEST_HEAD]
    text, best = "", None
    for step, token in enumerate(tokens):
        text += token.lower_
        if text in table.heads:
            best = (at + step + 1, False)
        elif text in table.ranks:
            best = (at + step + 1, True)
        text += token.whitespace_ and " "
    return best


def _completed(
    scene: Scene, first: int, start: int, last: int, former: bool, rank: bool, whose: Reference | None
) -> Title:
    """The title with its complement: "Under-Secretary-General for Humanitarian Affairs", "spokesman" of whom."""
    doc = scene.doc
    head = last
    end = last
    at = last + 1
    if at < len(doc) and doc[at].lower_ in _JOINING:
        stop = min(len(doc), at + _REACH)
        told = min((one.start for one in scene.times if one.start > doc[head].idx), default=len(doc.text))
        while (
            at < stop
            and doc[at].text not in {",", ".", ";", ":", ")", "(", "–", "—", '"', "“"}
            and doc[at].pos_ not in {"VERB", "AUX", "SCONJ"}
            and doc[at].tag_ not in {"WP", "WDT"}
            and doc[at].lower_ not in {"between", "since", "from", "during", "when", "who", "that", "until"}
        ):
            number = scene.number_at(doc[at])
            if (number is not None and scene.type_of(number) == "person") or doc[at].idx >= told:
                break
            named = number is not None and scene.parsed.candidates[number].kind != "bare"
            if number is not None and named and whose is None and scene.type_of(number) in _WHOSE | {None}:
                whose = scene.parsed.reference(doc[at])
            end = at
            at += 1
        while end > head and doc[end].lower_ in _JOINING | _WHEN and at < len(doc) and doc[at].idx >= told:
            end -= 1  # "chairman of the Joint Chiefs of Staff in early August 1990"
        title_end = head
        if whose is None or (
            scene.number_at(doc[min(head + 2, len(doc) - 1)]) is None
            and scene.number_at(doc[min(head + 3, len(doc) - 1)]) is None
        ):
            title_end = _before_the_body(scene, head, end)
        return Title(first, title_end, start, former, rank, whose, head)
    return Title(first, end, start, former, rank, whose, head)


def _before_the_body(scene: Scene, head: int, end: int) -> int:
    """The complement without the body at its end: "commander for the southern provinces", not "… of the UN"."""
    last = end
    for at in range(head + 1, end + 1):
        if scene.number_at(scene.doc[at]) is not None:
            last = at - 1
            break
    while last > head and (scene.doc[last].lower_ in _JOINING | _SKIPPED or scene.doc[last].lower_ == "and"):
        last -= 1
    return last
