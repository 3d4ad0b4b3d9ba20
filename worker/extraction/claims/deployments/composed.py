"""Forces of several nations that make up one: "the mission has officers from Fiji and Peru"."""

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.deployments.deploying import deploy
from worker.extraction.claims.deployments.force import Force
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.rows_of_states import Row
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import clause_verb
from worker.extraction.claims.words import belonging
from worker.extraction.counting.units import nouns

_BACK = 6  # tokens from the forces to the first of the states
_WHOLE = frozenset({"coalition", "operation", "contingent", "rest", "remainder", "it"})
_COMPOSED = frozenset({"be", "come", "hail", "serve", "represent", "man", "staff"})
_SKIPPED = frozenset(
    {
        *("the", "are", "come", "comes", "came", "from", "of", "both", "mainly", "mostly", "drawn", "sent", "provided"),
        *("by", "also"),
    }
)


def find_composed(scene: Scene, builder: Builder) -> None:
    """The forces of each state of a row, where nothing else has told of them; how many they are, nothing says."""
    if not scene.has_forces:
        return
    for row in scene.rows:
        force = _forces(scene, row) if len(row.parties) > 1 else None
        if force is None or force.i in builder.told or force.i in scene.counting or not _are_in_it(scene, force):
            continue
        unit = Force(force.i, noun_of(force))
        for state in row.parties:
            deploy(scene, builder, "composed", force.i, "asserted", state, None, unit, "present", 0.6)


def _forces(scene: Scene, row: Row) -> Token | None:
    """The forces that a row tells the origin of: "officers from Fiji and Peru", "Fijian and Peruvian officers"."""
    wanted = nouns("force", "craft") | {"men"}
    if row.noun is not None:
        return scene.tokens[row.noun] if noun_of(scene.tokens[row.noun]) in wanted else None
    for token in reversed(scene.tokens[max(row.first - _BACK, 0) : row.first]):
        if noun_of(token) in wanted and token.pos_ in {"NOUN", "PROPN"}:
            between = {word.lower_ for word in scene.tokens[token.i + 1 : row.first]}
            return token if between <= _SKIPPED and "from" in between else None
    return None


def _are_in_it(scene: Scene, force: Token) -> bool:
    """Whether the clause only says of what a force is made, and not that somebody will send or has left it."""
    verb = clause_verb(force)
    if verb.lemma_ not in belonging().consisting | _COMPOSED or modality_of(verb) != "asserted":
        return False
    start, end = scene.sentence(force.i)
    named = [party for token in scene.tokens[start:end] if (party := scene.party_at(token)) is not None]
    there = verb.lemma_ == "be" and any(child.dep_ == "expl" for child in verb.lefts)
    if verb.lemma_ == "be" and not there:
        return force.dep_ in {"nsubj", "nsubjpass"}  # no "it is soldiers from Fiji who …"
    return there or _is_theirs(scene, verb) or any(party.type == "coalition" for party in named)


def _is_theirs(scene: Scene, verb: Token) -> bool:
    """Whether it is told of a force: "the mission has", "it is made up of", "the rest of the force comes from"."""
    told = (*scene.subjects(verb), *scene.objects(verb))
    return any(noun_of(noun) in belonging().forces | _WHOLE or noun.lower_ in _WHOLE for noun in told)
