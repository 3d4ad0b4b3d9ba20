"""Whose programme it is by which something is given: "The boats were handed to Kenya under a Japanese grant"."""

from spacy.tokens import Token

from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import is_passive, prepositional

_PROGRAMMES = frozenset(
    {
        *("programme", "program", "scheme", "grant", "fund", "facility", "initiative", "package", "project", "gift"),
        *("assistance", "aid", "support", "financing", "cooperation", "donation", "mechanism", "generosity", "loan"),
    }
)
_BY = frozenset({"under", "through", "via", "within", "by", "with", "thanks"})
_AS, _OF = frozenset({"as"}), frozenset({"of", "to"})
_FAR = 3


def of_a_programme(scene: Scene, verb: Token) -> list[Party]:
    """The states and organisations under whose programme the subject of a passive verb is given."""
    if verb.pos_ != "VERB" or not is_passive(verb):
        return []
    below = [verb, *(child for child in verb.rights if child.dep_ in {"dobj", "npadvmod"})]
    below += [
        noun for preposition in verb.rights if preposition.dep_ in {"prep", "dative"} for noun in preposition.rights
    ]
    parts = [part for top in below for part in prepositional(top, _AS) if part.lower_ == "part"]
    under = [noun for part in parts for noun in prepositional(part, _OF)]
    under += [noun for top in below[:_FAR] for noun in prepositional(top, _BY)]
    return [
        party
        for noun in under
        if noun.lemma_.lower() in _PROGRAMMES
        for party in scene.modifying(noun)
        if party.type in {"country", "organisation"}
    ]
