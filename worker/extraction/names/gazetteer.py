"""Finds the names that are known, wherever they stand as words of their own: Aho-Corasick, linear in the text."""

from collections.abc import Mapping
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from schemas import Entity
from worker.extraction.names.naming import name_words

_SHORT = 4  # letters of a name that may begin the name of a type
_DOTTED = (("U.S.A.", "USA"), ("U.S.", "US"), ("U.N.", "UN"), ("U.K.", "UK"), ("E.U.", "EU"))


class Known(NamedTuple):
    """A known name in a text."""

    start: int
    end: int
    entity: Entity


class Gazetteer:
    """Known names; a longer one goes before those inside it."""

    def __init__(self, names: Mapping[str, Entity]) -> None:
        self._entities: dict[str, Entity] = {}
        for name, entity in names.items():
            for dotted, plain in _DOTTED:  # the parse text writes them so
                name = name.replace(dotted, plain)
            self._entities.setdefault(name, entity)
            first, _, last = name.rpartition(" ")
            if entity.type == "place" and first and last.lower() in name_words().parts_of_land:
                self._entities.setdefault(f"{first} {last.lower()}", entity)  # "the Fergana valley"
        self._names = list(self._entities)
        self._automaton = AhoCorasick(self._names)

    def find(self, text: str) -> list[Known]:
        """The known names in a text, in its order, none overlapping another."""
        matches = [
            (start, end, number)
            for number, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True)
            if _whole(text, start, end)
        ]
        matches.sort(key=lambda match: (match[0], -match[1]))
        found: list[Known] = []
        last = 0
        for start, end, number in matches:
            if start >= last:
                found.append(Known(start, end, self._entities[self._names[number]]))
                last = end
        return found


def _whole(text: str, start: int, end: int) -> bool:
    if start and (text[start - 1].isalnum() or text[start - 1] == "&"):
        return False
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].isdigit() and end - start < _SHORT:
        return False  # "AP-3C"
    return end >= len(text) or not (text[end].isalnum() or text[end] in "$€£")  # "US$300"
