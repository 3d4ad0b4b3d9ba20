"""What a verb or an event noun says of the forces around it: that they are there, come, stay or go."""

from spacy.tokens import Token

from schemas.claims import Posture
from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.syntax import is_passive

_KEPT = frozenset({"watch", "order", "peace", "guard", "vigil"})
AWAY = frozenset({"home", "out", "back", "away"})
_FURTHER = frozenset({"prep", "acomp", "xcomp", "dobj", "prt", "oprd", "attr", "advcl", "pobj"})
_FAR = 10
_SINCE = frozenset({"from", "by", "since", "before"})
REPLACING = frozenset({"replace", "relieve"})
_SENDING = frozenset({"send", "fly", "move", "ship", "bring", "order", "rotate", "go", "head", "transfer"})


def posture_of(word: Token) -> Posture | None:
    """What a verb or event noun says of the forces around it, by itself."""
    lemma = word.lemma_.lower()
    following = {token.lower_ for token in word.doc[word.i + 1 : word.i + 4]}
    if lemma in around().leading_on or lemma == "be":
        awaited = [posture for child in word.rights if child.dep_ == "xcomp" for posture in [posture_of(child)]]
        if awaited and awaited[0] is not None:
            return awaited[0]  # "4,000 more are expected to be withdrawn"
    if lemma in {"want", "need", "order", "get"} and _out_of_there(word):
        return "withdrawing"  # "wants all 45,000 troops out of the country"
    if lemma == "go" and following & {"anywhere", "nowhere"}:
        return None
    if lemma == "carry" and "out" in {token.lower_ for token in word.rights}:
        return None
    if lemma == "go" and word.tag_ == "VBN" and any(_is_gone(word, child) for child in word.lefts):
        return "withdrawing"  # "are to be gone by June", "has already gone"
    if lemma == "lead" and any(child.lower_ == "into" for child in word.rights):
        return "deploying"  # "offered to lead 10,000 soldiers into Zaire"
    if lemma == "keep" and following & _KEPT:
        return "present"  # "keeps watch over the zone"
    if lemma == "sail":
        return "withdrawing" if following & (AWAY | {"from"}) else "deploying"
    if lemma in REPLACING and is_passive(word):
        return None  # who is replaced has been there
    if lemma == "touch" and "down" in following:
        return "deploying"
    if lemma in around().going:
        if following & AWAY or _ends_at_home(word):
            return "withdrawing"
        return "deploying" if lemma in _SENDING else None
    if lemma == "leave" and word.tag_ == "VBG" and _leaves_men(word):
        return "staying"  # "withdrew, leaving 250 soldiers plus a small air unit"
    if lemma == "leave":
        return "deploying" if "for" in following else "withdrawing"
    for posture, words in around().postures.items():
        if lemma in words:
            return posture
    return None


def _leaves_men(leaving: Token) -> bool:
    """Whether forces are left behind, as somebody who goes says: "leaving 250 soldiers", but "are leaving Gao"."""
    left = [child for child in leaving.rights if child.dep_ == "dobj"]
    goes_on = any(child.dep_ == "aux" for child in leaving.lefts) or leaving.dep_ == "xcomp"
    return bool(left) and not (goes_on and all(child.tag_ in {"NNP", "NNPS"} for child in left))


def _is_gone(go: Token, auxiliary: Token) -> bool:
    """Whether somebody is gone or has gone, and not to somewhere or for something."""
    further = any(child.dep_ in _FURTHER and child.lower_ not in _SINCE for child in go.rights)
    return auxiliary.lemma_ == "be" or (auxiliary.lemma_ == "have" and not further)


def _ends_at_home(verb: Token) -> bool:
    """Whether what is brought or sent goes home: "will bring the rest of its 250 men home within days"."""
    for token in verb.doc[verb.i + 1 : verb.i + _FAR]:
        if token.lower_ == "home" and token.nbor(-1).pos_ in {"NOUN", "PROPN", "PRON", "NUM", "VERB", "ADV"}:
            return True
        if token.pos_ in {"VERB", "AUX", "PUNCT", "CCONJ"}:
            return False
    return False


def _out_of_there(verb: Token) -> bool:
    """Whether somebody is to be out by what a verb says: "out", "home" behind its object."""
    below = [inner for child in verb.rights if child.dep_ in {"dobj", "ccomp"} for inner in child.rights]
    return any(child.lower_ in {"out", "home", "gone"} for child in (*verb.rights, *below))
