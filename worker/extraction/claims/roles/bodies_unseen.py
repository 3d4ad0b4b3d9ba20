"""Whose an office is where nobody has seen the body that its words name: "U.S. Black Chambers President and CEO"."""

import msgspec
from spacy.tokens import Token

from schemas import Reference
from worker.extraction.claims.roles.heads import Title
from worker.extraction.claims.scene import Scene
from worker.extraction.names.naming import name_words

_LONGEST = 6  # tokens of a body before an office
_FEWEST = 2  # tokens before the last of them that make it a name
_OFFICES = frozenset(
    {"house", "staff", "party", "police", "army", "navy", "force", "mission", "government", "cabinet"}
    | {"military", "media", "press", "network", "news", "company", "bank"}
)


def of_a_body_unseen(scene: Scene, title: Title) -> Title:
    """The title without the name of a body at its beginning, and as that body's, if there is one.

    "Ana Sample, U.S. Harbour Chamber Senior Advisor" is the chamber's, and no state's.
    """
    words = scene.doc[title.start : title.head]
    if len(words) < _FEWEST or not all(_is_capital(scene, token) for token in words) or title.first > title.start:
        return title
    known = name_words().organisation - _OFFICES
    end = next(
        (i for i in range(title.head - 1, title.start, -1) if scene.doc[i].lower_.removesuffix("s") in known), None
    )
    if end is None or end - title.first > _LONGEST or any(scene.is_person(token) for token in words):
        return title
    body = Reference(name=scene.parsed.words(scene.doc[title.first], scene.doc[end]))
    return msgspec.structs.replace(title, start=end + 1, whose=body)


def _is_capital(scene: Scene, token: Token) -> bool:
    """Whether a word has a capital as published, though a heading is read in ordinary letters."""
    return scene.parsed.words(token, token)[:1].isupper()
