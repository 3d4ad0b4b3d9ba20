"""Statements: who said what, word for word or in a clause.

First the cues (verbs of saying with their speakers), then the quotations, each with the cue beside it, then the
reported clauses. What is reported is remembered, so that claims within it can be attributed.
"""

import re
from bisect import bisect_left, bisect_right

import msgspec
from spacy.tokens import Token

from schemas import Reference, Statement
from worker.extraction.claims.builder import Builder, Reported, Trace
from worker.extraction.claims.knowledge import cues, titles
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import antecedent_of, is_passive
from worker.extraction.reading import AUTHOR, SPEAKER

_REACH = 45  # tokens between a quotation and the verb that tells who speaks
_LONGEST_CLAUSE = 150
_FEWEST_WORDS = 3  # quoted words that are a statement of their own
_WORD = re.compile(r"\w+")
_HEADLINE_LONGEST = 30
_BEFORE = frozenset(
    {
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
    }
)
_UNREAL = frozenset({"could", "might", "would", "should", "may", "must", "can", "'d"})


class _Cue(msgspec.Struct, frozen=True):
    """A verb of saying and who speaks; `first` and `last` are the tokens that verb and speakers take up."""

    verb: int
    speakers: tuple[Reference, ...]
    first: int
    last: int
    addressee: Reference | None = None


class Statements:
    """Finds the statements of one paragraph and gives them to the builder."""

    def __init__(self, scene: Scene, builder: Builder) -> None:
        self.scene, self.builder, self.doc = scene, builder, scene.doc
        self.speech = cues().speech
        self.cues = self._cues()
        self._spoken: dict[int, tuple[Reference, ...]] = {}

    def find(self) -> None:
        """Make the drafts."""
        self._quoted()
        for cue in self.cues:
            self._clause(cue)
        self._according()
        self._headline()

    # cues -----------------------------------------------------------------------------------------------------------

    def _cues(self) -> list[_Cue]:
        found = []
        for token in self.doc:
            if token.i in self.scene.quoted or not self._says(token):
                continue
            cue = self._cue(token)
            if cue is not None:
                found.append(cue)
        return found

    def _says(self, token: Token) -> bool:
        """Whether the token is a verb of saying; "point out" is one, "point" none."""
        lemma = token.lemma_.lower()
        if lemma == "point":
            return token.i + 1 < len(self.doc) and self.doc[token.i + 1].lower_ == "out"
        if token.lower_ in {"said", "says"}:
            return True
        return lemma in self.speech.verbs and token.pos_ in {"VERB", "AUX"}

    def _cue(self, verb: Token) -> _Cue | None:
        if any(child.dep_ == "neg" or (child.dep_ == "aux" and child.lower_ in _UNREAL) for child in verb.children):
            return None
        governor = verb.head if verb.dep_ == "xcomp" and verb.head.i != verb.i else None
        if governor is not None and governor.lemma_ in {
            "decline",
            "refuse",
            "fail",
            "want",
            "hope",
            "expect",
            "plan",
            "need",
            "have",
        }:
            return None
        nouns = self._speaking(verb)
        speakers: list[Reference] = []
        first = last = verb.i
        for noun in nouns[:4]:
            for one in self.scene.with_conjuncts(noun)[:4]:
                reference = self._speaker(one)
                if reference is not None:
                    speakers.append(reference)
                    first, last = min(first, one.left_edge.i, one.i), max(last, one.i)
        if not speakers:
            return None
        return _Cue(verb.i, tuple(speakers), first, last, self._addressee(verb))

    def _speaking(self, verb: Token) -> list[Token]:
        """The nouns that speak, by the parse, else the nearest name beside the verb."""
        passive = is_passive(verb)
        if passive:
            return self._quoted_by(verb)
        nouns = [noun for noun in self.scene.subjects(verb) if noun.i not in self.scene.quoted]
        if not nouns and verb.dep_ == "pcomp" and verb.head.lower_ == "as" and verb.head.head.tag_ == "VBN":
            nouns = [child for child in verb.head.head.children if child.dep_ == "nsubjpass"]  # "is quoted as saying"
        resolved = []
        for noun in nouns:
            if noun.lower_ in {"who", "which", "that"} and noun.tag_ in {"WP", "WDT"}:
                antecedent = antecedent_of(noun)
                if antecedent is not None:
                    resolved.append(antecedent)
            else:
                resolved.append(noun)
        if resolved:
            return resolved
        if verb.i + 1 < len(self.doc) and verb.lemma_ == "say":  # `," said Maj. Smith`, parsed otherwise
            for token in self.doc[verb.i + 1 : verb.i + 8]:
                if token.i in self.scene.quoted or token.pos_ in {"VERB", "PUNCT"}:
                    break
                number = self.scene.number_at(token)
                if number is not None and self.scene.type_of(number) == "person":
                    return [token]
        if verb.i and verb.lemma_ in {"say", "tell", "add"} and verb.tag_ in {"VBD", "VBZ", "VBP"}:
            before = self.doc[verb.i - 1]
            if self.scene.number_at(before) is not None and before.i not in self.scene.quoted:
                return [before]
        return []

    def _quoted_by(self, verb: Token) -> list[Token]:
        return []

    def _speaker(self, noun: Token) -> Reference | None:
        """The noun as somebody who speaks, or null: evidence and accidents say nothing."""
        number = self.scene.number_at(noun)
        if number is None or self.scene.parsed.candidates[number].entity is None:
            named = self._in_apposition_to(noun)
            if named is not None:
                return self.scene.parsed.reference(named)
        if noun.lower_ in titles().heads and any(child.dep_ == "conj" for child in noun.rights):
            return None  # "CEO and founder Eric Yuan" is one person
        if number is not None:
            kind = self.scene.type_of(number)
            if kind == "place" and noun.dep_ == "pobj":
                return None
            reference = self.scene.parsed.reference(noun)
            candidate = self.scene.parsed.candidates[number]
            if candidate.entity is None and candidate.head in {"it", "they"}:
                return Reference(id=reference.id, name=noun.text if candidate.head == "they" else "")
            if candidate.kind == "bare":
                return Reference(id=reference.id, name="")
            if candidate.entity is None and candidate.kind == "definite":
                return Reference(id=reference.id, name=self._phrase(noun))
            return reference
        if noun.lower_ in {"we", "i"}:
            return Reference(id=AUTHOR, name=noun.text)
        if noun.lower_ in {"this", "that", "there", "you", "which", "what"}:
            return None
        if noun.lower_ in {"he", "she", "they"}:
            return Reference(name=noun.text)
        lemma = noun.lemma_.lower()
        if (
            lemma in self.speech.speakers
            or noun.lower_ in self.speech.speakers
            or lemma.endswith(("man", "woman", "person", "ist"))
        ):
            return Reference(name=self._phrase(noun))
        return None

    def _in_apposition_to(self, noun: Token) -> Token | None:
        """The person who is named right after a title: "Britain's Foreign Secretary, William Hague"."""
        if noun.pos_ not in {"NOUN", "PROPN"}:
            return None
        beside = [child for child in noun.rights if child.dep_ == "appos"]
        at = noun.i + 1
        while at < len(self.doc) and at < noun.i + 7 and self.doc[at].text != ",":
            at += 1
        if (
            at + 1 < len(self.doc)
            and at < noun.i + 7
            and not any(t.pos_ in {"VERB", "AUX"} for t in self.doc[noun.i + 1 : at])
        ):
            beside.append(self.doc[at + 1])
        elif noun.i + 1 < len(self.doc) and noun.lemma_.lower() in self.speech.speakers:
            beside.append(self.doc[noun.i + 1])
        for token in beside:
            number = self.scene.number_at(token)
            if (
                number is not None
                and self.scene.parsed.candidates[number].kind in {"named", "surname"}
                and self.scene.type_of(number) == "person"
            ):
                return token
        return None

    def _phrase(self, noun: Token) -> str:
        """The words for an unnamed speaker, with what they speak for: "a spokesman for the US Africa Command"."""
        words = self.scene.parsed.noun_phrase(noun)
        return words if len(words) <= 120 else words[:120].rsplit(" ", 1)[0]

    def _addressee(self, verb: Token) -> Reference | None:
        for child in verb.children:
            told = child.dep_ in {"dobj", "dative", "iobj"} and verb.lemma_ in {
                "tell",
                "inform",
                "assure",
                "remind",
                "brief",
                "warn",
                "urge",
                "ask",
            }
            if told and child.pos_ in {"NOUN", "PROPN", "PRON"}:
                return self.scene.parsed.reference(child)
            if (
                child.dep_ in {"prep", "dative"}
                and child.lower_ == "to"
                and verb.lemma_ in {"say", "announce", "write", "report", "explain"}
            ):
                for inner in child.children:
                    if inner.dep_ == "pobj" and inner.pos_ in {"NOUN", "PROPN", "PRON"}:
                        return self.scene.parsed.reference(inner)
        return None

    # quotations -----------------------------------------------------------------------------------------------------

    def _quoted(self) -> None:
        spans = self.scene.quoted_tokens
        previous: tuple[Reference, ...] = ()
        for number, tokens in enumerate(spans):
            if not tokens:
                continue
            first, last = min(tokens), max(tokens)
            cue, after = self._cue_of(first, last, number)
            words = len(_WORD.findall(self.doc[first : last + 1].text))
            if cue is not None:
                speakers = cue.speakers
                fragment = self._is_fragment(cue, first, last, after)
                if words < _FEWEST_WORDS and (fragment or not after or words < 1):
                    continue
                if fragment and not self._sayable(cue, first, last):
                    continue
                previous = speakers
                for speaker in speakers:
                    self._direct(number, first, last, speaker, cue, 0.9)
            elif previous and words >= _FEWEST_WORDS and self._continues(first):
                for speaker in previous:
                    self._direct(number, first, last, speaker, None, 0.8)
            elif number == 0 and words >= _FEWEST_WORDS and (dash := self._signed(last)) is not None:
                previous = (dash,)
                self._direct(number, first, last, dash, None, 0.8)
            elif self._alone(spans, number):
                speaker = Reference(id=SPEAKER, name="")
                previous = (speaker,)
                self._direct(number, first, last, speaker, None, 0.6)
            self._spoken[number] = previous

    def _cue_of(self, first: int, last: int, number: int) -> tuple[_Cue | None, bool]:
        """The cue of a quotation and whether it stands after it."""
        after = self._cue_after(last)
        before = self._cue_before(first)
        if after is not None and before is not None:
            end = self.doc[last].text
            opens_sentence = (
                first < 2 or self.doc[first - 2].text in {".", "!", "?"} or self.doc[first - 1].is_sent_start
            )
            if end in {",", "?", "!"} and opens_sentence:
                return after, True
            return before, False
        if after is not None:
            return after, True
        return before, False

    def _cue_after(self, last: int) -> _Cue | None:
        """The cue right after a quotation: `," he said`, `," the US general told reporters`."""
        end = self.doc[last].text
        at = last + 1
        while at < len(self.doc) and self.doc[at].text in {'"', "”", "''", ",", "»", "—", "–", "-", "'"}:
            at += 1
        comma = end in {",", "?", "!", "—"} or self.doc[min(at, len(self.doc)) - 1].text == ","
        if end == "." and not comma:
            # a full stop ends the sentence: the cue would have to follow in lower case
            if at >= len(self.doc) or not (self.doc[at].text[:1].islower() or self.doc[at].lower_ in {"said", "says"}):
                return None
            comma = True
        for cue in self._cues_between(last + 1, at + 27):
            if cue.first >= at - 1:
                between = self.doc[at : cue.verb]
                if any(token.text in {".", "!", "?", ";"} or token.i in self.scene.quoted for token in between):
                    return None
                if cue.first - at <= 2 or (cue.verb == at):
                    return cue if comma or cue.verb - at <= 3 else None
                if cue.verb == cue.first < cue.last and cue.verb - at < 16 and self.doc[cue.verb - 1].text == ",":
                    return (
                        cue  # `The "aircraft … crashed in Kandahar" province, 12 miles west of the city, said Maj. X`
                    )
        return None

    def _cue_before(self, first: int) -> _Cue | None:
        """The last cue before a quotation, in its sentence and not cut off by another quotation's end."""
        found: _Cue | None = None
        for cue in self._cues_between(first - _REACH, first - 1):
            between = self.doc[max(cue.verb, cue.last) + 1 : first]
            if any(
                token.text in {".", "!", "?"}
                for token in between
                if token.i not in self.scene.quoted and not self._inside_abbreviation(token)
            ):
                continue
            found = cue
        return found

    def _inside_abbreviation(self, token: Token) -> bool:
        return token.i + 1 < len(self.doc) and self.doc[token.i + 1].text[:1].islower()

    def _cues_between(self, first: int, last: int) -> list[_Cue]:
        """The cues whose verbs are tokens `first` to `last`, both included."""
        low = bisect_left(self.cues, first, key=lambda cue: cue.verb)
        return self.cues[low : bisect_right(self.cues, last, key=lambda cue: cue.verb)]

    def _is_fragment(self, cue: _Cue, first: int, last: int, after: bool) -> bool:
        """Whether the quoted words are part of a clause that is told in other words."""
        if after:
            return False
        between = [
            token
            for token in self.doc[max(cue.verb, cue.last) + 1 : first]
            if token.text not in {'"', "“", "''", "``", "«", "'"}
        ]
        plain = [token for token in between if token.text not in {":", ",", "that", "—", "–"} and not token.is_space]
        if not plain or (between and between[-1].text in {":", ","} and self.doc[first].text[:1].isupper()):
            return False
        return not (between and between[-1].lower_ == "that")

    def _sayable(self, cue: _Cue, first: int, last: int) -> bool:
        """Whether a fragment below the cue is said: it stands in the clause or object that the cue governs."""
        verb = self.doc[cue.verb]
        current = self.doc[first : last + 1].root
        for _ in range(20):
            if current.i == verb.i:
                return True
            if current.head.i == current.i:
                break
            current = current.head
        return cue.verb < first and verb.lemma_ in {
            "say",
            "tell",
            "call",
            "describe",
            "add",
            "warn",
            "state",
            "announce",
            "insist",
        }

    def _continues(self, first: int) -> bool:
        """Whether a quotation without a cue goes on after one with: `," he said. "We must …"`."""
        at = first - 1
        while at >= 0 and self.doc[at].text in {'"', "“", "''", "``", "«", "'"}:
            at -= 1
        if at < 0 or at in self.scene.quoted:
            return True
        if self.doc[at].text not in {".", "!", "?", ",", ":", "…", "..."}:
            return False
        left = at - 1
        words = 0
        while left >= 0 and left not in self.scene.quoted and words < _REACH:
            if self._cues_between(left, left):
                return True
            left -= 1
            words += 1
        return False

    def _signed(self, last: int) -> Reference | None:
        """Who signs a quotation: `"…" — Nelson Mandela`, with nothing else in the paragraph after the name's title."""
        at = last + 1
        while at < len(self.doc) and self.doc[at].text in {'"', "”", "''", "»", "'"}:
            at += 1
        if at >= len(self.doc) or self.doc[at].text not in {"—", "–", "-", "--"} or len(self.doc) - at > 14:
            return None
        for token in self.doc[at + 1 :]:
            number = self.scene.number_at(token)
            if number is not None and self.scene.type_of(number) == "person":
                return self.scene.parsed.reference(token)
        return None

    def _alone(self, spans: list[list[int]], number: int) -> bool:
        """Whether the paragraph is nothing but quotations, and this is the first: somebody speaks on."""
        if number != 0 or len(_WORD.findall(self.doc.text)) < _FEWEST_WORDS:
            return False
        quoted = sum(len(tokens) for tokens in spans)
        outside = sum(
            1 for token in self.doc if token.i not in self.scene.quoted and (token.is_alpha or token.like_num)
        )
        return outside == 0 and quoted >= _FEWEST_WORDS

    def _direct(
        self, number: int, first: int, last: int, speaker: Reference, cue: _Cue | None, confidence: float
    ) -> None:
        quotation = self.scene.quotations[number]
        parsed = self.scene.parsed
        start, end = parsed.starts[quotation.start], parsed.ends[quotation.end - 1]
        text = parsed.source.text[start:end].rstrip()
        quote = text[:-1].rstrip() if text.endswith(",") else text
        if not quote:
            return
        self.builder.reported.append(Reported(first=first, last=last, speaker=speaker))
        self._keep(speaker, quote, True, start, start + len(quote), cue, confidence, "quotation")

    def _keep(
        self,
        speaker: Reference,
        quote: str,
        direct: bool,
        start: int,
        end: int,
        cue: _Cue | None,
        confidence: float,
        frame: str,
    ) -> None:
        source = self.scene.parsed.source.text
        self.builder.keep(
            Statement(
                id="",
                document_id="",
                paragraph=0,
                start=start,
                end=end,
                text=source[start:end],
                speaker=speaker,
                quote=quote,
                direct=direct,
                addressee=cue.addressee if cue else None,
                confidence=confidence,
            ),
            Trace(frame=frame, path=(self.doc[cue.verb].text,) if cue else ()),
        )

    # reported clauses -----------------------------------------------------------------------------------------------

    def _clause(self, cue: _Cue) -> None:
        verb = self.doc[cue.verb]
        lemma = verb.lemma_.lower()
        if lemma in self.speech.quotation_only:
            return
        span = self._reported_clause(verb, cue)
        if span is None:
            return
        first, last = span
        while first <= last and (
            self.doc[first].is_punct or self.doc[first].lower_ == "that" or self.doc[first].is_space
        ):
            first += 1
        while last >= first and (
            (self.doc[last].is_punct and self.doc[last].text not in {")", "%", '"', "”", "'"})
            or self.doc[last].is_space
        ):
            last -= 1
        for other in self._cues_between(first + 1, last):  # "insisted it would go ahead, saying: …"
            if self.doc[other.verb].tag_ == "VBG" and self.doc[other.verb - 1].text == ",":
                last = other.verb - 2
                break
        if last - first < 2:
            return
        inside = [self.scene.quoted.get(i) for i in range(first, last + 1) if not self.doc[i].is_punct]
        if inside and sum(number is not None for number in inside) >= 0.85 * len(inside):
            return
        parsed = self.scene.parsed
        start, end = parsed.start(self.doc[first]), self._closed(first, last)
        quote = parsed.source.text[start:end]
        for speaker in cue.speakers:
            self.builder.reported.append(Reported(first=first, last=last, speaker=speaker))
            self._keep(speaker, quote, False, start, end, cue, 0.85, "reported clause")

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

    def _reported_clause(self, verb: Token, cue: _Cue) -> tuple[int, int] | None:
        lemma = verb.lemma_.lower()
        clauses = [child for child in verb.children if child.dep_ == "ccomp" and child.tag_ != "VBG"]
        for clause in clauses:
            left, right = clause.left_edge.i, clause.right_edge.i
            if clause.i > verb.i:
                left = max(left, cue.verb + 1)
                if cue.verb < cue.last < clause.i:
                    left = max(left, cue.last + 1)
                has_that = any(self.doc[i].lower_ == "that" for i in range(cue.verb + 1, min(left + 2, len(self.doc))))
                if lemma in self.speech.weak and not has_that and not self._own_subject(clause):
                    continue
                return left, self._to_the_end(right, verb)
            right = min(right, (cue.first if cue.first > clause.i else cue.verb) - 1)
            if right > left and lemma in _BEFORE:
                return left, right
        following = self.doc[cue.verb + 1] if cue.verb + 1 < len(self.doc) else None
        begin, end = self.scene.sentence(verb.i)
        begin, end = max(begin, verb.i - _LONGEST_CLAUSE), min(end - 1, verb.i + _LONGEST_CLAUSE)
        that = next(
            (
                i
                for i in range(cue.verb + 1, min(cue.verb + 12, end))
                if self.doc[i].lower_ == "that"
                and self.doc[i].pos_ in {"SCONJ", "PRON", "DET"}
                and self.doc[i].dep_ in {"mark", "nsubj", "dobj"}
            ),
            None,
        )
        if (
            that is not None
            and not any(self.doc[i].is_punct for i in range(cue.verb + 1, that))
            and self.doc[that].dep_ == "mark"
        ):
            return that + 1, end
        if lemma in self.speech.announcing:
            things = [
                child for child in verb.children if child.dep_ == "dobj" and child.right_edge.i - child.left_edge.i >= 4
            ]
            if things and any(inner.pos_ == "VERB" for inner in self.scene.below(things[0])):
                return things[0].left_edge.i, things[0].right_edge.i
        if (
            lemma == "say"
            and following is not None
            and following.pos_ not in {"PUNCT", "ADP", "CCONJ"}
            and cue.first < cue.verb
        ):
            if (
                any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in self.doc[cue.verb + 1 : end + 1])
                and following.i not in self.scene.quoted
            ):
                return cue.verb + 1, end
        if (
            lemma in {"say", "tell"}
            and end - max(cue.verb, cue.last) <= (3 if lemma == "say" else 8)
            and cue.first - begin > 4
        ):
            if any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in self.doc[begin : cue.first]):
                return begin, cue.first - 1
        return None

    def _own_subject(self, clause: Token) -> bool:
        return any(
            child.dep_ in {"nsubj", "nsubjpass", "expl", "csubj"} for child in clause.children
        ) and clause.tag_ not in {"VBG"}

    def _to_the_end(self, right: int, verb: Token) -> int:
        return right

    # without a verb -------------------------------------------------------------------------------------------------

    def _according(self) -> None:
        for token in self.doc:
            if (
                token.lower_ != "to"
                or not token.i
                or self.doc[token.i - 1].lower_ != "according"
                or token.i in self.scene.quoted
            ):
                continue
            nouns = [child for child in token.children if child.dep_ == "pobj"]
            if not nouns or token.i + 1 >= len(self.doc):
                continue
            speakers = [
                reference
                for noun in self.scene.with_conjuncts(nouns[0])[:3]
                if (reference := self._speaker(noun)) is not None
            ]
            if not speakers:
                continue
            begin, stop = self.scene.sentence(token.i)
            right = max(nouns[0].right_edge.i, nouns[0].i)
            if token.i - 1 - begin <= 2:
                comma = next(
                    (
                        i
                        for i in range(nouns[0].i + 1, stop)
                        if self.doc[i].text == "," and not self._in_apposition(i, nouns[0], stop)
                    ),
                    None,
                )
                if comma is None:
                    continue
                first, last = comma + 1, stop - 1
            else:
                first, last = begin, token.i - 2
                right += 1
            while first <= last and (self.doc[first].is_punct or self.doc[first].is_space):
                first += 1
            while last > first and (
                (self.doc[last].is_punct and self.doc[last].text not in {'"', "”"}) or self.doc[last].is_space
            ):
                last -= 1
            quoted = sum(i in self.scene.quoted for i in range(first, last + 1))
            if last - first < 3:
                continue
            parsed = self.scene.parsed
            start, end = parsed.start(self.doc[first]), parsed.end(self.doc[last])
            for speaker in speakers:
                self.builder.reported.append(Reported(first=first, last=last, speaker=speaker))
                if quoted < 0.85 * (last - first + 1):
                    self._keep(speaker, parsed.source.text[start:end], False, start, end, None, 0.7, "according to")
                for number in sorted({self.scene.quoted[i] for i in range(first, last + 1) if i in self.scene.quoted}):
                    tokens = self.scene.quoted_tokens[number]
                    if len(tokens) >= _FEWEST_WORDS and number not in self._spoken_directly():
                        self._direct(number, min(tokens), max(tokens), speaker, None, 0.75)

    def _spoken_directly(self) -> set[int]:
        return {number for number, speakers in self._spoken.items() if speakers and self._spoken.get(number)}

    def _in_apposition(self, comma: int, noun: Token, end: int) -> bool:
        """Whether a comma after a speaker opens an apposition ("Moussa, the secretary general, …")."""
        for child in noun.rights:
            if child.dep_ in {"appos", "relcl"} and child.left_edge.i <= comma + 1 <= child.right_edge.i:
                return True
        return False

    def _headline(self) -> None:
        """ "Annan: Syria must stop": a short paragraph, a name, a colon, and what was said."""
        if len(self.doc) > _HEADLINE_LONGEST or not len(self.doc) or self.doc[-1].text in {".", "”", '"', ":"}:
            return
        colon = next((token.i for token in self.doc if token.text == ":"), None)
        if colon is None or colon > 8 or colon < 1 or len(self.doc) - colon < 4:
            return
        number = self.scene.number_at(self.doc[colon - 1])
        if number is None or self.scene.type_of(number) not in {"person", "organisation"}:
            return
        candidate = self.scene.parsed.candidates[number]
        if self.scene.parsed.start(self.doc[0]) < candidate.start - 25:
            return
        parsed = self.scene.parsed
        start, end = parsed.start(self.doc[colon + 1]), parsed.end(self.doc[-1])
        speaker = parsed.reference(self.doc[colon - 1])
        if any(token.pos_ in {"VERB", "AUX"} for token in self.doc[colon + 1 :]):
            self.builder.reported.append(Reported(first=colon + 1, last=len(self.doc) - 1, speaker=speaker))
            self._keep(speaker, parsed.source.text[start:end], False, start, end, None, 0.6, "headline")
