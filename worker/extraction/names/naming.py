"""What kind of thing a name names: the model's guess, corrected by the words of the name."""

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from schemas import Entity, EntityType
from worker.extraction.knowledge import entity_named, forenames, load, person_words, slug

_MODEL_TYPES: dict[str, EntityType] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}


class NameWords(msgspec.Struct, forbid_unknown_fields=True):
    """The words of name_words.toml."""

    organisation: frozenset[str]
    place: frozenset[str]
    parts_of_land: frozenset[str]
    sites: frozenset[str]
    lands: frozenset[str]
    many_lands: frozenset[str]
    settlements: frozenset[str]
    parts_of_places: frozenset[str]
    fighters: frozenset[str]
    fighting: frozenset[str]
    groups: frozenset[str]
    armed_group: tuple[str, ...]
    armed_group_first: frozenset[str]
    place_first: tuple[str, ...]
    no_names: frozenset[str]
    event: frozenset[str]
    no_person: frozenset[str]
    no_acronyms: frozenset[str]
    ordinals: tuple[str, ...]
    no_country: tuple[str, ...]
    outlet: frozenset[str]
    joint: frozenset[str]
    bodies: frozenset[str]
    other_forces: frozenset[str]


@cache
def name_words() -> NameWords:
    """Words that tell what a name names. Raises KnowledgeError where the file is not as it should be."""
    return load("name_words", NameWords)


def plain(word: str) -> str:
    """A word as the lists have it: lower case, without full stops."""
    return word.lower().replace(".", "")


def type_of_name(words: Sequence[str], label: str) -> EntityType | None:
    """The type of a name of these words, which the model labelled so; None where it is no name of ours."""
    known = name_words()
    lower = [plain(word) for word in words]
    joined = " ".join(lower)
    if joined in known.no_names or not any(word[0].isupper() for word in words if word):
        return None
    if label == "PERSON" and lower[-1] in known.no_person:
        return None  # "the Anna Sample Scholarship", "Subsequent Orders"
    if len(words) > 1:
        if lower[-2] in _STORMS:
            return None  # "Super Typhoon Megi"
        if lower[0] == "operation":
            return None if is_title(words[1]) else "coalition"  # "Operation Commander" is an office
        if lower[0] in _JOINT and lower[-1] in _FORCES and len(words) < _MOST_WORDS:
            return "coalition"  # "the Multinational Force"
        if any(joined.startswith(first + " ") for first in known.place_first):
            return "place"
        if _is_of_fighters(joined):
            return "armed_group"
        if label == "PERSON" and lower[0] in forenames() and _has_initial_or_link(words):
            return "person"  # "James A. Van Fleet"
        head = lower[-1] if " of " not in joined and " for " not in joined else _head_before_of(lower)
        if lower[0] in forenames() and label == "PERSON" and lower[-1] in _SURNAMES and len(words) <= 4:
            return "person"  # "James Van Fleet"
        if head in known.organisation:
            return "organisation"
        if head in known.lands:  # "Karen State"
            return "place"
        if lower[0] in forenames() and len(words) <= 4 and (label == "PERSON" or lower[-1] in _SURNAMES):
            return "person"
        if head in known.place:
            return "place"
        if head in known.event or lower[-1] in known.event:
            return None
        if (
            label != "PERSON"
            and len(words) <= 4
            and lower[0] in forenames()
            and all(is_name_part(word) for word in words)
        ):
            return "person"
    return _MODEL_TYPES.get(label)


def _is_of_fighters(name: str) -> bool:
    """Whether the words of a name are those of an armed group: "Utopia Liberation Front", "Jund al-Utub"."""
    known = name_words()
    head = _BEHIND_HEAD.split(name, maxsplit=1)[0]
    if any(stem.endswith(" " + last) for last in known.armed_group for stem in (name, head)):
        return True
    first, *rest = _ARTICLE.split(name, maxsplit=1)
    return (bool(rest) and first in known.armed_group_first) or _FOR_FREEDOM.search(name) is not None


_BEHIND_HEAD = re.compile(r" (?:of|for) ")
_ARTICLE = re.compile(r"[ -](?:al|ul|ur|ud|as|ash|at|ar|an|e|i)[ -]")
_FOR_FREEDOM = re.compile(r"\b(?:front|movement|army|forces) for the (?:liberation|emancipation) of\b")


def _has_initial_or_link(words: Sequence[str]) -> bool:
    """Whether an initial or a small word before the last tells a person's name: "John F. Force", "Jan van Fleet"."""
    inner = words[1:-1]
    return (
        0 < len(inner) < _MOST_WORDS - 1
        and all(is_name_part(word) for word in words)
        and any(is_initial(word) or plain(word) in person_words().particles for word in inner)
    )


_STORMS = frozenset({"typhoon", "hurricane", "cyclone", "storm", "exercise"})
_JOINT = frozenset(
    {"multinational", "multi-national", "international", "interposition", "intervention", "peacekeeping"}
)
_FORCES = frozenset({"force", "mission", "operation"})
_MOST_WORDS = 5
# Words for places and bodies that are surnames as well: "Christopher Hill", "James Van Fleet".
_SURNAMES = frozenset(
    {"hill", "hills", "castle", "park", "lake", "forest", "ford", "port", "field", "bay", "bridge", "gates"}
    | {"fleet", "church", "post", "house", "wing"}
)


def _head_before_of(lower: list[str]) -> str:
    return next((lower[i - 1] for i, word in enumerate(lower) if word in ("of", "for") and i), lower[-1])


def named(type_: EntityType, name: str) -> Entity:
    """The entity of a name: the known one, else one whose id is made from the name."""
    known = entity_named(name) or (entity_named(_MIDDLE.sub(" ", name)) if type_ == "person" else None)
    if known is not None:
        return known
    return Entity(id=f"{type_.replace('_', '-')}:{slug(name) or 'unnamed'}", type=type_, name=name)


_MIDDLE = re.compile(r" (?:[A-Z]\.?)+ ")  # initials within a name


def is_elided(word: str) -> bool:
    """Whether a name begins with a small word that has lost its vowel: "d'Escoto"."""
    return _ELIDED.match(word) is not None


_ELIDED = re.compile(r"[dlDL]['’][A-Z]\w+$")


def is_title(word: str) -> bool:
    """Whether a word stands before names of persons and is no part of them ("Gen.", "Prime", "Minister")."""
    return plain(word) in person_words().titles or word in _EXCELLENCY


_EXCELLENCY = frozenset({"H.E.", "H.E", "Eng."})  # without their full stops they are other words


def is_strong_title(word: str) -> bool:
    """Whether a word stands before names of persons, and before no others."""
    return is_title(word) and plain(word) not in person_words().weak


def is_office(words: Sequence[str]) -> bool:
    """Whether words that look like the name of a body are an office: "Chief of Army Staff", "Minister of State"."""
    return len(words) > 2 and plain(words[0]) in person_words().offices and words[1] in ("of", "for")


def is_name_part(word: str) -> bool:
    """Whether a word may be part of a person's name."""
    capital = word[0].isupper() and any(c.islower() for c in word)
    return capital or is_initial(word) or _is_particle(word) or is_elided(word)


_INITIALS = re.compile(r"[A-Z]\.?|([A-Z])\1|(?!D\.C\.|U\.)(?:[A-Z]\.){2,3}")  # "J", "J.", "JJ", "E.K."


def is_initial(word: str) -> bool:
    """Whether a word is an initial, or several: "J", "E.K."."""
    return _INITIALS.fullmatch(word) is not None


def _is_particle(word: str) -> bool:
    first = word.split("-")[0]
    return plain(first) in person_words().particles
