"""Missions by what forces are charged with: orders, a mission they are on, what they answer for or are busy with.

"have orders to stop tankers", "is on a mission to hunt pirates", "is responsible for guarding the coast", "are engaged
in mine clearance", "help with the distribution of food", "act as advisers to the police".
"""

from collections.abc import Callable, Iterable
from functools import cache
from itertools import product

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.knowledge import missions
from worker.extraction.claims.martial import speaks_of_forces, tells_of_coalition
from worker.extraction.claims.memberships.members import is_coalition
from worker.extraction.claims.missions.aims import add_task, add_words, make
from worker.extraction.claims.missions.doing import is_force, owner_of
from worker.extraction.claims.missions.extents import is_purpose, last_of
from worker.extraction.claims.missions.owners import is_ours
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, is_passive, prepositional
from worker.extraction.reading import ACTING

_ORDERS = frozenset({"order", "instruction", "task", "job", "brief", "mandate", "mission"})
_HAVING = frozenset({"have", "receive", "get", "be", "carry"})
_ANSWERING = frozenset({"responsibility", "charge", "part"})
_TAKING_ON = frozenset({"have", "take", "assume", "bear", "share", "hand", "give", "get", "retain", "inherit"})
_HANDING = frozenset({"hand", "give"})
_BUSY = frozenset({"busy", "responsible", "active", "involved", "engaged", "occupied"})
_ENGAGED = frozenset({"engage", "involve", "employ", "occupy", "use"})
_HELPING = frozenset({"help", "assist", "participate", "aid", "cooperate", "specialise", "specialize"})
_AT_WORK = frozenset({"in", "with", "on", "for"})
_TAKING_OVER = frozenset({"take", "assume", "handle", "ensure", "oversee", "undertake", "tackle", "join"})
_STAYING = frozenset({"be", "stay", "remain", "deploy", "send", "station", "dispatch", "post"})
_ACTING = frozenset({"act", "serve", "work", "operate"})
_OF_WHAT = frozenset({"of", "for"})
_OVER, _OF = frozenset({"over", "on"}), frozenset({"of"})
_GUIDES = frozenset(
    {"adviser", "advisor", "trainer", "instructor", "mentor", "escort", "bodyguard", "buffer", "deterrent", "shield"}
)


def find_charged(scene: Scene, builder: Builder) -> None:
    """Everything that forces are told to be charged with."""
    if not (speaks_of_forces(scene.parsed.text) or tells_of_coalition(scene.parsed)):
        return
    for words, tags, tell in _RULES:
        for token in scene.of_lemma(words):
            if token.pos_ in tags:
                tell(scene, builder, token)


def _owners(scene: Scene, verb: Token, allied: bool = True) -> list[Party | None]:
    """Whose forces a clause is about, None where nothing names them; empty where it is of no forces, or negated.

    Alliances and coalitions count as forces, unless they are not to be `allied`.
    """
    nouns = scene.objects(verb) if is_passive(verb) else scene.subjects(verb)
    nouns = nouns or ([verb.head] if verb.dep_ == "acl" else [])
    doers = [
        noun
        for noun in nouns
        if is_force(scene, noun) or (allied and any(is_coalition(scene, each) for each in scene.parties(noun)))
    ]
    return [owner_of(scene, doers)] if doers and modality_of(verb) != "negated" else []


def _ordered(scene: Scene, builder: Builder, noun: Token) -> None:
    """ "have orders to stop tankers", "are under orders to hold fire", "is on a mission to hunt pirates"."""
    verb = clause_verb(noun)
    if noun.dep_ == "nsubj" and verb.lemma_ == "be" and noun.lemma_ == "order":  # "their orders are to hold the dam"
        own = next((party for party in scene.modifying(noun) if party.type in ACTING), None)
        for child in verb.rights:
            if child.dep_ in {"xcomp", "ccomp"} and is_purpose(child) and not is_ours(noun):
                add_task(scene, builder, "ordered", own, child, "ongoing", verb)
        return
    under = noun.dep_ == "pobj" and noun.head.lower_ in {"under", "on", "with"}
    if not under and not (noun.dep_ == "dobj" and verb.lemma_ in _HAVING):
        return
    for child in noun.rights:
        if child.dep_ in {"acl", "relcl"} and is_purpose(child) and child.lemma_ not in missions().no_purpose:
            for owner in _owners(scene, verb):
                add_task(scene, builder, "ordered", owner, child, "ongoing", verb)


def _answering(scene: Scene, builder: Builder, noun: Token) -> None:
    """ "has responsibility for guarding the coast", "took charge of the prison", "takes part in the search"."""
    if noun.dep_ != "dobj" or noun.head.lemma_ not in _TAKING_ON:
        return
    if noun.head.lemma_ in _HANDING and not is_passive(noun.head):
        return  # "will hand over responsibility for the port", but "was given responsibility for the port"
    if noun.lower_ != "part":
        _at_work(scene, builder, noun.head, [noun])
    elif noun.head.lemma_ == "take":
        _at_work(scene, builder, noun.head, [noun, noun.head])


def _busy(scene: Scene, builder: Builder, word: Token) -> None:
    """ "is responsible for guarding the coast", "are busy hunting pirates"."""
    verb = word.head if word.dep_ == "acomp" else word
    _at_work(scene, builder, verb, [word])
    for work in (child for child in word.rights if child.tag_ == "VBG" and child.dep_ in {"xcomp", "advcl"}):
        for owner in _owners(scene, verb):
            add_task(scene, builder, "at work", owner, work, "ongoing", verb)


def _engaged(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "are engaged in mine clearance", "is helping in the search for"."""
    if verb.lemma_ not in _ENGAGED or is_passive(verb):
        _at_work(scene, builder, verb, [verb])


def _at_work(scene: Scene, builder: Builder, verb: Token, heads: list[Token]) -> None:
    """The work that prepositions behind some words of a clause tell, if forces are those who do it."""
    works = [noun for head in heads for noun in prepositional(head, _AT_WORK)]
    works += [noun for head in heads if head.lemma_ == "charge" for noun in prepositional(head, _OF)]
    for work, owner in product(works, _owners(scene, verb) if works else ()):
        if work.tag_ == "VBG" and work.lemma_ not in missions().no_purpose:
            add_task(scene, builder, "at work", owner, work, "ongoing", verb)
        elif work.lemma_.lower() in missions().works and not scene.names(work):
            add_words(scene, builder, "at work", owner, work, "ongoing", verb)
        elif _is_misread(work, verb):
            make(scene, builder, "at work", owner, work.i - 1, last_of(scene, work), "ongoing", verb)


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
        whose = prepositional(noun, frozenset({"to", "for", "of", "between", "against", "with"}))
        for owner in _owners(scene, verb) if whose and noun.lemma_.lower() in _GUIDES else ():
            add_words(scene, builder, "as guides", owner, noun, "ongoing", verb)


def _works_of(scene: Scene, nouns: Iterable[Token], words: frozenset[str]) -> list[Token]:
    """The nouns of work that tell at what it is done: "the protection of the dam"."""
    works = [noun for noun in nouns if noun.lemma_.lower() in missions().works and not scene.names(noun)]
    return [work for work in works if prepositional(work, words)]


def _taken_over(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "took over the protection of the dam", "will handle the distribution of food"."""
    particles = {child.lower_ for child in verb.rights if child.dep_ in {"prt", "prep", "advmod"}}
    if verb.lemma_ == "take" and particles.isdisjoint(_OVER):
        return
    objects = [child for child in verb.rights if child.dep_ == "dobj"]
    works = _works_of(scene, (*objects, *prepositional(verb, _OVER)), _OF_WHAT)
    for owner in _owners(scene, verb) if works else ():
        add_words(scene, builder, "takes over", owner, works[0], "ongoing", verb)


def _for_it(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "the troops will be there for the protection of convoys", "were sent for the evacuation of civilians"."""
    goals = _works_of(scene, prepositional(verb, frozenset({"for"})), _OF)
    for owner in _owners(scene, verb, allied=False) if goals else ():
        add_words(scene, builder, "for it", owner, goals[0], "ongoing", verb)


def _there_to(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "the unit exists to find and destroy mines", "the presence serves to deter raids"."""
    for purpose in (child for child in verb.rights if child.dep_ in {"xcomp", "advcl"} and is_purpose(child)):
        if verb.lemma_ == "serve" and purpose.i > verb.i + 2:
            continue  # "served in Gao to support the army" is where they were
        for owner in _owners(scene, verb):
            add_task(scene, builder, "exists", owner, purpose, "ongoing", verb)


_NOUN, _VERB = frozenset({"NOUN"}), frozenset({"VERB"})
_RULES: tuple[tuple[frozenset[str], frozenset[str], Callable[[Scene, Builder, Token], None]], ...] = (
    (_ORDERS, _NOUN, _ordered),
    (_ANSWERING, _NOUN, _answering),
    (_BUSY, frozenset({"ADJ", "VERB"}), _busy),
    (_ENGAGED | _HELPING, _VERB, _engaged),
    (_TAKING_OVER, _VERB, _taken_over),
    (_STAYING, frozenset({"VERB", "AUX"}), _for_it),
    (_ACTING, _VERB, _as_guides),
    (frozenset({"exist", "serve"}), _VERB, _there_to),
)
