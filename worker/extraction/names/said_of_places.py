"""Words around a name that are said of places alone: "the siege of Kona", "the main town, Kona", "Kona fell to"."""

from typing import TYPE_CHECKING

from worker.extraction.counting.counted_nouns import noun_of
from worker.extraction.counting.units import nouns
from worker.extraction.knowledge import forenames, known_by_surname, slug
from worker.extraction.model.compass import COMPASS
from worker.extraction.names.naming import is_title, name_words, plain

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def is_said_of_places(doc: "Doc", first: int, end: int, *, person: bool) -> bool:
    """Whether a name that nobody knows stands where only places do.

    `person` tells that the model takes it for somebody's name: what is done to towns and to people alike, holding them,
    tells nothing then.
    """
    return _may_be_place(doc, first, end) and (
        _is_part_owner(doc, first)
        or _is_way(doc, first)
        or _is_apposition(doc, first, end)
        or _is_told_a_place(doc, end)
        or _is_lying(doc, end)
        or _is_lost(doc, end, person=person)
        or _is_reached(doc, first)
        or (not person and _is_fought_for(doc, first))
    )


def _may_be_place(doc: "Doc", first: int, end: int) -> bool:
    words = [token.text for token in doc[first:end]]
    lists = name_words()
    if not words[0][0].isupper() or words[0].isupper() or (first and is_title(doc[first - 1].text)):
        return False
    if end < len(doc) and doc[end].text[0].isupper() and doc[end].tag_ in ("NNP", "NNPS"):
        return False  # the beginning of a longer name
    if any(is_title(word) for word in words) or plain(words[-1]) in (*lists.organisation, *lists.no_names):
        return False
    return slug(words[-1]) not in known_by_surname(titled=True) and (
        len(words) < 2 or plain(words[0]) not in forenames()
    )


def _is_part_owner(doc: "Doc", first: int) -> bool:
    """Whether what stands before is part of a place or happens to one: "residents of Kona", "north of Kona"."""
    if first < 2 or doc[first - 1].lower_ != "of":
        return False
    noun, lists = doc[first - 2], name_words()
    part = noun.lower_ in _COMPASS or noun.lemma_.lower() in lists.settlements | lists.parts_of_places
    return part and (noun.text.islower() or bool(noun.is_sent_start))  # "the District of Columbia" bears its name


_COMPASS = COMPASS | frozenset(f"{one}-{other}" for one in ("north", "south") for other in ("east", "west"))


def _is_way(doc: "Doc", first: int) -> bool:
    """Whether somebody comes from there or goes there: "flown from Kona", "withdrew to Kona", "the road to Kona"."""
    if not first or doc[first - 1].lower_ not in _DIRECTIONS:
        return False
    goes, towards = _governor(doc[first - 1]), doc[first - 1].lower_ != "from"
    lemma = goes.lemma_.lower()
    if doc[first - 1].lower_ == "between":
        return lemma in _WAYS
    if lemma in _WAYS or lemma in _TRAVELLING or (towards and lemma in _FALLING_BACK):
        return True
    return lemma in _GOING and any(_goes(child) for child in goes.children if child.dep_ in _GOERS)


def _governor(preposition: "Token") -> "Token":
    """What a preposition hangs on, past another one, and past whom somebody drives away: "drove the rebels from"."""
    above = preposition.head
    while above.pos_ == "ADP" and above.head.i != above.i:
        above = above.head
    return above.head if above.dep_ == "dobj" and above.head.lemma_.lower() in _TRAVELLING else above


_DIRECTIONS = frozenset({"from", "to", "into", "through", "towards", "toward", "via", "between"})
_WAYS = frozenset({"road", "highway", "motorway", "railway", "route", "track", "pipeline", "ferry", "bridge", "flight"})
_TRAVELLING = frozenset(
    {"fly", "sail", "drive", "march", "airlift", "truck", "ferry", "ship", "parachute", "bus", "chase", "dislodge"}
    | {"expel", "evict"}
)
_FALLING_BACK = frozenset({"withdraw", "retreat", "advance", "flee", "redeploy"})
_GOING = frozenset({"come", "go", "move", "return", "head", "arrive", "leave", "proceed", "cross", "push", "transfer"})
_GOERS = frozenset({"nsubj", "nsubjpass", "dobj"})


def _goes(goer: "Token") -> bool:
    """Whether a noun is of forces, or of what carries them: "the convoy", "trucks", "the headquarters"."""
    noun = noun_of(goer)
    return noun in nouns("force") or noun in nouns("craft") or noun in _CARRIERS


_CARRIERS = frozenset(
    {"convoy", "column", "truck", "lorry", "jeep", "train", "transport", "headquarters", "body", "party", "refugee"}
    | {"ferry", "plane", "flight", "contingent", "detachment", "force", "army", "vehicle", "rebel", "fighter"}
)


def _is_apposition(doc: "Doc", first: int, end: int) -> bool:
    """Whether a name tells which place is meant: "took the main town, Kona, at dawn", "its second city, Kona"."""
    if first < 3 or doc[first - 1].text != "," or doc[first - 2].lower_ not in name_words().settlements:
        return False
    at = first - 3
    while (
        at > first - _FAR and doc[at].pos_ in ("ADJ", "NUM", "NOUN", "PROPN", "VERB", "PUNCT") and doc[at].text != ","
    ):
        at -= 1
    if doc[at].tag_ not in ("DT", "PRP$", "POS") or (at and doc[at - 1].lower_ == "of"):
        return False  # "the mayor of the town, Kona Sample, said"
    after = doc[end] if end < len(doc) else None
    return after is None or after.is_punct or after.lower_ == "and" or not (at and doc[at - 1].pos_ == "ADP")


_FAR = 7  # tokens before a name


def _is_told_a_place(doc: "Doc", end: int) -> bool:
    """Whether an apposition tells what the name is: "Kona, the main town of the region", "Kona, a village"."""
    if end + 2 >= len(doc) or doc[end].text != "," or doc[end + 1].tag_ not in ("DT", "PRP$"):
        return False
    for at in range(end + 2, min(end + _FAR, len(doc))):
        if doc[at].lower_ in name_words().settlements:
            return at + 1 == len(doc) or doc[at + 1].pos_ not in ("NOUN", "PROPN", "PART")
        if doc[at].pos_ not in ("ADJ", "NUM", "NOUN", "PROPN"):
            return False
    return False


def _is_lying(doc: "Doc", end: int) -> bool:
    """Whether it is told where the name lies: "Kona lies on the road to Gao", "Kona is situated in the hills"."""
    after = [token.lower_ for token in doc[end : end + 3]]
    if len(after) < 3 or doc[end + (after[0] in _AUXILIARIES) + 1].tag_ != "IN":
        return False
    return after[0] in _LYING or (after[0] in _AUXILIARIES and after[1] in _LOCATED)


_LYING = frozenset({"lies", "lie", "lay"})
_LOCATED = frozenset({"situated", "located", "perched"})


def _is_lost(doc: "Doc", end: int, *, person: bool) -> bool:
    """Whether the name is of what changes hands: "Kona fell to the rebels", "Kona has been retaken"."""
    at = end
    while at < len(doc) and doc[at].lower_ in _AUXILIARIES:
        at += 1
    verb, after = doc[at : at + 1].text, doc[at + 1 : at + 2].text
    if verb in ("fell", "fallen") and at - end == (verb == "fallen"):
        return not person or after in ("to", "into")
    return at > end and verb in TAKEN


_AUXILIARIES = frozenset({"was", "were", "is", "are", "has", "have", "had", "been", "being"})
TAKEN = frozenset(
    {"retaken", "recaptured", "overrun", "besieged", "shelled", "stormed", "encircled", "reoccupied", "liberated"}
)


def _is_reached(doc: "Doc", first: int) -> bool:
    """Whether forces or what carries them come there or go away: "the convoy reached Kona", "the units left Kona"."""
    if not first or doc[first - 1].lemma_.lower() not in _REACHING:
        return False
    return any(_goes(child) for child in doc[first - 1].lefts if child.dep_ in _GOERS)


_REACHING = frozenset({"reach", "enter", "leave", "patrol", "evacuate", "approach", "bypass"})


def _is_fought_for(doc: "Doc", first: int) -> bool:
    """Whether the name is of what is fought for or held: "the battle for Kona", "shells fell on Kona", "held Kona"."""
    before = doc[first - 1] if first else None
    if before is None:
        return False
    if before.lower_ in _FOUGHT:
        return before.head.lemma_.lower() in _FOUGHT[before.lower_]
    holder = any(_goes(child) for child in before.lefts if child.dep_ == "nsubj")
    return before.lemma_.lower() in _HOLDING and holder


_FOUGHT = {
    "for": frozenset({"battle", "fight", "struggle"}),
    "of": frozenset({"fall", "battle"}),
    "on": frozenset({"fall", "rain", "advance", "march", "assault", "bombardment", "close", "converge"}),
}
_HOLDING = frozenset({"hold", "control", "take", "capture", "seize", "occupy", "defend", "lose", "abandon"})
