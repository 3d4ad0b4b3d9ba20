"""Which town "the town" is: one that the sentences before tell of, and not one that tells where it lies."""

import msgspec
from spacy.tokens import Token

from schemas import Reference
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.words import kinds
from worker.extraction.model.compass import COMPASS
from worker.extraction.names.naming import name_words


def which_town(scene: Scene, spot: Party) -> Party:
    """Which place "the town" is, where the sentences before have named one: "entered Kona and hold the town"."""
    noun = scene.doc[spot.token]
    words = [child for child in noun.lefts if child.dep_ != "det" and child.lower_ not in _WHOLE]
    the = any(child.lower_ in {"the", "that", "this"} for child in noun.lefts)
    if spot.number is not None or words or not the or noun.lower_ not in kinds().territories.towns | {"place"}:
        return spot
    if any(child.dep_ in _TELLING and not _tells_how_many(child) for child in noun.rights):
        return spot
    start, _ = scene.sentence_before(noun.i)
    for at in range(noun.i - 1, start - 1, -1):
        party = scene.party_at(scene.doc[at])
        if party is None or party.type != "place" or not party.reference.name:
            continue
        told = _is_told_of(scene.doc[at]) or (noun.lower_ != "port" and _is_left(scene.doc[at]))
        if told and not _is_wide(scene, scene.doc[at]) and not _is_no_town(party, noun.lower_):
            return msgspec.structs.replace(party, token=noun.i)
    if any(_tells_how_many(child) for child in noun.rights):  # the document may know which
        return msgspec.structs.replace(spot, reference=Reference(name=f"the {noun.lower_}"))
    return spot


def _tells_how_many(preposition: Token) -> bool:
    """ "The town of 200,000": how many live there tells of no other town."""
    below = [child for child in preposition.rights if child.dep_ == "pobj"]
    return preposition.lower_ == "of" and any(
        noun.pos_ == "NUM" or noun.lemma_ in {"people", "inhabitant", "resident", "soul"} for noun in below
    )


def _is_wide(scene: Scene, name: Token) -> bool:
    """Whether a name is of more than a town: "Mopti region"."""
    around = scene.doc[name.i : name.i + 2]
    return any(word.lower_ in {"region", "province", "district", "state", "county", "valley"} for word in around)


def _is_no_town(party: Party, noun: str) -> bool:
    """Whether a name says that the place is something else than the noun does: "Lake Chad", "Goma Airport"."""
    words = party.reference.name.lower().split()
    others = name_words().place - {noun, *kinds().territories.towns}
    return len(words) > 1 and not others.isdisjoint({words[0], words[-1]})


def _is_told_of(name: Token) -> bool:
    """Whether a sentence tells of a place, and does not only say how far from it something is."""
    if name.dep_ == "appos" and name.head.dep_ == "pobj":
        return _is_told_of(name.head)  # "300 miles west of the capital Mogadishu"
    if name.dep_ == "pobj":
        head = name.head.head
        if head.lemma_.lower() in _SEATED and name.head.lower_ == "in":
            return False  # "the government in Bangui"
        if head.lower_ in COMPASS or _tells_where_a_town_lies(name):
            return False
        town = name.head.lower_ == "of" and head.lemma_.lower() in kinds().territories.sites
        return town or name.head.lower_ in {"in", "into", "on", "at", "inside", "around", "for", "over"}
    return name.dep_ in {"dobj", "nsubj", "nsubjpass", "appos", "conj"}


def _is_left(name: Token) -> bool:
    """Whether a sentence tells of a town that somebody leaves: "The rebels withdrew from Kona; the town is held"."""
    left = name.dep_ == "pobj" and name.head.lower_ == "from"
    return left and name.head.head.lemma_ in kinds().territories.fleeing


def _tells_where_a_town_lies(name: Token) -> bool:
    """Whether a name only says where another town is: "Baga, a town on Lake Chad", "the only city in Puntland"."""
    towns = kinds().territories.towns
    above = name.head.head
    if above.lower_ in towns and name.head.lower_ == "of":
        return False  # "the town of Baga"
    while above.lower_ not in towns and above.dep_ in {"pobj", "prep", "npadvmod", "advmod"}:
        above = above.head
    return above.lower_ in towns and above.dep_ in {"appos", "attr"}


_SEATED = frozenset(
    {"government", "official", "ministry", "authority", "spokesman", "spokeswoman", "diplomat", "regime"}
)
_WHOLE = frozenset({"whole", "entire"})
_TELLING = frozenset({"prep", "relcl", "acl", "appos"})
