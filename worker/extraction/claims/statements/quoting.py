"""Direct speech: each quotation of a paragraph with the cue beside it.

The cue may stand after the quotation or before it; a quotation without one goes on with that before it, is signed, or,
where the paragraph is nothing else, belongs to whoever spoke last in the document.
"""

import re

from spacy.tokens import Token

from schemas import Reference
from worker.extraction.claims.builder import Reported
from worker.extraction.claims.knowledge import titles
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.statements.cues import Cue, Cues
from worker.extraction.claims.statements.speakers import Speakers, in_marks
from worker.extraction.claims.statements.telling import Telling
from worker.extraction.model.labels import FINITE
from worker.extraction.reading import SPEAKER

_LONGEST_NAME = 6  # tokens that a name and its verb take up
_LONGEST_TITLE = 16
_REACH = 45  # tokens between a quotation and the verb that tells who speaks
FEWEST_WORDS = 3  # quoted words that are a statement of their own
_BEFORE_QUOTES = frozenset({":", ";", "."})
_ENDING = frozenset({".", "!", "?"})
_MARKS = frozenset({'"', "“", "”", "''", "``", "«", "»", "'"})
_SAYING_FRAGMENTS = frozenset({"say", "tell", "call", "describe", "add", "warn", "state", "announce", "insist"})
_TELLING = frozenset({"speak", "comment", "react", "respond", "issue", "release", "publish"})  # before a colon
_SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "on", "to", "a"})
_WORD = re.compile(r"\w+")


class Quoting:
    """Finds who says the quotations of one paragraph."""

    def __init__(self, scene: Scene, speakers: Speakers, cues: Cues, telling: Telling) -> None:
        self.scene, self.doc = scene, scene.doc
        self.speakers, self.cues, self.telling = speakers, cues, telling
        self.spoken: set[int] = set()
        self.closing: set[int] = set()  # verbs that stand after the quotation that they belong to

    def find(self) -> None:
        """Make the statements of the quotations."""
        spans = self.scene.quoted_tokens
        previous: tuple[Reference, ...] = ()
        for number, tokens in enumerate(spans):
            if not tokens:
                continue
            first, last = min(tokens), max(tokens)
            if in_marks(self.scene, self.doc[last]) is not None and self._is_subject(last):
                continue
            cue, after = self._cue_of(first, last, number)
            words = _words(self.doc[first : last + 1].text)
            if cue is not None:
                speakers = cue.speakers
                if after:
                    self.closing.add(cue.verb)
                fragment = self._is_fragment(cue, first, last, after)
                scare = fragment or not after or words < 1 or not self._is_speech(first, last)
                if words < FEWEST_WORDS and scare:
                    continue
                if fragment and (self._is_name(first, last) or not self._said_by(cue, first, last)):
                    continue
                owner = self._owner(cue, first, last) if fragment else None
                speakers = (owner,) if owner is not None else speakers
                previous = speakers
                for speaker in speakers:
                    self.direct(number, first, last, speaker, cue, 0.9)
            elif previous and words >= FEWEST_WORDS and self._continues(first):
                for speaker in previous:
                    self.direct(number, first, last, speaker, None, 0.8)
            elif number == 0 and words >= FEWEST_WORDS and (dash := self._signed(last)) is not None:
                previous = (dash,)
                self.direct(number, first, last, dash, None, 0.8)
            elif words >= FEWEST_WORDS and (introduced := self._introducing(first, last)) is not None:
                previous = (introduced,)
                self.direct(number, first, last, introduced, None, 0.6)
            elif self._alone(spans, number):
                speaker = Reference(id=SPEAKER, name="")
                previous = (speaker,)
                self.direct(number, first, last, speaker, None, 0.6)
            if previous:
                self.spoken.add(number)

    def _cue_of(self, first: int, last: int, number: int) -> tuple[Cue | None, bool]:
        """The cue of a quotation and whether it stands after it."""
        after = self._cue_after(last)
        before = self._cue_before(first)
        if after is not None and before is not None:
            end = self.doc[last].text
            opens_sentence = (
                first < 2 or self.doc[first - 2].text in {".", "!", "?"} or self.doc[first - 1].is_sent_start
            )
            if end in {",", "?", "!"} and (opens_sentence or not self._said_by(before, first, last)):
                return after, True
            return before, False
        if after is not None:
            return after, True
        return before, False

    def _cue_after(self, last: int) -> Cue | None:
        """The cue right after a quotation: `," he said`, `," the US general told reporters`."""
        end = self.doc[last].text
        at = last + 1
        while at < len(self.doc) and self.doc[at].text in {'"', "”", "''", ",", "»", "—", "–", "-", "'"}:
            at += 1
        comma = end in {",", "?", "!", "—"} or self.doc[min(at, len(self.doc)) - 1].text == ","
        if end == "." and not comma:
            # a full stop ends the sentence: the cue follows in lower case, or is a sentence of its own: `." X said.`
            lower = at < len(self.doc) and (self.doc[at].text[:1].islower() or self.doc[at].lower_ in {"said", "says"})
            if not lower and self._alone_after(at) is None:
                return None
            comma = True
        for cue in self.cues.between(last + 1, at + 27):
            if cue.first >= at - 1:
                between = self.doc[at : cue.verb]
                if any(token.text in {".", "!", "?", ";"} or token.i in self.scene.quoted for token in between):
                    return None
                if cue.first - at <= 2 or (cue.verb == at) or self._is_title(at, cue.first):
                    return cue if comma or cue.verb - at <= 3 else None
                if comma and self.doc[cue.first - 1].text == "," and self._goes_on(at, cue):
                    return cue  # `"We will stay," whatever the others do, the minister insisted`
                if cue.verb == cue.first < cue.last and cue.verb - at < 16 and self.doc[cue.verb - 1].text == ",":
                    return (
                        cue  # `The "aircraft … crashed in Kandahar" province, 12 miles west of the city, said Maj. X`
                    )
        return None

    def _goes_on(self, at: int, cue: Cue) -> bool:
        """Whether the sentence of a quotation goes on after it in other words up to who says both, at its end."""
        word = self.doc[at]
        _, stop = self.scene.sentence(cue.verb)
        rest = self.doc[max(cue.verb, cue.last) + 1 : stop]
        on = word.pos_ in {"ADP", "SCONJ", "CCONJ", "PRON", "DET"} and word.text.islower() and word.tag_ != "PRP"
        return on and not any(token.tag_ in FINITE or token.text in {",", ":"} for token in rest)

    def _is_title(self, first: int, last: int) -> bool:
        """Whether the tokens up to a speaker are an office: `," spokesperson for the agency, X told`."""
        words = self.doc[first:last]
        office = any(token.lower_ in titles().heads for token in words)
        return office and last - first < _LONGEST_TITLE and all(token.pos_ not in {"VERB", "AUX"} for token in words)

    def _alone_after(self, at: int) -> Cue | None:
        """A cue from a token to the end of its sentence, with nothing said in it: `." Rumsfeld said on Friday.`"""
        for cue in self.cues.between(at, at + _LONGEST_NAME):
            end = max(cue.verb, cue.last) + 1
            while end < len(self.doc) and end - cue.verb <= _LONGEST_NAME and self.doc[end].text not in {".", "!", "?"}:
                if self.doc[end].pos_ in {"VERB", "AUX", "SCONJ"} or self.doc[end].text in {":", '"', "“"}:
                    return None
                end += 1
            closed = end >= len(self.doc) or self.doc[end].text == "."
            return cue if cue.first - at <= 1 and closed else None
        return None

    def _cue_before(self, first: int) -> Cue | None:
        """The last cue before a quotation, in its sentence and not cut off by another quotation's end."""
        found: Cue | None = None
        for cue in self.cues.between(first - _REACH, first - 1):
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

    def _is_fragment(self, cue: Cue, first: int, last: int, after: bool) -> bool:
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

    def _is_name(self, first: int, last: int) -> bool:
        """Whether quoted words within other words are only what something is called: Trump's "Board of Peace"."""
        words = [token for token in self.doc[first : last + 1] if token.lower_ not in _SMALL_WORDS and len(token) > 1]
        words = [token for token in words if not token.like_num]
        return 0 < len(words) < _LONGEST_TITLE and all(token.text[0].isupper() for token in words)

    def _said_by(self, cue: Cue, first: int, last: int) -> bool:
        """Whether quoted words after a cue are said by whom it makes speak, even if within other words."""
        if not self._is_fragment(cue, first, last, False):
            return True
        lemma = self.doc[cue.verb].lemma_.lower()
        return lemma not in self.speakers.speech.never_fragments and self._sayable(cue, first, last)

    def _sayable(self, cue: Cue, first: int, last: int) -> bool:
        """Whether a fragment below the cue is said: it stands in the clause or object that the cue governs."""
        verb = self.doc[cue.verb]
        over = cue.verb in self.closing and self.doc[self._before_marks(first)].text != ","
        current = self.doc[first : last + 1].root
        for _ in range(20):
            if current.head.i == verb.i:
                # `"…," she told them after "a long day"`
                return not (over and current.dep_ in {"prep", "advcl"} and current.left_edge.i < first - 1)
            if current.head.i == current.i:
                break
            current = current.head
        return cue.verb < first and not over and verb.lemma_ in _SAYING_FRAGMENTS

    def _before_marks(self, first: int) -> int:
        """The token before a quotation and its marks."""
        at = first - 1
        while at > 0 and self.doc[at].text in _MARKS:
            at -= 1
        return at

    def _owner(self, cue: Cue, first: int, last: int) -> Reference | None:
        """Whose the quoted words are by the noun over them: `insists that her description of it as "…" is unfair`."""
        if self.doc[cue.verb].lemma_.lower() in self.speakers.speech.quotation_only:
            return None  # `who called her comment "a mistake"`
        sayings = self.speakers.speech.nouns | self.speakers.speech.calling
        current = self.doc[first : last + 1].root
        while current.head.i not in {current.i, cue.verb}:
            current = current.head
            owners = [child for child in current.lefts if child.dep_ == "poss"]
            if owners and current.i < first and current.lemma_.lower() in sayings:
                return self.speakers.speaker(owners[0])
        return None

    def _is_speech(self, first: int, last: int) -> bool:
        """Whether a few quoted words stand as speech does: `"No," he said`, and no `the "cowardly" attack, he said`."""
        begin, _ = self.scene.sentence(first)
        if self._before_marks(first) >= begin and self.doc[begin].text not in _MARKS:
            return False
        after = next((token for token in self.doc[last + 1 :] if token.text not in _MARKS), None)
        return self.doc[last].text in {",", *_ENDING} or after is None or after.is_punct or after.lower_ == "said"

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
            if self.cues.between(left, left):
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
        named = next((token for token in self.doc[at + 1 :] if self.scene.is_person(token)), None)
        return self.scene.parsed.reference(named) if named is not None else None

    def _is_subject(self, last: int) -> bool:
        """Whether quoted words that end here are whom a verb of saying has for a subject."""
        token = self.doc[last]
        return token.dep_ in {"nsubj", "nsubjpass"} and token.head.lemma_.lower() in self.speakers.speech.verbs

    def _introducing(self, first: int, last: int) -> Reference | None:
        """Who is the subject of words that a colon parts from a quotation: `Gen. Farah: "The road …"`."""
        at = self._before_marks(first)
        opening = self.doc[first].text[:1]
        whole = opening.isupper() or opening.isdigit() or self.doc[at].text == ":"
        if at < 1 or self.doc[at].text not in _BEFORE_QUOTES or not whole:
            return None
        begin, _ = self.scene.sentence(at)
        if begin >= at:
            begin, _ = self.scene.sentence(at - 1)
        words = self.doc[begin:at]
        if any(token.i in self.scene.quoted for token in words):
            return None
        if self.doc[at].text == ".":  # `The sheriff blamed the press. "The anger …"`: of whom the sentence tells
            said = [cue for cue in self.cues.between(begin, at) if cue.verb == words.root.i or cue.first == cue.verb]
            cue = said[-1] if said else None
            return cue.speakers[0] if cue is not None and self.doc[last].text in _ENDING else None
        named = [token for token in words if self.scene.is_person(token)]
        if len(words) <= _LONGEST_TITLE and not any(token.pos_ in {"VERB", "AUX"} for token in words):
            return self.scene.parsed.reference(named[-1]) if named else None
        subject = next((token for token in words if token.dep_ == "nsubj" and token.head.pos_ in {"VERB", "AUX"}), None)
        if subject is None:
            return None
        person = any(subject.left_edge.i <= token.i <= subject.right_edge.i for token in named)
        told = subject.lemma_.lower() in self.speakers.speech.issued or subject.head.lemma_ in _TELLING
        speaks = person or subject.lower_ in {"he", "she"} or (told and self.doc[at].text == ":")
        return self.speakers.speaker(subject) if speaks else None

    def _alone(self, spans: list[list[int]], number: int) -> bool:
        """Whether the paragraph is nothing but quotations, and this is the first: somebody speaks on."""
        if number != 0 or _words(self.scene.parsed.text) < FEWEST_WORDS:
            return False
        quoted = sum(len(tokens) for tokens in spans)
        outside = sum(
            1 for token in self.scene.tokens if token.i not in self.scene.quoted and (token.is_alpha or token.like_num)
        )
        return outside == 0 and quoted >= FEWEST_WORDS

    def direct(
        self, number: int, first: int, last: int, speaker: Reference, cue: Cue | None, confidence: float
    ) -> None:
        """Make the statement of one quotation."""
        quotation = self.scene.quotations[number]
        parsed = self.scene.parsed
        start, end = parsed.starts[quotation.start], parsed.ends[quotation.end - 1]
        start -= parsed.source.text[start - 1 : start] == "["  # "[we are] making it clear"
        text = parsed.source.text[start:end].rstrip()
        quote = text[:-1].rstrip() if text.endswith(",") else text
        if not quote:
            return
        self.telling.builder.reported.append(Reported(first=first, last=last, speaker=speaker))
        self.telling.keep(speaker, quote, True, start, start + len(quote), cue, confidence, "quotation")


def _words(text: str) -> int:
    """How many words there are between blanks; punctuation by itself is none."""
    return sum(1 for part in text.split() if _WORD.search(part))
