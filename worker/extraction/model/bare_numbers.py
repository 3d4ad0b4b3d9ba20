"""Numbers that count nothing, which the model hangs on what only stands behind: "brought the last 520 home".

The number takes the place of that word in the tree: in "doubled it to 1,570 last autumn", 1,570 is no autumns.
"""

from spacy.tokens import Token

from worker.extraction.model.neighbours import word_after

_BACK = frozenset({"home", "ashore", "abroad"})
_TIMES = frozenset({"year", "month", "week", "spring", "summer", "autumn", "fall", "winter", "night", "morning"})
_WHICH = frozenset({"last", "next", "this", "that", "earlier", "later"})
PLACED = frozenset({"based", "stationed", "deployed", "posted"})  # "the eight now based at Konya"
_BY_NOW = frozenset({"now", "already", "currently", "still", "permanently"})
_SPANNING = frozenset({"over", "within", "in", "during"})


def _part_from_span(number: Token) -> bool:
    """Part a number from the time in which it is reached: "cut its garrison by 12,500 over three years"."""
    span, over = number.head, number.nbor(1) if number.i + 1 < len(number.doc) else number
    if over.lower_ not in _SPANNING or span.i <= over.i or span.lower_.removesuffix("s") not in _TIMES:
        return False
    above = span.head
    verb = above if above.tag_[:2] == "VB" else above.head
    number.head, number.dep_ = above, span.dep_
    over.head, over.dep_ = verb, "prep"
    span.head, span.dep_ = over, "pobj"
    return True


def mend_placed_number(placed: Token) -> None:
    """Let a number be where a participle behind it says: "are to join the eight now based at Konya"."""
    at = placed.i - 1
    if placed.doc[at].lower_ in _BY_NOW:
        at -= 1
    number = placed.doc[at]
    if at < 1 or number.tag_ != "CD" or number.dep_ not in {"dobj", "pobj"} or placed.head.i >= number.i:
        return
    placed.head, placed.dep_ = number, "acl"
    for child in [child for child in number.doc[at + 1 : placed.i] if child.head.i != placed.i]:
        child.head, child.dep_ = placed, "advmod"


def mend_bare_number(number: Token) -> None:
    """Give a number the place of the word behind it, where that says where to or when."""
    word = number.head
    if number.dep_ != "nummod" or word.i < number.i or word.dep_ not in {"dobj", "pobj", "nsubjpass"}:
        return
    if word.dep_ != "pobj" and word.lower_ != "home":
        return
    if _part_from_span(number):
        return
    when = word.lower_ in _TIMES and word.i == number.i + 2 and word_after(number) in _WHICH
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
