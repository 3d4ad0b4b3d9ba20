"""Relations that frames tell: who leads, supports, fights, protects, trains or threatens whom, by name or in words."""

from typing import cast

from spacy.tokens import Token

from schemas.claims import Modality, Predicate
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.contributions.arming import keeps_house
from worker.extraction.claims.contributions.givers import label_of
from worker.extraction.claims.contributions.telling import is_ended, unless_ended
from worker.extraction.claims.matching import Match
from worker.extraction.claims.memberships.participations import focus
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.relations.able import (
    acts,
    governs,
    is_agent,
    is_government,
    is_of,
    is_one_man,
    is_target,
    senders,
)
from worker.extraction.claims.relations.attacks import (
    accused_of,
    attackers_of,
    defended_against,
    joined_in,
    light_verb_subject,
    under_attack,
    victims_of,
    waging,
    within,
)
from worker.extraction.claims.relations.between import (
    apart_from_partners,
    is_turned_down,
    met_for,
    nearby,
    sides_between,
    together_with,
)
from worker.extraction.claims.relations.doing import agents_of
from worker.extraction.claims.relations.each_other import is_called, side_by_side
from worker.extraction.claims.relations.refused import is_no_relation
from worker.extraction.claims.relations.relating import relate
from worker.extraction.claims.relations.sides import (
    band_of,
    objects_of,
    owners_beyond,
    patients_of,
    posed_by,
    right_after,
    right_before,
    row_before,
    who_is,
)
from worker.extraction.claims.relations.standing import counted, standing_for, stands
from worker.extraction.claims.relations.unnamed import (
    by_words,
    enemies_in_words,
    helped_to_attack,
    is_somebody,
    patients_in_words,
    towns_guarded,
    unnamed_agents,
    unnamed_beside,
)
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import is_passive, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import nouns
from worker.extraction.model.labels import SUBJECTS
from worker.extraction.reading import ACTING

_SPANS = frozenset({"day", "hour", "week", "month", "round", "series"})
_HARMING = frozenset({"kill", "wound", "injure", "maim", "hurt"})
_GOVERNMENTS = frozenset({"negotiates_with", "supports", "opposes", "threatens"})


def add_relation(scene: Scene, builder: Builder, match: Match) -> None:
    """The relations of one frame: everybody in `agent` with everybody in `patient`."""
    if is_no_relation(scene, match):
        return
    match, partners = apart_from_partners(scene, match)
    token, says = scene.doc[match.token], match.frame.says
    noun = token if token.pos_ == "NOUN" else None
    agents, patients = _of_event(scene, match, noun) if noun is not None else _of_verb(scene, match, token)
    if agents and says in {"fights", "supports"}:
        agents = [*agents, *partners, *together_with(scene, agents, token.i)]
    if says == "negotiates_with":
        agents = [sender for party in agents for sender in senders(scene, party, patients)]
    agents = [party for party in by_words(scene, agents) if is_agent(scene, match, party)]
    patients = _fitting(scene, match, agents, by_words(scene, patients))
    if not patients and agents and says == "supports":
        patients = helped_to_attack(scene, builder, match)
    if not patients and agents and says in {"protects", "fights"}:
        patients = towns_guarded(scene, match)  # "is defending the town of Gao", "shelled the villages of Bo and Kai"
    if not patients and agents:
        patients = patients_in_words(scene, match)
    unmeant = says == "supports" and all(scene.doc[party.token].pos_ == "PRON" for party in patients)
    if not agents and ((patients and not unmeant) or says in {"fights", "protects", "threatens"}):
        agents = unnamed_agents(scene, builder, match, noun)
        if agents and not patients and noun is not None and says == "fights":
            patients = victims_of(scene, noun)  # "killed in an ambush by rebels"
        if agents and not patients:
            fights = says == "fights"
            patients = towns_guarded(scene, match) if fights else []
            patients = patients or (enemies_in_words(scene, match) if fights else patients_in_words(scene, match))
    if agents and says == "fights" and noun is None:
        patients = [*patients, *unnamed_beside(scene, match, patients)]
    label = label_of(scene) if agents and all(party.type == "words" for party in agents) else None
    if label is not None and label.token < agents[0].token and says not in {"leads", "commands"}:
        agents = [label]  # "Chile: 102 military police training recruits"
    if says == "supports" and (noun is None or noun.dep_ == "dobj") and agents:
        _against(scene, builder, match, patients)
    threatened = says == "fights" and _is_threatened(token)
    predicate = cast(Predicate, "threatens" if threatened else says)  # frames were checked when they were read
    beside = noun is not None and noun.dep_ == "appos"  # "to oppose X, leader of Y" does not say that he is none
    reacting = noun is not None and noun.dep_ == "dobj" and noun.head.lemma_ in kinds().relations.reacting
    if says == "protects":
        patients = _own_in_words(scene, match, agents, patients)
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
            modality="asserted" if beside else _modality(scene, match, noun),
            confidence=0.8,
            timeless=reacting,
        )


def _modality(scene: Scene, match: Match, noun: Token | None) -> Modality:
    """How sure it is; support that is suspended or cut off is given no more."""
    verdict = match.modality(scene)
    if match.frame.says == "negotiates_with" and noun is not None and is_turned_down(noun):
        return "negated"
    ended = match.frame.says == "supports" and noun is not None and is_ended(noun)
    return unless_ended(verdict) if ended else verdict


def _of_verb(scene: Scene, match: Match, verb: Token) -> tuple[list[Party], list[Party]]:
    """Who does what a verb says, and to whom."""
    says = match.frame.says
    agents, patients = agents_of(scene, match, None), patients_of(scene, match)
    if says in {"leads", "commands", "supports"}:
        patients = right_before(scene, verb) or band_of(scene, verb) or patients
    if says == "supports":
        patients = [*patients, *row_before(scene, verb, patients)]
    apart = says == "negotiates_with" and bool(prepositional(verb, frozenset({"with"})))  # told by "negotiate with"
    if not (patients or apart) and len(agents) > 1 and _each_other(scene, match) and not is_called(scene, *agents[:2]):
        agents, patients = agents[:1], agents[1:2]
    if says == "fights":
        agents = [party for party in agents if not is_one_man(scene, party)]
    if says == "fights" and verb.lemma_ == "fight":
        agents, patients = side_by_side(scene, verb, agents, patients)
    if not agents and patients and verb.lemma_ in {"unite", "ally", "align"}:  # "we are united behind Ukraine"
        agents = [party for child in verb.lefts if child.dep_ in SUBJECTS for party in scene.parties(child)]
    return agents, patients


def _of_event(scene: Scene, match: Match, noun: Token) -> tuple[list[Party], list[Party]]:
    """Who does what an event noun says, and to whom: by the words at it, else by the verb that carries it."""
    says = match.frame.says
    agents, patients = agents_of(scene, match, noun), patients_of(scene, match)
    between = sides_between(scene, match)
    own = [party for party in match.own if match.own_role == "agent"]
    if len(between) > 1:  # "clashes between Hamas and Israel", "talks between Colombia and the FARC"
        return between[:1], between[1:2]
    if not patients and len(own) > 1 and says == "leads" and scene.doc[own[0].token].dep_ == "poss":
        return own[:1], own[1:2]  # "Italy's G7 presidency"; "a Navajo and Choctaw leader" leads none of them
    if not patients and len(own) == 2 and says in {"fights", "negotiates_with"} and _are_joined(scene, own):
        return own[:1], own[1:]  # "the Iran-Iraq war", "the Israel-Hamas truce"
    if says in {"supports", "trains", "protects"} and noun.dep_ == "dobj":
        agents, patients = _received(scene, match, noun, agents, patients)
    if says == "fights":
        agents = agents or joined_in(scene, noun) or attackers_of(scene, noun)
        if agents and not patients:
            patients = victims_of(scene, noun)
        elif patients and not agents and noun.lemma_.lower() not in kinds().relations.one_sided:
            agents = victims_of(scene, noun)  # "lost 30 men in clashes with the rebels"
    if not patients and not agents and says == "negotiates_with":
        both = light_verb_subject(scene, noun)  # "Washington and the Taliban are in talks"
        if nearby(scene, noun, "with") or (len(both) > 1 and is_called(scene, *both[:2])):
            both = both[:1]  # "held talks separately with the two sides"
        agents, patients = (both[:1], both[1:2]) if both else met_for(scene, noun)
    if says == "protects" and noun.dep_ == "pobj" and noun.head.lower_ == "under":
        agents = agents or standing_for(scene, prepositional(noun, frozenset({"of"})), frozenset())
        patients = under_attack(scene, noun)  # "is under the protection of Britain"
    if says == "threatens" and not (agents and patients):
        posed = posed_by(scene, noun)
        agents, patients = agents or posed[0], patients or posed[1]
    if patients and not agents and says == "negotiates_with" and noun.dep_ == "pobj":
        agents = _after_talks(scene, noun, patients)
    if patients and not agents and says == "negotiates_with" and is_turned_down(noun):
        agents = [party for top in scene.subjects(noun.head) for party in scene.parties(top)]
    agents = agents or who_is(scene, noun) or light_verb_subject(scene, noun)
    if not agents and says == "supports":
        agents = accused_of(scene, noun)  # "is accused of support for the rebels"
    if not agents and says == "fights":
        agents = waging(scene, noun) or accused_of(scene, noun)
        hit = victims_of(scene, noun) if agents and not patients else []
        patients = patients or [party for party in hit if not any(scene.same(party, agent) for agent in agents)]
    if not patients and says == "fights":
        patients = defended_against(scene, noun)
    if not patients and says in {"fights", "protects", "threatens"}:
        patients = under_attack(scene, noun)
    return agents, patients


def _after_talks(scene: Scene, noun: Token, others: list[Party]) -> list[Party]:
    """Who does something "after negotiations with" somebody has negotiated: "left after talks with the rebels"."""
    if noun.head.lower_ == "of" and noun.head.head.lemma_ in _SPANS:  # "after three days of talks with the rebels"
        noun = noun.head.head
    verb = noun.head.head
    if noun.head.lower_ not in {"after", "following", "during", "in"} or verb.pos_ != "VERB" or is_passive(verb):
        return []
    found = [party for top in scene.subjects(verb) for party in scene.parties(top)]
    envoys = [party for party in found if party.type == "person" and senders(scene, party, others) != [party]]
    return [party for party in found if party.type in ACTING] + envoys


def _are_joined(scene: Scene, pair: list[Party]) -> bool:
    """Whether only a hyphen stands between two names: "Iran-Iraq"."""
    first, second = sorted(party.token for party in pair)
    return second - first == 2 and scene.doc[first + 1].text in "-–‑"


def _fitting(scene: Scene, match: Match, agents: list[Party], patients: list[Party]) -> list[Party]:
    """Those of the patients to whom it can be done, else whoever stands near enough to be meant."""
    token, says = scene.doc[match.token], match.frame.says
    noun = token if token.pos_ == "NOUN" else None
    if not patients and noun is None:
        patients = right_after(scene, match)
    if says == "fights" and noun is None and patients and all(_is_one_of(scene, agents, party) for party in patients):
        patients = owners_beyond(scene, match)  # "were killed when the rebels attacked their base"
    if not patients and says == "fights" and noun is None:
        patients = owners_beyond(scene, match)  # "accuses its neighbour of shelling its towns"
    if not patients and says == "fights":
        tops = [counted(top) for top in objects_of(scene, match)[:1] if top.dep_ != "compound"]
        nobody = kinds().relations.aggression | kinds().relations.evils
        tops = [top for top in tops if not is_somebody(top) and noun_of(top) not in nobody]
        patients = [party for top in tops for party in within(scene, top)]
        if token.lemma_ in _HARMING:  # "killed 26 people in Yemen" does not say whose they were
            patients = [party for party in patients if party.type == "armed_group"]
    patients = [
        party
        for party in patients
        if acts(scene, party) or is_target(match, token, party) or (says in _GOVERNMENTS and governs(scene, party))
    ]
    if not patients and says == "fights" and token.lemma_ in kinds().relations.on_places:
        patients = _places_of(scene, match)
    if not patients and says == "leads":  # "a coalition of 42 nations led by the United States"
        patients = _counted_by(scene, match)
    if says in {"leads", "commands"}:  # "the eastern government headed by X" is not the state
        patients = [party for party in patients if not is_government(scene, party)]
    if says in {"leads", "commands"} and noun is None:
        patients = [_spoken_of(scene, party) for party in patients]
    if match.frame.only:
        people = any(party.type == "person" for party in agents)
        patients = [
            party
            for party in patients
            if is_of(scene, match, party) or (people and party.type == "country" and noun is None)
        ]
    if says in {"fights", "threatens"} and token.lemma_ not in kinds().relations.on_persons:
        forces = [scene.in_words(top) for top in objects_of(scene, match)[:1] if stands(noun_of(top), frozenset())]
        known = [party for party in patients if party.type != "person"]
        patients = known or (forces if patients else [])  # "Sankoh's positions"
    return patients


def _spoken_of(scene: Scene, party: Party) -> Party:
    """The coalition that the document speaks of, for an "it" that nothing before explains: "Italy will lead it"."""
    candidate = scene.parsed.candidates[party.number] if party.number is not None else None
    it = candidate is not None and candidate.kind == "pronoun" and candidate.head == "it"
    led = it and scene.doc[party.token].dep_ == "dobj" and candidate is not None and candidate.antecedent is None
    return focus(scene.doc[party.token]) if led else party


def _places_of(scene: Scene, match: Match) -> list[Party]:
    """The town whose airport or port is attacked: "bombed Beirut airport"."""
    sites = [top for top in objects_of(scene, match)[:1] if noun_of(top) in kinds().relations.targets]
    named = [scene.party_at(child) for top in sites for child in top.lefts if child.dep_ in {"compound", "poss"}]
    return [party for party in named if party is not None and party.type == "place"][:1]


def _own_in_words(scene: Scene, match: Match, agents: list[Party], patients: list[Party]) -> list[Party]:
    """What of one's own is protected, in words: "sent ships to protect its tankers"."""
    own = [one for one in patients if _is_one_of(scene, agents, one)]
    tops = [top for top in objects_of(scene, match) if any(one.token in {t.i for t in top.subtree} for one in own)]
    told = [scene.in_words(top) for top in tops if is_somebody(top, guarded=True) or noun_of(top) in nouns("craft")]
    return [one for one in patients if one not in own] + told if own else patients


def _is_one_of(scene: Scene, agents: list[Party], party: Party) -> bool:
    """Whether a pronoun is meant for one of those who act, or may be."""
    own = scene.doc[party.token].tag_ == "PRP$" or any(scene.same(party, agent) for agent in agents)
    return own and party.type != "words"


def _counted_by(scene: Scene, match: Match) -> list[Party]:
    """What the nations are that are led: "a coalition of 42 nations"."""
    above = [top.head.head for top in match.at(scene, "patient") if top.dep_ == "pobj" and top.head.lower_ == "of"]
    return [party for noun in above if (party := scene.party_at(noun)) is not None and acts(scene, party)]


def _against(scene: Scene, builder: Builder, match: Match, helped: list[Party]) -> None:
    """Whom those fight who are helped "against M23 fighters"."""
    verb = scene.doc[match.token]
    governing = [verb, *match.at(scene, "patient")[:1], *([verb.head] if verb.pos_ == "NOUN" else [])]
    nouns_against = [inner for top in governing for inner in prepositional(top, frozenset({"against"}))]
    for enemy in standing_for(scene, nouns_against[:2], kinds().relations.aggression):
        fighting = [party for party in helped[:2] if party.type in ACTING and enemy.type in ACTING]
        relate(scene, builder, "helped against", fighting, "fights", [enemy], at=verb.i, modality=match.modality(scene))


def _is_threatened(verb: Token) -> bool:
    """Whether an attack is only threatened: "threatened to bomb the capital"."""
    return verb.dep_ in {"xcomp", "ccomp"} and (
        verb.head.lemma_ == "threaten" or (verb.head.lemma_ == "warn" and any(c.dep_ == "aux" for c in verb.lefts))
    )


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
