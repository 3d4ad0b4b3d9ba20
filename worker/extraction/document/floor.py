"""Who has the floor in a transcript, by the label before somebody's words: "PRESIDENT BIDEN:", "Q", "MODERATOR:"."""

import re

from schemas import Entity, Reference
from worker.extraction.document.references import entity_of
from worker.extraction.reading import Candidate

_LABEL = re.compile(r"\s*(?:(?P<question>Q)[:.]?\s|(?P<who>[A-Z][A-Z.’'\u00a0 -]{3,50}):\s)")
# "The Secretary of State for Defence (Mr Geoffrey Hoon): …", as parliaments print it.
_OFFICE = re.compile(r"\s*(?:The\s+)?[A-Z][^():.;\n]{3,90}\s\((?P<who>[A-Z][^():;\n]{3,50})\):\s")

_NO_SPEECH_OPENS = ("(", "[", "*", "–", "—", "-")  # "(Applause.)"
_SPEECH_ENDS = (".", "!", "?", "…", "”", '"', "—", "–")  # no heading does


class Floor:
    """Whose words a paragraph has, `before` being whose those of the last one were.

    A label without a name ("SENIOR ADMINISTRATION OFFICIAL:") gives the floor back to the house: `who` is None.
    """

    def __init__(self, text: str, before: Entity | None) -> None:
        self._text = text
        self._label = _LABEL.match(text) or _OFFICE.match(text)
        self.who = before if self._label is None else None
        self.asks = self._label is not None and self._label.re is _LABEL and self._label["question"] is not None

    @property
    def goes_on(self) -> Entity | None:
        """Whoever speaks on in this paragraph, which has no label of its own."""
        return self.who if self._label is None and _is_speech(self._text) else None

    def hear(self, candidate: Candidate, reference: Reference) -> None:
        """The paragraph names somebody here: who it is whose words follow, where the label does so."""
        if self._label is None or self.asks or reference.type != "person" or reference.id is None:
            return
        if candidate.kind != "definite" and self._label.start("who") <= candidate.start < self._label.end("who"):
            self.who = entity_of(reference)


def _is_speech(text: str) -> bool:
    """Whether a paragraph may be somebody's words: it has a few, and ends as a sentence does."""
    words = text.split()
    return len(words) > 3 and not words[0].startswith(_NO_SPEECH_OPENS) and words[-1].endswith(_SPEECH_ENDS)
