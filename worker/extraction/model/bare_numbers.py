"""Numbers that count nothing, which the model hangs on what only stands behind: "brought the last 520 home".

The number takes the place of that word in the tree: in "doubled it to 1,570 last autumn", 1,570 is no autumns.
"""

from spacy.tokens import Token

_BACK = frozenset({"home", "ashore", "abroad"})
_TIMES = frozenset({"year", "month", "week", "spring", "summer", "autumn", "fall", "winter", "night", "morning"})
_WHICH = frozenset({"last", "next", "this", "that", "earlier", "later"})


def mend_bare_number(number: Token) -> None:
    """Give a number the place of the word behind it, where that says where to or when."""
    word = number.head
    if number.dep_ != "nummod" or word.i < number.i or word.dep_ not in {"dobj", "pobj", "nsubjpass"}:
        return
    when = word.lower_ in _TIMES and word.i == number.i + 2 and number.nbor(1).lower_ in _WHICH
    if not when and not (word.lower_ in _BACK and word.i == number.i + 1):
        return
    above = word.head
    verb = above if above.tag_[:2] == "VB" else above.head
    number.head, number.dep_ = above, word.dep_
    for child in [child for child in word.lefts if child.i < number.i]:
        child.head = number
    word.head, word.dep_ = verb, "npadvmod" if when else "advmod"
    if not when:
        word.tag_, word.pos_ = "RB", "ADV"
