"""Clauses without "that" or "which", of which the model makes the main one: "the port the rebels seized is calm"."""

from typing import TYPE_CHECKING

from worker.extraction.model.labels import FINITE, SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBAL = frozenset({"VBD", "VBN", "VBZ", "VBP"})
_LATER = frozenset({"ccomp", "advcl", "conj", "xcomp", "dep", "parataxis"})
_WITHIN = frozenset({"aux", "auxpass", "neg", "advmod"})
_OPENING = frozenset({"the", "a", "an", "this", "these", "those", "its", "their"})
_SPANS = frozenset({"day", "night", "week", "month", "year", "morning", "evening", "afternoon"})
_COMMON = frozenset({"NN", "NNS"})
_FEWEST_BEFORE = 2  # tokens before "whose": a name and a comma
_MOMENTS = frozenset({"time", "moment", "outset", "start", "beginning", "weekend", "year", "month", "week", "day"})
_SAYING = frozenset({"say", "announce", "insist", "warn", "claim", "add", "explain", "declare", "promise", "admit"})


def mend_bare_clause(name: "Token") -> None:
    """Hang a clause under the noun before it, where the model takes its subject for an apposition to that noun.

    "The frigates Norway sent to the Gulf will sail": Norway sent, and the frigates will sail.
    """
    noun = _noun_before(name)
    if noun is None:
        return
    within = _verb_behind(name)
    if within is None:
        return
    if within.dep_ == "acl" and within.head.i == name.i:
        if _has_article(name) and not _is_done_by(within):
            _hang(within, name, noun)
        return
    if not _is_subject_of(noun, within) or _has_object(within):
        return
    later = _later_verb(within, noun)
    if later is not None:
        _take_over(within, later, noun)
        _hang(within, name, noun)


def mend_second_subject(name: "Token", within: "Token") -> None:
    """The same where the model gives one verb two subjects: "the soldiers the rebels killed were Chadian"."""
    noun = _noun_before(name)
    if noun is None or noun.dep_ not in SUBJECTS or noun.head.i != name.head.i or _is_done_by(within):
        return
    behind = _verb_behind(name)
    if behind is not None and behind.i == within.i:
        _hang(within, name, noun)


def mend_singular(within: "Token") -> None:
    """Hang a clause in the singular under the last of a row: "with X and Y, who leads the group": Y leads it."""
    who = next((child for child in within.lefts if child.dep_ in SUBJECTS and child.lower_ in {"who", "which"}), None)
    first = next((child for child in within.lefts if child.dep_ in {"aux", "auxpass"}), within)
    if who is None or first.tag_ != "VBZ" or within.head.i > who.i:
        return
    last = within.head
    while (following := next((c for c in last.rights if c.dep_ == "conj" and c.i < who.i), None)) is not None:
        last = following
    if last.i != within.head.i and last.tag_ in {"NN", "NNP"} and last.right_edge.i < who.i:
        within.head = last


def mend_whose(whose: "Token") -> None:
    """Part a clause with "whose" from the one around it: "Chad, whose general leads the force, has sent 300 men"."""
    within = whose.head.head
    if whose.head.dep_ not in SUBJECTS or whose.i < _FEWEST_BEFORE or whose.nbor(-1).text != ",":
        return
    name = next((child for child in within.lefts if child.dep_ in SUBJECTS and child.i < whose.i), None)
    later = next((child for child in within.rights if child.dep_ == "conj" and child.tag_ in _VERBAL), None)
    if name is None or later is None or any(child.dep_ in SUBJECTS for child in later.lefts):
        return
    begins = next((child for child in later.lefts if child.dep_ in {"aux", "auxpass"}), later)
    if begins.nbor(-1).text != ",":
        return
    later.head, later.dep_ = (later, "ROOT") if within.head.i == within.i else (within.head, within.dep_)
    for child in [child for child in within.lefts if child.i < name.left_edge.i]:
        child.head = later
    for child in [child for child in within.rights if child.i > later.right_edge.i]:
        child.head = later
    name.head, name.dep_ = later, "nsubjpass" if begins.dep_ == "auxpass" else "nsubj"
    within.head, within.dep_ = name, "relcl"


def mend_said_then(within: "Token") -> None:
    """Let what is said be no clause of when: "said the same day that it had freed", "said at the time that it had"."""
    day = within.head
    that = next((child for child in within.lefts if child.lower_ == "that"), None)
    if that is None or that.dep_ != "advmod" or day.i != that.i - 1 or day.head.i > day.i:
        return
    if day.dep_ == "pobj" and day.lower_ in _MOMENTS and day.head.head.lemma_ in _SAYING:
        within.head, within.dep_, that.dep_ = day.head.head, "ccomp", "mark"
        return
    if day.dep_ != "npadvmod":
        return
    if day.lower_ in _SPANS and day.head.tag_[:2] == "VB":
        within.head, within.dep_, that.dep_ = day.head, "ccomp", "mark"


def _noun_before(name: "Token") -> "Token | None":
    """The common noun that stands right before a name or a noun with its article."""
    first = name.left_edge.i
    if not first or not (name.pos_ == "PROPN" or _has_article(name)):
        return None
    noun = name.doc[first - 1]
    if noun.tag_ not in _COMMON or not noun.text.islower():
        return None
    told = noun.tag_ == "NNS" or any(child.dep_ in {"det", "poss", "nummod"} for child in noun.lefts)
    return noun if told else None


def _has_article(noun: "Token") -> bool:
    return noun.left_edge.lower_ in _OPENING and noun.left_edge.i != noun.i


def _verb_behind(name: "Token") -> "Token | None":
    """The verb that begins right behind the name, with what helps it."""
    doc, at = name.doc, name.i + 1
    while at < len(doc) and at < name.i + 4 and doc[at].dep_ in _WITHIN and doc[at].head.i > at:
        at += 1
    verb = doc[at] if at < len(doc) else name
    return verb if verb.pos_ == "VERB" and verb.tag_ in _VERBAL else None


def _is_done_by(verb: "Token") -> bool:
    return any(child.dep_ in {"agent", "auxpass"} or child.lower_ == "by" for child in verb.children)


def _is_subject_of(noun: "Token", verb: "Token") -> bool:
    top = noun.head if noun.dep_ == "appos" and noun.head.i < noun.i else noun
    return top.dep_ == "nsubj" and top.head.i == verb.i and not _is_done_by(verb)


def _has_object(verb: "Token") -> bool:
    inner = (verb, *(child for child in verb.rights if child.dep_ == "xcomp" and child.tag_ == "VB"))
    return any(child.dep_ in {"dobj", "ccomp"} and child.pos_ != "VERB" for each in inner for child in each.rights)


def _later_verb(within: "Token", noun: "Token") -> "Token | None":
    """The main verb behind the clause, which has no subject of its own and is joined by no word."""
    for verb in within.rights:
        if verb.dep_ not in _LATER or verb.pos_ not in {"VERB", "AUX"}:
            continue
        begins = next((child for child in verb.lefts if child.dep_ in {"aux", "auxpass"}), verb)
        if begins.tag_ not in FINITE and verb.tag_ not in {"VBN", "VBD"}:
            continue
        if any(child.dep_ in {*SUBJECTS, "mark", "expl"} for child in verb.lefts):
            continue
        before = verb.doc[begins.i - 1]
        parted = before.text == "," and noun.left_edge.i > 1 and noun.doc[noun.left_edge.i - 1].text == ","
        if before.i >= within.i and (parted or before.lower_ not in {",", "and", "but", "or", ";", "-", "–", "—"}):
            return verb
    return None


def _take_over(within: "Token", later: "Token", noun: "Token") -> None:
    """Make the later verb the main one, with what stands before the noun."""
    root = within.head.i == within.i
    above, label = within.head, within.dep_
    later.head, later.dep_ = (later, "ROOT") if root else (above, label)
    passive = any(child.dep_ == "auxpass" for child in later.lefts)
    before = [child for child in within.lefts if child.i < noun.left_edge.i]
    for child in before:
        child.head = later
    named = next((child for child in reversed(before) if child.pos_ == "PROPN"), None)
    apart = noun.left_edge.i > 1 and noun.doc[noun.left_edge.i - 1].text == ","
    if named is not None and apart and named.i == noun.left_edge.i - 2:  # "Sirte, the city the group lost, is calm"
        noun.head, noun.dep_ = named, "appos"
        noun = named
    noun.head, noun.dep_ = later, "nsubjpass" if passive else "nsubj"
    if later.tag_ == "VBN" and not any(child.dep_ in {"aux", "auxpass"} for child in later.lefts):
        later.tag_ = "VBD"


def _hang(within: "Token", name: "Token", noun: "Token") -> None:
    within.head, within.dep_ = noun, "relcl"
    name.head, name.dep_ = within, "nsubj"
    if within.tag_ == "VBN" and not any(child.dep_ == "aux" for child in within.lefts):
        within.tag_ = "VBD"
