"""Who does what a clause behind "with" tells: "landed, with Chad, Togo and Benin providing jets"."""

from spacy.tokens import Token

from worker.extraction.model.main_verbs import make_subject

_JOINING = frozenset({"and", "or", "plus", "&"})


def mend_behind_with(verb: Token) -> None:
    """Part a verb from the name that it is parsed as telling of: all of the row before it, or the one name, do it."""
    last = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if last is None:
        _let_one_do_it(verb)
    else:
        _let_all_do_it(verb, last)


def _let_all_do_it(verb: Token, last: Token) -> None:
    """Give a verb all of the row that its subject ends: "with Chad, Togo, and Benin providing jets"."""
    joined = last.left_edge.i - 1
    if joined < 1 or verb.doc[joined].text != "and":
        return
    first = verb.doc[joined].head
    preposition = first.head
    if first.dep_ != "pobj" or preposition.text != "with" or preposition.i > first.i:
        return
    last.head, last.dep_ = first, "conj"
    _hang(verb, preposition, first)


def _let_one_do_it(verb: Token) -> None:
    """Give a verb the name right before it: "are members, with Chad also providing jets"."""
    name = verb.doc[max(verb.left_edge.i - 1, 0)]
    preposition = name.head
    if name.dep_ == "pobj" and name.tag_ == "NNP" and preposition.text == "with" and verb.head.i < preposition.i:
        _hang(verb, preposition, name)


def mend_apart_from_with(verb: Token) -> None:
    """Give a verb that hangs beside "with" the row between the two: "landed, with Chad and Togo providing jets"."""
    for preposition in verb.head.children:
        if preposition.lower_ != "with" or preposition.i > verb.i:
            continue
        first = next((child for child in preposition.rights if child.dep_ == "pobj"), None)
        if first is not None and first.tag_ == "NNP" and first.right_edge.i == verb.i - 1:
            _hang(verb, preposition, first)
            return


def _hang(verb: Token, preposition: Token, doer: Token) -> None:
    verb.head, verb.dep_ = preposition, "pcomp"
    doer.head, doer.dep_ = verb, "nsubj"


def mend_row_with(last: Token) -> None:
    """Give a verb that has the last of a row its first: "with Chad, Togo and Benin aiding", parsed as "with Chad"."""
    verb, within = last.head, last.head.head
    first = next((child for child in within.rights if child.dep_ == "pobj" and child.i < last.i), None)
    before = last.doc[last.left_edge.i - 1]
    if within.lower_ == "with" and first is not None and before.lower_ in _JOINING and first.is_ancestor(before):
        make_subject(first, verb)
        last.head, last.dep_ = first, "conj"
