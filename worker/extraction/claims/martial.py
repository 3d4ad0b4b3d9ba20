"""Whether a text is about forces at all: a school's mission and a ministry's goals are no missions of ours."""

from functools import cache

from worker.extraction.claims.knowledge import missions
from worker.extraction.claims.words import Hint, kinds
from worker.extraction.parsed import Parsed

OWN = (" mission", " forces", " operation")  # of forces, if the document speaks of them


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


@cache
def _martial(strict: bool = False) -> Hint:
    return Hint(missions().martial - (missions().broad if strict else frozenset()), whole=True)


@cache
def martial() -> Hint:
    """The words, one of which a text about war or peace has."""
    return Hint(kinds().contributions.martial)


@cache
def at_home() -> Hint:
    """The words, one of which a text about what a state does for its own has."""
    return Hint(kinds().contributions.at_home)


@cache
def trade() -> Hint:
    """The words, one of which a text about trade has."""
    return Hint(kinds().contributions.trade)


@cache
def pledging() -> Hint:
    """The words, one of which a text about who promised and paid what has."""
    return Hint(kinds().contributions.pledging)
