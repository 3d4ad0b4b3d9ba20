"""Whom "it", "its", "they" and "their" stand for within a paragraph: the subject of the governing clause."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from worker.extraction.model.labels import MANY, OWNING, SUBJECTS
from worker.extraction.names.bound import (
    PLURAL,
    acts_on,
    are_some_of_them,
    before_semicolon,
    driven_from,
    is_told_to_be_its,
    is_told_to_go,
)
from worker.extraction.names.nouns import referring_nouns
from worker.extraction.names.set_up import led_before, made, set_up_before
from worker.extraction.names.told_apart import (
    changed_before,
    getter,
    is_attacked,
    is_made_to,
    owner_before,
    told_by,
    told_to,
    words_said,
)
from worker.extraction.reading import ACTING, Candidate

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_FARTHEST = 12
_WITHIN = frozenset({"amod", "compound", "nmod"})
_ONE = frozenset({"NN", "NNP", "PRP"})
_OBJECTS = frozenset({"dobj", "pobj", "dative"})


def with_antecedents(doc: "Doc", covering: Sequence[int], candidates: list[Candidate]) -> list[Candidate]:
    """The candidates, with the antecedents of their pronouns."""
    if not any(candidate.kind == "pronoun" and candidate.head in ("it", "they") for candidate in candidates):
        return candidates
    finder = _Finder(doc, covering, candidates)
    for place, number in enumerate(covering):
        if number >= 0 and candidates[number].kind == "pronoun" and candidates[number].head in ("it", "they"):
            antecedent = finder.of(doc[place])
            if antecedent is not None and antecedent < number:
                also = finder.joined_to(antecedent, number) if doc[place].lower_ in PLURAL else ()
                candidates[number] = msgspec.structs.replace(candidates[number], antecedent=antecedent, also=also)
    return candidates


_BODIES = frozenset(
    {"flotilla", "fleet", "force", "mission", "unit", "contingent", "group", "body", "operation", "alliance", "army"}
    | {"coalition", "battalion", "brigade", "division", "team", "ship", "frigate", "convoy", "navy", "squadron"}
    | {"summit", "conference", "meeting", "council", "committee", "assembly", "commission", "panel"}
)
_HOUSES = frozenset({"council", "assembly", "parliament", "senate", "committee", "conference", "summit", "meeting"})
_JOINING = frozenset({"join", "leave", "quit", "exit", "enter", "rejoin"})
_POSTED = frozenset({"for", "of"})
_THEIRS = frozenset({"member", "soldier", "personnel", "troop", "element", "unit"})
_SAYING = frozenset({"say", "announce", "confirm", "report", "add"})
_AGAINST = frozenset({"against", "on", "at", "upon"})


def _tells_which(noun: "Token") -> bool:
    """Whether a name before a plural only tells which they are: of "the Danish soldiers", nobody is "it"."""
    return noun.tag_ == "NNS" and noun.lower_ not in {"forces", "troops"}


def _tells_which_rebels(adjective: "Token") -> bool:
    """Whether the adjective of a land only tells whose rebels others back: "the Syrian rebels it backs"."""
    return adjective.dep_ == "amod" and adjective.head.lemma_.lower() in referring_nouns().rebels


def _is_where_they_vote(noun: "Token") -> bool:
    """Whether something is only where states decide: "opposed the mission in the council"."""
    noun = noun.head if noun.dep_ in _WITHIN else noun  # "the OAS council"
    return noun.dep_ == "pobj" and noun.head.lower_ in ("in", "at") and noun.lemma_.lower() in _HOUSES


def _joined(noun: "Token") -> bool:
    return any(child.dep_ == "conj" for child in noun.rights)


def _told_in(sentence: "Span") -> list["Token"]:
    """The clauses of which somebody tells behind a verb of saying."""
    root = sentence.root
    return [child for child in root.rights if child.dep_ == "ccomp"] if root.lemma_ in _SAYING else []


class _Finder:
    def __init__(self, doc: "Doc", covering: Sequence[int], candidates: list[Candidate]) -> None:
        self.doc, self.covering, self.candidates = doc, covering, candidates
        # `token.sent` walks the whole document each time
        self._sentences = [token.i for token in doc if token.is_sent_start or token.i == 0]

    def of(self, pronoun: "Token") -> int | None:
        """The candidate that a pronoun stands for."""
        word = self.candidates[self.covering[pronoun.i]].head
        teller = told_by(pronoun)
        if teller is not None:
            return self._number(teller)
        for other in (getter(pronoun), driven_from(pronoun), owner_before(pronoun)):
            if other is not None and (number := self._number(other)) is not None:
                return number
        mission = self._mission_changed(pronoun)
        if mission is not None:
            return mission
        within = reversed(self.doc[self._start(pronoun.i) : pronoun.i])
        if (body := made(pronoun, within, self._at, self.candidates)) is not None:
            return body
        words = words_said(pronoun)
        repeated, earlier = self._earlier(pronoun, word)
        if repeated and words is None:
            return earlier
        clause = pronoun
        for _ in range(_FARTHEST if words is None else 0):
            if clause.head.i == clause.i:
                break
            clause = clause.head
            subject = self._subject(clause, pronoun)
            others = is_attacked(pronoun, clause) or is_told_to_be_its(pronoun, clause)
            if subject is not None and (others or is_told_to_go(pronoun, clause)):
                continue  # "the rebels attacked their convoy": others', of whom the text tells before
            if subject is not None and (them := self._done_to(subject, pronoun)) is not None:
                return them
            if subject is not None:
                done_to = pronoun.dep_ in _OBJECTS and not are_some_of_them(pronoun)
                if done_to or is_made_to(pronoun, clause):  # "it" is not who acts on it
                    nearest = self._nearest(pronoun, subject)
                    acting = nearest if nearest is not None else self._subject_before(pronoun, subject)
                    return acting if acting is not None else self._led_before(pronoun)
                return self._number(subject)
        parted = before_semicolon(clause, pronoun)
        if parted is not None and (number := self._number(parted)) is not None:
            return number
        above = pronoun.head.head
        others = is_told_to_be_its(pronoun, above) or any(is_told_to_go(pronoun, up) for up in (above, above.head))
        if word == "it" and not others and words is None and (here := self._country_before(pronoun)) is not None:
            return here
        start = self._start(pronoun.i if words is None else words)
        if start == 0 or not (pronoun.dep_ in (*SUBJECTS, "poss") or are_some_of_them(pronoun)):
            return None
        before = self.doc[self._start(start - 1) : start]
        if (mission := set_up_before(pronoun, before, self._at, self.candidates)) is not None:
            return mission
        subjects = [token for token in before if token.dep_ in SUBJECTS and token.head.i != before.root.i]
        root = [token for token in before.root.lefts if token.dep_ in SUBJECTS]
        if not root and before.root.pos_ == "PROPN":
            root = [before.root]  # "Chad, which … , once held most of the land", read as a name with a clause
        told = _told_in(before)
        spoken_of = [token for clause in told for token in clause.lefts if token.dep_ in SUBJECTS]
        singular = word == "it"
        for subject in (*spoken_of, *root, *reversed(subjects)):
            number = self._owner(subject) if singular and _tells_which(subject) else self._number(subject)
            if number is not None:
                return number
        if not singular and any(token.tag_ == "NNS" for token in root):
            return None  # "Rebels overran a Burundian base. They withdrew": no Burundians
        if singular and any(token.lemma_.lower() in _BODIES for token in root):
            return None  # "The flotilla was set up to keep arms from Hezbollah. It trains": no Hezbollah
        those = [token for token in before if not (singular and token.dep_ in _WITHIN and _tells_which(token.head))]
        named = {number for token in those if (number := self._at(token)) is not None}
        if singular and len(named) == 1 and self.candidates[next(iter(named))].entity is not None:
            return named.pop()  # "The Danish soldiers are part of a force being sent by ECOWAS. It plans"
        only = {number for number in named if self._is_country(number)}
        return only.pop() if len(only) == 1 else None  # "That leaves Mali as the only member. Its soldiers"

    def _mission_changed(self, pronoun: "Token") -> int | None:
        """The mission whose strength a body changes: "extended the mandate of UNAMSIL and raised its strength"."""
        for token in reversed(changed_before(pronoun)):
            number = self._at(token)
            entity = self.candidates[number].entity if number is not None else None
            if entity is not None:
                return number if entity.type == "coalition" else None
        return None

    def _led_before(self, pronoun: "Token") -> int | None:
        start = self._start(pronoun.i)
        before = self.doc[self._start(start - 1) : start] if start else None
        return led_before(pronoun, before, self._at, self.candidates) if before is not None else None

    def joined_to(self, antecedent: int, pronoun: int) -> tuple[int, ...]:
        """The candidates that "and" joins to the one that "they" stands for: "Ghana and Togo … they"."""
        at = next((place for place, number in enumerate(self.covering) if number == antecedent), 0)
        while at + 1 < len(self.covering) and self.covering[at + 1] == antecedent:
            at += 1
        found = [self._at(token) for token in self.doc[at].conjuncts if token.i > at]
        return tuple(number for number in found if number is not None and antecedent < number < pronoun)

    def _start(self, place: int) -> int:
        """Where the sentence of a token starts."""
        return self._sentences[bisect_right(self._sentences, place) - 1]

    def _country_before(self, pronoun: "Token") -> int | None:
        """The last country before a pronoun in its sentence: "In May South Sudan said that it would"."""
        for token in reversed(self.doc[max(self._start(pronoun.i), pronoun.i - 8) : pronoun.i]):
            number = self._at(token)
            if number is not None and self._is_country(number) and not _tells_which_rebels(token):
                if self.candidates[number].quoted and not self.candidates[self.covering[pronoun.i]].quoted:
                    return None  # "He sold it to the Chadians," it wrote
                return None if acts_on(token, pronoun) else number
        return None

    def _is_country(self, number: int) -> bool:
        entity = self.candidates[number].entity
        return entity is not None and entity.type == "country"

    def _earlier(self, pronoun: "Token", word: str) -> tuple[bool, int | None]:
        """Whether the same word stands earlier in the sentence, and its antecedent."""
        for token in reversed(self.doc[max(self._start(pronoun.i), pronoun.i - 30) : pronoun.i]):
            number = self.covering[token.i]
            if number >= 0 and self.candidates[number].kind == "pronoun" and self.candidates[number].head == word:
                return True, self.candidates[number].antecedent
        return False, None

    def _nearest(self, pronoun: "Token", subject: "Token") -> int | None:
        """The last one named before an object, but the subject and those beside it: "Chad and Mali fought it"."""
        but = {self._number(subject), *(self._number(noun) for noun in subject.conjuncts)}
        house: int | None = None
        for token in reversed(self.doc[max(self._start(pronoun.i), pronoun.i - 30) : pronoun.i]):
            number = self._at(token)
            if number is None or number in but or self.candidates[number].kind == "pronoun":
                continue
            if self._is_country(number) and _tells_which_rebels(token):
                continue
            if house is None and _is_where_they_vote(token):
                house = number  # "voted against the force in the council and will not serve in it"
            elif house is None or self._is_coalition(number):
                return number
        return house

    def _is_coalition(self, number: int) -> bool:
        return "coalition" in self._types(number)

    def _types(self, number: int) -> set[str | None]:
        candidate = self.candidates[number]
        return {candidate.type, candidate.entity.type if candidate.entity is not None else None}

    def _done_to(self, subject: "Token", pronoun: "Token") -> int | None:
        """The several to whom one does something, in a clause of when or if they do: "to bomb the Serbs if they"."""
        clause = pronoun.head
        if pronoun.lower_ != "they" or clause.dep_ != "advcl" or subject.tag_ not in _ONE or _joined(subject):
            return None
        above = clause.head
        deeds = (above, *(child for child in above.rights if child.dep_ in ("xcomp", "ccomp") and child.i < pronoun.i))
        several = (child for deed in deeds for child in deed.rights if child.dep_ == "dobj" and child.i < pronoun.i)
        them = next((child for child in several if child.tag_ in MANY or self._is_group(child)), None)
        return self._number(them) if them is not None and clause.i > above.i else None

    def _is_group(self, noun: "Token") -> bool:
        number = self._at(noun)
        return number is not None and self.candidates[number].type == "armed_group"

    def _subject_before(self, pronoun: "Token", subject: "Token") -> int | None:
        """Who acts in the sentence before: "The rebels advanced. Chadian jets carried out strikes on them".

        And the mission that it is about: "Operation Sample began in May. Italy leads it".
        """
        start = self._start(pronoun.i)
        done_to = pronoun.dep_ == "dobj" or pronoun.head.lower_ in _AGAINST
        if start == 0 or pronoun.lower_ not in {"them", "it"} or not done_to:
            return None
        before = self.doc[self._start(start - 1) : start]
        actors = [token for token in before.root.lefts if token.dep_ in SUBJECTS]
        told = _told_in(before)
        told += [child for child in before.root.lefts if child.dep_ == "ccomp"]
        actors = [token for clause in told for token in clause.lefts if token.dep_ in SUBJECTS] or actors
        if (
            actors
            and _joined(actors[0])
            and any(token.tag_ == "NNS" for token in before[actors[0].i - before.start + 1 :])
        ):
            return None  # "Chad and Togo took part in the talks. Mali accompanied them": the talks, it may be
        number = self._number(actors[0]) if actors and actors[0].tag_ in {"NNS", "NNPS", "NNP"} else None
        joined = {"organisation"} if pronoun.head.lemma_ in _JOINING else set[str]()  # "The pact has six. Chad left it"
        if pronoun.lower_ == "it" and number is not None and self._types(number).isdisjoint(joined | {"coalition"}):
            return None
        return number if number is not None and number != self._number(subject) else None

    @staticmethod
    def _subject(verb: "Token", pronoun: "Token") -> "Token | None":
        for child in verb.lefts:
            if (
                pronoun.lower_ in PLURAL
                and verb.tag_ == "VBZ"
                and child.tag_ not in ("NNS", "NNPS")
                and not _joined(child)
            ):
                continue  # "as the group targets their bases"
            if (
                child.dep_ in SUBJECTS
                and child.i < pronoun.i
                and not child.left_edge.i <= pronoun.i <= child.right_edge.i
            ):
                return child
        return told_to(verb) if pronoun.lower_ in PLURAL else None

    def _number(self, subject: "Token") -> int | None:
        number = self._at(subject)
        if number is not None:
            return number
        for name in subject.rights:  # "the government newspaper Al Sample … it"
            close = name.dep_ == "appos" and name.left_edge.i - subject.i < 3 and subject.nbor(1).text != ","
            beside = self._at(name) if close else None
            if beside is not None and self.candidates[beside].kind == "named":
                return beside
        rebels = subject.lemma_.lower() in referring_nouns().rebels  # "Ivorian rebels … they" are not the Ivory Coast
        for child in subject.lefts:  # "British troops … their"
            if child.dep_ in OWNING:
                number = self._at(child)
                if number is not None and not (rebels and self._is_country(number)):
                    return number
        if subject.lemma_.lower() in _THEIRS:  # "members of the Danish Army … they"
            of = (inner for child in subject.rights if child.lower_ == "of" for inner in child.rights)
            return next((self._number(inner) for inner in of if inner.dep_ == "pobj"), None)
        for post in (child for child in subject.rights if child.dep_ == "appos"):
            for body in (noun for child in post.rights if child.lower_ in _POSTED for noun in child.children):
                if body.dep_ == "pobj":  # "Alshami, a spokesman for the Sudanese army, said its soldiers"
                    return self._number(body)
        return None

    def _owner(self, owned: "Token") -> int | None:
        """Whose they are: "The force's first battalions will go to Mali. It is led by Chad"."""
        owners = (self._at(child) for child in owned.lefts if child.dep_ == "poss")
        return next((number for number in owners if number is not None), None)

    def _at(self, token: "Token") -> int | None:
        """The candidate at a token that a pronoun may stand for: never whoever says "we"."""
        number = self.covering[token.i]
        if number < 0:
            return None
        candidate = self.candidates[number]
        if candidate.kind == "pronoun":
            return candidate.antecedent
        if candidate.kind == "author":
            return None  # "they" are not "we"
        return number if candidate.type is None or candidate.type in ACTING else None
