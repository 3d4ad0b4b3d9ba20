"""Missions that "it" and "its" are after somebody has set them up, or where others lead them.

"The EU launched EUFOR Chad. Its task is to protect them", "Chad has been in UNDOF since it was created".
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from worker.extraction.counting.counted_nouns import noun_of
from worker.extraction.counting.units import nouns
from worker.extraction.reading import Candidate

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_AIMS = frozenset({"mission", "task", "mandate", "aim", "purpose", "goal", "objective", "role", "job", "remit"})
_LED = frozenset(
    {"head", "lead", "command", "expect", "compose", "make", "mandate", "task", "base", "run", "direct"}
    | {"extend", "prolong", "renew", "expand", "enlarge", "reinforce", "strengthen", "rename", "replace", "succeed"}
    | {"design", "intend", "mean", "conceive", "charge", "authorise", "authorize", "empower", "instruct", "build"}
    | {"suspend", "withdraw", "disband", "dissolve", "terminate", "wind", "close", "scale", "reduce", "due", "staff"}
)
SETTING_UP = frozenset(
    {"launch", "establish", "create", "authorise", "authorize", "form", "found", "deploy", "send", "set", "dispatch"}
    | {"begin", "start", "lead", "join", "approve", "mandate", "assemble"}
)

At = Callable[["Token"], int | None]  # the number of the candidate at a token


def made(pronoun: "Token", before: Iterable["Token"], at: At, candidates: list[Candidate]) -> int | None:
    """The body that was set up: "Chad has been in UNDOF since it was created", where no state was.

    `before` are the words of its sentence, the nearest first.
    """
    if pronoun.dep_ != "nsubjpass" or pronoun.lower_ != "it" or pronoun.head.lemma_ not in SETTING_UP:
        return None
    numbers = (number for token in before if (number := at(token)) is not None)
    return next((each for each in numbers if candidates[each].type in ("coalition", "organisation")), None)


def set_up_before(pronoun: "Token", before: "Span", at: At, candidates: list[Candidate]) -> int | None:
    """The mission that was set up before more is told of it: "NATO set up ISAF. Its mandate is to", "It has 90 men"."""
    aims = pronoun.dep_ == "poss" and pronoun.head.lemma_ in _AIMS
    led = pronoun.lower_ == "it" and pronoun.dep_ == "nsubjpass" and pronoun.head.lemma_ in _LED
    new = pronoun.lower_ == "it" and before.root.lemma_ not in _SERVING
    strong = new and any(_is_so_strong(verb) for verb in (pronoun.head, *pronoun.head.rights))
    if not (aims or led or strong) or before.root.lemma_ not in SETTING_UP:
        return None
    return _first_mission(before[before.root.i - before.start :], at, candidates)


def _is_so_strong(verb: "Token") -> bool:
    """Whether a verb tells how many somebody has: "has 900 men", "is supposed to have 5,000 soldiers"."""
    things = (child for child in verb.rights if child.dep_ == "dobj") if verb.lemma_ in _HAVING else ()
    return any(noun_of(noun) in nouns("force") and any(child.pos_ == "NUM" for child in noun.lefts) for noun in things)


_SERVING = frozenset({"lead", "join", "send", "deploy", "dispatch"})  # by them, no mission begins
_HAVING = frozenset({"have", "number", "comprise", "count", "include"})


def led_before(pronoun: "Token", before: "Span", at: At, candidates: list[Candidate]) -> int | None:
    """The mission to which another does something: "RAMSI began in 2003. Australia led it"."""
    done_to = pronoun.lower_ == "it" and pronoun.dep_ == "dobj"
    return _first_mission(before, at, candidates) if done_to else None


def _first_mission(words: Iterable["Token"], at: At, candidates: list[Candidate]) -> int | None:
    numbers = (number for token in words if (number := at(token)) is not None)
    return next((number for number in numbers if candidates[number].type == "coalition"), None)
