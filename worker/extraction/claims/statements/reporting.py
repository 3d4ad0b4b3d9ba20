"""Indirect speech: the clause that a verb or a noun of saying governs."""

from spacy.tokens import Token

from worker.extraction.claims.builder import Reported
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.statements.cues import Cue, Cues
from worker.extraction.claims.statements.quoting import Quoting
from worker.extraction.claims.statements.reported_clauses import WHEN, ReportedClauses
from worker.extraction.claims.statements.speakers import Speakers
from worker.extraction.claims.statements.telling import Telling
from worker.extraction.claims.syntax import clause_verb
from worker.extraction.model.days import WEEKDAYS
from worker.extraction.model.labels import FINITE, TENSED

_BESIDE = frozenset({"to", "amid", "despite", "over", "after", "about", "following"})  # "left amid concern that"
_WHICH, _SPELLS = (
    frozenset({"last", "this"}),
    frozenset({"week", "month", "year", "night", "weekend", "summer", "spring"}),
)
_LONGEST_SPEAKER = 8  # tokens from "while" to who speaks


class Reporting:
    """Finds the reported clauses of one paragraph."""

    def __init__(self, scene: Scene, speakers: Speakers, cues: Cues, telling: Telling, quoting: Quoting) -> None:
        self.scene, self.doc = scene, scene.doc
        self.speakers, self.cues, self.telling, self.quoting = speakers, cues, telling, quoting
        self.speech, self.clauses = speakers.speech, ReportedClauses(scene)

    def find(self) -> None:
        """Make the statements of the clauses; the quotations must have been found before."""
        for cue in self.cues:
            self._clause(cue)
        self._by_nouns()

    def _by_nouns(self) -> None:
        """ "issued a warning that", "expressed hope that": the noun's clause, said by the subject of its verb."""
        for noun in self.scene.of_lemma(self.speech.nouns):
            if noun.pos_ != "NOUN" or noun.i in self.scene.quoted:
                continue
            clause = next((c for c in noun.rights if c.dep_ in {"acl", "ccomp", "relcl"} and _with_that(c)), None)
            verb = clause_verb(noun)
            replied_to = noun.dep_ == "pobj" and noun.head.lower_ in _BESIDE  # "responds to reports that"
            if clause is None or verb.i == noun.i or replied_to or verb.lemma_.lower() not in self.speech.giving:
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
        if verb.lemma_.lower() in self.speech.quotation_only and not self._finds(verb):
            return
        span = self.clauses.of(verb, cue)
        if span is None:
            self._attribute(cue)
            return
        first, last = span
        closed = cue.verb in self.quoting.closing and self.clauses.conjunction(cue, len(self.doc)) is None
        if first > cue.verb and closed:
            return  # `"…," said the colonel a day after the attack`: nothing more is said
        if first < cue.verb and self._introduces(cue):
            return  # `the door closed, and he said: "…"`
        first, last = self._trimmed(cue, first, last)
        if last < first:
            return  # "said on Tuesday that …"
        first, last = self._one_sentence(cue, self._after_day(first), last)
        last = self._before_another(cue, first, self._before_deed(cue, first, last))
        if last - first < 2 or self._is_word_for_word(first, last) or self._is_asked(cue, first):
            return
        last = self._to_the_close(first, last)
        inside = [self.scene.quoted.get(i) for i in range(first, last + 1) if not self.doc[i].is_punct]
        if inside and sum(number is not None for number in inside) >= 0.85 * len(inside):
            return
        for begin, stop in self._each(first, last):
            if self._is_spoken(begin, stop):
                continue
            parsed = self.scene.parsed
            start, end = parsed.start(self.doc[begin]), self._closed(begin, stop)
            quote = parsed.source.text[start:end]
            for speaker in cue.speakers:
                self.telling.builder.reported.append(Reported(first=begin, last=stop, speaker=speaker))
                self.telling.keep(speaker, quote, False, start, end, cue, 0.85, "reported clause")

    def _trimmed(self, cue: Cue, first: int, last: int) -> tuple[int, int]:
        """A clause without its "that", and without the marks and the "and" around it."""
        if self.doc[cue.verb].lemma_.lower() == "make":  # "made it clear that …"
            first = next((i + 1 for i in range(cue.verb + 1, last) if self.doc[i].lower_ == "clear"), first)
        while first <= last and (
            self.doc[first].is_punct or self.doc[first].is_space or self._is_conjunction(self.doc[first])
        ):
            first += 1
        while last >= first and (
            (self.doc[last].is_punct and self.doc[last].text not in {")", "%", '"', "”", "'"})
            or self.doc[last].is_space
            or self.doc[last].tag_ == "CC"  # "…, but also said that"
        ):
            last -= 1
        return first, last

    def _before_another(self, cue: Cue, first: int, last: int) -> int:
        """Where a clause ends before which somebody says more, or somebody else does."""
        for other in self.cues.between(first + 1, last):
            if self.doc[other.verb].tag_ == "VBG" and self.doc[other.verb - 1].text == ",":
                return other.verb - 2  # "insisted it would go ahead, saying: …"
            if first < cue.verb:
                continue
            if self.doc[other.first - 1].text == "," and max(other.verb, other.last) > last - 3:
                return other.first - 2  # "He said it had begun, the agency reported"
            meanwhile = self._while_another(first, other)
            if meanwhile is not None:
                return meanwhile - 2  # "Chad said it would stay, while Togo's minister says it will leave"
            if self._says_beside(cue, other):
                return other.first - 2  # "Chad said it would stay and Fiji, its ally, said it would leave"
        return last

    def _attribute(self, cue: Cue) -> None:
        """What is told as a thing or a deed is nobody's words, and still his who tells it.

        "announced the capture of the town", "claims to have taken the town"
        """
        verb = self.doc[cue.verb]
        if verb.lemma_.lower() not in self.speech.telling:
            return
        for child in verb.rights:
            deed = child.dep_ == "xcomp" and child.tag_ == "VBN" and any(one.lower_ == "to" for one in child.lefts)
            if deed or (child.dep_ == "dobj" and child.pos_ in {"NOUN", "PROPN"}):
                first, last = child.left_edge.i, child.right_edge.i
                self.telling.builder.reported += [
                    Reported(first=first, last=last, speaker=speaker) for speaker in cue.speakers
                ]

    def _finds(self, verb: Token) -> bool:
        """Whether a paper says or an inquiry finds it: "a report by the ministry found that", "…, read the note"."""
        subjects = self.scene.subjects(verb) if verb.lemma_ == "find" else []
        if verb.lemma_ == "read":
            return any(noun.dep_ == "dobj" and noun.lemma_.lower() in self.speech.issued for noun in verb.rights)
        return any(noun.lemma_.lower() in self.speech.issued | self.speech.inquiring for noun in subjects)

    def _while_another(self, first: int, other: Cue) -> int | None:
        """The ", while" after which somebody else says something."""
        if other.first > other.verb or self.doc[other.verb].tag_ not in TENSED:
            return None
        near = range(max(first + 2, other.first - _LONGEST_SPEAKER), other.first)
        return next(
            (
                i
                for i in near
                if self.doc[i].lower_ == "while" and self.doc[i - 1].text == "," and i not in self.scene.quoted
            ),
            None,
        )

    def _says_beside(self, cue: Cue, other: Cue) -> bool:
        """Whether somebody else says more after "and", with the same verb in the same tense."""
        verb, more = self.doc[cue.verb], self.doc[other.verb]
        joined = self.doc[other.first - 1].tag_ == "CC" and self.doc[other.first - 1].i not in self.scene.quoted
        return joined and other.first < other.verb and (verb.lemma_, verb.tag_) == (more.lemma_, more.tag_)

    def _is_conjunction(self, token: Token) -> bool:
        """Whether a "that" only opens the clause: in "said that's what he wants" it is the subject."""
        after = self.doc[token.i + 1] if token.i + 1 < len(self.doc) else None
        return token.lower_ == "that" and (token.tag_ == "IN" or after is None or after.pos_ not in {"AUX", "VERB"})

    def _after_day(self, first: int) -> int:
        """Where a clause begins before which the day stands on which it was told: "said Monday the force had left"."""
        on = self.doc[first].lower_ == "on" and first + 2 < len(self.doc)
        if on and self.doc[first + 1].text in WEEKDAYS and self.doc[first + 2].pos_ not in {"PUNCT", "VERB", "AUX"}:
            return first + 2  # "said on Monday it was pulling out"
        spell = self.doc[first].lower_ in _WHICH and first + 2 < len(self.doc) and self.doc[first + 1].lower_ in _SPELLS
        if spell and self.doc[first + 2].pos_ in {"PRON", "DET", "PROPN"}:
            return first + 2  # "said last month it was thinking of leaving"
        day, following = self.doc[first], self.doc[first + 1] if first + 1 < len(self.doc) else None
        told = day.ent_type_ == "DATE" and day.tag_ == "NNP" and day.dep_ in {"npadvmod", "nmod", "compound", "dobj"}
        opens = following is not None and following.pos_ not in {"VERB", "AUX", "PUNCT", "PART", "NOUN"}
        return first + 1 if told and opens and following is not None and following.ent_type_ != "DATE" else first

    def _one_sentence(self, cue: Cue, first: int, last: int) -> tuple[int, int]:
        """The part of a clause in the cue's own sentence, where the parse has taken two sentences for one."""
        stops = [i for i in range(first + 1, last) if self._ends_sentence(i)]
        if not stops:
            return first, last
        return (first, stops[0] - 1) if first > cue.verb else (stops[-1] + 1, last)

    def _ends_sentence(self, at: int) -> bool:
        stop = self.doc[at].text == "." and at not in self.scene.quoted
        return stop and len(self.doc[at - 1]) > 1 and self.doc[at + 1].text[0].isupper()

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

    def _is_word_for_word(self, first: int, last: int) -> bool:
        """Whether a clause is speech in quotation marks that something else follows: `"Go on," and gave me a map`."""
        number = self.scene.quoted.get(first)
        if number is None:
            return False
        words = self.scene.quoted_tokens[number]
        whole = self.doc[words[0]].text[:1].isupper() and self.doc[words[-1]].text in {",", ".", "!", "?"}
        return whole and words[0] == first and words[-1] < last

    def _is_spoken(self, first: int, last: int) -> bool:
        """Whether a clause is a quotation told of already and no other clause: `that "he had no choice" but to go`."""
        number = self.scene.quoted.get(first)
        if number is None or number not in self.quoting.spoken:
            return False
        words = self.scene.quoted_tokens[number]
        told = any(self.doc[i].tag_ in FINITE for i in words)
        rest = self.doc[max(words) + 1 : last + 1]
        aside = any(token.lower_ in WHEN for token in rest[:2])
        return min(words) == first and told and (aside or not any(token.tag_ in FINITE for token in rest))

    def _to_the_close(self, first: int, last: int) -> int:
        """Where words in marks end that open a clause: `that "it was bad", and Chad called it "rash"`."""
        number = self.scene.quoted.get(first)
        close = self.scene.quoted_tokens[number][-1] if number is not None else last
        behind = [token.lower_ for token in self.doc[close + 1 : close + 4]]
        return close if close < last and "," in behind[:2] and {"and", "but", "while"} & set(behind) else last

    def _is_asked(self, cue: Cue, first: int) -> bool:
        """Whether a clause only says what is asked or told of: "clarifying when it begins", "all he said that"."""
        word = self.doc[first]
        of_a_thing = (
            self.doc[cue.verb].dep_ == "relcl" and word.lower_ == "that" and word.dep_ in {"nsubj", "nsubjpass"}
        )
        return first > cue.verb and (of_a_thing or (word.lower_, word.tag_) in {("that", "WDT"), ("when", "WRB")})

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


def _with_that(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.lefts)
