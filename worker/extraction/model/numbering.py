"""Forces that number their men, where the model takes the verb for a noun: "Danish troops in Gao number 500"."""

from spacy.tokens import Token

from worker.extraction.model.labels import NOUNS

_ABOUT = frozenset({"about", "some", "more", "than", "nearly", "almost", "only", "over", "around", "now", "up", "to"})


def mend_numbering(word: Token) -> None:
    """Let forces number their men: "The Danish contingent in Gao numbers 500", "Danish troops number 500"."""
    if word.lower_ == "number" and (word.i < 1 or not _counts_men(word)):
        return
    name, preposition = word.nbor(-1), word.head
    unit = preposition.head
    if word.dep_ == "ROOT" and word.tag_ == "NN":
        _number_men(word)
        return
    if word.dep_ != "pobj" or name.dep_ != "compound" or name.head.i != word.i or name.tag_ not in NOUNS:
        return
    men = next((child for child in (*word.rights, *unit.rights) if child.left_edge.i == word.i + 1), None)
    if men is not None and men.lower_ in _ABOUT:  # "more than 500"
        men = next((token for token in word.doc[men.i : men.i + 3] if token.tag_ == "CD"), men)
    if unit.dep_ != "ROOT" or not unit.tag_.startswith("NN") or unit.i > preposition.i or men is None:
        return
    if men.tag_ != "CD" and not any(child.tag_ == "CD" for child in men.lefts):
        return
    for child in [child for child in word.lefts if child.i < name.i]:
        child.head = name
    for child in [child for child in unit.rights if child.i > men.right_edge.i]:
        child.head = word
    name.head, name.dep_ = preposition, "pobj"
    word.head, word.dep_, word.tag_, word.lemma_ = word, "ROOT", "VBZ", "number"
    word.pos_ = "VERB"
    unit.head, unit.dep_ = word, "nsubj"
    men.head, men.dep_ = word, "dobj"


def _counts_men(number: Token) -> bool:
    """Whether a plural stands before "number" and a bare number behind it: "the troops in Gao number about 500"."""
    doc, at = number.doc, number.i + 1
    while at < len(doc) and doc[at].lower_ in _ABOUT:
        at += 1
    if at >= len(doc) or doc[at].tag_ != "CD" or not doc[at].text[0].isdigit():
        return False
    ends = at + 1 == len(doc) or doc[at + 1].tag_[:2] != "NN"
    unit = number.head.head if number.dep_ == "pobj" else number.nbor(-1)
    return ends and (number.dep_ == "ROOT" or unit.tag_ in {"NNS", "NNPS"})


def _number_men(word: Token) -> None:
    """Make a verb of a "number" that the model takes for the noun of a sentence: "The Danes number 950"."""
    subjects = [child for child in word.lefts if child.dep_ in {"nsubj", "compound"} and child.tag_ in {"NNS", "NNPS"}]
    if len(subjects) != 1:
        return
    subject = subjects[0]
    for child in [child for child in word.lefts if child.i < subject.i]:
        child.head = subject
    for child in [child for child in word.rights if child.dep_ == "nummod"]:
        child.dep_ = "dobj"
    subject.dep_, word.tag_, word.pos_, word.lemma_ = "nsubj", "VBP", "VERB", "number"
