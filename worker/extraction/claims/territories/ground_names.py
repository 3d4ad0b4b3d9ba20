"""Names of ground that nobody knows: which names are of ground by the words around them, and how far they reach."""

from spacy.tokens import Token

from schemas import Reference
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.words import kinds
from worker.extraction.model.neighbours import word_before
from worker.extraction.names.naming import named

_WITHIN_NAMES = frozenset({"da", "de", "do", "du", "del", "al", "el", "es", "ez", "ash", "as", "az", "la"})


def place_called(scene: Scene, name: Token) -> Party:
    """A place that nobody knows, by the whole of its name."""
    words = _name(scene, name) if scene.number_at(name) is None else scene.parsed.words(*_span(scene, name))
    return Party(Reference(name=words), name.i, None, "place")


def named_before(scene: Scene, site: Token) -> Party | None:
    """The place that a name right before a word for places makes: "Kona district", "the Ongal peninsula"."""
    name = site.nbor(-1) if site.i else site
    if name.pos_ != "PROPN" or name.dep_ != "compound" or name.head.i != site.i or not name.text[:1].isupper():
        return None
    if site.lemma_.lower() not in site_names():
        return None
    party = scene.party_at(name)
    if party is None and name.ent_type_ == "NORP":
        return None  # "the Chechen stronghold of Kona"
    if party is None or (party.type is None and site.lemma_.lower() in _LANDS):
        return place_called(scene, name)
    return party if party.type == "place" else None


_LANDS = frozenset({"district", "province", "county", "township", "oblast", "raion", "valley", "peninsula", "region"})


def field_named(scene: Scene, field: Token) -> Party | None:
    """An airport by the name of its town, which is no town: "Lungi airport", "Kabul international airport"."""
    if field.lemma_.lower() not in _FIELDS or field.tag_ not in _SINGULAR or not field.i:
        return None
    name = field.nbor(-1)
    if name.lower_ in _KINDS_OF_FIELDS and name.i:
        name = name.nbor(-1)
    party = scene.party_at(name) if name.pos_ == "PROPN" and name.head.i == field.i else None
    if party is None or party.type != "place":
        return None
    entity = named("place", scene.parsed.words(scene.doc[scene.first_of(name)], field))
    return Party(Reference(id=entity.id, type="place", name=entity.name), field.i, None, "place")


_FIELDS = frozenset({"airport", "airfield", "airbase", "airstrip", "aerodrome"})
_SINGULAR = frozenset({"NN", "NNP"})
_KINDS_OF_FIELDS = frozenset({"international", "military", "civilian", "main", "old", "regional", "domestic"})


def row_before(scene: Scene, sites: Token) -> list[Party]:
    """The places that a row of names before a plural makes: "the Kona, Bria and Gao districts"."""
    if sites.tag_ != "NNS" or sites.lemma_.lower() not in site_names():
        return []
    first = next((child for child in sites.lefts if child.pos_ == "PROPN" and child.dep_ in {"nmod", "compound"}), None)
    row = scene.with_conjuncts(first) if first is not None else []
    spots = []
    for name in row if len(row) > 1 else ():
        party = scene.party_at(name)
        if party is not None and party.type == "place":
            spots.append(party)
        elif name.text[:1].isupper() and (party is None or party.type in {None, "person"}):
            spots.append(place_called(scene, name))
    return spots


def site_names() -> frozenset[str]:
    return kinds().territories.sites_alone | {"junction", "crossing", "pass", "bridge", "camp", "point"}


def is_called_ground(token: Token) -> bool:
    """Whether an apposition says that a name is a place: "Jilib, its de facto capital"."""
    return any(
        child.dep_ == "appos" and child.lemma_.lower() in kinds().territories.sites | kinds().territories.ground
        for child in token.rights
    )


def is_for_ground(verb: Token) -> bool:
    """Whether a verb is said of ground and hardly of persons: "overran Mitu", "took Mitu from them", "Mitu fell to"."""
    words, following = kinds().territories, verb.doc[verb.i + 1 : verb.i + 2].text
    if verb.lemma_ in words.of_persons_too and any(child.lower_ == "from" for child in verb.rights):
        return True
    back = verb.lemma_ in {"take", "win"} and following == "back"
    return back or noun_of(verb) in words.of_ground or (verb.lemma_ == "fall" and following == "to")


def is_left(name: Token, verb: Token) -> bool:
    """Whether a name stands where those who leave were: "the gunmen fled from Sabe"."""
    words = kinds().territories
    out = name.head.lower_ == "of" and name.head.head.lower_ == "out"
    return name.dep_ == "pobj" and (name.head.lower_ == "from" or out) and verb.lemma_ in words.fleeing | words.driving


def _span(scene: Scene, token: Token) -> tuple[Token, Token]:
    first = scene.first_of(token)
    while first > 1 and (
        (scene.doc[first - 1].lower_ in _WITHIN_NAMES and scene.doc[first - 2].pos_ == "PROPN")
        or (scene.doc[first - 1].pos_ == "PROPN" and scene.doc[first].lower_ in _WITHIN_NAMES)
    ):
        if scene.doc[first - 1].lower_ in kinds().territories.forms:
            break  # a verb taken for a name
        first -= 1  # "Mocimboa da Praia"
    return scene.doc[first], scene.doc[scene.last_of(token)]


def _name(scene: Scene, token: Token) -> str:
    """A name that nobody knows, from its first word: "Rogberi Junction"."""
    first = token
    while first.i and first.nbor(-1).pos_ == "PROPN" and first.nbor(-1).dep_ == "compound":
        first = first.nbor(-1)
    while first.i > 1 and word_before(first) == "-" and first.nbor(-2).pos_ == "PROPN":
        first = first.nbor(-2)  # "Aw-Dhegle"
    return scene.parsed.words(first, token)
