"""Who is told something, where the model takes the name for a part of the next: "told Reuters rebels had left"."""

from spacy.tokens import Token

from worker.extraction.model.labels import ANY_SUBJECTS, NAMES
from worker.extraction.model.main_verbs import make_subject

_ADDRESSED = frozenset(
    {"parliament", "lawmakers", "reporters", "journalists", "deputies", "senators", "legislators"}
    | {"agency", "newspaper", "daily", "magazine", "weekly", "television", "radio", "channel", "broadcaster"}
)


def mend_addressee(clause: Token) -> None:
    """Part whom "tell" addresses from who acts in the clause behind it; nobody tells without telling somebody."""
    tell = clause.head
    if tell.lemma_ != "tell" or any(child.dep_ == "auxpass" for child in tell.lefts):
        return
    actor = _actor(clause, tell)
    first = tell.i + 1
    if actor is not None and tell.doc[first].lower_ == "the":
        first += 1
    last = _last_of_name(actor, first) if actor is not None else -1
    if actor is None or last < first:
        return
    name = tell.doc[last]
    for token in tell.doc[tell.i + 1 : last]:
        if token.head.i > last:
            token.head, token.dep_ = name, "compound" if token.i >= first else "det"
    name.head, name.dep_ = tell, "dobj"
    if actor.head.i != clause.i:
        make_subject(actor, clause)


def _actor(clause: Token, tell: Token) -> Token | None:
    """The noun right behind "tell" that acts in the clause; None where the two are apart, or somebody is addressed."""
    own = [child for child in clause.lefts if child.dep_ in ANY_SUBJECTS]
    told = [child for child in tell.rights if child.dep_ in {"dobj", "dative"} and child.i < clause.i]
    if len(own) + len(told) != 1:
        return None
    actor = (own or told)[0]
    return actor if actor.left_edge.i == tell.i + 1 and actor.tag_[:2] == "NN" else None


def _last_of_name(actor: Token, first: int) -> int:
    """The last token of the name that begins at a token and is no more than a part of the noun; -1 without one."""
    doc = actor.doc
    called = next((token.i for token in doc[first : actor.i] if token.lower_ in _ADDRESSED), None)
    if called is not None:
        return called  # "told the AFP news agency rebel troops"
    end = first
    while end < actor.i and doc[end].tag_ in NAMES and (end == first or doc[end].ent_iob_ != "B"):
        end += 1
    joined = end < len(doc) and doc[end].text in {"-", "'s", "'", "/"}
    return end - 1 if end <= actor.i and not joined else -1
