"""Which nouns are forces: soldiers, groups of them, ships, aircraft, arms."""

from spacy.tokens import Token

from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.syntax import prepositional
from worker.extraction.counting.units import nouns
from worker.extraction.model.neighbours import word_before

# Units that have men and arms.
UNITS = frozenset({"division", "brigade", "battalion", "regiment", "company", "battlegroup", "contingent", "squadron"})
_SENT = frozenset({"dobj", "nsubjpass"})


_SERVICES = frozenset({"service", "force", "forces", "army", "navy", "guard", "corps"})
_MANNED = frozenset(
    {"forces", "force", "army", "military", "guard", "contingent", "battalion", "brigade", "regiment", "battlegroup"}
)


def is_group(token: Token) -> bool:
    """Whether a noun is a group of soldiers by the words before it: "battle group", "reconstruction team"."""
    word = token.lower_
    if word in {"members", "member"} and word_before(token) in _SERVICES:
        return True  # "service members", "Defence Force members"
    if word == "members":  # "780 members of the Canadian armed forces"
        following = [word.lower_ for word in token.doc[token.i + 1 : token.i + 7]]
        counted = any(child.dep_ == "nummod" for child in token.lefts)  # "12 members of the monitoring mission"
        manned = _MANNED | ({"team", "mission", "monitoring", "peacekeeping", "observer"} if counted else set())
        return following[:1] == ["of"] and not manned.isdisjoint(following)
    if token.lemma_.lower() not in around().groups:
        return False
    return any(before.lower_ in around().military for before in token.doc[max(token.i - 3, 0) : token.i])


def is_of_merchants(ship: Token) -> bool:
    """Whether a ship is none of a navy, by the word before it: "four merchant vessels", "cargo ships"."""
    return noun_of(ship) in _VESSELS and any(child.lower_ in _TRADING for child in ship.lefts)


_VESSELS = frozenset({"ship", "vessel", "boat"})
_TRADING = frozenset(
    {"merchant", "cargo", "fishing", "passenger", "container", "commercial", "civilian", "cruise", "trading", "private"}
)
_OF_FIRMS = frozenset({"military", "security", "private"})


def _are_nationals(noun: Token) -> bool:
    """Whether a noun is of people by their nation: "two companies of Fijians"."""
    return noun.tag_ in {"NNPS", "NNS"} and noun.text[:1].isupper() and noun.ent_type_ == "NORP"


def is_force(token: Token) -> bool:
    """Whether a noun names people under arms, ships, aircraft or arms: "troops", "frigate", "battle group"."""
    noun = noun_of(token)
    if noun == "company":  # most companies do business
        before = {child.lower_ for child in token.lefts}
        if before & _OF_FIRMS:
            return False  # "Chinese military companies" do business
        theirs = token.dep_ == "nsubj" and any(
            child.text[:1].isupper() and child.dep_ == "amod" for child in token.lefts
        )
        return (
            theirs
            or token.dep_ in _SENT
            or bool(before & around().military)
            or any(is_force(inner) or _are_nationals(inner) for inner in prepositional(token, frozenset({"of"})))
        )
    if noun in nouns("force") or noun in nouns("craft"):
        return True
    return is_group(token) or noun == "column"


def is_joint(noun: Token) -> bool:
    """Whether a force is that of several, and of none of them alone: "a regional force", "their joint brigade"."""
    whole = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun  # "a joint force of 900 men"
    several = whole.lemma_ in _WHOLES and any(child.lower_ in _OF_SEVERAL for child in whole.lefts)
    return several or are_of_a_mission(noun)


def are_of_a_mission(noun: Token) -> bool:
    """Whether those whom several provide are a mission's: "Malawi and Togo are to provide its 900 soldiers"."""
    its = any(child.dep_ == "poss" and child.lower_ == "its" for child in noun.lefts)
    return its and noun.head.lemma_ in _PROVIDING and any(child.dep_ == "nummod" for child in noun.lefts)


_PROVIDING = frozenset({"provide", "contribute", "supply", "furnish", "give", "field", "raise"})
_WHOLES = frozenset({"force", "mission", "brigade", "battlegroup", "fleet", "army", "battalion"})
_OF_SEVERAL = frozenset({"joint", "regional", "multinational", "common", "combined", "international", "multilateral"})
