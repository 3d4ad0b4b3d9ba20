"""Which body "it" at the start of a paragraph, "the organisation" and "the ministry" are in a document."""

import re
from collections.abc import Sequence

from schemas import Entity, Reference, Statement
from worker.extraction.claims.knowledge import alliances, cues
from worker.extraction.document.context import Context
from worker.extraction.document.humans import Met
from worker.extraction.document.references import entity_of
from worker.extraction.knowledge import slug
from worker.extraction.reading import ACTING, Candidate, Reading

# Nouns that any body is called by, whatever its name says.
_ANY = frozenset({"organisation", "organization", "body", "agency", "institution", "bloc"})
_BODIES = frozenset({"organisation", "armed_group"})
# Bodies of a state that speak without a name: "the military said".
_SPEAKING = (["military"], ["army"], ["navy"], ["government"], ["ministry"], ["police"], ["command"], ["department"])

_NEAR = 24
# "G7 leaders", "NATO foreign ministers", "leaders of the G7"
_MEETING = re.compile(r"(?:['’]s?)? (?:foreign |defen[cs]e |finance )?(?:leaders|allies|ministers)\b", re.IGNORECASE)
_LEADERS_OF = re.compile(r"\b(?:leaders|ministers) (?:of|from) the $", re.IGNORECASE)


class Bodies:
    """Asks the bodies that the document has named (`others`, the latest last), and `here`, whom the paragraph has met.

    The topic is the body that was the subject of the sentence before, across paragraphs; the voice is who spoke last.
    """

    def __init__(
        self,
        others: dict[str, Entity],
        here: Sequence[Met],
        reading: Reading,
        context: Context,
        text: str,
    ) -> None:
        self._others, self._here, self._voice, self._before = others, here, context.voice, context.topic
        self._speakers, self._text = [draft.speaker for draft in reading.drafts if isinstance(draft, Statement)], text
        self._candidates = reading.candidates
        numbers = (reading.number(speaker) for speaker in self._speakers)
        self._speaking = frozenset(number for number in numbers if number is not None)
        self.assembled = context.assembled
        self._topic: tuple[int, Entity] | None = None  # the first subject of a sentence, and the sentence

    def note(self, candidate: Candidate, reference: Reference) -> None:
        """The paragraph speaks of somebody here."""
        if reference.id is not None and reference.type == "organisation" and _has_members(entity_of(reference)):
            before = self._text[max(candidate.start - _NEAR, 0) : candidate.start]
            if _MEETING.match(self._text, candidate.end) or _LEADERS_OF.search(before):
                self.assembled = entity_of(reference)
        if candidate.function != "subject" or candidate.quoted or reference.type not in ACTING or reference.id is None:
            return
        if self._topic is None or self._topic[0] != candidate.sentence:
            self._topic = (candidate.sentence, entity_of(reference))

    def speaks(self, number: int) -> bool:
        """Whether the paragraph tells what a candidate says."""
        return number in self._speaking

    @property
    def speaking(self) -> frozenset[int]:
        """Where those stand whom the paragraph lets speak."""
        return frozenset(self._candidates[number].start for number in self._speaking)

    def whose(self, members: str) -> Entity | None:
        """The body that "the leaders" are of; allies are NATO's where the document has named it."""
        nato = self._others.get("organisation:nato") if members == "allies" else None
        return nato or self.assembled

    def topic(self) -> Entity | None:
        """The body that the document has for a subject so far."""
        return self._topic[1] if self._topic is not None else self._before

    def it(self, candidate: Candidate, number: int) -> Entity | Reference | None:
        """Whom "it" and "they" mean that have nobody before them in their paragraph: who spoke, or was the subject."""
        if self._topic is not None or any(met.type in ACTING for met, _ in self._here):
            return None
        if number in self._speaking and self._voice is not None and _is_body(self._voice):
            return self._voice
        several = candidate.head == "they"
        if self._before is None or (several and self._before.type != "armed_group"):
            return None
        return self._before

    def spoke(self, number: int, start: int) -> Reference | None:
        """Who "it" is that speaks, after a body without a name did: "the army said in a statement. It said"."""
        if number not in self._speaking:
            return None
        before = [speaker for speaker in self._speakers if speaker.id is None and _is_body(speaker)]
        named = [speaker for speaker in before if 0 <= self._text.find(speaker.name) < start]
        return named[-1] if named else None

    def called(self, noun: str) -> Entity | None:
        """The organisation that "the `noun`" is: one whose name has the noun, or that any such noun may stand for."""
        for entity in reversed(self._others.values()):
            if entity.type == "organisation" and noun in slug(entity.name).split("-"):
                return entity
        if noun not in _ANY:
            return None
        topic = self.topic()
        named = [entity for entity in reversed(self._others.values()) if entity.type == "organisation"]
        members = [entity for entity in named if _has_members(entity)] if noun != "agency" else []
        if noun == "bloc":
            return next(iter(members), None)
        acting = [topic] if topic is not None and topic.type in _BODIES else []
        return next(iter((*acting, *members, *named)), None)


def _has_members(entity: Entity) -> bool:
    return entity.type == "organisation" and entity.id.partition(":")[2] in alliances()


def _is_body(voice: Reference) -> bool:
    """Whether a voice is a body or a paper, of which "it" is said."""
    if voice.id is not None:
        return voice.type in ACTING
    words = voice.name.lower().split()
    return not cues().speech.issued.isdisjoint(words) or words[-1:] in _SPEAKING
