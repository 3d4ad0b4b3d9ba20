"""What tense, voice and adverbs of a verb say of forces: "was withdrawn", "are deployed", "have arrived"."""

from spacy.tokens import Token

from schemas.claims import Modality, Posture
from worker.extraction.claims.deployments.force import Force
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import is_passive

_GIVEN = frozenset({"provide", "contribute", "supply", "furnish"})
_STANDING = frozenset({"deploy", "assign", "attach", "detail", "second"})
_AWAITING = frozenset({"until", "till", "once", "before", "unless"})
_REMAINING = frozenset({"remain", "remains", "remained", "remaining", "stay", "stays", "stayed"})
_GONE = frozenset({"back", "out", "home", "gone"})


def is_awaited(verb: Token) -> bool:
    """Whether something lasts until it is done, or begins with it: "until", "once" before the verb."""
    return verb.dep_ == "advcl" and any(child.lower_ in _AWAITING for child in verb.lefts)


def posture_told(says: str, verb: Token, modality: Modality) -> Posture:
    """A withdrawal in the past is over: "withdrew", "has pulled out", "completed its withdrawal"."""
    if says != "withdrawing" or modality != "asserted":
        return says  # type: ignore[return-value]
    governor = verb.head
    if governor.lemma_ in {"complete", "finish", "conclude"}:
        return "withdrawn"
    if governor.lemma_ in {"begin", "start", "continue", "order"} or verb.tag_ in {"VBG", "VB"}:
        return "withdrawing"
    if verb.lemma_ == "order" and not is_passive(verb):
        return "withdrawing"  # "ordered the marines to their ships"
    if verb.lemma_ == "be" and any(child.lower_ in _GONE for child in verb.rights):
        return "withdrawn"  # "are back from", "is out of"
    perfect = any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)
    was = any(child.dep_ == "auxpass" and child.lower_ in {"was", "were"} for child in verb.lefts)  # "was withdrawn"
    told = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and verb.dep_ == "ROOT" and not any(map(_is_helping, verb.lefts)))
    over = told or perfect or (was and not _goes_on(verb))
    return "withdrawn" if verb.pos_ == "VERB" and over else "withdrawing"


def _is_helping(child: Token) -> bool:
    return child.dep_ in {"aux", "auxpass"}


def _goes_on(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ in {"being", "to", "be", "would", "could"} for child in verb.lefts)


def is_lasting(verb: Token) -> bool:
    """Whether a verb tells how things are: "six states contribute soldiers to the mission"."""
    return verb.tag_ in {"VBZ", "VBP"} and not any(child.dep_ in {"aux", "neg"} for child in verb.lefts)


def are_the_last(scene: Scene, verb: Token, force: Force) -> bool:
    """Whether those who cross into somewhere are the last to go: "The last convoy rolled across the border to Chad"."""
    noun = scene.doc[force.token]
    top = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    last = any(child.lower_ in {"last", "final"} for word in (noun, top) for child in word.lefts)
    return last and any(child.lower_ in {"into", "across"} for child in verb.rights)


def deploys_always(verb: Token, place: Party | None) -> bool:
    """Whether somebody has forces in the field all the time: "the force, which deploys 17,700 soldiers"."""
    return place is None and verb.dep_ == "relcl" and is_lasting(verb)


def go_ahead(verb: Token, noun: Token) -> bool:
    """Whether those who leave go ahead of others who will follow: "Its advance party left Jinan on Wednesday"."""
    ahead = noun.lower_ in {"vanguard", "rotation"} or any(child.lower_ == "advance" for child in noun.lefts)
    over = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    if over.lower_ == "first" and any(child.lower_ == "for" for child in noun.rights):
        ahead = True  # "The first of 250 Danish soldiers for the mission in Mali will leave on Monday"
    return ahead and verb.lemma_ in {"leave", "depart", "fly"}


def is_by_then(verb: Token) -> bool:
    """Whether forces are to be somewhere by a day: "should be in place by January", "will be in Gao by March"."""
    return any(child.lower_ == "by" and child.dep_ == "prep" for child in verb.rights)


def has_given(verb: Token) -> bool:
    """Whether somebody has given forces, so that they are there: "has contributed 300 men", "provided a battalion"."""
    if verb.lemma_ in _GIVEN and verb.tag_ == "VBD":
        return True
    return verb.tag_ == "VBN" and any(child.lower_ in {"has", "have", "'ve"} for child in verb.lefts)


def stands_deployed(scene: Scene, verb: Token) -> bool:
    """ "are deployed in", "troops stationed in": where forces are, not that they go there."""
    by_now = any(child.lower_ in {"already", "still", "currently", "now"} for child in verb.children)
    bare = by_now and not any(child.dep_ in {"dobj", "aux"} for child in verb.children)  # "soldiers already deployed"
    passive = is_passive(verb) or verb.dep_ == "acl" or bare
    if verb.tag_ not in {"VBN", "VBD"} or verb.lemma_ not in _STANDING or not passive:
        return False
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    auxiliaries -= {"were", "was"} if by_now else set()
    to = any(child.dep_ == "prep" and child.lower_ in {"to", "into"} for child in verb.children)
    to = to and verb.lemma_ == "deploy"  # who "are assigned to a mission" serve in it
    if "being" in auxiliaries:
        return False
    if not to and any(child.lower_ == "since" for child in verb.rights):
        return True  # "have been deployed since 2003"
    if verb.dep_ == "acl":
        return True  # "troops deployed to Mali as part of the mission"
    return not to and auxiliaries <= {"are", "is", "'re"}


def goes_on_doing(verb: Token) -> bool:
    """Whether forces only do what they did before: "will go on working in Kabul", "will continue to guard it"."""
    goes_on = verb.head.lemma_ == "go" and any(child.lower_ == "on" for child in verb.head.rights)
    return verb.dep_ in {"xcomp", "pcomp", "advcl"} and (goes_on or verb.head.lemma_ == "continue")


def goes_on_so(verb: Token) -> bool:
    """ "remained deployed": nothing changes."""
    auxiliaries = {child.lower_ for child in verb.lefts if child.dep_ in {"aux", "auxpass"}}
    kept = not auxiliaries.isdisjoint(_REMAINING)
    return kept or (verb.tag_ == "VBN" and verb.head.lower_ in _REMAINING and verb.dep_ in {"acomp", "xcomp", "oprd"})


def has_arrived(verb: Token) -> bool:
    """ "have arrived": they are there."""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    return (
        verb.tag_ != "VBG"
        and verb.lemma_ in {"arrive", "report", "land"}
        and bool(auxiliaries & {"have", "has", "had", "'ve"})
    )
