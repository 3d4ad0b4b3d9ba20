"""Where somebody goes or what he leaves, which the model takes for something else: "to eastern Chad", "left Gao"."""

from spacy.tokens import Token

from worker.extraction.model.labels import NAMES

QUARTERS = frozenset(
    {"eastern", "western", "northern", "southern", "central", "north-eastern", "south-eastern", "upper"}
)


def mend_quarter(word: Token) -> None:
    """Let a quarter of a land be where somebody goes, and nothing to do: "sent men to eastern Chad"."""
    to = word.nbor(-1)
    land = next((child for child in word.rights if child.dep_ == "dobj" and child.tag_ in NAMES), None)
    if land is None or to.tag_ != "TO" or to.head.i != word.i or word.head.i == word.i:
        return
    to.head, to.dep_, to.tag_, to.pos_ = word.head, "prep", "IN", "ADP"
    land.head, land.dep_ = to, "pobj"
    word.head, word.dep_, word.tag_, word.pos_ = land, "amod", "JJ", "ADJ"


_LEFT = frozenset(
    {
        *("left", "leave", "leaving", "leaves", "quit", "exited", "reached", "reach", "entered", "abandoned"),
        *("evacuated", "vacated", "departed", "depart"),
    }
)


def mend_left(place: Token) -> None:
    """Let a name right behind a verb of leaving be what is left: "have already left Gao, the capital of the region"."""
    verb = place.head
    if verb.lower_ in _LEFT and place.left_edge.i == verb.i + 1 and verb.tag_[:2] == "VB":
        place.dep_ = "dobj"
