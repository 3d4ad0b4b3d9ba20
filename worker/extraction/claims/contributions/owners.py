"""Whose forces, craft and officers those are that a noun stands for."""

from spacy.tokens import Token

from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import governed_right_after, prepositional

_FROM, _OF = frozenset({"from"}), frozenset({"of", "from"})
_FARTHEST = 9


def owners(scene: Scene, noun: Token) -> list[Party]:
    """The states and organisations whose: "Dutch ships", "soldiers from Chile", "ships, among them those of X"."""
    found = scene.modifying(noun)
    if not found:
        found = [
            party
            for of in prepositional(noun, _FROM)
            for item in scene.with_conjuncts(of)
            for party in scene.parties(item)
        ]
    if not found:
        found = [party for source in governed_right_after(noun, _FROM) for party in scene.parties(source)]
    if not found:
        for those in scene.doc[noun.i + 1 : noun.i + _FARTHEST]:
            if those.lower_ in {"those", "ones"}:
                tops = [item for of in prepositional(those, _OF) for item in scene.with_conjuncts(of)]
                found = [party for item in tops for party in scene.parties(item)]
    return [party for party in found if party.type in {"country", "organisation", "armed_group"}]
