"""Entities: the things the text names, each with one id in every document."""

from typing import Literal

import msgspec

EntityType = Literal["country", "organisation", "armed_group", "coalition", "person", "place"]


class Entity(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A real thing with its canonical id, for example `country:IQ` or `armed-group:islamic-state`."""

    id: str
    type: EntityType
    name: str


class Reference(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What stands in a role of a claim: an entity, or the words used where the text names none.

    In "a US State Department official said", the speaker is
    `Reference(name="a US State Department official")`, with neither id nor type.
    """

    name: str
    id: str | None = None
    type: EntityType | None = None

    @property
    def key(self) -> str:
        """What tells this reference from others: the id, else the words in lower case with single blanks."""
        return self.id or "words:" + " ".join(self.name.lower().split())
