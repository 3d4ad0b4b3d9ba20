"""A document at one of its paragraphs: who the candidates are, given what the document said before."""

import re
from bisect import bisect_left
from functools import cached_property

from schemas import Entity, Reference
from worker.extraction.claims.martial import is_martial, speaks_of_forces
from worker.extraction.document.beside_missions import is_set_up
from worker.extraction.document.context import (
    MOST_COALITIONS,
    MOST_OTHERS,
    MOST_PEOPLE,
    MOST_SHORT_FORMS,
    Context,
    ShortForm,
)
from worker.extraction.document.humans import unnamed_speakers
from worker.extraction.document.known_missions import land_of
from worker.extraction.document.meant import Meant
from worker.extraction.document.references import entity_of, reference_to
from worker.extraction.document.several import last_row, other_rows
from worker.extraction.document.states import lands_named
from worker.extraction.names.nouns import referring_nouns
from worker.extraction.reading import Candidate
from worker.extraction.text.datelines import filed_at

_PEACE = re.compile(
    r"\b(?:peace\w*|security (?:sector|assistance|cooperation|forces)|stabili[sz]\w+|demining|counter-?terror\w+)\b",
    re.I,
)


class Document(Meant):
    """Made for one paragraph; `read` goes through its candidates once, in their order."""

    def read(self) -> list[Reference | None]:
        """Whom each candidate stands for."""
        candidates = self._reading.candidates
        named = {c.entity.id for c in candidates if c.entity is not None and c.kind == "named"}
        self._topics |= named
        for form, number in self._reading.definitions:
            entity = candidates[number].entity
            if entity is not None:
                self._short[form] = entity
        found: list[Reference | None] = self._found
        unnamed = unnamed_speakers(self._reading, self.text)
        for candidate in candidates:
            while unnamed and unnamed[0][0].start < candidate.start:
                self._here.append(unnamed.pop(0))
            self._at = len(found)
            who = self._entity(candidate, named, found)
            reference = who if isinstance(who, Reference) else reference_to(who) if who else None
            if candidate.also:
                self._several[self._at] = [one for other in candidate.also if (one := found[other]) is not None]
            elif candidate.head == "they" and candidate.antecedent in self._several:
                self._several[self._at] = self._several[candidate.antecedent]  # "both said that they would"
            found.append(reference)
            if reference is None and candidate.kind == "definite" and candidate.type == "person":
                self._here.append((candidate, Reference(name=self._words(candidate))))  # "the colonel said … he said"
            if reference is not None and reference.id is not None and reference.type is not None:
                self._note(candidate, reference)
            if reference is not None:
                self.authorship.hear(candidate, reference, self._bodies.speaks(self._at))
        self.humans.learn_sides(self._reading, found)
        if self.text.rstrip().endswith(":"):
            self._introduce()
        return found

    def _words(self, candidate: Candidate) -> str:
        """The words of a candidate with the article before it."""
        start = self.text.rfind(" ", 0, max(candidate.start - 1, 0)) + 1
        return self.text[start : candidate.end]

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
        plain = candidate.kind == "definite" and candidate.description is None
        if plain and candidate.head in referring_nouns().mission | referring_nouns().called | {"group"}:
            return reference.type == "coalition" and self._coalitions.is_called(reference.id, candidate.head)
        return candidate.mention

    def within(self, start: int, end: int, own: Reference | None) -> Entity | None:
        """The coalition in focus at a claim, or the one that it speaks of itself."""
        if own is not None and own.id is not None:
            return Entity(id=own.id, type="coalition", name=own.name)
        before = bisect_left(self._focus, end, key=lambda item: item[0])
        if before:
            return self._focus[before - 1][1]
        if self._context.coalitions:
            return self._context.coalitions[-1].entity
        return self._focus[0][1] if self._focus else None

    @cached_property
    def is_martial(self) -> bool:
        """Whether the paragraph speaks of forces at all."""
        return is_martial(self.text)

    @property
    def listing(self) -> Reference | None:
        """The coalition whose members a line before has announced."""
        return self._context.listing

    @property
    def charged(self) -> Reference | None:
        """Whose tasks a line before has announced."""
        return self._context.charged

    @property
    def of_war(self) -> bool:
        """Whether the document has spoken of forces so far."""
        return self._context.martial or self.is_martial

    @cached_property
    def of_peace(self) -> bool:
        """Whether the paragraph is about peace and security, in a document that has spoken of forces."""
        return self.of_war and _PEACE.search(self.text) is not None

    def others_meant(self, reference: Reference) -> list[Reference]:
        """Whom a draft's reference stands for besides the first: "they", "the two countries"."""
        number = self._reading.number(reference)
        return self._several.get(number, []) if number is not None else []

    @cached_property
    def of_forces(self) -> bool:
        """Whether the document has spoken so far of forces, by words that are of nothing else."""
        return self._context.forces or speaks_of_forces(self.text)

    def focus(self, start: int, end: int) -> Reference | None:
        """The coalition that the document speaks of at a claim."""
        focus = self.within(start, end, None)
        return reference_to(focus) if focus is not None else None

    def giver(self) -> Reference | None:
        """Who gave something last: here, or in the paragraph before."""
        giver = self._given_by or self._context.giver
        return reference_to(giver) if giver is not None else None

    def note_given(self, actor: Reference) -> None:
        """A paragraph has told of a contribution."""
        if actor.id is not None and actor.type in ("country", "organisation", "coalition", "person"):
            self._given_by = entity_of(actor)

    def _introducing(self) -> Entity | None:
        """The first subject of a line that a list follows, else whom it names first: "The American aid includes:"."""
        if not self.text.rstrip().endswith(":"):
            return None
        acting = [(c, r) for c, r in self._here if r.type in ("country", "organisation", "coalition")]
        return next((entity_of(r) for c, r in [*(p for p in acting if p[0].function == "subject"), *acting]), None)

    def capital(self, words: str, end: int) -> Reference | None:
        """Which place "the capital" is, where it is that of the land where the forces are."""
        focus = self._coalitions.focus()
        host = land_of(focus.entity.id if focus is not None else None) or self.theatre.abroad
        return self.understood.capital(words, end, host, self.latest_others())

    def author(self) -> Reference | None:
        """Whoever says "we" in this document."""
        author = self.authorship.who
        return reference_to(author) if author is not None else None

    def speaks_on(self) -> Reference | None:
        """Whose words the whole paragraph is, in a transcript that said so at an earlier one."""
        speaker = self.authorship.floor.goes_on
        return reference_to(speaker) if speaker is not None else None

    def has_floor(self, speaker: Reference) -> bool:
        """Whether the paragraph begins with the office of somebody without a name who speaks: "The Minister: We"."""
        return speaker.id is None and self.text.lstrip().startswith(f"{speaker.name}:")

    def here(self) -> Reference | None:
        """Where a report that its first paragraphs date is filed from."""
        place = filed_at(self.text)
        return reference_to(place) if place is not None else None

    def owns_forces(self, reference: Reference) -> bool:
        """Whether words for forces follow the words of a draft's reference: "Lebanese troops"."""
        candidate = self._reading.candidate(reference)
        return candidate is not None and self.understood.owns(candidate)

    def named_before(self, at: int) -> list[Entity]:
        """What the document has named before a character of this paragraph, the latest first; no humans."""
        here = [entity_of(one) for met, one in reversed(self._here) if met.start < at and one.id and one.type]
        found = [entity for entity in (*here, *reversed(self._context.others)) if entity.type != "person"]
        return [*self._lands(at), *found]

    def _lands(self, at: int) -> list[Entity]:
        """The countries that stand by their own name before a character of this paragraph, or last before it."""
        return lands_named(self._here, self.text, at, self._context.land)

    def names_state_beside(self, one: Reference) -> bool:
        """Whether the paragraph names a state that is another than this one."""
        return any(state.type == "country" and state.id != one.id for _, state in self._here)

    def context(self) -> Context:
        """The document so far, this paragraph included."""
        row = tuple(last_row(frozenset({"country"}), self._here, self.text)) or self._context.row
        return Context(
            people=tuple(self._people.latest()[:MOST_PEOPLE][::-1]),
            short_forms=tuple(
                ShortForm(form=form, entity=entity) for form, entity in list(self._short.items())[-MOST_SHORT_FORMS:]
            ),
            coalitions=self._coalitions.all()[-MOST_COALITIONS:],
            others=tuple(list(self._others.values())[-MOST_OTHERS:]),
            speaker=self.humans.speaker,
            voice=self.humans.voice,
            told_of=self.humans.told_of(self.text, max((c.sentence for c in self._reading.candidates), default=0)),
            author=self.authorship.author,
            floor=self.authorship.floor.who,
            opening=self.authorship.opening,
            sender=self.theatre.sender,
            senders=self.theatre.senders,
            theatre=self.theatre.place,
            units=self.theatre.units(),
            ground=self.theatre.ground,
            holder=self.theatre.holder,
            giver=self._given_by or self._introducing(),
            abroad=self.theatre.abroad,
            owner=self.understood.owner(),
            land=next(iter(self._lands(len(self.text))), None),
            topic=self._bodies.topic(),
            assembled=self._bodies.assembled,
            row=row,
            rows=other_rows(row, (*self._context.rows, self._context.row)),
            about=self.authorship.about,
            first_person=self.authorship.first_person,
            official=self.authorship.official,
            martial=self.of_war,
            forces=self.of_forces,
        )

    def _note(self, candidate: Candidate, reference: Reference) -> None:
        entity = Entity(id=reference.id or "", type=reference.type or "organisation", name=reference.name)
        self._bodies.note(candidate, reference)
        if candidate.kind == "pronoun":
            if entity.type == "person":
                self._people.learn_gender(entity, "f" if candidate.head == "she" else "m")
            elif entity.type == "coalition" and candidate.function == "subject":
                self._subject = (candidate.sentence, entity)
            elif entity.type == "armed_group" and candidate.function == "subject":
                self._others[entity.id] = self._others.pop(entity.id, entity)  # whom "the group" means after that
            return
        if entity.type == "person":
            candidate = self.humans.instead_of_its_title(candidate, self.text)
        self._here.append((candidate, reference))
        if entity.type == "person":
            if candidate.kind not in ("definite", "author"):
                title = f"{candidate.title} {self.offices.get(self._at, '')}".strip()
                self._people.note(entity, title, self.humans.side_before(candidate, self.text))
        elif entity.type == "coalition":
            leader = candidate.description.leader if candidate.description else None
            subject = self._subject if self._subject is not None and self._subject[0] == candidate.sentence else None
            beside = subject[1] if subject is not None and candidate.function != "subject" else None
            acts = candidate.function == "subject" or is_set_up(candidate, self.text)
            self._coalitions.note(entity, leader.id if leader else None, beside, acts)
            if candidate.function == "subject":
                self._subject = (candidate.sentence, entity)
            focus = self._coalitions.focus()
            self._focus.append((candidate.start, focus.entity if focus is not None else entity))
        else:
            self._coalitions.note_other(entity)
            self._others.pop(entity.id, None)
            self._others[entity.id] = entity
        self._topics.add(entity.id)
