"""What an office is for or of, in the words before a name: whether they may be its complement at all."""

from worker.extraction.claims.knowledge import titles
from worker.extraction.claims.scene import Scene

_IN_COMPLEMENT = frozenset({"DET", "ADJ", "NOUN", "PROPN", "ADP", "PART", "CCONJ", "PUNCT"})
_LONGEST_COMPLEMENT = 8
_OF = frozenset({"of", "for", "on", "in"})


def is_list_of_fields(scene: Scene, comma: int, last: int) -> bool:
    """Whether a comma parts what one office is for: "Commissioner for Trade, Peace and Security of the Union"."""
    joined = next((i for i in range(comma + 1, last) if scene.doc[i].lower_ in {"and", "&"}), None)
    return joined is not None and comma > 0 and is_capitalised(scene, comma - 1, joined, but=comma)


def is_capitalised(scene: Scene, first: int, last: int, but: int = -1) -> bool:
    """Whether words are all capitalised, but small ones between them, and name no person."""
    for at in range(first, last + 1):
        if at == but or scene.doc[at].lower_ in {"of", "and", "&", "for", "the"}:
            continue
        if not scene.doc[at].text[0].isupper() or scene.is_person(scene.doc[at]):
            return False
    return True


def proper_complement(scene: Scene, at: int, last: int) -> bool:
    """ "Secretary of State John Kerry", "Minister for Europe X": a complement without a comma is capitalised."""
    return all(
        token.text[:1].isupper() or token.lower_ in {"the", "and", "of", "for", "&", "'s", "’s"}
        for token in scene.doc[at + 1 : last + 1]
    )


def plain_complement(scene: Scene, at: int, last: int) -> bool:
    """ "adviser on the peace process Anna Sample": a short one in small letters, right before a name in full."""
    doc = scene.doc
    if last + 2 >= len(doc) or scene.number_at(doc[last + 1]) != scene.number_at(doc[last + 2]):
        return False
    within = doc[at + 1 : last + 1]
    people = any(scene.is_person(token) for token in within)
    plain = all(token.pos_ in _IN_COMPLEMENT and token.ent_type_ not in {"DATE", "TIME"} for token in within)
    plain = plain and all(token.pos_ != "ADP" or token.lower_ in _OF for token in within)
    plain = plain and within[-1].lemma_.lower() not in titles().heads  # "envoy to Chad under Presidents Moss"
    return plain and not people and len(within) < _LONGEST_COMPLEMENT and within[-1].pos_ in {"NOUN", "PROPN"}


def closes_bracket(scene: Scene, first: int) -> bool:
    """Whether a name is all that a bracket holds: "the commander (General Anna Sample)"."""
    number, at = scene.number_at(scene.doc[first]), first
    while at < len(scene.doc) and scene.number_at(scene.doc[at]) == number:
        at += 1
    return at < len(scene.doc) and scene.doc[at].text == ")"
