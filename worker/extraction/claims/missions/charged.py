"""Missions by what forces are charged with: orders, a mission they are on, what they answer for or are busy with.

"have orders to stop tankers", "is on a mission to hunt pirates", "is responsible for guarding the coast", "are engaged
in mine clearance", "help with the distribution of food", "act as advisers to the police".
"""

from functools import cache

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.knowledge import missions
from worker.extraction.claims.martial import speaks_of_forces
from worker.extraction.claims.memberships.members import is_coalition
from worker.extraction.claims.missions.aims import add_words, make
from worker.extraction.claims.missions.doing import is_force, owner_of
from worker.extraction.claims.missions.intents import last_of
from worker.extraction.claims.missions.missions import is_purpose
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import clause_verb, is_passive, prepositional

_ORDERS = frozenset({"order", "instruction", "task", "job", "brief", "mandate", "mission"})
_HAVING = frozenset({"have", "receive", "get", "be", "carry"})
_ANSWERING = frozenset({"responsibility", "charge"})
_TAKING_ON = frozenset({"have", "take", "assume", "bear", "share", "hand", "give", "get", "retain", "inherit"})
_BUSY = frozenset({"busy", "responsible", "active", "involved", "engaged", "occupied"})
_ENGAGED = frozenset({"engage", "involve", "employ", "occupy", "use"})
_HELPING = frozenset({"help", "assist", "participate", "aid", "cooperate", "specialise", "specialize"})
_AT_WORK = frozenset({"in", "with", "on", "for"})
_TAKING_OVER = frozenset({"take", "assume", "handle", "ensure", "oversee", "undertake", "tackle", "join"})
_STAYING = frozenset({"be", "stay", "remain", "deploy", "send", "station", "dispatch", "post"})
_ACTING = frozenset({"act", "serve", "work", "operate"})
_OF_WHAT = frozenset({"of", "for"})
_GUIDES = frozenset(
    {"adviser", "advisor", "trainer", "instructor", "mentor", "escort", "bodyguard", "buffer", "deterrent", "shield"}
)


def find_charged(scene: Scene, builder: Builder) -> None:
    """Everything that forces are told to be charged with."""
    if not speaks_of_forces(scene.parsed.text):
        return
    for token in scene.of_lemma(
        _ORDERS, _ANSWERING, _BUSY, _ENGAGED, _HELPING, _ACTING, _TAKING_OVER, _STAYING, {"part", "exist"}
    ):
        lemma = token.lemma_.lower()
        if token.pos_ == "NOUN" and lemma in _ORDERS:
            _ordered(scene, builder, token)
        elif token.pos_ == "NOUN" and lemma in _ANSWERING:
            if token.dep_ == "dobj" and token.head.lemma_ in _TAKING_ON:
                _at_work(scene, builder, token.head, [token])
        elif token.lower_ == "part":
            if token.dep_ == "dobj" and token.head.lemma_ == "take":
                _at_work(scene, builder, token.head, [token, token.head])
        elif lemma in _BUSY and token.pos_ in {"ADJ", "VERB"}:
            verb = token.head if token.dep_ == "acomp" else token
            _at_work(scene, builder, verb, [token])
        elif token.pos_ == "VERB" and (lemma in _HELPING or (lemma in _ENGAGED and is_passive(token))):
            _at_work(scene, builder, token, [token])
        elif lemma in _TAKING_OVER and token.pos_ == "VERB":
            _taken_over(scene, builder, token)
        elif lemma in _STAYING and token.pos_ in {"VERB", "AUX"}:
            _for_it(scene, builder, token)
        elif lemma in _ACTING and token.pos_ == "VERB":
            _as_guides(scene, builder, token)
        elif lemma == "exist" and token.pos_ == "VERB":
            _there_to(scene, builder, token)


def _doers(scene: Scene, verb: Token) -> list[Token]:
    """The forces that a clause is about; alliances and coalitions count as such."""
    nouns = scene.objects(verb) if is_passive(verb) else scene.subjects(verb)
    nouns = nouns or ([verb.head] if verb.dep_ == "acl" else [])
    return [
        noun
        for noun in nouns
        if is_force(scene, noun) or any(is_coalition(scene, each) for each in scene.parties(noun))
    ]


def _ordered(scene: Scene, builder: Builder, noun: Token) -> None:
    """ "have orders to stop tankers", "are under orders to hold fire", "is on a mission to hunt pirates"."""
    verb = clause_verb(noun)
    under = noun.dep_ == "pobj" and noun.head.lower_ in {"under", "on", "with"}
    if not under and not (noun.dep_ == "dobj" and verb.lemma_ in _HAVING):
        return
    doers = _doers(scene, verb)
    if not doers or modality_of(verb) == "negated":
        return
    for child in noun.rights:
        fits = child.dep_ in {"acl", "relcl"} and is_purpose(child) and child.lemma_ not in missions().no_purpose
        if fits and child.i not in builder.purposes:
            owner = owner_of(scene, doers)
            make(scene, builder, "ordered", owner, child.i, last_of(scene, child), "ongoing", verb)


def _at_work(scene: Scene, builder: Builder, verb: Token, heads: list[Token]) -> None:
    """ "is responsible for guarding the coast", "are engaged in mine clearance", "is helping in the search for"."""
    doers = _doers(scene, verb)
    if not doers or modality_of(verb) == "negated":
        return
    owner = owner_of(scene, doers)
    works = [noun for head in heads for noun in prepositional(head, _AT_WORK)]
    works += [noun for head in heads if head.lemma_ == "charge" for noun in prepositional(head, frozenset({"of"}))]
    for work in works:
        if work.tag_ == "VBG" and work.i not in builder.purposes and work.lemma_ not in missions().no_purpose:
            make(scene, builder, "at work", owner, work.i, last_of(scene, work), "ongoing", verb)
        elif work.lemma_.lower() in missions().works and not scene.names(work):
            add_words(scene, builder, "at work", owner, work, "ongoing", verb)
        elif _is_misread(work, verb):
            make(scene, builder, "at work", owner, work.i - 1, last_of(scene, work), "ongoing", verb)
    for child in (child for head in heads if head.lemma_.lower() in _BUSY for child in head.rights):
        if child.tag_ == "VBG" and child.dep_ in {"xcomp", "advcl"} and child.i not in builder.purposes:
            make(scene, builder, "at work", owner, child.i, last_of(scene, child), "ongoing", verb)


def _is_misread(noun: Token, verb: Token) -> bool:
    """Whether a gerund is read as a part of its object: "engaged in clearing mines"."""
    doing = noun.nbor(-1)
    read_so = noun.pos_ == "NOUN" and doing.i > verb.i and doing.dep_ in {"compound", "amod"}
    return read_so and doing.lower_.endswith("ing") and doing.lower_ in _as_gerunds()


@cache
def _as_gerunds() -> frozenset[str]:
    table = missions()
    stems = table.tasks | table.watching | table.aiding | table.habits
    return frozenset(form for stem in stems for form in (stem + "ing", stem.removesuffix("e") + "ing"))


def _as_guides(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "act as advisers to the police", "serve as a buffer between the armies"."""
    for noun in prepositional(verb, frozenset({"as"})):
        lemma = noun.lemma_.lower()
        whose = prepositional(noun, frozenset({"to", "for", "of", "between", "against", "with"}))
        doers = _doers(scene, verb) if whose and lemma in _GUIDES else []
        if doers and modality_of(verb) != "negated":
            add_words(scene, builder, "as guides", owner_of(scene, doers), noun, "ongoing", verb)


def _taken_over(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "took over the protection of the dam", "will handle the distribution of food"."""
    particles = {child.lower_ for child in verb.rights if child.dep_ in {"prt", "prep", "advmod"}}
    if verb.lemma_ == "take" and particles.isdisjoint({"over", "on"}):
        return
    works = [child for child in verb.rights if child.dep_ == "dobj" and child.lemma_.lower() in missions().works]
    works += [
        noun for noun in prepositional(verb, frozenset({"over", "on"})) if noun.lemma_.lower() in missions().works
    ]
    works = [work for work in works if prepositional(work, _OF_WHAT) and not scene.names(work)]
    doers = _doers(scene, verb) if works else []
    if doers and modality_of(verb) != "negated":
        add_words(scene, builder, "takes over", owner_of(scene, doers), works[0], "ongoing", verb)


def _for_it(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "the troops will be there for the protection of convoys", "were sent for the evacuation of civilians"."""
    goals = [noun for noun in prepositional(verb, frozenset({"for"})) if noun.lemma_.lower() in missions().works]
    goals = [goal for goal in goals if prepositional(goal, frozenset({"of"})) and not scene.names(goal)]
    doers = [noun for noun in _doers(scene, verb) if is_force(scene, noun)] if goals else []  # no alliance
    if doers and modality_of(verb) != "negated":
        add_words(scene, builder, "for it", owner_of(scene, doers), goals[0], "ongoing", verb)


def _there_to(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "the unit exists to find and destroy mines"."""
    doers = _doers(scene, verb)
    for child in verb.rights if doers and modality_of(verb) != "negated" else ():
        if child.dep_ in {"xcomp", "advcl"} and is_purpose(child) and child.i not in builder.purposes:
            make(scene, builder, "exists", owner_of(scene, doers), child.i, last_of(scene, child), "ongoing", verb)
