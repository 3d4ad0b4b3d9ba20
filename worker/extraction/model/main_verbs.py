"""Verbs that the model takes for participles or infinitives: "The rebels, who had come in May, left Gao"."""

from spacy.tokens import Token

from worker.extraction.model.labels import ANY_SUBJECTS, FINITE, MANY, NOUNS
from worker.extraction.model.neighbours import word_after

_MOVED = frozenset(
    {
        "left",
        "arrived",
        "departed",
        "returned",
        "landed",
        "sailed",
        "deployed",
        "joined",
        "rejoined",
        "enlisted",
        "objected",
    }
)
_AWAY = frozenset({"out", "off", "sail"})
_CALLED_ON = frozenset({"on", "upon", "for"})
_ONTO = {"held": frozenset({"on", "onto", "out", "off"}), "clung": frozenset({"on", "onto", "to"})}
# Whoever is given something has an object behind the participle too: "men given guns".
_GIVEN = frozenset({"given", "shown", "told", "paid", "offered", "granted", "awarded", "denied", "taught", "called"})
_HELPS = frozenset({"aux", "auxpass"})
_SAYING = frozenset({"said", "says", "say", "saying", "reported", "announced", "claimed", "believe", "insisted"})
_ASTRAY = frozenset({"advcl", "conj", "ccomp", "dep"})
_LONGEST_ROW = 40


def is_done(verb: Token) -> bool:
    """Whether a participle behind its noun has an object, which tells what is done, or is of those who move."""
    if verb.lower_ in _MOVED or (verb.lower_ == "set" and any(child.lower_ in _AWAY for child in verb.rights)):
        return True
    if verb.lower_ == "called" and word_after(verb) in _CALLED_ON:
        return True  # "Chad, which has no army, called on Togo to help"
    if verb.tag_ not in {"VBN", "VBD"} or verb.lower_ in _GIVEN or verb.i + 1 == len(verb.doc):
        return False
    below = {child.dep_ for child in verb.rights}
    onto = word_after(verb) in _ONTO.get(verb.lower_, ())
    return "agent" not in below and (onto or "dobj" in below)


def mend_main_verb(verb: Token) -> None:
    """Make a verb of the participle where the parse makes but a noun of a sentence: "Chad's 115 troops left in May"."""
    noun = first_of_row(verb.head)
    others = (token for token in noun.subtree if token.dep_ in ANY_SUBJECTS)
    if any(token.head.dep_ != "relcl" for token in others) or any(child.dep_ in _HELPS for child in verb.lefts):
        return
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    rest = [child for child in noun.rights if child.i > verb.i]
    make_subject(noun, verb)
    for child in rest:
        child.head = verb
    for child in verb.rights:
        if child.dep_ == "oprd" and child.tag_ == "NNP":
            child.dep_ = "dobj"


def mend_behind_clause(within: Token) -> None:
    """Part a main verb from a clause before it: "Seleka, which said in May that it had split, once held Bria"."""
    noun = within.head
    if noun.dep_ != "ROOT" or noun.tag_ not in NOUNS or within.left_edge.i <= noun.i + 1:
        return
    later = (token for token in within.subtree if token.i > within.i and token.dep_ in _ASTRAY and token.tag_ in FINITE)
    verb = next((token for token in later if _begins_behind_comma(token)), None)
    if verb is None or noun.doc[within.left_edge.i - 1].text != ",":
        return
    verb.head, verb.dep_ = verb, "ROOT"
    for child in [child for child in noun.rights if child.i > verb.i]:
        child.head = verb
    make_subject(noun, verb)


def _begins_behind_comma(verb: Token) -> bool:
    """Whether a verb without a subject has a comma before itself and what tells when or how."""
    if any(child.dep_ in ANY_SUBJECTS or child.dep_ in {"mark", "cc"} for child in verb.lefts):
        return False
    return verb.left_edge.i > 0 and verb.doc[verb.left_edge.i - 1].text == ","


def first_of_row(noun: Token) -> Token:
    """The noun that a row begins with, or that it is of: "Two ships and a tug set out", "A group of 9 men left"."""
    for _ in range(_LONGEST_ROW):
        if noun.dep_ == "conj" and noun.head.i < noun.i:
            noun = noun.head
        elif (
            noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN" and noun.head.i < noun.i
        ):
            noun = noun.head.head
        else:
            break
    return noun


def mend_told_aside(participle: Token) -> None:
    """Part a participle between commas from whoever does what follows: "Chad, asked to send men, refused"."""
    noun = next((child for child in participle.lefts if child.dep_ == "nsubj"), None)
    verb = participle.head
    if noun is None or verb.i < participle.i or verb.tag_ not in FINITE:
        return
    comma = participle.i - 1
    aside = noun.doc[comma].text == "," and noun.right_edge.i in {comma - 1, comma}
    if aside and not any(child.dep_ in ANY_SUBJECTS for child in verb.lefts):
        make_subject(noun, verb)
        participle.head, participle.dep_, participle.tag_ = noun, "acl", "VBN"


def mend_plural(verb: Token) -> None:
    """Let what several do, behind words about them, be no infinitive: "The troops, who came in May, guard the port"."""
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if subject is not None and subject.tag_ in MANY and not any(child.dep_ in _HELPS for child in verb.lefts):
        verb.tag_ = "VBP"


def mend_reported(verb: Token) -> None:
    """Let who is told of be who does what is told, behind words about them: "said the men, who fled, had held Gao"."""
    told, begins = verb.head, next((child for child in verb.lefts if child.dep_ in _HELPS), verb)
    own = any(child.dep_ in ANY_SUBJECTS for child in verb.lefts)
    if told.lower_ not in _SAYING or begins.tag_ not in FINITE or own:
        return
    noun = next((child for child in told.rights if child.dep_ == "dobj" and child.i < verb.i), None)
    if noun is None or not any(child.dep_ == "relcl" for child in noun.subtree):
        return
    between = verb.doc[noun.right_edge.i + 1 : begins.i]
    if all(token.text == "," or token.dep_ == "advmod" for token in between):
        make_subject(noun, verb)


def mend_before_time(verb: Token) -> None:
    """Let a clause that only tells when be no main one: "Chad reaffirmed its support, a year after it began"."""
    when = verb.head
    if when.dep_ != "ROOT" or verb.tag_ not in FINITE or when.lower_ in _SAYING:
        return
    marks = [child for child in when.lefts if child.dep_ == "mark" and child.lower_ in {"after", "before"}]
    if not marks or marks[0].i < verb.i or not any(child.dep_ in ANY_SUBJECTS for child in verb.lefts):
        return
    verb.head, verb.dep_ = verb, "ROOT"
    when.head, when.dep_ = verb, "advcl"


def make_subject(noun: Token, verb: Token) -> None:
    """Hang a noun under a verb as its subject."""
    passive = any(child.dep_ == "auxpass" for child in verb.lefts)
    noun.head, noun.dep_ = verb, "nsubjpass" if passive else "nsubj"
    if verb.tag_ == "VBN" and not any(child.dep_ in _HELPS for child in verb.lefts):
        verb.tag_ = "VBD"
