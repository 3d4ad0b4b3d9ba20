"""Who receives: the recipients of a frame, a country for its capital, whoever is helped with what is given."""

from spacy.tokens import Token

from schemas import Reference
from worker.extraction.claims.contributions.things import Thing
from worker.extraction.claims.martial import martial
from worker.extraction.claims.matching import Match
from worker.extraction.claims.places import government_of, places
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import governed_right_after, is_passive, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import nouns
from worker.extraction.model.infinitives import has_to

_TO = frozenset({"to", "for"})
_NEAR = 10
_OF = frozenset({"of"})
_WITHIN = frozenset({"in", "of", "worth"})
_TO_SOMEBODY = frozenset(
    {"give", "send", "offer", "lend", "grant", "promise", "sell", "supply", "hand", "pledge", "award"}
)
_DISPOSAL = frozenset({"disposal", "service", "command", "control", "authority"})


def recipients_of(scene: Scene, match: Match, things: list[Thing]) -> list[Party]:
    """Who receives the things: in the frame's words, else after the things, else whom the giving is to help."""
    verb = scene.doc[match.token]
    if match.frame.name == "places at disposal":  # "put two ships under the command of NATO"
        served = [noun for noun in match.at(scene, "recipient") if noun.lemma_.lower() in _DISPOSAL]
        inner = [goal for noun in served for goal in prepositional(noun, _OF)]
        return received(scene, [p for noun in served for p in scene.modifying(noun)] + _named(scene, inner))
    found = received(scene, match.parties(scene, "recipient")) or [
        party  # "will train their Afghan counterparts"
        for noun in match.at(scene, "recipient")
        if noun.lemma_.lower() == "counterpart"
        for party in scene.modifying(noun)
        if party.type == "country" and scene.doc[party.token].dep_ != "poss"
    ]
    if things and any(child.lower_ == "with" and child.dep_ == "prep" for child in verb.children):
        given = [party for noun in scene.objects(verb) for party in scene.parties(noun)]  # "supply Ukraine with tanks"
        found += received(scene, given)
    if match.frame.name == "holds training" and not found:  # "took over the training of Somali cadets"
        taught = [noun for thing in things for noun in prepositional(scene.doc[thing.token], _OF)]
        return received(scene, _named(scene, taught))
    if match.frame.says or match.frame.object == "recipient" or match.frame.subject == "recipient":
        return found
    if found and verb.lemma_.lower() in kinds().contributions.carrying and found[0].type == "country":
        joined = [party for party in _helped(scene, verb) if party.type != "country"]
        return joined or found  # "sent 100 men to Somalia to join the AU mission"
    return (
        found
        or _squeezed(scene, verb, things)
        or _after(scene, things)
        or _helped(scene, verb)
        or _in_support(scene, verb, things)
    )


def _in_support(scene: Scene, verb: Token, things: list[Thing]) -> list[Party]:
    """Whom something is given "in support of": "has committed $5 million in support of Niger"."""
    tops = [verb, *(scene.doc[thing.token] for thing in things)]
    support = [noun for top in tops for noun in prepositional(top, frozenset({"in"})) if noun.lemma_ == "support"]
    return received(scene, _named(scene, [goal for noun in support for goal in prepositional(noun, _OF)]))


def _squeezed(scene: Scene, verb: Token, things: list[Thing]) -> list[Party]:
    """Whom the parse takes for a part of the thing right behind the verb: "has given Chad arms worth $5 million"."""
    if verb.pos_ != "VERB" or verb.i + 1 == len(scene.doc) or verb.lemma_.lower() not in _TO_SOMEBODY:
        return []
    name = verb.nbor(1)
    grouped = name.lower_ == "the" and name.i + 1 < len(scene.doc)
    if grouped:
        name = scene.doc[scene.last_of(name.nbor(1))]  # "has sent the Houthis missiles"
    if name.dep_ != "compound" or name.pos_ != "PROPN" or all(thing.token != name.head.i for thing in things):
        return []
    party = scene.party_at(name)
    types = {"armed_group", "coalition"} if grouped else {"country", "armed_group"}
    return [party] if party is not None and party.type in types else []


def given_to(verb: Token) -> list[Token]:
    """What a passive verb gives to its subject: "the army was promised 40 rifles by Chile"."""
    if not is_passive(verb) or not any(child.dep_ == "nsubjpass" for child in verb.lefts):
        return []
    return [child for child in verb.rights if child.dep_ == "dobj"]


def _named(scene: Scene, nouns_there: list[Token]) -> list[Party]:
    return [party for noun in nouns_there for party in scene.parties(noun)]


def received(scene: Scene, parties: list[Party]) -> list[Party]:
    """Those of the parties who can be given something: states, also by their capital, and bodies; no persons."""
    meant = [government_of(scene, party) for party in parties]
    return [party for party in meant if party.number is not None and party.type not in {"person", "place"}]


def _after(scene: Scene, things: list[Thing]) -> list[Party]:
    """Whom what is given is for, where other words part it from the verb: "$1.75 billion in support for Niger"."""
    for thing in things:
        nouns_there = [scene.doc[thing.token]]
        nouns_there += prepositional(nouns_there[0], _WITHIN)
        above = nouns_there[0].head.head  # "the handover of 14 tanks to Chad"
        nouns_there += [above] if nouns_there[0].head.lower_ == "of" and above.pos_ == "NOUN" else []
        goals = [goal for noun in nouns_there for goal in prepositional(noun, _TO)]
        last = scene.doc[nouns_there[0].right_edge.i]
        goals = goals or governed_right_after(last, frozenset({"to"}))  # "welcomed its transfer of arms to"
        found = received(scene, [party for goal in goals for party in scene.parties(goal)])
        if found and (found[0].type != "organisation" or martial().found_in(scene.parsed.text)):
            return found
    return []


def supporting(verb: Token) -> list[Token]:
    """The verbs that say what a giving is for: "sent a frigate to support the mission"."""
    return [
        inner
        for child in verb.rights
        for inner in (child, *(child.rights if child.dep_ == "dobj" else ()))
        if inner.dep_ in {"xcomp", "advcl", "acl", "relcl"}
        and inner.lemma_ in kinds().contributions.in_support
        and has_to(inner)
    ]


def _helped(scene: Scene, verb: Token) -> list[Party]:
    """Whom it is to help, or where: "will allot $5 million to support demining in Angola"."""
    for purpose in supporting(verb):
        helped = [noun for noun in scene.objects(purpose) if purpose.i < noun.i < purpose.i + _NEAR]
        found = received(scene, [party for noun in helped for party in scene.parties(noun)])
        found = [party for party in found if party.token < purpose.i + _NEAR]
        if found:
            return found
        spots = places(scene, [spot for noun in helped for spot in prepositional(noun, frozenset({"in"}))])
        if spots and spots[0].type == "country":
            return spots[:1]
    return []


def in_words(scene: Scene, match: Match) -> list[Party]:
    """Who is armed, trained or paid, where nobody is named: "the Danab commandos", "about 10,000"."""
    found = []
    for token in match.at(scene, "recipient"):
        noun = noun_of(token)
        counted = scene.counting.get(token.i)
        if counted is not None and counted.currency:
            continue  # "funding of up to €7 million"
        if noun in nouns("force", "people") | kinds().contributions.taught or token.pos_ == "NUM":
            found.append(Party(Reference(name=scene.parsed.noun_phrase(token)), token.i))
    return found
