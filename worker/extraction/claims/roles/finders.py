"""Roles: the office or title of a person, before the name, after it, or given by a verb.

`offices` reads the words around a name as a title.
"""

from collections.abc import Iterator

import msgspec
from spacy.tokens import Token

from schemas import Reference, Role, Time
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.knowledge import titles
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.roles.bodies_unseen import of_a_body_unseen
from worker.extraction.claims.roles.given import given
from worker.extraction.claims.roles.heads import Title
from worker.extraction.claims.roles.offices import other_before, title_before
from worker.extraction.claims.roles.offices_after import other_after, title_after, title_starting
from worker.extraction.claims.roles.offices_whose import whose_after
from worker.extraction.claims.roles.signed import title_below
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import clause_verb, prepositional
from worker.extraction.knowledge import forenames
from worker.extraction.names.naming import name_words


def find_roles(scene: Scene, builder: Builder) -> None:
    """Make the role drafts of a paragraph."""
    people = dict(_people(scene))
    for number, (start, last) in people.items():
        first = _after_title(scene, start, last)
        before = title_before(scene, first)
        above = before.first if before is not None else start
        after = title_after(scene, last) or title_below(scene, above, last)
        if before is not None and before.whose is None:
            before = msgspec.structs.replace(before, whose=whose_after(scene, last))
        after = of_a_body_unseen(scene, after) if after is not None else None
        for title in _all(scene, before, after):
            if title.rank and not title.former and title is before and after is not None:
                continue  # "General X, commander of …": the rank says nothing more
            _make(scene, builder, number, (first, last), title)
    _by_pronoun(scene, builder)
    for number, name, title, verb in given(scene, people):
        _make(scene, builder, number, name, title, verb)
    find_shared(scene, builder)


def _all(scene: Scene, before: Title | None, after: Title | None) -> list[Title]:
    """The titles of a person, with the ones that "and" joins to them."""
    found = [title for title in (before, after) if title is not None]
    if before is not None and (other := other_before(scene, before)) is not None:
        found.append(other)
        if before.whose is None and before.first == before.last:  # "the firm's founder and CEO X"
            found[0] = msgspec.structs.replace(before, whose=other.whose)
    sought = after is not None and scene.doc[after.head].lower_ in titles().sought
    if after is not None and not sought and (other := other_after(scene, after)) is not None:
        found.append(other if other.whose is not None else msgspec.structs.replace(other, whose=after.whose))
    return found


def find_shared(scene: Scene, builder: Builder) -> None:
    """ "the two Reuters journalists, A and B", "two AP journalists by police: A and B": each is one."""
    for token in scene.of_lemma(titles().heads, titles().ranks):
        if token.tag_ not in {"NNS", "NNPS"}:
            continue
        for number, name, whose in _borne_by(scene, token):
            _make(scene, builder, number, name, Title(token.i, token.i, token.i, False, False, whose, token.i))
        _, end = scene.sentence(token.i)
        mark = next(
            (i for i in range(token.i + 1, min(token.i + _FAR_MARK, end)) if scene.doc[i].text in _OPENING), end
        )
        if mark + 1 >= end or any(t.pos_ in {"VERB", "AUX"} for t in scene.doc[token.i : mark]):
            continue
        people = _listed(scene, mark + 1, end)
        counted = [child for child in token.lefts if child.pos_ == "NUM"]
        if len(people) < 2 or (scene.doc[mark].text == "," and not counted):
            continue
        whose = next((party.reference for party in scene.modifying(token)), None)
        title = Title(token.i, token.i, token.i, False, False, whose, token.i)
        for number, name in people:
            _make(scene, builder, number, name, title)


def _borne_by(scene: Scene, title: Token) -> Iterator[tuple[int, tuple[int, int], Reference | None]]:
    """The people right after a title of several: "Presidents Abel Sample of Chad and Anna Sample of Togo"."""
    _, end = scene.sentence(title.i)
    at, found = title.i + 1, 0
    shared = next((party.reference for party in scene.modifying(title)), None)
    while at < end:
        number = scene.number_at(scene.doc[at])
        if number is None or scene.type_of(number) != "person":
            return
        first = at
        while at < end and scene.number_at(scene.doc[at]) == number:
            at += 1
        following = scene.number_at(scene.doc[at + 1]) if at + 1 < end and scene.doc[at].lower_ == "of" else None
        whose = scene.parsed.reference(scene.doc[at + 1]) if following is not None else shared
        name = (first, at - 1)
        while following is not None and at + 1 < end and scene.number_at(scene.doc[at + 1]) == following:
            at += 1
        at += following is not None
        joined = at < end and (scene.doc[at].text == "," or scene.doc[at].lower_ == "and")
        if not joined and not found:
            return  # "leaders Moss and" and no "Generals"
        yield number, name, whose
        found += 1
        while at < end and (scene.doc[at].text == "," or scene.doc[at].lower_ == "and"):
            at += 1
        if not joined:
            return


def _listed(scene: Scene, at: int, end: int) -> list[tuple[int, tuple[int, int]]]:
    """The people who are listed from a token on, with nothing but commas and "and" between them."""
    found: dict[int, tuple[int, int]] = {}
    for token in scene.doc[at:end]:
        number = scene.number_at(token)
        if number is not None and scene.type_of(number) == "person":
            found[number] = (found.get(number, (token.i, 0))[0], token.i)
        elif token.text != "," and token.lower_ != "and":
            break
    return list(found.items())


_OPENING = frozenset({",", ":", "–", "—"})
_FAR_MARK = 8


def _after_title(scene: Scene, first: int, last: int) -> int:
    """Where a name begins that is known with its title: "King Felipe VI"."""
    for at in range(first, last):
        if scene.doc[at].lower_ in titles().heads and scene.doc[at].lower_ not in forenames():
            return at + 1  # but "Dean Thompson"
        if scene.doc[at].lower_ not in titles().honorifics | {"his", "her"}:
            break
    return first


def _by_pronoun(scene: Scene, builder: Builder) -> None:
    """ "retired from his post as Chief of the General Staff"."""
    if all(candidate.head not in {"he", "she"} for candidate in scene.parsed.candidates):
        return
    for token in scene.tokens:
        number = scene.number_at(token)
        if number is None or scene.parsed.candidates[number].head not in {"he", "she"}:
            continue
        post = _title_of_post(scene, token)
        if post is not None:
            _make(scene, builder, number, (token.i, token.i), post[0], post[1])


def _title_of_post(scene: Scene, possessor: Token) -> tuple[Title, Token] | None:
    """ "retired from his post as Chief of the General Staff", "in her role as special envoy"."""
    post = possessor.head
    if possessor.dep_ != "poss" or post.lemma_ not in {
        "post",
        "role",
        "job",
        "position",
        "capacity",
        "tenure",
        "office",
    }:
        return None
    for noun in prepositional(post, frozenset({"as"}))[:1]:
        title = title_starting(scene, noun.left_edge.i, False, strict=True)
        verb = clause_verb(post)
        if title is not None:
            left = verb.lemma_ in {"retire", "resign", "quit", "leave", "step", "stand", "lose", "depart"}
            return msgspec.structs.replace(title, former=title.former or left), verb
    return None


def _people(scene: Scene) -> Iterator[tuple[int, tuple[int, int]]]:
    """Candidates that are people, with their first and last tokens."""
    spans: dict[int, tuple[int, int]] = {}
    for at in scene.covered:
        number = scene.parsed.covering[at]
        if number in spans or _is_named_person(scene, number):
            spans[number] = (spans.get(number, (at, 0))[0], at)
    yield from spans.items()


def _is_named_person(scene: Scene, number: int) -> bool:
    candidate = scene.parsed.candidates[number]
    if candidate.entity is None and (candidate.head in titles().heads or candidate.head in titles().ranks):
        return False  # "Secretary", taken for a surname
    return scene.type_of(number) == "person" and candidate.kind != "pronoun"


def _make(
    scene: Scene, builder: Builder, number: int, name: tuple[int, int], title: Title, verb: Token | None = None
) -> None:
    doc, parsed, first = scene.doc, scene.parsed, name[0]
    sought = {doc[title.head].lower_, doc[title.head].lemma_.lower()} & titles().sought
    if sought or _is_companion(scene, title) or (title.first < first and _is_of_a_site(scene, name[1])):
        return
    words = parsed.words(doc[title.start], doc[title.last])
    builder.add(
        Role,
        "rank" if title.rank else "title",
        [title.first, title.last, *name],
        at=title.head,
        modality=modality_of(verb) if verb is not None and verb.pos_ != "NOUN" else "asserted",
        confidence=0.6 if title.rank else 0.9,
        person=_person(scene, doc[first]),
        title=words,
        organisation=title.whose,
        former=title.former,
        time=_held(scene, title) if verb is None and title.first > first else None,
        timeless=verb is None,
    )


def _is_companion(scene: Scene, title: Title) -> bool:
    """Whether a word only tells of somebody who is like others: "her fellow Sample fans"; but "CNAS fellow X"."""
    return title.whose is None and title.start == title.last and scene.doc[title.head].text == "fellow"


def _is_of_a_site(scene: Scene, last: int) -> bool:
    """Whether a hospital or a school bears the name that ends at a token: "the Queen Anna hospital"."""
    after = scene.doc[last + 1] if last + 1 < len(scene.doc) else None
    site = after is not None and after.lower_ in name_words().sites | _SITES
    return after is not None and site and scene.doc[last].head.i == after.i


_SITES = frozenset({"hospital", "school", "university", "college", "bridge", "stadium", "library", "prize", "award"})


def _person(scene: Scene, token: Token) -> Reference:
    """The person at a token: a pronoun only as whoever it stands for."""
    party = scene.party_at(token)
    reference = scene.parsed.reference(token)
    pronoun = party is not None and party.number is not None and scene.parsed.candidates[party.number].kind == "pronoun"
    return party.reference if party is not None and pronoun else reference


def _held(scene: Scene, title: Title) -> Time | None:
    """When an office was held, told right after it: "top spokesman for the coalition between 2015 and 2016"."""
    last, text = scene.doc[title.last], scene.parsed.text
    after = last.idx + len(last)
    for expression in scene.times:
        if after <= expression.start <= after + _CLOSE and not set(text[after : expression.start]) & set(",.;:()"):
            return expression.time
    return None


_CLOSE = 40  # characters between an office and when it was held
