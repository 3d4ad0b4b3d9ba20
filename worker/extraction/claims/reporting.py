"""Indirect speech: the clause that a verb or a noun of saying governs."""

from spacy.tokens import Token

from worker.extraction.claims.builder import Reported
from worker.extraction.claims.quoting import Quoting
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.speakers import Cue, Speakers
from worker.extraction.claims.syntax import clause_verb
from worker.extraction.claims.telling import Telling

_LONGEST_CLAUSE = 150
_SHORTEST_ANNOUNCED = 4
_FARTHEST_THAT = 12
_LONGEST_ASIDE = 6
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
_SUBORDINATING = frozenset(
    {"when", "after", "as", "if", "while", "although", "though", "before", "asked", "because", "once", "since"}
)
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
    ]
)


class Reporting:
    """Finds the reported clauses of one paragraph."""

    def __init__(self, scene: Scene, speakers: Speakers, telling: Telling, quoting: Quoting) -> None:
        self.scene, self.doc = scene, scene.doc
        self.speakers, self.telling, self.quoting = speakers, telling, quoting
        self.speech = speakers.speech

    def find(self) -> None:
        """Make the statements of the clauses; the quotations must have been found before."""
        for cue in self.speakers.cues:
            self._clause(cue)
        self._by_nouns()

    def _by_nouns(self) -> None:
        """ "issued a warning that", "expressed hope that": the noun's clause, said by the subject of its verb."""
        for noun in self.scene.tokens:
            if noun.pos_ != "NOUN" or noun.i in self.scene.quoted or noun.lemma_.lower() not in self.speech.nouns:
                continue
            clause = next((c for c in noun.rights if c.dep_ in {"acl", "ccomp", "relcl"} and _with_that(c)), None)
            verb = clause_verb(noun)
            if clause is None or verb.i == noun.i or verb.lemma_.lower() not in self.speech.giving:
                continue
            speakers = [ref for one in self.scene.subjects(verb)[:2] if (ref := self.speakers.speaker(one)) is not None]
            first, last = clause.left_edge.i, clause.right_edge.i
            while first < last and self.doc[first].lower_ != "that":
                first += 1
            parsed = self.scene.parsed
            for speaker in speakers if last - first > 2 else ():
                start, end = parsed.start(self.doc[first + 1]), self._closed(first + 1, last)
                self.telling.builder.reported.append(Reported(first=first + 1, last=last, speaker=speaker))
                self.telling.keep(
                    speaker, parsed.source.text[start:end], False, start, end, None, 0.7, "noun of saying"
                )

    def _clause(self, cue: Cue) -> None:
        verb = self.doc[cue.verb]
        lemma = verb.lemma_.lower()
        if lemma in self.speech.quotation_only:
            return
        span = self._reported_clause(verb, cue)
        if span is None:
            return
        first, last = span
        if first > cue.verb and cue.verb in self.quoting.closing and self._conjunction(cue, len(self.doc)) is None:
            return  # `"…," said the colonel a day after the attack`: nothing more is said
        if first < cue.verb and self._introduces(cue):
            return  # `the door closed, and he said: "…"`
        if lemma == "make":  # "made it clear that …"
            first = next((i for i in range(cue.verb + 1, last) if self.doc[i].lower_ == "that"), first)
        while first <= last and (
            self.doc[first].is_punct or self.doc[first].lower_ == "that" or self.doc[first].is_space
        ):
            first += 1
        while last >= first and (
            (self.doc[last].is_punct and self.doc[last].text not in {")", "%", '"', "”", "'"})
            or self.doc[last].is_space
            or (self.doc[last].tag_ == "CC" and self.doc[last - 1].text == ",")  # "…, but also said that"
        ):
            last -= 1
        last = self._before_deed(cue, first, last)
        for other in self.speakers.cues_between(first + 1, last):  # "insisted it would go ahead, saying: …"
            if self.doc[other.verb].tag_ == "VBG" and self.doc[other.verb - 1].text == ",":
                last = other.verb - 2
                break
        if last - first < 2:
            return
        inside = [self.scene.quoted.get(i) for i in range(first, last + 1) if not self.doc[i].is_punct]
        if inside and sum(number is not None for number in inside) >= 0.85 * len(inside):
            return
        for begin, stop in self._each(first, last):
            parsed = self.scene.parsed
            start, end = parsed.start(self.doc[begin]), self._closed(begin, stop)
            quote = parsed.source.text[start:end]
            for speaker in cue.speakers:
                self.telling.builder.reported.append(Reported(first=begin, last=stop, speaker=speaker))
                self.telling.keep(speaker, quote, False, start, end, cue, 0.85, "reported clause")

    def _before_deed(self, cue: Cue, first: int, last: int) -> int:
        """Where a clause ends after which the speaker acts: "declared that an emergency exists and ordered aid"."""
        root = self.doc[first : last + 1].root
        told = root.tag_ in {"VBZ", "VBP"} and self.doc[cue.verb].tag_ == "VBD"
        for deed in root.conjuncts if told else ():
            alone = not any(child.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass"} for child in deed.lefts)
            joined = first < deed.i <= last and self.doc[deed.i - 1].lower_ == "and"
            if deed.tag_ == "VBD" and alone and joined and deed.i not in self.scene.quoted:
                return deed.i - 2 if self.doc[deed.i - 2].text != "," else deed.i - 3
        return last

    def _introduces(self, cue: Cue) -> bool:
        """Whether a quotation that is a sentence of its own follows right after a cue."""
        at = max(cue.verb, cue.last) + 1
        punctuated = at < len(self.doc) and self.doc[at].text in {",", ":"}
        while at < len(self.doc) and self.doc[at].is_punct and at not in self.scene.quoted:
            at += 1
        return punctuated and at in self.scene.quoted and self.doc[at].text[:1].isupper()

    def _each(self, first: int, last: int) -> list[tuple[int, int]]:
        """The clauses of a list: "said that the region was poor and that it needed its troops"."""
        found, begin = [], first
        for i in range(first + 3, last - 2):
            joins = self.doc[i - 1].lower_ in {"and", "but", "or"} and i not in self.scene.quoted
            if self.doc[i].lower_ == "that" and joins and self.doc[i].dep_ == "mark":
                end = i - 2 if self.doc[i - 2].text != "," else i - 3
                found.append((begin, end))
                begin = i + 1
        return [*found, (begin, last)]

    def _closed(self, first: int, last: int) -> int:
        """Where a clause ends as published, with the closing mark of a quotation that ends there."""
        end = self.scene.parsed.end(self.doc[last])
        text = self.scene.parsed.source.text
        number = self.scene.quoted.get(last)
        if number is None:
            return end
        stop = self.scene.parsed.ends[self.scene.quotations[number].end - 1]
        if 0 <= stop - end <= 2:
            end = stop
            while end < len(text) and end - stop < 2 and text[end] in "\"”'’":
                end += 1
        return end

    def _reported_clause(self, verb: Token, cue: Cue) -> tuple[int, int] | None:
        lemma = verb.lemma_.lower()
        before = self._before_tail(verb, cue)
        if before is not None:
            return before
        if cue.first and self.doc[cue.first - 1].lower_ == "what":
            return None  # "criticised what he said was a rushed decision"
        clauses = [child for child in verb.children if child.dep_ == "ccomp" and _is_finite(child)]
        to_come = any(child.dep_ == "aux" and child.lower_ in {"will", "'ll", "’ll"} for child in verb.lefts)
        announced = self._announced(verb) if lemma in self.speech.announcing and not to_come else None
        if announced is not None:
            return announced
        for clause in clauses:
            left, right = clause.left_edge.i, clause.right_edge.i
            if clause.i > verb.i:
                left = max(left, cue.verb + 1)
                if cue.verb < cue.last < clause.i:
                    left = max(left, cue.last + 1)
                left = self._with_lost_subject(left, cue, clause)
                has_that = any(self.doc[i].lower_ == "that" for i in range(cue.verb + 1, min(left + 2, len(self.doc))))
                if (
                    lemma in self.speech.weak
                    and not has_that
                    and not (self._own_subject(clause) or left == cue.verb + 1)
                ):
                    continue
                return left, right
            right = min(right, (cue.first if cue.first > clause.i else cue.verb) - 1)
            semicolons = [i for i in range(left, right) if self.doc[i].text == ";"]
            left = semicolons[-1] + 1 if semicolons else left
            if (
                right > left
                and lemma in _BEFORE
                and self._conjunction(cue, len(self.doc)) is None
                and not self._follows(cue)
            ):
                return left, right
        return self._as_told(verb, cue) or self._unparsed_clause(verb, cue) or self._parenthetical(verb, cue)

    def _as_told(self, verb: Token, cue: Cue) -> tuple[int, int] | None:
        """The clause after one that only says who tells it: "As the minister told us on Monday, the bridge …"."""
        begin, stop = self.scene.sentence(verb.i)
        if verb.lemma_.lower() not in _BEFORE or cue.first != begin + 1 or self.doc[begin].lower_ != "as":
            return None
        comma = next(
            (i for i in range(cue.verb + 1, min(cue.verb + _FARTHEST_THAT, stop)) if self.doc[i].text == ","), 0
        )
        told = self.doc[comma + 1 : stop] if comma else ()
        within = any(token.tag_ in _FINITE for token in self.doc[cue.verb + 1 : comma or stop])
        return (comma + 1, stop - 1) if not within and any(token.tag_ in _FINITE for token in told) else None

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
        if self.doc[first].text not in {",", "—", "–"} or self.doc[cue.first].lower_ in {"and", "but", "who", "which"}:
            return None
        while after < stop and self.doc[after].text not in {".", ",", ";"}:
            opens = after == cue.verb + 1 and self.doc[after].lower_ in {"that", "to"}
            if self.doc[after].tag_ in _FINITE or opens or after in self.scene.quoted:
                return None
            after += 1
        if after + 1 < stop and self.doc[after].text != "." and not _is_aside(self.doc[after + 1]):
            return None
        while first > begin and (self.doc[first - 1].is_punct and self.doc[first - 1].text in {'"', "”", ","}):
            first -= 1
        said = [token for token in self.doc[begin:first] if token.tag_ in _FINITE and token.i not in self.scene.quoted]
        if len(said) < (2 if self.doc[begin].lower_ in _SUBORDINATING else 1):
            return None
        return begin, first - 1

    def _follows(self, cue: Cue) -> bool:
        """Whether a clause follows right after "said": what stands before is another sentence."""
        if cue.verb < cue.first or cue.verb + 2 >= len(self.doc) or self.doc[cue.verb].lemma_ != "say":
            return False
        following = self.doc[cue.verb + 1]
        _, stop = self.scene.sentence(cue.verb)
        return following.pos_ in {"DET", "PRON", "NOUN", "PROPN", "ADJ", "NUM"} and any(
            token.tag_ in _FINITE for token in self.doc[cue.verb + 2 : min(stop, cue.verb + 12)]
        )

    def _announced(self, verb: Token) -> tuple[int, int] | None:
        """What is announced as a noun with a clause: "announced an agreement to send troops"."""
        for child in verb.children:
            long = child.dep_ == "dobj" and child.right_edge.i - child.left_edge.i >= _SHORTEST_ANNOUNCED
            if long and any(inner.pos_ == "VERB" for inner in self.scene.below(child)):
                return child.left_edge.i, child.right_edge.i
        return None

    def _unparsed_clause(self, verb: Token, cue: Cue) -> tuple[int, int] | None:
        """The clause beside a cue, where the parse has hung it elsewhere."""
        lemma = verb.lemma_.lower()
        following = self.doc[cue.verb + 1] if cue.verb + 1 < len(self.doc) else None
        begin, end = self.scene.sentence(verb.i)
        begin, end = max(begin, verb.i - _LONGEST_CLAUSE), min(end - 1, verb.i + _LONGEST_CLAUSE)
        that = self._conjunction(cue, end)
        if that is not None:
            last = self.doc[that].head.right_edge.i
            closed = that + 2 < last < end and self.doc[last + 1].is_punct
            return that + 1, last if closed else end
        if (
            lemma == "say"
            and following is not None
            and following.pos_ not in {"PUNCT", "ADP", "CCONJ"}
            and cue.first < cue.verb
        ) and (
            any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in self.doc[cue.verb + 1 : end + 1])
            and following.i not in self.scene.quoted
        ):
            return cue.verb + 1, end
        if (
            lemma in {"say", "tell"}
            and end - max(cue.verb, cue.last) <= (3 if lemma == "say" else 8)
            and cue.first - begin > 4
        ) and any(token.tag_ in {"VBD", "VBN", "VBZ", "VBP", "MD"} for token in self.doc[begin : cue.first]):
            return begin, cue.first - 1
        return None

    def _conjunction(self, cue: Cue, end: int) -> int | None:
        """The "that" after a cue, with nothing but its addressee and a time between."""
        for i in range(cue.verb + 1, min(cue.verb + _FARTHEST_THAT, end)):
            if self.doc[i].is_punct:
                return None
            if self.doc[i].lower_ == "that" and self.doc[i].dep_ == "mark":
                return i
        return None

    def _parenthetical(self, verb: Token, cue: Cue) -> tuple[int, int] | None:
        """What a cue between commas interrupts: "Such attacks, he stressed, would not …"."""
        if cue.first < 2 or self.doc[cue.first - 1].text not in {",", "—", "–"}:
            return None
        begin, stop = self.scene.sentence(verb.i)
        begin = max(begin, verb.i - _LONGEST_CLAUSE)
        after = max(cue.verb, cue.last) + 1
        while after < stop and self.doc[after].text not in {",", ".", ";", "—", "–"}:
            if after - max(cue.verb, cue.last) > _LONGEST_ASIDE or self.doc[after].pos_ in {"VERB", "AUX", "SCONJ"}:
                return None
            after += 1
        if after >= stop or (after + 1 < stop and self.doc[after + 1].tag_ in _RELATIVE):
            return None
        for i in range(cue.first - 2, begin - 1, -1):  # not beyond another sentence in the sentence
            if self.doc[i].text in {";", ":"}:
                begin = i + 1
                break
        if any(i in self.scene.quoted for i in (cue.first - 2, begin)):
            return None
        before = self.doc[begin : cue.first - 1]
        if any(token.tag_ in _FINITE for token in before):
            return begin, cue.first - 2
        rest = self.doc[after + 1 : stop]
        if len(before) and self.doc[after].text == "," and any(token.tag_ in _FINITE for token in rest):
            return begin, min(stop - 1, verb.i + _LONGEST_CLAUSE)
        return None

    def _own_subject(self, clause: Token) -> bool:
        return any(child.dep_ in {"nsubj", "nsubjpass", "expl", "csubj"} for child in clause.children)


def _is_aside(token: Token) -> bool:
    """Whether what follows a comma after a cue says only when or how: ", days after the attack", ", adding that"."""
    return (
        token.tag_ in {"VBG", "IN", "RB", "CD"}
        or token.ent_type_ == "DATE"
        or token.lower_ in {"who", "while", "in", "a"}
    )


def _is_finite(verb: Token) -> bool:
    """Whether a clause is told as a fact: "is shifting", and no bare "shifting"."""
    return verb.tag_ != "VBG" or any(
        child.dep_ in {"aux", "auxpass"} and child.tag_ != "VBG" for child in verb.children
    )


def _with_that(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.lefts)
