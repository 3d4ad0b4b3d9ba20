"""A parsed paragraph as the finders of claims see it: whom its noun phrases name.

Lists, appositions, modifiers, relative pronouns and "members of …" are followed to the parties that the reader means.
"""

from functools import cache, cached_property

from spacy.tokens import Token

from worker.extraction.claims.arguments import Syntax
from worker.extraction.claims.companions import beside
from worker.extraction.claims.echoes import Echo, echoes_in, echoing
from worker.extraction.claims.its import meant_by
from worker.extraction.claims.knowledge import alliances
from worker.extraction.claims.labels import Label, labels_in
from worker.extraction.claims.named import COUNTED, Named, Party
from worker.extraction.claims.owners import owners_before
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.remembering import found_once
from worker.extraction.claims.remnants import begins_a_gap
from worker.extraction.claims.rows import goes_on, named_at_the_end, told_to_be
from worker.extraction.claims.rows_of_states import Row, rows_in
from worker.extraction.claims.syntax import LONGEST_LIST, OUTSIDE, RELATIVE, antecedent_of, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import nouns
from worker.extraction.model.labels import SUBJECTS
from worker.extraction.model.neighbours import word_after, word_before
from worker.extraction.names.nouns import referring_nouns

__all__ = ["Party", "Scene"]

_LISTING = frozenset({"like", "including", "as", "include"})
_REFLEXIVE = frozenset({"itself", "themselves", "himself", "herself", "ourselves", "myself"})
_NEAR = 8  # tokens
_GROUPS = frozenset({"group", "alliance", "coalition", "band", "grouping", "faction", "bloc", "movement"})
_MAY_LIST = frozenset({"appos", "npadvmod"})  # as the parse may take the second of a row
_ARMS = frozenset({"air", "sea", "naval", "fire", "military", "combat"})


class Scene(Named, Syntax):
    """One paragraph; made once and asked by every finder."""

    def names(self, noun: Token) -> bool:
        """Whether the noun phrase names somebody who can act."""
        return bool(self.parties(noun, 3))

    def doing_the_same(self, verb: Token, subjects: list[Token]) -> list[Token]:
        """Who is told elsewhere to do the same as the subjects of the verb."""
        return echoing(self.echoes, verb, subjects) if self.echoes else []

    @cached_property
    def echoes(self) -> tuple[Echo, ...]:
        """The clauses that only say who does the same as the one before them."""
        return echoes_in(self)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows of states, in their order; a state alone is a row of one."""
        return rows_in(self)

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        """Who is named alone where a sentence or an item begins, each with the mark behind the name."""
        return labels_in(self)

    def owned(self, noun: Token) -> bool:
        """Whether words before the noun say whose it is."""
        return bool(self.modifying(noun))

    @found_once
    def parties(self, token: Token, depth: int = 0) -> list[Party]:
        """Everybody whom the noun phrase at the token names: lists, appositions and modifiers followed.

        "nations like France and Australia" are France and Australia; "Dutch and Danish troops" the two states;
        "members of the coalition" the coalition. Without any candidate: nobody.
        """
        found: list[Party] = []
        for noun in self.with_conjuncts(token):
            found += self._parties_of(noun, depth)
            if len(found) > LONGEST_LIST:
                break
        return _distinct(found)

    def parties_of_one(self, noun: Token) -> list[Party]:
        """Everybody whom a noun phrase names without what is coordinated with it."""
        return _distinct(self._parties_of(noun, 0))

    @found_once
    def with_conjuncts(self, token: Token) -> list[Token]:
        """The token and what is coordinated with it to its right, in order."""
        out: list[Token] = []
        stack = [token]
        while stack and len(out) < LONGEST_LIST:
            current = stack.pop()
            out.append(current)
            stack.extend(
                child
                for child in reversed(list(current.rights))
                if (child.dep_ == "conj" or (child.dep_ in _MAY_LIST and self._lists(current, child)))
                and not begins_a_gap(self, token, child)
                and not (child.left_edge.i and self.doc[child.left_edge.i - 1].text == ":")
            )
            stack.extend(reversed(self._after_of(current)))
            stack.extend(reversed(beside(current)))
        return out

    def _after_of(self, token: Token) -> list[Token]:
        """What goes on after a name with "of": "the Republic of Benin, Senegal and Nigeria"."""
        number = self.number_at(token)
        return [
            following
            for child in token.rights
            if number is not None and child.lower_ == "of" and self.number_at(child) == number
            for inner in child.rights
            for following in inner.rights
            if following.dep_ == "conj"
        ]

    def _lists(self, token: Token, apposition: Token) -> bool:
        """Whether what is parsed as an apposition goes on with a list: "France, Italy, Spain and Portugal"."""
        if noun_of(apposition) in nouns("force", "craft") and goes_on(token, apposition):
            return True
        one, other = self.party_at(token), self.party_at(apposition)
        many = token.tag_ == "NNS" and _is_counted(token) and _is_counted(apposition)
        if many and one is not None and one.type == "country":
            return any(party.type == "country" for party in self.modifying(apposition))  # "45 Omani, 10 Saudi soldiers"
        if one is not None and one.type == "country" and other is None and noun_of(apposition) in COUNTED:
            return apposition.tag_ == "NNS"  # "the US, European countries and Qatar"
        return one is not None and other is not None and one.type == other.type == "country"

    def _parties_of(self, noun: Token, depth: int) -> list[Party]:
        if depth > 3 or noun.lower_ in _REFLEXIVE:
            return []
        if noun.lower_ in RELATIVE and noun.tag_ in {"WDT", "WP", "IN", "DT"}:
            return self._of_a_relative(noun, depth)
        if noun.pos_ in {"NOUN", "PRON"} and depth < 3 and (told := told_to_be(noun)) is not None:
            said = [party for subject in self.subjects(told) for party in self.parties(subject, depth + 1)]
            if said:
                return said
        own = self.party_at(noun)
        if own is not None and noun.dep_ == "dobj" and self.is_helper(noun):
            return []  # "killed 47 South African-backed guerrillas", of which the parse makes an object of their helper
        if own is not None and not self._tells_only_a_kind(noun, own):
            return self._of_a_name(noun, own, depth)
        listed = self.listed(noun, depth)
        if listed:
            return listed
        for child in noun.rights:
            if child.dep_ == "appos" and self._is_beside(noun, child) and noun_of(noun) not in nouns("craft"):
                return self.parties(child, depth + 1)  # but of "the British destroyer Sheffield", Britain
        for name in self._called_so(noun) if depth < 3 else ():  # "militias known as Ma’awisley"
            return self.parties(name, depth + 1)
        renamed = self.renamed(noun)
        if renamed is not None:
            return [renamed]
        arms = noun.lower_ == "power" and any(child.lower_ in _ARMS for child in noun.lefts)  # "Russian air power"
        if noun.lemma_.lower() in kinds().syntax.beside and not arms:
            return self._allied(noun, depth)  # "its allies" are not "it"
        modifiers = self.modifying(noun, depth)
        if noun_of(noun) in referring_nouns().rebels:  # "Yemeni rebels" are not Yemen
            modifiers = [party for party in modifiers if party.type != "country"]
        return modifiers or self._behind(noun, depth) or self._ruled_by(noun)

    def _of_a_relative(self, pronoun: Token, depth: int) -> list[Party]:
        """Of whom a clause with "who" or "which" tells."""
        antecedent = antecedent_of(pronoun)
        if antecedent is None:
            return []
        before = [*self._beside_others(antecedent), *self.parties(antecedent, depth + 1)]
        if told_to_be(antecedent) is None:
            before = [party for party in before if party.token < pronoun.i]
        verb = pronoun.head
        one = pronoun.dep_ in SUBJECTS and any(child.tag_ == "VBZ" for child in (verb, *verb.children))
        return before[-1:] if one else before  # "Chad and Benin, which has no border": the last

    def _tells_only_a_kind(self, noun: Token, own: Party) -> bool:
        """Whether a capitalised word names nobody: "Countries like France", "Belgian C-130s"."""
        common = noun.pos_ == "NOUN" or _is_common(noun)
        return self.is_bare(own) and (common or any(letter.isdigit() for letter in noun.text))

    def _of_a_name(self, noun: Token, own: Party, depth: int) -> list[Party]:
        """Whom a name or a word for somebody means, which another name may stand beside."""
        if noun.pos_ == "NOUN" and depth < 3:
            names = self._called_so(noun)[:1]  # "The insurgents, known locally as al-Shabab"
            beside = [child for child in noun.rights if child.dep_ == "appos" and child.left_edge.i == noun.i + 1][:1]
            names = names or [child for child in beside if self._is_beside(noun, child)]  # "the rebel group M23"
            if names:
                return self.parties(names[0], depth + 1)
        if (state := self.state_of_unit(own)) is not None:
            return [state]
        return meant_by(self, noun, depth) or self._of_a_state(noun, own) or self._of_a_group(noun, own, depth) or [own]

    def _behind(self, noun: Token, depth: int) -> list[Party]:
        """Whom "of" or "from" behind a noun names: "members of the coalition", "most of them"."""
        ties = noun.pos_ in {"NUM", "DET", "PRON", "ADJ"}
        if not ties and (noun.pos_ != "NOUN" or noun.lemma_.lower() not in _tied()):
            return []
        for preposition in noun.rights:
            if preposition.dep_ != "prep" or preposition.lower_ not in {"of", "from"}:
                continue
            if word_after(preposition) in OUTSIDE:
                continue  # "states from outside the EU" are not the EU
            for inner in preposition.children:
                if inner.dep_ == "pobj":
                    named = self.parties(inner, depth + 1)
                    if preposition.lower_ == "from":
                        named = [party for party in named if party.type != "place"]
                    if named:
                        return named
        return []

    def _beside_others(self, others: Token) -> list[Party]:
        """Of whom a clause behind others tells too: "Spain and 33 other countries that supply personnel"."""
        if others.dep_ != "conj" or others.tag_ != "NNS" or all(child.lower_ != "other" for child in others.lefts):
            return []
        named = [party for noun in others.ancestors if (party := self.party_at(noun)) is not None]
        return [party for party in named if party.type == "country" and party.token < others.i]

    def _ruled_by(self, noun: Token) -> list[Party]:
        """The state that "in" after its rulers names: "the legitimate government in Yemen"."""
        after = noun.nbor(1) if noun.i + 1 < len(self.doc) else noun
        ruling = noun.lemma_.lower()
        if after.lower_ != "in" or ruling not in kinds().relations.ruling or ruling not in kinds().syntax.belonging:
            return []
        inner = [child for child in after.children if child.dep_ == "pobj"]
        return [party for one in inner if (party := self.party_at(one)) is not None and party.type == "country"]

    def _allied(self, noun: Token, depth: int) -> list[Party]:
        """The body whose members "NATO allies" are; other allies are others."""
        if noun.lower_ != "allies" or any(child.dep_ != "compound" for child in noun.lefts):
            return []  # "its allies", "two NATO allies"
        found = [party for party in self.modifying(noun, depth) if party.number is not None]
        named = ((party, self.parsed.candidates[party.number or 0].entity) for party in found)
        return [party for party, entity in named if entity is not None and entity.id.partition(":")[2] in alliances()]

    def renamed(self, apposition: Token) -> Party | None:
        """Whom an apposition tells more of: the last name before it, "A and B, the Kenyan who commands"."""
        if apposition.dep_ != "appos":
            return None
        before = [noun for noun in self.with_conjuncts(apposition.head) if noun.i < apposition.i]
        named = [party for noun in before if (party := self.party_at(noun)) is not None]
        return named[-1] if named else None

    def _called_so(self, noun: Token) -> list[Token]:
        """The names that "known as", "called" or "dubbed" gives to a noun, or to what it is a group of."""
        of = prepositional(noun, frozenset({"of"})) if noun.lemma_.lower() in _GROUPS else []  # "an alliance of gangs"
        participles = [child for top in (noun, *of) for child in top.rights if child.dep_ == "acl"]
        calling = [one for one in participles if one.lower_ in {"known", "called", "named", "dubbed", "calling"}]
        called = [inner for one in calling for inner in one.rights if inner.dep_ in {"oprd", "dobj", "ccomp"}]
        names = (*called, *(inner for one in calling for inner in prepositional(one, frozenset({"as"}))))
        return [name for name in names if self.party_at(name) is not None and name.lower_ not in _REFLEXIVE]

    def _of_a_state(self, noun: Token, own: Party) -> list[Party]:
        """Whose what bears no name is: "the Kenyan operation" is Kenya's, "the government in Mali" Mali's."""
        candidate = self.parsed.candidates[own.number or 0]
        if candidate.kind == "definite" and candidate.head == "government":
            return self._ruled_by(noun)
        if candidate.kind != "definite" or candidate.description is not None or own.type != "coalition":
            return []
        return [party for party in self.modifying(noun) if party.type == "country"]

    def _of_a_group(self, noun: Token, own: Party, depth: int) -> list[Party]:
        """Which group its fighters are of: "Tuareg rebels of the MNLA" are the MNLA."""
        if own.type != "armed_group" or noun.tag_ != "NNS" or depth > 2:
            return []
        inner = [
            party for of in prepositional(noun, frozenset({"of", "from"})) for party in self.parties(of, depth + 1)
        ]
        return [party for party in inner if party.type == "armed_group"][:1]

    def _is_beside(self, noun: Token, apposition: Token) -> bool:
        """Whether what is parsed as an apposition names the noun; a person far off, or beside several, does not."""
        party = self.party_at(apposition)
        if any(word.lower_ in {"them", "whom"} for word in self.doc[apposition.left_edge.i : apposition.i]):
            return False  # "350 UN soldiers, most of them Brazilians"
        if noun.i < noun.head.i < apposition.i:
            return False  # "Many states sent men to KFOR, the force in Kosovo": hung on the states
        one = noun.tag_ != "NNS" and apposition.left_edge.i - noun.i < _NEAR
        return party is not None and (party.type != "person" or one)

    def listed(self, noun: Token, depth: int = 0) -> list[Party]:
        """Whom "such as", "like" or "including" after the noun names."""
        found: list[Party] = []
        if noun.lemma_.lower() in kinds().relations.upheld:
            return []  # "Israel's security against threats, including Hamas"
        for child in noun.rights:
            as_ = child.lower_ == "as" and (not child.i or word_before(child) != "such")  # "forces as part of"
            if child.dep_ == "prep" and child.lower_ in _LISTING and not as_ and child.i - noun.i < 12:
                for inner in child.children:
                    if inner.dep_ in {"pobj", "pcomp"}:
                        found += [party for party in self.parties(inner, depth + 1) if self.is_actor(party)]
        if found or "including" not in self.parsed.text:
            return found
        names = named_at_the_end(noun, self.sentence(noun.i)[1])
        named = [party for name in names if self.party_at(name) is not None for party in self.parties(name, depth + 1)]
        return [party for party in named if party.type == "country"]

    @found_once
    def modifying(self, noun: Token, depth: int = 0) -> list[Party]:
        """Whose the noun is, by the words before it: "French and British troops", "Russia's army", "its forces"."""
        return _distinct(owners_before(self, noun, depth))


@cache
def _tied() -> frozenset[str]:
    """Nouns that "of" or "from" ties to whom they are of."""
    return kinds().syntax.amounts | kinds().syntax.belonging | nouns("force", "craft")


def _is_common(noun: Token) -> bool:
    """Whether a capitalised noun at the start of a sentence is a common one: "Rebels of the RUF"."""
    return (
        noun.is_sent_start is True
        and noun.tag_ in {"NNS", "NNPS", "NNP"}
        and noun_of(noun).lower() in kinds().syntax.belonging
    )


def _is_counted(noun: Token) -> bool:
    return any(child.dep_ == "nummod" for child in noun.lefts)


def _distinct(parties: list[Party]) -> list[Party]:
    seen: dict[str, Party] = {}
    for party in parties:
        seen.setdefault(party.reference.key, party)
    return list(seen.values())
