"""Missions by what forces are to do, or not, whatever it is: "is to go after the gangs", "is not to police it".

"has not come to govern anybody", "is not authorised to hunt smugglers", "has no mandate to disarm the militia".
"""

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.knowledge import missions
from worker.extraction.claims.missions.aims import make
from worker.extraction.claims.missions.doing import is_force, owner_of
from worker.extraction.claims.missions.extents import is_phrasal, is_purpose, last_of, tells_none, told_of_forces
from worker.extraction.claims.missions.military import may_be_coalition
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import is_passive
from worker.extraction.counting.units import nouns

_INFINITIVES = frozenset({"xcomp", "advcl", "ccomp"})
_COMING = frozenset({"come", "go", "arrive", "send", "deploy", "dispatch"})
_MEANING = frozenset(
    {"mandate", "authorise", "authorize", "task", "empower", "entitle", "mean", "intend", "design", "seek", "aim"}
)
_DONE_FOR = frozenset({"search for", "look for", "hunt for", "watch over", "guard against", "provide for", "care for"})
_DISARMING = frozenset({"disband", "demobilise", "demobilize", "intercept"})
_WILL = frozenset({"will", "would", "shall", "wo"})
_CHARGES = frozenset({"mandate", "mission", "task", "order", "authority", "role", "job", "brief", "instruction"})
_UNTOLD = frozenset(
    {"give", "adopt", "merge", "cede", "transfer", "change", "share", "absorb", "incorporate", "include", "consist"}
    | {"undergo", "comprise", "number", "report", "operate", "win", "gain", "elect", "choose", "occupy", "test", "mark"}
)
_SITES = frozenset({"headquarters", "headquarter", "base", "camp", "office", "name", "strength", "number", "shape"})
_OWN = frozenset({"its", "their"})


def find_due(scene: Scene, builder: Builder) -> None:
    """Every infinitive of what forces are to do, and those of what they are told not to be there for."""
    for denial in scene.of_lemma({"not", "never", "no longer"}):
        if denial.dep_ == "neg" and denial.head.tag_ == "VB":
            _will_not(scene, builder, denial.head)
    for verb in scene.of_lemma({"be", "have"} | _COMING | _MEANING):
        if verb.pos_ not in {"VERB", "AUX"}:
            continue
        negated = modality_of(verb) == "negated"
        if not (negated or verb.lemma_ in {"be", "have"}):
            continue
        for purpose in _purposes(verb, negated):
            if purpose.i not in builder.purposes and (_is_a_task(scene, purpose) or (negated and _takes_part(purpose))):
                _tell(scene, builder, verb, purpose)


def _will_not(scene: Scene, builder: Builder, verb: Token) -> None:
    """ "The soldiers would not hunt down the gangs", "it will not take part in clearing the canal"."""
    told = verb.lemma_.lower() in told_of_forces() or is_phrasal(verb) or _takes_part(verb)
    denied = any(child.lower_ in _WILL for child in verb.lefts) and all(child.lower_ != "if" for child in verb.lefts)
    if told and denied and verb.i not in builder.purposes and (_takes_part(verb) or _is_a_task(scene, verb)):
        _tell(scene, builder, verb, verb)


def _tell(scene: Scene, builder: Builder, verb: Token, purpose: Token) -> None:
    """What forces are to do, if they are what the clause is about."""
    subjects = scene.objects(verb) if is_passive(verb) else scene.subjects(verb)
    told = purpose.lemma_.lower() in told_of_forces() or is_phrasal(purpose) or _takes_part(purpose)
    forces = [noun for noun in subjects if is_force(scene, noun) or (told and _may_be(scene, noun))]
    if forces:
        make(scene, builder, "due", owner_of(scene, forces), purpose.i, last_of(scene, purpose), "ongoing", verb)


def _may_be(scene: Scene, noun: Token) -> bool:
    """Whether the document may know a word as a coalition: "ONUC", "it"."""
    return any(may_be_coalition(scene, party) for party in scene.parties(noun))


def _purposes(verb: Token, negated: bool) -> list[Token]:
    """The infinitives behind a verb that tell what is to be done: "is to", "has not come to", "has no mandate to"."""
    must = [child for child in verb.rights if child.dep_ == "xcomp" and _is_right_behind(verb, child)]
    if verb.lemma_ == "have" and must:
        return [child for child in must if is_purpose(child) and not negated]  # "has to provide security"
    if verb.lemma_ == "have":
        held = [child for child in verb.rights if child.dep_ == "dobj" and child.lemma_.lower() in _CHARGES]
        return [child for noun in held for child in noun.rights if child.dep_ in {"acl", "relcl"} and is_purpose(child)]
    found = [child for child in verb.rights if child.dep_ in _INFINITIVES and is_purpose(child)]
    if verb.lemma_ == "be" and not negated:
        return [child for child in found if _is_right_behind(verb, child)]
    return found


def _is_right_behind(verb: Token, infinitive: Token) -> bool:
    """Whether only small words part "is" from its infinitive: "is also to guard", but not "is ready to go"."""
    return all(token.pos_ in {"ADV", "PART"} for token in verb.doc[verb.i + 1 : infinitive.i])


def _is_a_task(scene: Scene, verb: Token) -> bool:
    """Whether a verb tells what forces do to others, and not what becomes of them: "is to get 300 men"."""
    things = [child for child in verb.rights if child.dep_ == "dobj"]
    done = things or is_phrasal(verb) or any(child.dep_ == "ccomp" for child in verb.rights)
    done = done or any(f"{verb.lemma_} {child.lower_}" in _DONE_FOR for child in verb.rights)
    if verb.lemma_ in _UNTOLD or tells_none(verb) or not done:
        return False
    if is_phrasal(verb) or verb.lemma_.lower() in missions().watching | _DISARMING:
        return True  # "is to train the police"
    return not any(_is_its_own(scene, thing) for thing in things)


def _takes_part(verb: Token) -> bool:
    return verb.lemma_ == "take" and any(child.dep_ == "dobj" and child.lemma_ == "part" for child in verb.rights)


def _is_its_own(scene: Scene, thing: Token) -> bool:
    """Whether a thing is a part of the forces or a place of theirs: "is to keep its vehicles", "is to get 300 men"."""
    if noun_of(thing) in nouns("force", "craft") | _SITES:
        return True
    return any(child.lower_ in _OWN or child.dep_ == "nummod" for child in thing.lefts)
