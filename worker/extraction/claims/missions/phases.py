"""Phases of undertakings and fights: "the end of the mission", "will take over the fight against the rebels"."""

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.knowledge import missions
from worker.extraction.claims.missions.aims import OVER, add_words, status_of
from worker.extraction.claims.missions.owners import owners_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.reading import ACTING


def phase_of(scene: Scene, builder: Builder, noun: Token) -> None:
    """ "the end of the peacekeeping mission", "a suspension of the operation"."""
    status = missions().phases[noun.lemma_.lower()]
    for of in prepositional(noun, frozenset({"of", "to", "in"}))[:1]:
        lemma = of.lemma_.lower()
        if lemma in missions().undertakings - missions().loose and lemma != "campaign":
            owner = next(iter(owners_of(scene, of)), None)
            if owner is not None or any(child.lower_ in missions().warlike for child in of.lefts):
                add_words(scene, builder, "phase", owner, of, status, noun)
        elif (named := _named(scene, of)) is not None and status in OVER:  # "the end of Operation Lyre"
            add_words(scene, builder, "phase", named, of, status, noun)


_CLOSING = frozenset({"end", "conclude", "terminate", "disband", "dissolve", "suspend", "discontinue", "come"})


def find_over(scene: Scene, builder: Builder) -> None:
    """ "Operation Lyre ended in May", "ended Operation Lyre", "KFOR was disbanded": coalitions by name."""
    for verb in scene.of_lemma(_CLOSING):
        if verb.pos_ != "VERB" or any(child.dep_ in {"prt", "xcomp"} for child in verb.rights):
            continue
        status = status_of(verb)
        told = scene.objects(verb) or scene.subjects(verb) if status in OVER else []
        for noun in told[:1]:
            if any(child.dep_ == "appos" for child in noun.rights):
                continue  # "ended Operation Lyre, its bombing campaign"
            if status is not None and (named := _named(scene, noun)) is not None:
                add_words(scene, builder, "over", named, noun, status, verb)


def _named(scene: Scene, noun: Token) -> Party | None:
    """The coalition that a noun names: "KFOR", "Operation Lyre"; not "the coalition"."""
    party = scene.party_at(noun)
    return party if party is not None and party.type == "coalition" and scene.is_named(party) else None


def fight(scene: Scene, builder: Builder, noun: Token) -> None:
    """ "will take over the fight against the rebels", "the war against piracy goes on"."""
    against = prepositional(noun, frozenset({"against"}))
    verb = noun.head
    if not against or noun.dep_ not in {"dobj", "nsubj", "nsubjpass"} or verb.pos_ != "VERB":
        return
    if verb.tag_ == "VBG" and not scene.subjects(verb):
        return  # "charged with waging war against the state"
    status = status_of(verb)
    if verb.lemma_ in {"wage", "lead"} and noun.dep_ == "dobj":
        status = "ongoing"
    if status is None or status == "shifting":
        return
    subjects = [party for subject in scene.subjects(verb) for party in scene.parties(subject)]
    owner = next((party for party in subjects if party.type in ACTING and noun.dep_ == "dobj"), None)
    add_words(scene, builder, "fight", owner, noun, status, verb)
