"""Days and months, which are no part of a name before them: in "seized Kismayo Friday" the town is it."""

from spacy.tokens import Token

from worker.extraction.model.labels import ANY_SUBJECTS, FINITE, MANY, SUBJECTS, WITHIN
from worker.extraction.model.neighbours import word_after

WEEKDAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
MONTHS = frozenset(
    [
        *("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Sep.", "Oct.", "Nov.", "Dec."),
        *("January", "February", "August", "September", "October", "November", "December"),
    ]
)
DATED = WEEKDAYS | MONTHS
SPANS = frozenset({"minutes", "hours", "days", "weeks", "months", "years"})
_FROM = frozenset({"after", "before", "ago", "later", "earlier"})
_FEASTS = frozenset({"Good", "Black", "Palm", "Easter", "Bloody", "Ash", "Holy", "Maundy", "Whit"})


def mend_day_before_plural(day: Token) -> None:
    """Hang a day on the "on" before it, and not on who did something then: "On Thursday rebels took the town"."""
    on, those = day.nbor(-1), day.head
    if on.lower_ != "on" or those.tag_ != "NNS" or those.dep_ not in SUBJECTS or those.i != day.i + 1:
        return
    if not any(on.rights):
        day.head, day.dep_ = on, "pobj"


def mend_month_before_plural(month: Token) -> None:
    """Part a month from those who act in it: "in September rebels overran its base"."""
    before, those = month.nbor(-1), month.head
    if before.lower_ != "in" or those.tag_ not in MANY or those.i != month.i + 1:
        return
    if before.head.i != those.i and not any(child.dep_ == "pobj" for child in before.rights):
        month.head, month.dep_ = before, "pobj"


def mend_day_behind_name(day: Token) -> None:
    """Give a name the place in the tree of the day that the parser has made its head."""
    name = day.nbor(-1)
    if not (day.text in WEEKDAYS or (day.text in SPANS and word_after(day) in _FROM) or _is_month(day)):
        return
    if name.head.i != day.i or name.dep_ not in WITHIN or name.tag_ not in {"NNP", "NNPS"}:
        return
    if name.text in WEEKDAYS | _FEASTS:
        return
    above, role = day.head, day.dep_
    if above.i == day.i:
        return
    verb = above if above.tag_.startswith("VB") else above.head
    if role == "npadvmod":
        role = "dobj" if not any(child.dep_ == "dobj" for child in above.children) else "npadvmod"
    rest = [child for child in day.lefts if child.i != name.i and child.dep_ in WITHIN]
    name.head, name.dep_ = above, role
    for child in rest:
        child.head = name
    day.head, day.dep_ = verb, "npadvmod"


def mend_beside_date(name: Token) -> None:
    """Let a name after a date be the subject of a verb that has none: "On July 9, Chad, at its own cost, sent men"."""
    date = name.head
    if date.text not in DATED:
        return
    verb = date.head.head if date.dep_ == "pobj" else date.head
    verbal = verb.tag_ in {"VBD", "VBZ", "VBP", "VBN"} and verb.i > name.i
    if verbal and name.text not in DATED and not any(child.dep_[:5] == "nsubj" for child in verb.lefts):
        name.head, name.dep_ = verb, "nsubj"


def mend_doer_after_month(month: Token) -> None:
    """Let who acts right behind a date be the subject of a verb that has none: "On 5 July Canada and Togo sent men"."""
    name = month.head.head if month.head.tag_ == "CD" else month.head
    opening, verb = name.head, name.head.head
    if name.dep_ != "pobj" or name.text in DATED or not opening.i < month.i < name.i < verb.i:
        return
    if verb.tag_ not in FINITE | {"VBN"} or any(child.dep_[:5] == "nsubj" for child in verb.lefts):
        return
    passive = any(child.dep_ == "auxpass" for child in verb.lefts)
    name.head, name.dep_ = verb, "nsubjpass" if passive else "nsubj"
    day = month.nbor(-1)
    if day.tag_ == "CD":
        day.head, day.dep_ = month, "nummod"
    month.head, month.dep_ = opening, "pobj"


def mend_thing_behind_date(thing: Token) -> None:
    """Let what is done to one more stand behind a date: "retook the palace on 21 March and the airport on 26 March"."""
    date = thing.head
    if date.text not in DATED or date.dep_ != "pobj" or thing.text in DATED or thing.tag_ == "CD":
        return
    verb, after = date.head.head, word_after(thing)
    done = next((child for child in verb.rights if child.dep_ == "dobj" and child.i < date.i), None)
    joint = next((child for child in date.rights if child.dep_ == "cc" and child.i < thing.i), None)
    if done is None or joint is None or after not in {"on", "in", "", ".", ",", "a", "two", "three", "the"}:
        return
    thing.head, thing.dep_, joint.head = done, "conj", done


def mend_beside_day(word: Token) -> None:
    """Let who acts after a day be no other day: "left on Monday and rebel fighters took the town"."""
    day, behind = word.head, word.right_edge.i + 1
    if day.i > word.i or (day.text not in DATED and not is_year(day)) or behind >= len(word.doc):
        return
    after = word.doc[behind]
    if word.tag_ == "JJ":
        if after.dep_ == "nsubj" and after.tag_ in MANY:
            word.head, word.dep_ = after, "amod"
        return
    acts = after.tag_ in FINITE and after.dep_ == "conj" and after.head.is_ancestor(day)
    if acts and not any(child.dep_ in ANY_SUBJECTS for child in after.lefts):
        word.head, word.dep_ = after, "nsubj"


def is_year(token: Token) -> bool:
    """Whether a number may be that of a year."""
    return token.text.isdigit() and len(token) == 4 and token.text[:2] in {"18", "19", "20"}


def _is_month(token: Token) -> bool:
    """Whether a day of the month follows the name of a month: "left Beirut Feb. 26"."""
    if token.text not in MONTHS or token.i + 1 >= len(token.doc):
        return False
    day = token.nbor(1).text
    return day.isdigit() and len(day) < 3
