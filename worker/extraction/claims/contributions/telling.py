"""What the words around a noun tell of what is given: kinds of help, models and ships, bases, arms before a noun."""

import re

from spacy.tokens import Token

from schemas.claims import ContributionType, Modality
from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.syntax import prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import gives, nouns

_KINDS_AT_MOST = 4
_HELP = frozenset({"assistance", "aid", "support", "help"})
_FORMED = frozenset({"unit", "force", "division", "corps"})
_MEANS = frozenset({"equipment", "training", "intelligence", "logistics", "medical"})
_OF_A_TEAM = frozenset({"medical", "training", "intelligence", "logistics", "humanitarian"})
_OF_THE_ENDED: dict[Modality, Modality] = {
    "asserted": "negated",
    "planned": "possible",
    "possible": "possible",
    "negated": "asserted",
}
_DESIGNATION = re.compile(r"(?P<letters>[A-Za-z]{1,6})[-/ ]?[A-Za-z]?\d{1,3}[A-Z]{0,2}s?")


def names_arms(ware: Token) -> bool:
    """Whether arms are named before a noun that may be of anything: "artillery pieces"."""
    return any(child.dep_ == "compound" and noun_of(child) in nouns("craft") for child in ware.lefts)


def of_bases(head: Token) -> bool:
    """Whether leave is given of bases or of the air: "the use of its airfields", "overflight rights"."""
    words = kinds().contributions
    of = prepositional(head, frozenset({"of", "to"}))
    through = [noun for noun in prepositional(head, frozenset({"for"})) if noun_of(noun) in words.leave_of]
    if through:
        return True  # "permission for the transit of cargo"
    from_ = [noun for noun in head.subtree if noun.i > head.i and noun.lemma_.lower() in words.bases]
    if any(child.lower_ in {"its", "their"} for noun in from_ for child in noun.lefts):
        return True  # "leave for strikes to be flown from its soil"
    named = [noun_of(item) for noun in of for item in (noun, *(c for c in noun.children if c.dep_ == "conj"))]
    before = {token.lower_ for token in head.doc[max(head.i - 4, 0) : head.i]}
    return bool(words.bases.intersection(named)) or bool(before & words.leave_of)


def is_more(head: Token) -> bool:
    """Whether a vague noun is told to be one more of its kind, or of which: "further assets", "a second division"."""
    arms = nouns("force", "craft")
    if any(child.dep_ == "compound" and noun_of(child) in arms for child in head.lefts):
        return True
    told = {child.lower_ for child in head.lefts}
    if told & {"its", "their"} and head.lemma_.lower() in kinds().contributions.bases:
        return True
    if noun_of(head) in _FORMED and not told.isdisjoint(kinds().contributions.sized):
        return True
    return bool(told & kinds().contributions.specific) or (
        "military" in told and head.lemma_.lower() in {"asset", "capability", "gear", "system"}
    )


def designated(head: Token) -> ContributionType | None:
    """What a model's or a ship's name says: "a C-130", "HMS Ark Royal", "the frigate Hydra"; not "MS-13 leaders"."""
    if noun_of(head) in nouns("people"):
        return None
    for child in (*head.lefts, head) if head.pos_ == "PROPN" else ():
        if child.text in around().ships or (child.i < head.i and noun_of(child) in nouns("craft")):
            return gives().get(noun_of(child), "naval")
    for token in (head, *(child for child in head.lefts if child.dep_ in {"compound", "nmod", "amod", "nummod"})):
        found = _DESIGNATION.fullmatch(token.text)
        if found is not None:
            return "air" if found["letters"].lower() in kinds().contributions.aircraft else "equipment"
    return None


def fields_of(head: Token) -> list[ContributionType]:
    """What a noun is of by "in", and help by "for": "specialists in logistics", "aid to Chad for arms and training"."""
    found: dict[ContributionType, None] = {}
    tops = prepositional(head, frozenset({"in"}))
    if head.lemma_.lower() in _HELP:
        above = [head.head] if head.dep_ == "dobj" else []
        goals = [noun for top in (head, *above) for noun in prepositional(top, frozenset({"for"})) if noun.i > head.i]
        tops += [noun for noun in goals if _is_of_means(noun)]
    for noun in tops:
        stack = [noun]
        while stack and len(found) < _KINDS_AT_MOST:
            word = stack.pop()
            stack += [child for child in word.children if child.dep_ in {"conj", "appos"}]
            kind = kinds().contributions.kinds_of_help.get(word.lower_) or gives().get(noun_of(word))
            if kind is not None:
                found.setdefault(kind)
    return list(found)


def _is_of_means(noun: Token) -> bool:
    """Whether a noun, or one in a row with it, is of what help is for: "for arms and training", but not "the force"."""
    row = (noun, *(child for child in noun.rights if child.dep_ == "conj"))
    told = any(child.dep_ in {"det", "poss"} for child in noun.lefts)
    return not told and any(gives().get(noun_of(each)) in _MEANS for each in row)


def kinds_of_help(head: Token) -> list[ContributionType]:
    """What the words before "aid", "support" or "package" tell it is: "military, economic and humanitarian aid"."""
    found: dict[ContributionType, None] = {}
    table = kinds().contributions.kinds_of_help
    first = max(head.left_edge.i, head.i - 8)
    for token in head.doc[first : head.i]:
        if token.i > 1 and token.nbor(-1).text in {"-", "‑"} and f"{token.nbor(-2).lower_}-{token.lower_}" not in table:
            continue  # "non-combat support"
        if token.lower_ == "air" and head.doc[token.i + 1].lower_ in {"defence", "defense", "-"}:
            continue
        if token.lower_ in table and (token.head.i == head.i or token.dep_ in {"amod", "compound", "nmod", "conj"}):
            found.setdefault(table[token.lower_])
        elif token.dep_ == "compound" and token.head.i == head.i and gives().get(noun_of(token)) in _OF_A_TEAM:
            found.setdefault(gives()[noun_of(token)])  # "a field hospital team", "fuel shipments"
    if len(found) > 1:
        found.pop("other", None)
    return list(found)[:_KINDS_AT_MOST]


def is_ended(gift: Token) -> bool:
    """Whether the verb above a noun of giving ends or stops it: "cut off its aid", "deliveries were suspended"."""
    verb = gift.head
    particle = "".join(f" {child.lower_}" for child in verb.rights if child.dep_ == "prt")
    ends = f"{verb.lemma_.lower()}{particle}" in kinds().contributions.ending
    return ends and gift.dep_ in {"dobj", "nsubjpass"}


def unless_ended(ending: Modality) -> Modality:
    """How sure a gift is that something ends: "has suspended", "threatened to suspend", "did not suspend"."""
    return _OF_THE_ENDED[ending]
