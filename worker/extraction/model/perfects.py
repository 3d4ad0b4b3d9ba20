"""What somebody has done, read as a word before a noun: "has armed M23", "had overrun 14 villages"."""

from spacy.tokens import Token

from worker.extraction.model.labels import BEING, NAMES

_SINCE_THEN = frozenset({"since", "long", "already", "repeatedly", "also", "often", "twice", "recently", "frequently"})
_DONE = frozenset({"armed", "trained", "supplied", "supported", "broken", "cut", "severed"})
_HAVING = frozenset({"has", "have", "had", "having"})


def mend_perfect(participle: Token) -> None:
    """Let what somebody has done be no word before a name: "has armed M23", "has long armed and trained UNITA"."""
    have, thing = participle.nbor(-1), participle.head
    if participle.text not in _DONE and have.text not in _SINCE_THEN:
        return
    since = have.text in _SINCE_THEN and have.i > 0
    if since:
        have = have.nbor(-1)
    if have.lower_ not in _HAVING or participle.tag_ not in ({"VBN"} if since else {"VBN", "JJ"}):
        return
    if thing.head.i != have.i or thing.dep_ != "dobj" or have.tag_[:2] != "VB":
        return
    if since or thing.tag_ in NAMES or thing.lower_ in {"ties", "relations", "links"}:
        _make_perfect(have, participle, thing)


def mend_overrun(overrun: Token) -> None:
    """Let what fighters have overrun be no noun: "had overrun 14 villages", "The base was overrun by the sect"."""
    have, thing = overrun.nbor(-1), overrun.head
    if overrun.tag_ == "NN" and any(child.dep_ == "auxpass" for child in overrun.lefts):
        overrun.tag_ = "VBN"
    if overrun.tag_ == "NN" and overrun.dep_ == "attr" and have.i == thing.i and have.lower_ in BEING:
        _make_passive(have, overrun)
    if have.lower_ not in _HAVING or overrun.tag_ != "NN" or have.tag_[:2] != "VB":
        return
    if thing.i == have.i:
        thing = next((child for child in overrun.rights if child.dep_ in {"dobj", "npadvmod"}), thing)
    if thing.i > overrun.i and (thing.head.i == have.i or thing.head.i == overrun.i):
        _make_perfect(have, overrun, thing)


def _make_passive(be: Token, participle: Token) -> None:
    """Make one verb of "was" and a participle that is read as what somebody was: "Kona was overrun in March"."""
    above, label = be.head, be.dep_
    for child in [child for child in be.children if child.i != participle.i]:
        child.head = participle
        child.dep_ = "nsubjpass" if child.dep_ == "nsubj" else child.dep_
    participle.head, participle.dep_ = (participle, "ROOT") if above.i == be.i else (above, label)
    participle.tag_, be.head, be.dep_ = "VBN", participle, "auxpass"


def _make_perfect(have: Token, participle: Token, thing: Token) -> None:
    """Make one verb of "has" and a participle, and its object of what is read as a noun with it."""
    above, label = have.head, have.dep_
    for child in [child for child in have.children if child.i not in {participle.i, thing.i}]:
        child.head = participle
    participle.head, participle.dep_ = (participle, "ROOT") if above.i == have.i else (above, label)
    participle.tag_ = "VBN"
    have.head, have.dep_ = participle, "aux"
    thing.head, thing.dep_ = participle, "dobj"
