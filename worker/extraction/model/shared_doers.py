"""Participles that share who does it, told behind the last: "The militia, trained and armed by Fiji, took the town"."""

from spacy.tokens import Token

from worker.extraction.model.labels import TENSED

_HAVING = frozenset({"has", "have", "had", "having"})
_JOINING = frozenset({"and", ",", "or", "then"})
_PARTICIPLES = frozenset({"VBN", "VBD", "JJ"})
_BEHIND = frozenset({"amod", "acl", "relcl"})


def mend_shared_doer(by: Token) -> None:
    """Make passives of a row of participles before "by", and what is done to somebody of those behind his name."""
    row = _row(by.head) if by.head.i < by.i else []
    if len(row) < 2:
        return
    first = row[0]
    if any(child.lower_ in _HAVING for child in first.lefts):
        return
    if not any(child.dep_ == "auxpass" for child in first.lefts) and not _hang_behind(first, row, by):
        return
    for before, participle in zip([None, *row], row, strict=False):
        participle.tag_ = "VBN"
        if before is not None:
            participle.head, participle.dep_ = before, "conj"


def _row(last: Token) -> list[Token]:
    """The participles of a row of which a token is the last."""
    row = [last] if last.tag_ == "VBN" else [last] * 0
    while row and row[0].i > 1 and row[0].head.i == row[0].i - 2 and row[0].nbor(-1).lower_ in _JOINING:
        before = row[0].head
        if before.tag_ not in _PARTICIPLES or not before.lower_.endswith("ed"):
            break
        row.insert(0, before)
    return row or [last]


def _hang_behind(first: Token, row: list[Token], by: Token) -> bool:
    """Hang a row of participles on the name before it, and the name on the verb that follows, if there is one."""
    if first.dep_ in _BEHIND and first.head.i < first.i:
        first.dep_ = "acl"
        return True
    name = next((child for child in first.lefts if child.dep_ == "nsubj"), None)
    if name is None:
        return False
    later = [child for one in row for child in one.rights if child.i > by.i and child.tag_ in TENSED]
    if first.dep_ in {"advcl", "parataxis", "dep"} and first.head.i > by.i:
        verb = first.head
    elif first.dep_ in {"ROOT", "ccomp", "advcl"} and later and later[0].dep_ == "conj":
        verb = later[0]
        verb.head, verb.dep_ = (verb, "ROOT") if first.head.i == first.i else (first.head, first.dep_)
    else:
        return False
    rest = [child for one in row for child in one.children if child.i < name.i or child.i > by.right_edge.i]
    for child in [child for child in rest if child.i not in {verb.i, *(one.i for one in row)}]:
        child.head = verb
    name.head, name.dep_ = verb, "nsubj"
    first.head, first.dep_ = name, "acl"
    return True


def mend_helpers(by: Token) -> None:
    """Put a row back behind "by": "The army, backed by Fiji, Chad and Niger, took Kona", read as three who took it."""
    doc, verb, first = by.doc, by.head, next((child for child in by.rights if child.dep_ == "pobj"), None)
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or verb.head.i > verb.i or first is None:
        return
    end = first.right_edge.i
    if end + 2 >= len(doc) or doc[end + 1].text != ",":
        return
    more = next((child for child in verb.head.rights if child.dep_ == "conj" and child.left_edge.i == end + 2), None)
    if more is None or not any(child.dep_ == "cc" for child in more.rights):
        return
    after = more.right_edge.i + 1
    row = doc[more.left_edge.i : after]
    if after < len(doc) and doc[after].text == "," and not any(token.tag_ in TENSED for token in row):
        more.head = first
