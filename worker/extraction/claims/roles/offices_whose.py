"""Whose an office is, by the names around its title: "Serbia, whose new president", "Foreign Minister X of Kenya"."""

from spacy.tokens import Token

from schemas import Reference
from worker.extraction.claims.scene import Scene
from worker.extraction.reading import ACTING

WHOSE = ACTING | {"place"}


def whose_before(scene: Scene, at: int) -> Reference | None:
    """Whose the office is in "Serbia, whose new president, X": what is named right before "whose"."""
    return whose_within(scene, max(0, at - 3), at - 1)


def whose_after(scene: Scene, last: int) -> Reference | None:
    """Whose the office is where it is told after the name: "Foreign Minister Alfred Mutua of Kenya"."""
    doc = scene.doc
    if last + 2 >= len(doc) or doc[last + 1].lower_ not in {"of", "from"}:
        return None
    at = last + 3 if doc[last + 2].lower_ == "the" and last + 3 < len(doc) else last + 2
    number = scene.number_at(doc[at])
    return scene.parsed.reference(doc[at]) if number is not None and scene.type_of(number) in WHOSE else None


def whose_within(scene: Scene, first: int, last: int) -> Reference | None:
    found: Reference | None = None
    for token in scene.doc[first : last + 1]:
        number = scene.number_at(token)
        if number is not None and scene.type_of(number) in WHOSE and not scene.is_seat(token):
            if found is not None and _is_where(token):
                return found
            found = scene.parsed.reference(token)
            if tells_whose_force(scene, token, last):
                continue
            if token.pos_ == "ADJ" and token.head.i > token.i:
                continue  # "the Russian private military group Wagner"
            if not any(after.lower_ in {"'s", "’s", "-"} for after in scene.doc[token.i + 1 : token.i + 2]):
                return found  # "NATO's Stabilisation Force" is the force, and so is "the Saudi-led coalition"
    return found


def tells_whose_force(scene: Scene, name: Token, last: int) -> bool:
    """Whether a name only says whose a coalition is that stands behind it: "the commander of the UN force in Mali"."""
    number = scene.number_at(name.head) if name.i < name.head.i <= last else None
    return number is not None and scene.type_of(number) == "coalition"


def _is_where(name: Token) -> bool:
    """Whether a name only says where somebody's operation is: "the commander of NATO's Libya operation"."""
    return name.dep_ == "compound" and name.head.i > name.i and name.head.pos_ == "NOUN"
