"""Members whose forces make up a coalition: "the ministers of Fiji and Peru, whose ships make up the operation"."""

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.memberships.coalition_words import add_member_of, coalition_near
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.rows_of_states import Row
from worker.extraction.claims.scene import Scene
from worker.extraction.counting.units import nouns

_FAR = 16  # tokens behind "whose"
_LONG = 30  # and behind "their", to the name
_MAKING = frozenset({"make", "form", "compose", "constitute", "serve", "belong", "fight"})


def add_whose_forces(scene: Scene, builder: Builder, row: Row) -> None:
    """ "Chad and Mali, whose soldiers serve in the force"; "Fiji and Peru say that their police serve as the force"."""
    tokens, first = scene.tokens, row.end + 1
    _, end = scene.sentence(row.first)
    if row.noun is not None or len(row.parties) < 2 or first + 2 >= end:
        return
    whose = tokens[first].text == "," and tokens[first + 1].lower_ == "whose"
    at = first + 1 if whose else next((t.i for t in tokens[first : min(end, first + 8)] if t.lower_ == "their"), 0)
    after = tokens[at + 1 : min(end, at + (_FAR if whose else _LONG))] if at else ()
    force = next((token for token in after[:5] if noun_of(token) in nouns("force", "craft")), None)
    verb = next((t for t in after if t.pos_ == "VERB" and force is not None and t.i > force.i), None)
    if verb is None or verb.lemma_ not in _MAKING:
        return
    inside = {token.lower_ for token in tokens[verb.i + 1 : verb.i + 10]}
    if verb.lemma_ in {"serve", "fight"} and inside.isdisjoint({"in", "as", "under", "with"}):
        return
    coalition = coalition_near(scene, verb.i + 1, min(end, verb.i + _FAR))
    if coalition is not None:
        add_member_of(scene, builder, "whose forces", coalition, row.parties, "member", verb)
