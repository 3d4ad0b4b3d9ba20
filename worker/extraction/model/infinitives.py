"""Infinitives, and bare ones in a row with one that has its "to": "was sent to protect convoys and guard the port"."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_TENSED = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_PURPOSES = frozenset({"xcomp", "advcl", "acl", "relcl", "ccomp"})
_OWN = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "expl"})
_THINGS = frozenset({"dobj", "attr", "pobj", "dative", "nsubj", "nsubjpass"})


def join_infinitives(verb: "Token") -> None:
    """Hang an infinitive on the one before it, where the parser has hung it on the verb above that."""
    above = verb.head
    if verb.tag_ != "VB" or above.tag_ not in _TENSED or above.i > verb.i:
        return
    if any(child.dep_ in _OWN and child.lower_ != "to" for child in verb.lefts):
        return
    things = [child for child in above.children if child.dep_ in _THINGS]
    clauses = [child for top in (above, *things) for child in top.rights if child.dep_ in _PURPOSES]
    before = [clause for clause in clauses if clause.i < verb.i and clause.tag_ == "VB" and has_to(clause)]
    if before:
        verb.head = max(before, key=lambda clause: clause.i)


def has_to(verb: "Token") -> bool:
    """Whether the verb is an infinitive with "to"."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.lefts)
