"""Missions by the tasks of forces, wherever the parse hangs them: what they begin, stop, do or are to do.

"have begun removing weapons", "a task force hunting pirates", "will keep some of them there until May to guard it",
"suspended its patrols".
"""

from spacy.tokens import Token

from schemas.claims import MissionStatus
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.knowledge import missions
from worker.extraction.claims.memberships.members import is_coalition
from worker.extraction.claims.missions.aims import add_task, add_words, status_of
from worker.extraction.claims.missions.doing import is_force, owner_of
from worker.extraction.claims.missions.military import is_military
from worker.extraction.claims.missions.missions import tells_purpose
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.model.neighbours import word_before

_BACK = 18
_BARE = frozenset({"VBG", "VB"})
_THEY = frozenset({"they", "these", "those"})
_GOING_ON = frozenset({"continue", "begin", "start", "resume", "work"})


def find_tasks(scene: Scene, builder: Builder) -> None:
    """Every task of forces that no other rule has told."""
    table = missions()
    told = table.habits | table.tasks | table.watching
    for token in scene.of_lemma(told, table.halting):
        if token.tag_ in _BARE and token.lemma_.lower() in told:
            if token.i in builder.purposes or any(child.lower_.endswith("self") for child in token.rights):
                continue
            if token.tag_ == "VBG":
                _doing(scene, builder, token)
            elif word_before(token) == "to":
                _to_do(scene, builder, token)
        elif token.pos_ == "NOUN" and token.lemma_.lower() in table.halting and token.dep_ in {"dobj", "nsubjpass"}:
            _halted(scene, builder, token)


def _doing(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "have begun removing weapons", "stopped escorting convoys", "a task force hunting pirates"."""
    above = verb.head
    going_on = verb.dep_ == "pcomp" and above.lower_ == "on" and above.head.lemma_ in {"go", "carry", "keep"}
    above = above.head if going_on else above
    if (going_on or verb.dep_ == "xcomp") and above.pos_ == "VERB" and modality_of(above) != "negated":
        status = "ongoing" if going_on else _aspect(above)
        subjects = scene.subjects(above)
        forces = any(is_force(scene, noun) for noun in subjects) or _are_allied(scene, subjects, verb)
        if status is not None and forces:
            add_task(scene, builder, "task", owner_of(scene, subjects), verb, status, above)
    elif verb.lemma_ in {"fight", "battle"} and noun_of(above) not in missions().made:
        return  # "soldiers fighting the rebels" are at war
    elif scene.suffering(above):
        return  # "Five marines guarding the convoy were wounded"
    elif verb.dep_ == "acl" and _does_something(verb) and verb.i == above.i + 1 and is_force(scene, above):
        add_task(scene, builder, "at its task", owner_of(scene, [above]), verb, "ongoing", verb)


def _are_allied(scene: Scene, subjects: list[Token], verb: Token) -> bool:
    """Whether an alliance does what forces do: "the EU has begun to train soldiers"."""
    allied = [party for noun in subjects for party in scene.parties(noun) if party.type == "organisation"]
    return verb.lemma_.lower() in missions().watching and any(is_coalition(scene, party) for party in allied)


def _does_something(verb: Token) -> bool:
    return any(child.dep_ == "dobj" for child in verb.rights) and modality_of(verb) != "negated"


def _aspect(verb: Token) -> MissionStatus | None:
    if verb.lemma_.lower() in {"begin", "start", "resume", "commence"}:
        return "started"
    status = status_of(verb)
    return status if status in _STATUSES else None


_STATUSES: tuple[MissionStatus, ...] = ("started", "ended", "suspended", "ongoing")


def _to_do(scene: Scene, builder: Builder, verb: Token) -> None:
    """An infinitive behind forces in its clause: "will keep some of the troops there until May to guard the port"."""
    table = missions()
    above = verb.head
    if verb.lemma_ in {"fight", "battle"} and verb.dep_ == "xcomp":
        return  # "continue to fight the rebels" is a war
    if verb.dep_ == "xcomp" and above.lemma_ in _GOING_ON and modality_of(above) != "negated":
        subjects = scene.subjects(above)  # "NATO aircraft will continue to monitor the coast"
        if (_are_allied(scene, subjects, verb) or any(is_force(scene, noun) for noun in subjects)) and any(verb.rights):
            add_task(scene, builder, "task", owner_of(scene, subjects), verb, _aspect(above) or "ongoing", above)
        return
    to = verb.i - 1
    first, _ = scene.sentence(verb.i)
    before = scene.doc[to - 1] if to > first else None
    if (
        before is None
        or before.lower_ == "yet"
        or before.pos_ in {"ADJ", "PART"}
        or before.lemma_.lower() in table.no_purpose_of
    ):
        return
    if before.pos_ in {"VERB", "AUX"} and before.lemma_.lower() not in table.marching | {"be"}:
        return
    if any(child.dep_ == "xcomp" and child.lemma_.lower() in table.no_purpose for child in verb.rights):
        return  # "to help pay for it"
    force: Token | None = None
    posted: Token | None = None
    for token in reversed(list(scene.doc[max(first, to - _BACK) : to])):
        if posted is None and token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass"}:
            posted = token
            if token.lemma_.lower() not in table.marching | table.posting:
                return
        if token.text in {";", ":", "“", "”", '"'}:
            return
        if force is None and token.pos_ in {"NOUN", "PROPN"} and is_force(scene, token):
            force = token
    if force is None or posted is None or (before.lemma_ == "be" and force not in scene.subjects(before)):
        return
    subjects = scene.subjects(posted)
    told = any(noun.lower_ in _THEY for noun in subjects)  # "has kept men outside the UN force, who will stay to"
    owner = owner_of(scene, subjects if told else [*subjects, force])
    if (owner is not None or told) and modality_of(posted) != "negated":
        add_task(scene, builder, "to a task", owner, verb, "ongoing", posted)


def _halted(scene: Scene, builder: Builder, noun: Token) -> None:
    """ "suspended its patrols", "stopped medical evacuations", "resumed joint patrols", "ended its hunt for"."""
    verb = noun.head
    if verb.pos_ != "VERB" or modality_of(verb) == "negated":
        return
    status = status_of(verb)
    if verb.lemma_ in {"resume", "restart", "begin", "launch"}:
        status = "started"
    elif status not in {"ended", "suspended"}:
        return
    if status == "started" and tells_purpose(noun):
        return
    of = prepositional(noun, frozenset({"of", "for", "over", "against"}))
    warlike = any(child.lower_ in missions().warlike | {"medical"} for child in noun.lefts)
    forces = any(noun_of(part) in kinds().territories.holders or is_military(scene, part) for part in of)
    if warlike or forces or noun.lower_ in {"patrols", "sorties", "airstrikes"}:
        add_words(scene, builder, "halted", owner_of(scene, scene.subjects(verb)), noun, status, verb)
