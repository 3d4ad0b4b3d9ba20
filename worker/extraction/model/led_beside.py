"""Who leads a group told beside another: "fights alongside the Guards, led by Kofi Sample": he leads the Guards."""

from spacy.tokens import Token

from worker.extraction.model.labels import NAMES

_LED = frozenset({"led", "headed", "commanded", "dominated", "chaired"})
_BESIDE = frozenset({"alongside", "with", "by", "including", "beside", "behind", "from", "for"})


def mend_led_beside(led: Token) -> None:
    """Hang the participle on the name right before it that such a preposition governs."""
    if led.lower_ not in _LED or led.tag_ != "VBN" or led.i < 2 or led.nbor(-1).text != ",":
        return
    name = led.nbor(-2)
    while name.dep_ in {"compound", "pobj"} and name.tag_ in NAMES and name.head.lower_ not in _BESIDE:
        if name.dep_ == "pobj" and name.head.lower_ != "of":
            return
        name = name.head.head if name.dep_ == "pobj" else name.head  # "the Guards of the Republic"
    beside = name.dep_ == "pobj" and name.tag_ in NAMES and name.head.lower_ in _BESIDE
    if beside and not any(child.dep_ in {"nsubj", "nsubjpass"} for child in led.lefts):
        led.head, led.dep_ = name, "acl"
