"""Verbs that the model takes for parts of names beside them: "The movement, MODEL, seized Buchanan"."""

from spacy.tokens import Token

from worker.extraction.model.labels import NAMES, NOUNS
from worker.extraction.model.misread import DID, HOLDING


def mend_deed_of_men(word: Token) -> None:
    """Make a clause of what somebody's men do, taken for his: "The troops of General Sample control most of Gao"."""
    of, men, name = word.head, word.head.head, word.nbor(-1)
    if word.lower_ not in HOLDING or of.lower_ != "of" or men.tag_ != "NNS" or men.dep_ != "ROOT":
        return
    thing = next((child for child in word.rights if child.dep_ in {"dobj", "appos"}), None)
    if thing is None or thing.left_edge.i != word.i + 1 or name.tag_ not in NAMES or name.head.i != word.i:
        return
    for child in [child for child in word.lefts if child.i < name.i]:
        child.head = name
    name.head, name.dep_ = of, "pobj"
    word.tag_, word.head, word.dep_ = "VBP", word, "ROOT"
    men.head, men.dep_, thing.head, thing.dep_ = word, "nsubj", word, "dobj"
    for child in [child for child in men.rights if child.i > word.i]:
        child.head = word


def mend_deed_behind_comma(word: Token) -> None:
    """Make a clause of a group's deed behind its name in commas: "The movement, MODEL, seized Buchanan"."""
    thing, who = word.head, word.head.head
    if word.lower_ not in DID or word.nbor(-1).text != "," or thing.tag_ != "NNP" or thing.left_edge.i != word.i:
        return
    if thing.dep_ != "appos" or who.dep_ != "ROOT" or who.tag_ not in NOUNS:
        return
    word.tag_, word.head, word.dep_ = "VBD", word, "ROOT"
    who.head, who.dep_, thing.head, thing.dep_ = word, "nsubj", word, "dobj"
    for child in [child for child in who.rights if child.i > word.i]:
        child.head = word


def mend_deed_behind_and(word: Token) -> None:
    """Let a verb go on with what others did, taken for a part of a name: "opened a new front and captured Kona"."""
    thing, deed = word.head, word.head.head.head
    if word.lower_ not in DID or word.nbor(-1).lower_ != "and" or thing.tag_ != "NNP" or thing.dep_ != "conj":
        return
    if thing.head.dep_ != "dobj" or deed.tag_ not in {"VBD", "VBN"} or thing.left_edge.i != word.i:
        return
    for joint in [child for child in thing.head.rights if child.i in {word.i - 1, word.i - 2}]:
        joint.head = deed
    word.head, word.dep_, word.tag_ = deed, "conj", deed.tag_
    thing.head, thing.dep_ = word, "dobj"
