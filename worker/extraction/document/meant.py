"""Whom a candidate of a paragraph means: a name again, "the mission", "the country", "he", "it", "we"."""

import re

from schemas import Entity, ParagraphPublished, Reference
from worker.extraction.document.authorship import Authorship
from worker.extraction.document.beside import band_called, named_after, named_before
from worker.extraction.document.beside_missions import is_another, is_set_up, is_the_new, is_to_become
from worker.extraction.document.bodies import Bodies
from worker.extraction.document.coalitions import Coalitions
from worker.extraction.document.context import Context
from worker.extraction.document.drafted import Drafted
from worker.extraction.document.groups import group_meant
from worker.extraction.document.groups import named_after as group_called
from worker.extraction.document.humans import Humans, Met
from worker.extraction.document.known_missions import land_of
from worker.extraction.document.names_again import NamesAgain
from worker.extraction.document.people import People
from worker.extraction.document.references import entity_of, reference_to
from worker.extraction.document.several import meant_by, one_of_two
from worker.extraction.document.states import governing, half_meant, state_meant
from worker.extraction.document.theatre import Theatre
from worker.extraction.document.understood import Understood
from worker.extraction.knowledge import slug
from worker.extraction.names.nouns import of_coalitions, referring_nouns, type_of_noun
from worker.extraction.names.referring import LAST_TWO
from worker.extraction.reading import Candidate, Reading
from worker.extraction.text.datelines import filed_from

_LAST_WITH_A_DATELINE = 2  # behind a title and a byline
_OURS = frozenset({"we", "us", "our", "ours", "ourselves"})
_WHOSE = re.compile(r" of (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)*")
_OF_HUMAN = re.compile(r"\b(his|her|whose) (?:own )?$", re.IGNORECASE)
_CHARGE = re.compile(
    r" (?:main |primary |chief |first |new )?(?:mission|mandate|task|tasks|purpose|aim|objective|instructions)\b"
)
_OF_AUTHOR = re.compile(r"\b(?:my|our) (?:own )?$", re.IGNORECASE)
# "…, he said": whom the words before name is not who says them.
_TRAILING = re.compile(
    r", (?:he|she) (?:said|says|added|adds|noted|told|explained|warned)\b(?! (?:that|the|he|she|it)|, [\"“])"
)


class Meant(Drafted):
    """What is known of a document at one of its paragraphs, and whom its words mean by that."""

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

    def latest_others(self) -> list[Entity]:
        """The organisations, groups, countries and places that the document has named, the latest first."""
        return list(reversed(self._others.values()))

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
            return self._coalitions.resolve(candidate, named, beside, begun=begun) or (
                None if self._has_a_name(candidate) else band_called(noun, self.latest_others())
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
        several = meant_by(noun, self._here, reversed(self._context.others), self._rows(), self.text)
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

    def _has_a_name(self, candidate: Candidate) -> bool:
        """Whether capitals tell that a noun ends a name of its own: "the Joint Force" is no other "force"."""
        words = self.text[candidate.start : candidate.end].split()
        return len(words) > 1 and all(word[:1].isupper() for word in words)

    def _rows(self) -> list[tuple[Entity, ...]]:
        """The states that stood together before the paragraph, the last first."""
        return [self._context.row, *reversed(self._context.rows)]

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
