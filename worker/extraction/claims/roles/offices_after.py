"""Offices after a name: ", spokesman for NATO's force", ", who was top spokesman for the coalition"."""

from spacy.tokens import Doc, Token

from schemas import Reference
from worker.extraction.claims.knowledge import titles
from worker.extraction.claims.roles.heads import LONGEST_HEAD, REACH, SKIPPED, Title, is_portfolio
from worker.extraction.claims.roles.offices import JOINING, WHEN, before_the_body
from worker.extraction.claims.roles.offices_whose import WHOSE, tells_whose_force
from worker.extraction.claims.scene import Scene

_BODIES = frozenset({"armed_group", "organisation", "coalition"})
_LONGEST_TIME = 6  # tokens
_AT_PRESENT = frozenset({"at present", "right now", "these days"})
_OF_TIMES = frozenset({"ADV", "DET", "NUM", "ADJ"})
_SPANS = frozenset({"year", "month", "week", "decade", "day", "term", "time"})


def title_after(scene: Scene, last: int) -> Title | None:
    """The title after a name: ", spokesman for NATO's force", ", who was top spokesman for the coalition"."""
    doc = scene.doc
    at = _past_aside(doc, _past_country(scene, last + 1))
    if at + 1 >= len(doc):
        return None
    former_by_tense = False
    if doc[at].text in {",", "(", "–", "—", "-", "--"}:
        at += 1
        if at + 2 < len(doc) and doc[at : at + 2].text.lower() in _AT_PRESENT:
            at += 2
        if doc[at].lower_ in {"until", "till"} and (since := _past_time(scene, at + 1)):
            at, former_by_tense = since, True  # "X, until this summer the head of the academy"
    elif doc[at].lower_ not in {"who", "the"}:  # "X who was commander", "X the inspector general of the army"
        return None
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
    title = title_starting(scene, at, former_by_tense)
    if title is not None and doc[at].lower_ == "the" and title.last + 1 < len(doc):
        following = doc[title.last + 1]  # "To protect the Sample Divide, the President is building"
        return None if following.tag_ in {"VBZ", "VBP", "MD"} and doc[at - 1].text == "," else title
    return title


def _past_country(scene: Scene, at: int) -> int:
    """Where what follows a name goes on after its country and a comma: "X of Ghana, the force's chief of staff"."""
    doc = scene.doc
    number = scene.number_at(doc[at + 1]) if at + 2 < len(doc) and doc[at].lower_ in {"of", "from"} else None
    if number is None or scene.type_of(number) != "country":
        return at
    end = _past(scene, at + 1, number)
    return end if end < len(doc) and doc[end].text == "," else at


def _past_aside(doc: Doc, at: int) -> int:
    """Where what follows a name goes on after an age or a word in brackets: "X, 34, a nurse", "X (retd), the"."""
    if at + 3 < len(doc) and doc[at].text == "," and doc[at + 1].like_num and doc[at + 2].text == ",":
        return at + 2
    aside = at + 4 < len(doc) and doc[at].text == "(" and doc[at + 1].is_alpha
    if aside and (doc[at + 1].text.islower() or doc[at + 1].text in {"R", "D", "I"}):  # "(retd)", "(R-Ohio)"
        closed = next((i for i in range(at + 2, min(at + 6, len(doc) - 1)) if doc[i].text == ")"), None)
        return closed + 1 if closed is not None and doc[closed + 1].text == "," else at
    return at


def _past_time(scene: Scene, at: int) -> int:
    """Where an office begins behind when it ended, or 0: "until this summer the head", "until recently chief"."""
    doc = scene.doc
    for end in range(at + 1, min(at + _LONGEST_TIME, len(doc))):
        if doc[end].lower_ in {"the", "a", "an"} or _head_starting(doc, end) is not None:
            told = all(token.pos_ in _OF_TIMES or token.ent_type_ == "DATE" for token in doc[at:end])
            return end if told else 0
    return 0


def title_starting(scene: Scene, at: int, former: bool, strict: bool = False) -> Title | None:
    """The title whose words start at a token: modifiers, the office, and "of …" or "for …"."""
    doc, table = scene.doc, titles()
    first, title_start, whose = at, -1, None
    end = min(len(doc), at + REACH)
    while at < end:
        token = doc[at]
        number = scene.number_at(token)
        if number is not None and token.lower_ == "its" and whose is None:
            whose = scene.parsed.reference(token)  # "X, its British commander"
        if number is not None and (_is_office(scene, number, token) or _starts_office(scene, number, at)):
            number = None
        if number is not None:
            kind = scene.type_of(number)
            after = _past(scene, at, number)
            if kind == "person" and after < end and doc[after].lower_ in {"'s", "’s"}:
                at = after + 1  # "X, Gbagbo's ambassador to Canada"
                continue
            if kind == "person" or (kind is None and scene.parsed.candidates[number].kind == "pronoun"):
                return None
            if kind is None and scene.parsed.candidates[number].kind == "bare":
                title_start = title_start if title_start >= 0 else at  # "the Founding Chair"
            elif whose is None and kind in WHOSE | {None} and not scene.is_seat(token):
                whose = scene.parsed.reference(token)
            while at < end and scene.number_at(doc[at]) == number:
                at += 1
            continue
        word = token.lower_
        if word in {"(", ")"} and whose is not None:
            at += 1  # "Joint Task Force (JTF) spokesperson"
            continue
        head = _head_starting(doc, at)
        if head is not None:
            head_end, rank = head
            if head_end < end and doc[head_end].tag_ == "POS" and doc[head_end + 1 : head_end + 2].text.islower():
                at, title_start, former = head_end + 1, -1, False  # "a former mayor's aide"
                continue
            if owner := _past_owner(scene, head_end):
                at = owner  # "General X's deputy"
                continue
            # the head is the last office of a run: "deputy spokesman", "chief of staff"
            following = _head_starting(doc, head_end)
            if following is None or scene.number_at(doc[head_end]) is not None:
                start = title_start if title_start >= 0 else at
                body = _closing_body(scene, head_end)
                if body is not None:  # "NATO's Supreme Allied Commander Europe"
                    return Title(first, head_end - 1, start, former, rank, whose or body, head_end - 1)
                if head_end < len(doc) and not _ends(scene, doc[head_end]):
                    if not rank and word in table.modifiers and doc[head_end].lower_ in table.modifiers:
                        title_start, at = start, head_end  # "Chief Military Information Officer"
                        continue
                    return None
                return _completed(scene, first, start, head_end - 1, former, rank, whose)
            title_start = title_start if title_start >= 0 else at
            at = head_end
            continue
        if word in table.former:
            former = True
        elif word in table.passing or (title_start < 0 and at + 1 < end and doc[at + 1].tag_ == "POS"):
            pass  # "X, the party's secretary general"
        elif word in table.modifiers:
            title_start = title_start if title_start >= 0 else at
        elif word not in SKIPPED:
            if title_start < 0 and token.tag_ in {"RB", "VBN", "VBG"} and at - first < 6 and not strict:
                pass  # "the freshly assembled force's chief of staff"
            elif token.pos_ in {"PROPN", "ADJ", "NOUN"} and not strict and at - first < 6:
                title_start = title_start if title_start >= 0 else (at if token.pos_ != "PROPN" else -1)
            else:
                return None
        at += 1
    return None


def _closing_body(scene: Scene, at: int) -> Reference | None:
    """The body or place right after an office that closes the apposition: "Commander ISAF"."""
    number = scene.number_at(scene.doc[at]) if at < len(scene.doc) else None
    if number is None or scene.type_of(number) not in WHOSE or not scene.doc[at - 1].text[:1].isupper():
        return None
    after = _past(scene, at, number)
    closed = after >= len(scene.doc) or scene.doc[after].text in {",", ".", ")", ";", "–", "—"}
    return scene.parsed.reference(scene.doc[at]) if closed else None


def other_after(scene: Scene, title: Title) -> Title | None:
    """The other office of one person after a name: "X, envoy of the Secretary-General and head of the mission"."""
    for at in range(title.head + 1, min(title.head + REACH, len(scene.doc) - 1)):
        if scene.doc[at].is_punct and scene.doc[at].text != "-":
            return None
        if _joins_office(scene, at):
            return title_starting(scene, at + 1, title.former, strict=True)
    return None


def _joins_office(scene: Scene, at: int) -> bool:
    """Whether a token joins another office of the same person to one before it."""
    doc, table = scene.doc, titles()
    if doc[at].lower_ not in {"and", "&"} and doc[max(at - 2, 0) : at + 1].text.lower() != "as well as":
        return False
    for token in doc[at + 1 : at + 7]:
        number = scene.number_at(token)
        if _head_starting(doc, token.i) is not None:
            return number is None or _is_office(scene, number, token)
        body = number is not None and scene.type_of(number) in WHOSE
        if not body and token.lower_ not in table.modifiers | table.former | table.passing | SKIPPED:
            return False
    return False


def _past_owner(scene: Scene, at: int) -> int:
    """Where a title goes on after a person whose it is, or 0: "General X's deputy"."""
    number = scene.number_at(scene.doc[at]) if at < len(scene.doc) else None
    if number is None or scene.type_of(number) != "person":
        return 0
    after = _past(scene, at, number)
    return after + 1 if after < len(scene.doc) and scene.doc[after].lower_ in {"'s", "’s"} else 0


def _past(scene: Scene, at: int, number: int) -> int:
    """The first token after a candidate."""
    while at < len(scene.doc) and scene.number_at(scene.doc[at]) == number:
        at += 1
    return at


def _starts_office(scene: Scene, number: int, at: int) -> bool:
    """Whether a capitalised word that is nobody's name begins an office: the "Co" of "Co-Chair"."""
    candidate = scene.parsed.candidates[number]
    unknown = candidate.kind in {"bare", "acronym"} and candidate.entity is None
    office = _head_starting(scene.doc, at)
    longer = candidate.kind == "definite" and office is not None and office[0] > at + 1  # "the new Force Commander"
    return (unknown or longer) and office is not None and not office[1]


def _is_office(scene: Scene, number: int, token: Token) -> bool:
    """Whether what refers to somebody is itself the office: "the army spokesman", "their new leader"."""
    candidate = scene.parsed.candidates[number]
    possessive = candidate.kind == "pronoun" and token.dep_ == "poss"
    return possessive or (candidate.kind == "definite" and scene.type_of(number) in {"person", None})


def _ends(scene: Scene, token: Token) -> bool:
    """Whether the word after an office ends it: no noun ("fellow citizens"), no name ("Chancellor Merkel")."""
    if scene.is_person(token):
        return False
    return token.pos_ not in {"NOUN", "PROPN", "ADJ"} or token.lower_ in {"general", "designate", "elect"}


def _head_starting(doc: Doc, at: int) -> tuple[int, bool] | None:
    """The longest office that starts at a token: where it ends, and whether it is only a rank."""
    table = titles()
    tokens = doc[at : at + 2 * LONGEST_HEAD]
    text, best = "", None
    for step, token in enumerate(tokens):
        text += token.lower_
        if text in table.heads:
            best = (at + step + 1, False)
        elif text in table.ranks:
            best = (at + step + 1, True)
        text += token.whitespace_ and " "
    return best


def rank_starting(doc: Doc, at: int) -> int:
    """Where a rank ends that starts at a token, or 0."""
    found = _head_starting(doc, at) if at < len(doc) else None
    return found[0] if found is not None and found[1] else 0


def _completed(
    scene: Scene, first: int, start: int, last: int, former: bool, rank: bool, whose: Reference | None
) -> Title | None:
    """The title with its complement: "Under-Secretary-General for Humanitarian Affairs", "spokesman" of whom."""
    doc, described = scene.doc, False
    head = last
    end = last
    at = last + 1
    if at < len(doc) and doc[at].lower_ in JOINING:
        stop = min(len(doc), at + REACH)
        stop = next((i for i in range(at, stop - 1) if _is_of_the_clause(doc, i)), stop)
        told = min((one.start for one in scene.times if one.start > doc[head].idx), default=len(scene.parsed.text))
        while (
            at < stop
            and doc[at].text not in {",", ".", ";", ":", ")", "(", "–", "—", "--", '"', "“"}
            and doc[at].pos_ not in {"VERB", "AUX", "SCONJ"}
            and doc[at].tag_ not in {"WP", "WDT"}
            and doc[at].lower_ not in {"between", "since", "from", "during", "when", "who", "that", "until"}
            and not _joins_office(scene, at)
        ):
            number = scene.number_at(doc[at])
            if number is not None and (owned := _body_owned(scene, _past(scene, at, number))):
                at = owned  # "a spokesman for Haftar's Libyan National Army"
                continue
            if number is not None and scene.type_of(number) == "person" and _is_of_next(doc, last, at):
                return None
            if number is not None and scene.type_of(number) == "person" and not _is_office(scene, number, doc[at]):
                break
            if doc[at].idx >= told:
                break
            named = number is not None and scene.parsed.candidates[number].kind != "bare"
            named = named and not is_portfolio(scene, number or 0, at)
            body = number is not None and scene.type_of(number) in _BODIES
            longer = described and body
            national = body and doc[head + 1].lower_ != "to" and _is_national(scene, first, head, whose)
            may_own = named and (whose is None or longer or national) and not scene.is_seat(doc[at])
            passed = number is not None and tells_whose_force(scene, doc[at], len(doc) - 1)
            if number is not None and may_own and not passed and scene.type_of(number) in WHOSE | {None}:
                described = doc[at].pos_ == "ADJ"  # "leader of the Lebanese Shiite group Hezbollah"
                whose = scene.parsed.reference(doc[at])
            end = at
            at += 1
        while end > head and doc[end].lower_ in JOINING | WHEN and at < len(doc) and doc[at].idx >= told:
            end -= 1  # "chairman of the Joint Chiefs of Staff in early August 1990"
        if at < stop and scene.is_person(doc[at]):
            end = _before_office_of(doc, head, end)
        title_end = head
        if whose is None or (
            scene.number_at(doc[min(head + 2, len(doc) - 1)]) is None
            and scene.number_at(doc[min(head + 3, len(doc) - 1)]) is None
        ):
            title_end = before_the_body(scene, head, end)
        return Title(first, title_end, start, former, rank, whose, head)
    return Title(first, end, start, former, rank, whose, head)


def _before_office_of(doc: Doc, head: int, end: int) -> int:
    """Where a title ends that goes on with the office of whom somebody serves: "a strategist to President Sample"."""
    served = (
        titles().heads
        | titles().ranks
        | titles().honorifics
        | titles().former
        | JOINING
        | {"and", "-", "vice", "deputy"}
    )
    while end > head and (doc[end].lower_ in served or doc[end].lemma_.lower() in served):
        end -= 1
    return end


def _body_owned(scene: Scene, at: int) -> int:
    """Where the name of a body or group begins whose owner ends at a token, or 0."""
    after = scene.doc[at : at + 2]
    number = scene.number_at(after[1]) if len(after) > 1 and after[0].tag_ == "POS" else None
    named = number is not None and scene.parsed.candidates[number].kind in {"named", "acronym"}
    return at + 1 if named and scene.type_of(number or 0) in _BODIES else 0


def _is_national(scene: Scene, first: int, head: int, whose: Reference | None) -> bool:
    """Whether an adjective only tells of what nation somebody is: "the Danish commander of KFOR"."""
    if whose is None:
        return False
    adjectives = [
        token for token in scene.doc[first:head] if token.pos_ == "ADJ" and scene.number_at(token) is not None
    ]
    return any(scene.parsed.reference(token).id == whose.id for token in adjectives)


def _is_of_the_clause(doc: Doc, at: int) -> bool:
    """Whether a preposition after an office tells of the clause: "minister in an address", "commander for a year"."""
    word, after = doc[at].lower_, doc[at + 1 : at + 4]
    if word in {"in", "during"}:
        return after[0].lower_ in {"a", "an"}
    return word == "for" and any(token.lemma_ in _SPANS for token in after)


def _is_of_next(doc: Doc, head: int, name: int) -> bool:
    """Whether a title is that of the person after it: "Ali Zaidi, Secretary of Energy Jennifer Granholm, and"."""
    at = name - 1
    while at > head and doc[at].lower_ in titles().ranks | titles().honorifics:
        at -= 1
    capital = doc[head].text[:1].isupper() and doc[at].text[:1].isupper()
    return capital and at > head and doc[at].lower_ not in titles().heads
