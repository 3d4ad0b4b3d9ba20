"""Whom a noun names when it speaks: a known name, the person beside a title, or words for somebody unnamed."""

import re

from spacy.tokens import Token

from schemas import Reference
from worker.extraction.claims.knowledge import cues, titles
from worker.extraction.claims.places import government_of
from worker.extraction.claims.roles.offices import title_before
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.model.labels import OWNING, SUBJECTS
from worker.extraction.model.neighbours import word_after, word_before
from worker.extraction.reading import AUTHOR

_OUTRIGHT = frozenset({"say", "tell", "add", "remark", "insist", "announce", "declare", "reply"})
# What somebody says or tells, has a speaker, whatever the noun; but these only show.
_SPOKEN = frozenset({"say", "tell"})
_OF_THEM = frozenset({"each", "all", "both", "many", "some", "several", "most"})
_THINGS = frozenset({"that", "this", "it", "which"})
_OF = frozenset({"of"})
_BACK = 120  # tokens looked back for whom "he" stands for
_ASSEMBLED = frozenset({"summit", "conference", "meeting", "council", "assembly"})
_NAMED = frozenset({"named", "called"})
_PAPERS = frozenset(
    {"newspaper", "paper", "daily", "weekly", "magazine", "agency", "broadcaster", "website", "channel"}
)
_GOVERNMENTS = frozenset({"government", "regime"})
_NAMING = frozenset({"name", "named", "identified", "introduced", "calling"})
_LONGEST_NAMING = 14  # tokens between a speaker and the name that words after it give
_LONGEST_CALLED = 5  # tokens of a speaker in quotation marks
_AFTER_QUOTE = re.compile(r"[,.!?]\s?[\"”’']\s+")  # what the parse hangs on a speaker: `"…," sources close to it`
_LONGEST_COMPLEMENT = 16  # tokens from an office to the comma before whoever holds it
_LONGEST_OFFICE = 24  # tokens from an office to the verb of whoever holds it
_RELATIVE = re.compile(r", (?:which|who|whose|where)\b")  # "A source in the police, which has remained loyal, said"
_NO_HUMANS = frozenset(
    {"force", "army", "military", "government", "ministry", "department", "agency", "team", "group", "police"}
)
_LONGEST_WORDS = 120  # characters of an unnamed speaker
_SOME = frozenset({"most", "many", "some", "half", "all"})
_THEM = frozenset({"them", "which", "whom"})
_THE = frozenset({"the", "a"})


class Speakers:
    """Tells who the nouns of one paragraph are when they speak."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.doc = scene, scene.doc
        self.speech = cues().speech

    def _is_body(self, number: int) -> bool:
        candidate = self.scene.parsed.candidates[number]
        return candidate.kind in {"named", "acronym"} and self.scene.type_of(number) in {"organisation", None}

    def speaker(self, noun: Token, verb: Token | None = None) -> Reference | None:
        """The noun as somebody who speaks, or null: evidence and accidents say nothing."""
        if noun.lower_ in _SOME and any(word.lower_ in _THEM for word in self.doc[noun.i + 1 : noun.i + 3]):
            return None  # "has 600 men in Gao, most of them at the port, and the army estimates"
        number = self.scene.number_at(noun)
        if number is not None and noun.pos_ == "NOUN" and self.scene.parsed.candidates[number].kind == "bare":
            speaks = noun.lemma_.lower() in self.speech.speakers
            number = None if speaks or noun.text.islower() else number  # "Officials said"
        if (
            number is not None
            and self.scene.parsed.candidates[number].kind == "definite"
            and noun.i + 1 < len(self.doc)
        ):
            called = self.scene.number_at(self.doc[noun.i + 1])
            if called is not None and self.scene.parsed.candidates[called].kind in {"named", "acronym", "surname"}:
                return self.scene.parsed.reference(self.doc[noun.i + 1])  # "the monitoring group ACLED"
        if number is not None and (holder := self._holder_after(number, noun)) is not None:
            return holder
        if number is None and noun.tag_ == "NN" and noun.i + 1 < len(self.doc):
            called = self.scene.number_at(self.doc[noun.i + 1])
            acts = (
                self.doc[noun.i + 1].dep_ == "nsubj" and self.doc[noun.i + 1].head.dep_ == "relcl"
            )  # "the man NATO sent"
            if (
                called is not None
                and not acts
                and self._is_body(called)
                and any(child.lower_ in _THE for child in noun.lefts)
            ):
                return self.scene.parsed.reference(self.doc[noun.i + 1])  # "the conflict monitor ACLED"
        office = any(child.lower_ in titles().heads for child in noun.lefts)  # "The Director of Information, X, told"
        office = office and (
            number is None or self.scene.type_of(number) != "person"
        )  # but "army spokesman X, General Y"
        if number is None or office or self.scene.parsed.candidates[number].entity is None:
            named = self._in_apposition_to(noun) or self._at_the_end_of(noun) or self._whose_office(noun, verb)
            if named is not None:
                return named
        if noun.lower_ in titles().heads and (
            any(child.dep_ == "conj" for child in noun.rights) or self._is_one_of_two(noun)
        ):
            return None  # "CEO and founder Eric Yuan" is one person
        if number is not None:
            kind = self.scene.type_of(number)
            if kind == "place" and (state := self._governed_from(noun)) is not None:
                return state
            if kind == "place" and noun.dep_ == "pobj":
                return None
            reference = self.scene.parsed.reference(noun)
            candidate = self.scene.parsed.candidates[number]
            if candidate.entity is None and candidate.head in {"it", "they"}:
                if candidate.head == "they":
                    return self._people_before(number) or Reference(id=reference.id, name=noun.text)
                read = verb is not None and verb.lemma_ == "read"
                return self._paper_before(noun, read) or Reference(id=reference.id, name="")
            if candidate.entity is None and candidate.head in {"he", "she"}:
                return self._unnamed_before(noun) or reference
            if candidate.kind == "bare":  # a name that the document says no more of: it speaks, if it says outright
                called = noun.tag_ in {"NNP", "NNS"}
                outright = called and verb is not None and (verb.lemma_ in _OUTRIGHT or _is_of_papers(verb))
                speaks = outright or noun.lemma_.lower() in self.speech.speakers  # "Fishermen said", "the Secretariat"
                return Reference(id=reference.id, name=self._phrase(noun) if speaks else "")
            if candidate.entity is None and candidate.kind == "definite":
                return Reference(id=reference.id, name=self._phrase(noun))
            return reference
        if noun.lower_ in {"we", "i"}:
            return Reference(id=AUTHOR, name=noun.text)
        if noun.lower_ in {"this", "that", "there", "you", "which", "what"}:
            return None
        if any(child.lower_ in {"no", "neither"} for child in noun.lefts):
            return None  # "There were no reports saying that"
        if noun.lower_ in _OF_THEM and any(child.lower_ in _THINGS for child in prepositional(noun, _OF)):
            return None  # "I say all of that to say that"
        if noun.lower_ in _OF_THEM and any(child.lower_ == "of" for child in noun.rights):  # "Each of them said"
            return Reference(name=self._phrase(noun))
        if noun.lower_ == "it":
            return self._paper_before(noun, verb is not None and verb.lemma_ == "read")
        if noun.lower_ in {"he", "she", "they", "another"}:
            return Reference(name=noun.text)
        told = self._called_after(noun) or self._governed(noun) or self._agency(noun)
        if told is not None:
            return told
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

    def _agency(self, noun: Token) -> Reference | None:
        """The agency or paper that is named beside the noun: "Lusa news agency", "the newspaper El Pais"."""
        name = next((c for c in noun.rights if c.dep_ == "appos" and c.left_edge.i == noun.i + 1), None)
        if name is not None and noun.lemma_.lower() in _PAPERS and name.tag_ == "NNP":
            known = self.scene.number_at(name) is not None
            return (
                self.scene.parsed.reference(name)
                if known
                else Reference(name=self.scene.parsed.words(name.left_edge, name))
            )
        before = self.doc[noun.i - 1] if noun.lemma_.lower() in {"agency", "newspaper", "magazine"} and noun.i else noun
        named = before.nbor(-1) if before.lower_ in {"news", "press"} and before.i else before
        number = self.scene.number_at(named) if named.i != noun.i else None
        body = number is not None and self.scene.type_of(number) == "organisation"
        return self.scene.parsed.reference(named) if body else None

    def _governed_from(self, capital: Token) -> Reference | None:
        """The state for its capital: "according to Moscow", "…, announced Washington"."""
        party = self.scene.party_at(capital)
        state = government_of(self.scene, party) if party is not None else None
        return state.reference if state is not None and state.type == "country" else None

    def _governed(self, noun: Token) -> Reference | None:
        """The country for its government: "the Chadian government", "the government of Chad"."""
        if noun.lemma_.lower() not in _GOVERNMENTS:
            return None
        of = prepositional(noun, frozenset({"of"}))
        parties = [party for one in of[:1] for party in self.scene.parties_of_one(one)] or self.scene.modifying(noun)
        short = [party for party in parties if party.token and self.doc[party.token - 1].text == "("]  # "Chad (CHD)"
        parties = [party for party in parties if party not in short] or parties
        return parties[0].reference if len(parties) == 1 and parties[0].type == "country" else None

    def _is_one_of_two(self, noun: Token) -> bool:
        """Whether an office that "and" joins to another stands right before who holds both: "Chairman and CEO X"."""
        person = noun.i + 1 < len(self.doc) and self.scene.is_person(self.doc[noun.i + 1])
        return noun.dep_ == "conj" and noun.i > 1 and self.doc[noun.i - 1].lower_ == "and" and person

    def _holder_after(self, number: int, noun: Token) -> Reference | None:
        """Who holds the office after a body: "according to Samoan Coast Guard (SCG) Chief Gen. Peter Moss"."""
        at = noun.i
        while at < len(self.doc) and self.scene.number_at(self.doc[at]) == number:
            at += 1
        if at + 3 < len(self.doc) and self.doc[at].text == "(" and self.doc[at + 2].text == ")":
            at += 3
        begin = at
        table = titles()
        while at < len(self.doc) and at - begin < _LONGEST_CALLED and self.scene.number_at(self.doc[at]) is None:
            if self.doc[at].lower_ not in table.heads | table.ranks | table.modifiers:
                return None
            at += 1
        person = begin < at < len(self.doc) and self.scene.is_person(self.doc[at])
        return self.scene.parsed.reference(self.doc[at]) if person else None

    def _called_after(self, noun: Token) -> Reference | None:
        """The person whom words after a noun name: "a resident who gave his name as X", "a trader named X"."""
        for token in self.doc[noun.i + 1 : min(noun.right_edge.i, noun.i + _LONGEST_NAMING) + 1]:
            if not self.scene.is_person(token) or token.lower_ in {"he", "she", "his", "her"}:
                continue
            before = [one.lower_ for one in self.doc[max(noun.i, token.i - 7) : token.i]]
            if before[-1] in _NAMED or (before[-1] in {"as", ","} and not _NAMING.isdisjoint(before)):
                return self.scene.parsed.reference(token)
        return None

    def _whose_office(self, office: Token, verb: Token | None) -> Reference | None:
        """The person between an office and a verb whose it is: "The director, media operations, Major X, said"."""
        if verb is None or office.lower_ not in titles().heads or not office.i < verb.i <= office.i + _LONGEST_OFFICE:
            return None
        for token in self.doc[office.i + 1 : verb.i]:
            if self.scene.is_person(token):
                title = title_before(self.scene, token.i)
                own = title is not None and title.first <= office.i <= title.last
                return self.scene.parsed.reference(token) if own else None
        return None

    def _at_the_end_of(self, office: Token) -> Reference | None:
        """The person whose name ends an office: "The President of Ghana Kofi Sample confirmed"."""
        last = office.right_edge
        number = self.scene.number_at(last) if office.lower_ in titles().heads and last.i - office.i < 12 else None
        if number is None or self.scene.type_of(number) != "person":
            return None
        first = next(token for token in self.doc[office.i : last.i + 1] if self.scene.number_at(token) == number)
        before = self.doc[first.i - 1]
        apart = before.pos_ == "ADP" or before.is_punct or is_served(self.scene, last.i)
        return None if apart else self.scene.parsed.reference(last)

    def _in_apposition_to(self, noun: Token) -> Reference | None:
        """The person who is named right after a title: "Britain's Foreign Secretary, William Hague"."""
        if noun.pos_ not in {"NOUN", "PROPN"}:
            return None
        beside = [child for child in noun.rights if child.dep_ == "appos"]
        at = noun.i + 1
        while at < len(self.doc) and at < noun.i + _LONGEST_COMPLEMENT and self.doc[at].text != ",":
            at += 1
        if (
            at + 1 < len(self.doc)
            and at < noun.i + _LONGEST_COMPLEMENT
            and not any(t.pos_ in {"VERB", "AUX"} for t in self.doc[noun.i + 1 : at])
        ):
            at += 1
            while at + 1 < len(self.doc) and self.doc[at].lower_ in titles().ranks | titles().honorifics:
                at += 1
            if not _goes_on_after_source(noun, self.doc[at]):
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

    def _people_before(self, they: int) -> Reference | None:
        """Whom "they" means where a name only tells whose people they are: "US veterans came back. They said"."""
        antecedent = self.scene.parsed.candidates[they].antecedent
        if antecedent is None:
            return None
        name = next((t for t in self.scene.tokens if self.scene.number_at(t) == antecedent), None)
        people = name.head if name is not None and name.dep_ in OWNING else None
        if people is None or people.tag_ != "NNS" or self.scene.number_at(people) is not None:
            return None
        return Reference(name=self._phrase(people))

    def _unnamed_before(self, pronoun: Token) -> Reference | None:
        """Whom "he" means where the sentence before is about somebody without a name: "A Russian officer …"."""
        for token in reversed(self.doc[max(0, pronoun.i - _BACK) : pronoun.i]):
            if token.i in self.scene.quoted or token.dep_ != "nsubj":
                continue
            number = self.scene.number_at(token)
            if number is not None and self.scene.type_of(number) == "person":
                return None
            one = any(child.lower_ in {"a", "an", "one", "another"} for child in token.lefts)
            if one and (named := self._in_apposition_to(token)) is not None:
                return named  # "A spokesman for the rebels, X, denied it"
            human = token.tag_ == "NN" and token.lemma_.lower() not in _NO_HUMANS
            if number is None and one and human and token.lemma_.lower() in self.speech.speakers:
                return Reference(name=self._phrase(token))
            of = prepositional(token, frozenset({"of"}))
            if number is None and token.lower_ == "one" and of and of[0].tag_ not in {"WDT", "WP"}:
                return Reference(name=self._phrase(token))  # "One of the survivors described it"
        return None

    def _paper_before(self, pronoun: Token, read: bool) -> Reference | None:
        """What "it" means where the sentence before is about a paper without a name: "The report said … It notes".

        Of what is `read` the paragraph may have told in passing: "left a note on the gate. …, it read".
        """
        for token in reversed(self.doc[max(0, pronoun.i - _BACK) : pronoun.i]):
            if read and token.i not in self.scene.quoted and token.lemma_.lower() in self.speech.issued:
                return Reference(name=self._phrase(token)) if self.scene.number_at(token) is None else None
            if token.i in self.scene.quoted or token.dep_ not in {"nsubj", "nsubjpass"}:
                continue
            verb = token.head
            while verb.dep_ == "conj":
                verb = verb.head
            if verb.dep_ != "ROOT":
                continue  # of what the paper tells
            paper = token.lemma_.lower() in self.speech.issued | self.speech.inquiring | _ASSEMBLED
            return Reference(name=self._phrase(token)) if paper and self.scene.number_at(token) is None else None
        return None

    def _phrase(self, noun: Token) -> str:
        """The words for an unnamed speaker, with what they speak for: "a spokesman for the US Africa Command"."""
        words = _AFTER_QUOTE.split(self.scene.parsed.noun_phrase(noun))[-1]
        words = _RELATIVE.split(words)[0].rstrip(" ,;:")
        return words if len(words) <= _LONGEST_WORDS else words[:_LONGEST_WORDS].rsplit(" ", 1)[0]


def is_served(scene: Scene, last: int) -> bool:
    """Whether somebody else serves the person whose name ends at a token: "an aide to President X", "… for Mr. X"."""
    number, at = scene.number_at(scene.doc[last]), last
    while at >= 0 and scene.number_at(scene.doc[at]) == number:
        at -= 1
    while at > 0 and scene.doc[at].lower_ in titles().heads | titles().ranks | titles().honorifics:
        at -= 1
    at -= scene.doc[at].lower_ in {"the", "his", "her"}  # "a spokesman for the governor"
    return at > 0 and scene.doc[at].lower_ in {"to", "for"}


def _is_of_papers(verb: Token) -> bool:
    """Whether a verb tells what papers and people tell, with "that": "Kathimerini reported that"."""
    that = word_after(verb) == "that"
    return that and verb.lemma_ in {"report", "write", "confirm", "claim", "warn", "reveal", "argue"}


def in_marks(scene: Scene, noun: Token) -> int | None:
    """The quotation that only calls a speaker something: `A "senior security source" said`; else null."""
    number = scene.quoted.get(noun.i)
    if number is None or not noun.i or noun.pos_ not in {"NOUN", "PROPN"}:
        return None
    tokens = scene.quoted_tokens[number]
    first = min(tokens)
    name = scene.number_at(noun)
    if name is not None and all(scene.number_at(scene.doc[at]) == name for at in tokens):
        return number  # "''The Daily Example'' reports"
    ends = noun.i == max(tokens) and noun.i - first < _LONGEST_CALLED
    return (
        number if ends and first > 1 and scene.doc[first - 2].lower_ in {"a", "an", "one", "the", "another"} else None
    )


def _goes_on_after_source(source: Token, name: Token) -> bool:
    """Whether a name behind a comma begins what a source tells: "According to reports, Bakri had resigned"."""
    to = source.head
    told = source.dep_ == "pobj" and to.lower_ == "to" and to.i > 0 and word_before(to) == "according"
    first = name
    while first.head.i > first.i and first.dep_ in {"compound", "nmod"}:
        first = first.head
    after = name.doc[first.i + 1] if first.i + 1 < len(name.doc) else first
    return told and first.dep_ in SUBJECTS and first.head.i > first.i and after.text != ","
