"""Who opposes whom: by condemning what they did, demanding that they stop or go, being opposed to what they plan."""

from spacy.tokens import Token

from schemas.claims import Modality
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.relations.relating import relate
from worker.extraction.claims.relations.standing import standing_for
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import nouns
from worker.extraction.model.labels import SUBJECTS
from worker.extraction.reading import ACTING

_OPPONENTS = ACTING | {None, "words", "person"}
_OF_ONES_OWN = frozenset({"order", "tell", "ask", "want"})  # what one does with one's own forces too
_CALLED_ON = frozenset({"on", "upon", "for"})
_MOST = 4
_DOERS = frozenset({"by", "of", "from"})
# What "of" after it tells whose it is: "the presence of foreign troops"; "the seizure of" tells what is seized.
_OF_DOERS = frozenset(
    {"violence", "action", "policy", "presence", "behaviour", "behavior", "rule", "role", "plan", "ambition", "regime"}
)


def find_opposed(scene: Scene, builder: Builder) -> None:
    """ "is opposed to the presence of foreign troops": who is opposed to somebody or to what they do."""
    for token in scene.of_word({"opposed"}):
        if not any(child.lower_ == "to" for child in token.rights):
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
            opponents = [party for party in opponents if party.type in _OPPONENTS]
            denied = any(child.dep_ == "neg" for verb in (token, token.head) for child in verb.children)
            modality: Modality = "negated" if denied else "asserted"
            relate(scene, builder, "opposed to", opponents, "opposes", opposed, at=token.i, modality=modality)


def find_against(scene: Scene, builder: Builder) -> None:
    """ "Norway is against the Taliban", "has been against Chad's plan"."""
    for token in scene.of_word({"against"}):
        verb = token.head
        if token.dep_ != "prep" or verb.lemma_ != "be" or token.i != verb.i + 1:
            continue
        tops = [child for child in token.children if child.dep_ == "pobj"]
        opposed = [party for top in tops for party in (_doers(scene, top) or scene.parties(top))]
        opposed = [party for party in opposed if party.type in ACTING]
        _opposes(scene, builder, "is against", _subjects(scene, verb), opposed, token, modality=modality_of(verb))


def find_condemned(scene: Scene, builder: Builder) -> None:
    """ "condemned Russia's invasion of Ukraine": whoever condemns an attack opposes those who made it."""
    for token in scene.of_lemma(kinds().relations.condemning):
        if token.pos_ == "NOUN":  # "Norway's condemnation of the attacks by the rebels"
            who, tops = scene.modifying(token), prepositional(token, frozenset({"of", "against"}))
        elif token.pos_ == "VERB":
            who, tops = _subjects(scene, token), scene.objects(token)
        else:
            continue
        opposed = [party for top in tops for one in scene.with_conjuncts(top)[:3] for party in _doers(scene, one)]
        modality = modality_of(token) if token.pos_ == "VERB" else modality_of(clause_verb(token))
        _opposes(scene, builder, "condemns", who, opposed, token, modality=modality)


def _doers(scene: Scene, deed: Token) -> list[Party]:
    """Whose an attack or a plan is: "Russia's invasion", "attacks by the rebels", "aggression from Chad"."""
    words = kinds().relations
    if noun_of(deed) not in words.aggression | words.events | words.condemned:
        return []
    by = standing_for(scene, prepositional(deed, frozenset({"by"})), frozenset())
    own = by or scene.modifying(deed)
    if not own and noun_of(deed) in words.of_the_attacker | _OF_DOERS:
        own = standing_for(scene, prepositional(deed, _DOERS), frozenset())
    return own


def find_demanded(scene: Scene, builder: Builder) -> None:
    """ "called on Chad to leave Sudan", "demanded that Chad leave", "called for the overthrow of the Taliban"."""
    words = kinds().relations
    for token in scene.of_lemma(words.demanding):
        if token.pos_ != "VERB":
            continue
        if token.lemma_ == "call" and not _calls_for_it(token):
            continue
        opposed = _told_to_stop(scene, token) or _to_be_gone(scene, token)
        modality = modality_of(token)
        if opposed and modality != "negated":
            _opposes(scene, builder, "demands", _subjects(scene, token), opposed, token, modality=modality)


def _calls_for_it(call: Token) -> bool:
    """Whether a call is one on somebody or for something, however the parse hangs the word."""
    after = call.doc[call.i + 1 : call.i + 2].text.lower()
    return after in _CALLED_ON or any(child.lower_ in _CALLED_ON for child in call.rights)


def _told_to_stop(scene: Scene, demand: Token) -> list[Party]:
    """Who is to end it, to leave or to give up: "urged the rebels to lay down their arms", "that Chad withdraw"."""
    words = kinds().relations
    stop = next((one for one in scene.below(demand) if one.lemma_ in words.giving_way and one.pos_ == "VERB"), None)
    if stop is None or stop.i <= demand.i or _is_led_astray(stop, demand):
        return []
    told = [child for child in stop.lefts if child.dep_ in SUBJECTS]
    told = told or [child for child in demand.children if child.dep_ in {"dobj", "dative"} and child.i < stop.i]
    told = told or [noun for noun in prepositional(demand, _CALLED_ON) if noun.i < stop.i]
    told = [one for one in told if one.lower_ not in {"it", "them", "us", "they"}]
    told = [one for one in told if all(child.lower_ not in {"other", "fellow"} for child in one.lefts)]  # of its own
    if demand.lemma_ in _OF_ONES_OWN and any(noun_of(one) in nouns("force", "people") for one in told):
        return []  # "ordered his troops to leave"
    return standing_for(scene, told, frozenset())


def _is_led_astray(stop: Token, demand: Token) -> bool:
    """Whether another verb stands between a demand and what is demanded."""
    if stop.tag_ != "VB" and stop.dep_ != "ccomp":
        return True
    above = stop
    while above.i != demand.i and above.head.i != above.i:
        above = above.head
        if above.pos_ == "VERB" and above.i != demand.i:
            return True
    what = [child for child in stop.rights if child.dep_ == "dobj"]
    words = kinds().relations
    harmful = words.aggression | words.events | words.fought_with | words.condemned
    if stop.lemma_ in words.ending and what and all(noun_of(one) not in harmful for one in what):
        return True  # "asked the EU to end poverty"
    kept = stop.lemma_ == "leave" and any(noun_of(one) in nouns("force") for one in stop.rights)
    return kept or any(child.dep_ == "neg" for child in stop.lefts)  # "asked them to leave 20 soldiers behind"


def _to_be_gone(scene: Scene, demand: Token) -> list[Party]:
    """Whose end it is that somebody calls for: "called for the overthrow of", "demanded an end to its attacks"."""
    words = kinds().relations
    if demand.lemma_ in _OF_ONES_OWN - {"want"}:
        return []
    wanted = [*scene.objects(demand), *prepositional(demand, frozenset({"for"}))]
    for noun in wanted:
        if noun_of(noun) in words.ousting:
            of = prepositional(noun, frozenset({"of", "by"}))
            return standing_for(scene, of, frozenset()) or scene.modifying(noun)
        if noun_of(noun) in {"end", "halt", "stop"}:
            of = prepositional(noun, frozenset({"to", "of"}))
            return [party for one in of for party in _doers(scene, one)]
    return []


def _subjects(scene: Scene, verb: Token) -> list[Party]:
    tops = scene.subjects(verb)
    if any(top.lower_ == "government" and all(child.lower_ == "the" for child in top.lefts) for top in tops):
        return [scene.in_words(top) for top in tops]  # of whatever state the text is about
    return standing_for(scene, tops, frozenset({"minister", "lawmaker"}))


def _opposes(
    scene: Scene, builder: Builder, frame: str, who: list[Party], opposed: list[Party], at: Token, *, modality: Modality
) -> None:
    opponents = [party for party in who if party.type in _OPPONENTS][:_MOST]
    named = [party for party in opposed if party.type in _OPPONENTS][:_MOST]
    relate(scene, builder, frame, opponents, "opposes", named, at=at.i, modality=modality)
