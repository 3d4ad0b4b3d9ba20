"""Members by the forces that take part: "an Irish contingent to take part", "the Spanish frigate Rota joined"."""

from spacy.tokens import Token

from worker.extraction.claims.deployments.belonging import navy_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import antecedent_or_self, clause_verb, governed_right_after
from worker.extraction.claims.words import belonging
from worker.extraction.counting.units import nouns
from worker.extraction.model.neighbours import word_before

_THE = frozenset({"the", "these", "those"})
_FROM = frozenset({"from", "of"})
_SENT = frozenset({"deployment", "dispatch", "contingent", "sending", "despatch", "departure"})


def of_ships(scene: Scene, tokens: list[Token]) -> list[Party]:
    """Whose the ships are that bear a name: "the Spanish frigate Rota joined KFOR", "HMAS Perth joined the force"."""
    found: list[Party] = []
    for name in (one for one in tokens if one.pos_ == "PROPN"):
        navy = navy_of(scene, name)
        if navy is not None:
            found.append(navy)
        elif any(noun_of(child) in nouns("craft") for child in name.lefts):
            found += [party for party in scene.modifying(name) if party.type == "country"]
    return found


def spoken_of(scene: Scene, tokens: list[Token]) -> list[Party]:
    """Whose "the soldiers" are, told right before: "flew men from Burundi to Bangui. The men are joining the force"."""
    told = (noun for noun in tokens if noun_of(noun) in nouns("force") and not scene.modifying(noun))
    noun = next((noun for noun in told if any(child.lower_ in _THE for child in noun.lefts)), None)
    if noun is None:
        return []
    first, start = scene.sentence_before(noun.i)
    for forces in reversed(scene.tokens[first:start]):
        if forces.pos_ != "NOUN" or noun_of(forces) not in nouns("force"):
            continue
        behind = governed_right_after(forces, frozenset({"from"}))
        if behind and clause_verb(forces).lemma_ in belonging().away:
            return []  # "withdrew soldiers from Mali. The soldiers will join"
        owners = scene.modifying(forces) or [party for one in behind for party in scene.parties(one)]
        return [party for party in owners if party.type == "country"]
    return []


def from_states(scene: Scene, tokens: list[Token]) -> list[Party]:
    """The states that soldiers come from who are in it: "the soldiers from Chad, Mali and Niger who serve in it"."""
    forces = [noun for noun in map(_forces_above, map(antecedent_or_self, tokens)) if noun_of(noun) in nouns("force")]
    behind = [noun for one in forces for noun in governed_right_after(one, _FROM)]
    parties = [party for noun in behind for party in scene.parties(noun)]
    return [party for party in parties if party.type == "country"]


def _forces_above(name: Token) -> Token:
    """The noun that a row of states belongs to, where the parse hangs a clause on the last of them."""
    while name.dep_ in {"conj", "pobj"} or (name.dep_ == "prep" and name.lower_ in _FROM):
        name = name.head
    return name


def whose_organ(scene: Scene, tokens: list[Token]) -> list[Party]:
    """The state before "whose government" and "whose parliament": "invited Fiji, whose cabinet turned it down"."""
    for noun in tokens:
        whose = next((child for child in noun.lefts if child.lower_ == "whose"), None)
        if whose is None or whose.i < 2 or noun.lemma_.lower() not in belonging().organs:
            continue
        at = whose.i - 2 if whose.nbor(-1).text == "," else whose.i - 1
        state = scene.party_at(scene.doc[at])
        return [state] if state is not None and state.type == "country" else []
    return []


def whose_forces(scene: Scene, verb: Token) -> list[Party]:
    """Whose the forces are that stand before what they are to do: "provision of an Irish contingent to take part"."""
    forces = verb.doc[max(verb.i - 2, 0)]
    if verb.tag_ != "VB" or word_before(verb) != "to" or noun_of(forces) not in nouns("force"):
        return []
    return [party for party in scene.modifying(forces) if party.type == "country"]


def sending(scene: Scene, verb: Token) -> list[Party]:
    """Whoever sends men that are to join: "the Danish government approved the deployment of 50 men to join it"."""
    forces = nouns("force", "craft")
    sent = [noun for noun in scene.subjects(verb) if noun_of(noun) in forces or noun.lemma_ in _SENT]
    if not sent or verb.head.i == verb.i or verb.head.pos_ == "AUX":
        return []
    sender = verb.head if verb.head.pos_ == "VERB" else clause_verb(verb.head)
    return [p for noun in scene.subjects(sender) for p in scene.parties(noun) if p.type == "country"]
