"""Verbs of saying that the parser hangs elsewhere, or takes for nouns.

"Said the army had taken the town and accused the rebels of shelling it": he accused. "… ," Okoro states: it is a verb.
"""

from spacy.tokens import Token

from worker.extraction.model.labels import ANY_SUBJECTS

_SAYING = frozenset(
    {
        *("said", "denied", "claimed", "announced", "confirmed", "reported", "insisted", "stressed", "argued", "told"),
        *("warned", "acknowledged", "admitted", "stated", "noted", "declared", "maintained", "believed", "hoped"),
    }
)
_BESIDES = frozenset(
    {
        *("accused", "blamed", "warned", "called", "urged", "added", "denounced", "condemned", "described", "vowed"),
        *("demanded", "criticised", "criticized", "praised", "thanked", "appealed", "insisted", "stressed", "pledged"),
        *("reiterated", "reaffirmed", "welcomed", "expressed", "slammed", "hailed", "rejected", "dismissed", "said"),
    }
)
_HIGHEST = 4  # clauses within clauses


def mend_saying_besides(verb: Token) -> None:
    """Hang a second verb of saying on the first, and not on what is said."""
    told = verb.head
    if verb.lower_ not in _BESIDES or any(child.dep_ in ANY_SUBJECTS for child in verb.lefts) or told.i > verb.i:
        return
    for _ in range(_HIGHEST):
        if told.dep_ == "conj" and told.head.i < told.i:
            told = told.head
        elif told.dep_ == "ccomp" and told.head.i < told.i:
            if told.head.lower_ in _SAYING and told.head.tag_ == "VBD" and _said_before(told, told.head):
                verb.head = told.head
            return


def _said_before(told: Token, saying: Token) -> bool:
    """Whether who says it stands before the verb, and what is said has a subject of its own."""
    who = any(child.dep_ in ANY_SUBJECTS and child.i < saying.i for child in saying.lefts)
    return who and any(child.dep_ in ANY_SUBJECTS for child in told.lefts)


QUOTING = frozenset({"states", "notes", "comments", "remarks", "reports", "claims", "answers", "replies", "writes"})
_QUOTES = frozenset({'"', "\u201d"})


def mend_quoting(noun: Token) -> None:
    """Let the plural behind a quotation and a name be what somebody does: "…," Okoro states in his report."""
    name = noun.nbor(-1)
    if name.head.i != noun.i or not name.text[0].isupper() or noun.tag_ != "NNS":
        return
    quote = name.left_edge.i - 1
    while quote > 0 and noun.doc[quote].head.i == noun.i and noun.doc[quote].text not in _QUOTES:
        quote -= 1  # "the Secretary-General"
    if quote < 1 or noun.doc[quote].text not in _QUOTES or noun.doc[quote - 1].text != ",":
        return
    for child in list(noun.lefts):
        if quote < child.i < name.i:
            child.head = name
    said = noun.head
    noun.tag_, name.tag_, name.dep_ = "VBZ", "NNP", "nsubj"
    if said.i < noun.i:
        noun.head, noun.dep_ = (said.head, said.dep_) if said.head.i != said.i else (noun, "ROOT")
        said.head, said.dep_ = noun, "ccomp"


ANNOUNCED = frozenset(
    {"announced", "reported", "confirmed", "stated", "added", "declared", "claimed", "disclosed", "revealed", "warned"}
)


def mend_announced(verb: Token) -> None:
    """Let who stands behind what is told tell it: "left on Monday, the command of the force announced in Gao"."""
    who, end = verb.head, verb.right_edge.i + 1
    while who.dep_ == "pobj" and who.head.lower_ == "of" and who.head.head.i < who.i:
        who = who.head.head  # "the command of the forces announced"
    comma = who.left_edge.i - 1
    ends = end == len(verb.doc) or verb.doc[end].text in {".", ";"}
    if not ends or comma < 1 or verb.doc[comma].text != "," or any(child.dep_ == "agent" for child in verb.rights):
        return
    if who.left_edge.lower_ in {"a", "an", "another"}:
        return  # "the mission, a force announced in May"
    main = who.head
    while main.head.i != main.i:
        main = main.head
    if main.i > comma or not any(child.dep_ in ANY_SUBJECTS for child in main.lefts):
        return
    verb.tag_ = "VBD"
    verb.head, verb.dep_ = verb, "ROOT"
    who.head, who.dep_ = verb, "nsubj"
    main.head, main.dep_ = verb, "ccomp"
