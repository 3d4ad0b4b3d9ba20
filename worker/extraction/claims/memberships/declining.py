"""Who has no forces to send: "replied that it had no battalion to spare", "cannot spare a company"."""

from spacy.tokens import Token

from worker.extraction.claims.knowledge import cues
from worker.extraction.claims.memberships.sending import sending
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.counting.units import nouns
from worker.extraction.model.neighbours import word_before

_OWN = frozenset({"it", "they"})
_TO_SPARE = frozenset({"spare", "send", "offer", "give", "contribute", "commit", "provide", "release"})
_NONE = frozenset({"none", "nobody", "nothing", "no"})
_MEN = frozenset({"man", "men", "none", "nobody", "nothing"})
_NEAR = 4
_FAR = 6


def deed_told(verb: Token) -> Token:
    """What a state tells of itself: "send" in "have told the president that they will not send men"."""
    if verb.lemma_ not in cues().speech.verbs | {"inform", "reply", "answer", "respond"}:
        return verb
    told = next((child for child in verb.rights if child.dep_ == "ccomp"), None)
    subjects = [child for child in told.lefts if child.dep_ == "nsubj"] if told is not None else []
    return told if told is not None and any(noun.lower_ in _OWN for noun in subjects) else verb


def has_none_to_send(deed: Token) -> bool:
    """ "Had no battalion to spare", "has no troops available", "could not spare a single company"."""
    if deed.lemma_ == "spare":
        given = [noun for noun in deed.rights if noun.dep_ == "dobj"]
        return any(noun_of(noun) in _given() for noun in given) and modality_of(deed) == "negated"
    if deed.lemma_ != "have":
        return False
    after = deed.doc[deed.i + 1 : deed.i + _FAR]
    noun = next((word for word in after if noun_of(word) in _given() and word.pos_ in {"NOUN", "PRON"}), None)
    if noun is None:
        return False
    before = {word.lower_ for word in deed.doc[deed.i : noun.i + 1]}
    behind = deed.doc[noun.i + 1 : noun.i + _NEAR]
    spared = any(
        word.lower_ == "available" or (word.lemma_ in _TO_SPARE and word_before(word) == "to") for word in behind
    )
    return spared and (not before.isdisjoint(_NONE) or modality_of(deed) == "negated")


def _given() -> frozenset[str]:
    return nouns("force", "craft") | _MEN


def sends_none(deed: Token) -> bool:
    """Whether a state is not to send forces: "will not send troops", "would not be providing soldiers"."""
    to_be = any(child.lower_ in {"will", "would", "wo"} for child in deed.lefts)
    to_be = to_be or (deed.tag_ == "VBG" and any(child.lemma_ == "be" for child in deed.lefts))  # "is not sending"
    if not to_be or deed.lemma_ not in sending() or modality_of(deed) != "negated":
        return False
    given = [child for child in deed.rights if child.dep_ == "dobj"]
    some = any(child.dep_ in {"amod", "compound"} for noun in given for child in noun.lefts)  # "ground troops"
    return not some and not any(child.dep_ == "conj" or child.lower_ == "but" for child in deed.rights)


def sends_none_either(verb: Token) -> bool:
    """Whether somebody does not do what others do not do: "would not send troops either"."""
    gives = verb.lemma_ in sending()
    return gives and any(child.lower_ in {"either", "neither"} for child in verb.children)
