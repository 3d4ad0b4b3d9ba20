"""Whose a noun is, by the words before it: "French and British troops", "Russia's army", "its forces"."""

from typing import TYPE_CHECKING

from spacy.tokens import Token

from worker.extraction.claims.its import meant_by
from worker.extraction.claims.named import Party
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.rows import adjectives_before
from worker.extraction.claims.syntax import antecedent_of
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import nouns
from worker.extraction.model.labels import OWNING

if TYPE_CHECKING:
    from worker.extraction.claims.scene import Scene

_HEIRS = frozenset({"state", "republic", "nation", "country", "colony", "territory"})
_NOT_THEIRS = frozenset({"non", "anti", "pro"})
_APART = frozenset({"disbanded", "renegade", "mutinous", "rogue", "dissident", "rebellious", "breakaway", "defunct"})
_FORMER = frozenset({"former", "ex", "retired"})  # "the former Yugoslav army" was Yugoslavia's
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "npadvmod"})


def owners_before(scene: "Scene", noun: Token, depth: int) -> list[Party]:
    """Those whose the noun is, in their order; one may stand there twice."""
    found: list[Party] = []
    for child in noun.lefts:
        if child.lower_ == "whose" and depth < 3:  # "Ankara, whose troops guard the airport"
            owner = antecedent_of(child) or (scene.doc[child.i - 2] if child.i > 1 else None)
            found += scene.parties(owner, depth + 1) if owner is not None and owner.i < noun.i else []
        elif child.dep_ in _MODIFIERS or (
            child.pos_ in {"PROPN", "ADJ"} and child.dep_ in {"nmod", "nummod", "quantmod", "dep", "det", "conj"}
        ):
            found += [party for part in scene.with_conjuncts(child) for party in _told_by(scene, part, noun, depth)]
    if found and _serves_no_more(noun):
        found = [party for party in found if party.type != "country"]
    if found and noun.dep_ == "conj":
        row = [party for part in adjectives_before(noun) if (party := scene.party_at(part)) is not None]
        found = [*(party for party in row if party.type == "country"), *found]
    return found


def _told_by(scene: "Scene", part: Token, noun: Token, depth: int) -> list[Party]:
    """Whose the noun is by one of the words before it."""
    if _is_opposed(scene, part):
        return []  # "non-American forces", "the anti-ISIS fight"
    if part.lower_ in kinds().syntax.helped_by or scene.is_helper(part):
        return []  # "US-trained forces" are not the US
    if scene.is_seat(part):
        return []  # "US-based companies" are not the US
    if part.i and scene.doc[part.i - 1].lower_ == "former" and noun.lemma_.lower() in _HEIRS:
        return []  # "former Soviet states"
    party = scene.party_at(part)
    seated = scene.governed_from(part, party) if part.dep_ == "poss" else None
    if seated is not None:
        return [seated]  # "Baghdad's army"
    if party is None:
        within = part.dep_ in OWNING and depth < 2
        return scene.modifying(part, depth + 1) if within else []
    if _is_of_a_type(scene, part, noun, party):
        return []
    if depth < 2 and scene.is_bare(party) and noun_of(noun) in nouns("craft"):
        return scene.modifying(part, depth + 1) or [party]  # "Nigerian Alpha jets"
    owns = scene.is_actor(party) and (not scene.is_counted(part) or (part.dep_ == "poss" and part.tag_ == "NN"))
    return (meant_by(scene, part, depth) or [party]) if owns else []


def _is_of_a_type(scene: "Scene", part: Token, noun: Token, party: Party) -> bool:
    """Whether a name that nobody knows is that of a type of craft: "eight Mangusta attack helicopters"."""
    craft = party.type == "organisation" and part.dep_ == "compound" and noun_of(noun) in nouns("craft")
    return craft and party.number is not None and scene.parsed.candidates[party.number].kind == "surname"


def _is_opposed(scene: "Scene", part: Token) -> bool:
    """Whether "non-", "anti-" or "pro-" stands before a name."""
    first = scene.first_of(part)
    return first > 1 and scene.doc[first - 2].lower_ in _NOT_THEIRS and scene.doc[first - 1].text in "-–‑"


def _serves_no_more(noun: Token) -> bool:
    """Whether forces are not, or no more, their state's: "renegade Congolese troops", "the disbanded Haitian army"."""
    if noun_of(noun) not in nouns("force") | kinds().relations.of_a_state:
        return False
    words = {child.lower_ for child in noun.lefts if child.dep_ == "amod"}
    return not words.isdisjoint(_APART) or (noun.tag_ == "NNS" and not words.isdisjoint(_FORMER))
