"""Who speaks: verbs of saying with their speakers, by the parse, else the nearest name beside the verb."""

from bisect import bisect_left, bisect_right

import msgspec
from spacy.tokens import Token

from schemas import Reference
from worker.extraction.claims.issuing import goes_on_saying, issuer
from worker.extraction.claims.knowledge import cues, titles
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import antecedent_of, is_passive
from worker.extraction.reading import AUTHOR

_UNREAL = frozenset({"could", "might", "would", "should", "may", "must", "can", "'d"})
_NOTHING = frozenset({"nothing", "little", "so", "much", "more", "goodbye", "no", "prayers"})
_OUTRIGHT = frozenset({"say", "tell", "add", "remark", "insist", "announce", "declare", "reply"})
# What somebody says or tells, has a speaker, whatever the noun; but these only show.
_SPOKEN = frozenset({"say", "tell"})
_TOLD = frozenset({"inform", "tell", "advise", "warn", "brief", "assure", "remind", "notify"})
_BACK = 120  # tokens looked back for whom "he" stands for
_LONGEST_CALLED = 5  # tokens of a speaker in quotation marks
_LONGEST_WORDS = 120  # characters of an unnamed speaker


_OF_THEM = frozenset({"each", "all", "both", "many", "some", "several", "most"})
_BEFORE_CLEAR = frozenset({"it", "very", "quite", "abundantly", "perfectly", "absolutely", "crystal", "also", "again"})


def _is_office(nouns: list[Token]) -> bool:
    return any(noun.lower_ in titles().heads | titles().ranks for noun in nouns)


class Cue(msgspec.Struct, frozen=True):
    """A verb of saying and who speaks; `first` and `last` are the tokens that verb and speakers take up."""

    verb: int
    speakers: tuple[Reference, ...]
    first: int
    last: int
    addressee: Reference | None = None


class Speakers:
    """The verbs of saying of one paragraph, in order, and whom its nouns make speak."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.doc = scene, scene.doc
        self.speech = cues().speech
        self._only_named: Reference | None = None  # who spoke last, where only a name is known
        self.cues = self._cues()

    def cues_between(self, first: int, last: int) -> list[Cue]:
        """The cues whose verbs are tokens `first` to `last`, both included."""
        low = bisect_left(self.cues, first, key=lambda cue: cue.verb)
        return self.cues[low : bisect_right(self.cues, last, key=lambda cue: cue.verb)]

    def _cues(self) -> list[Cue]:
        found = []
        for token in self.scene.tokens:
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
            after = [one.lower_ for one in self.doc[token.i + 1 : token.i + 3]]
            return not (after[:1] == ["to"] and (token.tag_ == "VBN" or after[1:] in (["be"], ["have"])))
        if lemma == "make":
            return self._makes_clear(token)
        return lemma in self.speech.verbs and token.pos_ in {"VERB", "AUX"}

    def _makes_clear(self, verb: Token) -> bool:
        """Whether somebody "has made clear that", "made it very clear that"."""
        following = [token.lower_ for token in self.doc[verb.i + 1 : verb.i + 5]]
        clear = following.index("clear") if "clear" in following else len(following)
        return following[clear + 1 : clear + 2] == ["that"] and set(following[:clear]) <= _BEFORE_CLEAR

    def _cue(self, verb: Token) -> Cue | None:
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
        if (governor is not None and governor.lemma_ in {"let", "hear"}) or verb.head.lemma_ in {"let", "hear"}:
            return None  # "let me say that again"
        if verb.tag_ == "VB" and verb.dep_ in {"xcomp", "ccomp"} and verb.head.lemma_ in self.speech.asking:
            return None  # "asked the ministry to confirm that"
        nouns = [noun for noun in self._speaking(verb) if noun.lower_ not in {"me", "us", "you"} or noun.text == "US"]
        own_words = any(noun.lower_ in {"i", "we"} for noun in nouns)
        if own_words and verb.i > 2 and any(t.lower_ == "as" for t in self.doc[max(0, verb.i - 4) : verb.i]):
            return None  # "as I've said before"
        if verb.lemma_ == "say" and verb.tag_ in {"VB", "VBP"} and any(noun.lower_ in {"i", "we"} for noun in nouns):
            return None  # "I say to you": a way of speaking
        if any(child.dep_ == "dobj" and child.lower_ in _NOTHING for child in verb.children):
            return None  # "has said nothing"
        speakers: list[Reference] = []
        first = last = verb.i
        for noun in nouns[:4]:
            for one in self.scene.with_conjuncts(noun)[:4]:
                reference = self.speaker(one, verb)
                if reference is not None:
                    speakers.append(reference)
                    first, last = min(first, one.left_edge.i, one.i), max(last, one.i)
        if not speakers:
            return None
        if len(nouns) == 1 and nouns[0].lower_ in {"he", "she"} and self._only_named is not None:
            speakers = [self._only_named]  # "said Pelosi … she added": of Pelosi the document tells no more
        elif nouns[0].pos_ == "PROPN":
            number = self.scene.number_at(nouns[0])
            bare = number is not None and self.scene.parsed.candidates[number].kind == "bare"
            self._only_named = speakers[0] if bare and speakers[0].name else None
        return Cue(verb.i, tuple(speakers), first, last, self._addressee(verb))

    def _speaking(self, verb: Token) -> list[Token]:
        """The nouns that speak, by the parse, else the nearest name beside the verb."""
        passive = is_passive(verb)
        lost = verb.dep_ == "acl" and verb.i and self.doc[verb.i - 1].text == "," and verb.head.i < verb.i
        if lost and any(child.dep_ == "ccomp" for child in verb.children):
            return [verb.head]  # "The UAE, once its second-largest member, announced that …"
        if passive:  # "I have been informed by leaders in both parties that …"
            return (
                [noun for noun in self.scene.subjects(verb) if noun.pos_ in {"NOUN", "PROPN"}]
                if verb.lemma_ in _TOLD
                else []
            )
        finite = verb.tag_ in {"VBD", "VBZ", "VBP"}
        if finite and not any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children):
            beside = self._beside(verb)  # "…, Defence Secretary X said": taken for an apposition
            behind = self._behind(verb) if verb.lemma_ not in _TOLD and not beside else []
            if beside or behind:
                return beside or behind
            phrase = self._phrase_before(verb) if verb.dep_ == "conj" and verb.lemma_ == "say" else []
            if phrase and phrase[-1].lemma_.lower() in self.speech.speakers:
                return phrase  # "…, officials and witnesses said"
        elsewhere = issuer(self.scene, verb) or goes_on_saying(self.scene, verb)
        if elsewhere:
            return elsewhere
        nouns = [
            noun
            for noun in self.scene.subjects(verb)
            if noun.i not in self.scene.quoted or self.in_marks(noun) is not None
        ]
        if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and verb.head.head.lemma_ in {"quote", "cite", "describe"}:
            quoted = {"nsubjpass"} if is_passive(verb.head.head) else {"dobj"}  # "is quoted as saying"
            nouns = [child for child in verb.head.head.children if child.dep_ in quoted] or nouns
        resolved = []
        for noun in nouns:
            if noun.lower_ in {"who", "which", "that"} and noun.tag_ in {"WP", "WDT"}:
                antecedent = antecedent_of(noun)
                if antecedent is not None:
                    resolved.append(antecedent)
            else:
                resolved.append(noun)
        if not resolved and verb.lemma_ in {"read", "run"}:  # `"…," read a statement from the mission`
            resolved = [c for c in verb.rights if c.dep_ == "dobj" and c.lemma_.lower() in self.speech.issued]
        if resolved:
            named = self.scene.number_at(self.doc[verb.i - 1]) if verb.i else None
            if named is not None and self.scene.type_of(named) == "person" and _is_office(resolved):
                return [self.doc[verb.i - 1]]  # "Under-Secretary-General for Peace Operations X said"
            beside = [noun for noun in resolved if noun.i < verb.i]
            apart = len(beside) > 1 and all(noun.dep_ == "nsubj" and noun.head.i == verb.i for noun in beside)
            return beside[-1:] if apart else resolved  # "… seven others injured, the army said"
        if verb.tag_ == "VBG" and verb.i and self.doc[verb.i - 1].text == ",":
            return self._of_the_sentence(verb)  # "The committee commented on it, saying …"
        return self._behind(verb) or (self._phrase_before(verb) if finite else [])

    def _of_the_sentence(self, verb: Token) -> list[Token]:
        """The subject of the sentence that a verb stands in."""
        begin, _ = self.scene.sentence(verb.i)
        root = next((token for token in self.doc[begin : verb.i] if token.head.i == token.i), None)
        return (self.scene.subjects(root) or self._beside(root)) if root is not None else []

    def in_marks(self, noun: Token) -> int | None:
        """The quotation that only calls a speaker something: `A "senior security source" said`; else null."""
        number = self.scene.quoted.get(noun.i)
        if number is None or not noun.i or noun.pos_ not in {"NOUN", "PROPN"}:
            return None
        tokens = self.scene.quoted_tokens[number]
        first = min(tokens)
        ends = noun.i == max(tokens) and noun.i - first < _LONGEST_CALLED
        return (
            number
            if ends and first > 1 and self.doc[first - 2].lower_ in {"a", "an", "one", "the", "another"}
            else None
        )

    def _phrase_before(self, verb: Token) -> list[Token]:
        """The noun phrase between a comma and a verb of saying: "…, a security source in Pemba said"."""
        comma = next((i for i in range(verb.i - 1, max(0, verb.i - 12), -1) if self.doc[i].is_punct), None)
        if comma is None or self.doc[comma].text != "," or verb.i - comma < 2 or comma + 1 in self.scene.quoted:
            return []
        between = self.doc[comma + 1 : verb.i]
        if any(token.pos_ in {"VERB", "AUX", "SCONJ"} for token in between):
            return []
        if any(token.pos_ == "CCONJ" for token in between):  # "…, UN and Congolese officers said"
            plain = all(token.pos_ in {"ADJ", "NOUN", "PROPN", "CCONJ", "DET"} for token in between)
            if not plain or between[-1].pos_ != "NOUN":
                return []
            nouns = [token for token in between if token.pos_ == "NOUN" and token.dep_ != "compound"]
            return nouns[:2] if all(token.lemma_.lower() in self.speech.speakers for token in nouns) else nouns[-1:]
        return [token for token in between if token.pos_ in {"NOUN", "PROPN"} and token.head.i <= comma][:1]

    def _behind(self, verb: Token) -> list[Token]:
        """The person who follows a verb of saying, where the parse has it otherwise: `," said Maj. Smith`."""
        inverted = verb.tag_ in {"VBD", "VBZ"} and verb.i and self.doc[verb.i - 1].text in {",", '"', "”"}
        if verb.lemma_ != "say" and not inverted:
            return []
        for token in self.doc[verb.i + 1 : verb.i + 8]:
            if token.i in self.scene.quoted or token.pos_ in {"VERB", "PUNCT"}:
                break
            number = self.scene.number_at(token)
            if number is not None and self.scene.type_of(number) == "person":
                return [token]
        return []

    def _beside(self, verb: Token) -> list[Token]:
        """The name right before a verb of saying, over a comma or "also", where the parse has lost the subject."""
        for token in reversed(self.doc[max(0, verb.i - 4) : verb.i]):
            number = self.scene.number_at(token)
            if number is not None and token.i not in self.scene.quoted:
                near = token.i == verb.i - 1 or self.scene.type_of(number) == "person"
                return [token] if near else []
            if token.pos_ not in {"PUNCT", "ADV", "AUX"} or token.text in {".", ";", ":", '"'}:
                return []
        return []

    def speaker(self, noun: Token, verb: Token | None = None) -> Reference | None:
        """The noun as somebody who speaks, or null: evidence and accidents say nothing."""
        number = self.scene.number_at(noun)
        if number is not None and noun.pos_ == "NOUN" and self.scene.parsed.candidates[number].kind == "bare":
            speaks = noun.tag_ == "NNS" or noun.lemma_.lower() in self.speech.speakers
            number = None if speaks or noun.text.islower() else number  # "Officials said"
        if (
            number is not None
            and self.scene.parsed.candidates[number].kind == "definite"
            and noun.i + 1 < len(self.doc)
        ):
            called = self.scene.number_at(self.doc[noun.i + 1])
            if called is not None and self.scene.parsed.candidates[called].kind in {"named", "acronym", "surname"}:
                return self.scene.parsed.reference(self.doc[noun.i + 1])  # "the monitoring group ACLED"
        office = any(child.lower_ in titles().heads for child in noun.lefts)  # "The Director of Information, X, told"
        if number is None or office or self.scene.parsed.candidates[number].entity is None:
            named = self._in_apposition_to(noun) or self._at_the_end_of(noun)
            if named is not None:
                return named
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
            if candidate.entity is None and candidate.head in {"he", "she"}:
                return self._unnamed_before(noun) or reference
            if candidate.kind == "bare":  # a name that the document says no more of: it speaks, if it says outright
                outright = verb is not None and verb.lemma_ in _OUTRIGHT and noun.pos_ == "PROPN" and noun.tag_ == "NNP"
                return Reference(id=reference.id, name=noun.text if outright else "")
            if candidate.entity is None and candidate.kind == "definite":
                return Reference(id=reference.id, name=self._phrase(noun))
            return reference
        if noun.lower_ in {"we", "i"}:
            return Reference(id=AUTHOR, name=noun.text)
        if noun.lower_ in {"this", "that", "there", "you", "which", "what"}:
            return None
        if noun.lower_ in _OF_THEM and any(child.lower_ == "of" for child in noun.rights):  # "Each of them said"
            return Reference(name=self._phrase(noun))
        if noun.lower_ in {"he", "she", "they"}:
            return Reference(name=noun.text)
        lemma = noun.lemma_.lower()
        spoken = (
            verb is not None and verb.lemma_ in _SPOKEN and noun.tag_ in {"NN", "NNS"} and lemma not in self.speech.mute
        )
        if (
            spoken
            or lemma in self.speech.speakers
            or noun.lower_ in self.speech.speakers
            or lemma.endswith(("man", "woman", "person", "ist"))
        ):
            return Reference(name=self._phrase(noun))
        return None

    def _at_the_end_of(self, office: Token) -> Reference | None:
        """The person whose name ends an office: "The President of Ghana Kofi Sample confirmed"."""
        last = office.right_edge
        number = self.scene.number_at(last) if office.lower_ in titles().heads and last.i - office.i < 12 else None
        if number is None or self.scene.type_of(number) != "person":
            return None
        first = next(token for token in self.doc[office.i : last.i + 1] if self.scene.number_at(token) == number)
        before = self.doc[first.i - 1]
        return None if before.pos_ == "ADP" or before.is_punct else self.scene.parsed.reference(last)

    def _in_apposition_to(self, noun: Token) -> Reference | None:
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
            at += 1
            while at + 1 < len(self.doc) and self.doc[at].lower_ in titles().ranks | titles().honorifics:
                at += 1
            beside.append(self.doc[at])
        elif noun.i + 1 < len(self.doc) and noun.lemma_.lower() in self.speech.speakers:
            beside.append(self.doc[noun.i + 1])
        for token in beside:
            number = self.scene.number_at(token)
            candidate = self.scene.parsed.candidates[number] if number is not None else None
            last = next((t for t in self.doc[token.i : token.i + 6] if self.scene.number_at(t) != number), token)
            if candidate is not None and last.lower_ in {"'s", "’s"}:
                continue  # "Richards, Dannatt's successor"
            if candidate is not None and candidate.kind in {"named", "surname"}:
                return self.scene.parsed.reference(token) if self.scene.type_of(number or 0) == "person" else None
            name = self._name_at(token.i)
            if name is not None and (candidate is None or candidate.kind == "bare"):
                return Reference(name=name)
        return None

    def _name_at(self, first: int) -> str | None:
        """Two or more capitalised words that could be a person's name, though nothing tells that they are."""
        last = first
        while last + 1 < len(self.doc) and self.doc[last + 1].pos_ == "PROPN" and self.doc[last + 1].text.istitle():
            last += 1
        whole = self.doc[first].pos_ == "PROPN" and self.doc[first].text.istitle() and 1 <= last - first <= 3
        ends = last + 1 >= len(self.doc) or self.doc[last + 1].is_punct or self.doc[last + 1].pos_ in {"VERB", "AUX"}
        return self.scene.parsed.words(self.doc[first], self.doc[last]) if whole and ends else None

    def _unnamed_before(self, pronoun: Token) -> Reference | None:
        """Whom "he" means where the sentence before is about somebody without a name: "A Russian officer …"."""
        for token in reversed(self.doc[max(0, pronoun.i - _BACK) : pronoun.i]):
            if token.i in self.scene.quoted or token.dep_ != "nsubj":
                continue
            number = self.scene.number_at(token)
            if number is not None and self.scene.type_of(number) == "person":
                return None
            indefinite = any(child.lower_ in {"a", "an", "one", "another"} for child in token.lefts)
            if number is None and indefinite and token.pos_ == "NOUN" and token.lemma_.lower() in self.speech.speakers:
                return Reference(name=self._phrase(token))
        return None

    def _phrase(self, noun: Token) -> str:
        """The words for an unnamed speaker, with what they speak for: "a spokesman for the US Africa Command"."""
        words = self.scene.parsed.noun_phrase(noun).rstrip(" ,;:")
        return words if len(words) <= _LONGEST_WORDS else words[:_LONGEST_WORDS].rsplit(" ", 1)[0]

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
