"""Clauses that leave out their verb: "Nigeria has pledged 3,250 men, Chad 3,000 and Niger, a neighbour, 1,000"."""

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Token

from worker.extraction.claims.deployments.forces_words import is_force
from worker.extraction.claims.deployments.totals import in_brackets
from worker.extraction.claims.places import government_of
from worker.extraction.claims.quantities import Quantity, noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.counting.units import gives, units
from worker.extraction.model.labels import FINITE
from worker.extraction.model.neighbours import word_after

_LONGEST_ASIDE = 14
_LONGEST_PHRASE = 8
_AFTER_LATER = frozenset({"and", "also", "too", "still", "on"})
_LONGEST_TIME = 5  # "a month and a half later"
_ARTICLES = frozenset({"a", "an", "all", "another", "several", "more", "its", "the"})
_LONGEST_LIST = 60
_LONGEST_SENTENCE = 150
_ENDING = frozenset({",", ";", ".", "and", "—", "–", ")", "each"})
_PARTING = frozenset({",", ";", "and", "while"})
_THEM = frozenset({"them", "whom", "which", "these", "those"})
_PLACING = frozenset({"in", "at", "near", "around", "to"})
_AFTER_THINGS = frozenset({"PUNCT", "CCONJ", "ADP"})


def gapped(scene: Scene, verb: Token, thing: int, *, shares: bool = False) -> list[tuple[Party, Quantity]]:
    """Who else does what the verb says, each with a number of the same unit, after the first thing in the sentence.

    With `shares` these are percentages.
    The number stands right after the name, after "with", or after an aside in commas; it counts no noun of its own.
    """
    _, end = scene.sentence(verb.i)
    last = max(verb.i, thing)
    counted = (
        quantity
        for quantity in scene.quantities_between(last + 1, min(end - 1, last + _LONGEST_SENTENCE))
        if quantity.percent == shares and _alone(scene, quantity) and in_brackets(scene, quantity) is None
    )
    return _each_with_its_name(scene, counted, last)


def gapped_nouns(scene: Scene, verb: Token) -> list[tuple[Party, Token]]:
    """The same with a noun each: "Qatar has contributed six jets, Kuwait 12 trucks and Oman all of its airfields"."""
    _, end = scene.sentence(verb.i)
    found: list[tuple[Party, Token]] = []
    last = verb.i
    for at in range(verb.i + 3, min(end, verb.i + _LONGEST_SENTENCE)):
        opening = scene.doc[at]
        quantity = scene.counting.get(at)
        counts = quantity is not None and quantity.first == at and quantity.counts
        if counts or opening.lower_ in _ARTICLES:
            noun = _noun_from(scene, at, end, quantity)
        else:
            noun = _bare_noun(scene, at, end)
        parties = _named_before(scene, at, last) if noun is not None else []
        if noun is not None and parties:
            found += [(party, noun) for party in parties]
            last = noun.i
    return found


def _noun_from(scene: Scene, at: int, end: int, quantity: Quantity | None) -> Token | None:
    """The noun of the phrase that an article or a number opens."""
    if quantity is not None:
        return scene.doc[quantity.head] if quantity.head is not None and not quantity.inherited else None
    for token in scene.doc[at + 1 : min(at + _LONGEST_PHRASE, end)]:
        if token.pos_ in {"NOUN", "PROPN"} and (token.i + 1 == end or token.nbor(1).pos_ not in {"NOUN", "PROPN"}):
            return token
        if token.pos_ == "ADP" and scene.doc[at].lower_ == "another":
            return None  # "another 500 on its base"
        if token.pos_ in {"VERB", "AUX", "PUNCT"} and token.tag_ not in {"VBN", "VBG", "HYPH"}:
            return None
    return None


def _bare_noun(scene: Scene, at: int, end: int) -> Token | None:
    """What is given without article or number, right after the name of a state: "and Italy air defence systems"."""
    name = scene.doc[at - 1]
    if name.tag_ != "NNP" or name.text.isupper() or scene.doc[at].pos_ not in {"NOUN", "ADJ"}:
        return None  # "British tanks", "US tanks"
    party = scene.party_at(name)
    if party is None or party.type != "country" or party.token + 1 != at:
        return None
    for token in scene.doc[at : min(at + _LONGEST_PHRASE, end)]:
        following = token.nbor(1) if token.i + 1 < end else token
        if token.pos_ == "NOUN" and following.pos_ not in {"NOUN", "PROPN"}:
            return token if noun_of(token) in gives() and following.pos_ in _AFTER_THINGS else None
        if token.pos_ not in {"NOUN", "ADJ"} and token.tag_ not in {"HYPH", "VBN"}:
            return None
    return None


def _each_with_its_name(scene: Scene, counted: Iterable[Quantity], last: int) -> list[tuple[Party, Quantity]]:
    """The numbers that a name stands before, each looked for after the number before it."""
    found: list[tuple[Party, Quantity]] = []
    for quantity in counted:
        parties = _named_before(scene, quantity.first, last)
        if parties:
            found += [(party, quantity) for party in parties]
            last = quantity.last
    return found


def gapped_names(scene: Scene, verb: Token) -> list[Party]:
    """Who else does it on another day: "Spain left on May 13, Belgium on June 14 and Denmark on June 22"."""
    _, end = scene.sentence(verb.i)
    found: list[Party] = []
    for at in range(verb.i + 2, min(end - 2, verb.i + _LONGEST_LIST)):
        party = scene.party_at(scene.doc[at])
        later = _later(scene, at + 1, end)
        if party is None or party.type != "country" or not (later or scene.doc[at + 1].lower_ in {"on", "in", "by"}):
            continue
        first = at
        while first > verb.i and scene.number_at(scene.doc[first - 1]) == party.number:
            first -= 1
        if scene.doc[first - 1].lower_ in {",", "and", ";"} and (later or at + 2 in scene.dated):
            found.append(party)
    return found


def _later(scene: Scene, at: int, end: int) -> bool:
    """Whether "a month later" stands alone from a token on: "Spain left in May and Chad two weeks later"."""
    words = scene.doc[at : min(at + _LONGEST_TIME, end)]
    later = next((token.i for token in words if token.lower_ == "later"), 0)
    if not later or any(token.pos_ in {"VERB", "AUX", "PUNCT", "PROPN"} for token in scene.doc[at:later]):
        return False
    after = scene.doc[later + 1] if later + 1 < end else None
    return after is None or after.is_punct or after.lower_ in _AFTER_LATER


def gapped_places(scene: Scene, verb: Token) -> list[tuple[Party, Token]]:
    """Who else does it, each with where: "The Dutch will stay in Uruzgan until May, and the Canadians in Kandahar"."""
    _, end = scene.sentence(verb.i)
    found: list[tuple[Party, Token]] = []
    for preposition in scene.doc[verb.i + 3 : min(end, verb.i + _LONGEST_LIST)]:
        if preposition.dep_ == "ROOT" or preposition.tag_ in FINITE:
            break
        if preposition.lower_ not in _PLACING:
            continue
        name = scene.doc[preposition.i - 1]
        name = name.nbor(-1) if is_force(name) else name  # "Dutch forces in Uruzgan"
        party, lead = _name_ending_at(scene, name.i, verb.i)
        parted = lead > verb.i and scene.doc[lead].lower_ in _PARTING
        before = scene.doc[lead - 1 if scene.doc[lead - 1].text != "," else lead - 2]
        alike = name.tag_ == "NNP" or (name.tag_ == before.tag_ == "JJ")  # "Danish and Dutch troops in Uruzgan"
        in_a_row = scene.party_at(before) is not None and scene.doc[lead].lower_ == "and" and alike
        if party is None or not parted or in_a_row:
            continue
        spots = [child for child in preposition.children if child.dep_ == "pobj" and child.i not in scene.dated]
        found += [(party, spot) for spot in spots[:1]]
    return found


@cache
def _currencies() -> frozenset[str]:
    return frozenset({*units().currencies, *units().currencies_before})


def _alone(scene: Scene, quantity: Quantity) -> bool:
    if quantity.head is not None and is_force(scene.doc[quantity.head]):
        return True  # "and Thailand two corvettes"
    if quantity.currency is not None:
        return True  # "and Canada $110 million a year"
    after = scene.doc[quantity.last] if quantity.last < len(scene.doc) else None
    if after is not None and after.lower_ == "of" and after.i + 1 < len(scene.doc) and word_after(after) in _THEM:
        return False  # "lost 78 men in Bosnia and Croatia, 19 of them French"
    return after is None or after.lower_ in _ENDING or after.pos_ in {"ADP", "SCONJ"} or after.is_sent_start is True


def _named_before(scene: Scene, first: int, last: int) -> list[Party]:
    """Whose a number or a thing is: the name right before it or before an aside; two names, where each gives it."""
    at = first - 1
    if at > last and scene.doc[at].lower_ in {"a", "an", "its", "their"}:
        at -= 1
    if at > last and (scene.doc[at].tag_ == "$" or scene.doc[at].lower_ in _currencies()):
        at -= 1
    if at > last and scene.doc[at].lower_ in {"with", "another", "("}:  # "followed by Italy ($6 million)"
        at -= 1
    if at > last and scene.doc[at].text == "," and _opens_a_clause(scene, at - 1, last):
        at -= 1  # "Portugal, 120; and Romania, 100"
    elif at > last and scene.doc[at].text == ",":
        for back in range(at - 1, max(last, at - _LONGEST_ASIDE), -1):
            if scene.doc[back].text == ",":
                at = back - 1
                break
    if at <= last:
        return []
    if scene.number_at(scene.doc[at]) is None and scene.doc[at].pos_ == "PROPN" and at - 1 > last:
        at -= 1  # "Benin Republic"
    party, lead = _name_ending_at(scene, at, last)
    if party is not None and scene.doc[first - 1].lower_ == "with" and _acts_itself(scene.doc[party.token], first):
        return []  # "Chad left in May, and Fiji, with 250 men in Gao, decided to stay"
    bracketed = scene.doc[first - 1].text == "(" and scene.doc[lead].lower_ == "from"
    if party is None or not (bracketed or scene.doc[lead].lower_ in {",", ";", "and", "while", "by"}):
        return []  # "coming from Britain (8,900), Italy (2,700)"
    if scene.doc[lead].lower_ == "and":
        other, before = _name_ending_at(scene, lead - 1, last)
        if other is not None and scene.doc[before].lower_ in {",", ";", "and", "while"}:
            more = _row_before(scene, before, last) if scene.doc[before].text == "," else []
            return [*more, other, party]  # "Japan $120 million, and Germany and Britain $20 million each"
    return [party]


def _acts_itself(name: Token, at: int) -> bool:
    """Whether a name is the subject of a verb of its own, behind token `at`."""
    return name.dep_ == "nsubj" and name.head.i > at and name.head.tag_ in FINITE


def _row_before(scene: Scene, comma: int, last: int) -> list[Party]:
    """The names in front of the last two of a row: "Chad 600, Niger, Benin, Togo and Mali 500 each"."""
    found: list[Party] = []
    while comma > last + 1 and scene.doc[comma].text == ",":
        party, comma = _name_ending_at(scene, comma - 1, last)
        if party is None:
            break
        found.insert(0, party)
    return found


def _opens_a_clause(scene: Scene, at: int, last: int) -> bool:
    """Whether a name that ends at a token stands right after what parts two clauses."""
    party, before = _name_ending_at(scene, at, last)
    return party is not None and scene.doc[before].lower_ in {";", "and", "while"}


def _is_where(name: Token) -> bool:
    """Whether a name ends a row after a preposition: "based in Abéché and N'Djamena, 30 men"."""
    if name.i + 1 >= len(name.doc) or word_after(name) != ",":
        return False
    first = name
    for _ in range(_LONGEST_PHRASE):
        first = first.head if first.dep_ in {"conj", "appos"} else first
    return first.dep_ == "pobj"


def _name_ending_at(scene: Scene, at: int, last: int) -> tuple[Party | None, int]:
    """The party whose name ends at a token, and the token before it and its article."""
    party = scene.party_at(scene.doc[at]) if at > last else None
    if party is not None and not _is_where(scene.doc[at]):
        party = government_of(scene, party)  # "Paris 2,000 and Madrid 1,100"
    if party is None or party.type not in {"country", "organisation", "armed_group"}:
        return None, at
    start = at
    while start - 1 > last and scene.number_at(scene.doc[start - 1]) == party.number:
        start -= 1
    while start - 1 > last and scene.doc[start - 1].lower_ in {"the"}:
        start -= 1
    return party, start - 1
