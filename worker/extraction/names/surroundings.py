"""What stands beside a name tells what it names: a title a person, "frigate" a ship, "region" a place."""

from typing import TYPE_CHECKING

from worker.extraction.knowledge import known_by_surname, person_words, slug
from worker.extraction.names.naming import is_strong_title, is_title, name_words, plain

if TYPE_CHECKING:
    from spacy.tokens import Doc


def is_acronym(word: str) -> bool:
    """Whether a word is a short form by its looks: "SDF", "AfD"."""
    return 2 <= len(word) <= 8 and (word.isupper() or (len(word) <= 5 and sum(c.isupper() for c in word) >= 2))


def is_a_type(doc: "Doc", end: int) -> bool:
    """Whether a letter or a number goes on with a short form, which then is no body's: "IRIS-T", "TB-2"."""
    if end + 1 >= len(doc) or doc[end].text != "-" or doc[end].whitespace_ or doc[end - 1].whitespace_:
        return False
    mark = doc[end + 1].text
    return mark.isdigit() or (len(mark) == 1 and mark.isupper())


def is_called(doc: "Doc", first: int) -> bool:
    """Whether a single name right after a title is whoever bears it: "Prime Minister Abiy", no "General Electric"."""
    title, name = doc[first - 1].text, doc[first]
    things = person_words().things
    person = is_strong_title(title) and title[0].isupper() and plain(title) not in things and name.text.istitle()
    goes_on = first + 1 < len(doc) and doc[first + 1].pos_ in ("PROPN", "NOUN") and not doc[first + 1].text.islower()
    known = name_words()
    return person and not goes_on and plain(name.text) not in (*known.organisation, *known.place, *known.no_names)


def title_before(doc: "Doc", first: int) -> str:
    """The titles right before a token, in lower case: "prime minister"."""
    words: list[str] = []
    i = first - 1
    while i >= 0 and is_title(doc[i].text) and len(words) < 5:
        words.append(plain(doc[i].text))
        i -= 1
    return " ".join(reversed(words))


def is_ship(doc: "Doc", first: int) -> bool:
    """Whether a name is that of a ship: "the frigate Absalon", "USS Cole"."""
    at = first
    while at and doc[at - 1].text[0].isupper() and is_title(doc[at - 1].text):
        at -= 1  # "the vessel Sir Galahad"
    if at > 2 and doc[at - 1].lower_ == "the" and doc[at - 2].text == ",":
        at -= 2  # "an Indian frigate, the Tabar"
    before = doc[at - 1].lower_ if at else ""
    return before in _SHIPS or plain(doc[first].text) in _SHIP_PREFIXES or plain(before) in _SHIP_PREFIXES


_SHIPS = frozenset(
    [
        "frigate",
        "destroyer",
        "tanker",
        "vessel",
        "freighter",
        "ship",
        "carrier",
        "submarine",
        "yacht",
        "boat",
        "warship",
        "cruiser",
        "ferry",
        "trawler",
        "battleship",
        "corvette",
        "troopship",
        "gunboat",
        "minesweeper",
        "minehunter",
        "sloop",
        "liner",
        "flagship",
        "supertanker",
        "steamer",
        "steamship",
        "dhow",
        "tug",
        "cutter",
        "icebreaker",
        "hovercraft",
        "dredger",
        "catamaran",
        "oiler",
        "schooner",
        "transport",
    ]
)
_SHIP_PREFIXES = frozenset(
    {"uss", "hms", "mv", "ins", "hmas", "hmcs", "tcg", "fs", "rfa", "usns", "hdms", "hnlms", "hmnzs", "hmsas", "hnoms"}
    | {"hswms", "bns", "pns", "rss", "kri", "roks", "fgs", "esps", "nrp", "orp", "uscgc"}
)


def is_told_a_firm(doc: "Doc", end: int) -> bool:
    """Whether an apposition behind a name tells that it is a firm's: "Sample, once a large oil company, said"."""
    if end + 2 >= len(doc) or doc[end].text != ",":
        return False
    close = next((i for i in range(end + 1, min(end + _FAR_FIRM, len(doc))) if doc[i].is_punct), 0)
    words = [token.lower_ for token in doc[end + 1 : close]]
    return len(words) > 1 and words[-1] in _FIRMS and not _A.isdisjoint(words[:2])


_FAR_FIRM = 9  # tokens: ", once the second largest oil company,"
_FIRMS = frozenset({"company", "firm", "conglomerate", "corporation", "bank", "airline", "manufacturer", "charity"})
_A = frozenset({"a", "an", "the", "another"})


_OF_PERSONS = frozenset({"compound", "prison"})
_OWNED = frozenset({"the", "'s", "’s"})  # "Gaddafi's Bab al-Azizya compound"


def is_of_a_place(doc: "Doc", first: int, end: int) -> bool:
    """Whether a name is that of a region, quarter or site, as the word after it tells: "the Chiyah quarter"."""
    after = doc[end] if end < len(doc) else None
    if after is None or not first or doc[first - 1].lower_ not in _OWNED or is_acronym(doc[first].text):
        return False
    words = name_words()
    if after.lower_ in _OF_PERSONS and end - first == 1 and slug(doc[first].text) in known_by_surname(titled=True):
        return False  # "the Gaddafi compound"
    if doc[end : end + 2].text.lower() in words.sites:
        return True  # "the Omar oil field"
    of_it = after.tag_ == "NN" and after.lower_ in words.parts_of_land | words.sites
    # "the Obama town hall"
    return of_it and not (end + 1 < len(doc) and doc[end + 1].pos_ in ("NOUN", "PROPN"))


def is_of_a_leader(doc: "Doc", first: int, end: int) -> bool:
    """Whether a name of two words or more is that of whoever leads something: "a militia led by Hadi Sample"."""
    led = first > 1 and end - first > 1 and doc[first - 1].lower_ == "by" and doc[first - 2].lower_ in _LED
    return led and all(token.text[0].isupper() or len(token) < _SHORT for token in doc[first:end])


_LED = frozenset({"led", "headed", "commanded", "chaired", "founded"})
_SHORT = 4  # letters, of "al" and "bin"


def is_before_land(doc: "Doc", first: int, end: int) -> bool:
    """Whether a name stands before a word for lands that nobody else has: "Kayah state", "Sool and Sanaag regions"."""
    if plain(doc[first:end].text) in name_words().no_names or doc[first].pos_ != "PROPN":
        return False
    at, names = end, 1
    while at + 1 < len(doc) and names < _MOST_LANDS and (doc[at].lower_ == "and" or doc[at].text == ","):
        at += 1
        while at < len(doc) and (doc[at].lower_ == "and" or (doc[at].pos_ == "PROPN" and doc[at].text[0].isupper())):
            at += 1
        names += 1
    last = doc[at] if at < len(doc) else None
    if last is None:
        return False
    if names > 1 and at + 1 < len(doc) and f"{last.lower_} {doc[at + 1].lemma_}" in name_words().sites:
        return True  # "the Sabra and Kinta refugee camps"
    if at + 1 < len(doc) and doc[at + 1].pos_ in ("NOUN", "PROPN") and names == 1:
        return False
    return last.lower_ in (name_words().lands if names == 1 else name_words().many_lands)


_MOST_LANDS = 6
