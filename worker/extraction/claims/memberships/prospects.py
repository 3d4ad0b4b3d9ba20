"""Who may come to be in a coalition: "Fiji is seen as a possible successor", "potential contributors include"."""

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.memberships.coalition_words import add_member_of, coalition_near
from worker.extraction.claims.memberships.participations import focus
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.rows_of_states import Row
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import is_passive
from worker.extraction.claims.words import belonging

_FAR = 14  # tokens from the states to what they may be
_COMING = frozenset({"successor", "replacement", "substitute", "contributor", "participant", "addition", "candidate"})
_BEING = frozenset({"be", "remain"})


def add_prospect(scene: Scene, builder: Builder, row: Row) -> None:
    """Each state of a row that is named as one that may come in, or whom a list of those that may names."""
    noun = _told_behind(scene, row) or _told_before(scene, row)
    if noun is None or row.noun is not None:
        return
    start, end = scene.sentence(row.first)
    named = coalition_near(scene, noun.i + 1, min(end, noun.i + _FAR)) or coalition_near(scene, start, noun.i)
    add_member_of(scene, builder, "prospect", named or focus(noun), row.parties, "candidate", noun, "possible")


def _told_behind(scene: Scene, row: Row) -> Token | None:
    """What is told of a row: "has been named as a likely replacement", "is a possible contributor"."""
    first = scene.tokens[row.first]
    verb = first.head
    if first.dep_ not in {"nsubj", "nsubjpass"} or verb.i < row.end or modality_of(verb) == "negated":
        return None
    _, end = scene.sentence(row.first)
    seen = is_passive(verb) and verb.lemma_ in belonging().mentioning
    for token in scene.tokens[verb.i + 1 : min(end, verb.i + _FAR)]:
        if token.pos_ == "VERB" or token.text in {";", "."}:
            return None
        if _is_prospect(token):
            as_ = any(word.lower_ == "as" for word in scene.tokens[verb.i + 1 : token.i])
            return token if (seen and as_) or (verb.lemma_ in _BEING and token.dep_ == "attr") else None
    return None


def _told_before(scene: Scene, row: Row) -> Token | None:
    """What introduces a row: "possible contributors include", "among the likely participants are"."""
    for token in reversed(scene.tokens[max(row.first - 4, 0) : row.first]):
        if _is_prospect(token):
            return token if token.tag_ == "NNS" else None
        if token.lemma_ not in belonging().introducing and token.lemma_ not in _BEING and token.pos_ != "DET":
            return None
    return None


def _is_prospect(noun: Token) -> bool:
    """ "A possible successor", "prospective contributors", "a candidate to replace Fiji"."""
    lemma = noun.lemma_.lower()
    likely = any(child.lower_ in belonging().likely for child in noun.lefts)
    return noun.pos_ == "NOUN" and lemma in _COMING and (likely or lemma == "candidate")
