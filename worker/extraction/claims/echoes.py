"""Who is told to do the same as somebody: "Spain has left, as has Honduras", "Spain left, and Chad followed suit"."""

from typing import TYPE_CHECKING

import msgspec
from spacy.tokens import Token

from worker.extraction.claims.modality import modality_of

if TYPE_CHECKING:
    from worker.extraction.claims.scene import Scene

_LEADS = frozenset({"so", "as", "nor", "neither"})
_SAME = frozenset({"suit", "same", "likewise", "example", "lead"})
_ECHOING = {"follow": frozenset({"suit", "example", "lead"}), "do": frozenset({"same", "likewise"})}
_FOLLOWED = frozenset({"followed", "follows", "came"})
_LATER = frozenset({"later", "afterwards", "next", "soon"})
_WHEN = frozenset({"npadvmod", "advmod", "punct", "prep", "advcl", "cc", "conj"})
_HELPERS = frozenset({"have", "do", "be", "will", "would", "can", "could", "must", "should"})
_SUBJECTS = frozenset({"nsubj", "dobj", "attr", "nsubjpass"})
_CLAUSES = frozenset({"conj", "advcl", "ccomp", "parataxis", "dep"})


class Echo(msgspec.Struct, frozen=True):
    """A clause that only says who does the same: its name, the verb that it repeats, and where it stands."""

    name: Token
    verb: Token
    at: int


def echoes_in(scene: "Scene") -> tuple[Echo, ...]:
    """The clauses of a paragraph that repeat the one before them, in their order."""
    turned = (_turned(scene, word) for word in scene.of_word(_LEADS))
    told = (_told(scene, word) for word in scene.of_word(_SAME))
    after = (_after(scene, word) for word in scene.of_word(_FOLLOWED))
    return tuple(echo for echo in (*turned, *told, *after) if echo is not None and scene.names(echo.name))


def _turned(scene: "Scene", lead: Token) -> Echo | None:
    """ "So has Chad", "as did Chad", "nor will Chad": the helper stands before its subject, and no verb follows."""
    if lead.i + 2 >= len(lead.doc):
        return None
    helper = lead.nbor(1)
    if helper.lemma_.lower() in _HELPERS and (alone := _name_alone(scene, lead)) is not None:
        first, _ = scene.sentence(lead.i)
        verb = scene.doc[first - 1].sent.root if first else None
        return Echo(alone, verb, helper.i) if verb is not None and verb.pos_ in {"VERB", "AUX"} else None
    if helper.lemma_.lower() not in _HELPERS or helper.tag_ == "VB":
        return None
    names = [child for child in helper.rights if child.dep_ in _SUBJECTS]
    if len(names) != 1 or names[0].left_edge.i != helper.i + 1:
        return None
    if any(child.dep_ in {"xcomp", "ccomp", "acomp", "dobj", "attr"} for child in helper.rights if child != names[0]):
        return None
    verb = _before(scene, helper)
    return Echo(names[0], verb, helper.i) if verb is not None and verb.i < lead.i else None


def _name_alone(scene: "Scene", lead: Token) -> Token | None:
    """The name that ends a sentence of three or four words, however it is parsed: "So will Chile", "Nor has Fiji"."""
    first, end = scene.sentence(lead.i)
    words = [word for word in scene.doc[lead.i + 2 : end] if not word.is_punct and word.lower_ != "the"]
    named = lead.i == first and len(words) == 1 and scene.number_at(words[0]) is not None
    return words[0] if named else None


def _told(scene: "Scene", same: Token) -> Echo | None:
    """ "Chad followed suit", "Chad did the same": of the clause before, or of the sentence before."""
    echoing = same.head
    if echoing.pos_ not in {"VERB", "AUX"} or same.lower_ not in _ECHOING.get(echoing.lemma_.lower(), frozenset()):
        return None
    names = [child for child in echoing.lefts if child.dep_ == "nsubj"]
    if len(names) != 1 or modality_of(echoing) != "asserted":
        return None
    verb = _before(scene, echoing)
    return Echo(names[0], verb, names[0].i) if verb is not None and verb.i < names[0].i else None


def _after(scene: "Scene", followed: Token) -> Echo | None:
    """ "Chad followed a week later": whoever follows nobody and nothing does what the clause before tells."""
    names = [child for child in followed.lefts if child.dep_ == "nsubj"]
    if followed.lower_ == "came" and not any(child.lower_ in _LATER for child in followed.rights):
        return None  # "Spain joined in May; Chad and Mali came later"
    if followed.pos_ != "VERB" or len(names) != 1 or modality_of(followed) != "asserted":
        return None
    if any(child.dep_ not in _WHEN for child in followed.rights) or any(c.dep_ == "agent" for c in followed.children):
        return None
    verb = _before(scene, followed)
    return Echo(names[0], verb, names[0].i) if verb is not None and verb.i < names[0].i else None


def _before(scene: "Scene", clause: Token) -> Token | None:
    """The verb of the clause that another one goes on from: above it, in front of it, or in the sentence before."""
    if clause.dep_ in _CLAUSES and clause.head.pos_ in {"VERB", "AUX"} and clause.head.i < clause.i:
        above = clause.head
        return above.head if above.dep_ == "xcomp" else above  # "refused to join, as did France": refused
    for child in clause.lefts:
        if child.dep_ == "ccomp" and child.pos_ in {"VERB", "AUX"}:
            return child  # "Spain left; Honduras did the same"
    first, _ = scene.sentence(clause.i)
    if clause.dep_ != "ROOT" or not first:
        return None
    root = scene.doc[first - 1].sent.root
    return root if root.pos_ in {"VERB", "AUX"} else None


def echoing(echoes: tuple[Echo, ...], verb: Token, subjects: list[Token]) -> list[Token]:
    """Who else does what a verb says, whose subjects are those of the clause that is repeated."""
    mine = {noun.i for noun in subjects}
    return [
        echo.name
        for echo in echoes
        if verb.i < echo.at
        and (echo.verb.i == verb.i or echo.verb.is_ancestor(verb))
        and any(child.i in mine for child in echo.verb.lefts)
    ]
