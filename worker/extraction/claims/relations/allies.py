"""Who is an ally, a proxy or an enemy: "an ally of the rebels", "Iran's proxy Hezbollah", "Chad's old enemy Libya"."""

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.relations.refused import is_of_sport
from worker.extraction.claims.relations.relating import relate
from worker.extraction.claims.relations.sides import who_is
from worker.extraction.claims.relations.unnamed import is_somebody
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.reading import ACTING

_WHOSE = frozenset({"of", "to", "for"})
_OPPOSED = ACTING | {None, "person"}
_PAID_BY = frozenset({"of", "from"})


def find_allies(scene: Scene, builder: Builder) -> None:
    """ "Chad, an ally of the rebels", "its ally, the RUF": states that are friends of states support nobody by that."""
    words = kinds().relations
    for noun in scene.of_lemma(words.allies, words.proxies):
        if noun.pos_ != "NOUN":
            continue
        others = scene.modifying(noun)
        if noun.lemma_ in words.allies and len(others) > 1 and _is_owner(scene, others[0], noun):
            helped, helpers = others[:1], others[1:2]  # "Hezbollah's Iranian backers"
            if _is_told(helpers[0], helped[0], of_a_master=False):
                relate(scene, builder, "ally", helpers, "supports", helped, at=noun.i, confidence=0.6)
            continue
        others += [party for of in prepositional(noun, _WHOSE) for party in scene.parties(of)]
        those = _who(scene, noun)
        helpers, helped = (others, those) if noun.lemma_ in words.proxies else (those, others)
        pairs = [
            (one, other)
            for one in helpers[:2]
            for other in helped[:2]
            if _is_told(one, other, noun.lemma_ in words.proxies)
        ]
        for one, other in pairs:
            modality = modality_of(clause_verb(noun))
            relate(scene, builder, "ally", [one], "supports", [other], at=noun.i, modality=modality, confidence=0.6)


def _who(scene: Scene, noun: Token) -> list[Party]:
    """Who is what the noun says: "its ally, the RUF", "Chad, an ally", "as an ally", "its ally Chad"."""
    named = [child for child in noun.rights if child.dep_ == "appos" or _is_told_as_next(noun, child)]
    those = [party for child in named for party in scene.parties(child)] or who_is(scene, noun)
    if not those and noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.pos_ == "VERB":
        those = [party for one in scene.subjects(noun.head.head) for party in scene.parties(one)]
    if not those and noun.dep_ == "compound" and noun.head.i == noun.i + 1:
        those = [party] if (party := scene.party_at(noun.head)) is not None else []
    return those


def _is_told_as_next(noun: Token, name: Token) -> bool:
    """Whether those right behind a comma are who the noun says, and no others: "its main backers, Chad and Togo, "."""
    beside = name.dep_ == "conj" and name.pos_ == "PROPN" and noun.tag_ == "NNS"
    return beside and name.left_edge.i == noun.i + 2 and noun.nbor(1).text == ","


def find_enemies(scene: Scene, builder: Builder) -> None:
    """ "Libya, Chad's main rival", "an enemy of the rebels", "critics of the plan, among them Chad"."""
    words = kinds().relations
    for noun in scene.of_lemma(words.opponents):
        if noun.pos_ != "NOUN":
            continue
        before = (*noun.lefts, *noun.head.lefts) if noun.dep_ == "compound" else noun.lefts  # "Chad's enemy Libya"
        tops = [child for child in before if child.dep_ == "poss"] + prepositional(noun, _WHOSE)
        opposed = [party for top in tops for party in scene.parties(top) if party.type in _OPPOSED]
        opposed = opposed or [scene.in_words(top) for top in tops if is_somebody(top)]
        who = [party for party in _who(scene, noun) or scene.listed(noun) if party.type in _OPPOSED]
        if not any(party.type in ACTING for party in (*who[:1], *opposed[:1])) or is_of_sport(scene):
            continue  # "the mayor, a rival of the bishop"
        modality = modality_of(clause_verb(noun)) if noun.dep_ == "attr" else "asserted"
        relate(scene, builder, "enemy", who[:4], "opposes", opposed[:2], at=noun.i, modality=modality, confidence=0.6)


def _is_owner(scene: Scene, party: Party, noun: Token) -> bool:
    return any(child.dep_ == "poss" and scene.number_at(child) == party.number for child in noun.lefts)


def _is_told(helper: Party, helped: Party, of_a_master: bool) -> bool:
    """Whether one of the two is no state: a group with its ally, or with its master."""
    groups = {"armed_group", "words"}
    acting = helper.type in ACTING and helped.type in ACTING | groups
    return acting and (helped.type in groups or (helper.type in groups and not of_a_master))


def find_in_the_pay(scene: Scene, builder: Builder) -> None:
    """ "mercenaries in the pay of Libya": who pays armed people supports them."""
    for noun in scene.of_word({"pay", "payroll", "service", "employ"}):
        if noun.dep_ != "pobj" or noun.head.lower_ not in {"in", "on"}:
            continue
        payers = [party for of in prepositional(noun, _PAID_BY) for party in scene.parties(of) if party.type in ACTING]
        paid = _paid(noun.head.head, scene)
        helped = [party for one in paid for party in scene.parties(one) if party.type == "armed_group"]
        helped = helped or [scene.in_words(one) for one in paid if one.lemma_ in kinds().relations.armed]
        relate(scene, builder, "in the pay of", payers, "supports", helped, at=noun.i)


def _paid(above: Token, scene: Scene) -> list[Token]:
    return scene.subjects(above)[:1] if above.pos_ in {"VERB", "AUX"} else [above]
