"""Members by what a coalition is with or without them: "With the addition of Chad, the coalition has 14 members"."""

from schemas.claims import MembershipStatus
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.memberships.coalition_words import add_member_of, coalition_near
from worker.extraction.claims.rows_of_states import Row
from worker.extraction.claims.scene import Scene

_OPENING = frozenset({"with", "after", "following", "since"})
_CHANGES: dict[str, MembershipStatus] = {
    **dict.fromkeys(("addition", "accession", "inclusion", "entry", "admission", "arrival"), "joined"),
    **dict.fromkeys(("departure", "withdrawal", "exit", "defection"), "left"),
}
_FAR = 8  # tokens from the states to the coalition


def add_with_them(scene: Scene, builder: Builder, row: Row) -> None:
    """ "With the departure of Norway, the coalition has 20 members", "with Chad and Mali on board, the force has"."""
    tokens, at = scene.tokens, row.first - 1
    at -= 1 if at > 0 and tokens[at].lower_ == "the" else 0
    if row.noun is not None or at < 0:
        return
    status: MembershipStatus | None = None
    if tokens[at].lower_ == "with" and [t.lower_ for t in tokens[row.end + 1 : row.end + 3]] == ["on", "board"]:
        status = "joined"
    elif tokens[at].lower_ == "of" and at > 2 and tokens[at - 3].lower_ in _OPENING:
        status = _CHANGES.get(tokens[at - 1].lower_)
    _, end = scene.sentence(row.end)
    coalition = coalition_near(scene, row.end + 1, min(end, row.end + _FAR)) if status is not None else None
    if status is not None and coalition is not None:
        add_member_of(scene, builder, "with them", coalition, row.parties, status, tokens[at])
