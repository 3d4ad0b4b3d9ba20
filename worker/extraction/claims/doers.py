"""Who does something, or suffers it, where the parse hangs the noun beside the verb or elsewhere."""

from spacy.tokens import Token

from worker.extraction.claims.syntax import LONGEST_CHAIN, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.model.infinitives import has_to
from worker.extraction.model.labels import FINITE, TENSED

_ROW_AT_LEAST = 2  # tokens before the second of a row
_LOOSE = frozenset({"npadvmod", "dep", "nmod", "nsubj", "intj", "advmod", "nsubjpass"})
_DEEDS = frozenset(
    {
        "deployment",
        "dispatch",
        "sending",
        "launch",
        "creation",
        "formation",
        "establishment",
        "use",
        "release",
        "plan",
        "help",
    }
)
_FIGHTING = frozenset(
    {"fight", "repel", "defend", "resist", "counter", "combat", "defeat", "attack", "strike", "deter"}
)
_GIVING = frozenset(
    {"give", "provide", "supply", "send", "donate", "deliver", "offer", "grant", "ship", "rush", "pledge"}
)
_SPANS = frozenset({"hour", "day", "week", "month", "year", "deadline", "time"})
_LEAVE_GIVEN = frozenset({"give", "grant", "allow", "offer"})
_ASKED_BY = {  # verbs of asking by the prepositions before whoever is asked
    "call": frozenset({"on", "upon", "for"}),
    "appeal": frozenset({"on", "upon", "for", "to"}),
    "plead": frozenset({"with"}),
    "look": frozenset({"to"}),
}
_THANKS = frozenset({"thank", "praise", "commend", "applaud", "congratulate"})
_ARMS = frozenset({"tool", "tank", "system", "jet", "vehicle", "howitzer", "launcher", "capability", "package"})
HAVING = frozenset({"have", "keep", "leave", "maintain", "retain"})  # men deployed, troops stationed


def doer(subject: Token) -> Token:
    """The noun of a subject that is parsed as a clause: "Serbian forces besieging the town came under attack"."""
    if subject.dep_ != "csubj" or subject.tag_ != "VBG":
        return subject
    return next((child for child in subject.lefts if child.dep_ == "nsubj"), subject)


def after_whom(verb: Token) -> bool:
    """Whether what stands as subject is only whom another follows: "the second after Spain to leave"."""
    return has_to(verb) and any(child.dep_ == "mark" and child.lower_ == "after" for child in verb.lefts)


def asked(head: Token, verb: Token) -> list[Token]:
    """Who is asked to do what a verb says: "called on Iran to stop", "gave Iran a month to stop"."""
    if not has_to(verb):
        return []
    if head.lemma_ in _LEAVE_GIVEN:
        return _getting(head) if any(child.lemma_ in _SPANS for child in head.rights) else []
    asking = _ASKED_BY.get(head.lemma_)
    return prepositional(head, asking)[-1:] if asking is not None else []


def heads_a_line(name: Token) -> bool:
    """Whether a name stands alone before what it is to do, as headlines have it."""
    alone = name.pos_ == "PROPN" and name.dep_ in {"ROOT", "appos"}
    told = (child for child in name.children if not (child.dep_ == "relcl" and has_to(child)))
    return alone and not any(child.dep_ in {"det", "prep", "relcl"} for child in told)


def given_to(noun: Token) -> list[Token]:
    """To whom time or leave is given: "gave the force ten days to pull out"."""
    verb = noun.head
    return _getting(verb) if noun.dep_ == "dobj" and verb.lemma_ in _LEAVE_GIVEN else []


def _getting(giving: Token) -> list[Token]:
    return [child for child in giving.children if child.dep_ == "dative" and child.pos_ in {"NOUN", "PROPN", "PRON"}]


def thanked(verb: Token) -> list[Token]:
    """Who does what they are thanked for, where the parse joins it to the thanks: "thanked Chad for its work, send"."""
    above = verb.head
    while above.dep_ == "conj" and above.head.pos_ == "VERB":
        above = above.head
    alone = verb.tag_ in {"VB", "VBP"} and not any(child.dep_ in {"aux", "nsubj"} for child in verb.lefts)
    return praised(above, verb) if alone and above.tag_ == "VBD" else []


def praised(thanks: Token, deed: Token) -> list[Token]:
    """Whose a deed is for which a verb thanks: "thanked Chad for its part in the campaign to defeat them"."""
    if thanks.lemma_ not in _THANKS:
        return []
    return [child for child in thanks.rights if child.dep_ == "dobj" and child.i < deed.i]


def armed_by(verb: Token) -> list[Token] | None:
    """Who fights with what another gives: "gave Chad tanks to repel the rebels", "the tools for Chad to fight them".

    None where nothing is given; nobody where arms are, and their giver tells not to whom.
    """
    thing = verb.head if verb.dep_ in {"acl", "relcl"} else None
    giving = thing.head if thing is not None else verb.head
    if not has_to(verb) or verb.lemma_ not in _FIGHTING or verb.dep_ not in {"acl", "relcl", "advcl"}:
        return None
    if thing is None:
        given = [child for child in giving.rights if child.dep_ == "dobj" and child.i < verb.i]
        thing = given[-1] if given and giving.lemma_ in _GIVING else None
    if thing is None or thing.lemma_.lower() not in kinds().relations.supplied | _ARMS:
        return None
    to = [child for child in giving.rights if child.dep_ == "dative" and child.i < verb.i]
    to = [inner for child in to for inner in child.children if inner.dep_ == "pobj"] or to
    to = to or prepositional(giving, frozenset({"to"})) or prepositional(thing, frozenset({"for", "to"}))
    return to or [child for child in thing.lefts if child.dep_ == "compound" and child.pos_ == "PROPN"]


def row_before(verb: Token, subject: Token) -> list[Token]:
    """The first of a row of names that the parse hangs on the verb: "Malaysia, Thailand and Jordan have offered"."""
    start = subject.left_edge.i
    if subject.pos_ != "PROPN" or start < _ROW_AT_LEAST or subject.doc[start - 1].text != ",":
        return []
    first = subject.doc[start - 2]
    row = any(child.dep_ == "conj" for child in subject.rights)
    return [first] if row and first.pos_ == "PROPN" and first.head.i == verb.i and first.dep_ in _LOOSE else []


def swallowed_subject(verb: Token) -> Token | None:
    """The subject of a second clause, taken into the first: "sent men to Gao, and Togo and Benin have said"."""
    first = next((child for child in verb.lefts if child.dep_ in {"aux", "auxpass"}), verb)
    finite = verb.tag_ in TENSED or first.tag_ in FINITE
    row = first.nbor(-1) if first.i else first
    for _ in range(LONGEST_CHAIN if finite else 0):
        if row.dep_ not in {"conj", "appos"} or row.pos_ not in {"NOUN", "PROPN"} or row.i < verb.head.i:
            return None
        start = row.left_edge.i
        joined = start > 1 and row.doc[start - 1].lower_ in {"and", "while"}
        named = row.pos_ == "PROPN" and row.head.pos_ == "NOUN" and row.i + 1 == first.i  # "sent men and Togo sent"
        if joined and (named or row.doc[start - 2].text == ","):
            return row
        row = row.head
    return None


def can_do(noun: Token) -> bool:
    """Whether an object may do what an infinitive after it says: no site does, "visited the camps to help them"."""
    if noun.lemma_.lower() in _DEEDS:
        return False  # "approved the deployment of a force to help them"
    return noun.lemma_.lower() not in kinds().territories.sites or noun.lemma_.lower() in {"ministry", "parliament"}


def in_small_clause(verb: Token) -> list[Token]:
    """What somebody has done, or finds done: "has soldiers deployed to the border", "keep 90 men stationed there"."""
    if verb.lemma_ not in HAVING:
        return []
    return [
        noun
        for clause in verb.rights
        if clause.dep_ == "ccomp" and clause.tag_ == "VBN" and clause.pos_ == "VERB"
        for noun in clause.lefts
        if noun.dep_ in {"nsubj", "nsubjpass"} and noun.i > verb.i
    ]
