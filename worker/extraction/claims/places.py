"""Places of a claim: the places and countries that a noun phrase names."""

from collections.abc import Iterable

from spacy.tokens import Token

from schemas import Entity, Reference
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import antecedent_of, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.knowledge import entity_named, governed_from
from worker.extraction.model.days import DATED

_PLACE_TYPES = frozenset({"place", "country"})
_SEATED = frozenset({"place", "organisation"})
_CHAMBERS = frozenset(
    {"Parliament", "Senate", "Congress", "Assembly", "Cabinet", "Deputies", "Representatives", "Commons"}
)
_PEOPLES = ("ese", "ish", "french", "dutch", "swiss")
_SEATS = frozenset({"capital", "city", "town", "port", "village"})
GROUNDS = frozenset(
    {"airport", "base", "airbase", "airfield", "barracks", "port", "harbour", "harbor", "garrison", "fort", "aerodrome"}
    | {"camp", "airstrip"}
)  # whose names are those of the places where they are


def places(scene: Scene, tokens: Iterable[Token], depth: int = 0) -> list[Party]:
    """Every place or country that the phrases name: "Mosul and Tikrit", "swathes of Iraqi and Syrian territory"."""
    found: dict[str, Party] = {}
    for top in tokens:
        for token in scene.with_conjuncts(top):
            for party in _of(scene, token, depth):
                found.setdefault(party.reference.key, party)
    return list(found.values())


def government_of(scene: Scene, party: Party) -> Party:
    """The country for its capital or parliament: "London and Tokyo, are looking to draw down"; others as they are."""
    candidate = scene.parsed.candidates[party.number] if party.number is not None else None
    known = candidate.entity if candidate is not None else None
    country = governed_from().get(known.id) if known is not None and party.type in _SEATED else None
    if country is None and candidate is not None and party.type == "organisation":
        country = _whose_chamber(scene.parsed.source.text[candidate.start : candidate.end])
        if country is None and known is not None:  # "Parliament in Lima": of Peru, as its id tells
            country = _whose_chamber(known.id.partition(":")[2].replace("-", " ").title())
    if country is None:
        return party
    return Party(Reference(id=country.id, type=country.type, name=country.name), party.token, party.number, "country")


def _whose_chamber(name: str) -> Entity | None:
    """The state of a chamber that is named with it: "the Dutch Senate", "Spanish Congress of Deputies"."""
    first, *rest = name.removeprefix("the ").split()
    state = entity_named(first) if _CHAMBERS.intersection(rest) else None
    return state if state is not None and state.type == "country" else None


def _is_people(scene: Scene, token: Token, party: Party) -> bool:
    """Whether a country's word means its people: "Australians", but not "the Philippines"."""
    if party.type != "country" or party.number is None:
        return False
    if token.lower_.endswith(("men", "women")) and not token.lower_.endswith("yemen"):
        return True  # "a force of Frenchmen"
    the = any(child.lower_ == "the" for child in token.lefts)
    several = token.tag_ in {"NNS", "NNPS"} or (token.lower_.endswith("s") and not token.text.isupper())
    if not several and not (the and token.lower_.endswith(_PEOPLES)):
        return False  # "replaced the French at Gao"
    entity = scene.parsed.candidates[party.number].entity
    return entity is not None and token.lower_ not in entity.name.lower()


def _listed_before(scene: Scene, token: Token, last: Party) -> list[Party]:
    """The places of a list that the parse has put before the last one's name: "Palma and Mocimboa da Praia"."""
    return [
        party
        for child in token.lefts
        if child.dep_ == "nmod" and any(inner.dep_ == "cc" for inner in child.rights)
        for party in [scene.party_at(child)]
        if party is not None and party.type in _PLACE_TYPES and party.number != last.number
    ]


def _seat_named(noun: Token, of: list[Token]) -> list[Token]:
    """The town whose name follows that of its country: "the capital of Chad, N'Djamena"."""
    if noun.lemma_.lower() not in _SEATS:
        return []
    return [child for country in of for child in country.rights if child.dep_ == "appos" and child.pos_ == "PROPN"][:1]


def _of(scene: Scene, token: Token, depth: int) -> list[Party]:
    own = scene.party_at(token)
    if own is not None and _is_people(scene, token, own):
        return []  # "mostly Australians, with 32 men"
    if own is not None:
        own_place = own.type in _PLACE_TYPES and token.lower_ not in {"government", "it", "its"}
        return [*_listed_before(scene, token, own), own] if own_place else []
    if token.text in DATED or token.i in scene.dated:
        return []  # "the port of Gao in June and July"
    if depth and token.pos_ == "PROPN" and token.text[:1].isupper() and token.dep_ in {"pobj", "appos", "conj", "dobj"}:
        first = next((child.left_edge for child in token.lefts if child.dep_ in {"compound", "det"}), token)
        return [Party(Reference(name=scene.parsed.words(first, token)), token.i, None, "place")]  # "the town of Baga"
    if token.lower_ == "country" and any(child.lower_ == "the" for child in token.lefts):
        named = places(scene, prepositional(token, frozenset({"of"})), depth + 1)
        return named or [Party(Reference(name=scene.in_words(token).reference.name), token.i, None, "country")]
    if depth > 3 or token.pos_ not in {"NOUN", "PRON", "DET", "NUM", "ADJ", "PROPN", "ADV"}:
        return []
    if token.lower_ in {"which", "that", "where"}:
        antecedent = antecedent_of(token)
        return places(scene, [antecedent], depth + 1) if antecedent is not None else []
    listed = [
        place
        for child in token.rights
        if child.dep_ in {"prep", "appos", "acl"}
        and (child.dep_ == "appos" or child.lower_ in {"like", "including", "as"})
        for place in places(
            scene,
            [child] if child.dep_ == "appos" else [c for c in child.children if c.dep_ in {"pobj", "pcomp", "dobj"}],
            depth + 1,
        )
    ]
    if listed:
        return listed
    inner = [
        c
        for child in token.rights
        if child.dep_ == "prep" and child.lower_ in {"of", "in", "across"}
        for c in child.children
        if c.dep_ == "pobj"
    ]
    if token.lemma_.lower() in GROUNDS:
        named = [party for child in token.lefts if (party := scene.party_at(child)) is not None]
        if named and named[-1].type == "place":
            return named[-1:]  # "at Bagram airbase in Afghanistan"
    if token.lemma_.lower() in kinds().places.parts:
        found = places(scene, _seat_named(token, inner) or inner, depth + 1)
        if found:
            return found
        before = []
        for child in token.lefts:
            for part in scene.with_conjuncts(child):
                party = scene.party_at(part)
                if party is not None and party.type in _PLACE_TYPES:
                    before.append(party)
        return before
    return []
