"""Relations: who leads, supports, fights, protects, trains or threatens whom, by name or by what stands for them."""

import re
from functools import cache
from typing import cast

from spacy.tokens import Token

from schemas.claims import Predicate
from worker.extraction.claims.arming import equips_with_no_goods, keeps_house
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.knowledge import nouns
from worker.extraction.claims.martial import is_martial
from worker.extraction.claims.matching import Match
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.relating import FORCELIKE, relate
from worker.extraction.claims.relations_attacks import (
    attackers_of,
    defended_against,
    light_verb_subject,
    under_attack,
    victims_of,
    waging,
    within,
)
from worker.extraction.claims.relations_offices import is_one_of_many
from worker.extraction.claims.relations_sides import (
    agents_of,
    objects_of,
    patients_in_words,
    patients_of,
    right_after,
    right_before,
    sides_between,
    standing_for,
    together_with,
    unnamed_agents,
    who_is,
)
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.claims.words import hint, kinds
from worker.extraction.knowledge import governed_from

_PLAYING = frozenset({"defeat", "crush", "hammer", "face", "fight", "battle", "clash", "encounter", "rout", "vanquish"})
_I = frozenset({"i", "my", "me", "mine", "myself"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@cache
def _played() -> re.Pattern[str]:
    return hint(kinds().relations.sports)


def add_relation(scene: Scene, builder: Builder, match: Match) -> None:
    """The relations of one frame: everybody in `agent` with everybody in `patient`."""
    token, says = scene.doc[match.token], match.frame.says
    noun = token if token.pos_ == "NOUN" else None
    if token.lemma_ in {"advise", "instruct", "school"} and not _teaches(token):
        return  # "advised its nationals to leave"
    if token.lemma_ in {"supply", "resupply"} and not any(child.lower_ == "with" for child in token.rights):
        return  # "supplied 150 commandos"
    if token.lemma_ == "expel" and not any(child.lower_ in {"from", "out"} for child in token.rights):
        return  # "expelled the ambassador"
    if says == "fights" and token.lemma_ in kinds().relations.mild and not _is_of_war(scene, token):
        return  # "engaging Liberia to prepare", "countering Iran's influence", "the Treasury's actions against Russia"
    if says in {"leads", "commands"} and any(child.dep_ in {"xcomp", "ccomp"} for child in token.rights):
        return  # "led the G20 to establish a fund"
    if equips_with_no_goods(token):
        return
    if says == "leads" and noun is not None and noun.lemma_ in kinds().relations.leaders and is_one_of_many(noun):
        return  # "a leader of the movement", "the vice chair"
    if says == "fights" and token.lemma_ in _PLAYING and _played().search(scene.parsed.text):
        return  # "Peru defeated Chile in the final"
    agents = agents_of(scene, match, noun)
    patients = patients_of(scene, match)
    if noun is None and patients and says in {"leads", "commands", "supports"}:
        patients = right_before(scene, token) or patients
    between = sides_between(scene, match)
    own = [party for party in match.own if match.own_role == "agent"]
    if len(between) > 1:  # "clashes between Hamas and Israel", "talks between Colombia and the FARC"
        agents, patients = between[:1], between[1:2]
    elif not patients and len(agents) == 2 and noun is None and _each_other(scene, match):
        agents, patients = agents[:1], agents[1:]
    elif not patients and len(own) > 1 and says == "leads" and scene.doc[own[0].token].dep_ == "poss":
        # "Italy's G7 presidency"; "a Navajo and Choctaw leader" leads none of them
        agents, patients = own[:1], own[1:2]
    if not agents and patients and token.lemma_ in {"unite", "ally", "align"}:  # "we are united behind Ukraine"
        agents = [party for child in token.lefts if child.dep_ in _SUBJECTS for party in scene.parties(child)]
    if noun is not None and says in {"supports", "trains", "protects"} and noun.dep_ == "dobj":
        agents, patients = _received(scene, match, noun, agents, patients)
    if noun is not None and says == "fights":
        agents = agents or attackers_of(scene, noun)
        if agents and not patients:
            patients = victims_of(scene, noun)
        elif patients and not agents:
            agents = victims_of(scene, noun)  # "lost 30 men in clashes with the rebels"
    if noun is not None and not patients and not agents and says == "negotiates_with":
        both = light_verb_subject(scene, noun)  # "Washington and the Taliban are in talks"
        agents, patients = both[:1], both[1:2]
    if noun is not None and not agents:
        agents = who_is(scene, noun)
    if noun is not None and not agents:
        agents = light_verb_subject(scene, noun) or (waging(scene, noun) if says == "fights" and patients else [])
    if noun is not None and not patients and says == "fights":
        patients = defended_against(scene, noun)
    if noun is not None and not patients and says in {"fights", "protects", "threatens"}:
        patients = under_attack(scene, noun)
    if agents and says in {"fights", "supports"}:
        agents = [*agents, *together_with(scene, agents, token.i)]
    agents = [
        party
        for party in agents
        if (_acts(scene, party) or _governs(scene, party)) and scene.doc[party.token].lower_ not in _I
    ]
    if noun is None and not patients:
        patients = right_after(scene, token)
    if not patients and says == "fights":
        tops = [top for top in objects_of(scene, match)[:1] if top.dep_ != "compound"]
        patients = [party for top in tops for party in within(scene, top)]
    seats = says in {"negotiates_with", "supports", "opposes", "threatens"}
    patients = [
        party
        for party in patients
        if _acts(scene, party) or _is_target(match, token, party) or (seats and _governs(scene, party))
    ]
    if not patients and says == "leads":  # "a coalition of 42 nations led by the United States"
        above = [
            inner.head.head
            for inner in match.at(scene, "patient")
            if inner.dep_ == "pobj" and inner.head.lower_ == "of"
        ]
        patients = [party for noun in above if (party := scene.party_at(noun)) is not None and _acts(scene, party)]
    if match.frame.only:
        people = any(party.type == "person" for party in agents)
        patients = [
            party
            for party in patients
            if _is_of(scene, match, party) or (people and party.type == "country" and noun is None)
        ]
    if says == "negotiates_with":  # a meeting of two ministers is none
        agents = [party for party in agents if party.type != "person"]
    if says in {"fights", "opposes", "threatens"} and token.lemma_ not in kinds().relations.on_persons:
        patients = [party for party in patients if party.type != "person"]
    if not patients and agents:
        patients = patients_in_words(scene, match)
    if not agents and patients and says in {"fights", "threatens", "supports"}:
        agents = unnamed_agents(scene, builder, match, noun)
    if says == "supports" and noun is None and agents:
        _against(scene, builder, match, patients)
    threatened = says == "fights" and _is_threatened(token)
    predicate = cast(Predicate, "threatens" if threatened else says)  # frames were checked when they were read
    reacting = noun is not None and noun.dep_ == "dobj" and noun.head.lemma_ in kinds().relations.reacting
    for agent in agents:
        kept = [patient for patient in patients if not keeps_house(scene, token, agent, patient)]
        relate(
            scene,
            builder,
            match.frame.name,
            [agent],
            predicate,
            kept,
            at=match.token,
            modality=match.modality(scene),
            confidence=0.8,
            timeless=reacting,
        )


def _is_of_war(scene: Scene, token: Token) -> bool:
    """Whether the sentence around a word is about forces."""
    first, end = scene.sentence(token.i)
    if token.lemma_ != "engage" and is_martial(scene.doc[first:end].text):
        return True  # who deploys courses engages partners, no enemy
    for other in scene.doc[first:end]:
        party = scene.party_at(other)
        if noun_of(other) in nouns("force") or (party is not None and party.type == "armed_group"):
            return True
    return False


def _against(scene: Scene, builder: Builder, match: Match, helped: list[Party]) -> None:
    """Whom those fight who are helped "against M23 fighters"."""
    verb = scene.doc[match.token]
    governing = [verb, *match.at(scene, "patient")[:1]]
    nouns_against = [inner for top in governing for inner in prepositional(top, frozenset({"against"}))]
    for enemy in standing_for(scene, nouns_against[:2], kinds().relations.aggression):
        fighting = [party for party in helped[:2] if party.type in FORCELIKE and enemy.type in FORCELIKE]
        relate(scene, builder, "helped against", fighting, "fights", [enemy], at=verb.i, modality=match.modality(scene))


def _is_threatened(verb: Token) -> bool:
    """Whether an attack is only threatened: "threatened to bomb the capital"."""
    return verb.dep_ == "xcomp" and verb.head.lemma_ == "threaten"


def _each_other(scene: Scene, match: Match) -> bool:
    """Whether two subjects do it to each other: "clashed", "have fought two wars"."""
    fought = {top.lemma_.lower() for top in match.at(scene, "patient")}
    lemma = scene.doc[match.token].lemma_
    return lemma in kinds().relations.each_other or (lemma == "fight" and bool(fought & kinds().relations.fought_with))


def _received(
    scene: Scene, match: Match, noun: Token, agents: list[Party], patients: list[Party]
) -> tuple[list[Party], list[Party]]:
    """Who gives and who gets in "receives support from the US", "enjoys the backing of Iran"."""
    if noun.head.lemma_ not in kinds().relations.receiving:
        return agents, patients
    of = standing_for(scene, prepositional(noun, frozenset({"of"})), frozenset())
    getting = [party for subject in scene.subjects(noun.head) for party in scene.parties(subject)]
    of += standing_for(scene, prepositional(noun.head, frozenset({"from"})), frozenset())
    givers = [*match.own, *standing_for(scene, match.at(scene, "agent"), frozenset()), *of]
    return givers, getting if givers else patients


def _teaches(verb: Token) -> bool:
    """Whether advice is for forces: "trains and advises the army", "advised the militia"."""
    if any(child.dep_ in {"xcomp", "ccomp", "advcl"} for child in verb.rights):
        return False
    near = [verb.head, *(child for child in verb.children if child.dep_ == "conj")]
    taught = [noun_of(child) for child in verb.children if child.dep_ == "dobj"]
    return any(token.lemma_ in {"train", "trains", "mentor", "assist", "equip", "arm"} for token in near) or bool(
        set(taught) & (nouns("force") | kinds().relations.armed | kinds().relations.in_words)
    )


def _is_target(match: Match, token: Token, party: Party) -> bool:
    """Whether a place can be what is protected or attacked."""
    return party.type == "place" and (
        match.frame.says == "protects" or (match.frame.says == "fights" and token.lemma_ in kinds().relations.on_places)
    )


def _is_of(scene: Scene, match: Match, party: Party) -> bool:
    """Whether the party is of a type that the frame allows, or may be."""
    return party.type in match.frame.only or (party.type is None and _is_definite(scene, party))


def _acts(scene: Scene, party: Party) -> bool:
    if party.type == "words":
        return True
    if party.number is None or scene.parsed.candidates[party.number].kind == "bare":
        return False
    return party.type is None or party.type in FORCELIKE or party.type == "person"


def _governs(scene: Scene, party: Party) -> bool:
    """Whether a place stands for the government that sits there: "Washington and the Taliban are in talks"."""
    entity = scene.parsed.candidates[party.number].entity if party.number is not None else None
    return entity is not None and entity.id in governed_from()


def _is_definite(scene: Scene, party: Party) -> bool:
    return party.number is not None and scene.parsed.candidates[party.number].kind in {"definite", "pronoun", "acronym"}
