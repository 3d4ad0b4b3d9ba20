"""A parsed paragraph as the finders of claims see it: who takes which role of a verb or noun.

Parse trees say "subject of began" where a reader says "subject of bombing"; here control, coordination, relative
clauses, passives, appositions and lists are followed to the parties that the reader means. Every walk is bounded.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

import msgspec
from spacy.tokens import Span, Token

from schemas import Reference
from worker.extraction.claims.knowledge import cues, nouns
from worker.extraction.claims.quantities import Quantity, noun_of, quantities_in
from worker.extraction.claims.quotations import Quotation, quotations_in
from worker.extraction.claims.times import TimeExpression, times_in
from worker.extraction.parsed import Parsed

LONGEST_CHAIN = 12
LONGEST_LIST = 40
MOST_BELOW = 80
_SUBJECTS = frozenset({"nsubj", "csubj"})
_LISTING = frozenset({"like", "including", "as", "include"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_HANDED_OVER = frozenset(
    {
        "train",
        "equip",
        "arm",
        "back",
        "help",
        "assist",
        "support",
        "enable",
        "allow",
        "urge",
        "ask",
        "force",
        "encourage",
    }
)
_BESIDE = frozenset(
    {
        "ally",
        "partner",
        "neighbour",
        "neighbor",
        "enemy",
        "rival",
        "opponent",
        "foe",
        "backer",
        "counterpart",
        "adversary",
        "critic",
        "embassy",
        "border",
        "coast",
        "aggressor",
    }
)
_REFLEXIVE = frozenset({"itself", "themselves", "himself", "herself", "ourselves", "myself"})
_PARTY_TYPES = frozenset({"country", "organisation", "armed_group", "coalition", "person"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "npadvmod"})
_MEMBERSHIP = frozenset(
    {
        "member",
        "force",
        "troop",
        "fighter",
        "army",
        "government",
        "soldier",
        "rebel",
        "militant",
        "leader",
        "people",
        "military",
        "official",
        "militia",
        "authority",
        "unit",
        "side",
    }
)


class Party(msgspec.Struct, frozen=True):
    """Somebody at a token: a candidate of the paragraph (`number`), or words."""

    reference: Reference
    token: int
    number: int | None = None
    type: str | None = None


class Scene:
    """One paragraph; made once and asked by every finder."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.doc = parsed.doc
        self.times: tuple[TimeExpression, ...] = times_in(parsed.doc.text, parsed.source.published_at)
        self.quotations: tuple[Quotation, ...] = quotations_in(parsed.doc.text)

    @cached_property
    def _dated(self) -> frozenset[int]:
        """Tokens within a time expression."""
        spans = self._tokens_within((time.start, time.end) for time in self.times)
        return frozenset(token for tokens in spans for token in tokens)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every number that counts something."""
        return quantities_in(self.doc, self._dated)

    @cached_property
    def by_head(self) -> dict[int, tuple[Quantity, ...]]:
        """Quantities by the token they count, elliptical ones by their own last token."""
        table: dict[int, list[Quantity]] = {}
        for quantity in self.quantities:
            at = quantity.last - 1 if quantity.inherited or quantity.head is None else quantity.head
            table.setdefault(at, []).append(quantity)
        return {at: tuple(found) for at, found in table.items()}

    @cached_property
    def counting(self) -> dict[int, Quantity]:
        """The quantity whose words a token is one of."""
        return {token: quantity for quantity in self.quantities for token in range(quantity.first, quantity.last)}

    def quantities_between(self, first: int, last: int) -> tuple[Quantity, ...]:
        """The quantities that start at tokens `first` to `last`, both included."""
        low = bisect_left(self._firsts, first)
        return self.quantities[low : bisect_right(self._firsts, last)]

    @cached_property
    def _firsts(self) -> list[int]:
        return [quantity.first for quantity in self.quantities]

    @cached_property
    def timed(self) -> tuple[tuple[int, int, TimeExpression], ...]:
        """Time expressions that tell when, each with its first token and the verb of its clause, in order."""
        spans = self._tokens_within((time.start, time.end) for time in self.times)
        return tuple(
            (tokens[0], self.clause_verb(self.doc[tokens[0] : tokens[-1] + 1].root).i, expression)
            for tokens, expression in zip(spans, self.times, strict=True)
            if tokens and expression.time is not None
        )

    @cached_property
    def _sentences(self) -> list[tuple[int, int]]:
        starts = [token.i for token in self.doc if token.is_sent_start or token.i == 0]
        return list(zip(starts, [*starts[1:], len(self.doc)], strict=True))

    def sentence(self, token: int) -> tuple[int, int]:
        """The first token of the token's sentence, and the one after its last."""
        return self._sentences[bisect_right(self._sentences, (token, len(self.doc))) - 1]

    def below(self, token: Token) -> Span:
        """The words of the token's phrase, as far as they are near."""
        first = max(token.left_edge.i, token.i - MOST_BELOW)
        return self.doc[first : min(token.right_edge.i, token.i + MOST_BELOW) + 1]

    @cached_property
    def quoted(self) -> dict[int, int]:
        """The quotation that each token stands in."""
        return {token: number for number, tokens in enumerate(self.quoted_tokens) for token in tokens}

    @cached_property
    def quoted_tokens(self) -> list[list[int]]:
        """The tokens of each quotation."""
        return list(self._tokens_within((quotation.start, quotation.end) for quotation in self.quotations))

    def _tokens_within(self, spans: Iterable[tuple[int, int]]) -> Iterator[list[int]]:
        """The tokens that start within each stretch of the parse text; the stretches come in their order."""
        at, size = 0, len(self.doc)
        for start, end in spans:
            while at and self.doc[at - 1].idx >= start:
                at -= 1
            while at < size and self.doc[at].idx < start:
                at += 1
            found = []
            while at < size and self.doc[at].idx < end:
                found.append(at)
                at += 1
            yield found

    # who stands at a token ------------------------------------------------------------------------------------------

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

    def party_at(self, token: Token) -> Party | None:
        """The candidate at the token as a party."""
        number = self.number_at(token)
        if number is None:
            return None
        candidate = self.parsed.candidates[number]
        reference = self.parsed.reference(token)
        if candidate.entity is None:
            # who this is, only the document can tell; where it cannot, there is nobody to make a claim of
            reference = Reference(id=reference.id, name="")
        return Party(reference, token.i, number, self.type_of(number))

    def same(self, one: Party, other: Party) -> bool:
        """Whether two parties are known to be one: the same words, or the same entity."""
        if one.number == other.number or one.number is None or other.number is None:
            return one.number == other.number
        left, right = (self.parsed.candidates[number].entity for number in (one.number, other.number))
        return left is not None and right is not None and left.id == right.id

    def is_actor(self, party: Party) -> bool:
        """Whether the party can act: a state, body, group, coalition or person, or a pronoun for one."""
        return party.number is not None and (party.type is None or party.type in _PARTY_TYPES)

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

    def with_conjuncts(self, token: Token) -> list[Token]:
        """The token and what is coordinated with it to its right, in order."""
        out, stack = [], [token]
        while stack and len(out) < LONGEST_LIST:
            current = stack.pop()
            out.append(current)
            stack.extend(
                child
                for child in reversed(list(current.rights))
                if child.dep_ == "conj" or (child.dep_ == "appos" and self._lists(current, child))
            )
        return out

    def _lists(self, token: Token, apposition: Token) -> bool:
        """Whether what is parsed as an apposition goes on with a list: "France, Italy, Spain and Portugal"."""
        one, other = self.party_at(token), self.party_at(apposition)
        return one is not None and other is not None and one.type == other.type == "country"

    def _parties_of(self, noun: Token, depth: int) -> list[Party]:
        if depth > 3:
            return []
        if noun.lower_ in _RELATIVE and noun.tag_ in {"WDT", "WP", "IN", "DT"}:
            antecedent = self.antecedent(noun)
            return self.parties(antecedent, depth + 1) if antecedent is not None else []
        if noun.lower_ in _REFLEXIVE:
            return []
        own = self.party_at(noun)
        if own is not None:
            return self._meant_by(noun, depth) or [own]
        listed = self._listed(noun, depth)
        if listed:
            return listed
        for child in noun.rights:
            if child.dep_ == "appos" and self.party_at(child) is not None:
                return self.parties(child, depth + 1)
        if noun.dep_ == "appos" and self.party_at(noun.head) is not None:
            return [p for p in [self.party_at(noun.head)] if p]
        if noun.lemma_.lower() in _BESIDE:
            return []  # "its allies" are not "it"
        modifiers = self.modifying(noun, depth)
        if modifiers:
            return modifiers
        for child in noun.rights:
            if (
                child.dep_ == "prep"
                and child.lower_ in {"of", "from"}
                and (noun.pos_ in {"NOUN", "PRON", "DET", "NUM", "ADJ"})
            ):
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        of = self.parties(inner, depth + 1)
                        if child.lower_ == "from":
                            of = [party for party in of if party.type != "place"]
                        if of and (
                            noun.lemma_.lower() in _MEMBERSHIP
                            or noun.lemma_.lower() in nouns("force")
                            or noun.pos_ in {"NUM", "DET", "PRON", "ADJ"}
                        ):
                            return of
        return []

    def _meant_by(self, pronoun: Token, depth: int) -> list[Party]:
        """Whom "it" or "its" means by the sentence alone.

        "The EU has announced that it will send" is the EU, "Russia would strengthen its contingent" is Russia.
        """
        if depth > 2 or pronoun.lower_ not in {"it", "its", "their", "they"}:
            return []
        if pronoun.dep_ == "poss":
            verb = self.clause_verb(pronoun.head)
            subjects = [noun for noun in self.subjects(verb) if noun.i < pronoun.i and noun.i != pronoun.head.i]
        elif pronoun.dep_ == "nsubj" and pronoun.head.dep_ == "ccomp" and pronoun.lower_ == "it":
            subjects = [noun for noun in self.subjects(pronoun.head.head) if noun.i < pronoun.i]
        else:
            return []
        found = [party for noun in subjects[:1] for party in self.parties(noun, depth + 1)]
        return [party for party in found if party.type in {"country", "organisation", "armed_group", "coalition"}]

    def _listed(self, noun: Token, depth: int) -> list[Party]:
        found: list[Party] = []
        for child in noun.rights:
            if child.dep_ == "prep" and child.lower_ in _LISTING and child.i - noun.i < 12:
                for inner in child.children:
                    if inner.dep_ in {"pobj", "pcomp"}:
                        found += [party for party in self.parties(inner, depth + 1) if self.is_actor(party)]
        return found

    def modifying(self, noun: Token, depth: int = 0) -> list[Party]:
        """Whose the noun is, by the words before it: "French and British troops", "Russia's army", "its forces"."""
        found: list[Party] = []
        for child in noun.lefts:
            if child.dep_ in _MODIFIERS or (
                child.pos_ in {"PROPN", "ADJ"} and child.dep_ in {"nmod", "nummod", "quantmod", "dep", "det", "conj"}
            ):
                for part in self.with_conjuncts(child):
                    party = self.party_at(part)
                    if party is None and part.dep_ in {"compound", "amod", "poss", "nmod"}:
                        found += self.modifying(part, depth + 1) if depth < 2 else []
                    elif party is not None and self.is_actor(party):
                        found += self._meant_by(part, depth) or [party]
        return _distinct(found)

    def antecedent(self, pronoun: Token) -> Token | None:
        """The noun that "who", "which" or "that" stands for."""
        current = pronoun
        for _ in range(LONGEST_CHAIN):
            if current.dep_ == "relcl":
                return current.head
            if current.head.i == current.i:
                return None
            current = current.head
        return None

    # roles of verbs and event nouns ---------------------------------------------------------------------------------

    def subjects(self, verb: Token, depth: int = 0) -> list[Token]:
        """The nouns that do what the verb says."""
        if depth > 6:
            return []
        if self.is_passive(verb):
            return self._agents(verb)
        own = [child for child in verb.children if child.dep_ in _SUBJECTS]
        if own:
            return own
        head = verb.head
        if head.i == verb.i:
            return []
        if verb.dep_ == "conj":
            if _has_to(verb):  # "is there to help Iraqis get support and to protect": both infinitives are of one kind
                for _ in range(4):
                    if _has_to(head) or head.head.i == head.i or head.dep_ not in {"ccomp", "conj", "xcomp"}:
                        break
                    head = head.head
            return self._carried(head, verb, depth)
        if verb.dep_ in {"relcl", "acl"} and head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
            if verb.tag_ == "VB" and verb.dep_ == "acl":
                return self._owners(head, depth)
            if verb.dep_ == "acl" and verb.tag_ == "VBN":
                return self._agents(verb)
            return [head]
        if verb.dep_ in {"xcomp", "ccomp"}:
            objects = [child for child in head.children if child.dep_ in {"dobj", "dative"} and child.i < verb.i]
            if not objects and head.lemma_ in _HANDED_OVER and head.dep_ == "relcl":
                objects = self.objects(head)
            if objects and head.pos_ == "VERB" and head.lemma_ not in {"have", "use", "promise", "vow", "make"}:
                return objects[-1:]
            return self._carried(head, verb, depth)
        if verb.dep_ == "advcl" and head.lemma_ in _HANDED_OVER and verb.tag_ == "VB" and self.objects(head):
            return self.objects(head)[-1:]  # "rebels whom it trained to fight the group": they fight
        if verb.dep_ in {"advcl", "prep", "dep", "parataxis"}:
            return self._carried(head, verb, depth)
        if verb.dep_ == "pcomp":
            return self._of_gerund(head, depth)
        return []

    def _of_gerund(self, preposition: Token, depth: int) -> list[Token]:
        governor = preposition.head
        for _ in range(4):  # "including by countering, sending in …": prepositions and participles that lead upwards
            if governor.pos_ in {"ADP", "SCONJ"} and governor.head.i != governor.i:
                governor = governor.head
        if preposition.lower_ == "for":
            towards = [
                inner
                for above in (governor, *(c for c in governor.children if c.dep_ == "acomp"))
                for child in above.children
                if child.dep_ == "prep" and child.lower_ == "to" and child.i < preposition.i
                for inner in child.children
                if inner.dep_ == "pobj"
            ]
            blamed = [child for child in governor.children if child.dep_ == "dobj" and child.i < preposition.i]
            if towards or blamed:
                return towards or blamed
        if governor.pos_ in {"VERB", "AUX"}:
            found: list[Token] = []
            for _ in range(4):  # the nearest clause whose subject can act
                found = self._carried(governor, preposition, depth)
                if any(self.parties(noun, 3) for noun in found) or governor.dep_ not in {"prep", "ccomp", "advcl"}:
                    break
                governor = governor.head
            return found
        return self._owners(governor, depth)

    def _carried(self, governor: Token, verb: Token, depth: int) -> list[Token]:
        """The subject that a verb takes over from the one it depends on."""
        if governor.pos_ in {"VERB", "AUX"}:
            passive = [child for child in governor.children if child.dep_ == "nsubjpass"]
            return passive or self.subjects(governor, depth + 1)
        if governor.pos_ == "ADJ":  # "France, ready to send troops"
            own = [child for child in governor.children if child.dep_ in _SUBJECTS]
            return own or (
                self._carried(governor.head, governor, depth + 1) if depth < 4 and governor.head.i != governor.i else []
            )
        return self._owners(governor, depth)

    def _owners(self, noun: Token, depth: int) -> list[Token]:
        """Whose plan, agreement or goal a noun is: its possessor, else the subject of the verb above it."""
        for child in noun.lefts:
            if child.dep_ == "poss" and self.number_at(child) is not None:
                return [child]
        for child in noun.rights:
            if (
                child.dep_ == "prep"
                and child.lower_ in {"by", "of", "between", "among"}
                and noun.lemma_.lower()
                in {"agreement", "decision", "plan", "promise", "pledge", "offer", "effort", "refusal"}
            ):
                return [inner for inner in child.children if inner.dep_ == "pobj"]
        if self.modifying(noun):
            return [noun]
        current = noun
        for _ in range(4):
            if current.head.i == current.i or depth > 4:
                return []
            if current.dep_ in {"nsubj", "nsubjpass"} and current.i != noun.i:
                return []
            current = current.head
            if current.pos_ in {"VERB", "AUX"}:
                return self._carried(current, noun, depth + 1)
        return []

    def _agents(self, verb: Token) -> list[Token]:
        return [
            inner
            for child in verb.children
            if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by")
            for inner in child.children
            if inner.dep_ == "pobj"
        ]

    def is_passive(self, verb: Token) -> bool:
        """Whether what stands as subject is what the verb is done to."""
        if verb.tag_ not in {"VBN", "VBD"}:
            return False
        dependents = {child.dep_ for child in verb.children}
        if "dobj" not in dependents and any(child.dep_ == "mark" and child.lower_ == "with" for child in verb.children):
            return True  # "with the group driven from its cities"
        if verb.tag_ != "VBN":
            return False
        if dependents & {"nsubjpass", "auxpass"}:
            return True
        if "nsubj" in dependents or "dobj" in dependents:
            return False
        if verb.dep_ == "conj" and verb.head.tag_ == "VBN":
            return self.is_passive(verb.head) and "aux" not in dependents
        return "aux" not in dependents and verb.dep_ in {
            "acl",
            "advcl",
            "ROOT",
            "amod",
            "dep",
            "xcomp",
            "ccomp",
            "oprd",
        }

    def objects(self, verb: Token) -> list[Token]:
        """The nouns that the verb is done to."""
        if self.is_passive(verb):
            own = [child for child in verb.children if child.dep_ in {"nsubjpass", "nsubj"}]
            if own:
                return own
            if verb.dep_ in {"acl", "relcl"} or (verb.dep_ == "amod" and verb.i > verb.head.i):
                return [verb.head]
            if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
                return self.objects(verb.head)
            if verb.dep_ == "advcl":
                return self._carried(verb.head, verb, 1)
            return [child for child in verb.children if child.dep_ == "dobj"]
        own = [child for child in verb.children if child.dep_ == "dobj"]
        if own:
            return own
        if verb.dep_ == "relcl" and any(
            child.dep_ in _SUBJECTS and child.lower_ not in _RELATIVE for child in verb.children
        ):
            return [verb.head]
        if verb.lemma_ in {"help", "assist", "enable", "let"}:  # "help Iraqis get the support that they need"
            helped = [
                c for child in verb.rights if child.dep_ in {"ccomp", "xcomp"} for c in child.lefts if c.dep_ == "nsubj"
            ]
            if helped:
                return helped
        later = [child for child in verb.rights if child.dep_ == "conj" and child.pos_ == "VERB"]
        for other in later[:1]:
            if not any(child.dep_ in {"nsubj", "nsubjpass"} for child in other.children):
                return [child for child in other.children if child.dep_ == "dobj"]
        return []

    def prepositional(self, token: Token, words: frozenset[str]) -> list[Token]:
        """The nouns that the token governs by one of these prepositions ("out of" is "of" below "out")."""
        found: list[Token] = []
        queue = [child for child in token.children if child.dep_ in {"prep", "agent", "prt", "advmod", "dative"}]
        steps = 0
        while queue and steps < LONGEST_LIST:
            preposition = queue.pop(0)
            steps += 1
            for child in preposition.children:
                if child.dep_ in {"pobj", "pcomp"} and preposition.lower_ in words:
                    found.append(child)
                elif child.dep_ in {"prep", "conj"} and child.pos_ in {"ADP", "SCONJ", "ADV"}:
                    queue.append(child)
        return found

    # the quotation or clause a token stands in ----------------------------------------------------------------------

    def clause_verb(self, token: Token) -> Token:
        """The nearest verb above the token, or the token that ends the way up."""
        current = token
        for _ in range(LONGEST_CHAIN):
            if current.pos_ in {"VERB", "AUX"} or current.head.i == current.i:
                break
            current = current.head
        return current


def _has_to(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.lefts)


def _distinct(parties: list[Party]) -> list[Party]:
    seen: dict[str, Party] = {}
    for party in parties:
        seen.setdefault(party.reference.key, party)
    return list(seen.values())


__all__ = ["LONGEST_CHAIN", "Party", "Scene", "cues", "noun_of"]
