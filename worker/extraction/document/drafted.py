"""What the references of a paragraph's drafts are in its text: "we", "it", "the country"."""

import re
from functools import cached_property

from schemas import Deployment, Reference, Role
from worker.extraction.reading import AUTHOR, Reading

_WHOSE = re.compile(r"\b(?:his|her|my|our)(?: own)? $", re.IGNORECASE)
_NEAR = 12  # characters


class Drafted:
    """Asks the reading of a paragraph for the words that its drafts refer to."""

    def __init__(self, reading: Reading, text: str) -> None:
        self._reading, self.text = reading, text

    def is_author(self, reference: Reference) -> bool:
        """Whether a draft's reference is to "we", "our" or "I"."""
        candidate = self._reading.candidate(reference)
        return reference.id == AUTHOR or (candidate is not None and candidate.kind == "author")

    def is_pronoun(self, reference: Reference) -> bool:
        """Whether a draft's reference is to "it" or "they"."""
        candidate = self._reading.candidate(reference)
        return candidate is not None and candidate.kind == "pronoun"

    def words_of(self, reference: Reference) -> str:
        """The words that a draft's reference stands for in this paragraph, in lower case."""
        candidate = self._reading.candidate(reference)
        return self.text[candidate.start : candidate.end].lower() if candidate is not None else ""

    def is_the_country(self, reference: Reference) -> bool:
        """Whether a draft's reference is to "the country", and not to "his country"."""
        candidate = self._reading.candidate(reference)
        if candidate is None or candidate.kind != "definite" or candidate.title:
            return False
        of_speaker = _WHOSE.search(self.text, max(candidate.start - _NEAR, 0), candidate.start) is not None
        return candidate.head in ("country", "nation") and not of_speaker

    def senders_until(self, end: int) -> frozenset[str]:
        """The ids of the states whose forces come by the words that end at a character: "troops from Chad and Fiji"."""
        told = (draft for draft in self._reading.drafts if isinstance(draft, Deployment) and draft.end == end)
        return frozenset(draft.actor.id for draft in told if draft.actor.id is not None)

    @cached_property
    def offices(self) -> dict[int, str]:
        """What the roles of the paragraph tell persons to be, by the number of the candidate, in lower case."""
        roles = [draft for draft in self._reading.drafts if isinstance(draft, Role) and not draft.former]
        numbered = [(self._reading.number(role.person), role.title.lower()) for role in roles]
        return {number: title for number, title in numbered if number is not None}
