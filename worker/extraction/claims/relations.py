"""Relations: who leads, supports, fights, protects, trains or threatens whom, by name or by what stands for them."""

from spacy.tokens import Token

from schemas import Reference, Relation
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.hostilities import attackers_of, victims_of, within
from worker.extraction.claims.knowledge import nouns
from worker.extraction.claims.leadings import led_at
from worker.extraction.claims.matching import Match
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.opponents import (
    defended_against,
    light_subjects,
    light_verb_subject,
    safety_of,
    under_attack,
    used_by,
    waging,
)
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import antecedent_of, clause_verb, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.knowledge import governed_from

_I = frozenset({"i", "my", "me", "mine", "myself"})
_FORCELIKE = frozenset({"country", "organisation", "armed_group", "coalition"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MAKING = frozenset({"formation", "creation", "establishment", "deployment", "return", "restoration", "expansion"})
_NEARBY = 12  # tokens
_RIGHT_AFTER = 5  # tokens


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
    if says in {"leads", "commands"} and any(child.dep_ in {"xcomp", "ccomp"} for child in token.rights):
        return  # "led the G20 to establish a fund"
    agents = _agents(scene, match, noun)
    patients = _patients(scene, match)
    between = _between(scene, match)
    own = [party for party in match.own if match.own_role == "agent"]
    if len(between) > 1:  # "clashes between Hamas and Israel", "talks between Colombia and the FARC"
        agents, patients = between[:1], between[1:2]
    elif not patients and len(agents) == 2 and noun is None and _each_other(scene, match):
        agents, patients = agents[:1], agents[1:]
    elif not patients and len(own) > 1 and says == "leads":  # "Italy's G7 presidency"
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
        agents = _who_is(scene, noun)
    if noun is not None and not agents:
        agents = light_verb_subject(scene, noun) or (waging(scene, noun) if says == "fights" and patients else [])
    if noun is not None and not patients and says == "fights":
        patients = defended_against(scene, noun)
    if noun is not None and not patients and says in {"fights", "protects", "threatens"}:
        patients = under_attack(scene, noun)
    agents = [
        party
        for party in agents
        if (_acts(scene, party) or _governs(scene, party)) and scene.doc[party.token].lower_ not in _I
    ]
    if noun is None and not patients:
        patients = _right_after(scene, token)
    if not patients and says == "fights":
        tops = [top for top in _objects(scene, match)[:1] if top.dep_ != "compound"]
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
        patients = _in_words(scene, match)
    if not agents and patients and says in {"fights", "threatens"}:
        agents = _unnamed(scene, builder, match, noun)
    if says == "supports" and noun is None and agents:
        _against(scene, builder, match, patients)
    for agent in agents:
        for patient in patients:
            if scene.same(agent, patient) and agent.type != "words" and patient.type != "words":
                continue
            builder.add(
                Relation,
                match.frame.name,
                [agent.token, patient.token, match.token],
                at=match.token,
                modality=match.modality(scene),
                subject=agent.reference,
                predicate="threatens" if says == "fights" and _is_threatened(token) else match.frame.says,
                object=patient.reference,
            )


def _against(scene: Scene, builder: Builder, match: Match, helped: list[Party]) -> None:
    """Whom those fight who are helped "against M23 fighters"."""
    verb = scene.doc[match.token]
    governing = [verb, *match.at(scene, "patient")[:1]]
    nouns_against = [inner for top in governing for inner in prepositional(top, frozenset({"against"}))]
    for enemy in _standing_for(scene, nouns_against[:2], kinds().relations.aggression):
        for party in helped[:2]:
            if enemy.type in _FORCELIKE and party.type in _FORCELIKE and not scene.same(party, enemy):
                builder.add(
                    Relation,
                    "helped against",
                    [party.token, enemy.token],
                    at=match.token,
                    modality=match.modality(scene),
                    confidence=0.7,
                    subject=party.reference,
                    predicate="fights",
                    object=enemy.reference,
                )


def _between(scene: Scene, match: Match) -> list[Party]:
    """The two sides of "clashes between Hamas and Israel", by name or in words."""
    token = scene.doc[match.token]
    tops = match.at(scene, "between")
    if (
        not tops
        and token.pos_ == "NOUN"
        and token.dep_ in {"dobj", "nsubj", "attr"}
        and "between" in match.frame.prepositions.values()
    ):
        tops = prepositional(token.head, frozenset({"between"})) or _nearby(scene, token, "between")
    found: list[Party] = []
    for noun in [one for top in tops for one in scene.with_conjuncts(top)]:
        named = scene.parties(noun)[:1]
        unnamed = noun_of(noun) in kinds().relations.in_words
        found += named or ([scene.in_words(noun)] if unnamed else [])
    return found if any(party.type != "words" for party in found) else []


def _nearby(scene: Scene, noun: Token, word: str) -> list[Token]:
    """Whom a preposition governs that other words part from its noun: "a campaign across the border against them"."""
    start = noun.head.i if noun.dep_ == "nsubj" else noun.i
    for token in scene.doc[start + 1 : start + 1 + _NEARBY]:
        if token.pos_ in {"VERB", "AUX"} or token.text in {".", ";", ","}:
            return []
        if token.lower_ == word:
            return [child for child in token.children if child.dep_ == "pobj"]
    return []


def _is_threatened(verb: Token) -> bool:
    """Whether an attack is only threatened: "threatened to bomb the capital"."""
    return verb.dep_ == "xcomp" and verb.head.lemma_ == "threaten"


def _together(scene: Scene, agents: list[Party], until: int) -> list[Party]:
    """Who does it with the subject: "US forces, together with the United Kingdom, struck depots"."""
    start = max(party.token for party in agents)
    for token in scene.doc[start + 1 : min(until, start + _NEARBY)]:
        beside = token.lower_ == "alongside" or (
            token.lower_ == "with" and scene.doc[token.i - 1].lower_ in {"together", "along"}
        )
        if beside:
            named = [party for child in token.children if child.dep_ == "pobj" for party in scene.parties(child)]
            return [party for party in named if party.type in _FORCELIKE and party.token < until][:3]
    return []


def _each_other(scene: Scene, match: Match) -> bool:
    """Whether two subjects do it to each other: "clashed", "have fought two wars"."""
    fought = {top.lemma_.lower() for top in match.at(scene, "patient")}
    lemma = scene.doc[match.token].lemma_
    return lemma in kinds().relations.each_other or (lemma == "fight" and bool(fought & kinds().relations.fought_with))


def _who_is(scene: Scene, noun: Token) -> list[Party]:
    """Who is what the noun says: "Iran is a backer of the group", "Pakistan, a threat to its neighbours"."""
    if noun.dep_ == "attr" and noun.head.lemma_ in {"be", "remain", "become", "pose"}:
        return [party for subject in scene.subjects(noun.head) for party in scene.parties(subject)]
    own = scene.party_at(noun.head) if noun.dep_ == "appos" else None
    return [own] if own is not None else []


def _received(
    scene: Scene, match: Match, noun: Token, agents: list[Party], patients: list[Party]
) -> tuple[list[Party], list[Party]]:
    """Who gives and who gets in "receives support from the US", "enjoys the backing of Iran"."""
    if noun.head.lemma_ not in kinds().relations.receiving:
        return agents, patients
    of = _standing_for(scene, prepositional(noun, frozenset({"of"})), frozenset())
    getting = [party for subject in scene.subjects(noun.head) for party in scene.parties(subject)]
    of += _standing_for(scene, prepositional(noun.head, frozenset({"from"})), frozenset())
    givers = [*match.own, *_standing_for(scene, match.at(scene, "agent"), frozenset()), *of]
    return givers, getting if givers else patients


def _right_after(scene: Scene, verb: Token) -> list[Party]:
    """The party that stands right after a verb, where the parse has it otherwise: "supported ECOWAS efforts"."""
    for token in scene.doc[verb.i + 1 : verb.i + 1 + _RIGHT_AFTER]:
        party = scene.party_at(token)
        if party is not None:
            named = party.number is not None and scene.parsed.candidates[party.number].kind in {"named", "acronym"}
            owner = scene.doc[min(token.i + 1, len(scene.doc) - 1)].lower_ in {"'s", "’s"}
            if owner or noun_of(token.head) in kinds().relations.against_their_state:
                return []  # "defeat Nigeria's extremists"
            person = party.type == "person" and verb.lemma_ in kinds().relations.on_persons  # "killed Sgt. X"
            return [party] if named and (party.type in _FORCELIKE or person) else []
        if token.pos_ in {"VERB", "AUX", "PUNCT", "ADP", "SCONJ", "CCONJ", "PRON", "PART"}:
            return []
    return []


def _agents(scene: Scene, match: Match, noun: Token | None) -> list[Party]:
    """Who does it: before an event noun, or at the tokens of the role."""
    own = list(match.own if match.own_role == "agent" else ())
    thanks = noun is not None and noun.dep_ == "pobj" and noun.head.lower_ == "for"
    if thanks and noun is not None and own and scene.doc[own[0].token].lower_ in {"his", "her", "their", "its"}:
        thanked = [child for child in noun.head.head.children if child.dep_ == "dobj"]
        own = [party for child in thanked[:1] for party in scene.parties(child)] or own  # "for his leadership of"
    officers = kinds().relations.officers if match.frame.says in {"leads", "commands"} else frozenset()
    found = [*own, *_standing_for(scene, match.at(scene, "agent"), kinds().relations.events | officers)]
    return found or [party for top in match.at(scene, "agent")[:1] for party in _sent_by(scene, top)]


def _sent_by(scene: Scene, noun: Token) -> list[Party]:
    """Whose a force or an attack is, by the verb beside it: "The EU set up a mission to train the army"."""
    if noun.lemma_.lower() in kinds().relations.events | kinds().relations.with_support:
        return attackers_of(scene, noun) or light_verb_subject(scene, noun)
    if noun.lemma_.lower() not in kinds().relations.led | nouns("force") or noun.dep_ != "dobj":
        return []
    if any(child.lower_ in {"the", "that", "this"} for child in noun.lefts):
        return []
    return [
        party for subject in scene.subjects(noun.head) for party in scene.parties(subject) if party.type in _FORCELIKE
    ]


def _unnamed(scene: Scene, builder: Builder, match: Match, noun: Token | None) -> list[Party]:
    """Who fights or threatens without a name: "gunmen", "militia groups", "these attacks"."""
    words = kinds().relations
    tops = match.at(scene, "agent")[:1] or (light_subjects(scene, noun)[:1] if noun is not None else [])
    for top in tops:
        named = antecedent_of(top) if top.lower_ in {"who", "which", "that"} else top
        if named is None or named.pos_ != "NOUN":
            continue
        lemmas = {named.lemma_.lower(), *(child.lemma_.lower() for child in named.lefts if child.dep_ == "compound")}
        indefinite = any(child.lower_ in {"a", "an"} for child in named.lefts)
        if lemmas & words.armed or (indefinite and named.lemma_.lower() in words.led | words.in_words | nouns("force")):
            return [scene.in_words(named)]
        if lemmas & words.events and any(child.lower_ in {"these", "those", "such"} for child in named.lefts):
            return _attackers(scene, builder, named)
    return []


def _attackers(scene: Scene, builder: Builder, noun: Token) -> list[Party]:
    """Whose "these attacks" are: who was said to attack just before."""
    for draft in builder.latest(Relation):
        if draft.predicate == "fights" and draft.start < scene.parsed.start(noun):
            return [Party(draft.subject, noun.i, None, "words")]
    return []


def _patients(scene: Scene, match: Match) -> list[Party]:
    says = match.frame.says
    further: frozenset[str] = frozenset()
    if says == "supports":
        further = kinds().relations.supportable
    elif says in {"fights", "opposes"}:
        further = kinds().relations.aggression
    if says == "opposes":
        further |= kinds().relations.supportable | {"presence", "expansion", "plan", "rule", "deployment", "policy"}
    token = scene.doc[match.token]
    tokens = _objects(scene, match)
    if says == "threatens":  # "a threat of attacks against the US", "to the safety of its forces"
        tokens = [inner for top in tokens for inner in (safety_of(top) or ([] if top.head.lower_ == "of" else [top]))]
    if says == "fights" and token.pos_ == "NOUN":
        tokens = [inner for inner in tokens if inner.dep_ != "compound"]  # "a ground campaign"
    if says == "fights" and token.pos_ == "NOUN" and not tokens and token.dep_ == "dobj":
        near = frozenset({"against", "on", "upon"})  # "launched 12 strikes on them"
        tokens = prepositional(token.head, near) or _nearby(scene, token, "against")
    if says == "fights" and token.pos_ == "NOUN":  # "a campaign with Somalia" is not against it
        alone = token.lemma_.lower() not in kinds().relations.fought_with
        tokens = [inner for inner in tokens if not (alone and inner.head.lower_ == "with")]
        if token.lemma_.lower() in kinds().relations.fought_against:
            tokens = [inner for inner in tokens if inner.head.lower_ != "of"]
    return _standing_for(scene, tokens, further)


def _objects(scene: Scene, match: Match) -> list[Token]:
    """The tokens it is done to: also where "protect workers trying to help" is parsed as a clause."""
    tokens, token = match.at(scene, "patient"), scene.doc[match.token]
    if not tokens and token.pos_ == "VERB" and match.frame.object == "patient":
        clauses = [child for child in token.rights if child.dep_ == "ccomp" and child.tag_ == "VBG"]
        tokens = [inner for child in clauses[:1] for inner in child.lefts if inner.dep_ == "nsubj"]
    if match.frame.says == "supports":  # "back the formation of a force"
        made = [inner for top in tokens if noun_of(top) in _MAKING for inner in prepositional(top, frozenset({"of"}))]
        tokens = made or tokens
    if tokens or token.pos_ != "NOUN" or match.frame.says not in {"supports", "trains", "protects"}:
        return tokens
    top = token.head if token.dep_ == "conj" and token.head.dep_ == "dobj" else token
    if top.dep_ == "dobj" and top.head.lemma_ in kinds().relations.light:  # "provided support to them"
        to = frozenset({"to", "for"})
        return prepositional(top.head, to) or prepositional(top, to)
    return tokens


def _teaches(verb: Token) -> bool:
    """Whether advice is for forces: "trains and advises the army", "advised the militia"."""
    if any(child.dep_ in {"xcomp", "ccomp", "advcl"} for child in verb.rights):
        return False
    near = [verb.head, *(child for child in verb.children if child.dep_ == "conj")]
    taught = [noun_of(child) for child in verb.children if child.dep_ == "dobj"]
    return any(token.lemma_ in {"train", "trains", "mentor", "assist", "equip", "arm"} for token in near) or bool(
        set(taught) & (nouns("force") | kinds().relations.armed | kinds().relations.in_words)
    )


def _in_words(scene: Scene, match: Match) -> list[Party]:
    """What it is done to, where it has no name: "trains local forces", "leads the northern brigade"."""
    says = match.frame.says
    found: list[Party] = []
    for top in [one for one in _objects(scene, match) if one.dep_ != "compound"][:1]:
        antecedent = antecedent_of(top) if top.lower_ in {"who", "which", "that"} else top
        for noun in scene.with_conjuncts(antecedent)[:3] if antecedent is not None else []:
            if noun.lower_ == "one" and says == "leads" and any(child.dep_ == "prep" for child in noun.rights):
                found.append(Party(Reference(name=scene.parsed.noun_phrase(noun)), noun.i, None, "words"))
            number = scene.number_at(noun)
            if noun.pos_ not in {"NOUN", "PROPN"} or (
                number is not None and scene.parsed.candidates[number].kind != "bare"
            ):
                continue
            if says in {"leads", "commands"}:
                party = led_at(scene, noun)
                found += [party] if party is not None else []
            elif (
                says in {"trains", "protects", "supports", "fights", "threatens"}
                and _common(noun) in kinds().relations.in_words
            ):
                found.append(scene.in_words(noun))
    return found


def _common(noun: Token) -> str:
    """A noun as the lists have it, capitalised ones too: "Islamists"."""
    return noun.lower_.removesuffix("s") if noun.pos_ == "PROPN" else noun_of(noun)


def _is_target(match: Match, token: Token, party: Party) -> bool:
    """Whether a place can be what is protected or attacked."""
    return party.type == "place" and (
        match.frame.says == "protects" or (match.frame.says == "fights" and token.lemma_ in kinds().relations.on_places)
    )


def _is_of(scene: Scene, match: Match, party: Party) -> bool:
    """Whether the party is of a type that the frame allows, or may be."""
    return party.type in match.frame.only or (party.type is None and _is_definite(scene, party))


def _standing_for(scene: Scene, tokens: list[Token], further: frozenset[str]) -> list[Party]:
    """The parties at the tokens: by name, or by a noun that stands for them ("Taliban positions")."""
    found: list[Party] = []
    for token in tokens:
        top = antecedent_of(token) if token.lower_ in {"who", "which", "that"} else token
        if top is None:
            continue
        for noun in scene.with_conjuncts(top):
            own = scene.party_at(noun)
            name = noun_of(noun)
            whose = scene.party_at(noun.head) if noun.dep_ == "appos" else None
            if whose is not None and whose.type == "person" and (own is None or own.type == "country"):
                found.append(whose)  # "Miller, the American who commands"
                continue
            stands = (
                name
                in nouns("force")
                | nouns("people")
                | nouns("craft")
                | nouns("member")
                | kinds().relations.stands_for
                | further
            )
            if own is None and name in kinds().relations.against_their_state:
                found += [party for party in scene.parties(noun) if party.type not in {"country", "place"}]
                continue
            if own is None and stands and (users := used_by(scene, noun)):
                found += users
                continue
            of = prepositional(noun, frozenset({"of"})) if own is None and stands and name not in further else []
            if of and not scene.parties(noun):  # "the positions of the group"
                found += [party for inner in of[:1] for party in scene.parties(inner) if party.type in _FORCELIKE]
            if own is not None or stands or noun.pos_ in {"PRON", "PROPN"} or noun.i != top.i:
                found += [
                    party for party in scene.parties(noun) if all(not scene.same(party, known) for known in found)
                ]
    return found


def _acts(scene: Scene, party: Party) -> bool:
    if party.type == "words":
        return True
    if party.number is None or scene.parsed.candidates[party.number].kind == "bare":
        return False
    return party.type is None or party.type in _FORCELIKE or party.type == "person"


def _governs(scene: Scene, party: Party) -> bool:
    """Whether a place stands for the government that sits there: "Washington and the Taliban are in talks"."""
    entity = scene.parsed.candidates[party.number].entity if party.number is not None else None
    return entity is not None and entity.id in governed_from()


def _is_definite(scene: Scene, party: Party) -> bool:
    return party.number is not None and scene.parsed.candidates[party.number].kind in {"definite", "pronoun", "acronym"}


def find_support(scene: Scene, builder: Builder) -> None:
    """ "with the support of the US", "backed by Russia": those who support whoever does what the clause says."""
    for token in scene.tokens:
        if (
            token.lemma_.lower() not in kinds().relations.with_support
            or token.dep_ != "pobj"
            or token.head.lower_ != "with"
        ):
            continue
        helpers = list(scene.modifying(token))
        helpers += _standing_for(scene, prepositional(token, frozenset({"of", "from", "by"})), frozenset())
        verb = clause_verb(token.head)
        governor = token.head.head
        helped = scene.parties(governor) if governor.pos_ in {"NOUN", "PROPN"} else []
        if not helped:
            helped = [party for noun in scene.subjects(verb) for party in scene.parties(noun)]
        for helper in helpers:
            for party in helped:
                if not scene.same(helper, party) and _supports(scene, helper, party):
                    builder.add(
                        Relation,
                        "with the support of",
                        [helper.token, party.token, token.i],
                        at=token.i,
                        confidence=0.7,
                        subject=helper.reference,
                        predicate="supports",
                        object=party.reference,
                    )


def _supports(scene: Scene, helper: Party, helped: Party) -> bool:
    return scene.is_actor(helper) and scene.is_actor(helped) and "person" not in {helper.type, helped.type}


def find_working_with(scene: Scene, builder: Builder) -> None:
    """ "Assad is working with Russia to maintain control": who works with somebody in a conflict supports them."""
    for token in scene.tokens:
        if token.pos_ != "VERB" or token.lemma_ not in {
            "work",
            "fight",
            "battle",
            "partner",
            "operate",
            "ally",
            "coordinate",
        }:
            continue
        words = (
            frozenset({"with", "alongside"})
            if token.lemma_ in {"work", "ally", "partner", "coordinate"}
            else frozenset({"alongside"})
        )
        together = token.lemma_ in {"work", "ally", "partner", "coordinate"}  # else "fought alongside the army"
        helpers = [party for noun in prepositional(token, words) for party in scene.parties(noun)]
        if words == {"with", "alongside"} and not any(
            child.lemma_ in kinds().relations.conflict
            for child in scene.below(token)
            if child.pos_ == "VERB" and child.tag_ == "VB"
        ):
            continue
        for subject in scene.subjects(token):
            for party in scene.parties(subject):
                for helper in helpers:
                    if (
                        not scene.same(helper, party)
                        and scene.is_actor(helper)
                        and scene.is_actor(party)
                        and helper.type != "person"
                    ):
                        builder.add(
                            Relation,
                            "works with",
                            [party.token, token.i, helper.token],
                            at=token.i,
                            confidence=0.6,
                            modality=modality_of(token),
                            subject=(helper if together else party).reference,
                            predicate="supports",
                            object=(party if together else helper).reference,
                        )
