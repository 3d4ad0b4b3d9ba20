"""Who attacks and who is attacked, where the parse joins one with the other: "war on Chad and Iran's attack"."""

from spacy.tokens import Token

_FIGHTS = frozenset({"attack", "war", "aggression", "invasion", "assault", "campaign", "offensive", "strike", "threat"})
ATTACKS = _FIGHTS | {f"{fight}s" for fight in _FIGHTS}


def mend_attacked_owner(name: Token) -> None:
    """Let who is attacked be parted from who owns the next attack: "its war against Ukraine and Hamas's attack"."""
    if name.head.lower_ not in ATTACKS:
        return
    attack, preposition = name.head, name.doc[name.left_edge.i - 1] if name.left_edge.i else name
    owner = next((child for child in name.rights if child.dep_ == "conj"), None)
    if owner is None or attack.head.i != preposition.i or preposition.lower_ not in {"against", "on"}:
        return
    if any(child.tag_ == "POS" for child in name.rights) or all(child.tag_ != "POS" for child in owner.rights):
        return
    above = preposition.head
    owner.head, owner.dep_ = attack, "poss"
    name.head, name.dep_ = preposition, "pobj"
    attack.head, attack.dep_ = above, "conj"


def mend_attack_by(by: Token) -> None:
    """Let an attack be by whom a verb cannot be: "condemned attacks on convoys by rebels of the LRA"."""
    verb = by.head
    if verb.i > by.i or verb.tag_[:2] != "VB" or any(child.dep_ == "auxpass" for child in verb.lefts):
        return
    attack = next((child for child in verb.rights if child.dep_ == "dobj" and child.i < by.i), None)
    doer = next((child for child in by.rights if child.dep_ == "pobj"), None)
    if attack is None or doer is None or attack.lower_ not in ATTACKS:
        return
    if attack.right_edge.i + 1 == by.i and doer.tag_ in {"NNS", "NNP", "NNPS"}:
        by.head, by.dep_ = attack, "prep"


def mend_attack_after_victim(attack: Token) -> None:
    """Let an attack with an owner be joined to the one before, not to its victim: "war on Chad and Iran's attack"."""
    if attack.lower_ not in ATTACKS:
        return
    victim, preposition = attack.head, attack.head.head
    owned = any(child.dep_ == "poss" for child in attack.lefts)
    if owned and victim.dep_ == "pobj" and victim.tag_ == "NNP" and preposition.lower_ in {"against", "on"}:
        attack.head = preposition.head
