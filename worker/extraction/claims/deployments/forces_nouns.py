"""What the noun of forces is: a unit with a name, one that follows others, people who are given, a named ship."""

from spacy.tokens import Token

from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.forces_words import is_force
from worker.extraction.claims.deployments.postures import posture_of
from worker.extraction.claims.doers import HAVING
from worker.extraction.claims.quantities import Quantity, noun_of
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import nouns

_FRESH = frozenset({"fresh", "new", "second", "third", "another", "first", "small", "smaller", "larger", "further"})

_OF = frozenset({"of"})
_FROM = frozenset({"from"})
_WHO_HAVE_MEN = frozenset({"armed_group", "person", "country", "coalition"})
_THEIRS = frozenset({"its", "their"})
_PEOPLE = frozenset({"people", "person", "man", "men", "woman", "women"})
_SERVING = frozenset({"patrol", "serve", "monitor", "guard", "watch", "man", "police", "observe"})
_WHOLES = frozenset({"force", "mission", "operation", "contingent", "coalition", "group", "battalion", "brigade"})
_FEWEST = 20  # whom somebody sends, and not those who have robbed a bank


def is_named_unit(scene: Scene, head: Token) -> bool:
    """Whether a unit has a name and a country: "South Korea's Zaytun unit", "Ghanaian units", "units from Togo"."""
    named = any(child.dep_ == "compound" and child.pos_ == "PROPN" for child in head.lefts)
    behind = (party for noun in prepositional(head, _FROM) for party in scene.parties(noun))
    states = [party for party in (*scene.modifying(head), *behind) if party.type == "country"]
    if head.lower_ == "units" and scene.has_forces and head.dep_ == "dobj" and posture_of(head.head) == "deploying":
        return True  # "Ukraine and Poland have sent units"
    comes = head.dep_ in {"nsubj", "nsubjpass"} and posture_of(head.head) is not None  # "a Danish unit will follow"
    single = head.lower_ == "unit" and (named or (scene.has_forces and comes))
    return bool(states) and (single or (head.lower_ == "units" and scene.has_forces))


def may_be_forces(scene: Scene, head: Token) -> bool:
    """Whether a unit that may be something else is forces if its document is about them: "sent a division to Gao".

    Not so "the company left", "a division of labour".
    """
    if head.lower_ not in around().units:
        return False
    consists = prepositional(head, _OF)
    for inner in consists:
        men = noun_of(inner) in around().human and bool(scene.by_head.get(inner.i))  # "a division of 10,000 men"
        if not (men or is_force(inner)) and inner.i not in scene.counting and scene.party_at(inner) is None:
            return False
    if head.lower_ != "company" or head.dep_ not in {"nsubj", "pobj", "poss"}:
        return True
    nation = any(party.type == "country" for party in scene.modifying(head))
    return nation and head.dep_ == "nsubj" and posture_of(head.head) in {"deploying", None}  # firms leave too


def is_fresh(unit: Token) -> bool:
    """Whether a unit follows others: "will send a fresh unit", "a smaller contingent was based in Juba"."""
    return any(child.lower_ in _FRESH for child in unit.lefts)


def are_provided(head: Token) -> bool:
    """Whether people are what somebody gives: "Fiji will provide 15 people", but not "provided 90 people with food"."""
    verb = head.head
    people = noun_of(head) in _PEOPLE and head.dep_ == "dobj"
    if people and verb.lemma_ in HAVING and _are_there(head, verb):
        return True  # "Sweden has 410 people there", "has kept 12 men in the force"
    given = people and verb.lemma_ in around().providing
    return given and all(child.lower_ != "with" for child in (*verb.rights, *head.rights))


def _are_there(people: Token, verb: Token) -> bool:
    """Whether people that somebody has are said to be there, in a mission, or to do what forces do."""
    below = (*people.rights, *verb.rights)
    if any(word.lower_ == "there" for word in below):
        return True
    if any(word.dep_ == "acl" and word.tag_ == "VBG" and word.lemma_ in _SERVING for word in people.rights):
        return True  # "has 103 people patrolling the border"
    whole = (noun for word in below if word.lower_ in {"in", "with"} for noun in word.rights if noun.dep_ == "pobj")
    return any(noun.lemma_.lower() in _WHOLES for noun in whole)


def are_irregulars(scene: Scene, head: Token, quantity: Quantity | None) -> bool:
    """Whether fighters are counted or somebody's: "1,000 guerrillas", "its gunmen", "gunmen of the movement"."""
    if noun_of(head) in around().human and quantity is None:  # "its men", "Haftar's men"
        owners = [party for party in scene.modifying(head) if scene.doc[party.token].dep_ == "poss"]
        theirs = any(party.type in _WHO_HAVE_MEN for party in owners)
        theirs = theirs or any(child.lower_ in _THEIRS and child.dep_ == "poss" for child in head.lefts)
        return theirs and head.tag_ in {"NNS", "NNPS"}
    if noun_of(head) not in around().irregulars:
        return False
    if quantity is not None and quantity.count >= _FEWEST:
        return True
    owners = [*scene.modifying(head), *(party for noun in prepositional(head, _OF) for party in scene.parties(noun))]
    return any(party.type != "place" for party in owners)


def kind_of_named(head: Token) -> Token | None:
    """The noun before the name of a ship or a unit: "the frigate Hessen"."""
    if head.pos_ != "PROPN":
        return None
    return next((child for child in head.lefts if noun_of(child) in nouns("craft") and child.text.islower()), None)


def unit_of(scene: Scene, head: Token) -> str | None:
    if head.lower_ in {"presence", "deployment"}:
        return None
    words: list[str] = []
    at = head.i - 1
    while at >= 0 and len(words) < 3 and scene.number_at(scene.doc[at]) is None:
        child = scene.doc[at]
        if (
            child.dep_ not in {"compound", "amod", "nmod"}
            or not child.is_alpha
            or child.lower_ in kinds().forces.no_part_of_unit
            or child.lower_ in {"strong", "man", "member", "person"}
        ):
            break
        words.insert(0, child.lower_)
        at -= 1
    return " ".join([*words, head.lower_])
