"""Missions in a list whose items have marks, lines or paragraphs of their own: what a force is charged with.

"The mission shall: (a) monitor the truce; (b) assist the Government in restoring order", or an item a paragraph.
"""

import re
from functools import cache

from spacy.tokens import Token

from schemas import Reference
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.knowledge import missions
from worker.extraction.claims.memberships.coalition_words import coalition_near
from worker.extraction.claims.memberships.participations import BULLETS, focus
from worker.extraction.claims.missions.aims import make
from worker.extraction.claims.missions.extents import gerunds_of, told_of_forces
from worker.extraction.claims.missions.military import is_military
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.reading import CHARGED
from worker.extraction.text.items import is_of_a_series

_AUXILIARIES = frozenset({"shall", "will", "would", "must", "should", "to"})
_CHARGED = re.compile(
    r"\b(?:mandated?|tasks?|tasked|purposes?|aims?|objectives?|mission|functions?|duties|responsibilit(?:y|ies)|"
    r"responsible|goals?|charged|authori[sz]ed|entrusted|priorities|instructed|requested|requests|decides|established|"
    r"created|deployed|set up)\b",
    re.I,
)
_LABEL = re.compile(r"(?:\d{1,2}|[a-z]|[ivx]{1,4})", re.I)
_NOUNS = frozenset(
    {"support", "assistance", "help", "promotion", "facilitation", "provision", "prevention", "establishment"}
    | {"creation", "monitoring", "training", "capacity", "conduct", "development", "coordination", "investigation"}
)
_FURTHER = frozenset(
    {"use", "carry", "take", "undertake", "work", "liaise", "advise", "create", "set", "make", "bring", "report", "act"}
    | {"develop", "encourage", "exchange", "establish", "confirm", "extend", "respond", "identify", "share", "give"}
)
_LINKS = frozenset({"to", "and", "or", "also", "further"})
_MOST = 20


def find_itemised(scene: Scene, builder: Builder) -> None:
    """The tasks of a list in the paragraph; the task that the paragraph is; or whose tasks the next ones are."""
    tokens = scene.tokens
    if not tokens:
        return
    if tokens[-1].text == ":":
        builder.charges = _charged(scene, tokens[-1])
    elif is_of_a_series(scene.parsed.source.text):
        owner = Party(Reference(id=CHARGED, name=""), 0, None, "coalition")
        _add(scene, builder, owner, 0, scene.sentence(_skipped(scene, 0))[1])
    for colon in tokens[:-1]:
        if colon.text == ":" and (_skipped(scene, colon.i + 1) > colon.i + 1 or _ends_line(scene, colon)):
            charged = _charged(scene, colon)
            if charged is not None:
                _of_paragraph(scene, builder, Party(charged, colon.i, None, "coalition"), colon)
            return


def _of_paragraph(scene: Scene, builder: Builder, owner: Party, colon: Token) -> None:
    """Each item between semicolons or marks, up to one that is no task."""
    start = colon.i + 1
    for _ in range(_MOST):
        end = next((i for i in range(start + 1, len(scene.tokens)) if _parts(scene, i)), len(scene.tokens))
        if not _add(scene, builder, owner, start, end) or end >= len(scene.tokens):
            return
        start = end + (scene.tokens[end].text == ";")


def _parts(scene: Scene, at: int) -> bool:
    """Whether an item ends before a token: a semicolon, or the mark of the next item on a line of its own."""
    if scene.tokens[at].text == ";":
        return True
    before = scene.tokens[at - 1]
    ended = before.text in {";", ",", ".", "and"} or _ends_line(scene, before)
    return ended and _skipped(scene, at) > at


def _skipped(scene: Scene, at: int) -> int:
    """Where the words of an item start behind its mark: "(a)", "2.", "iv)", "•"."""
    tokens, first = scene.tokens, at
    if at < len(tokens) and tokens[at].text in BULLETS:
        return at + 1
    at += at < len(tokens) and tokens[at].text == "("
    if at + 1 < len(tokens) and _LABEL.fullmatch(tokens[at].text.rstrip(".)")):
        if tokens[at].text.endswith((".", ")")):
            return at + 1
        if tokens[at + 1].text in {")", "."}:
            return at + 2
    return first


def _ends_line(scene: Scene, token: Token) -> bool:
    end = scene.parsed.end(token)
    return scene.parsed.source.text[end : end + 3].lstrip(" ").startswith("\n")


def _charged(scene: Scene, colon: Token) -> Reference | None:
    """Whose tasks a line says to follow: "The mandate of UNMIL shall be to:", "SAMIM will:"."""
    if colon.i == 0:
        return None
    start, _ = scene.sentence(colon.i)
    if colon.i == start:
        start, _ = scene.sentence(colon.i - 1)
    line = scene.tokens[start : colon.i]
    words = scene.doc[start : colon.i].text
    if not line or any(token.dep_ == "neg" for token in line):
        return None
    led = line[-1].lower_ in _AUXILIARIES or _CHARGED.search(words) is not None
    owner = coalition_near(scene, start, colon.i)
    forces = owner is not None or any(is_military(scene, t) for t in line if t.pos_ in {"NOUN", "PROPN"})
    named = re.search(r"\b(?:mandate|mission)\b", words, re.I) is not None
    if not led or not (forces or named):
        return None
    return owner.reference if owner is not None else focus(line[-1]).reference


def _add(scene: Scene, builder: Builder, owner: Party, first: int, end: int) -> bool:
    """One item, if it starts with what forces do, or with a noun for that."""
    at = _skipped(scene, first)
    while at < end and (scene.tokens[at].lower_ in _LINKS or scene.tokens[at].is_space):
        at += 1
    at = _skipped(scene, at)
    if at >= end or not _is_a_task(scene.tokens[at]):
        return False
    last = end - 1
    while last > at and (scene.tokens[last].is_punct or scene.tokens[last].lower_ in {"and", "or"}):
        last -= 1
    alone = scene.tokens[at].lower_ in missions().works  # "- demining"
    if (last > at or alone) and at not in builder.purposes:
        make(scene, builder, "item", owner, at, last, "ongoing", scene.tokens[at], modality="asserted")
    return True


def _is_a_task(word: Token) -> bool:
    table = missions()
    if word.lower_ in _forms():
        return True
    return word.pos_ in {"NOUN", "PROPN"} and word.lower_ in table.works | table.deeds | _NOUNS


@cache
def _forms() -> frozenset[str]:
    """The infinitives and gerunds of what forces are charged with."""
    stems = told_of_forces() | _FURTHER
    return stems | gerunds_of(stems)
