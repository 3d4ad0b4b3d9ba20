"""A document at one of its paragraphs: who the candidates are, given what the document said before."""

import re
from bisect import bisect_left

from schemas import Deployment, Entity, ParagraphPublished, Reference, Role, Statement
from worker.extraction.authors import author_of
from worker.extraction.coalitions import Coalitions
from worker.extraction.context import (
    MOST_COALITIONS,
    MOST_OTHERS,
    MOST_PEOPLE,
    MOST_SHORT_FORMS,
    Context,
    ShortForm,
)
from worker.extraction.knowledge import slug, speaks_for
from worker.extraction.names_again import NamesAgain
from worker.extraction.naming import is_title
from worker.extraction.people import People
from worker.extraction.reading import AUTHOR, SENDER, THEATRE, Candidate, Reading
from worker.extraction.referring import COALITION_NOUNS, GROUP_NOUNS, MISSION_NOUNS, PERSON_NOUNS, type_of_noun

_NAMES_IT = re.compile(
    r"\W*(?:(?:also |otherwise |formally |officially )?(?:known|referred to|designated) as"
    r"|called|named|dubbed|code-?named)?"
    r"\W*(?:the )?\W*",
    re.IGNORECASE,
)


_NO_HUMAN = (
    "statement",
    "statements",
    "report",
    "reports",
    "officials",
    "spokesmen",
    "sources",
    "media",
    "i",
    "we",
    "they",
)
_OURS = frozenset({"we", "us", "our", "ours", "ourselves"})
_I = frozenset({"i", "my", "me"})
_EXPLAINS = re.compile(r"\s*(?:[,(—–-]|--|is|was)+\s*(?:an?|the)\b[\w\s-]*$")


class Document:
    """Made for one paragraph; `read` goes through its candidates once, in their order."""

    def __init__(self, context: Context, reading: Reading, paragraph: ParagraphPublished) -> None:
        self._context, self._reading, self._text = context, reading, paragraph.text
        self._people = People(context.people)
        self._short = {short.form: short.entity for short in context.short_forms}
        self._others = {entity.id: entity for entity in context.others}
        year = (paragraph.published_at or "")[:4]
        topics = {*self._others, *(coalition.entity.id for coalition in context.coalitions)}
        self._topics = topics
        self._coalitions = Coalitions(context.coalitions, context.others, topics, int(year) if year.isdigit() else None)
        self._names = NamesAgain(self._people, self._coalitions, self._others, self._short)
        self._author, self._opening = context.author, context.opening
        self._first_person = context.first_person or any(_says_i(candidate) for candidate in reading.candidates)
        self._title = paragraph.title if paragraph.index == 0 else None
        self._here: list[tuple[Candidate, Reference]] = []
        self._focus: list[tuple[int, Entity]] = []
        self._subject: tuple[int, Entity] | None = None  # the coalition that is the subject, and its sentence
        self._at = 0
        self._offices = _offices(reading)
        self.speaker = context.speaker
        self._sender, self._theatre, self._abroad = context.sender, context.theatre, context.abroad
        self._given_by: Entity | None = None

    def read(self) -> list[Reference | None]:
        """Whom each candidate stands for."""
        candidates = self._reading.candidates
        named = {c.entity.id for c in candidates if c.entity is not None and c.kind == "named"}
        self._topics |= named
        for form, number in self._reading.definitions:
            entity = candidates[number].entity
            if entity is not None:
                self._short[form] = entity
        found: list[Reference | None] = []
        self._author = author_of(self._text, candidates, self._title) or self._author
        unnamed = self._unnamed_speakers()
        for candidate in candidates:
            while unnamed and unnamed[0][0] < candidate.start:
                self._here.append(unnamed.pop(0)[1])
            self._at = len(found)
            who = self._entity(candidate, named, found)
            reference = who if isinstance(who, Reference) else _reference(who) if who else None
            found.append(reference)
            if reference is not None and reference.id is not None and reference.type is not None:
                self._note(candidate, reference)
                if self._opening is None and _may_open(candidate):
                    self._opening = entity_of(reference)
        self._learn_sides(found)
        if self._text.rstrip().endswith(":"):
            self._introduce()
        return found

    def _learn_sides(self, found: list[Reference | None]) -> None:
        """Whom people speak for, by their offices: "X, a Taliban spokesman"."""
        for draft in self._reading.drafts:
            if isinstance(draft, Role) and draft.organisation is not None and not draft.former:
                person, body = (_numbered(reference, found) for reference in (draft.person, draft.organisation))
                if person is not None and body is not None and body.type not in (None, "person", "place"):
                    self._people.learn_side(entity_of(person), entity_of(body))

    def _introduce(self) -> None:
        """A list follows, and what it is about is the subject of the line that introduces it."""
        for candidate, reference in self._here:
            if reference.type == "coalition" and reference.id and candidate.function == "subject":
                self._coalitions.note(Entity(id=reference.id, type="coalition", name=reference.name))
                return

    def is_mention(self, candidate: Candidate, reference: Reference) -> bool:
        """Whether a candidate that stands for somebody is a mention of it."""
        if reference.id is None or candidate.kind in ("pronoun", "author"):
            return False
        if candidate.kind == "definite" and candidate.head in MISSION_NOUNS and candidate.description is None:
            return reference.type == "coalition" and self._coalitions.is_called(reference.id, candidate.head)
        return candidate.mention

    def within(self, start: int, end: int, own: Reference | None) -> Entity | None:
        """The coalition in focus at a claim, or the one that it speaks of itself."""
        if own is not None and own.id is not None:
            return Entity(id=own.id, type="coalition", name=own.name)
        if self._focus:
            before = bisect_left(self._focus, end, key=lambda item: item[0])
            return self._focus[max(before - 1, 0)][1]
        last = self._context.coalitions[-1:] if self._context.coalitions else ()
        return last[0].entity if last else None

    def focus(self, start: int, end: int) -> Reference | None:
        """The coalition that the document speaks of at a claim."""
        focus = self.within(start, end, None)
        return _reference(focus) if focus is not None else None

    def deployed(
        self, draft: Deployment, actor: Reference | None, location: Reference | None
    ) -> tuple[Reference | None, Reference | None]:
        """Whose forces a deployment tells of, and where, as the document so far makes it plain.

        "The country" that acts is who sends, the one they go to where the forces are; a president stands for his state.
        """
        if actor is not None and actor.type == "person":
            state = (
                self._sender
                if self.is_pronoun(draft.actor) and self._sender is not None and self._sender.type == "country"
                else None
            )
            actor = self.speaking_for(actor) or (_reference(state) if state is not None else actor)
        if self._is_the_country(draft.actor) and self._sender is not None and self._sender.type == "country":
            actor = _reference(self._sender)
        if draft.actor.id == SENDER:
            actor = _reference(self._sender) if self._sender is not None else self.focus(draft.start, draft.end)
        where = draft.location
        if where is not None and (where.id == THEATRE or self._is_the_country(where)):
            words = Reference(name=where.name) if where.name else None
            near = self._theatre if where.name == "there" else self._abroad
            location = self._theatre_of(actor, near) or (words if location in (None, actor) else location)
        return actor, location

    def note_deployed(self, actor: Reference, location: Reference | None) -> None:
        """A paragraph has told of a deployment."""
        if actor.id is not None and actor.type in ("country", "coalition", "organisation"):
            self._sender = entity_of(actor)
        if location is not None and location.id is not None and location.type in ("country", "place"):
            self._theatre = entity_of(location)
            self._abroad = self._theatre if location.type == "country" else self._abroad

    def giver(self) -> Reference | None:
        """Who gave something last: here, or in the paragraph before."""
        giver = self._given_by or self._context.giver
        return _reference(giver) if giver is not None else None

    def note_given(self, actor: Reference) -> None:
        """A paragraph has told of a contribution."""
        if actor.id is not None and actor.type in ("country", "organisation", "coalition", "person"):
            self._given_by = entity_of(actor)

    def _introducing(self) -> Entity | None:
        """The first subject of a line that a list follows, else whom it names first: "The American aid includes:"."""
        if not self._text.rstrip().endswith(":"):
            return None
        acting = [(c, r) for c, r in self._here if r.type in ("country", "organisation", "coalition")]
        return next((entity_of(r) for c, r in [*(p for p in acting if p[0].function == "subject"), *acting]), None)

    def _candidate(self, reference: Reference) -> Candidate | None:
        """The candidate that a draft's reference names by its number."""
        number = (reference.id or "").removeprefix("#")
        candidates = self._reading.candidates
        return candidates[int(number)] if number.isdigit() and int(number) < len(candidates) else None

    def _is_the_country(self, reference: Reference) -> bool:
        candidate = self._candidate(reference)
        return candidate is not None and candidate.kind == "definite" and candidate.head in ("country", "nation")

    def _theatre_of(self, actor: Reference | None, near: Entity | None) -> Reference | None:
        """Where the actor's forces may be: where the last ones were, else in the other country named last."""
        latest = [entity for entity in reversed(self._others.values()) if entity.type == "country"]
        for entity in (near, *latest):
            if entity is not None and (actor is None or entity.id != actor.id):
                return _reference(entity)
        return None

    def author(self) -> Reference | None:
        """Whoever says "we" in this document."""
        author = self._author or self._opening
        return _reference(author) if author is not None else None

    def is_author(self, reference: Reference) -> bool:
        """Whether a draft's reference is to "we", "our" or "I"."""
        candidate = self._candidate(reference)
        return reference.id == AUTHOR or (candidate is not None and candidate.kind == "author")

    def is_pronoun(self, reference: Reference) -> bool:
        """Whether a draft's reference is to "it" or "they"."""
        candidate = self._candidate(reference)
        return candidate is not None and candidate.kind == "pronoun"

    def note_speaker(self, speaker: Reference) -> None:
        """Somebody has spoken: a human if it is a person, or words."""
        if speaker.type in (None, "person"):
            self.speaker = speaker

    def context(self) -> Context:
        """The document so far, this paragraph included."""
        return Context(
            people=tuple(self._people.latest()[:MOST_PEOPLE][::-1]),
            short_forms=tuple(
                ShortForm(form=form, entity=entity) for form, entity in list(self._short.items())[-MOST_SHORT_FORMS:]
            ),
            coalitions=self._coalitions.all()[-MOST_COALITIONS:],
            others=tuple(list(self._others.values())[-MOST_OTHERS:]),
            speaker=self.speaker,
            author=self._author,
            opening=self._opening,
            sender=self._sender,
            theatre=self._theatre,
            giver=self._given_by or self._introducing(),
            abroad=self._abroad,
            first_person=self._first_person,
        )

    def _note(self, candidate: Candidate, reference: Reference) -> None:
        entity = Entity(id=reference.id or "", type=reference.type or "organisation", name=reference.name)
        if candidate.kind == "pronoun":
            if entity.type == "person":
                self._people.learn_gender(entity, "f" if candidate.head == "she" else "m")
            elif entity.type == "coalition" and candidate.function == "subject":
                self._subject = (candidate.sentence, entity)
            return
        self._here.append((candidate, reference))
        if entity.type == "person":
            if candidate.kind != "definite":
                title = f"{candidate.title} {self._offices.get(self._at, '')}".strip()
                self._people.note(entity, title, self._side(candidate))
        elif entity.type == "coalition":
            leader = candidate.description.leader if candidate.description else None
            subject = self._subject if self._subject is not None and self._subject[0] == candidate.sentence else None
            beside = subject[1] if subject is not None and candidate.function != "subject" else None
            self._coalitions.note(entity, leader.id if leader else None, beside, candidate.function == "subject")
            if candidate.function == "subject":
                self._subject = (candidate.sentence, entity)
            focus = self._coalitions.focus()
            self._focus.append((candidate.start, focus.entity if focus is not None else entity))
        else:
            self._coalitions.note_other(entity)
            self._others.pop(entity.id, None)
            self._others[entity.id] = entity
        self._topics.add(entity.id)

    def _entity(
        self, candidate: Candidate, named: set[str], found: list[Reference | None]
    ) -> Entity | Reference | None:
        if candidate.kind == "named":
            return self._names.named(candidate)
        if candidate.kind in ("surname", "bare", "acronym"):
            return self._names.shortened(candidate, self._text[candidate.start : candidate.end])
        if candidate.kind == "definite":
            return self._definite(candidate, named)
        if candidate.kind == "pronoun":
            return self._pronoun(candidate, found)
        if candidate.quoted:
            return None  # whoever speaks says so, not the document
        return self._we() if candidate.head in _OURS else self._author or self._opening

    def _we(self) -> Entity | Reference | None:
        """Who "we" are where the author says it: the state or body that a person speaks for."""
        author = self.author()
        return self.speaking_for(author) or author

    def _definite(self, candidate: Candidate, named: set[str]) -> Entity | Reference | None:
        noun = candidate.head
        if candidate.description is not None or noun in COALITION_NOUNS or noun in MISSION_NOUNS:
            return self._coalitions.resolve(candidate, named, self._beside(candidate) or self._named_after(candidate))
        if noun in PERSON_NOUNS:
            return self._person_with_title(noun)
        if noun in GROUP_NOUNS:
            focus = self._coalitions.focus() if noun == "group" else None
            return self._latest("armed_group") or (focus.entity if focus is not None else None)
        if noun.startswith("ministry of"):
            for entity in reversed(self._others.values()):
                if entity.name.lower().endswith(noun):
                    return entity
            name = self._text[candidate.start : candidate.end]
            return Entity(id=f"organisation:{slug(noun)}", type="organisation", name=name)
        if type_of_noun(noun) == "organisation":
            for entity in reversed(self._others.values()):
                if entity.type == "organisation" and (noun == "bloc" or noun in slug(entity.name).split("-")):
                    return entity
            return None
        if type_of_noun(noun) == "country":
            return self._latest("country", noun if noun in ("republic", "kingdom") else "")
        return None

    def speaking_for(self, speaker: Reference | None) -> Reference | None:
        """Who "we" are in the mouth of a speaker: a body itself, a person's country or body."""
        if speaker is None or speaker.id is None:
            return None
        if speaker.type != "person":
            return speaker
        person = self._people.get(entity_of(speaker))
        side = person.side if person is not None and person.side is not None else speaks_for().get(speaker.id)
        return _reference(side) if side is not None else None

    def _side(self, person: Candidate) -> Entity | None:
        """Whom a person speaks for: "French" in "French Defence Minister Jean-Yves Le Drian"."""
        for earlier, reference in reversed(self._here[-3:]):
            gap = self._text[earlier.end : person.start]
            if reference is not None and reference.type in ("country", "organisation", "coalition", "armed_group"):
                words = gap.replace("'s", " ").replace("’s", " ").split()
                near = len(words) <= 7 and not re.search(r"[,;:()“”\"]", gap)
                return entity_of(reference) if near and any(is_title(word) for word in words) else None
        return None

    def _beside(self, candidate: Candidate) -> Entity | None:
        """The coalition named right before a description of it."""
        if not self._here or candidate.description is None:
            return None
        for earlier, reference in reversed(self._here[-3:]):
            gap = self._text[earlier.end : candidate.start]
            close = len(gap) < 40 and _EXPLAINS.match(gap)
            if reference.type == "coalition" and close and earlier.sentence == candidate.sentence:
                return entity_of(reference)
        return None

    def _named_after(self, candidate: Candidate) -> Entity | None:
        """The coalition whose name follows a description: "a NATO-led force known as KFOR"."""
        for later in self._reading.candidates[self._at + 1 : self._at + 4]:
            gap = self._text[candidate.end : later.start]
            if later.type == "coalition" and later.kind == "named" and _NAMES_IT.fullmatch(gap):
                return later.entity
            if len(gap) > 30:
                break
        return None

    def _person_with_title(self, noun: str) -> Entity | Reference | None:
        if self.speaker is not None and noun in self.speaker.name.lower().split():
            return self.speaker
        for person in self._people.latest():
            if noun in person.title.split():
                return person.entity
        return None

    def _latest(self, type_: str, word: str = "") -> Entity | None:
        for entity in reversed(self._others.values()):
            if entity.type == type_ and word in entity.name.lower():
                return entity
        return None

    def _pronoun(self, candidate: Candidate, found: list[Reference | None]) -> Entity | Reference | None:
        if candidate.head in ("he", "she"):
            return self._human(candidate)
        return found[candidate.antecedent] if candidate.antecedent is not None else None

    def _human(self, pronoun: Candidate) -> Entity | Reference | None:
        gender = "f" if pronoun.head == "she" else "m"
        humans = [(c, r) for c, r in self._here if r.type == "person" or (r.id is None and c.type == "person")]
        humans = [(c, r) for c, r in humans if self._may_be(r, gender)]
        if humans:
            nearest = humans[-1][0].sentence
            subjects = [(c, r) for c, r in humans if c.function == "subject" and c.sentence >= nearest - 1]
            same = [(c, r) for c, r in subjects if c.sentence == nearest]
            return (same or subjects or humans)[-1][1]
        if self.speaker is not None and self._may_be(self.speaker, gender):
            return self.speaker
        for person in self._people.latest():
            if person.gender in ("", gender) and not self._is_i(person.entity.id):
                return person.entity
        return None

    def _is_i(self, person: str) -> bool:
        """Whether it is who says "I" in the document: nobody calls himself "he"."""
        return self._first_person and self._author is not None and self._author.id == person

    def _may_be(self, reference: Reference, gender: str) -> bool:
        if reference.id is None:
            return not any(word in reference.name.lower().split() for word in _NO_HUMAN)
        if self._is_i(reference.id):
            return False
        person = self._people.get(entity_of(reference))
        return person is None or person.gender in ("", gender)

    def _unnamed_speakers(self) -> list[tuple[int, tuple[Candidate, Reference]]]:
        """Humans whom the paragraph gives no name, and lets speak: where they stand, in order."""
        out = []
        for draft in self._reading.drafts:
            if isinstance(draft, Statement) and draft.speaker.id is None and draft.speaker.name:
                start = self._text.find(draft.speaker.name)
                if start >= 0:
                    end = start + len(draft.speaker.name)
                    stand_in = Candidate(
                        start=start, end=end, kind="bare", head="", type="person", function="subject", mention=False
                    )
                    out.append((start, (stand_in, draft.speaker)))
        return sorted(out, key=lambda item: item[0])


def _offices(reading: Reading) -> dict[int, str]:
    """What the roles of a paragraph tell the persons to be, by the number of the candidate, in lower case."""
    found: dict[int, str] = {}
    for draft in reading.drafts:
        number = (draft.person.id or "").removeprefix("#") if isinstance(draft, Role) and not draft.former else ""
        if isinstance(draft, Role) and number.isdigit():
            found[int(number)] = draft.title.lower()
    return found


def _says_i(candidate: Candidate) -> bool:
    return candidate.kind == "author" and candidate.head in _I and not candidate.quoted


def _may_open(candidate: Candidate) -> bool:
    """Whether a state or body acts here: a document that does not say whose it is, is of the first one."""
    acts = candidate.kind == "named" and candidate.function == "subject" and not candidate.quoted
    return acts and candidate.type in ("country", "organisation")


def _numbered(reference: Reference, found: list[Reference | None]) -> Reference | None:
    """Whom a draft's reference to a candidate stands for."""
    number = (reference.id or "").removeprefix("#")
    who = found[int(number)] if number.isdigit() and int(number) < len(found) else None
    return who if who is not None and who.id is not None else None


def entity_of(reference: Reference) -> Entity:
    """The entity that a reference with an id and a type is."""
    return Entity(id=reference.id or "", type=reference.type or "organisation", name=reference.name)


def _reference(entity: Entity) -> Reference:
    return Reference(id=entity.id, type=entity.type, name=entity.name)
