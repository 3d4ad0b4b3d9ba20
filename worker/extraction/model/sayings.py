"""What somebody says besides: "said the army had taken the town and accused the rebels of shelling it": he accused."""

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
