"""What a document has said so far, as far as later paragraphs need it: small, and a pure function of the paragraphs."""

import msgspec

from schemas import Entity

MOST_PEOPLE = 40
MOST_SHORT_FORMS = 40
MOST_COALITIONS = 8


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody the document has named. `gender` is "f", "m" or "" where nothing told it."""

    entity: Entity
    title: str = ""
    gender: str = ""


class ShortForm(msgspec.Struct, frozen=True, kw_only=True):
    """A short form that the document has bound: "SDF"."""

    form: str
    entity: Entity


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """The document so far. Lists hold the latest last and are bounded; the oldest go first.

    `speaker` is the human who spoke last, `author` whoever says "we".
    """

    people: tuple[Person, ...] = ()
    short_forms: tuple[ShortForm, ...] = ()
    coalitions: tuple[Entity, ...] = ()
    organisations: tuple[Entity, ...] = ()
    speaker: Entity | None = None
    author: Entity | None = None
