"""How sure a thing is: asserted, planned, possible or negated.

The words above and beside a verb decide, from the verb outwards: its own auxiliaries and negation, then what governs
it, up to the clause that stands by itself or is only reported. Nothing planned is ever asserted.
"""

from spacy.tokens import Token

from schemas.claims import Modality
from worker.extraction.claims.asking import is_asked
from worker.extraction.claims.belied import is_belied
from worker.extraction.claims.governors import ALONE, EACH, by_adjective, by_governor, by_phrase, is_to_infinitive
from worker.extraction.claims.knowledge import cues
from worker.extraction.claims.presupposing import is_beyond_doubt, is_presupposed
from worker.extraction.model.neighbours import word_before

_REACH = 8
_OBJECT_CLAUSES = frozenset(
    {
        "xcomp",
        "ccomp",
        "acl",
        "pcomp",
        "dobj",
        "pobj",
        "advcl",
        "prep",
        "conj",
        "attr",
        "relcl",
        "oprd",
        "dative",
        "agent",
        "nsubj",
        "nsubjpass",
        "acomp",
        "appos",
        "compound",
        "nmod",
    }
)
_PARTICLES = frozenset({"advmod", "prt"})
_OF = frozenset({"of", "to", "for", "with"})
_TALKS = frozenset({"talk", "discussion", "negotiation", "consultation"})
_LEARNING = frozenset({"hear", "learn", "know", "recall", "remember", "realise", "realize", "forget", "regret"})
_WEIGHT: dict[Modality, int] = {"asserted": 0, "planned": 1, "possible": 2, "negated": 3}


def modality_of(token: Token) -> Modality:
    """The modality of what a verb or an event noun says."""
    if _is_alone_to(token):
        being = token.head if token.dep_ == "xcomp" else token.head.head
        return _stronger(_own(token), _own(being))  # "was the first Dane to die", "will be the first to"
    table = cues().modality
    verdict: Modality = "asserted"
    current, below = token, token
    for step in range(_REACH):
        own = _own(current)
        if step and is_beyond_doubt(current, own):
            break
        if (
            current.dep_ == "ROOT"
            or (current.dep_ == "pcomp" and current.tag_ == "VBN")
            or (current.dep_ == "acl" and current.lemma_ in {"include", "number", "comprise", "total"})
            or (current.dep_ == "advcl" and current.tag_ == "VBN" and word_before(current.left_edge) == ",")
            or (current.dep_ in {"acl", "relcl"} and (current.head.pos_ in {"PROPN", "NUM"} or current.tag_ == "VBN"))
        ) and is_to_infinitive(current):
            verdict = _stronger(verdict, "planned")  # "Burundi to send a battalion", "with 250 to follow"
        verdict = _stronger(verdict, own)
        if current.pos_ in {"NOUN", "PROPN", "ADJ"} and step:
            verdict = _stronger(verdict, by_governor(current, below))
        elif current.pos_ in {"NOUN"} and not step:
            verdict = _stronger(verdict, by_adjective(current))
        elif step and current.pos_ in {"VERB", "AUX"} and _governs(current, below):
            made = by_governor(current, below)
            if own == "negated" and current.lemma_ in table.approving:
                verdict, own = _stronger("asserted" if verdict == "negated" else verdict, "possible"), "asserted"
            verdict = "possible" if made == own == "negated" else _stronger(verdict, made)  # "has not ruled out"
        if verdict == "possible" and any(child.lower_ == "whether" for child in current.lefts):
            break  # "has not decided whether to": open, whatever is said of it
        head = current.head
        if current.dep_ in {"ccomp", "acl"} and is_belied(head):
            return "negated"  # "Reports that they took it are baseless"
        if not step and _is_one_among(current, head):
            return _stronger(verdict, _own(head.head.head))  # "was among the first to send them": it has
        if current.dep_ == "csubj":  # "Sending them would be wrong", "Sending them is under discussion"
            open_ = by_phrase(head) is not None or _own(head) != "asserted"
            return _stronger(verdict, "possible") if open_ else verdict
        linked = current.dep_ in _OBJECT_CLAUSES or (current.dep_ in _PARTICLES and by_phrase(head) is not None)
        if head.i == current.i or not linked:
            break
        if current.dep_ in {"advcl", "relcl", "nsubj", "nsubjpass"} and not _carries(current, head):
            break
        if current.dep_ == "pcomp" and _stands_beside(current, head):
            above = modality_of(head.head)  # "With Chad still holding it, the talks failed": it holds it
            return verdict if above == "negated" else _stronger(verdict, above)
        if not step and is_presupposed(current):
            break  # "did not help Chad in its war"
        if current.dep_ == "pcomp" and head.lower_ == "after" and _own(head.head) == "asserted":
            break  # "After sending 200 men, Fiji asked for help": it has sent them
        if current.dep_ == "conj" and current.tag_ == "VB" and head.tag_ == "VBG":
            current = head = head.head  # "will stop fighting and withdraw": what it stops is only the fighting
        told = current.dep_ == "acl" and current.tag_ == "VBG" and head.dep_ == "pobj"
        if told and head.head.lower_ not in _OF:
            break  # "sought to end the impasse over men occupying the port"
        if current.dep_ == "acl" and current.tag_ == "VBN" and _is_known(current, head):
            break  # "the force, made up of Danes, will leave": it is made up of them already
        if current.dep_ in {"advcl", "xcomp", "prep"} and (planned := _plan_of(head, current)) is not None:
            verdict = _stronger(verdict, planned)
        if current.dep_ in {"nsubj", "nsubjpass"} and step and by_governor(current, below) != "asserted":
            break  # "the plan to send troops has not moved them": the plan stands
        if (
            current.dep_ == "ccomp"
            and head.lemma_ in _reporting()
            and head.lemma_ not in table.planned | table.possible | table.negated
        ):
            break
        if current.dep_ == "ccomp" and current.i < head.i and _apart(current, head):
            break  # "took Seoul; Pusan never fell", "Canada has put in $80 million, Spain has pledged 3 million"
        if current.dep_ == "ccomp" and head.lemma_ in _LEARNING and current.tag_ in {"VBD", "VBN"}:
            break  # "will be glad to hear that they took it"
        if current.dep_ == "ccomp" and head.lemma_ == "be":
            break  # "they need to change, there is no question"
        bare = current.lower_ == "be" and head.pos_ == "VERB"  # "would finish in May and be home by June"
        if current.dep_ == "conj" and (_starts_afresh(current) or _turns(current)):
            break
        if current.dep_ == "conj" and head.pos_ != current.pos_ and not bare:
            break
        if (
            current.dep_ in {"acl", "prep"}
            and head.pos_ in {"NOUN", "PROPN"}
            and by_governor(head, current) == "asserted"
            and current.dep_ == "prep"
        ):
            break
        below, current = current, head
    return verdict


def _is_one_among(deed: Token, those: Token) -> bool:
    """Whether an infinitive tells what some have done to whom somebody belongs: "is among the nations to help"."""
    of_some = deed.dep_ in {"relcl", "acl"} and those.dep_ == "pobj" and those.head.lower_ == "among"
    return of_some and is_to_infinitive(deed) and those.head.head.lemma_ == "be"


def _stands_beside(deed: Token, preposition: Token) -> bool:
    """Whether a clause with a doer of its own only goes along with another: "with Chad still holding the town"."""
    return preposition.lower_ == "with" and any(child.dep_ == "nsubj" for child in deed.lefts)


def _is_alone_to(deed: Token) -> bool:
    """Whether an infinitive tells what somebody is the first, the ninth or the only one to do."""
    those = deed.head  # "was the first nation to", "will be the first to"
    if deed.dep_ == "xcomp" and those.lemma_ in {"be", "become"}:  # "is the ninth member nation to"
        those = next((child for child in those.rights if child.dep_ == "attr" and child.i < deed.i), those)
    alone = those.dep_ == "attr" and any(_is_one(word) for word in (those, *those.lefts))
    return alone and deed.dep_ in {"relcl", "acl", "xcomp"} and is_to_infinitive(deed)


def _is_one(word: Token) -> bool:
    return word.lower_ in ALONE or word.ent_type_ == "ORDINAL"


def _is_known(participle: Token, noun: Token) -> bool:
    """Whether a participle only tells which, or more of, what is there whatever becomes of it."""
    if any(child.dep_ == "aux" for child in participle.lefts):
        return False  # "the men to be sent"
    if noun.dep_ in {"nsubj", "nsubjpass"} and any(child.dep_ == "agent" for child in participle.rights):
        return True  # "rifles given to Chad by Fiji never reached it"
    apart = word_before(participle) == ","
    definite = any(child.dep_ == "poss" or child.lower_ in {"the", "these", "those"} for child in noun.lefts)
    return apart or (definite and noun.dep_ in {"nsubj", "nsubjpass"})


def _plan_of(head: Token, purpose: Token) -> Modality | None:
    """What an object makes of the infinitive parted from it: "approved a plan on Friday to bring them home".

    Likewise a subject of what follows its verb: "Preparations are under way for the withdrawal".
    """
    if (
        head.lemma_ == "be"
        and is_to_infinitive(purpose)
        and head.i == purpose.i - 3
        and purpose.nbor(-2).lower_ in EACH
    ):
        return "planned"  # "are each to send a battalion"
    table = cues().modality
    prepared = purpose.dep_ == "prep" and purpose.lower_ == "for"
    wanted = ("nsubj",) if head.lemma_ == "be" else ("dobj",)
    planned = [child for child in head.children if child.dep_ in wanted and child.i < purpose.i]
    lemma = planned[0].lemma_.lower() if planned and (prepared or is_to_infinitive(purpose)) else ""
    if lemma in table.plans:
        return "planned" if lemma in table.planned else "possible"
    return None


def _apart(clause: Token, head: Token) -> bool:
    """Whether a clause before the verb that the parse hangs it on has a subject of its own, or a semicolon after it."""
    own = any(child.dep_ == "nsubj" for child in clause.lefts)
    return own or any(token.text == ";" for token in clause.doc[clause.i + 1 : head.i])


def _reporting() -> frozenset[str]:
    return cues().speech.verbs


def _stronger(left: Modality, right: Modality) -> Modality:
    return right if _WEIGHT[right] > _WEIGHT[left] else left


def _own(token: Token) -> Modality:
    table = cues().modality
    verdict: Modality = "asserted"
    auxiliaries = [child for child in token.children if child.dep_ in {"aux", "auxpass"}]
    perfect = any(child.lemma_ == "have" for child in auxiliaries)
    if token.pos_ == "AUX" and any(child.dep_ == "neg" for child in token.rights):
        verdict = "negated"  # "is not in the coalition"
    for child in token.lefts:
        word = child.lower_
        if child.dep_ == "neg" or (child.dep_ in {"advmod", "preconj", "det"} and word in table.negations):
            verdict = _stronger(verdict, "negated")
        elif child.dep_ in {"aux", "auxpass"}:
            if word in table.planned_auxiliaries and not (word in {"would", "'d"} and perfect):
                verdict = _stronger(verdict, "planned")
            elif word in table.possible_auxiliaries or (word in {"would", "'d"} and perfect):
                verdict = _stronger(verdict, "possible")
        elif child.dep_ == "mark" and word in table.conditions:
            verdict = _stronger(verdict, "possible")
        elif child.dep_ == "advmod" and word in {
            "possibly",
            "reportedly",
            "allegedly",
            "perhaps",
            "maybe",
            "hopefully",
        }:
            verdict = _stronger(verdict, "possible") if word != "reportedly" else verdict
    if token.dep_ == "pcomp" and token.head.lower_ == "without":
        verdict = "negated"  # "without deploying troops"
    if token.i > 1 and is_to_infinitive(token):
        before = token.doc[token.left_edge.i - 1] if token.left_edge.i else token
        if before.pos_ == "NOUN" and before.lemma_.lower() in table.possible & _TALKS:
            verdict = _stronger(verdict, "possible")  # "are in talks to provide", wherever the parse hangs it
    if token.pos_ in {"VERB", "AUX"}:
        if is_asked(token):
            verdict = _stronger(verdict, "possible")  # "Are we sending troops?"
        for child in token.children:
            if _is_waiting(child):  # "is on standby"
                verdict = _stronger(verdict, "possible")
            if child.dep_ in {"nsubj", "nsubjpass"} and child.lower_ in {"none", "nobody", "neither"}:
                verdict = "negated"
            if child.dep_ in {"advmod", "neg"} and child.lower_ == "longer" and child.i and word_before(child) == "no":
                verdict = "negated"
            if (
                child.dep_ in {"nsubj", "nsubjpass"}
                and any(det.dep_ == "det" and det.lower_ in {"no", "neither"} for det in child.children)
            ) or (
                child.dep_ in {"dobj", "attr"}
                and any(
                    (det.dep_ == "det" and det.lower_ == "no") or (det.lower_ == "neither" and det.i < child.i)
                    for det in child.children
                )
            ):
                verdict = "negated"
    return verdict


def _is_waiting(preposition: Token) -> bool:
    """Whether a preposition with its noun tells of forces that only wait: "on standby", "on high alert"."""
    if preposition.lower_ != "on" or preposition.dep_ != "prep":
        return False
    following = preposition.doc[preposition.i + 1 : preposition.i + 3]  # "standby" may be tagged as anything
    return any(token.lower_ in cues().modality.waiting for token in following)


def _governs(head: Token, below: Token) -> bool:
    if below.dep_ == "advcl" or below.dep_ in _PARTICLES:
        return by_phrase(head) is not None  # "is gearing up to send", "stopped short of sending"
    return below.dep_ in {
        "xcomp",
        "ccomp",
        "dobj",
        "prep",
        "pcomp",
        "nsubjpass",
        "oprd",
        "acomp",
        "attr",
        "dative",
        "pobj",
    }


def _carries(token: Token, head: Token) -> bool:
    """Whether a clause or a subject takes over the modality of what it depends on: "must find ways to help them"."""
    if token.dep_ == "advcl":
        return is_to_infinitive(token) or token.tag_ == "VBG"
    if token.dep_ == "relcl":
        return is_to_infinitive(token) and head.dep_ == "dobj"
    return token.dep_ in {"nsubjpass", "nsubj"} and token.pos_ == "NOUN" and head.pos_ in {"VERB", "AUX"}


def _turns(token: Token) -> bool:
    """Whether "but" parts a finite verb from the one before it: "sent no troops but allowed overflights"."""
    lead = token.doc[token.left_edge.i - 1] if token.left_edge.i else token
    return lead.lower_ in {"but", "yet"} and token.tag_ in {"VBD", "VBZ", "VBP", "VBN"}


def _starts_afresh(token: Token) -> bool:
    """Whether a coordinated verb has a subject or auxiliaries of its own, as not in "will leave and be replaced"."""
    finite = token.tag_ in {"VBZ", "VBP", "VBD"} and token.head.tag_ in {"VB", "VBN"}
    if finite and any(child.dep_ == "aux" for child in token.head.lefts):
        return True  # "has never recognised Kosovo and withdrew its men"
    return any(
        child.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass"} and child.lower_ not in {"to", "be"}
        for child in token.children
    )
