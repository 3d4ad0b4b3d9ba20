"""Fighting that no frame of one verb tells: missiles fired at somebody, victims of an attack, who opposes whom."""

from spacy.tokens import Token

from schemas import Relation
from schemas.claims import Predicate
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, prepositional
from worker.extraction.claims.words import kinds

_FORCELIKE = frozenset({"country", "organisation", "armed_group", "coalition"})
_AIMED = frozenset({"at", "against", "on", "into", "towards", "toward", "over", "onto"})
_DURING = frozenset({"in", "during", "by", "from", "after", "to", "when", "under"})
_REACH = 9


def find_fire(scene: Scene, builder: Builder) -> None:
    """ "launched missiles against targets in Saudi Arabia", "fired rockets at Israel"."""
    words = kinds().relations
    for token in scene.tokens:
        if token.pos_ != "VERB" or token.lemma_ not in words.firing:
            continue
        fired = [noun for noun in scene.objects(token) if _is_fired(noun)]
        if not fired:
            continue
        aimed = prepositional(token, _AIMED) + [inner for noun in fired for inner in prepositional(noun, _AIMED)]
        targets = [party for noun in aimed for party in hit_at(scene, noun)]
        if not targets:
            targets = [scene.in_words(noun) for noun in aimed[:1] if noun_of(noun) in words.in_words]
        shooters = [party for noun in scene.subjects(token) for party in scene.parties(noun)]
        _fights(scene, builder, "fires at", token, shooters, targets)


def find_claimed(scene: Scene, builder: Builder) -> None:
    """ "claimed responsibility for the attack on a German convoy"."""
    for token in scene.tokens:
        if token.lower_ != "responsibility" or token.dep_ != "dobj" or token.head.lemma_ not in {"claim", "take"}:
            continue
        attacks = prepositional(token, frozenset({"for"})) + prepositional(token.head, frozenset({"for"}))
        hit = [noun for attack in attacks for noun in prepositional(attack, _AIMED)]
        targets = [party for noun in hit for party in hit_at(scene, noun)]
        doers = [party for noun in scene.subjects(token.head) for party in scene.parties(noun)]
        _fights(scene, builder, "claims an attack", token.head, doers, targets)


def find_between(scene: Scene, builder: Builder) -> None:
    """ "fighting between Russia and Ukraine went on", "battles raged between the army and the rebels"."""
    for token in scene.tokens:
        if token.lower_ != "between" or token.dep_ != "prep":
            continue
        above = token.head
        fought = [above, *(child for child in above.lefts if child.dep_ == "nsubj" and above.pos_ == "VERB")]
        fought += [above.head] if above.dep_ == "conj" else []
        if not any(noun_of(one) in kinds().relations.fought_with or one.lower_ == "fighting" for one in fought):
            continue
        sides = [
            party
            for top in token.children
            if top.dep_ == "pobj"
            for noun in scene.with_conjuncts(top)
            for party in scene.parties(noun)[:1]
            if party.type in _FORCELIKE
        ]
        _fights(scene, builder, "fight between", token, sides[:1], sides[1:2])


def _is_fired(noun: Token) -> bool:
    """Whether a noun is something fired, or counts it: "a wave of drones"."""
    words = kinds().relations
    of = prepositional(noun, frozenset({"of"})) if noun_of(noun) in words.amounts else []
    return any(noun_of(one) in words.missiles for one in (noun, *of))


def hit_at(scene: Scene, noun: Token) -> list[Party]:
    """Who is hit where a target has no name: whose it is, whom the words after it name, or in which country it is."""
    own = [party for party in scene.parties(noun) if party.type in _FORCELIKE]
    return own or within(scene, noun)


def within(scene: Scene, noun: Token) -> list[Party]:
    """The group that the words after a target name, else the country where it is: "targets in Saudi Arabia"."""
    states: list[Party] = []
    for token in scene.doc[noun.i + 1 : noun.i + 1 + _REACH]:
        if token.text in {",", ".", ";"}:
            break
        party = scene.party_at(token)
        if party is not None and party.type == "armed_group":
            return [party]
        if party is not None and party.type == "country" and token.dep_ in {"pobj", "conj"}:
            states.append(party)
    return states[:3]


def victims_of(scene: Scene, noun: Token) -> list[Party]:
    """Whom an attack has hit that is told as where they died: "twelve soldiers were killed in an ambush by X"."""
    for child in noun.rights:  # "attacks that wounded a French soldier"
        if child.dep_ == "relcl" and child.lemma_ in kinds().relations.dying:
            hurt = [inner for inner in child.rights if inner.dep_ == "dobj"]
            return [party for one in hurt for party in scene.parties(one) if party.type in _FORCELIKE]
    if noun.dep_ != "pobj" or noun.head.lower_ not in _DURING:
        return []
    verb = clause_verb(noun.head)
    if verb.lemma_ not in kinds().relations.dying:
        return []
    hit = [child for child in verb.children if child.dep_ in {"nsubjpass", "nsubj"}]
    if verb.dep_ == "acl" and not hit:
        hit = [verb.head]
    return [party for child in hit[:1] for party in scene.parties(child) if party.type in _FORCELIKE]


def attackers_of(scene: Scene, noun: Token) -> list[Party]:
    """Who is said to be behind an attack: "an attack claimed by al-Shabab", "blamed on the rebels"."""
    for child in noun.rights:
        if child.dep_ in {"acl", "relcl"} and child.lemma_ in kinds().relations.claimed:
            return [
                party for one in prepositional(child, frozenset({"by", "on", "to"})) for party in scene.parties(one)
            ]
    return []


def find_opposed(scene: Scene, builder: Builder) -> None:
    """ "is opposed to the presence of foreign troops": who is opposed to somebody or to what they do."""
    for token in scene.tokens:
        if token.lower_ != "opposed" or not any(child.lower_ == "to" for child in token.rights):
            continue
        verbs = [token, token.head, *(child for child in token.lefts if child.dep_ in {"aux", "auxpass"})]
        opponents = [
            party
            for verb in verbs
            for child in verb.lefts
            if child.dep_ in {"nsubj", "nsubjpass"} and child.i < token.i
            for party in scene.parties(child)
        ]
        for noun in prepositional(token, frozenset({"to"})):
            parts = [noun, *prepositional(noun, frozenset({"of", "by", "for"}))]
            opposed = next((found for part in parts if (found := scene.parties(part))), [])
            if not opposed:
                opposed = [scene.in_words(part) for part in parts if noun_of(part) in kinds().relations.in_words][:1]
            _relate(scene, builder, "opposed to", token, opponents, opposed, "opposes")


def _fights(
    scene: Scene, builder: Builder, frame: str, token: Token, agents: list[Party], patients: list[Party]
) -> None:
    _relate(scene, builder, frame, token, [a for a in agents if a.type != "person"], patients, "fights")


def _relate(
    scene: Scene,
    builder: Builder,
    frame: str,
    token: Token,
    agents: list[Party],
    patients: list[Party],
    predicate: Predicate,
) -> None:
    for agent in agents[:4]:
        for patient in patients[:4]:
            if agent.type in _FORCELIKE | {None, "person"} and not scene.same(agent, patient):
                builder.add(
                    Relation,
                    frame,
                    [agent.token, token.i, patient.token],
                    at=token.i,
                    modality=modality_of(token),
                    confidence=0.7,
                    subject=agent.reference,
                    predicate=predicate,
                    object=patient.reference,
                )
