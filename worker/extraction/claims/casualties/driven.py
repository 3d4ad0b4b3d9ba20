"""Who is driven out: a people, and no fighters or firms: "200,000 people were driven across the border"."""

from spacy.tokens import Token

from worker.extraction.claims.casualties.sufferers import Sufferer, sufferer_at
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import is_passive, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import nouns

_FIRMS = frozenset({"company", "firm", "agency", "organisation", "organization", "ship", "vessel", "aircraft"})
_LEAVING = frozenset({"leave", "abandon", "quit"})
_LANDS = frozenset(
    {"country", "city", "town", "village", "region", "area", "province", "district", "capital", "island"}
)
_A_PEOPLE = 1_000
_REFUGES = frozenset({"border", "frontier", "exile", "bush", "forest", "jungle", "mountain", "hill", "desert", "camp"})


def is_a_people(scene: Scene, sufferer: Sufferer) -> bool:
    """Whether those who go are people whom somebody drives out, no fighters and no firms."""
    noun = scene.doc[sufferer.token]
    return not is_under_arms(scene, sufferer) and noun_of(noun) not in _FIRMS


def is_under_arms(scene: Scene, sufferer: Sufferer) -> bool:
    """Whether they are fighters: those who leave a town are displaced by nobody."""
    token = scene.doc[sufferer.token]
    those = [token, *prepositional(token, frozenset({"of"}))]  # "hundreds of insurgents"
    return any(noun_of(noun) in kinds().territories.holders | nouns("force") for noun in those)


def driven_far(scene: Scene, verb: Token, objects: list[Token]) -> bool:
    """Whether a people is driven, not a company: "200,000 people were driven across the border"."""
    ways = prepositional(verb, frozenset({"into", "across", "over", "to", "from", "out"}))
    far = any(noun.lemma_.lower() in _REFUGES for noun in ways)
    if not ways or not (far or is_passive(verb)):
        return False
    found = [sufferer_at(scene, token) for token in objects]
    return any(
        one is not None
        and (far or (one.count is not None and one.count >= _A_PEOPLE))
        and not one.owners
        and not is_under_arms(scene, one)
        for one in found
    )


def made_to_leave(verb: Token) -> bool:
    """Whether people are forced to go: "4,000 people have been forced to leave the country"."""
    if verb.lemma_ != "force":
        return False
    left = [child for child in verb.rights if child.dep_ in {"xcomp", "ccomp", "advcl"} and child.lemma_ in _LEAVING]
    return any(noun.dep_ == "dobj" and noun.lemma_.lower() in _LANDS for child in left for noun in child.rights)
