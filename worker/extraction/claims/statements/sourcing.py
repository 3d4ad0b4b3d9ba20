"""Who says something without a verb of saying: "according to X", and headlines such as "Annan: Syria must stop"."""

from spacy.tokens import Token

from schemas import Reference
from worker.extraction.claims.builder import Reported
from worker.extraction.claims.knowledge import titles
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.statements.quoting import FEWEST_WORDS, Quoting
from worker.extraction.claims.statements.speakers import Speakers
from worker.extraction.claims.statements.telling import Telling
from worker.extraction.model.labels import FINITE

_HEADLINE_LONGEST = 30
_LONGEST_LABEL = 12  # tokens before the colon of a transcript
_SHORTEST_SPEECH = 9  # tokens that are more than a greeting
_RELATIVE = frozenset({"WDT", "WRB", "WP"})
_MARKS = frozenset({'"', "“", "”"})
_SECTIONS = frozenset(
    {
        *(
            "explainer",
            "analysis",
            "opinion",
            "comment",
            "timeline",
            "factbox",
            "update",
            "exclusive",
            "watch",
            "video",
        ),
        *(
            "breaking",
            "feature",
            "interview",
            "profile",
            "background",
            "editorial",
            "column",
            "report",
            "review",
            "live",
        ),
    }
)
_DASHES = frozenset({"–", "—", "--"})  # "Peter Sample – Dayton, Ohio Offense:" heads an entry of a list
_TALKING = frozenset({"i", "we", "our", "my", "you", "us"})


class Sourcing:
    """Finds what one paragraph says of somebody without a verb."""

    def __init__(self, scene: Scene, speakers: Speakers, telling: Telling, quoting: Quoting) -> None:
        self.scene, self.doc = scene, scene.doc
        self.speakers, self.telling, self.quoting = speakers, telling, quoting

    def find(self) -> None:
        """Make the statements; the quotations must have been found before."""
        self._according()
        self._headline()
        self._label()

    def _according(self) -> None:
        for token in self.scene.of_word({"to"}):
            if not token.i or self.doc[token.i - 1].lower_ != "according" or token.i in self.scene.quoted:
                continue
            nouns = [child for child in token.children if child.dep_ == "pobj"]
            if not nouns or token.i + 1 >= len(self.doc) or nouns[0].lower_ in {"them", "us", "you", "it"}:
                continue
            speakers = [
                reference
                for noun in self.scene.with_conjuncts(nouns[0])[:3]
                if (reference := self.speakers.speaker(noun)) is not None
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
                behind = self.doc[nouns[0].i + 1]
                runs_on = behind.pos_ in {"DET", "PRON", "PROPN"} and nouns[0].pos_ == "NOUN"
                told = [one for one in self.doc[behind.i : comma] if one.tag_ in FINITE]
                if runs_on and told and all(one.dep_ != "relcl" for one in told):
                    first = behind.i  # "According to the women the advertisements are published in papers, such as"
            elif self.doc[token.i - 2].tag_ in {"WDT", "WP"}:  # "M23, which according to experts gets arms from"
                first = nouns[0].i + 1
                last = next((i for i in range(first, stop) if self.doc[i].text == ","), stop) - 1
            else:
                first, last = self._behind_colon(begin, token.i - 2), token.i - 2
                right += 1
                verbs = any(one.tag_ in FINITE for one in self.doc[first : last + 1])
                if not verbs and self.doc[token.i - 2].text == ",":
                    last = stop - 1  # "The fleet, according to the admiral, has sailed"
                elif self.doc[token.i - 2].text == "," and self._is_cut(token.i - 3):
                    first, last = right, stop - 1  # "a base where, according to the army, ten men were killed"
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
                self.telling.builder.reported.append(Reported(first=first, last=last, speaker=speaker))
                if quoted < 0.85 * (last - first + 1):
                    self.telling.keep(
                        speaker, parsed.source.text[start:end], False, start, end, None, 0.7, "according to"
                    )
                for number in sorted({self.scene.quoted[i] for i in range(first, last + 1) if i in self.scene.quoted}):
                    tokens = self.scene.quoted_tokens[number]
                    words = sum(self.doc[at].is_alpha for at in tokens)
                    if words >= FEWEST_WORDS and number not in self.quoting.spoken:
                        self.quoting.direct(number, min(tokens), max(tokens), speaker, None, 0.75)

    def _is_cut(self, at: int) -> bool:
        """Whether the clause of what goes before is only begun: "a base where", "a bill that will"."""
        tags = [self.doc[i].tag_ for i in range(at - 1, at + 1)]
        return tags[-1] in _RELATIVE or (tags[0] in _RELATIVE and tags[-1] == "MD")

    def _behind_colon(self, begin: int, last: int) -> int:
        """Where what somebody says begins, behind what only announces it: "It is urgent: half must go, according"."""
        colon = next(
            (i for i in range(begin + 2, last - 3) if self.doc[i].text == ":" and i not in self.scene.quoted), 0
        )
        told = colon and any(token.tag_ in FINITE for token in self.doc[begin:colon])
        return colon + 1 if told and any(token.tag_ in FINITE for token in self.doc[colon + 1 : last + 1]) else begin

    def _in_apposition(self, comma: int, noun: Token, end: int) -> bool:
        """Whether a comma after a speaker opens an apposition ("Moussa, the secretary general, …")."""
        for child in noun.rights:
            if child.dep_ in {"appos", "relcl"} and child.left_edge.i <= comma + 1 <= child.right_edge.i:
                return True
        beyond = self.doc[comma + 1 : comma + 4]
        relative = any(token.tag_ in {"WDT", "WP", "WP$"} for token in beyond)
        listed = len(beyond) > 0 and beyond[0].dep_ == "conj" and comma <= noun.right_edge.i
        if relative or listed:
            return True  # "reports by A, B and C, all of which cited"
        following = next((i for i in range(comma + 1, end) if self.doc[i].text == ","), end)
        if self._is_whose_office(noun) and all(
            self.scene.is_person(token) for token in self.doc[comma + 1 : following]
        ):
            return comma + 1 < following < end  # "According to the judge, Anna Sample, the"
        return (
            comma + 1 < following < end
            and following + 2 < end
            and self.doc[comma + 1].lower_ in {"the", "a", "an", "his", "her", "its", "their"}
            and any(token.lower_ in titles().heads for token in self.doc[comma + 1 : following])
            and not any(token.pos_ in {"VERB", "AUX"} for token in self.doc[comma + 1 : following])
        )  # "X, the Israeli prime minister, …", where the parse has it otherwise

    def _is_whose_office(self, noun: Token) -> bool:
        """Whether somebody is told by an office alone, whose name may follow."""
        return noun.lower_ in titles().heads or noun.lemma_.lower() in self.speakers.speech.speakers

    def _label(self) -> None:
        """Who speaks by the label of a transcript: "Secretary Sample: We will stay as long as we must."."""
        colon = next((token.i for token in self.scene.tokens[:_LONGEST_LABEL] if token.text == ":"), 0)
        if self.doc[:1].text.lower() in _SECTIONS:
            return
        opening = self.doc[colon + 1] if colon and colon + 1 < len(self.doc) else None
        if opening is None or len(self.doc) - colon < _SHORTEST_SPEECH:
            return
        if opening.text in _MARKS or opening.i in self.scene.quoted:
            return
        if self.doc[-1].text not in {".", "!", "?", "…", ")", '"'} or any(
            token.pos_ in {"VERB", "AUX"} or token.text in _MARKS or token.text in _DASHES for token in self.doc[:colon]
        ):
            return
        named = [token for token in self.scene.tokens[:colon] if self.scene.is_person(token)]
        before = self.doc[: named[0].i] if named else self.doc[:0]
        called = all(token.text[0].isupper() or token.is_punct for token in before)
        called = called if named else self._is_office(colon)
        if not called or not any(token.pos_ in {"VERB", "AUX"} for token in self.doc[colon + 1 :]):
            return
        parsed = self.scene.parsed
        start, end = parsed.start(self.doc[colon + 1]), parsed.end(self.doc[-1])
        speaker = (
            parsed.reference(named[0]) if named else Reference(name=parsed.words(self.doc[0], self.doc[colon - 1]))
        )
        self.telling.builder.reported.append(Reported(first=colon + 1, last=len(self.doc) - 1, speaker=speaker))
        self.telling.keep(speaker, parsed.source.text[start:end], True, start, end, None, 0.6, "label")

    def _is_office(self, colon: int) -> bool:
        """Whether a label is the office of whoever speaks: "The Secretary of State: I am grateful …".

        Without its article, the words must be those of somebody who talks: "Force Commander: General X, who took over".
        """
        label = self.doc[:colon]
        words = [token for token in label if token.lower_ not in {"the", "of", "for", "and"}]
        named = all(token.text[0].isupper() and token.is_alpha for token in words)
        office = label.text.lower().removeprefix("the ")
        heads = titles().heads
        if not named or not (office in heads or any(token.lower_ in heads for token in words)):
            return False
        talks = any(token.lower_ in _TALKING or token.text == "?" for token in self.doc[colon + 1 :])
        return talks or label[0].text == "The"

    def _headline(self) -> None:
        """ "Annan: Syria must stop": a short paragraph, a name, a colon, and what was said."""
        if len(self.doc) > _HEADLINE_LONGEST or not len(self.doc) or self.doc[-1].text[-1] in '.”":':
            return
        if self.scene.parsed.source.text.rstrip().endswith("]"):
            return  # nor does a clipping speak: "Harbour Times: Mayor Opens Pier [Anna Sample, 9/15/22]"
        colon = next((token.i for token in self.scene.tokens if token.text == ":"), None)
        if colon is None or colon > 8 or colon < 1 or len(self.doc) - colon < 4:
            return
        parsed = self.scene.parsed
        if self.doc[0].lower_ in _SECTIONS:
            return
        number = self.scene.number_at(self.doc[colon - 1])
        if number is None and (colon > 2 or self.doc[colon - 1].lemma_.lower() not in self.speakers.speech.speakers):
            return  # "Witnesses: raid kills ten"
        if number is not None and self.scene.type_of(number) not in {"person", "organisation"}:
            return
        if number is not None and parsed.start(self.doc[0]) < parsed.candidates[number].start - 25:
            return
        if not self.speakers.speech.outlets.isdisjoint(token.lower_ for token in self.doc[:colon]):
            return  # "Harbour Times: Mayor opens pier": what a paper has, it does not say
        start, end = parsed.start(self.doc[colon + 1]), parsed.end(self.doc[-1])
        speaker = parsed.reference(self.doc[colon - 1])
        if any(token.pos_ in {"VERB", "AUX"} for token in self.doc[colon + 1 :]):
            self.telling.builder.reported.append(Reported(first=colon + 1, last=len(self.doc) - 1, speaker=speaker))
            self.telling.keep(speaker, parsed.source.text[start:end], False, start, end, None, 0.6, "headline")
