"""Institutions of states: "the Iraqi Ministry of Defence", "Russia's foreign ministry", "the Army of Chad"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from schemas import Entity
from worker.extraction.knowledge import countries, entity_named, governed_from, institutions, slug
from worker.extraction.names.gazetteer import Known
from worker.extraction.text.boundaries import is_whole


class Institution(NamedTuple):
    """An institution in a text. Without an entity, the text leaves open of which state; `form` is its name alone.

    `country` is the number of the known name that tells the state, if one stands beside it.
    """

    start: int
    end: int
    form: str
    entity: Entity | None
    country: int | None


class InstitutionFinder:
    """Finds institutions of states by how they are called."""

    def __init__(self) -> None:
        known = institutions()
        self._ministries, self._bodies = known.ministries, known.bodies
        self._adjective = countries().adjective
        self._automaton = AhoCorasick([*self._ministries, *self._bodies])

    def find(self, text: str, known: list[Known]) -> list[Institution]:
        """Institutions in a text whose known names are given."""
        ending = {name.end: number for number, name in enumerate(known) if name.entity.type == "country"}
        begun = {number: name for number, name in enumerate(known) if name.entity.type == "organisation"}
        starting = {name.start: number for number, name in enumerate(known) if name.entity.type == "country"}
        found = []
        for at, behind in self._forms(text):
            words = text[at:behind]
            form = self._ministries.get(words.lower()) or self._bodies[words.lower()]
            ministry = words.lower() in self._ministries
            capital = all(word[0].isupper() for word in words.split() if word not in ("of", "the", "and", "for"))
            if not (capital or (ministry and words.islower())):
                continue
            before = _ending_before(text, at, ending)
            if before is None:
                before = next((n for n, name in begun.items() if name.start < at < name.end < behind), None)
            after = None if before is not None else _starting_after(text, behind, starting)
            number = before if before is not None else after
            seat = _state_of_seat(text, at, behind, known) if number is None and capital else None
            if seat is not None:
                found.append(Institution(at, behind, form, _as_printed(self._entity(seat, form, words), words), None))
                continue
            if number is None:
                if capital and ministry and entity_named(words) is None:
                    found.append(Institution(at, behind, form, None, None))
                continue
            country = known[number].entity
            if country.type != "country":  # "the Danish Defence", of "the Danish Defence Ministry"
                state = entity_named(text[known[number].start : at].rstrip())
                if state is None or state.type != "country":
                    continue
                country = state
            start, end = at, behind
            if capital:
                start, end = min(start, known[number].start), max(end, known[number].end)
            entity = self._entity(country, form, words)
            if capital:
                entity = _as_printed(entity, text[start:end])
            found.append(Institution(start, end, form, entity, number))
        return found

    def _forms(self, text: str) -> Iterator[tuple[int, int]]:
        """Where they are called so, in words of their own; the longest of those that begin at one place."""
        small = text.lower()
        if len(small) != len(text):  # a few letters such as "İ" are two when small
            small = "".join(letter if len(letter.lower()) > 1 else letter.lower() for letter in text)
        longest: dict[int, int] = {}
        for _, start, end in self._automaton.find_matches_as_indexes(small, overlapping=True):
            if is_whole(small, start, end):
                longest[start] = max(end, longest.get(start, 0))
        last = 0
        for start, end in sorted(longest.items()):
            if start >= last:
                yield start, end
                last = end

    def _entity(self, country: Entity, form: str, words: str) -> Entity:
        adjective = self._adjective.get(country.id.removeprefix("country:"), country.name)
        if country.id == "country:US":
            adjective = "United States"
        for name in (f"{adjective} {form}", f"{adjective} {words}", f"{country.name} {form}"):
            who = entity_named(name)
            if who is not None and who.type == "organisation":
                return who
        name = f"{adjective} {form}"
        return Entity(id=f"organisation:{slug(name)}", type="organisation", name=name)


def _as_printed(body: Entity, words: str) -> Entity:
    """A body that no list has under the name that the text gives it."""
    if entity_named(body.name) is not None:
        return body
    return Entity(id=body.id, type=body.type, name=" ".join(words.split()))


def _state_of_seat(text: str, start: int, end: int, known: list[Known]) -> Entity | None:
    """The state that is governed from where an institution is: "In Paris, the Defence Ministry said"."""
    for name in known:
        if name.entity.id in governed_from() and (
            (text[name.end : start] in _BEHIND_SEAT and _AT.search(text, 0, name.start) is not None)
            or text[end : name.start] == " in "
        ):
            return governed_from()[name.entity.id]
    return None


_BEHIND_SEAT = frozenset({", the ", ", "})
_AT = re.compile(r"(?:^|[.!?\n]\s+)In $")  # the beginning of a sentence


def _ending_before(text: str, start: int, ending: dict[int, int]) -> int | None:
    for link in (" ", "'s ", "' ", " 's "):
        if text.endswith(link, 0, start) and (number := ending.get(start - len(link))) is not None:
            return number
    return None


def _starting_after(text: str, end: int, starting: dict[int, int]) -> int | None:
    for link in (" of ", " of the ", " for "):
        if text.startswith(link, end) and (number := starting.get(end + len(link))) is not None:
            return number
    return None
