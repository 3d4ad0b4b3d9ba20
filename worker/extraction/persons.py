"""The name of a person within the words that the model takes for one."""

from typing import TYPE_CHECKING, NamedTuple

from worker.extraction.knowledge import person_words
from worker.extraction.naming import is_name_part, is_strong_title, is_title, plain, type_of_name

if TYPE_CHECKING:
    from spacy.tokens import Doc


class PersonName(NamedTuple):
    """Tokens `first` to `end` (not included) are the name; `title` what stood before it, in lower case."""

    first: int
    end: int
    title: str


def person_name(doc: "Doc", first: int, end: int) -> PersonName | None:
    """The person's name within the tokens from `first` to `end`, without titles, possessives and stray words."""
    words = [token.text for token in doc[first:end]]
    start, stop = 0, len(words)
    titles: list[str] = []
    while start < stop and (is_title(words[start]) or not _begins_name(words[start])):
        if is_title(words[start]):
            titles.append(plain(words[start]))
        start += 1
    last = start
    while last < stop and _continues_name(words, last):
        last += 1
    while last > start and (words[last - 1] in ("'s", "'", "-", ".", ",") or is_trailing(words[last - 1])):
        last -= 1
    if last == start:
        return None
    return PersonName(first + start, first + last, " ".join(titles))


def is_trailing(word: str) -> bool:
    """Whether a word cannot be the last of a name."""
    return plain(word) in person_words().particles and word.islower()


def _begins_name(word: str) -> bool:
    return word[0].isalpha() and is_name_part(word)


def _continues_name(words: list[str], at: int) -> bool:
    word = words[at]
    if word == "-":
        return at + 1 < len(words) and words[at + 1][0].isalpha()
    if word == ",":
        return at + 1 < len(words) and plain(words[at + 1]) in person_words().suffixes
    if plain(word) in person_words().suffixes:
        return True
    if at and words[at - 1] == "-":
        return word[0].isalpha()
    return word[0].isalpha() and is_name_part(word)


def name_after_title(doc: "Doc", first: int, end: int) -> tuple[int, int] | None:
    """The tokens of the name at the end of a long title: "Secretary of State for Defence Des Browne"."""
    words = [token.text for token in doc[first:end]]
    start = 0
    titled = bool(first) and is_strong_title(doc[first - 1].text)
    while start < len(words) and (is_title(words[start]) or plain(words[start]) in _IN_TITLES):
        titled = titled or is_strong_title(words[start])
        start += 1
    rest = words[start:]
    if not titled or not start or not 2 <= len(rest) <= 4 or not all(is_name_part(word) for word in rest):
        return None
    if type_of_name(rest, "PERSON") != "person":
        return None
    return first + start, end


# What titles are about.
_IN_TITLES = frozenset(
    {
        "of",
        "for",
        "the",
        "and",
        "to",
        "at",
        "on",
        "in",
        ",",
        "-",
        "affairs",
        "defence",
        "defense",
        "humanitarian",
        "emergency",
    }
    | {
        "relief",
        "political",
        "peace",
        "operations",
        "human",
        "rights",
        "trade",
        "health",
        "finance",
        "energy",
        "justice",
    }
    | {
        "european",
        "african",
        "home",
        "internal",
        "external",
        "refugees",
        "development",
        "commerce",
        "treasury",
        "labor",
    }
)
