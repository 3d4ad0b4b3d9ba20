"""Bodies of a state that are given something, which the parse makes a part of it: "gave the Malian army 30 trucks"."""

from spacy.tokens import Token

from worker.extraction.model.misread import gives

_BODIES = frozenset(
    {
        *("army", "military", "navy", "police", "government", "force", "ministry", "council", "group", "coalition"),
        *("movement", "agency", "guard", "administration", "mission", "battalion", "brigade", "regime", "authority"),
        *("side", "service", "country", "nation", "gendarmerie", "forces", "troops", "soldiers", "authorities"),
    }
)
_COUNTING = frozenset({"CD", "DT", "PRP$"})


def mend_body_given(body: Token) -> None:
    """Let a body behind a verb of giving, and before a number, be who gets what is counted."""
    thing = body.head
    verb, number = thing.head, body.nbor(1) if body.i + 1 < len(body.doc) else body
    if body.lower_ not in _BODIES or thing.dep_ != "dobj" or thing.i < body.i + 2 or not gives(verb):
        return
    if number.tag_ not in _COUNTING or number.head.i <= body.i or thing.left_edge.i != verb.i + 1:
        return
    for child in [child for child in thing.lefts if child.i < body.i]:
        child.head = body
    body.head, body.dep_, body.tag_ = verb, "dative", "NNS" if body.tag_ == "NNS" else "NN"  # "the Malian military"
