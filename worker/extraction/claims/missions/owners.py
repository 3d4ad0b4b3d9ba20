"""Whose a mission is: the coalition or the actor that a noun of it belongs to, holds or undertakes."""

from spacy.tokens import Token

from worker.extraction.claims.martial import speaks_of_forces
from worker.extraction.claims.missions.military import is_military, may_be_coalition, taking_part
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import antecedent_of, clause_verb, is_passive, prepositional
from worker.extraction.reading import ACTING

_GIVING = frozenset({"give", "assign", "entrust", "hand", "set"})


def holders_of(scene: Scene, noun: Token) -> list[Party | None]:
    """Whose a goal is, None for forces that nothing names; empty where it is nobody's who has forces."""
    owners: list[Party | None] = [*owners_of(scene, noun)]
    if owners:
        return owners
    own = [*prepositional(noun, frozenset({"of", "for", "behind"})), *(c for c in noun.lefts if c.dep_ == "poss")]
    given = [child for child in noun.rights if child.dep_ == "acl" and child.lemma_ in _GIVING]
    own += [to for child in given for to in prepositional(child, frozenset({"to"}))]  # "the task given to the brigade"
    theirs = any(each.lower_ == "their" for each in own)
    if theirs and speaks_of_forces(scene.parsed.text):  # "Their task now is to train the army"
        return [None]
    whose = [antecedent_of(each) for each in own if each.lower_ == "whose"]
    if had_by := [party for men in whose if men is not None for party in _having(scene, men)]:
        return [*had_by]
    own = [(antecedent_of(each) or each) if each.lower_ == "whose" else each for each in own]
    around = (*own, *taking_part(scene, clause_verb(noun)))
    # "troops were flown in with the aim of restoring order", "the aim of the exercise is to", "the unit's job is to"
    return [None] if any(is_military(scene, each) or each.lemma_ == "training" for each in around) else []


def _having(scene: Scene, men: Token) -> list[Party]:
    """Which coalition has those whose task is told: "UNFIL has 900 men, whose task is to guard the port"."""
    if men.dep_ != "dobj" or men.head.lemma_ not in {"have", "field", "number", "comprise"}:
        return []
    having = [party for noun in scene.subjects(men.head) for party in scene.parties(noun)]
    return [party for party in having if party.type == "coalition"][:1]


def is_undertaking(scene: Scene, party: Party) -> bool:
    """Whether somebody is a coalition or a mission, or a word for one that only the document can fill."""
    if party.number is None:
        return False
    candidate = scene.parsed.candidates[party.number]
    return (
        party.type == "coalition"
        or (candidate.kind == "acronym" and may_be_coalition(scene, party))
        or (
            candidate.kind == "definite"
            and candidate.entity is None
            and candidate.head not in {"country", "official", "government"}
        )
    )


def owners_of(scene: Scene, noun: Token) -> list[Party]:
    """Whose undertaking it is: itself a coalition, its possessor, else who acts in its clause."""
    own = scene.party_at(noun)
    if own is not None and own.type in {"coalition", None}:
        return [own]
    return [party for party in possessors(scene, noun) if party.type != "person"]


def possessors(scene: Scene, noun: Token) -> list[Party]:
    before = [party for party in scene.modifying(noun) if party.type in ACTING | {None}]
    if before:
        return before
    for of in prepositional(noun, frozenset({"of", "by"})):
        found = [party for party in scene.parties(of) if party.type in ACTING]
        if found:
            return found
    verb = clause_verb(noun)
    return [] if verb.pos_ not in {"VERB", "AUX"} or noun.dep_ == "nsubj" else subjects_of(scene, verb)


def subjects_of(scene: Scene, verb: Token) -> list[Party]:
    subjects = scene.subjects(verb) or (scene.objects(verb) if is_passive(verb) else [])  # "was sent with the goal of"
    return [
        party
        for subject in subjects
        for party in scene.parties(subject)
        if scene.is_actor(party) and party.type != "person"
    ]


def is_ours(noun: Token) -> bool:
    """Whether it is that of whoever speaks: "our job", "my orders"."""
    return any(child.dep_ == "poss" and child.lower_ in {"our", "my"} for child in noun.lefts)
