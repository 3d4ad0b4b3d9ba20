"""A state that is taken out of something, as no forces are: "The junta pulled the country out of the pact"."""

from spacy.tokens import Token

_STATES = frozenset({"country", "nation"})
_TAKING = frozenset({"pull", "take", "withdraw", "lead", "bring"})
_WHOSE = frozenset({"the", "his", "her", "their"})


def takes_own_state(verb: Token) -> bool:
    """Whether it is the country itself that somebody takes somewhere, or out of something."""
    if verb.lemma_ not in _TAKING:
        return False
    taken = (child for child in verb.rights if child.dep_ == "dobj" and child.lemma_ in _STATES)
    return any(child.lower_ in _WHOSE for noun in taken for child in noun.lefts)
