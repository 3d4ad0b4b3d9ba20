"""Which nouns speak at a verb of saying: by the parse, else the nearest name beside the verb."""

from spacy.tokens import Token

from worker.extraction.claims.knowledge import cues, titles
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.statements.issuing import goes_on_saying, issuer
from worker.extraction.claims.statements.speakers import in_marks, is_served
from worker.extraction.claims.syntax import antecedent_of, is_passive
from worker.extraction.model.labels import SUBJECTS, TENSED

_LONGEST_OPENING = 9  # tokens before the comma of a relative clause
_LONGEST_RELATIVE = 30
_BEFORE_INVERTED = frozenset({",", '"', "”"})
_LONGEST_APPOSITION = 14
_LONGEST_BODY = 7
_LONGEST_ROW = 14
_THEY = frozenset({"them", "whom", "which"})
_OF_NAMES = frozenset({"DET", "ADJ", "NOUN", "PROPN", "ADP", "PART"})
_MARKS = frozenset({'"', "”"})
_MAKING = frozenset({"prompt", "compel", "spur", "oblige"})
_TOWN_AND_STATE = 2
_WITHIN = frozenset({"in", "of", "from", "at", "near"})
_CITING = frozenset({"quote", "cite", "describe", "report"})
_TOLD = frozenset({"inform", "tell", "advise", "warn", "brief", "assure", "remind", "notify"})


class CueSubjects:
    """Finds the nouns that speak, in one paragraph."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.doc = scene, scene.doc
        self.speech = cues().speech

    def of(self, verb: Token) -> list[Token]:
        """The nouns that speak, by the parse, else the nearest name beside the verb."""
        lost = verb.dep_ == "acl" and verb.i and self.doc[verb.i - 1].text == "," and verb.head.i < verb.i
        if lost and any(child.dep_ == "ccomp" for child in verb.children):
            return [verb.head]  # "The UAE, once its second-largest member, announced that …"
        if is_passive(verb):  # "I have been informed by leaders in both parties that …"
            told = verb.lemma_ in _TOLD
            return [noun for noun in self.scene.subjects(verb) if told and noun.pos_ in {"NOUN", "PROPN"}]
        if (hidden := self._of_several(verb) or self._from_a_place(verb) or self._of_a_paper(verb)) is not None:
            return [hidden]
        finite = verb.tag_ in TENSED
        if finite and all(child.dep_ not in SUBJECTS for child in verb.children):
            around = self._around(verb)
            if around:
                return around
        if verb.lemma_ in {"read", "run"} and verb.i and self.doc[verb.i - 1].text in _BEFORE_INVERTED:
            papers = [c for c in verb.rights if c.dep_ == "dobj" and c.lemma_.lower() in self.speech.issued]
            if papers:
                return papers  # `"…," read a statement from the mission`
        if verb.lemma_ in {"quote", "cite"}:  # `"…," the agency quotes Peter Moss, the envoy`
            whom = [child for child in verb.rights if child.dep_ == "dobj"]
            if whom:
                return whom if self.scene.number_at(whom[0]) is not None or whom[0].pos_ == "NOUN" else []
        cited = self._quoted_by(verb) if verb.lower_ == "saying" and verb.dep_ != "pcomp" else []
        if cited:
            return cited
        elsewhere = _made_to_speak(verb) or issuer(self.scene, verb) or goes_on_saying(self.scene, verb)
        if elsewhere:
            return elsewhere
        resolved = self._resolved(verb)
        if resolved:
            return self._first_of(resolved, verb)
        if verb.tag_ == "VBG" and verb.i and self.doc[verb.i - 1].text == ",":
            return self._of_the_sentence(verb)  # "The committee commented on it, saying …"
        return self._behind(verb) or (self._phrase_before(verb) if finite else [])

    def _around(self, verb: Token) -> list[Token]:
        """Who stands near a verb to which the parse gives no subject: "…, Defence Secretary X said"."""
        found = self._row_before(verb) or self._beside(verb) or self._told_of_before(verb)
        marked = verb.i > 0 and self.doc[verb.i - 1].text in _MARKS
        if not found and (marked or verb.lemma_ not in _TOLD - {"warn"}):
            found = self._behind(verb)
        if found:
            return found
        phrase = self._phrase_before(verb) if verb.dep_ == "conj" and verb.lemma_ == "say" else []
        if phrase and phrase[-1].lemma_.lower() in self.speech.speakers:
            return phrase  # "…, officials and witnesses said"
        return self._before_relative(verb) if verb.i and self.doc[verb.i - 1].text == "," else []

    def _resolved(self, verb: Token) -> list[Token]:
        """The subjects of a verb, and of "who" and "which" whom they stand for."""
        nouns = [
            noun
            for noun in self.scene.subjects(verb)
            if noun.i not in self.scene.quoted or in_marks(self.scene, noun) is not None
        ]
        above = verb.head.head
        if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and above.lemma_ in _CITING:
            quoted = "nsubjpass" if is_passive(above) else "dobj"  # "is quoted as saying"
            nouns = [child for child in above.children if child.dep_ == quoted] or nouns
        resolved = []
        for noun in nouns:
            if noun.lower_ in {"who", "which", "that"} and noun.tag_ in {"WP", "WDT"}:
                antecedent = self._named_before(noun) or antecedent_of(noun)
                if antecedent is not None:
                    resolved.append(antecedent)
            else:
                resolved.append(noun)
        if len(resolved) > 1:  # "Chad and Togo, which sent men, both said"
            resolved = [noun for noun in resolved if noun.lower_ not in {"both", "all", "each"}] or resolved
        return resolved

    def _first_of(self, nouns: list[Token], verb: Token) -> list[Token]:
        """Those of the subjects who speak, or the person whose name ends what the parse has for the subject."""
        nouns = [_beyond_aside(noun) for noun in nouns]
        person = verb.i > 0 and self.scene.is_person(self.doc[verb.i - 1])
        if person and _is_office(nouns) and not is_served(self.scene, verb.i - 1):
            return [self.doc[verb.i - 1]]  # "Under-Secretary-General for Peace Operations X said"
        if person and len(nouns) == 1 and self._are_two(nouns[0], self.doc[verb.i - 1]):
            return [self.doc[verb.i - 1]]  # "After meeting X, Foreign Minister Y said"
        beside = [noun for noun in nouns if noun.i < verb.i]
        apart = len(beside) > 1 and all(noun.dep_ == "nsubj" and noun.head.i == verb.i for noun in beside)
        if apart and self._is_told_of(*beside[-2:]):
            return beside[-2:-1]  # "Anna Moss, another witness said"
        return beside[-1:] if apart else nouns  # "… seven others injured, the army said"

    def _are_two(self, first: Token, last: Token) -> bool:
        """Whether a comma parts two persons whom the parse takes for one, or for one and what is told of him."""
        between = self.doc[first.i + 1 : last.i]
        two = self.scene.is_person(first) and self.scene.number_at(first) != self.scene.number_at(last)
        parted = any(token.text == "," for token in between)
        return two and parted and all(token.pos_ not in {"CCONJ", "VERB", "AUX", "ADP"} for token in between)

    def _is_told_of(self, person: Token, office: Token) -> bool:
        """Whether the second of two subjects only tells who the first is: "X, another resident"."""
        first = office.left_edge
        named = self.scene.is_person(person) and first.i == person.i + 2
        return named and self.doc[person.i + 1].text == "," and first.lower_ in {"a", "an", "another", "one"}

    def _named_before(self, relative: Token) -> Token | None:
        """The name right before ", which" and "who", wherever the parse hangs the clause."""
        if relative.i < 2:
            return None
        apart = self.doc[relative.i - 1].text == ","
        before = self.doc[relative.i - 2 if apart else relative.i - 1]
        number = self.scene.number_at(before)
        if apart and relative.lower_ == "who" and (one := self._whose_body(before)) is not None:
            return one
        if not apart and relative.lower_ == "who" and before.tag_ == "NNP":  # "turned down by Museveni who said"
            return before if number is None or self.scene.type_of(number) in {None, "person"} else None
        if number is None or not apart or self.scene.parsed.candidates[number].kind != "named":
            return None
        return before if (self.scene.type_of(number) == "person") == (relative.lower_ == "who") else None

    def _whose_body(self, body: Token) -> Token | None:
        """The person behind whom a body ends, as "who" wants one: "such as Anna Sample of Harbour Works, who"."""
        number = self.scene.number_at(body)
        first = self.scene.first_of(body) if number is not None and self.scene.type_of(number) == "organisation" else 0
        if first < 2 or self.doc[first - 1].lower_ not in _WITHIN:
            return None
        return self.doc[first - 2] if self.scene.is_person(self.doc[first - 2]) else None

    def _before_relative(self, verb: Token) -> list[Token]:
        """Of what a relative clause up to the verb tells: "In Beira the firm, whose boats have gone, says"."""
        begin, _ = self.scene.sentence(verb.i)
        for i in range(verb.i - 2, max(begin + 1, verb.i - _LONGEST_RELATIVE), -1):
            if self.doc[i].tag_ not in {"WP$", "WDT", "WP"} or self.doc[i - 1].text != ",":
                continue
            number = self.scene.number_at(self.doc[i - 2])
            if number is not None and self.scene.parsed.candidates[number].kind in {"named", "surname"}:
                return [self.doc[i - 2]]
            start = next((k + 1 for k in range(i - 2, begin - 1, -1) if k in self.scene.quoted), begin)
            while start < i - 2 and self.doc[start].is_punct:
                start += 1  # `"…," an adviser to the mayor, who asked not to be named, told them`
            opening = self.doc[start : i - 1]
            plain = opening[0].pos_ not in {"ADP", "SCONJ"} and len(opening) < _LONGEST_OPENING
            return [opening.root] if plain and all(token.pos_ not in {"VERB", "AUX"} for token in opening) else []
        return []

    def _quoted_by(self, verb: Token) -> list[Token]:
        """Whom an agency quotes: "quoted Kenya's envoy, Peter Moss, saying"."""
        begin, _ = self.scene.sentence(verb.i)
        for token in reversed(self.doc[max(begin, verb.i - 16) : verb.i]):
            if token.lemma_ in {"quote", "cite"} and token.pos_ == "VERB":
                return [child for child in token.rights if child.dep_ == "dobj" and child.i < verb.i][:1]
        return []

    def _of_the_sentence(self, verb: Token) -> list[Token]:
        """The subject of the sentence that a verb stands in."""
        begin, _ = self.scene.sentence(verb.i)
        root = next((token for token in self.doc[begin : verb.i] if token.head.i == token.i), None)
        return (self.scene.subjects(root) or self._beside(root)) if root is not None else []

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

    def _row_before(self, verb: Token) -> list[Token]:
        """Several who speak, taken for what stands before the comma: "…, an aide and a commander in the town said"."""
        begin, _ = self.scene.sentence(verb.i)
        comma = next((i for i in range(verb.i - 2, max(begin, verb.i - _LONGEST_ROW), -1) if self._parts(i)), None)
        if comma is None or self.doc[comma].text != "," or not self.doc[verb.i - 1].pos_.endswith("N"):
            return []
        top = next((t for t in self.doc[comma + 1 : verb.i] if t.pos_ == "NOUN" and t.head.i < comma), None)
        row = self.scene.with_conjuncts(top) if top is not None and top.left_edge.i == comma + 1 else []
        speaking = all(noun.i < verb.i and noun.lemma_.lower() in self.speech.speakers for noun in row)
        return row if len(row) > 1 and speaking else []

    def _over(self, name: Token) -> Token:
        """Who speaks of a name's: the analyst in "…, an analyst at the Institute for Reef Studies said"."""
        number, noun = self.scene.number_at(name), name
        while (
            noun.dep_ in {"pobj", "prep", "compound"} or self.scene.number_at(noun) == number
        ) and noun.head.i < noun.i:
            noun = noun.head
            if noun.pos_ == "NOUN" and noun.lemma_.lower() in self.speech.speakers:
                return noun
        return name

    def _told_of_before(self, verb: Token) -> list[Token]:
        """The person of whose office an apposition right before the verb tells: "…, Kofi Sample, an aide, said"."""
        if verb.i < 4 or self.doc[verb.i - 1].text != ",":
            return []
        comma = next((i for i in range(verb.i - 2, max(0, verb.i - _LONGEST_APPOSITION), -1) if self._parts(i)), None)
        if comma is None or self.doc[comma].text != ",":
            return []
        between = self.doc[comma + 1 : verb.i - 1]
        office = any(
            token.lower_ in titles().heads or token.lemma_.lower() in self.speech.speakers for token in between
        )
        return [self.doc[comma - 1]] if office and self.scene.is_person(self.doc[comma - 1]) else []

    def _parts(self, at: int) -> bool:
        """Whether a token ends an apposition on its way back to what it tells of."""
        return self.doc[at].text in {",", ".", ";", '"'} or self.doc[at].pos_ in {"VERB", "AUX"}

    def _of_a_paper(self, verb: Token) -> Token | None:
        """What opens the sentence, issued as an aside tells: "The statement, read out on television, said"."""
        begin, _ = self.scene.sentence(verb.i)
        if not verb.i or self.doc[verb.i - 1].text != "," or verb.i - begin > _LONGEST_RELATIVE:
            return None
        paper = next((t for t in self.doc[begin : begin + 4] if t.lemma_.lower() in self.speech.issued), None)
        aside = self.doc[paper.i + 1 : paper.i + 3] if paper is not None else self.doc[:0]
        issued = len(aside) > 1 and aside[0].text == "," and aside[1].tag_ in {"VBN", "VBD"}
        return paper if issued and aside[1].i < verb.i - 1 else None

    def _from_a_place(self, verb: Token) -> Token | None:
        """Who are told to be in a town and its state, right before the verb: "Officials in Rome, Italy said"."""
        spots: list[int] = []
        at = verb.i - 1
        while at > 1 and len(spots) < _TOWN_AND_STATE:
            number = self.scene.number_at(self.doc[at])
            if number is None or self.scene.type_of(number) not in {"place", "country"}:
                break
            while at > 1 and self.scene.number_at(self.doc[at]) == number:
                at -= 1
            spots.append(number)
            at -= self.doc[at].text == ","
        who = self.doc[at - 1] if len(spots) == _TOWN_AND_STATE and self.doc[at].lower_ in _WITHIN else None
        return who if who is not None and who.lemma_.lower() in self.speech.speakers and who.pos_ == "NOUN" else None

    def _of_several(self, verb: Token) -> Token | None:
        """Who end a sentence right behind the verb, where the parse has them for its object: "…, claim residents."."""
        if verb.tag_ not in {"VB", "VBP"} or not verb.i or self.doc[verb.i - 1].text not in {",", '"', "”"}:
            return None
        who = next((child for child in verb.rights if child.dep_ == "dobj"), None)
        plain = who is not None and who.tag_ == "NNS" and who.lemma_.lower() in self.speech.speakers
        if who is None or not plain or any(verb.lefts) or who.left_edge.i != verb.i + 1:
            return None
        _, end = self.scene.sentence(verb.i)
        return who if all(token.is_punct for token in self.doc[who.right_edge.i + 1 : end]) else None

    def _behind(self, verb: Token) -> list[Token]:
        """Who follows a verb of saying, where the parse has it otherwise: `," said Maj. Smith`, `," warned NATO.`."""
        inverted = verb.tag_ in {"VBD", "VBZ"} and verb.i and self.doc[verb.i - 1].text in {",", '"', "”"}
        if verb.lemma_ != "say" and not inverted:
            return []
        for token in self.doc[verb.i + 1 : verb.i + 8]:
            if token.i in self.scene.quoted or token.pos_ in {"VERB", "PUNCT"}:
                break
            if self.scene.is_person(token):
                return [token]
        return self._body_behind(verb) if inverted else []

    def _body_behind(self, verb: Token) -> list[Token]:
        """The body, or those who are no name, whose words end a clause right behind a verb: `," warned the rebels.`."""
        _, end = self.scene.sentence(verb.i)
        last = next((i for i in range(verb.i + 1, min(end, verb.i + _LONGEST_BODY)) if self.doc[i].is_punct), None)
        words = self.doc[verb.i + 1 : last] if last is not None else self.doc[:0]
        if any(token.pos_ not in _OF_NAMES or token.i in self.scene.quoted for token in words):
            return []
        who = next((token for token in words if token.pos_ in {"NOUN", "PROPN"} and token.dep_ != "compound"), None)
        if who is None or last is None or not (last + 1 >= end or self.doc[verb.i - 1].text in _MARKS):
            return []
        speaks = self.scene.number_at(who) is not None or who.lemma_.lower() in self.speech.speakers
        return [who] if speaks else []

    def _beside(self, verb: Token) -> list[Token]:
        """The name right before a verb of saying, over a comma or "also", where the parse has lost the subject."""
        for token in reversed(self.doc[max(0, verb.i - 4) : verb.i]):
            number = self.scene.number_at(token)
            if number is not None and token.i not in self.scene.quoted:
                near = token.i == verb.i - 1 or self.scene.type_of(number) == "person"
                return [self._over(token)] if near else []
            if token.pos_ not in {"PUNCT", "ADV", "AUX"} or token.text in {".", ";", ":", '"'}:
                return []
        return []


def _made_to_speak(verb: Token) -> list[Token]:
    """Who is brought to do and say something: "The violence prompted ministers to issue a statement, saying it"."""
    if verb.tag_ != "VBG" or not verb.i or verb.nbor(-1).text != ",":
        return []
    above = verb
    for _ in range(_STEPS):
        above = above.head
        if above.lemma_ in _MAKING and above.i < verb.i:
            return [noun for noun in above.subtree if noun.dep_ in {"dobj", "nsubj"} and above.i < noun.i < verb.i][:1]
    return []


_STEPS = 4


def _beyond_aside(noun: Token) -> Token:
    """Who speaks behind an aside that the parse has for the subject: "…, half of them in raids, the mission said"."""
    parts = [child for child in noun.rights if child.lower_ == "of" and any(c.lower_ in _THEY for c in child.rights)]
    named = [child for child in noun.rights if child.dep_ == "appos" and child.i > noun.i + 2] if parts else []
    apart = [child for child in named if noun.doc[child.left_edge.i - 1].text == ","]  # but "most of them civilians"
    return apart[-1] if apart else noun


def _is_office(nouns: list[Token]) -> bool:
    return any(noun.lower_ in titles().heads | titles().ranks for noun in nouns)
