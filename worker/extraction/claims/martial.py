"""Whether a text is about forces at all: a school's mission and a ministry's goals are no missions of ours."""

from functools import cache

from spacy.tokens import Token

from worker.extraction.claims.knowledge import missions
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.words import Hint
from worker.extraction.parsed import Parsed

_CALLED = frozenset({"operation", "mission", "force", "deployment", "contingent"})
_THE = frozenset({"the", "this", "its", "their"})
OWN = (" mission", " forces", " operation")  # of forces, if the document speaks of them
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


def is_martial(text: str) -> bool:
    """Whether a text has a word of forces or fighting."""
    return _martial().found_in(text)


def speaks_of_forces(text: str) -> bool:
    """Whether a text has a word of forces that is of nothing else: "peacekeepers", but not "allies"."""
    return _martial(strict=True).found_in(text)


def tells_of_coalition(parsed: Parsed) -> bool:
    """Whether a paragraph names or describes a coalition, or has a word for one: "the mission"."""
    for each in parsed.candidates:
        told = each.description
        described = told is not None and bool(told.leader or told.about or told.members or told.joint)
        if each.type == "coalition" and (each.entity is not None or described or each.head == "force"):
            return True
    return False


def may_tell_of_missions(parsed: Parsed) -> bool:
    """Whether a paragraph has a word of forces, or one for what its document may have told to be a mission."""
    referring = any(
        (each.type == "coalition" and each.kind == "definite") or each.kind == "acronym" for each in parsed.candidates
    )
    told = any(word in parsed.text for word in OWN)
    return referring or told or is_martial(parsed.text) or tells_of_coalition(parsed)


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


@cache
def _martial(strict: bool = False) -> Hint:
    return Hint(missions().martial - (missions().broad if strict else frozenset()), whole=True)
