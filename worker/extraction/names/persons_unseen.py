"""Names of persons that the model has not seen: told by the title or the verb beside them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from worker.extraction.knowledge import countries, forenames, person_words
from worker.extraction.names.naming import is_initial, is_name_part, is_strong_title, is_title, name_words, plain
from worker.extraction.names.person_names import RANKS, are_initials
from worker.extraction.names.spans import Sheet

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_GENERALS = frozenset(
    {"motors", "electric", "mills", "atomics", "dynamics", "staff", "assembly", "council", "command"}
    | {"league", "crimes", "events", "projects", "oak"}
)
_RANK_AND_NAME = 2  # tokens
FIRST_AND_LAST = 2  # tokens
_LONGEST_NAME = 9  # tokens, hyphens included
_FARTHEST = 12  # tokens between a title and the comma after what it is of
_SAYING = frozenset(
    {
        "said",
        "says",
        "told",
        "added",
        "remarked",
        "noted",
        "warned",
        "insisted",
        "stressed",
        "argued",
        "argues",
        "recalled",
    }
    | {
        "explained",
        "explains",
        "replied",
        "recounted",
        "joked",
        "quipped",
        "lamented",
        "complained",
        "testified",
        "wrote",
    }
)
_PLACES = frozenset({"GPE", "LOC", "FAC", "NORP", "PRODUCT"})


def names_in_context(sheet: Sheet) -> list[tuple[int, int]]:
    """The tokens of two words or more that a title or "said" beside them tells to be a person's name."""
    doc, tokens, found = sheet.doc, sheet.tokens, []
    at = 0
    while at < len(tokens):
        end = _run(sheet, at) if tokens[at].text[0].isupper() else at
        at = _behind_a_field(tokens, at, end)
        if end - at >= 2 and _is_person(doc, tokens, at, end):
            found.append((at, end))
        at = max(end, at + 1)
    return found


def surnames_in_context(sheet: Sheet) -> list[int]:
    """Single names that nobody has taken and that speak: "said Pelosi", "Pelosi remarked"."""
    found = []
    for token in sheet.tokens:
        free = not sheet.taken[token.i] and token.ent_type_ in ("", "PERSON", "NORP") and token.tag_ == "NNP"
        if not free or len(token) < 4 or not token.text.istitle() or not _may_name_person(token) or is_thing([token]):
            continue
        before = sheet.doc[token.i - 1] if token.i else None
        after = sheet.doc[token.i + 1] if token.i + 1 < len(sheet.doc) else None
        closed = after is None or after.is_punct or after.lower_ in ("on", "in", "at", "during", "of")
        spoken = before is not None and before.lower_ == "said" and closed
        speaks = after is not None and after.lower_ in _SAYING and after.tag_ in ("VBD", "VBZ")
        alone = before is None or before.is_punct or before.lower_ in _SAYING or before.text in ("but", "and", "as")
        if (spoken or (speaks and alone)) and token.lower_ not in name_words().no_names:
            found.append(token.i)
    return found


def is_titled_person(doc: "Doc", first: int, end: int) -> bool:
    """Whether what the model takes for a thing is a rank with a name: "Major-General Tunde Olabisi-Bako of"."""
    start = first
    alone = doc[first].text == "General" or (doc[first].text == "Major" and doc[first + 1].text[0].isalpha())
    if end - first > _RANK_AND_NAME and alone and plain(doc[first + 1].text) not in RANKS:
        rest = [token for token in doc[first + 1 : end] if token.text != "-"]  # "Major Alain Sample", and no firm
        return all(_may_name_person(token) and plain(token.text) not in _GENERALS for token in rest)
    while start < end and (is_title(doc[start].text) or doc[start].text in "-."):
        start += 1
    name = [token for token in doc[start:end] if token.text not in ("-", "of")]
    titles = [token.text for token in doc[first:start] if is_title(token.text)]
    titled = len(titles) > 1 or any(
        is_strong_title(word) and plain(word) not in person_words().things for word in titles
    )
    named = [token for token in name if plain(token.text) not in person_words().suffixes]  # "King Felipe VI"
    fewest = 1 if len(titles) > 1 else 2  # "Major-General Wiranto"
    enough = bool(named) and fewest <= len(name) <= 4
    return titled and enough and all(_may_name_person(token) for token in named) and not is_thing(named)


def _run(sheet: Sheet, first: int) -> int:
    """Where the capitalised words that begin at a token end, as far as nobody has taken them."""
    doc = sheet.doc
    at = first
    while at < len(doc) and at - first < _LONGEST_NAME and not sheet.taken[at]:
        token = doc[at]
        joins = token.text == "-" and not token.whitespace_ and not doc[at - 1].whitespace_
        inside = first < at and (joins or plain(token.text) in person_words().particles)
        begins = at == first and at > 0 and is_strong_title(doc[at - 1].text) and are_initials(doc[at : at + 2])
        if not inside and not begins and not _may_name_person(token):
            break
        at += 1
    while at > first and (doc[at - 1].text == "-" or not doc[at - 1].text[0].isupper()):
        at -= 1
    return at


def _behind_a_field(tokens: "Sequence[Token]", first: int, end: int) -> int:
    """Where the name begins when what an office is for stands before it: "Envoy for Peace Missions Anna Example"."""
    if not first or tokens[first - 1].lower_ != "for" or not _long_title(tokens, first - 1):
        return first
    return next((at for at in range(first, end - 1) if plain(tokens[at].text) in forenames()), first)


def _may_name_person(token: "Token") -> bool:
    return (
        token.text[0].isupper()
        and (token.is_alpha or is_initial(token.text))
        and token.pos_ in ("PROPN", "NOUN", "ADJ")
        and is_name_part(token.text)
        and not is_title(token.text)
    )


def is_thing(name: "Sequence[Token]") -> bool:
    known = name_words()
    return any(
        plain(token.text) in known.organisation or plain(token.text) in known.place or plain(token.text) in known.event
        for token in name
    )


def _is_person(doc: "Doc", tokens: "Sequence[Token]", first: int, end: int) -> bool:
    name = [token for token in tokens[first:end] if token.text[0].isupper()]
    if not 2 <= len(name) <= 5 or is_thing(name) or all(token.ent_type_ == "PERSON" for token in name):
        return False
    if plain(name[-1].text) in person_words().offices and plain(name[0].text) not in forenames():
        return False  # "Chief Science Adviser"
    before = tokens[first - 1] if first else None
    if before is not None and is_strong_title(before.text) and plain(before.text) not in person_words().things:
        return any(token.pos_ == "PROPN" for token in name)
    if any(token.pos_ != "PROPN" for token in name):
        return False
    if before is not None and is_title(before.text) and _long_title(tokens, first - 1):
        return True
    if (
        before is not None
        and plain(before.text) in RANKS
        and first > 1
        and tokens[first - 2].text in countries().demonyms
    ):
        return True  # "Burundian General Lazare Example"
    closed = end >= len(tokens) or tokens[end].text in (",", ".", ";") or tokens[end].pos_ in ("VERB", "AUX")
    closed = closed or tokens[end].tag_ == "WP" or _is_from(tokens, end)
    if before is not None and before.text == "," and closed and _office_before(tokens, first - 1):
        return True
    if end + 2 < len(tokens) and tokens[end].text == "," and _office_after(tokens, end + 1):
        return True
    if end + 1 < len(tokens) and tokens[end].text == ":" and tokens[end + 1].text in ('"', "“"):
        return True  # 'Envoy for the Sahel Awa Example: "We stay."'
    if _is_one_who(tokens, first, end) or _is_delegate(tokens, end):
        return True
    speaks = end < len(tokens) and tokens[end].lower_ in _SAYING
    speaks = speaks or (before is not None and before.lower_ in _SAYING and closed)
    strange = is_strange(name) or plain(name[0].text) in forenames()
    if before is not None and plain(before.text) in RANKS and before.text.istitle():
        return strange and closed and all(plain(token.text) not in _GENERALS for token in name)
    if strange and (speaks or (closed and _is_put_into_office(tokens, first))):
        return True
    return [word.lower_ for word in tokens[end : end + 2]] in (["told", "reporters"], ["told", "journalists"])


def is_strange(name: "Sequence[Token]") -> bool:
    """Whether the model takes all words of a name for a place, or does not see a name of two words at all."""
    if all(token.ent_type_ in _PLACES for token in name):
        return True
    two = len(name) == FIRST_AND_LAST and all(token.tag_ == "NNP" for token in name)
    return two and not any(token.ent_type_ for token in name) and not is_thing(name)


def _is_one_who(tokens: "Sequence[Token]", first: int, end: int) -> bool:
    """Whether a clause tells that a name is that of a human: "Anna Example, who is 43,"."""
    who = end + 1 < len(tokens) and tokens[end].text == "," and tokens[end + 1].lower_ == "who"
    one = all(token.tag_ == "NNP" for token in tokens[first:end] if token.text != "-")
    return who and one and not (first and tokens[first - 1].lower_ in ("the", "and", ",", "of", "at", "from"))


def _is_delegate(tokens: "Sequence[Token]", end: int) -> bool:
    """Whether a country in brackets and a verb follow, as minutes have it: "Anna Example (Togo) said"."""
    behind = tokens[end : end + 4]
    if len(behind) < 4 or behind[0].text != "(" or behind[2].text != ")":
        return False
    return behind[1].text in countries().names and behind[3].lower_ in _SAYING


def _is_put_into_office(tokens: "Sequence[Token]", first: int) -> bool:
    """Whether what stands before a name is done to humans: "appointed Anna Example as", "loyal to Anna Example"."""
    before = tokens[first - 1].lower_ if first else ""
    return before in _APPOINTING or (before == "to" and first > 1 and tokens[first - 2].lower_ == "loyal")


_APPOINTING = frozenset({"appointed", "reappointed", "elected", "nominated", "promoted", "sacked", "dismissed"})


def _is_from(tokens: "Sequence[Token]", at: int) -> bool:
    """Whether "of" and a country follow: "the representative of the force, Anna Example of Botswana"."""
    return at + 1 < len(tokens) and tokens[at].lower_ in ("of", "from") and tokens[at + 1].ent_type_ == "GPE"


def _long_title(tokens: "Sequence[Token]", last: int) -> bool:
    """Whether a title of several words ends at a token: "Minister of Defense", "Brigadier-General"."""
    for token in reversed(tokens[max(0, last - _LONGEST_NAME) : last + 1]):
        if is_strong_title(token.text) and plain(token.text) not in person_words().things:
            return True
        if not is_title(token.text) and token.lower_ not in ("of", "for", "and", "the", "&", "affairs", "-"):
            return False
    return False


def _office_before(tokens: "Sequence[Token]", comma: int) -> bool:
    """Whether a title and what it is of end at a comma: "the representative of the Russian Federation,"."""
    for token in reversed(tokens[max(0, comma - _FARTHEST) : comma]):
        if token.lower_ in person_words().offices:
            return True
        if token.pos_ in ("VERB", "AUX", "PUNCT", "PRON") and token.text != "-":
            return False
    return False


def _office_after(tokens: "Sequence[Token]", at: int) -> bool:
    """Whether a title begins at a token: "the commission's president", "Russia's ambassador"."""
    for token in tokens[at : at + 7]:
        if token.lower_ in person_words().offices:
            return True
        if token.pos_ not in ("DET", "ADJ", "PROPN", "NOUN", "PART", "ADV", "NUM") and token.text not in ("-", "and"):
            return False
    return False
