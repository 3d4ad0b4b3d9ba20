"""Who takes which role of a verb or event noun, by the parse.

Parse trees say "subject of began" where a reader says "subject of bombing"; here control, coordination, relative
clauses, passives and gerunds are followed to the nouns that the reader means. Every walk is bounded.
"""

from abc import ABC, abstractmethod

from spacy.tokens import Token

from worker.extraction.claims.companions import companions, doing_along
from worker.extraction.claims.doers import (
    HAVING,
    after_whom,
    armed_by,
    asked,
    can_do,
    doer,
    given_to,
    heads_a_line,
    in_small_clause,
    praised,
    row_before,
    swallowed_subject,
    thanked,
)
from worker.extraction.claims.remembering import found_once
from worker.extraction.claims.syntax import RELATIVE, agents, is_passive, prepositional, whole_led
from worker.extraction.claims.words import kinds
from worker.extraction.model.infinitives import has_to

_JOINT_WORK = frozenset({"campaign", "effort", "fight", "war", "battle", "struggle", "operation", "mission", "work"})
_DEMANDS = frozenset({"demand", "call", "appeal", "request", "ultimatum"})
_SUBJECTS = frozenset({"nsubj", "csubj"})
_STATES = frozenset({"nation", "country", "state", "government", "ally", "member", "partner"})
_OF_NOBODY = frozenset(
    {
        "urgency",
        "need",
        "importance",
        "necessity",
        "danger",
        "risk",
        "prospect",
        "difficulty",
        "cost",
        "question",
        "issue",
    }
)  # nouns that tell of a deed without who does it
# Their subject does what follows: "entered the country to fight insurgents".
_OF_THE_SUBJECT = frozenset(
    {
        *("have", "use", "promise", "vow", "make", "enter", "leave", "invade", "cross", "join", "visit", "quit"),
        *("occupy", "attack", "storm", "seize", "capture", "abandon", "reach", "spend", "take", "need", "raise"),
    }
)
_WHERE = frozenset({"where", "when", "why", "how"})
_ACCUSING = frozenset({"accuse", "suspect", "convict"})
_WITH = frozenset({"with"})
_BUILDING = frozenset(
    {"train", "build", "rebuild", "regenerate", "equip", "protect", "defend", "strengthen", "modernise", "modernize"}
)
_DEEPEST = 6


class Syntax(ABC):
    """Subjects, objects and what prepositions govern."""

    @abstractmethod
    def names(self, noun: Token) -> bool:
        """Whether the noun phrase names somebody who can act."""

    @abstractmethod
    def doing_the_same(self, verb: Token, subjects: list[Token]) -> list[Token]:
        """Who is told elsewhere to do the same as the subjects of the verb."""

    @abstractmethod
    def owned(self, noun: Token) -> bool:
        """Whether words before the noun say whose it is."""

    @found_once
    def subjects(self, verb: Token) -> list[Token]:
        """The nouns that do what the verb says."""
        found = self._subjects(verb, 0)
        beside = [*companions(verb), *self.doing_the_same(verb, found)] if found else []
        if found and not is_passive(verb):
            beside += [noun for noun in doing_along(verb) if self.names(noun)]
        return [*found, *beside]

    def _subjects(self, verb: Token, depth: int) -> list[Token]:
        if depth > _DEEPEST:
            return []
        if is_passive(verb):
            return agents(verb) or self._who_has(verb, depth)
        own = [doer(child) for child in verb.children if child.dep_ in _SUBJECTS]
        head = verb.head
        if own and head.i != verb.i and after_whom(verb):
            return self._subjects(head, depth + 1)  # "became the second, after Spain, to leave"
        if own or any(child.dep_ == "expl" for child in verb.lefts):
            return [*row_before(verb, own[0]), *own] if own else []  # "and there has been concern"
        if head.i == verb.i:
            return []
        if verb.dep_ == "conj":
            if doing := thanked(verb):
                return doing
            swallowed = swallowed_subject(verb)
            if swallowed is not None:
                return [swallowed]
            if has_to(verb):  # "is there to help Iraqis get support and to protect": both infinitives are of one kind
                for _ in range(4):
                    if has_to(head) or head.head.i == head.i or head.dep_ not in {"ccomp", "conj", "xcomp"}:
                        break
                    head = head.head
            if verb.tag_ == "VBG" and head.lemma_ in _ACCUSING and head.tag_ != "VBG":
                return [noun for noun in self.objects(head) if noun.i < verb.i]  # "accuses Chad of raids and arming"
            if verb.tag_ == "VBG" and head.dep_ == "pobj" and head.head.lower_ == "of":
                return self._of_gerund(head.head, depth)  # "accuses him of misrule and sheltering them"
            return self._carried(head, verb, depth)
        if verb.dep_ in {"relcl", "acl"} and head.pos_ == "ADJ" and has_to(verb):
            return self._owners(head, depth)  # "Chad was the first to leave"
        armed = armed_by(verb)
        if armed is not None:
            return armed
        if verb.dep_ in {"relcl", "acl"} and head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
            if has_to(verb) and head.lemma_.lower() in _DEMANDS:  # "Chad's demand to withdraw the men": not Chad does
                return prepositional(head, frozenset({"on", "to"})) or self._answering(head, depth)
            if has_to(verb) and head.pos_ == "NUM" and head.dep_ == "pobj" and head.head.lower_ == "with":
                return [head]  # "with 250 to follow"
            if has_to(verb) and heads_a_line(head):
                return [head]  # "Australia to keep 400 troops"
            given = given_to(head) if has_to(verb) else []
            if given:
                return given
            if (verb.tag_ == "VB" and verb.dep_ == "acl") or has_to(verb):  # "countries to join", "to have joined"
                if head.dep_ == "attr":  # "was the first NATO country to leave"
                    return self._subjects(head.head, depth + 1)
                if head.dep_ == "nsubj" and head.head.lemma_ == "be" and head.lemma_.lower() in _STATES:
                    told = [child for child in head.head.rights if child.dep_ == "attr" and self.names(child)]
                    if told:
                        return told  # "The first country to leave was Spain"
                return self._owners(head, depth)
            if verb.tag_ == "VBG" and head.lemma_.lower() in kinds().syntax.undertakings:
                return self._owners(head, depth)  # "has experience fighting them"
            if verb.tag_ == "VBG" and head.dep_ == "dobj" and head.head.lemma_ in {"lose", "have"}:
                return self._owners(head, depth)  # "has lost 300 men fighting them"
            if verb.dep_ == "acl" and verb.tag_ == "VBN":
                return agents(verb)
            return [head]
        if verb.dep_ in {"xcomp", "ccomp"}:
            objects = [child for child in head.children if child.dep_ in {"dobj", "dative"} and child.i < verb.i]
            if not objects and head.lemma_ in kinds().syntax.handed_over and head.dep_ == "relcl":
                objects = self.objects(head)
            if objects and objects[-1].lower_ in {"itself", "themselves", "himself", "herself", "ourselves"}:
                objects = []  # "committed itself to fund the force"
            if objects and head.pos_ == "VERB" and head.lemma_ not in _OF_THE_SUBJECT and can_do(objects[-1]):
                return objects[-1:]
            return asked(head, verb) or self._carried(head, verb, depth)
        if (
            verb.dep_ == "advcl"
            and head.lemma_ in kinds().syntax.handed_over
            and verb.tag_ == "VB"
            and self.objects(head)
        ):
            return self.objects(head)[-1:]  # "rebels whom it trained to fight the group": they fight
        if verb.dep_ == "advcl" and verb.tag_ == "VBG" and head.lemma_ in kinds().syntax.sets_going:
            sent = [noun for noun in self.objects(head) if noun.i < verb.i]
            if sent and not any(token.text == "," for token in verb.doc[sent[-1].i : verb.i]):
                return sent[-1:]  # "sending the soldiers stationed there fleeing": they flee
        if verb.dep_ in {"advcl", "prep", "dep", "parataxis"}:
            return asked(head, verb) or self._carried(head, verb, depth)
        if verb.dep_ == "pcomp":
            return self._of_gerund(head, depth)
        return []

    def _answering(self, demand: Token, depth: int) -> list[Token]:
        """Who is asked, by the answer: "Chad declined a Saudi request to send men", "agreed to an appeal to"."""
        verb = demand.head if demand.dep_ in {"dobj", "nsubjpass"} else demand.head.head
        answers = kinds().syntax.answering
        if verb.lemma_ not in answers or demand.dep_ not in {"dobj", "pobj"}:
            return []
        return self._subjects(verb, depth + 1)

    def _who_has(self, done: Token, depth: int) -> list[Token]:
        """Who has somebody do or suffer it: "Chad has soldiers deployed to the border", "has men stationed there"."""
        having = done.head if done.dep_ == "ccomp" else done.head.head
        if done.dep_ not in {"ccomp", "acl"} or having.lemma_ not in HAVING or depth >= _DEEPEST:
            return []
        before = any(noun.i < done.i for noun in self.objects(having, depth + 1))
        return self._subjects(having, depth + 1) if before else []

    def _of_gerund(self, preposition: Token, depth: int) -> list[Token]:
        governor = preposition.head
        for _ in range(4):  # "including by countering, sending in …": prepositions and participles that lead upwards
            if governor.pos_ in {"ADP", "SCONJ"} and governor.head.i != governor.i:
                governor = governor.head
        if preposition.lower_ == "due" and preposition.i and preposition.nbor(-1).pos_ == "NOUN":
            return [preposition.nbor(-1)]  # "troops due to withdraw in May"
        if preposition.lower_ == "with":  # "with Estonia and Italy sending the largest contingents"
            own = [child for child in preposition.children if child.dep_ == "pobj"]
            if own:
                return own
        if preposition.lower_ == "of" and governor.dep_ == "dobj" and governor.head.lemma_ in _ACCUSING:
            return [governor]  # "accuses aid groups of helping them", hung on whom it accuses
        if preposition.lower_ == "of" and governor.lemma_ in _ACCUSING:
            accused = [child for child in governor.children if child.dep_ in {"dobj", "nsubjpass"}]
            if not accused and governor.tag_ == "VBN":  # "Chad, accused of arming them", "with Chad accused of it"
                named = [child for child in governor.lefts if child.dep_ == "nsubj"]
                return named or ([governor.head] if governor.dep_ == "acl" else self.objects(governor, depth + 1))
            return [child for child in accused if child.dep_ == "nsubjpass"] or accused
        if preposition.lower_ == "from" and governor.lemma_ in kinds().syntax.hindering:
            hindered = [child for child in governor.children if child.dep_ in {"dobj", "nsubjpass"}]
            return [child for child in hindered if child.i < preposition.i]  # "blocked Chad from joining"
        if preposition.lower_ == "in" and governor.lemma_ == "join":  # "has joined Britain in training them": both do
            joined = [child for child in governor.children if child.dep_ == "dobj" and child.i < preposition.i]
            joined = joined or [noun for noun in prepositional(governor, _WITH) if noun.i < preposition.i]
            if any(child.dep_ == "neg" for child in governor.lefts):
                return self._subjects(governor, depth + 1)  # "will not join Britain in bombing them": Britain does
            if any(self.names(noun) for noun in joined):
                return [*self._subjects(governor, depth + 1), *joined]
        if (
            preposition.lower_ == "in" and governor.lemma_ in kinds().syntax.handed_over
        ):  # "helps Chad in fighting them"
            helped = [child for child in governor.children if child.dep_ == "dobj" and child.i < preposition.i]
            if any(self.names(noun) for noun in helped):
                return helped
        if preposition.lower_ == "for":
            towards = [
                inner
                for above in (governor, *(c for c in governor.children if c.dep_ in {"acomp", "dobj"}))
                for child in above.children
                if child.dep_ == "prep" and child.lower_ == "to" and child.i < preposition.i
                for inner in child.children
                if inner.dep_ == "pobj"
            ]
            blamed = [child for child in governor.children if child.dep_ == "dobj" and child.i < preposition.i]
            if towards or blamed:
                return towards or blamed
        if preposition.lower_ in {"on", "upon"}:  # "congratulated him on becoming"
            met = [child for child in governor.children if child.dep_ == "dobj" and child.i < preposition.i]
            if any(self.names(noun) for noun in met):
                return met
        if governor.pos_ == "VERB" and governor.dep_ == "acl" and governor.tag_ == "VBN":
            return [governor.head]  # "a force dedicated to fighting them"
        if governor.pos_ in {"VERB", "AUX"}:
            found: list[Token] = []
            for _ in range(4):  # the nearest clause whose subject can act
                found = self._carried(governor, preposition, depth)
                if any(self.names(noun) for noun in found) or governor.dep_ not in {"prep", "ccomp", "advcl"}:
                    break
                if any(noun.lemma_.lower() in _STATES for noun in found):
                    break  # "26 nations have committed themselves to sending": not who says it
                governor = governor.head
            return found
        if governor.lemma_.lower() in _OF_NOBODY:  # "stressed the urgency of funding it"
            return [child for child in governor.lefts if child.dep_ == "poss" and self.names(child)]
        return self._owners(governor, depth)

    def _carried(self, governor: Token, verb: Token, depth: int) -> list[Token]:
        """The subject that a verb takes over from the one it depends on."""
        if governor.pos_ in {"VERB", "AUX"}:
            passive = [child for child in governor.children if child.dep_ == "nsubjpass"]
            if not passive and governor.dep_ == "acl" and governor.tag_ == "VBN" and depth < _DEEPEST:
                return [governor.head]  # "a force created to fight them"
            if not passive and governor.dep_ == "advcl" and any(child.dep_ == "agent" for child in governor.rights):
                passive = [child for child in governor.head.lefts if child.dep_ in {"nsubj", "nsubjpass"}]
            if not passive and governor.dep_ == "conj" and is_passive(governor) and depth < _DEEPEST:
                return self.objects(governor, depth + 1)  # "took over in April and is scheduled to leave in May"
            return [*row_before(governor, passive[0]), *passive] if passive else self._subjects(governor, depth + 1)
        if governor.pos_ == "ADJ":  # "France, ready to send troops"
            own = [child for child in governor.children if child.dep_ in _SUBJECTS]
            return own or (
                self._carried(governor.head, governor, depth + 1) if depth < 4 and governor.head.i != governor.i else []
            )
        if governor.pos_ == "NOUN" and verb.dep_ == "conj":  # "The US trains and equips": a verb that is read as a noun
            own = [child for child in governor.lefts if child.dep_ == "nsubj"]
            if own:
                return own
        return self._owners(governor, depth)

    def _owners(self, noun: Token, depth: int) -> list[Token]:
        """Whose plan, agreement or goal a noun is: its possessor, else the subject of the verb above it."""
        for child in noun.lefts:
            if child.dep_ == "poss" and self.names(child):
                return [child]
        for child in noun.rights:
            if (
                child.dep_ == "prep"
                and child.lower_ in {"by", "of", "between", "among", "from"}
                and noun.lemma_.lower() in kinds().syntax.owned_plans
            ):
                inner = [each for each in child.children if each.dep_ == "pobj"]
                if inner or child.lower_ != "of":  # "has no intention of sending them": whose it is, the verb says
                    return inner
        if self.owned(noun):
            return [noun]
        current = noun
        for _ in range(4):
            if current.head.i == current.i or depth > 4:
                return []
            if current.dep_ in {"nsubj", "nsubjpass"} and current.i != noun.i:
                return []
            current = current.head
            if current.pos_ in {"VERB", "AUX"}:
                shared = praised(current, noun) if noun.lemma_ in _JOINT_WORK else []
                return shared or self._carried(current, noun, depth + 1)
        return []

    @found_once
    def objects(self, verb: Token, depth: int = 0) -> list[Token]:
        """The nouns that the verb is done to."""
        if is_passive(verb):
            own = [child for child in verb.children if child.dep_ in {"nsubjpass", "nsubj"}]
            if own:
                return own
            if verb.dep_ in {"acl", "relcl"} or (verb.dep_ == "amod" and verb.i > verb.head.i):
                return [whole_led(verb) or verb.head]
            if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} and depth < _DEEPEST:
                shared = [child for child in verb.head.children if child.dep_ == "nsubj"]
                if shared and not is_passive(verb.head) and any(child.dep_ == "auxpass" for child in verb.lefts):
                    return shared  # "was in custody and was being protected"
                return self.objects(verb.head, depth + 1)
            if verb.dep_ == "conj" and verb.head.dep_ == "acomp":
                return self._carried(verb.head.head, verb, 1)  # "is armed and funded by"
            if verb.dep_ == "advcl" or (verb.dep_ == "xcomp" and has_to(verb)):
                return self._carried(verb.head, verb, 1)  # "UNIFIL is to be increased", "troops are due to be sent"
            if verb.dep_ == "pcomp" and verb.head.head.pos_ == "VERB":  # "left after being attacked"
                return self._carried(verb.head.head, verb, 1)
            if verb.dep_ in {"xcomp", "oprd"} and verb.head.pos_ == "VERB":  # "were reported killed", "left 12 wounded"
                return self.objects(verb.head, depth + 1) if depth < _DEEPEST else []
            return [child for child in verb.children if child.dep_ == "dobj"]
        own = [child for child in verb.children if child.dep_ == "dobj"] or in_small_clause(verb)
        if own:
            return own
        if verb.dep_ == "conj" and verb.head.dep_ == "relcl":  # "a militia that Israel pays and arms"
            shared = [child for child in verb.head.lefts if child.dep_ == "dobj" and child.lower_ in RELATIVE]
            if shared and not any(child.dep_ in _SUBJECTS for child in verb.lefts):
                return shared
        elsewhere = any(child.lower_ in _WHERE and child.dep_ == "advmod" for child in verb.lefts)  # "where men fight"
        if (
            verb.dep_ == "relcl"
            and not elsewhere
            and any(
                child.dep_ in _SUBJECTS
                and child.lower_ not in RELATIVE
                and not any(owner.lower_ == "whose" for owner in child.lefts)
                for child in verb.children
            )
        ):
            return [verb.head]
        if verb.dep_ == "xcomp" and has_to(verb) and verb.head.dep_ == "relcl" and depth < 1:
            above = self.objects(verb.head, 1)  # "the men it has promised to send"
            if above and above[0].i == verb.head.head.i:
                return above
        if verb.lemma_ == "help":  # "help train its forces"
            done = [child for child in verb.rights if child.dep_ in {"xcomp", "ccomp"} and child.lemma_ in _BUILDING]
            if done and not any(child.dep_ == "nsubj" for child in done[0].lefts):
                return [child for child in done[0].rights if child.dep_ == "dobj"]
        if verb.lemma_ in {"help", "assist", "enable", "let"}:  # "help Iraqis get the support that they need"
            helped = [
                c for child in verb.rights if child.dep_ in {"ccomp", "xcomp"} for c in child.lefts if c.dep_ == "nsubj"
            ]
            if helped:
                return helped
        later = [child for child in verb.rights if child.dep_ == "conj" and child.pos_ == "VERB"]
        for other in later[:1]:
            if is_passive(other) or any(child.dep_ == "prep" and child.i < other.i for child in verb.rights):
                return []  # "arrived in Dili and were driven to Baucau": what is done there is done to nothing else
            if not any(child.dep_ in {"nsubj", "nsubjpass"} for child in other.children):
                after = other.nbor(1) if other.i + 1 < len(other.doc) else other
                paid_for = [child for child in after.children if after.dep_ == "prep" and child.dep_ == "pobj"]
                return [child for child in other.children if child.dep_ == "dobj"] or paid_for
        return []
