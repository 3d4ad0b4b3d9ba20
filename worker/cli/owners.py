"""Whose state it is: the coalitions that the tables speak of, and finding one by what somebody calls it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches

import msgspec

from schemas import AnyClaim, Entity, Reference
from worker.errors import UnknownName
from worker.state import CellRow

COALITION = "coalition:"


class Owner(msgspec.Struct, frozen=True, kw_only=True):
    """A coalition, or else an actor that is in none: its id, its name, and its cells in the order of their keys."""

    id: str
    name: str
    cells: tuple[CellRow, ...]

    @property
    def is_coalition(self) -> bool:
        """Whether it is a coalition."""
        return self.id.startswith(COALITION)

    @property
    def slug(self) -> str:
        """The id without its type."""
        return self.id.partition(":")[2]


def owners_of(rows: Iterable[CellRow]) -> tuple[Owner, ...]:
    """The owners of these cells: coalitions first, and among them those with the most cells."""
    cells: dict[str, list[CellRow]] = {}
    names: dict[str, Counter[str]] = {}
    for row in rows:
        cells.setdefault(row.owner, []).append(row)
        for reference in references(row.answer.claim):
            if reference.id is not None:
                names.setdefault(reference.id, Counter())[reference.name] += 1
    owners = [
        Owner(id=id_, name=_name(id_, names.get(id_)), cells=tuple(sorted(own, key=lambda row: row.cell)))
        for id_, own in cells.items()
    ]
    return tuple(sorted(owners, key=lambda owner: (not owner.is_coalition, -len(owner.cells), owner.id)))


def find_owner(called: str, owners: Sequence[Owner], calls: Mapping[str, str] | None = None) -> Owner:
    """The owner that is called so: by id, by slug, by name or by another name that is known, whatever the case.

    `calls` are further names, each with the id of its owner. Raises UnknownName, with the nearest matches.
    """
    wanted = _folded(called)
    for owner in owners:
        if wanted in _calls(owner):
            return owner
    from worker.extraction.knowledge.known import named_entities  # reads the knowledge files: only asked where needed

    also = {id_ for call, id_ in (calls or {}).items() if _folded(call) == wanted}
    also |= {entity.id for name, entity in named_entities().items() if _folded(name) == wanted}
    for owner in owners:
        if owner.id in also:
            return owner
    raise UnknownName(f"nothing is known of {called!r}; {_nearest(wanted, owners)}")


def owner_name(id_: str, claims: Iterable[AnyClaim]) -> str:
    """What an owner is called in these claims, most often; else its id, readably."""
    return _name(id_, Counter(each.name for claim in claims for each in references(claim) if each.id == id_))


def references(claim: AnyClaim) -> Iterator[Reference | Entity]:
    """Everybody that a claim speaks of."""
    for field in claim.__struct_fields__:
        value = getattr(claim, field)
        if isinstance(value, Reference | Entity):
            yield value


def _name(id_: str, names: Counter[str] | None) -> str:
    if names:
        return min(names, key=lambda name: (-names[name], name))
    kind, _, slug = id_.partition(":")
    return slug if kind == "words" else slug.replace("-", " ").capitalize()


def _calls(owner: Owner) -> tuple[str, str, str]:
    return _folded(owner.id), _folded(owner.slug), _folded(owner.name)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _nearest(wanted: str, owners: Sequence[Owner]) -> str:
    calls = {call: owner.name for owner in owners for call in _calls(owner)}
    near = [*(call for call in calls if wanted in call), *get_close_matches(wanted, calls, n=3, cutoff=0.5)]
    names = list(dict.fromkeys(calls[call] for call in near))[:3]
    if names:
        return "did you mean " + " or ".join(f"“{name}”" for name in names) + "?"
    known = [owner.name for owner in owners if owner.is_coalition][:5]
    return f"known are {', '.join(known)}" if known else "no coalition is known yet"
