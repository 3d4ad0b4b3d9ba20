"""The name of a person within the words that the model takes for one."""

import re
from typing import TYPE_CHECKING, NamedTuple

from worker.extraction.knowledge import entity_named, forenames, person_words
from worker.extraction.names.naming import is_initial, is_name_part, is_strong_title, is_title, name_words, plain

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


_MARKS = frozenset({'"', "\u201c", "\u201d"})
# inside names
_LINKING = frozenset(
    [
        "de",
        "del",
        "dela",
        "da",
        "das",
        "do",
        "dos",
        "la",
        "las",
        "los",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "ibn",
        "ould",
    ]
)
_ARTICLES = frozenset({"al", "el", "ul", "ad", "ar", "as", "ash", "at", "az", "an"})  # with a hyphen, in Arab names
_MOST_LINKS = 3
_FULL_NAME = 2  # words
_MOST_CUT = 2  # words of a name that the model leaves out before it
RANKS = frozenset({"general", "major"})  # before a person's name, though not before others
# Titles that men are called by as well: "Governor Sultan al-Arada".
_ALSO_FORENAMES = frozenset({"sultan", "prince", "judge", "marshal", "king", "khan", "major", "baron"})


class PersonName(NamedTuple):
    """Tokens `first` to `end` (not included) are the name; `title` what stood before it, in lower case."""

    first: int
    end: int
    title: str


def person_name(doc: "Doc", first: int, end: int) -> PersonName | None:
    """The person's name within the tokens from `first` to `end`, without titles, possessives and stray words."""
    while first and doc[first - 1].ent_type_ in ("", "PERSON") and _may_begin(doc[first - 1].text):
        first -= 1  # the model cuts "Clara Lee Pratte" and "B.J. Hall"
    if first and " " not in doc[first:end].text and _opens_with_name(doc[first - 1], doc[first]):
        first -= 1
    first = _after_title(doc, _whole_first(doc, first))
    words = [token.text for token in doc[first:end]]
    start, stop = 0, len(words)
    titles: list[str] = []
    while start < stop and (
        is_title(words[start])
        or _is_field(words, start)
        or not (_begins_name(words[start]) or are_initials(doc[first + start : first + start + 2]))
    ):
        if is_title(words[start]):
            titles.append(plain(words[start]))
        start += 1
    if titles and titles[-1] in _ALSO_FORENAMES and first + start > 1 and is_title(doc[first + start - 2].text):
        start -= 1  # "Governor Sultan al-Arada"
        titles.pop()
    last = min(start + are_initials(doc[first + start : first + start + 2]), stop)
    while last < stop and _continues_name(words, last):
        last += 1
    while last > start and (words[last - 1] in ("'s", "'", "-", ".", ",") or is_trailing(words[last - 1])):
        last -= 1
    while last - start > _FULL_NAME and _is_office_behind(doc, first + last - 1):
        last -= 1  # "Anna Sample Chief of Staff", from two lines
    if last == start:
        return None
    if last == stop or all(word in _LINKING for word in words[last:stop]):  # "Kees van", of "Kees van den Heuvel"
        last = _past_links(doc, first + last) - first
    last = _past_nickname(doc, _past_initials(doc, first + last)) - first
    return PersonName(first + start, first + last, " ".join(titles))


def _is_office_behind(doc: "Doc", at: int) -> bool:
    """Whether a word behind a name is the next line's office, and no surname: "Anna Rose King", "King of Samples"."""
    word = plain(doc[at].text)
    surname = word in _ALSO_SURNAMES and (at + 1 == len(doc) or doc[at + 1].lower_ not in ("of", "to", "for"))
    return word in person_words().offices and not surname


_ALSO_SURNAMES = frozenset(
    {"king", "prince", "bishop", "pope", "judge", "major", "marshal", "marshall", "dean", "duke"}
)


def _is_field(words: list[str], at: int) -> bool:
    """Whether a word before a name is what an office is for: "Adviser for National Security Affairs Jake Sample"."""
    return words[at] in _FIELDS and len(words) - at > _MOST_CUT


def are_initials(words: "Span") -> bool:
    """Whether two capitals begin a name: "JD Sample", "KP Sample Oli"; but "UN Sample" is no name."""
    if len(words) < _INITIALS or not words[1].text.istitle():
        return False
    first = words[0].text
    return len(first) == _INITIALS and first.isalpha() and first.isupper() and first not in _BODIES


_INITIALS = 2  # capitals
_FIELDS = frozenset(
    {
        "Engineers",
        "Intelligence",
        "Security",
        "Services",
        "Affairs",
        "Operations",
        "Relations",
        "Cooperation",
        "Rights",
        "Reform",
        "Coordination",
    }
)
_BODIES = frozenset({"UN", "EU", "US", "UK", "AU", "IS", "DC", "AP", "PM", "MP", "FM", "IT", "HQ", "UA", "OK"})


def _past_links(doc: "Doc", end: int) -> int:
    """Where a name ends that the model cuts: "Romain Le Cour Grandmaison", "Juan de los Rios Silva", "Ban Ki-moon"."""
    while end < len(doc):
        linked = end
        while linked < len(doc) and linked - end < _MOST_LINKS and doc[linked].text in _LINKING:
            linked += 1
        if linked < len(doc) and _goes_on(doc, linked, within=linked > end):
            end = linked + 1
        elif end + 1 < len(doc) and doc[end].text == "-" and _follows(doc, end) and doc[end + 1].tag_ != "VBN":
            end += 2
        elif end + 2 < len(doc) and doc[end].text in _ARTICLES and doc[end + 1].text == "-" and _follows(doc, end + 1):
            end += 3  # "Abdul Ati al-Obeidi"
        else:
            return end
    return end


def _opens_with_name(token: "Token", after: "Token") -> bool:
    """Whether a sentence or an entry begins with a first name that nobody has listed: "Zorana Sample serves as"."""
    opens = token.is_sent_start or not token.i or token.nbor(-1).text in _OPENING
    word = plain(token.text)
    plain_name = token.text.istitle() and token.is_alpha and token.tag_ == "NNP" and len(token) > _SHORTEST
    known = name_words()
    thing = word in known.no_names or word in known.organisation or word in known.place or word in known.event
    free = token.ent_type_ in ("", "PERSON") and token.dep_ == "compound" and token.head.ent_type_ == "PERSON"
    titled = is_title(token.text) or word in RANKS or is_title(after.text)
    return opens and plain_name and free and not (thing or titled) and entity_named(token.text) is None


_OPENING = frozenset({"-", "•", "–", "*", '"', "“", "\n"})
_SHORTEST = 3


def _past_initials(doc: "Doc", end: int) -> int:
    """Where a name ends that the model cuts at an initial: "Judge Florence Y. Sample", "Justice Anna C. Sample:"."""
    initial = end - 1 if doc[end - 1].text[-1:] == "." else end
    if initial + 1 >= len(doc) or not _IS_INITIAL.fullmatch(doc[initial].text):
        return end
    surname = doc[initial + 1]
    proper = surname.text.istitle() and surname.is_alpha and surname.pos_ == "PROPN" and not surname.is_stop
    return initial + 2 if proper and not is_title(surname.text) else end


_IS_INITIAL = re.compile(r"[A-Z]\.")


def _whole_first(doc: "Doc", first: int) -> int:
    """Where a name begins of which the model saw the half behind a hyphen: "Pierre" of "Jean-Pierre"."""
    while (
        first > 1
        and doc[first - 1].text == "-"
        and not doc[first - 1].whitespace_
        and not doc[first - 2].whitespace_
        and doc[first - 2].text.istitle()
        and not is_title(doc[first - 2].text)
        and doc[first].text[0].isupper()
    ):
        first -= 2
    return first


def _after_title(doc: "Doc", first: int) -> int:
    """Where a name begins of which the model saw the end, right after a title: "Min" of "General Min Htut Sein"."""
    at = first
    while at and first - at < _MOST_CUT and _is_cut(doc[at - 1]):
        at -= 1
    title = doc[at - 1].text if at else ""
    return at if title[:1].isupper() and (is_strong_title(title) or plain(title) in RANKS) else first


def _is_cut(token: "Token") -> bool:
    free = token.pos_ == "PROPN" and token.text.istitle() and token.ent_type_ in ("", "PERSON")
    return free and not is_title(token.text) and plain(token.text) not in name_words().organisation


def _past_nickname(doc: "Doc", end: int) -> int:
    """Where a name ends that goes on after a nickname in quotation marks: "Jimmy “Barbecue” Cherizier"."""
    if end + 3 >= len(doc) or doc[end].text not in _MARKS:
        return end
    close = next((i for i in range(end + 2, min(end + 5, len(doc) - 1)) if doc[i].text in _MARKS), None)
    if close is None or doc[close - 1].text in ",.?!" or not doc[close + 1].text.istitle():
        return end
    return close + 2 if doc[close + 1].pos_ == "PROPN" else end


def past_suffix(doc: "Doc", end: int) -> int:
    """Where the "Jr." after a name ends, if there is one."""
    at = end + 1 if end + 1 < len(doc) and doc[end].text == "," else end
    return at + 1 if at < len(doc) and plain(doc[at].text) in person_words().suffixes else end


def without_nickname(name: str) -> str:
    """A name without the nickname in quotation marks within it."""
    return re.sub(r" ?[\"“”][^\"“”]+[\"“”] ?", " ", name).strip()


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


def _goes_on(doc: "Doc", at: int, within: bool = False) -> bool:
    token = doc[at]
    joins = within or doc[at - 1].text[0].isupper()
    if (token.ent_type_ not in ("", "PERSON") and not within) or token.pos_ != "PROPN" or not joins:
        return False
    return token.text[0].isupper() and not token.text.isupper() and not is_title(token.text) and token.is_alpha


def _may_begin(word: str) -> bool:
    return (word.endswith(".") and is_initial(word)) or _is_forename(word)


def _is_forename(word: str) -> bool:
    return word[0].isupper() and plain(word) in forenames() and not is_title(word)


def _follows(doc: "Doc", hyphen: int) -> bool:
    return not doc[hyphen].whitespace_ and not doc[hyphen - 1].whitespace_ and doc[hyphen + 1].is_alpha
