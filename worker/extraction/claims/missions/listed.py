"""Missions told one after another behind a colon: "its goals are: to protect civilians, support elections and"."""

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.knowledge import missions
from worker.extraction.claims.martial import tells_of_coalition
from worker.extraction.claims.missions.aims import make
from worker.extraction.claims.missions.military import is_military
from worker.extraction.claims.missions.owners import owners_of
from worker.extraction.claims.scene import Scene

_FAR = 16
_VERBS = frozenset({"VB", "VBG"})
_BEFORE = frozenset(
    {"to", "and", "or", "by", "first", "second", "third", "also", "then", "finally", "firstly", "secondly"}
)
_STOPS = frozenset({":", ";", ",", "-", "–", "—", "•", "*", "(", ")", "."})


def find_listed(scene: Scene, builder: Builder) -> None:
    """Every list behind a noun for goals."""
    if ":" not in scene.parsed.text:
        return
    for token in scene.of_lemma(missions().goals):
        if token.pos_ == "NOUN":
            _add_listed(scene, builder, token)


def _add_listed(scene: Scene, builder: Builder, noun: Token) -> None:
    """The purposes behind the colon that follows a noun for goals, if verbs of one form stand there."""
    _, end = scene.sentence(noun.i)
    colon = next((token for token in scene.tokens[noun.i + 1 : min(end, noun.i + _FAR)] if token.text == ":"), None)
    if colon is None:
        return
    if colon.i + 1 >= end and end < len(scene.tokens):  # the parse starts a sentence after a colon
        _, end = scene.sentence(end)
    starts = [token for token in scene.tokens[colon.i + 1 : end] if token.tag_ in _VERBS and _starts(token, colon)]
    if not starts or any(
        token.pos_ not in {"PUNCT", "PART", "NUM", "ADV"} for token in _between(scene, colon, starts[0])
    ):
        return
    starts = [token for token in starts if token.tag_ == starts[0].tag_]
    owner = next(iter(owners_of(scene, noun)), None)
    first, _ = scene.sentence(noun.i)
    commander = any(party.type == "person" for doer in scene.subjects(noun.head) for party in scene.parties(doer))
    forces = commander and tells_of_coalition(scene.parsed)
    forces = forces or any(is_military(scene, each) for each in scene.tokens[first : colon.i] if each.pos_ == "NOUN")
    if owner is None and not forces:
        return  # "the school has one goal:"
    if owner is not None and owner.type == "person":
        owner = None  # "General Salas, its commander, has two tasks:"
    if owner is not None and owner.number is not None and scene.parsed.candidates[owner.number].kind == "author":
        return  # "we have one mission:"
    for start, following in zip(starts, (*starts[1:], None), strict=True):
        last = (following.i if following is not None else end) - 1
        while last > start.i and scene.tokens[last].lower_ in _BEFORE | _STOPS:
            last -= 1
        make(scene, builder, "listed", owner, start.i, last, "ongoing", noun)


def _starts(verb: Token, colon: Token) -> bool:
    """Whether only small words stand between a verb and what parts the items of a list."""
    at = verb.i - 1
    while at > colon.i and verb.doc[at].lower_ in _BEFORE:
        at -= 1
    return verb.doc[at].text in _STOPS or verb.doc[at + 1].lower_ in {"to", "and"}


def _between(scene: Scene, colon: Token, first: Token) -> tuple[Token, ...]:
    return scene.tokens[colon.i + 1 : first.i]
