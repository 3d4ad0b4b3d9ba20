"""Nations of whom it is told that they have forces: "countries with troops in Somalia include Fiji and Peru"."""

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.deployments.deploying import deploy
from worker.extraction.claims.deployments.forces import force_at
from worker.extraction.claims.deployments.senders import places_for
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.rows_of_states import Row
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import clause_verb
from worker.extraction.claims.words import belonging

_TELLING = frozenset({"be", "include", "number", "count"})
_NEAR = 8  # tokens between the states and "countries", or between the forces and the states


def find_nations_with(scene: Scene, builder: Builder) -> None:
    """The states of the row beside "countries with troops there": each has some."""
    if not scene.has_forces:
        return
    for with_ in scene.of_word({"with"}):
        nations = with_.head
        if nations.tag_ != "NNS" or nations.lemma_.lower() not in belonging().groups_of_states:
            continue
        verb = clause_verb(nations)
        if verb.lemma_ not in _TELLING or modality_of(verb) != "asserted":
            continue
        row = _row_beside(scene, nations, with_)
        for noun in [child for child in with_.children if child.dep_ == "pobj"] if row is not None else []:
            force = force_at(scene, noun)
            if row is None or force is None or force.token in builder.told or force.quantity is not None:
                continue
            for state in row.parties:
                for place in places_for(state, list(force.there)):
                    deploy(scene, builder, "nations with", noun.i, "asserted", state, place, force, "present", 0.65)


def _row_beside(scene: Scene, nations: Token, with_: Token) -> Row | None:
    """The row that "include" or a colon leads to; or the one of "Fiji and Peru are among the countries"."""
    start, end = scene.sentence(nations.i)
    rows = [row for row in scene.rows if row.noun is None and start <= row.first < end]
    behind = [row for row in rows if row.first > with_.right_edge.i and len(row.parties) > 1]
    among = nations.doc[max(nations.i - 3, 0) : nations.i].text.lower()
    before = [row for row in rows if row.last < nations.i <= row.last + _NEAR and "among" in among]
    return next(iter(behind or before), None)
