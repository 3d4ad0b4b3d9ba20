"""The words around forces: `forces.toml`, where each list is explained."""

from functools import cache

import msgspec
from spacy.tokens import Token

from schemas.claims import Posture
from worker.extraction.knowledge.loading import load


class WordsAroundForces(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The lists of `forces.toml`."""

    weak: frozenset[str]
    human: frozenset[str]
    pronouns: frozenset[str]
    regions: frozenset[str]
    within: frozenset[str]
    strength: frozenset[str]
    changing: frozenset[str]
    numbering: frozenset[str]
    ranking: frozenset[str]
    placing: frozenset[str]
    providing: frozenset[str]
    allowing: frozenset[str]
    military: frozenset[str]
    carried: frozenset[str]
    there: frozenset[str]
    leaving: frozenset[str]
    loose: frozenset[str]
    delegates: frozenset[str]
    participating: frozenset[str]
    joining: frozenset[str]
    wholes: frozenset[str]
    along: frozenset[str]
    making: frozenset[str]
    events: frozenset[str]
    going: frozenset[str]
    helping: frozenset[str]
    shifting: frozenset[str]
    lost: frozenset[str]
    soldierly: frozenset[str]
    groups: frozenset[str]
    postures: dict[Posture, frozenset[str]]


@cache
def around() -> WordsAroundForces:
    """The lists of `forces.toml`."""
    return load("forces", WordsAroundForces)


def is_group(token: Token) -> bool:
    """Whether a noun is a group of soldiers by the words before it: "battle group", "reconstruction team"."""
    if token.lower_ == "members":  # "780 members of the Canadian armed forces"
        following = [word.lower_ for word in token.doc[token.i + 1 : token.i + 7]]
        return following[:1] == ["of"] and bool({"forces", "force", "army", "military", "guard"} & set(following))
    if token.lemma_.lower() not in around().groups:
        return False
    return any(before.lower_ in around().military for before in token.doc[max(token.i - 3, 0) : token.i])
