"""Countries: names from ISO 3166 (pycountry) and CLDR (babel), other names and demonyms from countries.toml."""

import re
from dataclasses import dataclass
from functools import cache

import babel
import msgspec
import pycountry

from schemas import Entity
from worker.extraction.knowledge.loading import KnowledgeError, load


class _Places(msgspec.Struct, forbid_unknown_fields=True):
    codes: list[str]


class _File(msgspec.Struct, forbid_unknown_fields=True):
    names: dict[str, list[str]]
    demonyms: dict[str, list[str]]
    forms: dict[str, list[str]]
    regions: dict[str, str]
    places: _Places


@dataclass(frozen=True)
class Countries:
    """`names` ("Iraq") and `demonyms` ("Iraqi", "Iraqis") to countries; `adjective` by ISO code ("IQ": "Iraqi").

    `forms` are the ids of the states of which a word is said ("kingdom"), `regions` those that lie in a region.
    """

    names: dict[str, Entity]
    demonyms: dict[str, Entity]
    adjective: dict[str, str]
    forms: dict[str, frozenset[str]]
    regions: dict[str, frozenset[str]]


@cache
def countries() -> Countries:
    """All countries. Raises KnowledgeError where countries.toml contradicts itself."""
    return build(load("countries", _File))


def build(file: _File) -> Countries:
    """Countries from the file and the two libraries."""
    territories = babel.Locale("en").territories
    codes = {country.alpha_2: country for country in pycountry.countries}
    former = {country.alpha_2 for country in pycountry.historic_countries}
    skipped = set(file.places.codes)
    names: dict[str, Entity] = {}
    entities: dict[str, Entity] = {}
    libraries: list[tuple[str, str]] = []
    for code in sorted(({*codes, *file.names} | {"XK"}) - skipped):
        if code not in codes and code not in former and code != "XK":
            raise KnowledgeError(f"knowledge file countries.toml: {code} is no country code of ISO 3166")
        own = file.names.get(code, [])
        known = [territories.get(code, ""), *_iso_names(codes.get(code))]
        plain = [name for name in (_straight(n) for n in known) if name and not re.search(r"[,()&]| - |SAR", name)]
        display = (plain[:1] or own[:1] or [code])[0]
        if code in ("TR", "MM"):
            display = own[0]
        entities[code] = Entity(id=f"country:{code}", type="country", name=display)
        libraries += [(name, code) for name in plain]
        for name in own:
            earlier = names.setdefault(_straight(name), entities[code])
            if earlier.id != entities[code].id:
                raise KnowledgeError(f"knowledge file countries.toml: {name!r} is {earlier.id} and country:{code}")
    for name, code in libraries:  # our own names go before theirs: "Congo"
        names.setdefault(name, entities[code])
    for entity in entities.values():
        for name in (f"Republic of {entity.name}", f"{entity.name} Republic"):  # "Republic of France", "Niger Republic"
            names.setdefault(name, entity)
    demonyms: dict[str, Entity] = {}
    adjective: dict[str, str] = {}
    for code, words in file.demonyms.items():
        if code not in entities:
            raise KnowledgeError(f"knowledge file countries.toml: [demonyms] {code} is no country that has a name")
        adjective[code] = words[0]
        for word in words:
            forms = (word, word + "s") if word[-1] in "nitkbr" and not word.endswith(("men", "man")) else (word,)
            for form in forms:
                demonyms.setdefault(form, entities[code])
    said_of = {word: frozenset(f"country:{code}" for code in codes) for word, codes in file.forms.items()}
    in_regions = {word: frozenset(f"country:{code}" for code in codes.split()) for word, codes in file.regions.items()}
    return Countries(names, demonyms, adjective, said_of, in_regions)


def _iso_names(country: object) -> list[str]:
    return [name for field in ("common_name", "name", "official_name") if (name := getattr(country, field, None))]


def _straight(name: str) -> str:
    return name.replace("’", "'")
