"""What the text of one paragraph says by itself, before it is known what the document said earlier.

Reading is the costly half of extraction: it parses. It needs nothing but the paragraph, so it runs in any process, in
any order. `resolving` is the other half.
"""

from typing import Literal

import msgspec

from schemas import AnyClaim, Entity

CandidateKind = Literal[
    "named",  # an entity known by itself: `entity` is set
    "surname",  # "Mattis": a person, if the document has named one so
    "acronym",  # "SDF": an entity, if the document has bound it
    "definite",  # "the coalition", "the mission", "the official", "the group": whoever the document spoke of last
    "pronoun",  # "he", "she", "they", "it"
    "author",  # "we", "our country" in a document that speaks for itself
]


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One paragraph as it was published, and what is known of it without the rest of its document."""

    text: str
    published_at: str | None = None


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the paragraph that names somebody or something, or stands for it.

    `head` is the noun, pronoun or name in lower case ("coalition", "he", "mattis"); `entity` is set where the words by
    themselves tell who it is. `mention` is false for what takes a role in claims and is no mention (pronouns).
    """

    start: int
    end: int
    kind: CandidateKind
    head: str
    entity: Entity | None = None
    mention: bool = True


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """The candidates and the draft claims of a paragraph.

    A draft is a claim whose references are not resolved: a Reference with the id `#3` stands for candidate 3, and its
    name is the words to fall back on. `definitions` are short forms that this paragraph binds: (short form, candidate).
    """

    candidates: tuple[Candidate, ...] = ()
    drafts: tuple[AnyClaim, ...] = ()
    definitions: tuple[tuple[str, int], ...] = ()
    language: str = "en"
