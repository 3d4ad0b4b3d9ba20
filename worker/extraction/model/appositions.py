"""Who or what is meant, told behind its name or before it: "leaders of the Sample Front (SF), a group that"."""

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


def mend_before_type(things: Token) -> None:
    """Let things be what is meant, and not the type that follows them: "four attack helicopters Mi-24 to Samoa"."""
    named = things.head
    if named.i != things.i + 1 or not named.text[-1:].isdigit() or not named.text[:1].isupper():
        return
    things.dep_, things.head = named.dep_, named.head if named.head.i != named.i else things
    for child in [child for child in named.children if child.i != things.i]:
        child.head = things
    named.dep_, named.head = "appos", things


def mend_number_behind(men: Token) -> None:
    """Let a number of men behind a comma tell how many those before it are: "send a battalion, about 700 men"."""
    first = men.left_edge.i
    if men.lower_ not in _MEN or first < _LONGEST // 2 or men.doc[first - 1].text != ",":
        return
    before = men.doc[first - 2]
    noun = before.head.head if before.dep_ == "pobj" and before.head.lower_ == "of" else before
    if noun.tag_ in {"NN", "NNS"} and noun.dep_ in {"dobj", "pobj", "nsubjpass"} and noun.i > men.head.i:
        men.head, men.dep_ = noun, "appos"


_MEN = frozenset({"men", "soldiers", "troops", "personnel", "officers", "people", "marines", "sailors"})
