"""Who says "we" in a document: whoever has the floor, else its author, else the state or body that acts first in it."""

import re
from collections.abc import Iterable

from schemas import Entity, ParagraphPublished, Reference
from worker.extraction.document.authors import author_of, is_official, told_of_in
from worker.extraction.document.context import Context
from worker.extraction.document.floor import Floor
from worker.extraction.document.humans import Humans, says_i
from worker.extraction.document.references import entity_of, reference_to
from worker.extraction.knowledge import speaks_for
from worker.extraction.reading import Candidate, Reading

# behind the name of a state that is not "we": "Iraq's forces", "Kuwait will be free again", "Japan has promised us"
_ANOTHER = re.compile(
    r"['’]s?\s|\s+(?:(?:will|would|must|shall|should|can|may)\s+(?:\w+\s+){0,2}?be|is|was|are|were|(?:has|had)\s+been)\b"
    r"|\s+(?:\w+\s+){1,4}?(?:us|our)\b"
)


class Authorship:
    """That of a document at one of its paragraphs; `hear` tells it whom the paragraph names, in their order.

    `author` is whoever the document says it is by, `opening` who acts first in it, `floor` whose words a transcript
    has here. `about` are the states that the heading of officials is about. `official` tells that a state or body
    publishes it, `first_person` that the author has said "I".
    """

    def __init__(self, context: Context, reading: Reading, paragraph: ParagraphPublished) -> None:
        title = paragraph.title if paragraph.index == 0 else None
        self.author = author_of(paragraph.text, reading.candidates, title) or context.author
        self.official = context.official or (paragraph.index == 0 and is_official(title or paragraph.text))
        here = self.official and paragraph.index == 0 and is_official(paragraph.text)
        self.about = told_of_in(paragraph.text, reading.candidates) if here else context.about
        self._text = paragraph.text
        self.floor = Floor(paragraph.text, context.floor)
        self.opening = context.opening
        self.first_person = context.first_person or says_i(reading)
        says = context.floor or self.author
        self.narrator = says.id if self.first_person and says is not None else None

    def hear(self, candidate: Candidate, reference: Reference, told: bool) -> None:
        """The paragraph names somebody here; `told` says that it reports what they say: "CNN reports that"."""
        self.floor.hear(candidate, reference)
        known = reference.id is not None and reference.type is not None
        opens = self.opening is None and reference.id not in self.about and _may_open(candidate, self._text)
        if known and opens and not (told or self.floor.asks):
            self.opening = entity_of(reference)

    @property
    def who(self) -> Entity | None:
        """Whoever says "we" or "I"."""
        return self.floor.who or self.author or self.opening

    def we(self, humans: Humans) -> Entity | Reference | None:
        """Who "we" are where the author says it: the state or body that a person speaks for."""
        author = reference_to(self.who) if self.who is not None else None
        side = humans.spoken_for(author)
        if side is None and self.floor.who is not None and self.author is not None:
            side = humans.spoken_for(reference_to(self.author))  # an adviser speaks for the house
        if side is None and author is not None and author.type == "person" and self.official:
            return self.opening or author  # "Statement by X": of the state that acts first
        return side or author

    def house(self, humans: Humans, named: Iterable[Entity]) -> Entity | Reference | None:
        """Whose "the Administration" is: that of one `named` so before, else of the president who speaks."""
        sides = (speaks_for().get(entity.id) for entity in named if "administration" in entity.id)
        side = next((side for side in sides if side is not None), None)
        author = self.author or (self.opening if self.official else None)
        return side or humans.spoken_for(reference_to(author) if author is not None else None)


def _may_open(candidate: Candidate, text: str) -> bool:
    """Whether a state or body acts here: a document that does not say whose it is, is of the first one."""
    acts = candidate.kind == "named" and candidate.function == "subject" and not candidate.quoted
    acts = acts and _ANOTHER.match(text, candidate.end) is None
    return acts and candidate.type in ("country", "organisation")
