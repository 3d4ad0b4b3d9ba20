"""People of one document: surnames lead to full names, a pronoun to the person last spoken of."""

import re
from collections.abc import Iterable

import msgspec

from schemas import Entity
from worker.extraction.document.context import Person
from worker.extraction.knowledge import forenames, person_words, slug

_NICKNAMES = """
james jim jimmy; joseph joe; robert bob rob bobby; william bill will billy; michael mike mikhail; david dave;
daniel dan; thomas tom tommy; anthony tony; christopher chris; benjamin ben; stephen steven steve; richard dick rick;
edward ed ted; donald don; kenneth ken; timothy tim; gregory greg; matthew matt; samuel sam; charles charlie chuck;
john jack; ronald ron; frederick fred; jeffrey jeff; lawrence larry; volodymyr vladimir; sergei sergey; dmitry dmitri;
alexander alex; mohammed muhammad mohamed mohammad
"""
_SAME = {name: number for number, names in enumerate(_NICKNAMES.split(";")) for name in names.split()}


_COURTESY = frozenset({"mr", "ms"})  # "Mrs" may be whom he is married to


def name_parts(name: str) -> list[str]:
    """The parts of a name that tell persons apart, as in ids: mohammed, shiaa, sudani."""
    known = person_words()
    parts = [part for part in slug(name).split("-") if part] or [name.lower()]
    while len(parts) > 1 and parts[-1] in known.suffixes:
        parts.pop()
    return [part for part in parts if part not in known.particles] or parts


class People:
    """The people that a document has named, the latest last."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._people = {person.entity.id: person for person in people}

    def latest(self) -> list[Person]:
        """The people, the latest first."""
        return list(reversed(self._people.values()))

    def get(self, entity: Entity) -> Person | None:
        """What is known of a person."""
        return self._people.get(entity.id)

    def note(self, entity: Entity, title: str, side: Entity | None = None) -> None:
        """The document names the person here."""
        earlier = self._people.pop(entity.id, None)
        gender = gender_of(title) or (earlier.gender if earlier else "") or gender_of_name(_in_full(entity))
        known = earlier.title.split() if earlier else []
        title = " ".join([*known, *(word for word in title.split() if word not in known)])  # "the president", "Mr. X"
        side = side or (earlier.side if earlier else None)
        self._people[entity.id] = Person(entity=entity, title=title, gender=gender, side=side)

    def learn_gender(self, entity: Entity, gender: str) -> None:
        """A pronoun has told it."""
        person = self._people.get(entity.id)
        if person is not None and not person.gender:
            self._people[entity.id] = msgspec.structs.replace(person, gender=gender)

    def learn_side(self, entity: Entity, side: Entity) -> None:
        """An office has told whom the person speaks for: a coalition's Fijian commander for the coalition."""
        person = self._people.get(entity.id)
        if person is not None and (person.side is None or side.type == "coalition"):
            self._people[entity.id] = msgspec.structs.replace(person, side=side)

    def same_as(self, entity: Entity) -> Entity:
        """The person under the name that the document gave first: "James Mattis" after "Jim Mattis"."""
        parts = name_parts(entity.name)
        for person in self.latest():
            other = name_parts(person.entity.name)
            if person.entity.id == entity.id:
                return person.entity
            if len(other) == 1:
                continue
            if len(parts) == 1 and " " in entity.name and other[-1] == parts[0]:
                return person.entity  # "Al Haq" after "Von Al Haq"
            if len(parts) < len(other) and other[-len(parts) :] == parts and _is_compound(entity.name, parts):
                return person.entity  # "Thomas-Greenfield", "Aboul Gheit", "Duncan Smith"
            if other[-1] == parts[-1] and _same_first(other[0], parts[0]):
                return person.entity
        return entity

    def called(self, surname: str, title: str = "") -> Entity | None:
        """Whom the document calls so. A person's last name counts before other parts of the name."""
        parts = name_parts(surname)
        gender = gender_of(title)
        weaker = guessed = None
        same_title = self._with_title(parts, title)
        if same_title is not None:
            return same_title
        for person in self.latest():
            if gender and person.gender and person.gender != gender:
                if title in _COURTESY and not gender_of(person.title) and guessed is None:
                    guessed = person.entity if name_parts(person.entity.name)[-len(parts) :] == parts else None
                continue
            if title and "lady" in person.title and "lady" not in title and not gender:
                continue  # "President X" is not the First Lady
            other = name_parts(person.entity.name)
            if other[-len(parts) :] == parts:
                return person.entity
            first = parts == other[:1] and _is_family_first(other, person.title)
            telling = first or len(parts[0]) > 3 or parts[0] in forenames()
            if weaker is None and telling and _holds(other, parts):
                weaker = person.entity
        return weaker or guessed  # "Josefa Sample … Mr Sample": only the forename told otherwise

    def _with_title(self, surname: list[str], title: str) -> Entity | None:
        """Who bore the title before: "President X" is not his son, Major Y X, of whom the document spoke last."""
        words = set(title.split())
        for person in self.latest() if words else ():
            if name_parts(person.entity.name)[-len(surname) :] == surname and words <= set(person.title.split()):
                return person.entity
        return None


def gender_of(title: str) -> str:
    """ "m", "f" or "" by the words of a title."""
    words = set(title.split())
    known = person_words()
    if words & known.female:
        return "f"
    return "m" if words & known.male else ""


def gender_of_name(name: str) -> str:
    """ "m", "f" or "" by the first of several names, if that is not the family's: "Kim Sung-hwan"."""
    if any(re.fullmatch(r"[A-Z]\w+-[a-z]\w+", part) for part in name.split()[1:]):
        return ""
    return forenames().get(slug(name).split("-")[0], "") if " " in name else ""


def _in_full(person: Entity) -> str:
    """The name of a person whom the document calls by the surname alone, as it is known: "donald trump"."""
    return person.name if " " in person.name else person.id.partition(":")[2].replace("-", " ")


def _same_first(one: str, other: str) -> bool:
    if one == other or ((len(one) == 1 or len(other) == 1) and one[0] == other[0]):
        return True
    if one in _SAME and _SAME[one] == _SAME.get(other):
        return True
    # one letter apart: "Felipe" and "Filipe"
    return len(one) == len(other) > 4 and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _is_family_first(parts: list[str], title: str) -> bool:
    """Whether a name has the look of those that begin with the family's: "Kim Jong Un", "Wu Qian"."""
    short = len(parts) == 3 and all(len(part) < 6 for part in parts)
    return short or (len(parts) == 2 and parts[0] not in forenames() and bool(title))


def _is_compound(name: str, parts: list[str]) -> bool:
    """Whether a name may be a surname of two parts; with "-" between them, or more of them without."""
    return len(parts) > 1 and (" " not in name or len(parts) == len(name.split()))


def _holds(whole: list[str], part: list[str]) -> bool:
    return any(whole[i : i + len(part)] == part for i in range(len(whole)))
