"""What the text of one paragraph says by itself, before it is known what the document said earlier.

Reading is the costly half of extraction: it parses. It needs nothing but the paragraph, so it runs in any process, in
any order. `resolving` is the other half.
"""

from typing import Literal

import msgspec

from schemas import AnyClaim, Entity, EntityType, Reference
from worker.extraction.knowledge.loading import own_version

EXTRACTOR = "coalition-rules/0.1.0"


def extractor_name() -> str:
    """The name and version that claims carry; knowledge of one's own makes it another. Raises KnowledgeError."""
    return EXTRACTOR + own_version()


CandidateKind = Literal[
    "named",  # an entity known by itself: `entity` is set
    "surname",  # "Mattis": a person, if the document has named one so
    "acronym",  # "SDF": an entity, if the document has bound it
    "bare",  # a capitalised word that says no more: somebody, if the document has named one so
    "definite",  # "the coalition", "the mission", "the official", "the group": whoever the document spoke of last
    "pronoun",  # "he", "she", "they", "it"
    "author",  # "we", "our country" in a document that speaks for itself
]
Function = Literal["subject", "other"]
ACTING = frozenset({"country", "organisation", "coalition", "armed_group"})  # the types of those who act as a body

# References of drafts that name no candidate but somebody the document knows. Where it knows nobody of that kind,
# `#speaker` becomes null (a draft that needs it is dropped), `#author` too but where a draft needs it
# ("we"), and `#coalition` keeps its words.
SPEAKER = "#speaker"  # who spoke last before this paragraph: for a quotation that runs on, or stands by itself
AUTHOR = "#author"  # whoever says "we" in this document
COALITION = "#coalition"  # the coalition in focus
SENDER = "#sender"  # whose forces the document told of last
GIVER = "#giver"  # who gave something in the paragraph before, or is the subject of the line that introduces a list
CHARGED = "#charged"  # whose tasks a line before this item of a list has announced
LISTING = "#listing"  # the coalition whose members a line before this item of a list has announced
GROUND = "#ground"  # the place that was taken or held last: from where "the rebels were driven out a week later"
THEATRE = "#theatre"  # where the forces are that the document told of last: "there"


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One paragraph as it was published, and what is known of it without the rest of its document."""

    text: str
    published_at: str | None = None


class Description(msgspec.Struct, frozen=True, kw_only=True):
    """What the words themselves tell of a coalition that they do not name: "the Saudi-led coalition in Yemen".

    `leader` is a country or an organisation, `about` the ids of whom it is against and where it is, `cause` the words
    for that in lower case ("piracy"); `members` is how many ("70-nation"), `indefinite` says that it is "a coalition".
    `national` is "the American mission", of a coalition that the document knows; `joint` is "a European mission".
    `told` says that a clause tells who leads one that is known: "The force is led by Italy".
    """

    leader: Entity | None = None
    about: tuple[str, ...] = ()
    cause: str = ""
    members: int | None = None
    indefinite: bool = False
    words: str = ""
    national: bool = False
    joint: bool = False
    told: bool = False


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the paragraph that names somebody or something, or stands for it.

    `start` and `end` count characters of the text as published. `head` is the noun, pronoun or name in lower case
    ("coalition", "he", "mattis"); `entity` is set where the words by themselves tell who it is. `mention` is false for
    what takes a role in claims and is no mention (pronouns). `title` is what stands before or after a person's name
    ("Secretary of Defense"), in lower case, or the region that tells of a state ("the Gulf state"). `sentence` counts
    the sentences of the paragraph, `quoted` says that it stands in quotation marks. The `entity` of a surname, an
    acronym or a description is the one to take where the document knows of none. `type` is what kind of thing it is,
    where the words tell. `antecedent` is the candidate of the same paragraph that the grammar makes
    a pronoun stand for, `also` are those that it stands for as well ("they").
    """

    start: int
    end: int
    kind: CandidateKind
    head: str
    entity: Entity | None = None
    mention: bool = True
    title: str = ""
    function: Function = "other"
    plural: bool = False
    sentence: int = 0
    quoted: bool = False
    description: Description | None = None
    type: EntityType | None = None
    antecedent: int | None = None
    also: tuple[int, ...] = ()


class Presence(msgspec.Struct, frozen=True, kw_only=True):
    """Whose forces a paragraph speaks of in passing, and where: "its mission in Mali".

    No claim, but whose the forces are that are told of after the character `end`.
    """

    start: int
    end: int
    actor: Reference
    location: Reference


class Trace(msgspec.Struct, frozen=True, kw_only=True):
    """How a draft was made: the frame's name, and the words that filled it.

    Each word is the characters (start, end) of the text as published, in the order in which they stand.
    """

    frame: str
    path: tuple[tuple[int, int], ...] = ()


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """The candidates and the draft claims of a paragraph.

    A draft is a claim whose references are not resolved: a Reference with the id `#3` stands for candidate 3, and its
    name is the words to fall back on. `definitions` are short forms that this paragraph binds: (short form, candidate).
    `spoken_of` are forces of which nothing is claimed.
    `introduces` is who is said to speak in the paragraph that follows: "The minister said:"; `lists` is the coalition
    whose members follow, a paragraph each: "Coalition members:"; `charges` whose tasks do: "SAMIM shall:".
    `traces` tell how each draft was made, in the order of the drafts, where that was asked for. `extractor` is a name
    and a version; the claims carry it.
    """

    candidates: tuple[Candidate, ...] = ()
    drafts: tuple[AnyClaim, ...] = ()
    definitions: tuple[tuple[str, int], ...] = ()
    spoken_of: tuple[Presence, ...] = ()
    traces: tuple[Trace, ...] = ()
    introduces: Reference | None = None
    lists: Reference | None = None
    charges: Reference | None = None
    language: str = "en"
    extractor: str = EXTRACTOR

    def number(self, reference: Reference) -> int | None:
        """Which candidate a draft's reference stands for, if for one."""
        digits = (reference.id or "").removeprefix("#")
        return int(digits) if digits.isdigit() and int(digits) < len(self.candidates) else None

    def candidate(self, reference: Reference) -> Candidate | None:
        """The candidate that a draft's reference stands for, if for one."""
        number = self.number(reference)
        return self.candidates[number] if number is not None else None
