"""A document at one of its paragraphs: who the candidates are, given what the document said before."""

import re
from bisect import bisect_left
from functools import cached_property

from schemas import Entity, ParagraphPublished, Reference
from worker.extraction.claims.martial import is_martial, speaks_of_forces
from worker.extraction.document.authorship import Authorship
from worker.extraction.document.beside import band_called, named_after, named_before
from worker.extraction.document.beside_missions import is_another, is_set_up, is_the_new, is_to_become
from worker.extraction.document.bodies import Bodies
from worker.extraction.document.coalitions import Coalitions
from worker.extraction.document.context import (
    MOST_COALITIONS,
    MOST_OTHERS,
    MOST_PEOPLE,
    MOST_SHORT_FORMS,
    Context,
    ShortForm,
)
from worker.extraction.document.drafted import Drafted
from worker.extraction.document.groups import group_meant
from worker.extraction.document.groups import named_after as group_called
from worker.extraction.document.humans import Humans, Met, unnamed_speakers
from worker.extraction.document.known_missions import land_of
from worker.extraction.document.names_again import NamesAgain
from worker.extraction.document.people import People
from worker.extraction.document.references import entity_of, reference_to
from worker.extraction.document.several import last_row, meant_by, one_of_two
from worker.extraction.document.states import governing, half_meant, lands_named, state_meant
from worker.extraction.document.theatre import Theatre
from worker.extraction.document.understood import Understood
from worker.extraction.knowledge import slug
from worker.extraction.names.nouns import of_coalitions, referring_nouns, type_of_noun
from worker.extraction.names.referring import LAST_TWO
from worker.extraction.reading import Candidate, Reading
from worker.extraction.text.datelines import filed_at, filed_from

_LAST_WITH_A_DATELINE = 2  # behind a title and a byline
_OURS = frozenset({"we", "us", "our", "ours", "ourselves"})
_WHOSE = re.compile(r" of (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)*")
# "…, he said": whom the words before name is not who says them.
_OF_HUMAN = re.compile(r"\b(his|her|whose) (?:own )?$", re.IGNORECASE)
_CHARGE = re.compile(
    r" (?:main |primary |chief |first |new )?(?:mission|mandate|task|tasks|purpose|aim|objective|instructions)\b"
)
_OF_AUTHOR = re.compile(r"\b(?:my|our) (?:own )?$", re.IGNORECASE)
_TRAILING = re.compile(
    r", (?:he|she) (?:said|says|added|adds|noted|told|explained|warned)\b(?! (?:that|the|he|she|it)|, [\"“])"
)
_PEACE = re.compile(
    r"\b(?:peace\w*|security (?:sector|assistance|cooperation|forces)|stabili[sz]\w+|demining|counter-?terror\w+)\b",
    re.I,
)


class Document(Drafted):
    """Made for one paragraph; `read` goes through its candidates once, in their order."""

    def __init__(self, context: Context, reading: Reading, paragraph: ParagraphPublished) -> None:
        super().__init__(reading, paragraph.text)
        self._context = context
        self._short = {short.form: short.entity for short in context.short_forms}
        self._others = {entity.id: entity for entity in context.others}
        self._topics = {*self._others, *(coalition.entity.id for coalition in context.coalitions)}
        published = paragraph.published_at or ""
        self._coalitions = Coalitions(
            context.coalitions, context.others, self._topics, int(published[:4]) if published[:4].isdigit() else None
        )
        self.authorship = Authorship(context, reading, paragraph)
        self._here: list[Met] = []
        self._people = People(context.people)
        self.humans = Humans(self._people, self._here, context, self.authorship.narrator)
        self.understood = Understood(self._here, self.text, context.owner)
        self._bodies = Bodies(self._others, self._here, reading, context, self.text)
        self._names = NamesAgain(self._people, self._coalitions, self._others, self._short, self._topics, published)
        self.theatre = Theatre(context, filed_from(self.text) if paragraph.index <= _LAST_WITH_A_DATELINE else None)
        if self.theatre.abroad is not None:
            self._topics.add(self.theatre.abroad.id)
        self._focus: list[tuple[int, Entity]] = []
        self._subject: tuple[int, Entity] | None = None  # the coalition that is the subject, and its sentence
        self._at = 0
        self._given_by: Entity | None = None
        self._several: dict[int, list[Reference]] = {}
        self._found: list[Reference | None] = []

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

    def latest_others(self) -> list[Entity]:
        """The organisations, groups, countries and places that the document has named, the latest first."""
        return list(reversed(self._others.values()))

    def context(self) -> Context:
        """The document so far, this paragraph included."""
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
            row=tuple(last_row(frozenset({"country"}), self._here, self.text)) or self._context.row,
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

    def _entity(
        self, candidate: Candidate, named: set[str], found: list[Reference | None]
    ) -> Entity | Reference | None:
        before = self.text[max(0, candidate.start - 4) : candidate.start]
        if candidate.kind == "named":
            return self._names.named(candidate, before)
        if candidate.kind in ("surname", "bare", "acronym"):
            return self._names.shortened(candidate, self.text[candidate.start : candidate.end], before)
        if candidate.kind == "definite":
            told = found[candidate.antecedent] if candidate.antecedent is not None else None
            return told or self._definite(candidate, named)
        if candidate.kind == "pronoun":
            return self._pronoun(candidate, found)
        if candidate.quoted:
            return None  # whoever speaks says so, not the document
        return self.authorship.we(self.humans) if candidate.head in _OURS else self.authorship.who

    def _definite(self, candidate: Candidate, named: set[str]) -> Entity | Reference | None:
        noun = candidate.head
        if noun == "force" and self.text[: candidate.start].lower().endswith("task "):
            for entity in self.latest_others():
                if "task-force" in entity.id and entity.type == "organisation":
                    return entity
        description = candidate.description
        if description is not None and description.indefinite and is_to_become(candidate, self.text):
            return None  # "turn it into a UN peacekeeping mission": into another
        if candidate.description is not None or noun in of_coalitions():
            beside = named_before(candidate, self._here, self.text)
            beside = beside or named_after(candidate, self._reading.candidates[self._at + 1 : self._at + 4], self.text)
            if beside is not None and beside.type == "organisation":
                self._coalitions.note(beside)  # "The CSTO is an alliance of six states": it is spoken of as one
                self._focus.append((candidate.start, beside))
            new = description is not None and description.indefinite and not description.joint
            if beside is None and is_another(candidate, self.text):  # "a rival coalition", "the last force here"
                return self._coalitions.besides(candidate, named) if new else None
            if beside is None and is_the_new(candidate, self.text):
                beside = self._coalitions.newest(noun)
            begun = is_set_up(candidate, self.text)
            return self._coalitions.resolve(candidate, named, beside, begun=begun) or band_called(
                noun, self.latest_others()
            )
        if noun in referring_nouns().person:
            before = self.text[max(0, candidate.start - 24) : candidate.start]
            return self.humans.with_title(noun, before, candidate.title, candidate.sentence)
        if noun in LAST_TWO:
            return one_of_two(noun, candidate.sentence, self._here, self.text)
        if noun in referring_nouns().group:
            after = self._reading.candidates[self._at + 1 : self._at + 3]
            following = next((each for each in after if each.kind != "pronoun"), None)
            if (called := group_called(candidate, following, self.text)) is not None:
                return called
            if self.text[: candidate.start].lower().endswith("contact "):
                return self._coalitions.called(noun)
            focus = self._coalitions.focus() if noun == "group" else None
            topic = self._bodies.topic()
            latest = group_meant(noun, self._here, self.latest_others(), topic, self.text)
            called_so = focus is not None and noun in focus.short  # "the Contact Group … the group"
            return focus.entity if focus is not None and (called_so or not latest) else next(iter(latest), None)
        if noun.startswith("ministry of"):
            if (whose := _WHOSE.match(self.text, candidate.end)) is not None:  # "the Ministry of Defence of Artsakh"
                name = self.text[candidate.start : whose.end()]
                return Entity(id=f"organisation:{slug(name)}", type="organisation", name=name)
            for entity in self.latest_others():
                if entity.name.lower().endswith(noun):
                    return entity
            name = self.text[candidate.start : candidate.end]
            return Entity(id=f"organisation:{slug(noun)}", type="organisation", name=name)
        if noun in referring_nouns().assembled:
            return self._bodies.whose(noun)
        if noun in referring_nouns().house:
            return self.authorship.house(self.humans, self.latest_others())
        if type_of_noun(noun) == "organisation":
            return self._bodies.called(noun) or self._coalitions.called(noun)
        several = meant_by(noun, self._here, reversed(self._context.others), self._context.row, self.text)
        if several:
            self._several[self._at] = [reference_to(entity) for entity in several[1:]]
            return several[0]
        if noun in referring_nouns().halves:
            return half_meant(noun, self.latest_others())
        if type_of_noun(noun) == "country":
            following = next(iter(self._reading.candidates[self._at + 1 : self._at + 2]), None)
            own = governing(candidate, following, self._here, self.text) if noun == "government" else None
            if _OF_AUTHOR.search(self.text, max(candidate.start - 16, 0), candidate.start):
                return self._own_state(candidate)
            own = self._state_of_human(candidate) or own or self._own_government(candidate)
            known, sender = self.latest_others(), self.theatre.sending_state()
            focus = self._coalitions.focus()
            host = land_of(focus.entity.id if focus is not None else None) or self.theatre.abroad
            return own or state_meant(candidate, self._here, known, self._bodies.topic(), self.text, host, sender)
        return None

    def _introduced(self, pronoun: Candidate) -> bool:
        """Whether a colon parts what is said from who is named before: "Moss gave a figure: six died, he said"."""
        colon = self.text.rfind(":", 0, pronoun.start)
        return any(
            met.sentence == pronoun.sentence and met.end <= colon and one.type == "person" for met, one in self._here
        )

    def _own_state(self, state: Candidate) -> Entity | None:
        """Whose "my country" is: that of whoever says so; of a speaker in quotation marks nobody is told."""
        who = self.authorship.we(self.humans) if not state.quoted else None
        side = reference_to(who) if isinstance(who, Entity) else who
        return entity_of(side) if side is not None and side.type == "country" else None

    def _own_government(self, state: Candidate) -> Entity | None:
        """The state whose government publishes the document, where it acts and no state stands before.

        "The Government", as only its own people write it, is that of whoever acts first in the document.
        """
        own = self.text[state.start : state.end].endswith("Government") and not state.quoted
        author = self.authorship.author or (self.authorship.opening if own else None)
        acts = state.head == "government" and (own or state.function == "subject") and author is not None
        alone = acts and not any(one.type == "country" for _, one in self._here)
        return author if alone and author is not None and author.type == "country" else None

    def _state_of_human(self, state: Candidate) -> Entity | None:
        """Whose "his country" is: that of whom "he" speaks for, "the delegate of Chad said that his country".

        "Whose country" is that of the person named right before it.
        """
        owner = _OF_HUMAN.search(self.text, max(state.start - 16, 0), state.start)
        if owner is not None and owner[1].lower() == "whose":
            met, last = self._here[-1] if self._here else (None, None)
            named = met is not None and last is not None and last.type == "person"
            said = self.humans.spoken_for(last) if named else None
            return entity_of(said) if said is not None and said.type == "country" else None
        if owner is not None:
            self.humans.learn_sides(self._reading, self._found)
        who = self.humans.meant_by("he" if owner[1].lower() == "his" else "she", state.quoted) if owner else None
        side = self.humans.spoken_for(reference_to(who) if isinstance(who, Entity) else who)
        return entity_of(side) if side is not None and side.type == "country" else None

    def _pronoun(self, candidate: Candidate, found: list[Reference | None]) -> Entity | Reference | None:
        if candidate.head in ("he", "she"):
            trailing = candidate.function == "subject" and _TRAILING.match(self.text, candidate.start - 2) is not None
            spoke = self._bodies.speaking if self._bodies.speaks(self._at) else frozenset()
            said = candidate.sentence if trailing and not self._introduced(candidate) else None
            return self.humans.meant_by(candidate.head, candidate.quoted, said, spoke)
        if candidate.antecedent is not None:
            return found[candidate.antecedent]
        owns = self.text[candidate.start : candidate.end].lower() in ("its", "their")
        focus = self._coalitions.focus() if owns and candidate.sentence == 0 else None
        if focus is not None and _CHARGE.match(self.text, candidate.end):
            return focus.entity  # "Its mission is to keep the peace": that of the force, whoever was told of last
        stands = candidate.sentence == 0 and (owns or candidate.function == "subject")
        return self._bodies.it(candidate, self._at) if stands else self._bodies.spoke(self._at, candidate.start)
