"""Things with a place or a day each: "sent 300 men to Gao and 200 to Niamey", "took Gao in May and Kidal in June"."""

from spacy.tokens import Token

from worker.extraction.model.days import DATED

_SENDING = frozenset(
    {
        *("send", "sends", "sent", "sending", "fly", "flies", "flew", "flown", "flying", "dispatch", "dispatched"),
        *("despatch", "despatched", "deploy", "deploys", "deployed", "deploying", "ship", "shipped", "shipping"),
        *("move", "moved", "moving", "rush", "rushed", "rushing", "airlift", "airlifted", "transfer", "transferred"),
    }
)
_TAKING = frozenset(
    {
        *(
            "captured",
            "took",
            "seized",
            "overran",
            "occupied",
            "retook",
            "recaptured",
            "entered",
            "liberated",
            "bombed",
        ),
        *("shelled", "attacked", "reached", "taken", "stormed", "abandoned", "evacuated", "lost"),
        *("retaken", "recaptured", "overrun", "besieged"),
        *("left", "quit", "exited", "vacated", "leave", "leaves"),
    }
)
_TAKEN = frozenset({"dobj", "nsubjpass"})
SHARES = frozenset({"percent", "%", "cent", "third", "thirds", "half", "quarter", "quarters"})
_PARTING = frozenset({"and", ","})
_PHRASES = frozenset({"pobj", "dobj", "conj"})
_FARTHEST = 12  # tokens from the verb to the second thing


def mend_sent_to_each(to: Token) -> None:
    """Hang the second thing on the first, and its "to" on itself, where the model makes it a part of the first place.

    "Flew 500 men to Gao and four jets to Niamey", "sent a battalion to Gao and a squadron to Niamey".
    """
    doc = to.doc
    second = doc[to.i - 1]
    if to.head.tag_[:2] == "VB":
        verb = to.head
    else:
        second = to.head
        verb = next((above for above in second.ancestors if above.tag_[:2] == "VB"), second)
    if verb.lower_ not in _SENDING or second.dep_ != "conj" or not verb.i < second.i <= verb.i + _FARTHEST:
        return
    opening = second.left_edge
    counted = opening.tag_ in {"CD", "DT"}
    if not counted or doc[opening.i - 1].text not in _PARTING or not _is_of(second, verb):
        return
    first = next((child for child in verb.rights if child.dep_ == "dobj" and child.i < opening.i), None)
    if first is None or all(token.lower_ != "to" for token in doc[first.i : opening.i]):
        return
    second.head = first
    to.head, to.dep_ = second, "prep"


def _is_of(second: Token, verb: Token) -> bool:
    """Whether a thing hangs on a verb, or on a place that the verb tells before."""
    above = second.head
    if above.i == verb.i:
        return True
    return above.dep_ in _PHRASES and verb.i < above.i < second.i and verb in above.ancestors


def mend_taken_later(place: Token) -> None:
    """Let a place be taken as the one before, and not stand beside a day: "took Gao on Monday and Kidal on Tuesday".

    "Gao was taken in May and Kidal in June".
    """
    if place.head.text not in DATED:
        return
    preposition = place.head.head
    verb = preposition.head
    of = [child for child in verb.children if child.dep_ in _TAKEN and child.i < preposition.i]
    first = next(iter(reversed(of)), None)
    if verb.lower_ in _TAKING and first is not None and first.tag_ == "NNP" and place.doc[place.i - 1].lower_ == "and":
        place.head = first


def mend_share(part: Token) -> None:
    """Let a share stand beside the place before it, and not beside the verb: "hold Gao and 15 percent of the land"."""
    verb = part.head
    first = next((child for child in reversed(list(verb.rights)) if child.dep_ == "dobj" and child.i < part.i), None)
    if verb.tag_[:2] == "VB" and first is not None and part.doc[part.left_edge.i - 1].lower_ == "and":
        part.head = first
