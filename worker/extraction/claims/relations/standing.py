"""Whom a noun stands for: by name, as part of somebody ("Taliban positions"), or by itself ("the army")."""

from spacy.tokens import Token

from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.relations.attacks import used_by
from worker.extraction.claims.rows import told_to_be
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import RELATIVE, antecedent_of, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import nouns
from worker.extraction.reading import ACTING

COUNTING = frozenset({"hundred", "thousand", "dozen", "score"})
PARTNERING = frozenset({"partnership", "commitment", "generosity"})


def standing_for(scene: Scene, tokens: list[Token], further: frozenset[str]) -> list[Party]:
    """The parties at the tokens: by name, or by a noun that stands for them ("Taliban positions")."""
    found: list[Party] = []
    for token in tokens:
        top = antecedent_of(token) if token.lower_ in RELATIVE else token
        if top is None:
            continue
        if told_to_be(top) is not None and (said := scene.parties_of_one(top)):
            found += said  # "Chad is among those that have helped", "the LRA is a group fighting them"
            continue
        for noun in [counted(one) for one in scene.with_conjuncts(top)]:
            own = scene.party_at(noun)
            name = noun_of(noun)
            whose = scene.renamed(noun)
            if whose is not None and whose.type == "person" and (own is None or own.type == "country"):
                found.append(whose)  # "Miller, the American who commands"
                continue
            if own is None and whose is not None and whose.type in ACTING:
                found.append(whose)  # "CMF, a partnership led by the United States"
                continue
            if own is None and name in kinds().relations.proxies and (named := scene.listed(noun)):
                found += named  # "arms proxies such as the Houthis"
                continue
            stand_in = name in COUNTING or stands(name, further)
            if own is None and name in kinds().relations.against_their_state:
                found += [party for party in scene.parties_of_one(noun) if party.type not in {"country", "place"}]
                continue
            if own is None and stand_in and (users := used_by(scene, noun)):
                found += users
                continue
            follows = (
                name not in further
                or name in kinds().relations.tasks
                or name in kinds().relations.upheld | kinds().relations.targets | PARTNERING
            )  # "supports the defence of Chad"
            of = prepositional(noun, frozenset({"of"})) if own is None and stand_in and follows else []
            if of and not scene.parties(noun):  # "the positions of the group"
                found += [party for inner in of[:1] for party in scene.parties(inner) if party.type in ACTING]
            if own is not None or stand_in or noun.pos_ in {"PRON", "PROPN"} or noun.i != top.i:
                found += [
                    party
                    for party in scene.parties_of_one(noun)
                    if all(not scene.same(party, known) for known in found)
                ]
    return found


def counted(noun: Token) -> Token:
    """What a word of number counts: "dozens of ships", "much of the army", "eight days of bombing"."""
    several = noun_of(noun) in COUNTING | kinds().relations.amounts or noun.pos_ in {"NUM", "DET", "ADJ"}
    of = prepositional(noun, frozenset({"of"})) if several else []
    many = bool(of) and (noun_of(noun) != "group" or of[0].tag_ in {"NNS", "NNPS"})
    return of[0] if many else noun


def stands(noun: str, further: frozenset[str]) -> bool:
    """Whether a noun stands for whom it belongs to: "Taliban positions", "Serbia's army"."""
    own = nouns("force", "craft", "people", "member") | kinds().relations.stands_for
    return noun in own | further


def tells_who(noun: Token) -> bool:
    """Whether a noun says by itself who is meant: "a patrol", "the army", "government troops", "security forces"."""
    words = kinds().relations
    before = {noun_of(child) for child in noun.lefts if child.dep_ in {"compound", "amod", "nmod"}}
    if noun.tag_ == "NNS" and before & words.armed:
        return True  # "gang members"
    if is_new(noun) or noun_of(noun) in words.of_a_state or before & words.of_a_state:
        return True
    plain = not any(child.dep_ in {"det", "poss"} for child in noun.lefts)
    return plain and noun.tag_ in {"NNS", "NNPS"} and noun_of(noun) in nouns("force") | words.armed


def is_new(noun: Token) -> bool:
    """Whether nobody has spoken of what a noun phrase is: "a patrol", "naval personnel"."""
    described = any(child.dep_ == "amod" for child in noun.lefts) and noun.tag_ in {"NN", "NNS"}
    articles = {child.lower_ for child in noun.lefts if child.dep_ in {"det", "poss"}}
    counted_ones = noun.tag_ == "NNS" and any(child.dep_ == "nummod" for child in noun.lefts)  # "around 40 troops"
    return bool(articles & {"a", "an"}) or ((described or counted_ones) and not articles)
