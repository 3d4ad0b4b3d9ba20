"""What a governing word makes of what it governs: "agreed to", "the plan to", "ready to", "ruled out"."""

from functools import cache

from spacy.tokens import Token

from schemas.claims import Modality
from worker.extraction.claims.knowledge import cues
from worker.extraction.model.infinitives import has_to

ALONE = frozenset({"only", "first", "second", "third", "last", "latest", "sole"})
EACH = frozenset({"each", "both", "all"})
_TRUCES = frozenset({"ceasefire", "cease-fire", "truce", "armistice", "deal", "pact", "accord", "treaty", "agreement"})


def by_adjective(noun: Token) -> Modality:
    table = cues().modality
    for child in noun.lefts:
        word = child.lower_
        if word in table.planned_adjectives and child.dep_ in {"amod", "compound"}:
            return "planned"
        if word in table.possible_adjectives and child.dep_ in {"amod", "compound"}:
            return "possible"
        if child.dep_ == "det" and word == "no":
            return "negated"
    return "asserted"


def by_governor(head: Token, below: Token) -> Modality:
    """What a governing word makes of what it governs: "agreed to", "the plan to", "ready to", "urged X to"."""
    table = cues().modality
    lemma = head.lemma_.lower()
    phrase = by_phrase(head)
    if phrase is not None:
        return phrase
    if lemma == "have" and head.tag_ in {"VBD", "VBN"} and is_to_infinitive(below):
        return "asserted"  # "had to withdraw", "has had to withdraw"
    if lemma == "have" and not (below.dep_ == "xcomp" and is_to_infinitive(below)):
        return "asserted"
    if head.pos_ == "AUX" and lemma == "be":  # "is to send", but "it is an honour to send", "it is vital to send"
        if below.dep_ != "xcomp" or not is_to_infinitive(below):
            return "asserted"
        told = next((child for child in head.rights if child.dep_ in {"attr", "acomp"} and child.i < below.i), None)
        if told is not None and told.lower_ in EACH and told.i == head.i + 1:
            return "planned"  # "are each to send a battalion"
        if told is not None and any(child.lower_ in ALONE for child in told.lefts):
            return "asserted"  # "was the only African state to send men"
        return "planned" if told is None else "asserted" if told.lemma_ in table.pleasures else _judged(told)
    if lemma in {
        "go",
        "set",
        "mean",
        "direct",
        "press",
        "look",
        "support",
        "design",
        "bind",
        "try",
        "tell",
        "think",
        "believe",
        "prepare",
    } and not is_to_infinitive(below):
        if lemma == "prepare" and below.dep_ == "dobj":
            return "planned"  # "prepares its withdrawal"
        return "asserted" if lemma not in {"support", "prepare"} else "possible"
    if lemma in {"announce", "expect", "order", "approve", "schedule"} and below.dep_ == "ccomp":
        return "asserted" if lemma != "expect" else "planned"
    if lemma == "able" and head.dep_ == "acomp" and head.head.tag_ == "VBD":
        return "asserted"  # "was able to capture the town"
    if lemma in table.negated:
        return "negated"
    if lemma == "back" and below.tag_ == "VBG":
        return "possible"  # "backed sending them"
    if lemma == "want" and below.dep_ != "xcomp":
        return "possible"  # "wants Fiji to leave", "wants a swift withdrawal"
    if below.pos_ == "NOUN" and below.lemma_.lower() in table.happened:
        return "asserted"  # "announced the capture of the town"
    if lemma == "agree" and below.lemma_.lower() in _TRUCES:
        return "asserted"  # "agreed a ceasefire", which they then have; "agreed to a withdrawal" they only will
    if lemma in table.planned:
        return "planned"
    if lemma in table.possible:
        return "possible"
    return by_adjective(head) if head.pos_ == "NOUN" else "asserted"


def _judged(told: Token) -> Modality:
    """What "it is vital to", "is ready to", "it is time to" make of what follows."""
    lemma = told.lemma_.lower()
    table = cues().modality
    if lemma in table.negated:
        return "negated"
    return "planned" if lemma in table.planned and told.pos_ != "NOUN" else "possible"


def by_phrase(head: Token) -> Modality | None:
    """What a governor of several words makes of what it governs: "rule out", "decide against", "think of"."""
    doc = head.doc
    for words, modality in _phrases().get(head.lemma_.lower(), ()):
        end = head.i + 1 + len(words)
        if end <= len(doc) and all(doc[head.i + 1 + n].lower_ == word for n, word in enumerate(words)):
            return modality
        if words == ("against",) and any(_is_behind_a_time(child, head) for child in head.rights):
            return modality
    return None


def _is_behind_a_time(against: Token, head: Token) -> bool:
    """Whether only when it was stands between: "decided last month against sending them"."""
    times = [child for child in head.rights if child.i < against.i]
    return against.lower_ == "against" and bool(times) and all(t.dep_ in {"npadvmod", "advmod"} for t in times)


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], Modality], ...]]:
    """The phrases of several words by their first, the others of each with what they make."""
    table = cues().modality
    made: dict[str, list[tuple[tuple[str, ...], Modality]]] = {}
    listed: tuple[tuple[tuple[str, ...], Modality], ...] = (
        (table.negated_phrases, "negated"),
        (table.planned_phrases, "planned"),
        (table.possible_phrases, "possible"),
    )
    for phrases, modality in listed:
        for first, *rest in (phrase.split() for phrase in phrases):
            made.setdefault(first, []).append((tuple(rest), modality))
    return {first: tuple(found) for first, found in made.items()}


def is_to_infinitive(token: Token) -> bool:
    """Whether the verb is an infinitive with "to", also "to be sent" and "to be sending"."""
    return has_to(token) and (token.tag_ == "VB" or any(child.lower_ == "be" for child in token.lefts))
