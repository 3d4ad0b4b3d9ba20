"""Whom a pronoun cannot mean, or means for sure, by the clause that it stands in: "became its newest member"."""

from typing import TYPE_CHECKING

from worker.extraction.model.labels import MANY, SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

_GOING = frozenset({"withdrawal", "departure", "removal", "pullout", "expulsion", "surrender", "disarmament", "exit"})
_ASKING = frozenset({"demand", "urge", "seek", "request", "call", "insist", "press", "want", "order"})
PLURAL = frozenset({"they", "their", "them", "theirs"})


def is_told_to_be_its(pronoun: "Token", verb: "Token") -> bool:
    """Whether somebody is something of another: "Turkey became its newest member", but "is its own worst enemy"."""
    owned = pronoun.head
    if pronoun.dep_ != "poss" or owned.dep_ != "attr" or owned.head.i != verb.i:
        return False
    return verb.lemma_ in {"be", "become", "remain"} and all(child.lower_ != "own" for child in owned.lefts)


def is_told_to_go(pronoun: "Token", verb: "Token") -> bool:
    """Whether somebody wants others to be gone: "Chad demands its withdrawal", but "announces its withdrawal"."""
    going, asks = pronoun.head, pronoun.head.head
    if pronoun.dep_ != "poss" or going.lemma_ not in _GOING or verb.lemma_ not in _ASKING:
        return False
    return asks.i == verb.i or (asks.lower_ in {"for", "on"} and asks.head.i == verb.i)


def before_semicolon(verb: "Token", pronoun: "Token") -> "Token | None":
    """Who acts in the clause before a semicolon or a colon: "Chad and Togo will send no men; they will pay"."""
    if pronoun.dep_ not in (*SUBJECTS, "poss"):
        return None
    told = next((child for child in verb.lefts if child.dep_ == "ccomp" and child.i < pronoun.i), None)
    if told is None or all(token.text not in {";", ":"} for token in pronoun.doc[told.i : pronoun.i]):
        return None
    subject = next((child for child in told.lefts if child.dep_ in SUBJECTS), None)
    many = subject is not None and (any(child.dep_ == "conj" for child in subject.rights) or subject.tag_ in MANY)
    return subject if many == (pronoun.lower_ in PLURAL) else None


def acts_on(name: "Token", pronoun: "Token") -> bool:
    """Whether a participle before a clause tells what somebody does to its subject: "Led by Brazil, it took"."""
    by = name.head
    while name.dep_ == "conj" and by.i < name.i:
        name, by = by, by.head
    deed = by.head
    if deed.dep_ == "conj":
        deed = deed.head  # "Led by Brazil and backed by Chile, it"
    subject = pronoun.head if pronoun.dep_ == "poss" else pronoun
    return by.dep_ == "agent" and deed.dep_ in {"advcl", "acl"} and deed.head.i in {subject.head.i, subject.i}


def are_some_of_them(pronoun: "Token") -> bool:
    """Whether some of those told of act or suffer: "Danish soldiers came under fire. Two of them were killed"."""
    of = pronoun.head
    return pronoun.lower_ == "them" and of.lower_ == "of" and of.head.dep_ in SUBJECTS


def driven_from(pronoun: "Token") -> "Token | None":
    """Who is driven out of what he held: "drove the rebels from most of the towns they had seized"."""
    clause = pronoun.head
    if pronoun.dep_ not in SUBJECTS or clause.dep_ != "relcl":
        return None
    at, leaving = clause.head, False
    while at.dep_ in _BEHIND and at.head.i < at.i:
        leaving = leaving or at.lower_ in _OUT_OF or at.head.lower_ in _OUT_OF
        at = at.head
    objects = (child for child in at.rights if child.dep_ == "dobj" and child.i < pronoun.i)
    return next(objects, None) if leaving and at.tag_[:2] == "VB" else None


_BEHIND = frozenset({"pobj", "prep"})
_OUT_OF = frozenset({"from", "out"})
