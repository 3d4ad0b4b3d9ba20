"""Members by the heading of what they say together: "Statement by the Governments of Chad and Mali on their force"."""

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.memberships.coalition_words import add_member_of, coalition_near
from worker.extraction.claims.memberships.participations import focus
from worker.extraction.claims.rows_of_states import Row
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.words import belonging, kinds

_SAYING = frozenset({"statement", "declaration", "communique", "communiqué", "announcement"})
_JOINT = frozenset({"joint", "common", "combined", "multinational", "collective"})
_BACK = 14  # tokens from "Statement" to the first state
_FAR = 16  # tokens to the name


def add_heading(scene: Scene, builder: Builder, row: Row) -> None:
    """States whose joint statement is on "their joint operation"."""
    tokens = scene.tokens
    if row.noun is not None or len(row.parties) < 2 or row.end + 4 >= len(tokens) or tokens[row.end + 1].lower_ != "on":
        return
    if not any(token.lower_ in _SAYING for token in tokens[max(row.first - _BACK, 0) : row.first]):
        return
    _, end = scene.sentence(row.end)
    after = tokens[row.end + 2 : min(end, row.end + _FAR)]
    whose = next((token for token in after if token.lower_ == "their"), None)
    groups = belonging().forces | kinds().memberships.groups
    what = whose and next((token for token in after if token.i > whose.i and token.lemma_.lower() in groups), None)
    if whose is None or what is None or not any(t.lower_ in _JOINT for t in tokens[whose.i : what.i]):
        return
    named = coalition_near(scene, what.i + 1, min(len(tokens), what.i + _FAR), strict=True)
    add_member_of(scene, builder, "heading", named or focus(what), row.parties, "member", what)
