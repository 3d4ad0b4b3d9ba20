"""The number of those who have suffered that tells the last of them: "he is the fifth peacekeeper hurt"."""

import re

import msgspec
from spacy.tokens import Token

from worker.extraction.claims.casualties.sufferers import Sufferer, sufferer_at
from worker.extraction.claims.scene import Scene
from worker.extraction.model.infinitives import has_to
from worker.extraction.names.naming import name_words

_FIGURES = re.compile(r"(\d{1,3}(?:,?\d{3})*)(?:st|nd|rd|th)")


def last_of_many(scene: Scene, verb: Token) -> Sufferer | None:
    """All whom a participle or an infinitive behind "the fifth soldier" tells of: five of them."""
    noun = verb.head
    if verb.dep_ not in {"acl", "relcl"} or noun.i > verb.i or not (verb.tag_ == "VBN" or has_to(verb)):
        return None
    places = (_place(child, one=noun.tag_ in {"NN", "NNP"}) for child in noun.lefts if child.dep_ in {"amod", "nummod"})
    place = next((found for found in places if found), None)
    if place is None:
        return None
    one = sufferer_at(scene, noun, harmed=True)
    return msgspec.structs.replace(one, count=place, quantity=None) if one is not None else None


def _place(word: Token, *, one: bool) -> int | None:
    """The number that an ordinal tells; "the first soldier to die" is one, "the first soldiers" are any number."""
    figures = _FIGURES.fullmatch(word.text)
    if figures:
        return int(figures.group(1).replace(",", ""))
    words = name_words().ordinals
    return words.index(word.lower_) + 1 if word.lower_ in words[0 if one else 1 :] else None
