"""Members told behind the coalition by a clause: "the force, to which Chad and Togo belong"."""

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.memberships.coalition_words import add_member_of, coalition_near
from worker.extraction.claims.rows_of_states import Row
from worker.extraction.claims.scene import Scene

_FAR = 8  # tokens before "to which"
_BELONGING = {
    "to": frozenset({"belong", "belongs", "belonged"}),
    "in": frozenset({"participate", "participates", "take"}),
}


def add_to_which(scene: Scene, builder: Builder, row: Row) -> None:
    """The parse seldom reads such clauses; the words around the row do."""
    tokens, first, last = scene.tokens, row.first, row.last
    first -= 1 if first and tokens[first - 1].lower_ == "the" else 0
    if first < 3 or tokens[first - 1].lower_ != "which" or last + 1 >= len(tokens):
        return
    verbs = _BELONGING.get(tokens[first - 2].lower_, frozenset())
    deed = next((token for token in tokens[last + 1 : last + 3] if token.lower_ in verbs), None)
    coalition = coalition_near(scene, first - _FAR, first - 2, backwards=True) if deed is not None else None
    if deed is not None and coalition is not None:
        add_member_of(scene, builder, "to which", coalition, row.parties, "member", deed)
