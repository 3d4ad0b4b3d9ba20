"""Accessions and withdrawals that a noun tells: to and from what, and whether a state itself goes."""

from spacy.tokens import Token

from worker.extraction.claims.memberships.members import is_coalition, is_member
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, prepositional
from worker.extraction.claims.words import belonging
from worker.extraction.model.infinitives import has_to
from worker.extraction.model.labels import OWNING


def around_noun(scene: Scene, noun: Token) -> list[Party]:
    """What an accession or a withdrawal is to or from, told by its clause: "blocked the accession of Chad to it"."""
    ways = frozenset({"to", "from", "into"})
    verb = noun.head
    if noun.dep_ == "dobj" and not prepositional(noun, ways):
        to = [party for other in prepositional(verb, ways) if other.i > noun.i for party in scene.parties(other)]
        return [party for party in to if is_coalition(scene, party)]
    alone = noun.dep_ == "pobj" and not any(child.dep_ == "prep" for child in noun.rights)
    verb = clause_verb(noun)
    if not alone or noun.head.lower_ not in {"with", "after", "since", "following", "before"}:
        return []
    told = [party for subject in scene.subjects(verb) for party in scene.parties(subject)]
    return [party for party in told if is_coalition(scene, party)]  # "with its accession, NATO counts 32 members"


def announces(scene: Scene, noun: Token) -> bool:
    """ "Sweden announced its departure", from what the document speaks of."""
    told = noun.pos_ == "NOUN" and noun.dep_ == "dobj" and noun.head.lemma_.lower() in belonging().declaring
    told = told and not (has_to(noun.head) and noun.head.dep_ == "advcl")  # "created to confirm Israel's withdrawal"
    owners = [party for party in scene.modifying(noun) if is_member(scene, party)]
    return told and bool(owners) and not prepositional(noun, frozenset({"from", "of"}))


def completes(scene: Scene, noun: Token) -> bool:
    """ "The coalition shrank after Chad and Togo completed troop withdrawals": from the one that the sentence names."""
    if noun.pos_ != "NOUN" or noun.dep_ != "dobj" or noun.head.lemma_.lower() not in belonging().declaring:
        return False
    states = [party for subject in scene.subjects(noun.head) for party in scene.parties(subject)]
    return bool(states) and all(party.type == "country" for party in states) and not ways_of(noun)


def ways_of(noun: Token) -> bool:
    return bool(prepositional(noun, frozenset({"from", "of"})))


def by_itself(scene: Scene, party: Party) -> bool:
    """Whether a state itself acts, and not its soldiers: "Dutch troops left"."""
    token = scene.doc[party.token]
    if party.number is None:
        return False
    candidate = scene.parsed.candidates[party.number]
    if candidate.antecedent is not None:
        return scene.type_of(candidate.antecedent) == "country"
    if candidate.kind == "pronoun" and token.dep_ == "nsubj" and token.head.dep_ == "ccomp":  # "the junta said it"
        said_by = [noun for noun in scene.subjects(token.head.head) if noun.lemma_.lower() in belonging().organs]
        return any(owner.type == "country" for noun in said_by for owner in scene.parties(noun))
    if party.type != "country":
        return False
    if token.dep_ in OWNING and token.head.i > token.i:
        return token.head.lemma_.lower() in belonging().organs
    return True
