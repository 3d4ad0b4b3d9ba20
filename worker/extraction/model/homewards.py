"""Where somebody wants others to be, which the model takes for a clause: "wants its men home", "sees them back"."""

from typing import TYPE_CHECKING

from worker.extraction.model.days import SPANS

if TYPE_CHECKING:
    from spacy.tokens import Token

_HOMEWARDS = frozenset({"home", "back", "out", "gone", "away", "off"})
_WANTING = frozenset(
    {"want", "like", "have", "get", "see", "need", "expect", "prefer", "bring", "fly", "send", "order"}
)
_AWAY = frozenset({"out", "home", "back"})
_WAYS = frozenset({"home", "back", "out", "in", "off"})
_BRINGING = frozenset({"bring", "fly", "send", "order", "call", "ship", "take", "pull", "airlift", "rush"})
_KINDS_OF_HOME = frozenset(
    {
        "nursing",
        "care",
        "family",
        "holiday",
        "children",
        "mobile",
        "retirement",
        "summer",
        "foster",
        "funeral",
        "country",
    }
)
_NO_VERB = frozenset({"aux", "auxpass", "cop", "mark"})


def take_home(homewards: "Token") -> None:
    """Make who is wanted somewhere the object of the verb, and let the adverb tell where."""
    verb = homewards.head
    if homewards.lower_ not in _HOMEWARDS or verb.lemma_ not in _WANTING or homewards.i < verb.i:
        return
    those = [child for child in homewards.lefts if child.dep_ in {"nsubj", "nsubjpass"}]
    if len(those) != 1 or any(child.dep_ in _NO_VERB for child in homewards.lefts):
        return
    those[0].head, those[0].dep_ = verb, "dobj"
    homewards.dep_, homewards.pos_ = "advmod", "ADV"


def mend_wanted(want: "Token") -> None:
    """Let those whom somebody wants away be his object, and the way no noun's: "want Fiji's 160 soldiers out"."""
    above = (want, *(noun for noun in want.rights if noun.tag_[:2] != "VB"))  # not "want them to carry out raids"
    ways = (child for noun in above for child in noun.rights if child.lower_ in _AWAY)
    away = next((way for way in ways if way.i > want.i), None)
    if away is None:
        return
    those = next((child for child in away.lefts if child.dep_ == "nsubj"), None)
    if those is not None:
        those.head, those.dep_ = want, "dobj"
    if any(child.dep_ == "dobj" and child.i < away.i for child in want.rights):
        away.head, away.dep_ = want, "prt"


def bring_home(home: "Token") -> None:
    """Let those whom somebody brings home be his object, and no part of a name for a home: "fly the squadron home"."""
    those, verb = home.nbor(-1), home.head
    if verb.lemma_ not in _BRINGING or home.i < verb.i:
        return
    apart = those.head.i == verb.i and those.dep_ == "dobj"
    one_name = those.head.i == home.i and those.dep_ == "compound" and those.tag_ in {"NN", "NNS"}
    if not apart and (not one_name or those.lower_ in _KINDS_OF_HOME):
        return
    for child in (*home.lefts, *home.rights):
        child.head = those if child.i < those.i else verb
    those.head, those.dep_ = verb, "dobj"
    home.dep_, home.pos_, home.tag_ = "advmod", "ADV", "RB"


def mend_home(home: "Token") -> None:
    """Let the verb tell where those go whom somebody orders home: "ordered the troops home"."""
    those = home.head
    if those.dep_ == "dobj" and those.i == home.i - 1:
        home.head = those.head


def mend_before_way(noun: "Token") -> None:
    """Let a noun be what goes where an adverb tells: "ordered the 1,400 troops home", of which it is no part."""
    adverb = noun.head
    if adverb.lower_ not in _AWAY or adverb.i != noun.i + 1:
        return
    told = adverb.dep_ == "advmod" or (adverb.dep_ == "dobj" and any(child.dep_ == "poss" for child in adverb.lefts))
    if not told or not adverb.head.tag_.startswith("VB") or adverb.head.i > noun.left_edge.i:
        return
    if adverb.dep_ == "dobj":  # "brought its F-16s home"
        for child in [child for child in adverb.lefts if child.i < noun.i]:
            child.head = noun
        adverb.dep_, adverb.tag_, adverb.pos_ = "advmod", "RB", "ADV"
    noun.head, noun.dep_ = adverb.head, "dobj"


def mend_taken_home(noun: "Token") -> None:
    """Let what a verb takes somewhere be its object: "flying home the last four helicopters"."""
    verb, first = noun.head, noun.left_edge
    before = first.nbor(-1).text if first.i else ""
    taken = noun.text not in SPANS and verb.tag_[:2] == "VB" and verb.i + 2 == first.i and before in _WAYS
    if taken and not any(child.dep_ == "dobj" for child in verb.children):
        noun.dep_ = "dobj"
