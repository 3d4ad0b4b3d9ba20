"""Whose counted forces are, by their own words, what stands beside the number, the verbs around it and the topic."""

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.deployments.belonging import topic
from worker.extraction.claims.deployments.force import Force
from worker.extraction.claims.deployments.senders import OF_ALL, STATES, deciding, focus_in_words, is_actor, sender
from worker.extraction.claims.deployments.totals import is_the_whole
from worker.extraction.claims.quantities import Quantity, noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import is_passive, prepositional
from worker.extraction.counting.counted_nouns import DASHES
from worker.extraction.counting.units import nouns
from worker.extraction.model.neighbours import first_of
from worker.extraction.reading import ACTING

_MISSION = frozenset({"in", "under", "with", "within", "for", "of", "to", "by", "as"})
_BEFORE = frozenset({",", "(", "with", "has", "have", "had", "at", "-", "—", "–", ":", "by", "the", "its", "'s", "’s"})
_STRENGTHS = frozenset({"strength", "level", "ceiling", "size", "cap"})
_PARTS = frozenset(
    {"first", "part", "vanguard", "core", "wave", "nucleus", "member", "spearhead", "contingent", "element"}
)
_MAKING_UP = frozenset({"form", "make", "constitute", "represent", "provide"})
_ASKING = frozenset({"ask", "request", "seek", "want", "solicit", "press"})
_SEEING = frozenset({"count", "see", "spot", "observe", "watch", "film", "photograph", "sight"})
_SOURCE = frozenset({"from", "of"})
ABOARD = frozenset({"aboard", "onboard", "board"})
_FROM = frozenset({"from"})
_WHOLE = frozenset({"full", "entire", "whole", "total"})
Whose = tuple[list[Party], float]  # and how sure that is
_BEGINNING = frozenset({"launch", "begin", "start", "open", "mount", "lead", "conduct", "undertake", "commence"})
_FEW = 2  # so many states may have as many each


def whose(
    scene: Scene,
    builder: Builder,
    force: Force,
    quantity: Quantity,
    above: list[Token],
    below: list[Token],
    opens: bool,
) -> Whose:
    """Whose the forces are, and how sure that is.

    `above` are the verbs over their noun, `below` those that tell of it; `opens` says that they open a sentence.
    """
    noun = scene.doc[force.token]
    if begun := _begun_with(scene, noun, above):
        return begun, 0.65
    found = _by_their_own_words(scene, builder, force, quantity)
    if found is not None:
        return found
    for event in above:
        promised = scene.modifying(event) if event.pos_ == "NOUN" else []
        promised = [party for party in promised if party.type in ACTING | {"person"}]
        if promised:
            return promised, 0.65  # "Fiji's promise of 300 troops for the UN mission"
    words = (noun, *below, *(verb for verb in above[:1] if noun.dep_ == "nsubj"))
    parties = [party for word in words for inner in prepositional(word, _MISSION) for party in scene.parties(inner)]
    missions = [party for party in parties if party.type in {"coalition", "organisation"}]
    if missions and not any(child.dep_ == "dobj" for verb in above[:1] for child in verb.children):
        return missions[:1], 0.65
    if is_a_whole(noun):
        unit = noun.head.head if noun_of(noun.head.head) in nouns("force") else noun  # "a force of 3,250 men"
        return [focus_in_words(scene, unit)], 0.5
    if noun.dep_ == "dobj" and noun.head.lemma_ in _SEEING:
        return [], 0.0  # "observers counted 300 policemen": nobody says whose
    for verb in above:
        found = _by_verb(scene, noun, verb)
        if found is not None:
            return found
    if missions:
        return missions[:1], 0.6
    if force.sources:
        return [focus_in_words(scene, noun)], 0.5
    return _unsaid(scene, noun, quantity, opens)


def _begun_with(scene: Scene, noun: Token, above: list[Token]) -> list[Party]:
    """Who begins something with forces: "France launched Operation Barkhane with 3,000 men"."""
    verb = above[0] if above else noun
    if noun.dep_ != "pobj" or noun.head.lower_ != "with" or verb.lemma_ not in _BEGINNING or is_passive(verb):
        return []
    parties = [party for subject in scene.subjects(verb) for party in scene.parties(subject)]
    return [party for party in parties if party.type in {"country", "organisation"}][:1]


def _by_their_own_words(scene: Scene, builder: Builder, force: Force, quantity: Quantity) -> Whose | None:
    """By the noun phrase of the forces, and by what stands right beside their number."""
    noun = scene.doc[force.token]
    own = [party for party in force.owners if is_actor(scene, party)]
    if len(own) > _FEW and all(party.token > noun.i for party in own):
        return [focus_in_words(scene, noun)], 0.55  # "2,000 troops from Australia, New Zealand, Fiji and Tonga"
    if own:
        return own, 0.7
    states = [source for source in prepositional(noun, _FROM) if source.lemma_.lower() in STATES]
    if states and not force.sources:
        return [scene.in_words(states[0])], 0.55  # "and more than 400 troops from other Caribbean nations"
    beside = _beside(scene, builder, quantity)
    if beside is not None:
        return [beside], 0.65
    dashed = scene.doc[quantity.last - 1 : quantity.last + 1].text[-1:] in DASHES
    full = dashed and any(child.lower_ in _WHOLE for child in noun.lefts)  # "the full 15,000-strong deployment"
    to_it = (
        dashed and noun.dep_ == "pobj" and noun.head.lower_ in {"to", "of", "in"}
    )  # "troops to the 54,000-man force"
    if full or to_it or is_the_whole(scene, quantity, noun):
        return [focus_in_words(scene, noun)], 0.55
    if len(force.sources) == 1:
        return list(force.sources), 0.7
    near = name_before(scene, quantity) if not force.sources else None
    return ([near], 0.65) if near is not None else None


def _by_verb(scene: Scene, noun: Token, verb: Token) -> Whose | None:
    """By a verb over the noun of the forces: its subject, who is asked, the mission whose strength it tells."""
    if verb.lemma_ in {"lead", "command", "head"} and is_passive(verb):
        return None  # who leads the battle groups of others
    if verb.pos_ not in {"VERB", "AUX"}:
        found = [party for party in scene.modifying(verb) if party.type in ACTING]
    else:
        asked = _asked(scene, verb) if verb.lemma_ in _ASKING and verb.i < noun.i else []
        if asked:
            return asked, 0.65
        limited = [inner for item in scene.objects(verb) for inner in _of_strength(item)]
        if limited:  # "kept the strength of the mission at 13,000 soldiers"
            return [party for inner in limited for party in scene.parties(inner) if party.type in ACTING], 0.6
        subjects = [] if noun.dep_ in {"nsubj", "nsubjpass"} and noun.head.i == verb.i else scene.subjects(verb)
        found = [party for subject in subjects for party in scene.parties(subject)]
    found = [party for party in found if is_actor(scene, party) and party.token != noun.i]
    if noun.lemma_ in OF_ALL and noun.dep_ in {"nsubj", "nsubjpass"}:
        found = [party for party in found if party.type != "country"]  # "Israel stays until 900 peacekeepers come"
    return (found, 0.65) if found else None


def _unsaid(scene: Scene, noun: Token, quantity: Quantity, opens: bool) -> Whose:
    """By who decides on them or has been told of before, where nothing around says it."""
    subject = noun.dep_ in {"nsubj", "nsubjpass"}
    decided = deciding(scene, noun.head) if subject else None
    if decided is not None:
        return [decided], 0.5
    if subject and not opens:
        new = any(child.lower_ in {"a", "an"} for child in noun.lefts)  # not "the battalion has trained for months"
        return [focus_in_words(scene, noun) if new else sender(noun.i)], 0.5
    about = topic(scene, noun)
    if about is None and opens:
        about = topic(scene, scene.doc[scene.sentence(quantity.first)[0] - 1])
    return ([about], 0.45) if about is not None else ([], 0.0)


def _asked(scene: Scene, verb: Token) -> list[Party]:
    """Who is asked for forces: "asked Australia for 180 police officers", "requested 900 men from the UN"."""
    nouns = [child for child in verb.rights if child.dep_ in {"dobj", "dative"}] + prepositional(verb, _SOURCE)
    return [party for noun in nouns for party in scene.parties(noun) if party.type in ACTING and party.token > verb.i]


def is_a_whole(noun: Token) -> bool:
    """Whether who is told of is only a part of the forces: "are the first of an expected force of 3,250 men"."""
    for _ in range(3):
        if noun.dep_ != "pobj" or noun.head.lower_ != "of":
            return False
        noun = noun.head.head
        made_up = noun.dep_ == "dobj" and noun.head.lemma_ in _MAKING_UP  # "They form the first part of"
        if noun.lemma_.lower() in _PARTS and (made_up or noun.dep_ in {"attr", "conj", "appos"}):
            return True
    return False


def _of_strength(noun: Token) -> list[Token]:
    return prepositional(noun, frozenset({"of"})) if noun.lemma_.lower() in _STRENGTHS else []


def _beside(scene: Scene, builder: Builder, quantity: Quantity) -> Party | None:
    """Whose the number right before is: "6,500 troops and 1,600 police"."""
    before = scene.quantities_between(quantity.first - 7, quantity.first - 1)
    if (
        not before
        or before[-1].first not in builder.counted
        or scene.doc[quantity.first - 1].lower_ not in {"and", ","}
    ):
        return None
    between = scene.doc[before[-1].last : quantity.first - 1]
    plain = all(token.pos_ in {"NOUN", "ADJ", "PROPN", "PUNCT"} and scene.number_at(token) is None for token in between)
    return builder.counted[before[-1].first][0] if plain else None


def name_before(scene: Scene, quantity: Quantity) -> Party | None:
    """Whose number stands right after the name: "Zambia (1,200)", "Egypt, with 35,000"."""
    at, first = quantity.first - 1, scene.sentence(quantity.first)[0]
    if any(word.lower_ in ABOARD for word in scene.doc[quantity.last : quantity.last + 4]):
        return None  # "is sending the Karlsruhe with 220 sailors aboard"
    aside = _beyond_aside(scene, at, first)
    if aside is not None:
        return aside
    while at >= first and quantity.first - at < 5 and scene.doc[at].lower_ in _BEFORE:
        at -= 1
    party = scene.party_at(scene.doc[at]) if at >= first else None
    if party is None or party.type not in ACTING or _is_governed(scene.doc[at]):
        return None
    beside = at == quantity.first - 1
    return party if not beside or scene.doc[max(at - 1, 0)].lower_ in {",", ";", "and", "("} else None


def _is_governed(name: Token) -> bool:
    """Whether a name ends a row behind a preposition: "battle groups in Latvia and Poland, about 4,500 troops"."""
    return first_of(name).dep_ == "pobj"


def _beyond_aside(scene: Scene, at: int, first: int) -> Party | None:
    """The name before an aside: "Poland, the fourth-largest contributor, with 2,350 troops"."""
    doc = scene.doc
    if at - 1 < first or doc[at].lower_ != "with" or doc[at - 1].text != ",":
        return None
    for back in range(at - 2, max(first, at - 12), -1):
        if doc[back].text == ",":
            party = scene.party_at(doc[back - 1])
            return party if party is not None and party.type in ACTING else None
    return None
