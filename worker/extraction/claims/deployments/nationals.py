"""Nationals that are counted and are soldiers: "2,000 Swedes", "30 Dutch, 12 Danish and one Swiss soldiers"."""

from spacy.tokens import Token

from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.forces_words import is_force, is_group
from worker.extraction.claims.deployments.whereabouts import THERE
from worker.extraction.claims.quantities import Quantity, noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.counting.units import nouns

_FAR_BACK = 16
_ON_THEIR_WAY = frozenset({"expect", "await", "leave", "fly", "join"})
_FLEEING = frozenset({"flee", "escape", "displace", "uproot", "starve", "emigrate"})
_DWELLING = frozenset({"live", "reside", "dwell", "settle", "vote", "inhabit", "study"})
_WARRING = frozenset({"fight", "hunt", "battle", "comb", "pursue", "guard", "defend", "man", "police"})
_LONGEST_SHARING = 24  # tokens


def nation_told(scene: Scene, at: int) -> Party | None:
    """Whose soldiers those "of them" are, from the token behind: "1,000 of whom will be Kenyan", "200 of them from"."""
    for token in scene.doc[at : at + 6]:
        party = scene.party_at(token)
        if party is not None and party.type == "country":
            return party
        if token.pos_ not in {"AUX", "DET", "ADV"} and token.lemma_ != "come" and token.lower_ != "from":
            return None
    return None


def of_forces(noun: Token) -> bool:
    """Whether a noun is one of forces, or of people who may be."""
    return noun_of(noun) in nouns("force") | around().human or is_group(noun)


def counts_forces(scene: Scene, quantity: Quantity) -> bool:
    """Whether a number counts forces, or nationals who may be."""
    if quantity.head is None:
        return False
    party = scene.party_at(scene.doc[quantity.head])
    return of_forces(scene.doc[quantity.head]) or (party is not None and party.type == "country")


def are_soldiers(scene: Scene, noun: Token, quantity: Quantity, above: Token | None) -> bool:
    """Whether nationals that are counted are soldiers, as the words before them or the verb above say: not "voted"."""
    if shares_a_noun(scene, quantity):
        return True
    first = scene.sentence(quantity.first)[0]
    if are_civilians(scene, noun.i) or (noun.head.pos_ == "VERB" and noun.head.lemma_ in _FLEEING):
        return False
    if noun.head.pos_ == "VERB" and noun.head.lemma_ in _DWELLING and noun.dep_ == "nsubj":
        return False
    before = scene.doc[max(first, quantity.first - _FAR_BACK) : quantity.first]
    if any((of_forces(token) and token.pos_ != "VERB") or token.lemma_.lower() in around().leaving for token in before):
        return True  # "The pullout began when the first 3,000 Cubans left Luanda"
    for token in scene.doc[noun.i + 1 : quantity.first + 8]:
        if token.pos_ in {"VERB", "AUX"}:
            break
        if of_forces(token):
            return True  # "2,100 French and 6,000 African troops"
    serving = {"serve", "deploy", "station", "base", "garrison", "patrol"}
    if above is None:
        return False
    doing = next((child for child in above.rights if child.dep_ == "xcomp"), above)  # "continue to hunt them"
    if scene.has_forces and doing.lemma_ in _WARRING:
        return True
    if above.lemma_ == "be" and _are_beside_forces(scene, quantity) and _are_somewhere(scene, above):
        return True  # "was built for Kenyan police. Some 700 Kenyans were in Haiti in May"
    spoken_of = scene.first_force < quantity.first and (
        above.lemma_ in around().soldierly | _ON_THEIR_WAY or _takes_up(above)
    )
    return spoken_of or above.lemma_ in serving or any(child.lower_ == "home" for child in above.rights)


def _are_somewhere(scene: Scene, be: Token) -> bool:
    """Whether a clause says that somebody is at a place that bears a name: "are in Kosovo", but not "in the bus"."""
    return any(scene.party_at(spot) is not None for spot in prepositional(be, THERE))


def _are_beside_forces(scene: Scene, quantity: Quantity) -> bool:
    """Whether the sentence before speaks of forces."""
    start, first = scene.sentence_before(quantity.first)
    return any(is_force(token) and noun_of(token) in nouns("force") for token in scene.doc[start:first])


def _takes_up(verb: Token) -> bool:
    """Whether somebody "takes up position"."""
    return verb.lemma_ == "take" and any(child.lemma_ == "position" for child in verb.rights)


def are_civilians(scene: Scene, at: int) -> bool:
    """Whether the words before nationals tell that they are no soldiers: "26 crew, 24 Indians and two Burmese"."""
    first = max(scene.sentence(at)[0], at - _FAR_BACK)
    return any(token.lemma_.lower() in around().civil for token in scene.doc[first:at])


def shares_a_noun(scene: Scene, quantity: Quantity) -> bool:
    """Whether what a number counts stands at the end of a list: "30 Dutch, 12 Danish and one Swiss soldiers"."""
    return shared_noun(scene, quantity) is not None


def shared_noun(scene: Scene, quantity: Quantity) -> Token | None:
    """The noun at the end of a list of nationals whose first or middle a number counts."""
    if quantity.last + 1 >= len(scene.doc) or scene.doc[quantity.last + 1].lower_ not in {",", "and", "&"}:
        return None
    numbers = 0
    for token in scene.doc[quantity.last : quantity.last + _LONGEST_SHARING]:
        if of_forces(token):
            return token if numbers else None
        if token.pos_ not in {"NUM", "ADJ", "PROPN", "PUNCT", "CCONJ", "ADV"} and scene.party_at(token) is None:
            return None
        numbers += token.pos_ == "NUM"
    return None


def are_people(scene: Scene, noun: Token, quantity: Quantity) -> bool:
    """Whether a country's word counted means its people: "2,000 Swedes", "2,100 French and 600 other troops"."""
    if noun.tag_ in {"NNS", "NNPS"} or noun.lower_.endswith(("s", "ese", "sh")) or shares_a_noun(scene, quantity):
        return True
    later = scene.quantities_between(noun.i + 1, noun.i + 2)
    return bool(later) and later[0].head is not None and of_forces(scene.doc[later[0].head])
