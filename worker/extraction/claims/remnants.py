"""Clauses of which only the doer and the thing are left: "The MPLA controls Luanda, the FNLA the north"."""

from functools import cached_property
from typing import TYPE_CHECKING

from spacy.tokens import Token

from worker.extraction.model.neighbours import word_after, word_before
from worker.extraction.reading import ACTING

if TYPE_CHECKING:
    from worker.extraction.claims.scene import Scene

# What a thing may begin with right after its doer: "the STC Aden and al-Qaeda parts of Abyan".
_OPENING = frozenset({"a", "an", "the", "its", "all", "another", "most", "part", "parts", "half"})
_PARTING = frozenset({",", ";", "and", "while", "but"})
_LONGEST = 8  # tokens of a thing
_FARTHEST = 60  # tokens after the verb
_PARTS_OF_NOUNS = frozenset({"nmod", "compound", "npadvmod"})
_ENDING = frozenset({"VERB", "AUX", "SCONJ", "PRON"})


class Remnants:
    """The clauses after a verb of which only the doer and the thing are left, sought once for all its frames."""

    def __init__(self, scene: "Scene", verb: Token) -> None:
        self._scene, self._verb = scene, verb

    @cached_property
    def pairs(self) -> list[tuple[Token, Token]]:
        """Who does to what the same as the verb says, after the thing that its own subject does it to."""
        return _pairs(self._scene, self._verb)


def _pairs(scene: "Scene", verb: Token) -> list[tuple[Token, Token]]:
    _, end = scene.sentence(verb.i)
    doc, found = scene.doc, []
    for at in range(verb.i + 2, min(end - 2, verb.i + _FARTHEST)):
        token = doc[at]
        if token.pos_ in {"VERB", "AUX"} and token.tag_ not in {"VBN", "VBG"}:
            break
        if token.lower_ not in _PARTING:
            continue
        name = _name_after(scene, at, end)
        thing = _thing_after(scene, name, end) if name is not None else None
        if name is not None and thing is not None:
            found.append((name, thing))
    return found


def _name_after(scene: "Scene", at: int, end: int) -> Token | None:
    """The last token of the name that stands alone after what parts two clauses."""
    first = at + 1
    while first < end - 1 and scene.doc[first].lower_ in {"and", "the"}:
        first += 1
    number = scene.number_at(scene.doc[first])
    if number is None or scene.parsed.candidates[number].kind not in {"named", "acronym", "surname"}:
        return None
    if scene.type_of(number) not in ACTING or scene.doc[first].pos_ == "ADJ":
        return None
    last = first
    while last + 1 < end and scene.number_at(scene.doc[last + 1]) == number:
        last += 1
    return scene.doc[last]


def _thing_after(scene: "Scene", name: Token, end: int) -> Token | None:
    """The noun of the phrase right after a name, where no verb comes before the next clause or the end."""
    doc, first = scene.doc, name.i + 1
    if first >= end:
        return None
    number = scene.number_at(doc[first])
    if number is not None and scene.type_of(number) == "place" and doc[first].pos_ == "PROPN":
        return doc[first]  # "Ethiopia Baidoa"
    quantity = scene.counting.get(first)
    if doc[first].lower_ not in _OPENING and (quantity is None or quantity.head is None):
        return None
    noun = None
    for token in doc[first : min(first + _LONGEST, end)]:
        if token.pos_ in _ENDING and token.tag_ not in {"VBN", "VBG", "PRP$"}:
            return None
        if token.text in {",", ";", ".", ")"} or (token.lower_ == "and" and noun is not None):
            break
        if token.lower_ == "one" and word_before(token) == "the":
            return token  # "Britain the one in Estonia"
        if noun is None and token.pos_ in {"NOUN", "PROPN"}:
            following = doc[token.i + 1] if token.i + 1 < end else None
            if following is None or following.pos_ not in {"NOUN", "PROPN"}:
                noun = token
    return noun


_ABOUT = frozenset({"about", "around", "some", "over", "nearly", "almost", "roughly", "more", "than", "at", "least"})


def begins_a_gap(scene: "Scene", first: Token, name: Token) -> bool:
    """Whether a name in a list is who does the same as the clause before: "sent 6,000 to Somalia, Burundi 5,400".

    The parse may take the name for a part of what it gives: "promised 2,000 dollars and Italy 250 dollars".
    """
    if name.tag_ == "CD" and name.i > first.i and _names_its_doer(scene, name):
        return True  # "has 12 soldiers in the force and Vanuatu eight"
    parts = [child for child in name.lefts if child.dep_ in _PARTS_OF_NOUNS] if name.dep_ == "conj" else []
    if parts and parts[0].tag_ in {"NNP", "NNPS"} and parts[0].i - name.left_edge.i == (parts[0].tag_ == "NNPS"):
        name = scene.doc[scene.last_of(parts[0])]
    right_after = name.i + 1 < len(scene.doc) and word_after(name) != ","  # no row: "2,000 French, 1,200 American men"
    return _has_a_thing(scene, name) and (right_after or not _has_a_thing(scene, first))


def _names_its_doer(scene: "Scene", number: Token) -> bool:
    """Whether the parse makes who has a number a part of it."""
    names = (scene.number_at(child) for child in number.lefts if child.dep_ in {"compound", "nmod"})
    return any(name is not None and scene.type_of(name) in ACTING for name in names)


def _has_a_thing(scene: "Scene", name: Token) -> bool:
    number = scene.number_at(name)
    if number is None or scene.type_of(number) not in ACTING:
        return False
    after = name.i + 1
    while after < len(scene.doc) and (scene.number_at(scene.doc[after]) == number or scene.doc[after].text == ","):
        after += 1
    while after + 1 < len(scene.doc) and scene.doc[after].lower_ in _ABOUT:
        after += 1  # "and Poland more than 9,000"
    opening = scene.doc[after] if after < len(scene.doc) else name
    land = scene.number_at(opening) if after == name.i + 1 and name.tag_ in {"NNPS", "NNS"} else None
    if land is not None and opening.pos_ == "PROPN" and scene.type_of(land) == "place":
        return True  # "the British occupy Pristina, the Germans Prizren"
    if opening.lower_ in _OPENING:
        acts = opening.lower_ == "all" and opening.i + 1 < len(scene.doc) and opening.nbor(1).pos_ in {"VERB", "AUX"}
        return opening.i == name.i + 1 and not acts  # "Peru and Chile all contribute soldiers"
    return opening.tag_ == "CD" and opening.text[:1].isdigit() and after not in scene.dated
