"""Who does something beside the subject: "France, together with Germany, sent men", "along with Chad, Togo left"."""

from spacy.tokens import Token

from worker.extraction.model.neighbours import word_before

_JOINTLY = frozenset({"together", "along", "jointly"})


def beside(noun: Token) -> list[Token]:
    """Who is told right behind somebody: "France, as well as Italy, has men"."""
    found: list[Token] = []
    for child in noun.rights:
        if child.lower_ in _JOINTLY and child.dep_ == "prep":
            found += [noun for inner in child.rights if inner.lower_ == "with" for noun in _governed(inner)]
        joins = child.lower_ == "with" and word_before(child) in _JOINTLY
        adds = child.lower_ == "as" and child.i > 1 and word_before(child) == "well"
        if joins or adds:
            found += _governed(child)
    return found


def companions(verb: Token) -> list[Token]:
    """Who is told between the subject and the verb, or before both, and hangs on the verb."""
    found: list[Token] = []
    for child in verb.lefts:
        if child.dep_ != "prep":
            continue
        if child.lower_ == "with" and word_before(child) in _JOINTLY:
            found += _governed(child)
        elif child.lower_ in _JOINTLY:
            found += [noun for inner in child.rights if inner.lower_ == "with" for noun in _governed(inner)]
        elif child.lower_ == "alongside":
            found += _governed(child)
    return found


def companions_after(verb: Token) -> list[Token]:
    """What is told behind a verb and its object, people or things: "Norway leads the force together with Chad"."""
    found: list[Token] = []
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ == "with" and word_before(child) in _JOINTLY:
            found += _governed(child)
        elif child.dep_ == "prep" and child.lower_ in _JOINTLY:
            found += [noun for inner in child.rights if inner.lower_ == "with" for noun in _governed(inner)]
    return found


def doing_along(verb: Token) -> list[Token]:
    """Who does it too, behind a verb and its object: no more of "sent drones, together with 600 fighters"."""
    sends = any(child.dep_ == "dobj" for child in verb.rights)
    return [noun for noun in companions_after(verb) if not (sends and _is_counted(noun))]


def _is_counted(noun: Token) -> bool:
    counted = any(child.dep_ in {"nummod", "det"} and child.lower_ != "the" for child in noun.lefts)
    return counted and noun.pos_ == "NOUN"


def _governed(preposition: Token) -> list[Token]:
    return [child for child in preposition.rights if child.dep_ == "pobj"]
