"""Members told behind the coalition by a clause: "the force, to which Chad and Togo belong"."""

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.memberships.coalition_words import add_member_of, coalition_near
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.rows_of_states import Row
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.words import belonging

_FAR = 8  # tokens before "to which"
_BELONGING = {
    "to": frozenset({"belong", "belongs", "belonged"}),
    "in": frozenset(
        {
            "participate",
            "participates",
            "take",
            "takes",
            "took",
            "fight",
            "fought",
            "serve",
            "served",
            "work",
            "cooperate",
        }
        | {"patrol", "combine", "join", "operate", "unite", "are", "were"}
    ),
    "under": frozenset({"fight", "fought", "serve", "served", "operate", "patrol"}),
    "with": frozenset({"serve", "served", "fight", "fought"}),
}


def add_to_which(scene: Scene, builder: Builder, row: Row) -> None:
    """The parse seldom reads such clauses; the words around the row do."""
    tokens, first, last = scene.tokens, row.first, row.last
    first -= 1 if first and tokens[first - 1].lower_ == "the" else 0
    if first < 3 or tokens[first - 1].lower_ != "which" or last + 1 >= len(tokens):
        return
    if tokens[first - 2].text == ",":
        _joined_or_left(scene, builder, row, first - 1)
        return
    verbs = _BELONGING.get(tokens[first - 2].lower_, frozenset())
    deed = next((token for token in tokens[last + 1 : last + 3] if token.lower_ in verbs), None)
    coalition = coalition_near(scene, first - _FAR, first - 2, backwards=True) if deed is not None else None
    if deed is not None and coalition is not None:
        add_member_of(scene, builder, "to which", coalition, row.parties, "member", deed)


def _joined_or_left(scene: Scene, builder: Builder, row: Row, which: int) -> None:
    """ "The coalition in Iraq and Syria, which Fiji and Peru have joined", wherever the parse hangs the clause."""
    start, end = scene.sentence(row.first)
    after = scene.tokens[row.last + 1 : min(end, row.last + _NEAR)]
    deed = next((token for token in after if token.pos_ == "VERB"), None)
    if deed is None or deed.lemma_ not in belonging().joining or any(child.dep_ == "dobj" for child in deed.rights):
        return
    coalition = coalition_near(scene, start, which - 1, backwards=True, strict=True)
    if coalition is not None:
        status = belonging().deeds[deed.lemma_]
        add_member_of(scene, builder, "which they joined", coalition, row.parties, status, deed, modality_of(deed))


_NEAR = 6  # tokens from the states to what they do
