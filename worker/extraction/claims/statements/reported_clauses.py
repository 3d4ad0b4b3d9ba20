"""Where a clause stands that a verb of saying reports: after it, before it, around it; by the parse, else beside it."""

from spacy.tokens import Token

from worker.extraction.claims.knowledge import cues, titles
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.statements.besides import before_what_is_done_besides
from worker.extraction.claims.statements.cues import Cue
from worker.extraction.model.infinitives import has_to
from worker.extraction.model.labels import FINITE, QUESTIONING
from worker.extraction.model.neighbours import word_after

WHEN = frozenset({"when", "as", "after", "before", "while", "during"})
_LONGEST_CLAUSE = 150
_SHORTEST_ANNOUNCED = 4
_FARTHEST_THAT = 12
_LONGEST_ASIDE = 6
_LONGEST_OFFICE = 9
_SUBORDINATING = frozenset(
    {"when", "after", "as", "if", "while", "although", "though", "before", "asked", "because", "once", "since"}
)
_OPENERS = frozenset({"CC", "RB", ","})  # "And then, when she had gone, I pleaded with them"
_EARLY_AND_LATE = frozenset({"early", "late", "earlier", "later"})
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_ASKING = frozenset({"ask", "urge", "call"})
_MARKS = frozenset({'"', "“"})
_REPLYING = frozenset({"respond", "reply"})
_TOLD = frozenset({"tell", "inform", "warn", "assure", "remind", "advise", "say"})
# Verbs whose clause may stand before them: "Helmand is lost, officials say".
_BEFORE = frozenset(
    [
        "say",
        "tell",
        "add",
        "announce",
        "report",
        "warn",
        "claim",
        "state",
        "write",
        "explain",
        "declare",
        "insist",
        "confirm",
        "allege",
        "read",
    ]
)


class ReportedClauses:
    """Finds the clauses that the cues of one paragraph report."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.doc = scene, scene.doc
        self.speech = cues().speech

    def of(self, verb: Token, cue: Cue) -> tuple[int, int] | None:
        """The first and last token of what a verb of saying reports, or None where it reports nothing.

        What stands before a colon is none of it: "As we have said many times: we reject it".
        """
        found = self._of(verb, cue)
        if found is None or found[0] != cue.verb + 1:
            return found
        opening = self.doc[found[0] : min(found[0] + _LONGEST_ASIDE, found[1])]
        colon = next((token.i for token in opening if token.text == ":"), None)
        clause = colon is not None and any(token.tag_ in FINITE for token in self.doc[found[0] : colon])
        return found if colon is None or clause else (colon + 1, found[1])

    def _of(self, verb: Token, cue: Cue) -> tuple[int, int] | None:
        lemma = verb.lemma_.lower()
        infinitive = verb.tag_ == "VB" and any(child.lower_ == "to" for child in verb.lefts)
        if infinitive and any(child.lower_ == "whether" for child in verb.lefts):
            return None  # "will consider whether to recommend that it be kept"
        before = None if infinitive else self._after_and(verb, cue) or self._before_tail(verb, cue)
        if before is not None:
            return before
        if cue.first and self.doc[cue.first - 1].lower_ == "what":
            return None  # "criticised what he said was a rushed decision"
        clauses = [
            child
            for child in verb.children
            if child.dep_ == "ccomp" and child.pos_ != "PROPN" and child.lower_ != "clear" and _is_finite(child)
        ]
        if lemma in self.speech.announcing:
            # "announced what we call the Pact", "announced new actions to"
            clauses = [clause for clause in clauses if clause.left_edge.lower_ != "what" and not has_to(clause)]
        to_come = any(child.dep_ == "aux" and child.lower_ in {"will", "'ll", "’ll"} for child in verb.lefts)
        announced = self._announced(verb) if lemma in self.speech.announcing and not to_come else None
        if announced is not None:
            return announced
        if self._replies_to_a_saying(verb):
            return None  # "was responding to reports that it has landed"
        for clause in clauses:
            left, right = clause.left_edge.i, clause.right_edge.i
            if clause.i > verb.i:
                left = max(left, cue.verb + 1)
                if cue.verb < cue.last < clause.i:
                    left = max(left, cue.last + 1)
                left = self._with_lost_subject(left, cue, clause)
                that = self.conjunction(cue, left)
                left = left if that is None else that + 1
                has_that = any(self.doc[i].lower_ == "that" for i in range(cue.verb + 1, min(left + 2, len(self.doc))))
                if (
                    lemma in self.speech.weak
                    and not has_that
                    and not (self._own_subject(clause) or left == cue.verb + 1)
                ):
                    continue
                return left, self._end_of(cue, left, right)
            right = min(right, (cue.first if cue.first > clause.i else cue.verb) - 1)
            semicolons = [i for i in range(left, right) if self.doc[i].text == ";"]
            left = semicolons[-1] + 1 if semicolons else left
            if (
                right > left
                and lemma in _BEFORE
                and not self._tells_a_thing(verb, cue)
                and self.conjunction(cue, len(self.doc)) is None
                and not self._follows(cue)
            ):
                return left, right
        if lemma in _REPLYING and self.conjunction(cue, min(cue.verb + _LONGEST_ASIDE, len(self.doc))) is None:
            return None  # "We responded, finally, to those who had been talking"
        found = self._as_told(verb, cue) or self._unparsed_clause(verb, cue) or self._parenthetical(verb, cue)
        return None if infinitive and found is not None and found[0] < verb.i else found  # "it was too early to tell"

    def _replies_to_a_saying(self, verb: Token) -> bool:
        """Whether a clause after a verb of replying tells only to what somebody replies."""
        if verb.lemma_ not in {"respond", "reply", "answer", "comment"}:
            return False
        to = [noun for child in verb.rights if child.lower_ in {"to", "on"} for noun in child.rights]
        sayings = self.speech.nouns | {"information", "news", "question"}
        return any(noun.lemma_.lower() in sayings for noun in to)

    def _end_of(self, cue: Cue, left: int, right: int) -> int:
        """The last token of a clause after its cue, whose parse may end too early or too late.

        It goes on where its verb comes after an aside: "the deployment, codenamed X, was requested". It ends where its
        speaker says more: "said that the army would leave and warned that", "and asked the Senate to".
        """
        number = self.scene.quoted.get(left)
        last = max(self.scene.quoted_tokens[number]) if number is not None else right
        if last + 2 < right and self.doc[last + 2].lower_ in WHEN:
            return last  # `said "no" when asked whether it would`
        _, stop = self.scene.sentence(right)
        comma = right if self.doc[right].text == "," else right + 1
        if comma + 1 < stop and self.doc[comma].text == "," and self.doc[comma + 1].tag_ in FINITE:
            right = stop - 1
        right = before_what_is_done_besides(self.scene, cue, left, right)
        right = next((i - 1 for i in range(left + 2, right - 1) if self._opens_words(i)), right)
        past = "VBD" if self.doc[cue.verb].tag_ == "VBN" else ""  # "has stated that …, and asked"
        for i in range(left + 2, right - 2):
            more, after = self.doc[i + 1], self.doc[i + 2]
            clear = more.lemma_ == "make" and "clear" in (after.lower_, self.doc[i + 3].lower_)
            if (
                self.doc[i].tag_ == "CC"
                and more.tag_ in {self.doc[cue.verb].tag_, past}
                and (more.lemma_ in self.speech.verbs or clear)
                and i not in self.scene.quoted
                and (after.lower_ == "that" or after.text in {'"', "“"} or more.lemma_ in _ASKING or clear)
            ):
                return i - 1
        return right

    def _opens_words(self, at: int) -> bool:
        """Whether a colon parts what is reported from the words themselves: `said they would stay: "We …"`."""
        return self.doc[at].text == ":" and word_after(self.doc[at]) in _MARKS and at not in self.scene.quoted

    def _after_and(self, verb: Token, cue: Cue) -> tuple[int, int] | None:
        """What follows a cue between commas after "and" or "which": "and, residents said, killing ten"."""
        after = max(cue.verb, cue.last) + 1
        _, stop = self.scene.sentence(verb.i)
        joined = cue.first > 2 and self.doc[cue.first - 1].text == "," and self.doc[cue.first - 2].tag_ in {"CC", "WDT"}
        return (after + 1, stop - 1) if joined and after + 3 < stop and self.doc[after].text == "," else None

    def _as_told(self, verb: Token, cue: Cue) -> tuple[int, int] | None:
        """The clause after one that only says who tells it: "As the minister told us on Monday, the bridge …"."""
        begin, stop = self.scene.sentence(verb.i)
        if verb.lemma_.lower() not in _BEFORE or cue.first != begin + 1 or self.doc[begin].lower_ != "as":
            return None
        comma = next(
            (i for i in range(cue.verb + 1, min(cue.verb + _FARTHEST_THAT, stop)) if self.doc[i].text == ","), 0
        )
        told = self.doc[comma + 1 : stop] if comma else ()
        within = any(token.tag_ in FINITE for token in self.doc[cue.verb + 1 : comma or stop])
        return (comma + 1, stop - 1) if not within and any(token.tag_ in FINITE for token in told) else None

    def _with_lost_subject(self, left: int, cue: Cue, clause: Token) -> int:
        """Where a clause begins whose subject the parse has taken for an object: "said many requests for it failed"."""
        following = cue.verb + 1
        if not cue.first < cue.verb < left - 1 or self._own_subject(clause):
            return left
        lost = {"dobj", "nsubj", "dative"} if self.doc[cue.verb].lemma_ == "say" else {"dobj", "nsubj"}
        between = self.doc[following:left]
        subject = any(token.dep_ in lost and token.head.i == cue.verb for token in between)
        dated = any(token.ent_type_ == "DATE" and token.head.i == cue.verb for token in between)
        return following if subject and not dated else left

    def _before_tail(self, verb: Token, cue: Cue) -> tuple[int, int] | None:
        """The clause before a cue that ends the sentence: "…, the army said on Monday", "…, said X after a meeting"."""
        begin, stop = self.scene.sentence(verb.i)
        begin = max(begin, verb.i - _LONGEST_CLAUSE)
        first = cue.first - 1
        after = max(cue.verb, cue.last) + 1
        if verb.lemma_.lower() in self.speech.quotation_only or first - begin < _SHORTEST_ANNOUNCED:
            return None
        if self.doc[first].text in {'"', "”"} and self.doc[first - 1].text == ",":
            first -= 1  # `… is "near," its commander said`
        if self.doc[first].text not in {",", "—", "–"} or self.doc[cue.first].lower_ in {"and", "but", "who", "which"}:
            return None
        if self._tells_a_thing(verb, cue):
            return None
        while after < stop and self.doc[after].text not in {".", ",", ";"}:
            opens = after == cue.verb + 1 and self.doc[after].lower_ in {"that", "to"}
            if after > cue.verb + 1 and self.doc[after].lower_ in WHEN:
                break  # "…, its commander said Sunday as he led a team"
            if self.doc[after].tag_ in FINITE or opens or after in self.scene.quoted:
                return None
            after += 1
        listed = after + 1 < stop and self.doc[after].text == ","
        if listed and not _is_aside(self.doc[after + 1]):
            return None
        first = self._before_office(begin, first)
        while first > begin and (self.doc[first - 1].is_punct and self.doc[first - 1].text in {'"', "”", ","}):
            first -= 1
        said = [token for token in self.doc[begin:first] if token.tag_ in FINITE and token.i not in self.scene.quoted]
        if len(said) < (2 if self._opens_subordinate(begin, first) else 1):
            return None
        return begin, first - 1

    def _before_office(self, begin: int, comma: int) -> int:
        """The comma before the office of who speaks behind another: "…, the French prime minister, X has announced"."""
        before = next((i for i in range(comma - 1, max(begin, comma - _LONGEST_OFFICE), -1) if self._parts(i)), None)
        if before is None or self.doc[before].text != "," or not self.scene.is_person(self.doc[comma + 1]):
            return comma
        office = self.doc[before + 1 : comma]
        return before if len(office) and office[-1].lower_ in titles().heads else comma

    def _parts(self, at: int) -> bool:
        """Whether a token ends an office on the way back to what it stands behind."""
        return self.doc[at].is_punct or self.doc[at].pos_ in {"VERB", "AUX"}

    def _tells_a_thing(self, verb: Token, cue: Cue) -> bool:
        """Whether a verb of saying has an object, so that no clause before it is said: "…, Spain pledged frigates"."""
        things = [child for child in verb.rights if child.dep_ == "dobj" and child.ent_type_ not in {"DATE", "TIME"}]
        things = [thing for thing in things if thing.tag_ != "PRP" or thing.lower_ == "it"]  # "I promise you"
        things += [  # "declared the new state to be a part of his country"
            child
            for child in verb.rights
            if child.dep_ in {"ccomp", "xcomp"} and has_to(child) and self._own_subject(child) and verb.lemma_ != "say"
        ]
        return verb.lemma_ not in _TOLD and any(thing.left_edge.i > cue.last for thing in things)

    def _follows(self, cue: Cue) -> bool:
        """Whether a clause follows right after "said": what stands before is another sentence."""
        if cue.verb < cue.first or cue.verb + 2 >= len(self.doc) or self.doc[cue.verb].lemma_ != "say":
            return False
        following = self.doc[cue.verb + 1]
        _, stop = self.scene.sentence(cue.verb)
        when = self.doc[cue.verb + 1 : cue.verb + 4]
        times = [token for token in when if token.lower_ in _EARLY_AND_LATE or token.ent_type_ in {"DATE", "TIME"}]
        if times and times[0].i == following.i and times[-1].i + 1 < stop and self.doc[times[-1].i + 1].text == ",":
            return False  # "…, the minister said late Monday, hours after the soldiers left"
        return following.pos_ in {"DET", "PRON", "NOUN", "PROPN", "ADJ", "NUM"} and any(
            token.tag_ in FINITE for token in self.doc[cue.verb + 2 : min(stop, cue.verb + 12)]
        )

    def _announced(self, verb: Token) -> tuple[int, int] | None:
        """What is announced as a noun with a clause: "announced an agreement to send troops"."""
        for child in verb.children:
            long = child.dep_ == "dobj" and child.right_edge.i - child.left_edge.i >= _SHORTEST_ANNOUNCED
            if (
                long
                and child.lemma_.lower() in self.speech.announced
                and any(inner.pos_ == "VERB" for inner in self.scene.below(child))
            ):
                return child.left_edge.i, child.right_edge.i
        return None

    def _unparsed_clause(self, verb: Token, cue: Cue) -> tuple[int, int] | None:
        """The clause beside a cue, where the parse has hung it elsewhere."""
        lemma = verb.lemma_.lower()
        following = self.doc[cue.verb + 1] if cue.verb + 1 < len(self.doc) else None
        begin, end = self.scene.sentence(verb.i)
        begin, end = max(begin, verb.i - _LONGEST_CLAUSE), min(end - 1, verb.i + _LONGEST_CLAUSE)
        that = self.conjunction(cue, end)
        if that is not None:
            last = self.doc[that].head.right_edge.i
            closed = that + 2 < last < end and self.doc[last + 1].is_punct
            return that + 1, self._end_of(cue, that + 1, last if closed else end)
        if (
            lemma == "say"
            and following is not None
            and following.pos_ not in {"PUNCT", "ADP", "CCONJ"}
            and cue.first < cue.verb
            and not self._is_said_thing(following)
        ) and (
            any(token.tag_ in FINITE for token in self.doc[cue.verb + 1 : end + 1])
            and following.i not in self.scene.quoted
        ):
            return cue.verb + 1, self._end_of(cue, cue.verb + 1, end)
        if (
            (
                lemma in {"say", "tell"}
                and end - max(cue.verb, cue.last) <= (3 if lemma == "say" else 8)
                and cue.first - begin > 4
                and self.doc[cue.first - 1].pos_ not in {"SCONJ", "CCONJ"}  # "…, although police had told her family"
            )
            and any(token.tag_ in {"VBD", "VBN", "VBZ", "VBP", "MD"} for token in self.doc[begin : cue.first])
        ):
            return begin, cue.first - 1
        return None

    def conjunction(self, cue: Cue, end: int) -> int | None:
        """The "that" after a cue, with nothing but its addressee and a time between."""
        first = self._past_aside(cue.verb + 1, end)
        for i in range(first, min(first + _FARTHEST_THAT, end)):
            if self.doc[i].is_punct:
                return None
            if self.doc[i].lower_ == "that" and self._opens_clause(self.doc[i], cue):
                return i
        return None

    def _past_aside(self, first: int, end: int) -> int:
        """Where a "that" is sought after whom a clause tells more of: "warned the areas, which are free, that"."""
        comma = next((i for i in range(first, min(first + _LONGEST_ASIDE, end)) if self.doc[i].is_punct), end)
        if comma + 1 >= end or self.doc[comma].text != "," or self.doc[comma + 1].tag_ not in QUESTIONING:
            return first
        close = next((i for i in range(comma + 2, min(comma + 20, end - 1)) if self.doc[i].text == ","), None)
        return close + 1 if close is not None and self.doc[close + 1].lower_ == "that" else first

    def _is_said_thing(self, token: Token) -> bool:
        """Whether a pronoun after "say" is what is said, and no subject: "I am saying it because"."""
        after = self.doc[token.i + 1] if token.i + 1 < len(self.doc) else None
        return token.lower_ in {"it", "that", "this", "so"} and (after is None or after.pos_ not in {"VERB", "AUX"})

    def _opens_clause(self, that: Token, cue: Cue) -> bool:
        """Whether a "that" opens a clause, and of no other verb than the cue's: "vowed in an address that it would"."""
        verb = that.head
        if that.dep_ == "mark":
            return not (cue.verb < verb.head.i < that.i and verb.head.pos_ == "VERB")
        own = any(child.dep_ in {"nsubj", "nsubjpass"} and child.i > that.i for child in verb.lefts)
        between = self.doc[cue.verb + 1 : that.i]
        return that.tag_ == "IN" and own and any(token.lemma_.lower() in self.speech.issued for token in between)

    def _parenthetical(self, verb: Token, cue: Cue) -> tuple[int, int] | None:
        """What a cue between commas interrupts: "Such attacks, he stressed, would not …"."""
        if cue.first < 2 or self.doc[cue.first - 1].text not in {",", "—", "–"} or self._tells_a_thing(verb, cue):
            return None
        begin, stop = self.scene.sentence(verb.i)
        begin = max(begin, verb.i - _LONGEST_CLAUSE)
        after = max(cue.verb, cue.last) + 1
        while after < stop and self.doc[after].text not in {",", ".", ";", "—", "–"}:
            if after - max(cue.verb, cue.last) > _LONGEST_ASIDE or self.doc[after].pos_ in {"VERB", "AUX", "SCONJ"}:
                return None
            after += 1
        if after >= stop or (after + 1 < stop and self.doc[after + 1].tag_ in QUESTIONING):
            return None
        for i in range(cue.first - 2, begin - 1, -1):  # not beyond another sentence in the sentence
            if self.doc[i].text in {";", ":"}:
                begin = i + 1
                break
        if any(i in self.scene.quoted for i in (cue.first - 2, begin)) or self.doc[cue.first - 2].tag_ in QUESTIONING:
            return None  # `a region where, he said, "the war is not over"`
        before = self.doc[begin : cue.first - 1]
        rest = self.doc[after + 1 : stop]
        finite = [token for token in before if token.tag_ in FINITE]
        aside = bool(finite) and not any(
            _is_told(token) for token in finite
        )  # "After the raids that had begun, he said"
        if (aside or self._opens_subordinate(begin, cue.first)) and any(token.tag_ in FINITE for token in rest):
            return after + 1, min(stop - 1, verb.i + _LONGEST_CLAUSE)  # "If it were held, he said, the polls show"
        if finite:
            alone = len(finite) == 1 and self._opens_subordinate(begin, cue.first)
            return None if alone else (begin, cue.first - 2)
        if any(token.i in self.scene.quoted for token in rest[:2]):
            return None  # `In the meantime, she said, "we wait"`
        if len(before) and self.doc[after].text == "," and any(token.tag_ in FINITE for token in rest):
            return begin, min(stop - 1, verb.i + _LONGEST_CLAUSE)
        return None

    def _opens_subordinate(self, begin: int, end: int) -> bool:
        """Whether a clause only tells when or why another holds: "And then, when she had gone, I pleaded"."""
        opening = next((token for token in self.doc[begin:end] if token.tag_ not in _OPENERS), self.doc[begin])
        return opening.lower_ in _SUBORDINATING

    def _own_subject(self, clause: Token) -> bool:
        return any(child.dep_ in {"nsubj", "nsubjpass", "expl", "csubj"} for child in clause.children)


def _is_aside(token: Token) -> bool:
    """Whether what follows a comma after a cue says only when or how: ", days after the attack", ", adding that"."""
    return (
        token.tag_ in {"VBG", "IN", "RB", "CD"}
        or token.ent_type_ == "DATE"
        or token.lower_ in {"who", "while", "in", "a"}
    )


def _is_told(token: Token) -> bool:
    """Whether a finite verb tells something by itself, and not only more of a noun: "the violence that had ended"."""
    verb = token.head if token.dep_ in {"aux", "auxpass"} else token
    return token.tag_ in FINITE and verb.dep_ not in {"relcl", "acl", "advcl"}


def _is_finite(verb: Token) -> bool:
    """Whether a clause is told as a fact: "is shifting", and no bare "shifting", no "himself the winner"."""
    if verb.pos_ in {"NOUN", "PROPN"} and any(child.lower_ in _REFLEXIVE for child in verb.lefts):
        return False
    return verb.tag_ != "VBG" or any(
        child.dep_ in {"aux", "auxpass"} and child.tag_ != "VBG" for child in verb.children
    )
