"""Who stands at one token of a paragraph: a candidate, or words; what it is, and whether it can act."""

import msgspec
from spacy.tokens import Token

from schemas import Reference
from worker.extraction.claims.layout import Layout
from worker.extraction.claims.words import kinds
from worker.extraction.knowledge import entity_named, governed_from
from worker.extraction.names.numbered_units import is_unit
from worker.extraction.reading import ACTING

COUNTED = frozenset({"nation", "country", "member", "state"})  # "the 15-nation bloc"
_IN_WORDS = frozenset({"government", "allies", "battlegroup", "team"})  # who act though nobody knows whose they are
_PARTY_TYPES = ACTING | {"person"}
_WITHIN = frozenset({"amod", "compound", "nmod", "nummod", "advmod", "quantmod"})


class Party(msgspec.Struct, frozen=True):
    """Somebody at a token: a candidate of the paragraph (`number`), or words."""

    reference: Reference
    token: int
    number: int | None = None
    type: str | None = None


class Named(Layout):
    """The tokens of a paragraph as parties, each by itself: nothing around them is followed."""

    def number_at(self, token: Token) -> int | None:
        """The candidate that covers the token."""
        return self.parsed.candidate_of(token)

    def type_of(self, number: int) -> str | None:
        """The entity type of a candidate, by itself or by what its head stands for; None where it is not known."""
        candidate = self.parsed.candidates[number]
        if candidate.entity is not None:
            return candidate.entity.type
        if candidate.type is not None:
            return candidate.type
        if candidate.kind == "surname" or candidate.head in {"he", "she"}:
            return "person"
        return "coalition" if candidate.description is not None else None

    def is_person(self, token: Token) -> bool:
        """Whether a person is named at the token, or meant by a word there."""
        number = self.number_at(token)
        return number is not None and self.type_of(number) == "person"

    def party_at(self, token: Token) -> Party | None:
        """The candidate at the token as a party."""
        number = self.number_at(token)
        if number is None:
            return None
        candidate = self.parsed.candidates[number]
        reference = self.parsed.reference(token)
        if candidate.entity is None and candidate.kind != "author":
            # who this is, only the document can tell; where it cannot, there is nobody to make a claim of
            words = self.in_words(token).reference.name if candidate.head in _IN_WORDS else ""
            reference = Reference(id=reference.id, name=words)
        return Party(reference, token.i, number, self.type_of(number))

    def in_words(self, noun: Token) -> Party:
        """A noun phrase that names nobody, as a party of its own words: "local forces"."""
        first = noun
        for child in noun.lefts:
            if child.dep_ in {"det", "poss", "predet"} or (child.dep_ in _WITHIN and child.i > first.i - 8):
                first = child.left_edge if child.left_edge.i < first.i else first
                break
        return Party(Reference(name=self.parsed.words(first, noun)), noun.i, None, "words")

    def same(self, one: Party, other: Party) -> bool:
        """Whether two parties are known to be one: the same words, or the same entity."""
        if one.number == other.number or one.number is None or other.number is None:
            return one.number == other.number
        left, right = (self.parsed.candidates[number].entity for number in (one.number, other.number))
        return left is not None and right is not None and left.id == right.id

    def meant_type(self, party: Party) -> str | None:
        """The type of whomever a pronoun stands for, where the grammar tells; None for all others."""
        antecedent = self.parsed.candidates[party.number].antecedent if party.number is not None else None
        return self.type_of(antecedent) if antecedent is not None else None

    def is_or_means(self, party: Party, type_: str) -> bool:
        """Whether the party is of a type, or a pronoun for one that is."""
        return type_ in {party.type, self.meant_type(party)}

    def acts(self, party: Party) -> bool:
        """Whether the party is a state, body, group or coalition, or a pronoun that stands for one beside it."""
        candidate = self.parsed.candidates[party.number] if party.number is not None else None
        if candidate is None or candidate.antecedent is None:
            return party.type in ACTING
        return self.type_of(candidate.antecedent) in ACTING

    def is_actor(self, party: Party) -> bool:
        """Whether the party can act: a state, body, group, coalition or person, or a pronoun for one."""
        if party.number is None:
            return party.type in ACTING  # the state whose government sits at a place
        return party.type is None or party.type in _PARTY_TYPES

    def is_in_a_name(self, token: Token) -> bool:
        """Whether a token is part of a name: "the Global Coalition to Defeat ISIS"."""
        number = self.number_at(token)
        return number is not None and self.parsed.candidates[number].kind == "named"

    def is_told_before(self, pronoun: Token) -> bool:
        """Whether the grammar tells whom a pronoun stands for."""
        number = self.number_at(pronoun)
        return number is not None and self.parsed.candidates[number].antecedent is not None

    def is_one_of_several(self, party: Party) -> bool:
        """Whether the party is "the latter" or "both", of whatever type."""
        candidate = self.parsed.candidates[party.number] if party.number is not None else None
        return candidate is not None and candidate.kind == "definite" and party.type is None

    def is_coalition(self, noun: Token) -> bool:
        """Whether a coalition stands at the token."""
        party = self.party_at(noun)
        return party is not None and party.type == "coalition"

    def is_bare(self, party: Party) -> bool:
        """Whether the party is only a capitalised word that nobody knows: "a leftist Moslem alliance"."""
        return party.number is not None and self.parsed.candidates[party.number].kind == "bare"

    def is_named(self, party: Party) -> bool:
        """Whether the party has its own name there, and no word that stands for it."""
        return party.number is not None and self.parsed.candidates[party.number].kind == "named"

    def is_helper(self, part: Token) -> bool:
        """Whether a name is the first half of "UN-backed"."""
        last = self.last_of(part)
        after = self.doc[last + 1 : last + 3]
        return len(after) == 2 and after[0].text == "-" and after[1].lower_ in kinds().syntax.helped_by

    def governed_from(self, token: Token, party: Party | None) -> Party | None:
        """The state whose government sits at a place."""
        entity = self.parsed.candidates[party.number].entity if party is not None and party.number is not None else None
        state = governed_from().get(entity.id) if entity is not None else None
        if state is None:
            return None
        return Party(Reference(id=state.id, type=state.type, name=state.name), token.i, None, state.type)

    def state_of_unit(self, unit: Party) -> Party | None:
        """The state whose unit bears the name: "the South Korean 6th Division", "the Turkish Brigade"."""
        if unit.type != "organisation" or not is_unit(unit.reference.name):
            return None
        first = self.first_of(self.doc[unit.token])
        owner = max(first - 2 if self.doc[first - 1].lower_ in {"'s", "’s"} else first - 1, 0)
        state = self.party_at(self.doc[owner])
        if state is not None and state.type == "country":
            return state
        for at in (first, owner):
            named = entity_named(self.doc[at].text)
            if named is not None and named.type == "country":
                reference = Reference(id=named.id, type="country", name=named.name)
                return msgspec.structs.replace(unit, reference=reference, token=at, type="country")
        return None

    def is_counted(self, part: Token) -> bool:
        """Whether a word only says of what kind those are that are counted: "the 15-nation bloc"."""
        number = self.number_at(part)
        named = number is not None and self.parsed.candidates[number].kind == "named"
        return part.lower_ in COUNTED and not named  # "Islamic State camps"

    def first_of(self, part: Token) -> int:
        """Where the name begins that a token belongs to: "South" of "South African"."""
        number, first = self.number_at(part), part.i
        while number is not None and first and self.number_at(self.doc[first - 1]) == number:
            first -= 1
        return first

    def last_of(self, part: Token) -> int:
        """Where the name ends that a token belongs to: "African" of "South African"."""
        number, last = self.number_at(part), part.i
        while number is not None and last + 1 < len(self.doc) and self.number_at(self.doc[last + 1]) == number:
            last += 1
        return last

    def is_seat(self, part: Token) -> bool:
        """Whether a name only says where others have their seat: "Geneva-based", "US-based"."""
        last = self.last_of(part)
        joined = last + 2 < len(self.doc) and self.doc[last + 1].text in "-–‑"
        return joined and self.doc[last + 2].lower_ == "based"
