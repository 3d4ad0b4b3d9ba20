"""What the words before a mission tell of it: that it is new, just set up, another, or what one shall become."""

import re

from worker.extraction.reading import Candidate

_NEAR = 60  # characters
_SETS_UP = re.compile(
    r"\b(?:set(?:s|ting)? up|(?:launch|establish|form|found|announc|unveil|start|creat|assembl)(?:e|es|ed|s|ing)?) "
    r"(?:[^.;:]{0,40},? )?$"
)
_BECOMES = re.compile(r"\b(?:into|becom(?:e|es|ing)|became) an? [^.,;]{0,40}$")
_ANOTHER = re.compile(r"\b(?:another|separate|different|rival|second|parallel|competing) (?:[\w-]+ ){0,2}$", re.I)
_EARLIER = re.compile(
    r"\bthe (?:other|rival|opposing|last|previous|earlier|former|old|preceding) (?:[\w-]+ ){0,2}$", re.I
)
_NEW = re.compile(r"\b(?:the|this) (?:new|fledgling|nascent) (?:[\w-]+ ){0,2}$", re.I)


def is_set_up(mission: Candidate, text: str) -> bool:
    """Whether somebody sets a mission up here, which is spoken of from here on: "The US launched Lyre"."""
    return _told_before(_SETS_UP, mission, text)


def is_to_become(mission: Candidate, text: str) -> bool:
    """Whether a mission is what another shall become: "turn the force into a UN mission"."""
    return _told_before(_BECOMES, mission, text)


def is_another(mission: Candidate, text: str) -> bool:
    """Whether a coalition is told apart from the one spoken of: "a rival coalition", "the last force here"."""
    new = mission.description is not None and mission.description.indefinite and not mission.description.joint
    return _told_before(_ANOTHER if new else _EARLIER, mission, text)


def is_the_new(mission: Candidate, text: str) -> bool:
    """Whether a mission is told apart from an older one: "Danes serve in MINUSMA and will join the new force"."""
    return _told_before(_NEW, mission, text)


def _told_before(words: re.Pattern[str], mission: Candidate, text: str) -> bool:
    return words.search(text, max(mission.start - _NEAR, 0), mission.start) is not None
