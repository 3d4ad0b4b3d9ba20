"""Ground: places by name or in words."""

import msgspec
from spacy.tokens import Span, Token

from worker.extraction.claims.places import places
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import governed_right_after, prepositional
from worker.extraction.claims.territories.ground_names import (
    field_named,
    is_called_ground,
    is_for_ground,
    is_left,
    named_before,
    place_called,
    row_before,
    site_names,
)
from worker.extraction.claims.territories.holders import in_words
from worker.extraction.claims.territories.towns import which_town
from worker.extraction.claims.words import kinds
from worker.extraction.knowledge import entity_named, forenames
from worker.extraction.names.naming import plain
from worker.extraction.reading import Candidate

_AT = frozenset(
    {"of", "than", "in", "at", "on", "around", "near", "across", "along", "inside", "outside", "throughout"}
)
_OF = frozenset({"of"})
_SHORTEST = 1  # "FNLA" and "AA" are no places
_DEEPEST = 2  # words for ground within words for ground
_DASHES = frozenset({"-", "–", "—", ":", "--"})
_SEATS = frozenset({"capital", "centre", "center", "seat"})
_BESIDE = frozenset({"at", "in", "near", "on", "outside", "around"})


def grounds(scene: Scene, tokens: list[Token], verb: Token, loose: bool = False) -> list[Party]:
    """The places that the noun phrases name or describe; what only says "territory" is no place.

    After a verb of many senses (`loose`) a name that may be a person's is none, and fewer words are places.
    """
    found: dict[str, Party] = {}
    unknown: list[Token] = []
    for top in tokens:
        beside = [child for child in top.rights if child.dep_ == "appos"]
        after = [more for child in beside for more in scene.with_conjuncts(child)[1:] if not _says_more(child, more)]
        after += [child for child in top.rights if _goes_on_a_row(scene, child)]
        after = [more for more in after if more.pos_ != "NOUN" or any(more.lefts)]  # "Kona, a town and capital of"
        for token in (*scene.with_conjuncts(top), *after):  # "holds Jilib, its capital, and all of Juba"
            if token.i in scene.dated or _is_excepted(token):
                continue  # "seized power in March"
            spots = _measured(scene, token) or _named(scene, token, verb, loose) or _described(scene, token, loose)
            found.update((party.reference.key, party) for party in spots if party.reference.key not in found)
            unknown += [token] if not spots and token.pos_ == "PROPN" and not _is_a_body(scene, token) else []
    # in a row of places each name is of a place: "Kona and Gao", "Kona and most of the south"
    if any(spot.type in {"place", None} for spot in found.values()):
        for token in unknown:
            spot = place_called(scene, token)
            found.setdefault(spot.reference.key, spot)
    spots = [which_town(scene, spot) for spot in found.values() if not _is_called(scene, spot)]
    return list({spot.reference.key: spot for spot in spots}.values())


def _says_more(aside: Token, more: Token) -> bool:
    """Whether a conjunct is more of an apposition: "Kona, the third city and the last outpost in the north, fell"."""
    first = more.left_edge
    return first.i > 1 and first.lower_ == "the" and first.nbor(-1).lower_ == "and" and first.nbor(-2).text != ","


def _is_excepted(token: Token) -> bool:
    """Whether a place is the one that is not meant: "holds all of Darfur, bar El Fasher"."""
    first = token.left_edge
    before = [word.lower_ for word in token.doc[max(first.i - 2, 0) : first.i]]
    return not _EXCEPT.isdisjoint((first.lower_, *before[-1:])) or before == ["except", "for"]


_EXCEPT = frozenset({"bar", "barring", "except", "excepting", "save", "excluding"})


def _is_a_body(scene: Scene, name: Token) -> bool:
    """Whether a name is known to be no place: "holds the capital, the FNLA the north"."""
    party = scene.party_at(name)
    if party is not None and party.type in {"armed_group", "coalition", "place", "country"}:
        return party.type in {"armed_group", "coalition"}
    return name.text.isupper() and len(name.text) > _SHORTEST


def _goes_on_a_row(scene: Scene, name: Token) -> bool:
    """Whether a name that the parse takes for another one of the place before it is the next of a row."""
    row = name.dep_ == "appos" and name.pos_ == "PROPN" and any(child.dep_ == "cc" for child in name.rights)
    party = scene.party_at(name) if row else None
    return row and (party is None or party.type != "country")


def _is_called(scene: Scene, spot: Party) -> bool:
    """Whether a place in words bears its name right behind it: "the capital, Sanaa"."""
    after = scene.doc[spot.token + 1 : spot.token + 3]
    if spot.number is not None or len(after) < 2 or after[0].text != ",":
        return False
    if after[1].dep_ != "appos" and not _bears_a_name(scene, scene.doc[spot.token], after):
        return False
    party = scene.party_at(after[1])
    return party is not None and party.type == "place" and scene.doc[spot.token].tag_ == "NN"


def _bears_a_name(scene: Scene, noun: Token, after: Span) -> bool:
    """Whether a name in commas is that of the town before it, in a row too: "the capital, Sanaa, and the north"."""
    closed = noun.i + 3 < len(scene.doc) and scene.doc[noun.i + 3].text == ","
    return closed and after[1].dep_ == "conj" and noun.lower_ in {"capital", "town", "city", "village"}


def _named(scene: Scene, token: Token, verb: Token, loose: bool, depth: int = 0) -> list[Party]:
    """The places that a noun phrase names, by itself or by what it is of."""
    own = scene.party_at(token)
    noun = token.lemma_.lower()
    if own is not None and own.type in {"place", "country"}:
        return [own] if token.lower_ not in {"it", "its", "government"} and not _is_somebody(scene, token, own) else []
    if (field := field_named(scene, token)) is not None:
        return [field]
    if before_it := row_before(scene, token):
        return before_it
    if (before := named_before(scene, token)) is not None:
        return [before]
    inside = [spot for spot in _before(scene, token) if spot.type == "place"] if token.pos_ == "PROPN" else []
    if inside and (own is None or own.type == "person"):
        return inside[-1:]  # "Rogberi Junction"
    if own is not None and own.number is not None and token.pos_ == "PROPN":
        return [own] if _is_a_house(scene, token, own) else _of_unsure_name(scene, token, own, verb, loose)
    told = not loose or noun in site_names() or is_for_ground(verb) or is_left(token, verb)
    if own is None and token.pos_ == "PROPN" and token.text[:1].isupper() and told:
        return [place_called(scene, token)]
    if noun in kinds().territories.sites:
        return _of_site(scene, token, verb, depth)
    if not _is_part(token):
        return []
    inner = _inner(scene, token) if depth < _DEEPEST else []
    deeper = [spot for n in inner for spot in _named(scene, n, verb, False, depth + 1)]
    called = prepositional(token, _OF)
    elsewhere = [n for n in called if n.pos_ == "NOUN" and not _is_part(n) and not _of_bare_ground(n)]
    return deeper or ([] if elsewhere else _alone(scene, token))


def _alone(scene: Scene, part: Token) -> list[Party]:
    """The places of a part of ground without those of the next in its row: "the whole of it and the port of Kona"."""
    others = [noun.left_edge.i for noun in scene.with_conjuncts(part)[1:]]
    return [spot for spot in places(scene, [part]) if all(spot.token < first for first in others)]


def _is_a_house(scene: Scene, token: Token, own: Party) -> bool:
    """Whether the name of a body is that of its house: "the State House"."""
    built = token.lemma_.lower() in kinds().territories.sites | {"house"}
    return built and scene.parsed.candidates[own.number or 0].type == "organisation"


def _of_unsure_name(scene: Scene, token: Token, own: Party, verb: Token, loose: bool) -> list[Party]:
    """The place of a name that only looks like that of a person or a body: "overran el-Fasher"."""
    if token.lemma_.lower() in kinds().territories.holders | {"corps", "fleet"}:
        return []  # "encircled the Third Army"
    candidate = scene.parsed.candidates[own.number or 0]
    hyphenated = candidate.type in {"person", "organisation"} and "-" in candidate.head
    sure = is_for_ground(verb) or is_left(token, verb)
    weak = candidate.kind in {"surname", "bare"} or (hyphenated and is_for_ground(verb))
    weak = weak or _is_nobody_known(candidate, is_left(token, verb))
    weak = weak and (candidate.type != "person" or sure)
    if weak and (not loose or sure or is_called_ground(token)):
        return [place_called(scene, token)]
    return []


def _is_nobody_known(candidate: Candidate, left: bool) -> bool:
    """Whether only the model takes a name of more than a word for a person's: "withdrew from Debre Sina".

    The first may be a forename where the place is `left`: "pushed the rebels out of Ali Heyle".
    """
    entity = candidate.entity
    if candidate.kind != "named" or candidate.type != "person" or candidate.title or entity is None:
        return False
    return entity_named(entity.name) is None and (left or plain(entity.name.split()[0]) not in forenames())


def _inner(scene: Scene, token: Token) -> list[Token]:
    """The nouns behind a word for ground that may say where or what it is: "the town of Kona", "half of the north"."""
    called = prepositional(token, _OF)
    named = any(noun.pos_ == "PROPN" for noun in called)
    near = called if named else prepositional(token, _AT) or governed_right_after(token, _AT)
    return [
        noun
        for top in near
        for noun in scene.with_conjuncts(top)
        if noun.pos_ in {"PROPN", "NOUN"}
        and noun.dep_ != "appos"
        and noun.i not in scene.dated
        and not _only_near(noun)
        and not (noun.lower_ in {"country", "nation"} and noun.head.lower_ != "of")
    ]


def _of_site(scene: Scene, token: Token, verb: Token, depth: int) -> list[Party]:
    """The place that a word for a site names with the words around it: "the town of Kona", "the capital, Sanaa"."""
    called, inner = prepositional(token, _OF), _inner(scene, token)
    beside = [child for child in token.rights if child.dep_ == "appos"]
    if depth < _DEEPEST:
        as_site = [  # "the final stronghold in the north, the city of Kidal"
            child for child in beside if _is_called_so(child)
        ]
        if token.lemma_.lower() in _SEATS:  # "the capital of Mopti region, the town of Kona"
            as_site += [c for n in called for c in n.rights if c.dep_ == "appos" and _is_called_so(c)]
            called = [] if as_site else called
        if as_site and not called:
            return _named(scene, as_site[0], verb, False, depth + 1)
        names = [child for child in beside if child.pos_ == "PROPN"]
        dashed = [c for n in inner for c in n.rights if c.dep_ == "appos" and c.nbor(-1).text in _DASHES]
        row = dashed or ([] if called else names)
        if row and row[0].pos_ == "PROPN" and token.tag_ == "NNS":  # "two villages – Kona and Bria –"
            return [spot for n in scene.with_conjuncts(row[0]) for spot in _of_row(scene, n, verb, depth)]
        if names and not inner:  # "the regional capital, Mekelle"
            return _of_row(scene, names[0], verb, depth)
        if token.lemma_.lower() in kinds().territories.sites_alone and called and called[0].pos_ == "PROPN":
            party = scene.party_at(called[0])
            if party is None or party.type not in {"place", "country"}:  # "the town of Kompong Thom"
                return [place_called(scene, called[0])]
    within = [spot for n in inner for spot in (_named(scene, n, verb, False, depth + 1) if depth < _DEEPEST else [])]
    if not any(n.pos_ == "PROPN" for n in called):  # "the town in northern Mozambique" is not Mozambique
        within = [spot for spot in within if spot.type != "country"]
    before = [spot for spot in _before(scene, token) if spot.type == "place"]
    if before and not within and token.lemma_ == "capital":
        return [msgspec.structs.replace(in_words(scene, token), type="place")]  # "the Helmand capital" is a town
    return within or before or [spot for spot in places(scene, prepositional(verb, _BESIDE)) if spot.type == "place"]


def _is_called_so(site: Token) -> bool:
    """Whether a word for a site is one with its name behind it: "the town of Kona"."""
    named = any(noun.pos_ == "PROPN" for noun in prepositional(site, _OF))
    return named and site.lemma_.lower() in kinds().territories.sites


def _of_row(scene: Scene, name: Token, verb: Token, depth: int) -> list[Party]:
    """A name in a row that is said to be one of places: "five towns – Chin Lay Haw, Kona and Bria"."""
    spots = _named(scene, name, verb, False, depth + 1)
    if spots or name.pos_ != "PROPN" or _is_a_body(scene, name):
        return spots
    return [place_called(scene, name)]


def _only_near(noun: Token) -> bool:
    """Whether a place only tells where another is: "12 miles north of Kona"."""
    above = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "of" or above.lower_ not in kinds().territories.compass:
        return False
    return not any(child.dep_ == "det" for child in above.lefts)


def _measured(scene: Scene, token: Token) -> list[Party]:
    """So much ground without a name: "some 40 square miles of jungle", "100 square miles of Serb land"."""
    area = token.lemma_.lower() in kinds().territories.measures and any(c.lower_ == "square" for c in token.lefts)
    named = area and any(inner.pos_ == "PROPN" for of in prepositional(token, _OF) for inner in scene.below(of))
    return [in_words(scene, token)] if area and not named else []


def _described(scene: Scene, token: Token, loose: bool) -> list[Party]:
    words = kinds().territories
    noun = token.lemma_.lower()
    if noun not in words.sites and _is_part(token):
        inner = [n for n in prepositional(token, _OF) if n.lemma_.lower() in words.sites]
        if inner:
            return [in_words(scene, inner[0])]
        return [in_words(scene, token)] if _of_bare_ground(token) else []
    if noun not in (words.sites_alone if loose else words.sites):
        return []
    if any(child.dep_ == "poss" for child in token.lefts) and (
        token.dep_ == "appos"
        or (token.dep_ == "conj" and token.head.pos_ != "VERB")
        or any(child.tag_ == "JJS" for child in token.lefts)
    ):
        return []  # "Raqqa, its capital" is one place
    if loose and token.tag_ == "NN" and any(child.lower_ in {"a", "an"} for child in token.lefts):
        return []  # "die for a city it will never hold"
    return [msgspec.structs.replace(in_words(scene, token), type="place")]


def is_bare_ground(scene: Scene, spot: Party, parts: bool = True) -> bool:
    """Whether a place in words is no more than ground: "the terrain", and with `parts` "chunks of the terrain"."""
    token = scene.doc[spot.token]
    bare = token.lemma_.lower() in kinds().territories.bare_ground
    bare = bare and not (token.tag_ == "NNS" and any(child.dep_ in {"amod", "compound"} for child in token.lefts))
    return spot.number is None and (bare or (parts and _of_bare_ground(token)))


def _of_bare_ground(token: Token) -> bool:
    """ "large chunks of territory", "hundreds of square miles of land", "territory" itself."""
    words = kinds().territories.bare_ground
    return token.lemma_.lower() in words or any(noun.lemma_.lower() in words for noun in prepositional(token, _OF))


def _is_somebody(scene: Scene, token: Token, party: Party) -> bool:
    """Whether a country's name means one of its people: "an American held by the Taliban"."""
    entity = scene.parsed.candidates[party.number].entity if party.number is not None else None
    if entity is None or entity.type != "country" or entity.name.lower().endswith(token.lower_):
        return False
    counted = any(child.lower_ in {"a", "an"} or child.dep_ == "nummod" for child in token.lefts)
    return counted or token.tag_ == "NNPS" or token.lower_.endswith(("an", "ans", "ese", "ish", "is", "ians"))


def _is_part(token: Token) -> bool:
    return token.lemma_.lower() in kinds().places.parts or token.pos_ in {"NUM", "DET", "ADJ", "PRON"}


def _before(scene: Scene, token: Token) -> list[Party]:
    found = [scene.party_at(part) for child in token.lefts for part in scene.with_conjuncts(child)]
    return [party for party in found if party is not None]
