"""Relations: who leads, supports, fights, protects, trains or threatens whom, by name or by what stands for them."""

from spacy.tokens import Token

from schemas import Reference, Relation
from schemas.claims import Predicate
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.knowledge import nouns
from worker.extraction.claims.matching import Match
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import antecedent_of, clause_verb, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.knowledge import entity_named

_FORCELIKE = frozenset({"country", "organisation", "armed_group", "coalition"})
_LED_REACH = 6
_HYPHENATED: dict[str, Predicate] = {
    "led": "leads",
    "commanded": "commands",
    "backed": "supports",
    "supported": "supports",
    "sponsored": "supports",
    "trained": "trains",
}
_LEADABLE = frozenset({"coalition", "organisation"})
_BACKABLE = frozenset({"coalition", "organisation", "armed_group", "person"})


def add_relation(scene: Scene, builder: Builder, match: Match) -> None:
    """The relations of one frame: everybody in `agent` with everybody in `patient`."""
    noun = scene.doc[match.token] if scene.doc[match.token].pos_ == "NOUN" else None
    agents = [
        *(match.own if match.own_role == "agent" else ()),
        *_standing_for(scene, match.at(scene, "agent"), kinds().relations.events),
    ]
    patients = _standing_for(
        scene,
        match.at(scene, "patient"),
        kinds().relations.supportable if match.frame.says == "supports" else frozenset(),
    )
    between = [party for token in match.at(scene, "between") for party in scene.parties(token)]
    if len(between) > 1:  # "clashes between Hamas and Israel", "talks between Colombia and the FARC"
        agents, patients = between[:1], between[1:2]
    elif (
        not patients
        and len(agents) == 2
        and scene.doc[match.token].lemma_ in kinds().relations.each_other
        and noun is None
    ):
        agents, patients = agents[:1], agents[1:]
    if noun is not None and not agents:
        agents = _light_verb_subject(scene, noun)
    if noun is not None and not patients and match.frame.says == "fights":
        patients = _defended_against(scene, noun)
    agents = [party for party in agents if _acts(scene, party)]
    patients = [party for party in patients if _acts(scene, party)]
    if match.frame.says not in {"leads", "commands", "opposes"}:
        agents = [party for party in agents if party.type != "person"]
    if not patients and match.frame.says == "leads":  # "a coalition of 42 nations led by the United States"
        above = [
            token.head.head
            for token in match.at(scene, "patient")
            if token.dep_ == "pobj" and token.head.lower_ == "of"
        ]
        patients = [party for noun in above if (party := scene.party_at(noun)) is not None and _acts(scene, party)]
    only = match.frame.only
    if only:
        patients = [
            party for party in patients if party.type in only or (party.type is None and _is_definite(scene, party))
        ]
    if match.frame.says in {"fights", "opposes", "threatens"}:
        patients = [party for party in patients if party.type != "person"]
    for agent in agents:
        for patient in patients:
            if scene.same(agent, patient):
                continue
            builder.add(
                Relation,
                match.frame.name,
                [agent.token, patient.token, match.token],
                at=match.token,
                modality=match.modality(scene),
                subject=agent.reference,
                predicate=match.frame.says,
                object=patient.reference,
            )


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
            if own is not None or stands or noun.pos_ in {"PRON", "PROPN"} or noun.i != top.i:
                found += [
                    party for party in scene.parties(noun) if all(not scene.same(party, known) for known in found)
                ]
    return found


def _light_verb_subject(scene: Scene, noun: Token) -> list[Party]:
    """ "France carried out strikes on X", "The Taliban have stepped up attacks on X": the subject of the verb."""
    words = kinds().relations
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in words.amounts:
        noun = noun.head.head  # "a series of attacks"
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ == "in" and verb.head.lemma_ in {"engage", "participate"}:
        verb = verb.head
    elif noun.dep_ not in {"dobj", "nsubjpass"} or verb.lemma_ not in words.light:
        return []
    return [party for subject in scene.subjects(verb) for party in scene.parties(subject)]


def _defended_against(scene: Scene, noun: Token) -> list[Party]:
    """Whom "Russian aggression" is against in "Ukraine's ability to defend itself against Russian aggression"."""
    preposition = noun.head
    verb = preposition.head
    if (
        noun.dep_ != "pobj"
        or preposition.lower_ not in {"against", "from"}
        or verb.lemma_ not in {"defend", "protect", "shield", "guard"}
    ):
        return []
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    if objects and objects[0].lower_ not in {"itself", "themselves"}:
        return scene.parties(objects[0])
    return [party for subject in scene.subjects(verb) for party in (scene.parties(subject) or scene.modifying(subject))]


def _acts(scene: Scene, party: Party) -> bool:
    if party.number is None or scene.parsed.candidates[party.number].kind == "bare":
        return False
    return party.type is None or party.type in _FORCELIKE or party.type == "person"


def _is_definite(scene: Scene, party: Party) -> bool:
    return party.number is not None and scene.parsed.candidates[party.number].kind in {"definite", "pronoun", "acronym"}


def find_support(scene: Scene, builder: Builder) -> None:
    """ "with the support of the US", "backed by Russia": those who support whoever does what the clause says."""
    for token in scene.doc:
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
    for token in scene.doc:
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


def find_led(scene: Scene, builder: Builder) -> None:
    """ "the US-led coalition", "Rwanda-backed M23 rebels": who leads or supports, in one word with whom."""
    doc = scene.doc
    for token in doc:
        word = token.lower_.rpartition("-")[2]
        predicate = _HYPHENATED.get(word)
        if predicate is None:
            continue
        if token.lower_ == word and not (token.i > 1 and doc[token.i - 1].text in {"-", "‑", "–"}):
            continue
        noun = _led(scene, token, _LEADABLE if predicate != "supports" else _BACKABLE)
        if noun is None:
            continue
        for leader, place in _leaders(scene, token):
            builder.add(
                Relation,
                f"X-{word}",
                [place, token.i, noun.i],
                at=token.i,
                confidence=0.95,
                subject=leader,
                predicate=predicate,
                object=scene.parsed.reference(noun),
            )


def _led(scene: Scene, token: Token, types: frozenset[str]) -> Token | None:
    """The coalition or body that follows "-led"."""
    for other in scene.doc[token.i + 1 : token.i + 1 + _LED_REACH]:
        number = scene.number_at(other)
        if number is not None and (scene.type_of(number) in types or _is_group(scene, number)):
            last = other
            while last.i + 1 < len(scene.doc) and scene.number_at(scene.doc[last.i + 1]) == number:
                last = scene.doc[last.i + 1]
            return last
        if other.pos_ in {"VERB", "AUX", "PUNCT", "ADP"}:
            return None
    return None


def _is_group(scene: Scene, number: int) -> bool:
    candidate = scene.parsed.candidates[number]
    return candidate.entity is None and candidate.kind == "definite"


def _leaders(scene: Scene, token: Token) -> list[tuple[Reference, int]]:
    """Who stands before "-led": a candidate of its own, or one within the coalition's name."""
    doc = scene.doc
    before = token.i - 2 if "-" not in token.text else token.i
    found: list[tuple[Reference, int]] = []
    while before >= 0 and len(found) < 3:
        start, end = scene.parsed.start(doc[before]), scene.parsed.end(doc[before])
        number = _narrowest(scene, start, end)
        if number is None:
            known = _known_leader(scene, before)
            found += [known] if known is not None and not found else []
            break
        candidate = scene.parsed.candidates[number]
        found.append(
            (Reference(id=f"#{number}", name=scene.parsed.source.text[candidate.start : candidate.end]), before)
        )
        while before >= 0 and scene.parsed.start(doc[before]) > candidate.start:
            before -= 1
        before -= 1
        if before < 1 or doc[before].text not in {"-", "and", "–"}:  # "US- and British-led", "Franco-British-led"
            break
        before -= 2 if doc[before].lower_ == "and" and doc[before - 1].text == "-" else 1
    return found


def _known_leader(scene: Scene, last: int) -> tuple[Reference, int] | None:
    """The leader whose name is only part of the coalition's: "Saudi" in "the Saudi-led coalition in Yemen"."""
    for first in range(max(0, last - 3), last + 1):
        words = scene.doc[first : last + 1].text
        known = entity_named(words)
        if known is not None and known.type in {"country", "organisation"}:
            return Reference(id=known.id, type=known.type, name=known.name), first
    return None


def _narrowest(scene: Scene, start: int, end: int) -> int | None:
    """The shortest candidate over a stretch of text that could lead."""
    best: int | None = None
    for number, candidate in enumerate(scene.parsed.candidates):
        if candidate.start <= start < candidate.end and scene.type_of(number) in {"country", "organisation"}:
            known = scene.parsed.candidates[best] if best is not None else None
            if known is None or candidate.end - candidate.start < known.end - known.start:
                best = number
    return best
