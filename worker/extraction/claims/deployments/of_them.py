"""Whether "of them" behind a number means forces: "150 of them", "2,000 of whom", "most of these"."""

from spacy.tokens import Token

from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.forces_words import is_force
from worker.extraction.claims.quantities import Quantity, noun_of
from worker.extraction.claims.scene import Scene
from worker.extraction.counting.units import nouns
from worker.extraction.model.neighbours import word_before

_NEAR = 9
_THEY = frozenset({"they", "them", "these", "those", "men", "contingent", "total"})


def of_them(scene: Scene, quantity: Quantity) -> Token | None:
    """The pronoun of "2,000 of them", where the paragraph has spoken of forces."""
    at = quantity.last
    if not is_of_them(scene, quantity):
        return None
    return scene.doc[at + 1] if scene.first_force < at and not are_others(scene, at) else None


def is_of_them(scene: Scene, quantity: Quantity) -> bool:
    at = quantity.last
    return at + 1 < len(scene.doc) and scene.doc[at].lower_ == "of" and scene.doc[at + 1].lower_ in around().pronouns


def are_others(scene: Scene, at: int) -> bool:
    """Whether nothing near by is forces that "of them" may mean: "holds many Westerners. It let 106 of them go"."""
    start, first = scene.sentence_before(at)
    near = scene.doc[start if first else 0 : at]
    return not any(
        (is_force(word) and word.dep_ != "compound") or word.lower_ in _THEY or _are_nationals(scene, word)
        for word in near
    )


def _are_nationals(scene: Scene, word: Token) -> bool:
    party = scene.party_at(word) if word.tag_ == "NNPS" else None
    return party is not None and party.type == "country"


def of_them_are_forces(scene: Scene, quantity: Quantity) -> bool:
    """Whether the number is told to be one of forces right after: "over 400, nearly all of them Kenyan police"."""
    following = scene.doc[quantity.last : quantity.last + _NEAR]
    them = [word.i for word in following if word.lower_ in around().pronouns and word_before(word) == "of"]
    return any(noun_of(word) in nouns("force") for word in following if them and word.i > them[0])
