"""What somebody is helped to do: "help Ukraine combat Russian aggression"."""

from spacy.tokens import Token

from worker.extraction.model.labels import NOUNS, WITHIN

HELPED = frozenset(
    {"combat", "fight", "counter", "battle", "target", "defeat", "win", "regain", "retake", "repel", "crush", "seize"}
)
_HELPING = frozenset({"help", "helps", "helped", "helping", "let", "lets"})


def mend_helped(verb: Token) -> None:
    """Let what somebody is helped to do be a verb, taken for a noun: "help Ukraine combat Russian aggression".

    "Helped the rebels win control of the port", "help the army battle militants".
    """
    helping, name, noun = verb.head.head, verb.nbor(-1), verb.head
    if helping.lower_ not in _HELPING or verb.dep_ not in WITHIN:
        return
    if name.tag_ not in NOUNS or noun.dep_ != "dobj" or not helping.i < name.left_edge.i or noun.i < verb.i:
        return
    verb.tag_, verb.pos_ = "VB", "VERB"
    verb.head, verb.dep_ = helping, "ccomp"
    for child in [child for child in noun.lefts if child.i < name.i]:
        child.head = name
    name.head, name.dep_ = verb, "nsubj"
    noun.head = verb
