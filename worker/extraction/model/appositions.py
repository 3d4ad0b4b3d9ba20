"""Who somebody is, told behind the short form of his name: "met leaders of the Sample Front (SF), a group that"."""

from spacy.tokens import Token

from worker.extraction.model.labels import NAMES

_LONGEST = 6  # tokens of a short form with its brackets


def mend_behind_bracket(noun: Token) -> None:
    """Hang a second object of a verb, which begins behind brackets and a comma, on the name before the brackets."""
    doc, first = noun.doc, noun.left_edge.i
    if first < _LONGEST // 2 or doc[first - 1].text != "," or doc[first - 2].text != ")":
        return
    if not any(child.dep_ == "dobj" and child.i < first for child in noun.head.rights):
        return
    opens = next((i for i in range(first - 3, max(first - 2 - _LONGEST, 0), -1) if doc[i].text == "("), 0)
    name = doc[opens - 1] if opens else noun
    if name.tag_ in NAMES:
        noun.head, noun.dep_ = name, "appos"
