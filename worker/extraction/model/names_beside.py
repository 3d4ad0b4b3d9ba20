"""A name right behind what it is the name of: "the group XYZ"."""

from spacy.tokens import Token

from worker.extraction.model.days import WEEKDAYS
from worker.extraction.model.labels import FINITE

_NAMED = frozenset(
    {"group", "movement", "militia", "faction", "network", "organisation", "organization", "party", "bloc", "alliance"}
)
ASTRAY = frozenset({"advcl", "dep", "relcl", "acl", "conj", "ccomp", "appos"})


def mend_name_beside(name: Token) -> None:
    """Let a name right after what it is the name of be beside it, where the model parts them: "the group XYZ"."""
    noun = name.nbor(-1)
    if noun.text not in _NAMED or name.text in WEEKDAYS or not (name.tag_ == "NNP" or _is_acronym(name)):
        return
    if name.tag_ != "NNP":
        name.tag_, name.pos_ = "NNP", "PROPN"
    while name.dep_ == "compound" and name.head.i == name.i + 1 and name.head.tag_ == "NNP":
        name = name.head
    if noun.dep_ == "nsubj" and noun.head.i == name.i and not _is_clause(name):
        noun.head, noun.dep_ = name.head, _object_of(name)
        name.head, name.dep_ = noun, "appos"
    elif (
        (name.dep_ in {"advcl", "npadvmod", "dep", "oprd"} or (name.dep_ == "appos" and name.head.i < noun.i))
        and name.head.i != name.i
        and not noun.is_ancestor(name)
        and not _is_clause(name)
    ):
        name.head, name.dep_ = noun, "appos"


def _is_acronym(word: Token) -> bool:
    return word.text.isupper() and len(word.text) > 2 and word.dep_ in ASTRAY


def _is_clause(name: Token) -> bool:
    return any(child.tag_ in FINITE for child in name.children if child.i > name.i)


def _object_of(name: Token) -> str:
    return "dobj" if name.dep_ in {"ccomp", "xcomp"} else name.dep_
