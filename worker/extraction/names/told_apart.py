"""Whom the clause around a pronoun tells it to be: who gives his word, who gets what is needed, who is to do it."""

from typing import TYPE_CHECKING

from worker.extraction.model.infinitives import has_to
from worker.extraction.model.labels import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEEDING = frozenset({"need", "require", "want", "use", "request", "lack", "seek"})
_DEMANDING = frozenset(
    {"demand", "insist", "urge", "request", "require", "recommend", "propose", "ask", "order", "call", "suggest"}
)
_EXTENDING = frozenset(
    {"extend", "renew", "prolong", "authorize", "authorise", "establish", "create", "reconfigure", "set", "endorse"}
)
_OF_MISSIONS = frozenset({"strength", "component", "mandate", "ceiling", "size", "personnel", "authorization", "term"})
_ATTACKING = frozenset(
    {"attack", "shell", "bomb", "ambush", "raid", "storm", "overrun", "bombard", "strafe", "besiege", "surround"}
)
_CLOSING = frozenset({'"', "”", "''"})
_OPENING = frozenset({'"', "“", "``"})
_LONGEST_WORDS = 80  # tokens of a quotation
_NOTING = frozenset({"say", "announce", "confirm", "report", "add", "note", "insist"})
_FAR = 6  # tokens between a noun and its "that"
_WORDS_GIVEN = frozenset(
    {
        "announcement", "decision", "promise", "pledge", "claim", "statement", "assurance", "commitment", "declaration",
        "warning", "admission", "insistence", "confirmation", "indication", "offer", "vow", "assertion", "denial",
        "threat", "suggestion", "allegation", "argument", "hint", "guarantee", "belief",
    }
)  # fmt: skip


def told_by(pronoun: "Token") -> "Token | None":
    """Whose word a clause tells: "Spain's announcement last month that it would leave", "a vow by Chad that its"."""
    doc, that = pronoun.doc, pronoun.i - 1
    if that < 2 or doc[that].lower_ != "that":
        return None
    for noun in reversed(doc[max(0, that - _FAR) : that]):
        if noun.lemma_.lower() in _WORDS_GIVEN:
            owners = [child for child in noun.lefts if child.dep_ == "poss"]
            owners += [inner for by in noun.rights if by.lower_ in {"by", "from", "of"} for inner in by.rights]
            return next((owner for owner in owners if owner.i < that), None)
        if noun.pos_ in {"VERB", "AUX", "PUNCT"}:
            return None
    return None


def changed_before(pronoun: "Token") -> "list[Token]":
    """The words among which is whose strength is changed: "extended the mandate of UNAMSIL and raised its strength"."""
    verb = pronoun.head.head
    changed = pronoun.dep_ == "poss" and pronoun.head.lemma_ in _OF_MISSIONS and verb.dep_ == "conj"
    changed = changed and verb.head.lemma_ in _EXTENDING
    return list(pronoun.doc[verb.head.i + 1 : verb.i]) if changed else []


def is_made_to(pronoun: "Token", verb: "Token") -> bool:
    """Whether somebody wants others to do something: who "Chad wanted it to leave" is, or "demanded that it cease"."""
    deed = pronoun.head
    above = deed.head.head if deed.head.dep_ == "conj" and deed.head.i != verb.i else deed.head
    below = deed.dep_ in {"ccomp", "xcomp"} and above.i == verb.i and pronoun.dep_ in SUBJECTS
    return below and (has_to(deed) or _is_subjunctive(deed))


def _is_subjunctive(deed: "Token") -> bool:
    """Whether a clause is what is demanded: "that it cease", "that they be withdrawn"."""
    to_be = next((child for child in deed.lefts if child.dep_ in {"aux", "auxpass"}), deed)
    return to_be.tag_ == "VB" and deed.head.lemma_ in _DEMANDING


def told_to(verb: "Token") -> "Token | None":
    """Whom somebody tells or asks to do what an infinitive says: "urged the rebels to leave the towns they hold"."""
    if verb.dep_ != "xcomp" or not has_to(verb):
        return None
    return next((child for child in verb.head.rights if child.dep_ == "dobj" and child.i < verb.i), None)


def getter(pronoun: "Token") -> "Token | None":
    """Who gets what is needed: "gave Chad the arms it needs", "provided the rebels with all that they required"."""
    clause = pronoun.head
    thing = clause.head
    if pronoun.dep_ not in SUBJECTS or clause.dep_ != "relcl" or clause.lemma_ not in _NEEDING:
        return None
    preposition = thing.head if thing.dep_ == "pobj" and thing.head.lower_ == "with" else None
    verb = preposition.head if preposition is not None else thing.head
    if preposition is not None:
        return next((child for child in verb.rights if child.dep_ == "dobj" and child.i < pronoun.i), None)
    to = next((child for child in verb.rights if child.dep_ == "dative" and child.i < pronoun.i), None)
    return next((child for child in to.rights if child.dep_ == "pobj"), to) if to is not None else None


def is_attacked(pronoun: "Token", verb: "Token") -> bool:
    """Whether what is somebody's is attacked, as nobody attacks what is his own."""
    owned = pronoun.head
    done_to = pronoun.dep_ == "poss" and owned.dep_ == "dobj" and owned.head.i == verb.i
    return done_to and verb.lemma_ in _ATTACKING


def owner_before(pronoun: "Token") -> "Token | None":
    """Whose the first of two nouns is: "the resolve of Chad and its commitment to peace"."""
    owned = pronoun.head
    if pronoun.dep_ != "poss" or owned.dep_ != "conj" or owned.head.pos_ != "NOUN":
        return None
    of = next((child for child in owned.head.rights if child.lower_ == "of" and child.i < pronoun.i), None)
    return next((child for child in of.rights if child.dep_ == "pobj"), None) if of is not None else None


def words_said(pronoun: "Token") -> int | None:
    """Where the words begin that a pronoun is right behind, of whom nobody is who says them: "“Go,” it wrote"."""
    doc = pronoun.doc
    aside = 0 < pronoun.i < len(doc) - 2 and doc[pronoun.i - 1].text == doc[pronoun.i + 2].text == ","
    if aside and pronoun.head.i == pronoun.i + 1 and pronoun.head.lemma_ in _NOTING:
        return pronoun.i - 1  # "Peru, it notes, will send more"
    if not pronoun.i or doc[pronoun.i - 1].text not in _CLOSING or pronoun.dep_ not in SUBJECTS:
        return None
    opening = (at for at in range(pronoun.i - 2, max(pronoun.i - _LONGEST_WORDS, -1), -1) if doc[at].text in _OPENING)
    return next(opening, None)
