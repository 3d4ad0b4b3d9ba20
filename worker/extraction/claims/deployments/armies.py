"""A state's whole army, which is at home, and deployed nowhere: "Ukraine's armed forces number some 400,000"."""

from spacy.tokens import Token

from worker.extraction.claims.scene import Party, Scene
from worker.extraction.model.labels import OWNING

_ARMIES = frozenset({"army", "military", "navy", "militaries", "armies"})
_ARMED = frozenset({"armed", "regular", "standing", "reserve", "defence", "defense"})


def is_of_a_whole_army(scene: Scene, actor: Party) -> bool:
    """Whether those of whom a number is told are the army of a state: "the National Armed Forces have 5,000 men"."""
    noun = scene.doc[actor.token]
    if noun.dep_ in OWNING and noun.head.i > noun.i:
        noun = noun.head
    return noun.dep_ in {"nsubj", "nsubjpass"} and _is_an_army(noun)


def _is_an_army(noun: Token) -> bool:
    if noun.lower_ in _ARMIES:
        return True
    return noun.lower_ == "forces" and any(child.lower_ in _ARMED for child in noun.lefts)
