"""Nations in a row that the model breaks where a sentence opens: "On Friday Danish, Dutch and Irish troops"."""

from spacy.tokens import Token

from worker.extraction.knowledge import countries

_NOUNS = frozenset({"NN", "NNP", "NNS", "NNPS", "CD"})
_BROKEN = frozenset({"pobj", "amod", "nmod", "compound", "appos"})


def mend_row_of_nations(first: Token) -> None:
    """Let the first of a row modify the noun that the others do, and not end what the sentence opens with.

    "On Friday Danish, Dutch and Irish troops", "Off the coast British, French and Italian ships".
    """
    doc, at = first.doc, first.i
    if first.dep_ not in _BROKEN or not 0 < at < len(doc) - 3 or doc[at + 1].text != ",":
        return
    second, before = doc[at + 2], doc[at - 1]
    noun = second.head
    if (
        second.dep_ != "amod"
        or noun.i < second.i
        or before.tag_ not in _NOUNS
        or second.text not in countries().demonyms
    ):
        return
    if first.dep_ == "pobj" and before.head.i == at:
        for child in [child for child in first.lefts if child.i < before.i]:
            child.head = before
        before.head, before.dep_ = first.head, "pobj"
    elif first.head.i > at:
        return
    first.head, first.dep_, first.tag_, first.pos_ = noun, "amod", "JJ", "ADJ"


def mend_row_behind_name(last: Token) -> None:
    """Let counted ships be in a row with the ship before, not with its name: "the cruiser Jeanne and 12 frigates"."""
    name = last.head
    ship = name.head
    counted = any(child.dep_ == "nummod" for child in last.lefts)
    if not counted or name.dep_ != "appos" or name.tag_ != "NNP" or ship.tag_ != "NN" or name.left_edge.i != ship.i + 1:
        return
    last.head = ship
