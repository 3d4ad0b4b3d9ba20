"""Offices that verbs and nouns give: "X became president", "took over as envoy", "the appointment of X as envoy"."""

from collections.abc import Iterator

import msgspec
from spacy.tokens import Token

from worker.extraction.claims.knowledge import titles
from worker.extraction.claims.roles.heads import Title
from worker.extraction.claims.roles.offices_after import other_after, title_starting
from worker.extraction.claims.roles.offices_whose import whose_before
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import is_passive, prepositional

_AS = frozenset({"as"})
_COMPLEMENTS = frozenset({"attr", "oprd", "xcomp", "acomp"})
_NAMED = frozenset({"nsubjpass", "dobj"})
_DOWN = frozenset({"down", "aside"})  # "stepped down as minister"
_PEOPLE_NEAR = 4
_REFLEXIVE = frozenset({"himself", "herself"})

Name = tuple[int, int]  # the first and the last token of a name
Given = tuple[int, Name, Title, Token]  # a person's candidate and name, the office, and the verb that gives it


def given(scene: Scene, people: dict[int, Name]) -> Iterator[Given]:
    """Every office of a person of the paragraph that a verb or a noun gives."""
    table = titles()
    for token in scene.of_lemma(table.becoming, table.naming, table.holding, table.leaving, table.appointments):
        lemma = token.lemma_.lower()
        if token.pos_ in {"VERB", "AUX"}:
            if lemma in table.becoming:
                found = _become(scene, token)
            elif lemma in table.naming:
                found = _named(scene, token)
            elif lemma in table.holding or lemma in table.leaving:
                found = scene.subjects(token), prepositional(token, _AS)
            else:
                continue
        elif token.pos_ == "NOUN" and lemma in table.appointments:
            found = _appointed(scene, token)
        else:
            continue
        for title in _titles(scene, token, found[1]):
            for number, name in _people_at(scene, found[0], people):
                if not name[0] <= title.head <= name[1]:
                    yield number, name, title, token


def _become(scene: Scene, verb: Token) -> tuple[list[Token], list[Token]]:
    """Who is or becomes what: "X became president", "The new commander is General X"; not "if he were king"."""
    if verb.lower_ == "were" and any(child.lower_ in {"he", "she", "it", "i"} for child in verb.lefts):
        return [], []
    subjects = scene.subjects(verb)
    complements = [child for child in verb.rights if child.dep_ in _COMPLEMENTS]
    beside = [noun for child in complements for noun in child.rights if noun.dep_ == "appos" and scene.is_person(noun)]
    if verb.lemma_ == "be" and beside:
        return beside, subjects  # "the party's chairman is his brother, X"
    if verb.lemma_ == "be" and any(scene.is_person(noun) for noun in complements):
        return complements, subjects
    return subjects, complements


def _named(scene: Scene, verb: Token) -> tuple[list[Token], list[Token]]:
    """Who is named what: "was appointed commander", "named X as envoy", "X, elected president in 2004"."""
    people = [child for child in verb.children if child.dep_ in _NAMED]
    offices = [child for child in verb.rights if child.dep_ in _COMPLEMENTS and child.pos_ in {"NOUN", "PROPN"}]
    for noun in (child for child in verb.rights if child.dep_ in {"dobj", "oprd", "ccomp"} and child.pos_ == "NOUN"):
        inner = [child for child in noun.lefts if scene.is_person(child) or child.lower_ in _REFLEXIVE]
        if inner:  # "named Peter Kamau president", taken for one noun phrase
            people, offices = inner, [noun]
    if any(child.lower_ in _REFLEXIVE for child in people):
        people = [child for child in verb.lefts if child.dep_ == "nsubj"]  # "declared himself president"
    if not people and is_passive(verb) and verb.dep_ in {"acl", "relcl", "conj", "advcl"}:
        people = [verb.head] if verb.dep_ == "acl" else [child for child in verb.head.lefts if child.dep_ == "nsubj"]
    return people, offices + prepositional(verb, _AS)


def _appointed(scene: Scene, noun: Token) -> tuple[list[Token], list[Token]]:
    """Who is appointed what by a noun: "the appointment of X as envoy", "X's nomination as ambassador"."""
    people = prepositional(noun, frozenset({"of"})) or [child for child in noun.lefts if child.dep_ == "poss"]
    offices = prepositional(noun, _AS) + [office for one in people for office in prepositional(one, _AS)]
    return people, offices or prepositional(noun.head, _AS)


def _titles(scene: Scene, verb: Token, offices: list[Token]) -> Iterator[Title]:
    """The office at the first of the nouns, and the one that "and" joins to it."""
    lemma = verb.lemma_.lower()
    leaving = lemma in titles().leaving or any(child.lower_ in _DOWN for child in verb.rights)
    past = lemma in {"be", "serve"} and (verb.tag_ == "VBD" or (verb.tag_ == "VBN" and lemma == "serve"))
    lasting = any(child.lower_ == "since" for child in verb.children)
    for noun in offices[:1]:
        whose = next((child for child in noun.lefts if child.lower_ == "whose"), None)
        first = whose.i + 1 if whose is not None else 0
        first = first or min(next((child.i for child in noun.lefts), noun.i), noun.left_edge.i)
        named = [
            at for at in range(first, noun.i) if scene.is_person(scene.doc[at]) or scene.doc[at].lower_ in _REFLEXIVE
        ]
        title = title_starting(scene, named[-1] + 1 if named else first, former=False, strict=True)
        if title is None or not title.first <= noun.i <= title.last + 8:
            return
        if whose is not None:  # "the group, whose leader is X"
            title = msgspec.structs.replace(title, whose=title.whose or whose_before(scene, whose.i))
        former = title.former or leaving or (past and not lasting)
        yield msgspec.structs.replace(title, former=former)
        if (other := other_after(scene, title)) is not None:
            yield msgspec.structs.replace(other, former=other.former or former)


def _people_at(scene: Scene, nouns: list[Token], people: dict[int, Name]) -> Iterator[tuple[int, Name]]:
    """The people whom the nouns name, and "he" or "she"."""
    for noun in nouns[:_PEOPLE_NEAR]:
        own = scene.party_at(noun)
        named = own is not None and own.number in people  # "General X, a Dane, was the first commander"
        for party in [own] if named and own is not None else scene.parties(noun)[:1]:
            if party.number is None:
                continue
            if party.number in people:
                yield party.number, people[party.number]
            elif scene.parsed.candidates[party.number].head in {"he", "she"}:
                yield party.number, (party.token, party.token)
