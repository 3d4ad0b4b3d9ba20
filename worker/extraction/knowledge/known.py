"""Entities that are known by name: groups, organisations, places, people, coalitions."""

import re
from functools import cache

import msgspec

from schemas import Entity, EntityType
from worker.extraction.knowledge.countries import countries
from worker.extraction.knowledge.loading import KnowledgeError, load, slug

_LISTS: dict[str, EntityType] = {
    "organisations": "organisation",
    "armed_groups": "armed_group",
    "places": "place",
    "people": "person",
    "people_in_full": "person",
}


_SEATS = frozenset({"place", "organisation"})


class CoalitionLine(msgspec.Struct, forbid_unknown_fields=True):
    """A line of coalitions.toml."""

    names: list[str] = []
    leader: str | None = None
    led_by: list[str] = []
    about: list[str] = []
    years: list[int] = []
    short: list[str] = []
    civil: bool = False


class KnownCoalition(msgspec.Struct, frozen=True, kw_only=True):
    """A coalition that is known, with what tells whether a description means it. `about` holds entity ids."""

    entity: Entity
    leader: str | None
    led_by: frozenset[str]
    about: frozenset[str]
    years: tuple[int, ...]
    short: frozenset[str]
    civil: bool


def entity(type_: EntityType, name: str) -> Entity:
    """The entity that goes by a name; its id is made from it."""
    return Entity(id=f"{type_.replace('_', '-')}:{slug(name)}", type=type_, name=name)


@cache
def named_entities() -> dict[str, Entity]:
    """Every name that is known (names of countries and demonyms too) to its entity.

    Raises KnowledgeError where one name stands for two things.
    """
    found: dict[str, Entity] = {}
    for file, type_ in _LISTS.items():
        for name, others in load(file, dict[str, list[str]]).items():
            _add(found, file, entity(type_, name), (name, *others))
    for name, line in load("coalitions", dict[str, CoalitionLine]).items():
        _add(found, "coalitions", entity("coalition", name), (name, *line.names))
    for name, who in list(found.items()):
        if who.type not in ("person", "place"):
            for spelling in spellings(name):
                found.setdefault(spelling, who)
    for name, who in list(found.items()):
        if _is_said_as_word(name, who.type) and name.capitalize() not in _WORDS:
            found.setdefault(name.capitalize(), who)  # "Isaf", as some papers write it
    known = countries()
    for table in (known.names, known.demonyms):
        for name, country in table.items():
            found.setdefault(name, country)
    return found


# Acronyms that, with one capital only, are words or names of something else.
_WORDS = frozenset({"Amis", "Maes", "Shape", "Savak", "Anzus", "Mend", "Telo", "Fark", "Simi", "Biff"})


def _is_said_as_word(name: str, type_: EntityType) -> bool:
    """Whether a name is an acronym that can be said as a word."""
    shortest = {"coalition": 4, "armed_group": 4, "organisation": 5}.get(type_, len(name) + 1)
    return len(name) >= shortest and name.isalpha() and name.isupper() and bool(set(name) & set("AEIOU"))


@cache
def bearers() -> dict[str, dict[str, frozenset[str]]]:
    """The short forms of acronyms.toml to the names of those who bear them, with the ids that tell each.

    Raises KnowledgeError where one is unknown.
    """
    found: dict[str, dict[str, frozenset[str]]] = {}
    for form, names in load("acronyms", dict[str, dict[str, list[str]]]).items():
        for name, told_by in names.items():
            known = [named_entities().get(each) for each in (name, *told_by)]
            if None in known:
                raise KnowledgeError(f"knowledge file acronyms.toml: {form!r} speaks of what no file knows")
            found.setdefault(form, {})[name] = frozenset(each.id for each in known[1:] if each is not None)
    return found


@cache
def known_by_surname(titled: bool = False) -> dict[str, Entity]:
    """People of people.toml by the last part of their name in id form.

    Where some share it, nobody; but with a title ("President Clinton") the first in the file.
    """
    found: dict[str, list[Entity]] = {}
    for name, others in load("people", dict[str, list[str]]).items():
        for surname in {slug(full.removesuffix(" Jr.").rstrip(",")).split("-")[-1] for full in (name, *others)}:
            found.setdefault(surname, []).append(entity("person", name))
    return {surname: people[0] for surname, people in found.items() if titled or len(people) == 1}


def namesake(name: str, day: str) -> Entity | None:
    """Who of the bearers of a name in namesakes.toml is meant on a day: "President Bush" of 1990. Else nobody.

    `day` is in the form of ISO 8601, or as much of it as is known; without it, whoever bore the name last.
    """
    bearers = _namesakes().get(slug(name), {})
    return next((who for until, who in bearers.items() if not until or "" < day < until), None)


@cache
def _namesakes() -> dict[str, dict[str, Entity]]:
    """By name in id form, who bore it until when, the first first; "" stands last, for who still does."""
    return {
        slug(name): {
            until: entity("person", bearers[until]) for until in sorted(bearers, key=lambda day: (not day, day))
        }
        for name, bearers in load("namesakes", dict[str, dict[str, str]]).items()
    }


@cache
def speaks_for() -> dict[str, Entity]:
    """People of leaders.toml, by id, to the country or body that they speak for.

    Raises KnowledgeError where that is unknown.
    """
    found = {}
    for name, leaders in load("leaders", dict[str, list[str]]).items():
        side = named_entities().get(name)
        if side is None:
            raise KnowledgeError(f"knowledge file leaders.toml: {name!r} is no country or body that any file knows")
        for leader in leaders:
            person = named_entities().get(leader) or entity("person", leader)
            found[person.id] = side
    return found


@cache
def governed_from() -> dict[str, Entity]:
    """Places and parliaments that stand for a government, by id, to the country.

    Raises KnowledgeError where one is unknown.
    """
    found = {}
    for place, name in load("capitals", dict[str, str]).items():
        country, where = named_entities().get(name), named_entities().get(place)
        if country is None or where is None or country.type != "country" or where.type not in _SEATS:
            raise KnowledgeError(f"knowledge file capitals.toml: {place!r} is no known seat, or {name!r} no country")
        found[where.id] = country
    return found


def entity_named(name: str) -> Entity | None:
    """The entity that a name is known to stand for."""
    return named_entities().get(name)


@cache
def known_coalitions() -> dict[str, KnownCoalition]:
    """All coalitions of coalitions.toml by id. Raises KnowledgeError where one speaks of something unknown."""
    found: dict[str, KnownCoalition] = {}
    for name, line in load("coalitions", dict[str, CoalitionLine]).items():
        ids = [_known(name, other) for other in line.about]
        leader = _known(name, line.leader) if line.leader else None
        if len(line.years) > 2:
            raise KnowledgeError(f"knowledge file coalitions.toml: {name!r} has more than two years")
        who = entity("coalition", name)
        named = "operation" if name.startswith("Operation ") else name.split()[-1].lower()
        short = frozenset(line.short) | {named}
        leaders = frozenset(_known(name, other) for other in line.led_by) | ({leader} if leader else set())
        found[who.id] = KnownCoalition(
            entity=who,
            leader=leader,
            led_by=leaders,
            about=frozenset(ids),
            years=tuple(line.years),
            short=short,
            civil=line.civil,
        )
    return found


_SPELLINGS = tuple(
    (re.compile(rf"\b(?:{one})\b"), other)
    for pair in (
        ("United Nations", "UN"),
        ("European Union", "EU"),
        ("African Union", "AU"),
        ("Stabilization", "Stabilisation"),
        ("Organization", "Organisation"),
        ("Defence", "Defense"),
        ("Peacekeeping", "Peace-Keeping"),
        ("al-Qaeda", "al-Qaida"),
        ("Al-Qaeda", "Al-Qaida"),
        ("Côte d'Ivoire", "Ivory Coast"),
        ("ECOWAS", "Economic Community of West African States"),
        ("Democratic Republic of the Congo", "Democratic Republic of Congo"),
    )
    for one, other in (pair, pair[::-1])
)


# "the Stabilization Mission in Haiti", but not "the Mission in Haiti"
_WITHOUT_OWNER = re.compile(r"(?:United Nations|African Union) (\w+ .*(?:Mission|Force|Operation) (?:in|for) .+)")


def spellings(name: str) -> list[str]:
    """How else a name of several words is written: "UN Mission in Haiti" for "United Nations Mission in Haiti"."""
    found = [name] if " " in name else []
    found += [match[1]] if (match := _WITHOUT_OWNER.fullmatch(name)) else []
    for one, other in _SPELLINGS:
        found += [new for spelling in found if (new := one.sub(other, spelling)) not in found]
    return found[1:]


def _known(coalition: str, name: str) -> str:
    who = named_entities().get(name)
    if who is None:
        raise KnowledgeError(f"knowledge file coalitions.toml: {coalition!r} speaks of {name!r}, which no file knows")
    return who.id


def _add(found: dict[str, Entity], file: str, who: Entity, names: tuple[str, ...]) -> None:
    for name in names:
        earlier = found.setdefault(name, who)
        if earlier.id != who.id:
            raise KnowledgeError(f"knowledge file {file}.toml: {name!r} is both {earlier.id} and {who.id}")
