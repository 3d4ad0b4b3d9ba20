"""Verbs of saying of one paragraph, each with who speaks and to whom."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import msgspec
from spacy.tokens import Token

from schemas import Reference
from worker.extraction.claims.knowledge import cues, titles
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.statements.cue_subjects import CueSubjects
from worker.extraction.claims.statements.speakers import Speakers

_UNREAL = frozenset({"could", "might", "would", "should", "may", "must", "can", "'d"})
_MARKS = frozenset({'"', "“", "”"})
_NOTHING = frozenset({"nothing", "little", "so", "much", "more", "goodbye", "no", "prayers"})
_BESIDES = frozenset({"said", "says", "point", "make"})  # what may be one besides the listed verbs
_LONGEST_ENDING = 4  # tokens between a cue and the colon that ends a paragraph
_REACH = 16  # tokens between an agency and the "saying" of whom it quotes
_ASKED = frozenset({"WDT", "WP", "WRB"})
_BEFORE_CLEAR = frozenset({"it", "very", "quite", "abundantly", "perfectly", "absolutely", "crystal", "also", "again"})

_NOISE = frozenset({"applause", "cheers", "laughter", "boos", "jeers", "acclaim"})


class Cue(msgspec.Struct, frozen=True):
    """A verb of saying and who speaks; `first` and `last` are the tokens that verb and speakers take up."""

    verb: int
    speakers: tuple[Reference, ...]
    first: int
    last: int
    addressee: Reference | None = None


class Cues:
    """The cues of one paragraph, in the order of their verbs."""

    def __init__(self, scene: Scene, speakers: Speakers) -> None:
        self.scene, self.doc, self.speakers = scene, scene.doc, speakers
        self.speech = cues().speech
        self.subjects = CueSubjects(scene)
        self._only_named: Reference | None = None  # who spoke last, where only a name is known
        self._found = [
            cue
            for token in scene.of_lemma(self.speech.verbs, _BESIDES)
            if token.i not in scene.quoted and self._says(token) and (cue := self._cue(token)) is not None
        ]

    def __iter__(self) -> Iterator[Cue]:
        return iter(self._found)

    def between(self, first: int, last: int) -> list[Cue]:
        """The cues whose verbs are tokens `first` to `last`, both included."""
        low = bisect_left(self._found, first, key=lambda cue: cue.verb)
        return self._found[low : bisect_right(self._found, last, key=lambda cue: cue.verb)]

    def introduced(self) -> Reference | None:
        """Who is said to speak in the next paragraph: "Visiting the troops on Monday, the minister said:"."""
        at = len(self.doc) - 1
        if at < 1 or self.doc[at].text != ":" or not self._found:
            return None
        cue = self._found[-1]
        near = max(cue.verb, cue.last) >= at - _LONGEST_ENDING and self.doc[cue.verb].lemma_ in {
            "say",
            "add",
            "comment",
        }
        return cue.speakers[0] if near else None

    def _says(self, token: Token) -> bool:
        """Whether the token is a verb of saying; "point out" is one, "point" none."""
        lemma = token.lemma_.lower()
        if lemma == "point":
            return token.i + 1 < len(self.doc) and self.doc[token.i + 1].lower_ == "out"
        if token.lower_ in {"said", "says"}:
            after = [one.lower_ for one in self.doc[token.i + 1 : token.i + 3]]
            return not (after[:1] == ["to"] and (token.tag_ == "VBN" or after[1:] in (["be"], ["have"])))
        if lemma == "make":
            return self._makes_clear(token)
        if lemma == "call" and token.tag_ == "VBG" and token.dep_ == "pcomp":
            return False  # "after calling on the president"
        if lemma in {"quote", "cite", "report"} and self._of_another(token):
            return False
        return lemma in self.speech.verbs and token.pos_ in {"VERB", "AUX"}

    def _of_another(self, verb: Token) -> bool:
        """Whether another says what a verb reports: "quoted him as saying", "quoted X, the envoy, saying"."""
        for one in self.doc[verb.i + 1 : verb.i + _REACH]:
            if one.lower_ == "as" and one.i + 1 < len(self.doc) and self.doc[one.i + 1].tag_ == "VBG":
                return one.i < verb.i + 7
            if one.lower_ == "saying" and verb.lemma_ != "report":
                return True
            if one.text in {".", '"', "“", ";"}:
                return False
        return False

    def _makes_clear(self, verb: Token) -> bool:
        """Whether somebody "has made clear that", "made it very clear that"."""
        following = [token.lower_ for token in self.doc[verb.i + 1 : verb.i + 5]]
        clear = following.index("clear") if "clear" in following else len(following)
        if not set(following[:clear]) <= _BEFORE_CLEAR or verb.i + clear + 2 >= len(self.doc):
            return False
        after = self.doc[verb.i + clear + 2]  # "made clear that", "made clear the fleet was not"
        return after.lower_ == "that" or (after.pos_ in {"DET", "PRON", "NOUN", "PROPN"} and after.tag_ not in _ASKED)

    def _cue(self, verb: Token) -> Cue | None:
        if any(child.dep_ == "neg" or (child.dep_ == "aux" and child.lower_ in _UNREAL) for child in verb.children):
            return None
        if verb.dep_ == "conj" and verb.tag_ in {"VB", "VBP"} and self._is_only_to_be(verb):
            return None  # "said that the UN should send men and insist that"
        if verb.dep_ == "conj" and verb.tag_ == "VB" and any(child.dep_ == "neg" for child in verb.head.lefts):
            return None  # "did not name the states or say how many men they would send"
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
        if verb.dep_ in {"xcomp", "ccomp"} and verb.head.lemma_ in {"let", "hear"}:
            return None  # "let me say that again"
        if verb.tag_ == "VB" and verb.dep_ in {"xcomp", "ccomp"} and verb.head.lemma_ in self.speech.asking:
            return None  # "asked the ministry to confirm that"
        if verb.tag_ == "VBG" and self._is_accused_of(verb):
            return None
        if verb.lemma_ == "ask" and any(child.dep_ == "xcomp" for child in verb.rights):
            return None  # "who asked not to be named"
        if verb.tag_ == "VB" and verb.dep_ in {"advcl", "relcl", "acl"} and verb.lemma_.lower() in self.speech.weak:
            return None  # "will visit the town to highlight how it has grown"
        if verb.tag_ == "VB" and verb.lemma_ in {"say", "tell"} and self._ends_there(verb):
            return None  # "it was too early to tell"
        nouns = [noun for noun in self.subjects.of(verb) if noun.lower_ not in {"me", "us", "you"} or noun.text == "US"]
        own_words = any(noun.lower_ in {"i", "we"} for noun in nouns)
        if own_words and verb.i > 2 and any(t.lower_ == "as" for t in self.doc[max(0, verb.i - 4) : verb.i]):
            return None  # "as I've said before"
        if own_words and verb.lemma_ in {"say", "tell"} and verb.tag_ in {"VB", "VBP"}:
            return None  # "I say to you", "I will tell you": ways of speaking
        if any(child.dep_ == "dobj" and child.lower_ in _NOTHING for child in verb.children):
            return None  # "has said nothing"
        speakers: list[Reference] = []
        first = last = verb.i
        for noun in nouns[:4]:
            for one in self.scene.with_conjuncts(noun)[:4]:
                if noun.i < verb.i < one.i and verb.dep_ in {"relcl", "acl"}:
                    break  # "his wife, who once said that he drank, and their two children"
                reference = self.speakers.speaker(one, verb)
                if reference is not None:
                    speakers.append(reference)
                    first, last = min(first, self._left_of(one)), max(last, one.i)
        if not speakers:
            return None
        if verb.dep_ == "pcomp" and verb.head.lower_ == "as":  # "the agency quoted him": no more than one cue
            agency = next(iter(self.scene.subjects(verb.head.head)), None)
            first = min(first, agency.left_edge.i) if agency is not None and verb.i - agency.i < _REACH else first
        if len(nouns) == 1 and nouns[0].lower_ in {"he", "she"} and self._only_named is not None:
            speakers = [self._only_named]  # "said Pelosi … she added": of Pelosi the document tells no more
        elif nouns[0].pos_ == "PROPN":
            number = self.scene.number_at(nouns[0])
            bare = number is not None and self.scene.parsed.candidates[number].kind == "bare"
            self._only_named = speakers[0] if bare and speakers[0].name else None
        return Cue(verb.i, tuple(speakers), first, last, self._addressee(verb, nouns))

    @staticmethod
    def _is_only_to_be(verb: Token) -> bool:
        """Whether a verb shares the "should" of the one that it is joined to."""
        own = any(child.dep_ in {"aux", "nsubj"} for child in verb.lefts)
        shared = any(child.dep_ == "aux" and child.lower_ in _UNREAL for child in verb.head.lefts)
        return shared and not own

    def _ends_there(self, verb: Token) -> bool:
        """Whether an infinitive is followed by nothing that it could tell."""
        to = any(child.lower_ == "to" for child in verb.lefts)
        after = self.doc[verb.i + 1] if verb.i + 1 < len(self.doc) else None
        return to and (after is None or (after.is_punct and after.text not in {":", ",", '"', "“"}))

    def _left_of(self, noun: Token) -> int:
        """Where the words for a speaker begin: not in a quotation before, but with an office and its comma."""
        first = noun.i
        while (
            first > noun.left_edge.i and first - 1 not in self.scene.quoted and self.doc[first - 1].text not in _MARKS
        ):
            first -= 1
        name = self.scene.number_at(self.doc[first])  # "the CSTO Secretariat", of which the parse cuts the half
        while name is not None and first and self.scene.number_at(self.doc[first - 1]) == name:
            first -= 1
        if name is not None and first and self.doc[first - 1].pos_ == "DET":
            first -= 1
        if noun.dep_ != "appos" or first < 2 or self.doc[first - 1].text != ",":
            return first
        office = noun.head  # "…, the junta's leader, General Moss, said"
        speaks = office.lower_ in titles().heads or office.lemma_.lower() in self.speech.speakers
        return (
            office.left_edge.i if speaks and office.i < first and office.left_edge.i not in self.scene.quoted else first
        )

    def _is_accused_of(self, verb: Token) -> bool:
        """Whether somebody is only accused of what a gerund says: "accused them of hiding and revealing"."""
        for _ in range(3):
            if verb.dep_ == "conj" and verb.head.tag_ == "VBG":
                verb = verb.head
        return verb.dep_ == "pcomp" and verb.head.lower_ == "of" and verb.head.head.lemma_ in {"accuse", "suspect"}

    def _addressee(self, verb: Token, speaking: list[Token]) -> Reference | None:
        for child in (child for child in verb.children if child not in speaking):
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
                    heard = inner.dep_ == "pobj" and inner.pos_ in {"NOUN", "PROPN", "PRON"}
                    if heard and inner.lower_ not in _NOISE:  # "he said to loud applause"
                        return self.scene.parsed.reference(inner)
        return None
