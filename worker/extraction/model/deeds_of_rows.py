"""What states in a row do, read by the model as one noun: "Togo and Benin supply most of the men"."""

from spacy.tokens import Token

from worker.extraction.model.labels import NAMES
from worker.extraction.model.neighbours import first_of

_DOES = frozenset(
    {
        *("supply", "fund", "field", "arm", "ship", "finance", "train", "host", "man", "staff", "command", "lead"),
        *("share", "pledge", "base", "back", "support", "equip", "lend", "head", "send", "provide", "own"),
    }
)
_HELD = frozenset({"dobj", "npadvmod", "appos"})
_WHITHER = frozenset({"to", "for", "with", "in", "into"})


def mend_deed_of_row(word: Token) -> None:
    """Make a clause of names in a row, what they do and to what: "Togo and Benin supply fuel to the force"."""
    top = word.head if word.dep_ == "compound" else word
    if word.lower_ not in _DOES or top.i < word.i:
        return
    if top.dep_ == "conj":
        _mend_behind_last(word, top)
        return
    before = (child for at in (top, word) for child in at.lefts if child.right_edge.i + 1 == word.i)
    row = next((name for name in before if name.dep_ in {"nmod", "compound"} and _is_row(name)), None)
    held = (child for child in word.rights if child.dep_ in _HELD and child.left_edge.i == word.i + 1)
    thing = top if top.i != word.i else next(held, None)
    if row is None or thing is None or top.dep_ != "ROOT":
        return
    word.head, word.dep_, word.tag_ = word, "ROOT", "VBP"
    row.head, row.dep_ = word, "nsubj"
    if top.i != word.i:
        _take_what_follows(word, top)
    thing.head, thing.dep_ = word, "dobj"


def _mend_behind_last(word: Token, thing: Token) -> None:
    """Part the last of a row from the thing, joined by the model to the others: "Togo, Mali and Benin supply fuel"."""
    last, first = word.nbor(-1) if word.i else word, first_of(thing.head)
    if first.dep_ != "ROOT" or first.tag_ not in NAMES or last.dep_ != "compound" or last.head.i != thing.i:
        return
    last.head, last.dep_ = thing.head, "conj"
    word.head, word.dep_, word.tag_ = word, "ROOT", "VBP"
    _take_what_follows(word, thing)
    for child in [child for child in first.rights if child.i > thing.i]:
        child.head = word
    first.head, first.dep_ = word, "nsubj"
    thing.head, thing.dep_ = word, "dobj"


def _take_what_follows(verb: Token, thing: Token) -> None:
    for child in list(thing.rights):
        if child.dep_ != "prep" or child.lower_ in _WHITHER:
            child.head = verb


def _is_row(name: Token) -> bool:
    return name.tag_ in NAMES and any(child.dep_ == "conj" and child.tag_ in NAMES for child in name.rights)


def mend_deed_of_all(word: Token) -> None:
    """Make a clause of what all do, taken for a noun or a name with a number: "All three support Sample"."""
    many = word.nbor(-1)
    after = (child for child in word.rights if child.dep_ == "appos" and child.left_edge.i == word.i + 1)
    thing = next(after, word) if word.dep_ == "ROOT" else word.head
    if word.lower_ not in _DOES or thing.i <= word.i or thing.left_edge.i > word.i + 1 or thing.tag_ not in NAMES:
        return
    top = word if word.dep_ == "ROOT" else thing
    if top.dep_ != "ROOT" or many.tag_ != "CD" or many.head.i != top.i or many.nbor(-1).lower_ not in {"all", "the"}:
        return
    many.nbor(-1).head = many
    word.head, word.dep_, word.tag_, word.pos_ = word, "ROOT", "VBP", "VERB"
    many.head, many.dep_ = word, "nsubj"
    _take_what_follows(word, thing)
    thing.head, thing.dep_ = word, "dobj"
