"""Clauses and names at the start of a sentence or its end that the model does not take for what they are."""

from spacy.tokens import Token

from worker.extraction.knowledge import entity_named
from worker.extraction.model.days import DATED
from worker.extraction.model.labels import ANY_SUBJECTS, TENSED
from worker.extraction.model.neighbours import word_after, word_before

_OPENING = frozenset({"after", "before", "since", "until"})
_CALLS = frozenset({"UH", "XX"})


def mend_opening(preposition: Token) -> None:
    """Let who stands behind "after" act in its clause: "After the rebels, who hold the north, took Gao, he fled".

    The model takes "After the rebels" for a phrase, and "took" for a verb without a subject, or one of "he fled".
    """
    if preposition.lower_ not in _OPENING:
        return
    noun = next((child for child in preposition.rights if child.dep_ == "pobj"), None)
    if noun is None or not any(child.dep_ == "relcl" for child in noun.rights):
        return
    verb = _behind(preposition, noun)
    if verb is None or any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in verb.lefts):
        return
    noun.head, noun.dep_ = verb, "nsubj"
    preposition.head, preposition.dep_, verb.dep_ = verb, "mark", "advcl"


def _behind(preposition: Token, noun: Token) -> Token | None:
    """The verb right behind a noun with its clause, hung on what follows or on what stands before."""
    after = noun.doc[noun.right_edge.i + 1 :]
    verb = next((token for token in after if token.dep_ not in {"punct", "advmod", "aux"}), None)
    if verb is None or verb.tag_ not in TENSED:
        return None
    opens = verb.i == preposition.head.i and verb.dep_ in {"ccomp", "advcl"} and verb.head.i > verb.i
    closes = verb.dep_ == "conj" and verb.head.i == preposition.head.i and verb.head.i < preposition.i
    return verb if opens or closes else None


_BEHIND_NOUN = 2  # words: the noun and its comma


def mend_call(word: Token) -> None:
    """Let a capitalised word behind a noun and a comma be its name, and no cry: "the capital, Sana'a"."""
    if word.i < _BEHIND_NOUN:
        return
    noun = word.nbor(-2)
    if word.tag_ in _CALLS and word.text[:1].isupper() and word_before(word) == "," and noun.tag_ == "NN":
        word.head, word.dep_, word.tag_ = noun, "appos", "NNP"


def mend_headline(name: Token) -> None:
    """Let the state that opens a headline be the subject of what it is to do: "Denmark to lead the naval force".

    The model takes some names for verbs: "Poland" and "Denmark" are what it reads as an order.
    """
    if name.i or word_after(name) != "to":
        return
    deed = next(
        (child for child in name.rights if child.dep_ in {"advcl", "xcomp", "relcl"} and child.tag_ == "VB"), None
    )
    if deed is None or deed.left_edge.i != name.i + 1 or entity_named(name.text) is None:
        return
    name.head, name.dep_, name.tag_, name.pos_ = deed, "nsubj", "NNP", "PROPN"
    for child in [child for child in name.rights if child.i != deed.i]:
        child.head = deed
    deed.head, deed.dep_ = deed, "ROOT"


def mend_behind_date(name: Token) -> None:
    """Let who stands behind a date and "and" act in the next clause: "will lead it until May and Italy will follow"."""
    date = name.head
    if date.text not in DATED:
        return
    verb, until = date.head, next((child for child in date.head.lefts if child.dep_ == "mark"), None)
    if date.dep_ != "nsubj" or until is None or until.i != date.i - 1 or verb.dep_ != "advcl" or verb.i < name.i:
        return
    above = verb.head
    joint = next((child for child in date.rights if child.dep_ == "cc"), None)
    until.head, until.dep_, date.head, date.dep_ = above, "prep", until, "pobj"
    name.head, name.dep_, verb.dep_ = verb, "nsubj", "conj"
    if joint is not None:
        joint.head = above


def mend_next_doer(name: Token) -> None:
    """Let who stands behind a date and "and" act in the clause after it: "left on Monday and Norway said it would"."""
    date = name.head
    if date.text not in DATED or date.dep_ != "pobj" or name.text in DATED or name.i + 1 >= len(name.doc):
        return
    above, deed = date.head.head, name.nbor(1)
    joint = next((child for child in date.rights if child.dep_ == "cc" and child.i < name.i), None)
    if joint is None or deed.tag_ not in TENSED or deed.head.i != above.i or above.i > date.i:
        return
    if any(child.dep_ in ANY_SUBJECTS for child in deed.children):
        return
    name.head, name.dep_, deed.dep_ = deed, "nsubj", "conj"
    joint.head = above
