"""What is so whatever the words above it say: nobody doubts it, or somebody has it."""

from spacy.tokens import Token

from schemas.claims import Modality

_DOUBTING = frozenset({"doubt", "question", "deny", "dispute", "contest"})
_DOUBTS = frozenset({"doubt", "question", "secret", "wonder", "surprise", "coincidence", "accident"})


def is_beyond_doubt(governor: Token, own: Modality) -> bool:
    """Whether nobody doubts what a word governs: "there is no doubt that", "nobody disputes that", "it is no secret".

    `own` is the modality that the words around the governor give it.
    """
    if governor.pos_ == "VERB":
        return own == "negated" and governor.lemma_ in _DOUBTING
    return governor.lemma_ in _DOUBTS and any(child.lower_ in {"no", "little"} for child in governor.lefts)


def is_presupposed(noun: Token) -> bool:
    """Whether somebody has what a noun tells, whatever others do: "not to help Chad in its war", "in its attack on"."""
    owned = any(child.tag_ == "PRP$" for child in noun.lefts)
    return owned and noun.pos_ == "NOUN" and noun.dep_ == "pobj" and noun.head.lower_ == "in"
