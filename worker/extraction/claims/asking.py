"""What is only asked, and by nobody told to be so: "Are they sending troops to Mali?"."""

from spacy.tokens import Token

from worker.extraction.model.labels import SUBJECTS

_AUXILIARIES = frozenset({"aux", "auxpass"})
_ASKING_WHAT = frozenset({"WRB", "WP", "WDT", "WP$"})  # "Why did they leave?": they did
_ENDING = frozenset({".", "?", "!"})
_FARTHEST = 60  # tokens


def is_asked(verb: Token) -> bool:
    """Whether a question asks if a verb holds: "Has Togo left?", but neither "Why has" nor "Hasn't Togo left?"."""
    first = next((child for child in verb.lefts if child.dep_ in _AUXILIARIES or child.dep_ in SUBJECTS), None)
    if first is None or first.dep_ not in _AUXILIARIES or not any(child.dep_ in SUBJECTS for child in verb.lefts):
        return False
    before = verb.doc[verb.left_edge.i : first.i]
    if any(token.tag_ in _ASKING_WHAT for token in before) or any(child.dep_ == "neg" for child in verb.lefts):
        return False
    following = verb.doc[verb.i + 1 : verb.i + _FARTHEST]
    return next((token.text == "?" for token in following if token.text in _ENDING), False)
