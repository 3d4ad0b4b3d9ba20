"""What is only asked, and by nobody told to be so: "Are they sending troops to Mali?"."""

from spacy.tokens import Token

from worker.extraction.model.labels import QUESTIONING, SUBJECTS

_AUXILIARIES = frozenset({"aux", "auxpass"})
_ENDING = frozenset({".", "?", "!"})
_FARTHEST = 60  # tokens


def is_asked(verb: Token) -> bool:
    """Whether a question asks if a verb holds: "Has Togo left?", but neither "Why has" nor "Hasn't Togo left?"."""
    auxiliary = _before_subject(verb)
    if auxiliary is None:
        return False
    before = verb.doc[min(verb.left_edge.i, auxiliary.left_edge.i) : auxiliary.i]
    negated = any(child.dep_ == "neg" for child in (*verb.lefts, *auxiliary.children))
    if negated or any(token.tag_ in QUESTIONING for token in before):
        return False  # "Why did they leave?": they did
    following = verb.doc[verb.i + 1 : verb.i + _FARTHEST]
    return next((token.text == "?" for token in following if token.text in _ENDING), False)


def _before_subject(verb: Token) -> Token | None:
    """The auxiliary of a verb before its subject, which the parse may take for the verb: "Are troops leaving?"."""
    if verb.tag_ == "VBG" and verb.head.lemma_ == "be" and verb.head.i < verb.i - 1:
        return verb.head if any(verb.head.i < child.i < verb.i for child in verb.lefts) else None
    if verb.tag_ == "VBG" and verb.dep_ == "acl" and verb.head.head.lemma_ == "be":
        return verb.head.head if verb.head.head.i < verb.head.i else None
    first = next((child for child in verb.lefts if child.dep_ in _AUXILIARIES or child.dep_ in SUBJECTS), None)
    if first is None or first.dep_ not in _AUXILIARIES:
        return None
    return first if any(child.dep_ in SUBJECTS for child in verb.lefts) else None
