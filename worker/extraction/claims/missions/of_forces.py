"""Whether words that may be of anything are of forces: "experts", "an initiative"."""

from spacy.tokens import Token

from worker.extraction.claims.knowledge import missions
from worker.extraction.claims.martial import speaks_of_forces, tells_of_coalition
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Scene

_CALLED = frozenset({"operation", "mission", "force", "deployment", "contingent"})
_THE = frozenset({"the", "this", "its", "their"})
_RAISING = frozenset(
    {
        "lead",
        "send",
        "authorise",
        "authorize",
        "approve",
        "deploy",
        "form",
        "create",
        "establish",
        "set",
        "raise",
        "muster",
    }
)


def is_of_forces(scene: Scene, noun: Token) -> bool:
    """Whether a noun that may be of anything ("experts", "an initiative") stands in a sentence about forces."""
    if noun_of(noun) not in missions().weak:
        return True
    number = scene.number_at(noun)
    if number is not None and scene.parsed.candidates[number].type == "coalition":
        return True  # "the mission": whose, the document tells
    first, end = scene.sentence(noun.i)
    if speaks_of_forces(scene.doc[first:end].text) or tells_of_coalition(scene.parsed):
        return True
    if noun.lemma_.lower() in _CALLED and any(child.lower_ in _THE for child in noun.lefts):
        return True  # "the operation was meant to": if the document speaks of forces
    if noun.lemma_ == "force" and noun.tag_ == "NN" and noun.dep_ == "dobj" and noun.head.lemma_ in _RAISING:
        return True  # "leads a force to guard the border"
    return noun_of(noun) in missions().manned and bool(scene.modifying(noun))  # if the document speaks of forces
