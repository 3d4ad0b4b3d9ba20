"""Whose forces are, by the words before and after their noun: "its men", "gendarmes from Spain", "who France sent"."""

import msgspec
from spacy.tokens import Token

from schemas import Reference
from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.forces_words import is_force
from worker.extraction.claims.deployments.postures import posture_of
from worker.extraction.claims.places import government_of
from worker.extraction.claims.quantities import Quantity, noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import RELATIVE, agents, governed_right_after, prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import nouns
from worker.extraction.knowledge import entity_named
from worker.extraction.model.neighbours import word_after
from worker.extraction.names.numbered_units import is_numbered_unit
from worker.extraction.reading import ACTING

_FARTHEST = 80
_LONGEST_NAME = 4  # words of a ship's name
_OF = frozenset({"of"})
_IN = frozenset({"in", "with", "from", "of"})
_COMING = frozenset({"arrival", "landing", "deployment", "dispatch"})
_PROVIDING = frozenset(
    {"promise", "pledge", "offer", "send", "provide", "contribute", "supply", "lend", "deploy", "commit"}
)
SENT = frozenset({"deploy", "send", "dispatch"})
_FROM = frozenset({"from", "across"})
_BESIDE = frozenset({"alongside", "beside", "with"})
_OFFICES = frozenset(
    {"representative", "ambassador", "envoy", "minister", "president", "premier", "delegate", "leader", "chancellor"}
)
_BEFORE_NAMES = frozenset({"amod", "compound", "nmod"})
_ITS = frozenset({"its", "their"})
POSSESSING = frozenset({"our", "his", "her"})
_NAVIES = frozenset({"navies", "armies", "forces"})
_RETURNING = frozenset({"back", "home", "fresh"})


def sources_of(scene: Scene, token: Token) -> tuple[Party, ...]:
    """Whose forces are by "of", else by "from": "a group of French gendarmes from an EU mission" is French.

    "The arrival of officers from Fiji": what the parse hangs on the arrival belongs to the officers.
    """
    of = token.dep_ == "pobj" and token.head.lower_ == "of"
    event = token.head.head if of and token.head.head.lemma_.lower() in _COMING else None
    for words in (_OF, _FROM):
        nouns_there = prepositional(token, words) or (prepositional(event, words) if event is not None else [])
        nouns_there = nouns_there or (_from_right_after(token) if words is _FROM else [])
        nouns_there = [noun for noun in nouns_there if scene.doc[max(noun.head.i - 1, 0)].lower_ not in _RETURNING]
        found = [party for noun in nouns_there for party in scene.parties(noun)]
        sources: list[Party] = []
        for party in found:
            known = any(scene.same(party, other) for other in sources)
            if not known and (party.type in ACTING or _is_body(scene, party)):
                sources.append(nation_of(scene, party) or party)
        if sources:
            return tuple(sources)
        if words is _FROM and (given := _given_by(scene, token)):
            return given
        if words is _FROM:
            return tuple(scene.in_words(noun) for noun in _nations_behind(scene, token, nouns_there))
    return ()


def _given_by(scene: Scene, token: Token) -> tuple[Party, ...]:
    """Who has promised or sent forces, told behind them: "the battalion promised by Togo never left home"."""
    deeds = [child for child in token.rights if child.dep_ == "acl" and child.lemma_ in _PROVIDING]
    named = [party for deed in deeds for noun in agents(deed) for party in scene.parties(noun)]
    return tuple(party for party in named if party.type == "country")


def _nations_behind(scene: Scene, token: Token, behind: list[Token]) -> list[Token]:
    """Unnamed nations that forces are from: "troops from other Nordic nations", "35 ships of the navies of 16 states".

    Counted soldiers of counted nations are those of the whole that has so many members.
    """
    behind = [inner for noun in behind for inner in (prepositional(noun, _OF) if noun.lower_ in _NAVIES else [noun])]
    nations = [noun for noun in behind if noun_of(noun) in nouns("member") and any(noun.lefts)]
    whole = token.i in scene.by_head and noun_of(token) not in nouns("craft")
    return [noun for noun in nations if not (whole and noun.i in scene.by_head)]


def _from_right_after(token: Token) -> list[Token]:
    """What "from" right behind forces governs that the parse hangs on their verb: "they join troops from Qatar".

    Who is withdrawn "from" somewhere has been there.
    """
    verb = token.head.head if token.dep_ == "pobj" and token.head.lower_ in _BESIDE else token.head
    if token.dep_ not in {"dobj", "pobj"} or token.i + 1 >= len(token.doc) or word_after(token) != "from":
        return []
    away = posture_of(verb) == "withdrawing" or (verb.lemma_ in around().going and verb.lemma_ not in {"send", "get"})
    hung = token.nbor(1).head.i == verb.i and not away
    return governed_right_after(token, _FROM) if hung else []


def of_a_unit(scene: Scene, token: Token) -> tuple[Party, ...]:
    """Whose the unit is that soldiers are in: "180 soldiers in a Kenyan contingent"."""
    for unit in prepositional(token, _IN):
        if is_force(unit) and unit.tag_ == "NN":
            return owners_of(scene, scene.modifying(unit), unit)
    return ()


def sent_by(scene: Scene, token: Token) -> tuple[Party, ...]:
    """Who sends forces, as a clause after them says: "the men that France is sending to Gao will be flown there"."""
    for child in token.rights:
        if child.dep_ == "relcl" and child.lemma_ in around().providing | SENT | {"contribute", "pledge", "promise"}:
            subjects = [noun for noun in child.lefts if noun.dep_ == "nsubj" and noun.lower_ not in RELATIVE]
            return tuple(party for noun in subjects for party in scene.parties(noun) if party.type in ACTING)
    return ()


def _is_body(scene: Scene, party: Party) -> bool:
    """Whether words such as "the bloc" say who sends."""
    return party.type is None and party.number is not None and scene.parsed.candidates[party.number].kind == "definite"


def owners_of(scene: Scene, modifying: list[Party], noun: Token) -> tuple[Party, ...]:
    """Whose forces are: their possessor, who may have forces "of the UN", else whom an adjective names."""
    found = [
        party
        for party in modifying
        if party.type in ACTING
        or (party.type is None and not _is_a_type(scene, scene.doc[party.token], noun))
        or scene.doc[party.token].lower_ in POSSESSING
    ]
    number = scene.number_at(noun)
    found = [party for party in found if party.number != number or number is None]
    possessing = [
        party for party in found if scene.doc[party.token].dep_ == "poss" or party.token < noun.left_edge.i
    ]  # "its largest U.N. force" is its own
    return tuple(meant(scene, party) for party in possessing or _nations_of_bodies(scene, found))


def _nations_of_bodies(scene: Scene, owners: list[Party]) -> list[Party]:
    """The nations whose soldiers serve a body, without it: "250 Kenyan United Nations troops" are Kenya's."""
    kept: list[Party] = []
    for party in owners:
        first = scene.first_of(scene.doc[party.token])
        before = scene.party_at(scene.doc[first - 1]) if first and party.type == "organisation" else None
        nation = before if before is not None and before.type == "country" else None
        kept += [nation or party] if all(nation is None or other.number != nation.number for other in kept) else []
    return kept


def _is_a_type(scene: Scene, token: Token, noun: Token) -> bool:
    """Whether a word in capitals is a kind of forces or a type of aircraft: "Special Forces", "P-3C", "Griffon"."""
    number = scene.number_at(token)
    bare = number is not None and scene.parsed.candidates[number].kind == "bare"
    craft = noun_of(noun) in nouns("craft")
    of_arms = craft or token.lower_ in around().military or noun_of(token) in nouns("force")
    kind = bare and (of_arms or token.is_sent_start is True)
    return kind or noun_of(token) in nouns("craft") or any(character.isdigit() for character in token.text)


def nation_of(scene: Scene, party: Party) -> Party | None:
    """The country that the name of a service begins with."""
    first = scene.first_of(scene.doc[party.token])
    known = entity_named(scene.doc[first].text)
    if known is None or known.type != "country":
        return None
    reference = Reference(id=known.id, type="country", name=known.name)
    return msgspec.structs.replace(party, reference=reference, token=first)


def nation_of_unit(scene: Scene, party: Party) -> Party:
    """The state whose numbered unit it is: "the 19th Battalion of the Rwandan Army", "the US Army's 2nd Battalion"."""
    if (state := scene.state_of_unit(party)) is not None:
        return state
    if party.type != "organisation" or not is_numbered_unit(party.reference.name):
        return party
    noun = scene.doc[party.token]
    inner = prepositional(noun, _OF)
    owners = [*scene.modifying(noun), *(owner for of in inner for owner in (*scene.parties(of), *scene.modifying(of)))]
    nations = [nation_of(scene, owner) or owner for owner in owners]
    known = next((nation for nation in nations if nation.type == "country" or nation.reference.type == "country"), None)
    return known or _nation_in_words(scene, party, inner) or party


def _nation_in_words(scene: Scene, unit: Party, inner: list[Token]) -> Party | None:
    """The state of a unit by a word before its name or in that of its regiment: "of the Royal Australian Regiment"."""
    first = scene.first_of(scene.doc[unit.token])
    beside = scene.doc[max(first - 1, 0) : first]
    for word in (*beside, *(word for of in inner for word in (*of.lefts, of))):
        state = entity_named(word.text)
        if state is not None and state.type == "country":
            return Party(Reference(id=state.id, type="country", name=state.name), word.i, None, "country")
    return None


def navy_of(scene: Scene, noun: Token) -> Party | None:
    """Whose a ship is, by what stands before its name: "HMS Portland"."""
    at = noun.i
    while at and noun.i - at < _LONGEST_NAME and scene.doc[at].text not in around().ships:
        at -= 1
        if scene.doc[at].pos_ != "PROPN" and scene.doc[at].text not in around().ships:
            return None
    country = entity_named(around().ships.get(scene.doc[at].text, "")) if at < noun.i else None
    if country is None:
        return None
    return Party(Reference(id=country.id, type="country", name=country.name), at, None, "country")


def meant(scene: Scene, party: Party) -> Party:
    """Whom "its" means before forces: the last subject in the sentence that can have them, else what it begins with."""
    pronoun = scene.doc[party.token]
    if pronoun.lower_ in {"country", "nation"} and any(child.dep_ == "poss" for child in pronoun.lefts):
        return _nation_of_office(scene, pronoun) or topic(scene, pronoun) or party  # "said that his country's soldiers"
    if pronoun.lower_ not in _ITS or party.type is not None:
        return party
    return topic(scene, pronoun) or party


def _nation_of_office(scene: Scene, country: Token) -> Party | None:
    """The state that somebody serves of whose country a sentence tells: "The envoy of Peru said that his country"."""
    if all(child.lower_ not in {"his", "her"} for child in country.lefts):
        return None
    first, _ = scene.sentence(country.i)
    for word in reversed(list(scene.doc[first : country.i])):
        if scene.number_at(word) is None or (party := scene.party_at(word)) is None or party.type != "country":
            continue
        office = word.head.head if word.dep_ == "pobj" and word.head.lower_ in {"of", "for"} else word.head
        if office.lemma_.lower() in _OFFICES or (word.dep_ in _BEFORE_NAMES and office.pos_ == "PROPN"):
            return party
    return None


def topic(scene: Scene, token: Token) -> Party | None:
    """The last subject before a token in its sentence that can have forces, else what the sentence begins with."""
    first, _ = scene.sentence(token.i)
    reach = [*range(first, min(first + 3, token.i)), *range(max(first + 3, token.i - _FARTHEST), token.i)]
    before = [scene.doc[i] for i in reach if scene.number_at(scene.doc[i]) is not None]
    for other in reversed(before):
        if other.dep_ in {"nsubj", "nsubjpass"} and (party := scene.party_at(other)) is not None:
            party = government_of(scene, party)  # "Brussels said that its soldiers"
            if party.type in ACTING:
                return party
    for other in before[:1]:
        party = scene.party_at(other) if other.i <= first + 2 else None
        return party if party is not None and party.type in ACTING else None
    return None


def whose_by_noun(
    scene: Scene, token: Token, head: Token, quantity: Quantity | None, theirs: tuple[Party, ...]
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Whose the forces of a noun are: by the words before it, and by "of" or "from" behind it.

    `theirs` are the owners of what they consist of.
    """
    owners = owners_of(scene, scene.modifying(token) + (scene.modifying(head) if head.i != token.i else []), head)
    if not owners and len(theirs) == 1 and noun_of(head) not in around().events:
        owners = theirs  # "a platoon of up to 100 Irish troops"
    adjectives = tuple(party for party in owners if _is_nationality(scene, party))
    if adjectives and len(adjectives) < len(owners) and scene.doc[owners[0].token].lower_ in _ITS:
        owners = adjectives  # "its Indian contingent" is India's
    if quantity is not None and len(owners) > 1:  # "800 American and 250 Italian troops": whose name follows the number
        owners = tuple(party for party in owners if party.token >= quantity.last) or owners
    if noun_of(head) in around().irregulars and any(_is_nationality(scene, party) for party in owners):
        owners = (scene.in_words(head),)  # "Congolese rebels" are not Congo's
    if all(party.type != "country" for party in owners):
        owners = _owners_beside(scene, token) or owners
    others = token.dep_ == "conj" and quantity is not None and bool(sources_of(scene, token))
    if others and all(party.token < token.left_edge.i for party in owners):
        owners = ()  # "Danish troops and 500 policemen from Chad"
    told = any(child.dep_ in {"amod", "poss", "det"} for child in token.lefts)
    if not owners and token.dep_ == "conj" and not (told or others):
        owners = owners_of(
            scene, scene.modifying(token.head), token.head
        )  # "the last 80 American diplomats and Marines"
    above = token.head.head
    if not owners and token.dep_ == "pobj" and token.head.lower_ == "of" and above.i < token.i and is_force(above):
        owners = owners_of(scene, scene.modifying(above), above)  # "a Kenyan contingent of 980 men"
    party = scene.party_at(head) if scene.number_at(head) is not None else None
    if party is not None and not owners and (state := scene.state_of_unit(party)) is not None:
        owners = (state,)
    elif party is not None and party.type in ACTING:
        if quantity is None and noun_of(head) not in kinds().forces.vague:
            owners = owners if owners and not party.reference.name else (nation_of(scene, party) or party,)
        elif not owners and (nation := nation_of(scene, party)) is not None:
            owners = (nation,)  # "400 US Marines"
        elif not owners and party.type == "armed_group":
            owners = (party,)
    sources: tuple[Party, ...] = ()
    if not owners and noun_of(head) not in {"presence", "deployment"}:
        sources = sources_of(scene, token) or of_a_unit(scene, token) or sent_by(scene, token)
    if noun_of(head) in around().irregulars and any(party.type == "country" for party in sources):
        owners, sources = (scene.in_words(head),), ()  # "militants of Pakistani origin" are not Pakistan's
    if owners and all(party.type in {"organisation", "coalition"} for party in owners):
        nations = [party for party in sources_of(scene, token) if party.type == "country"]
        if nations and (quantity is None or len(nations) == 1):  # "UN peacekeepers from Chile and Peru"
            owners, sources = (), tuple(nations)
    return owners, sources


def _is_nationality(scene: Scene, party: Party) -> bool:
    return party.type == "country" and scene.doc[party.token].dep_ != "poss"


def _owners_beside(scene: Scene, unit: Token) -> tuple[Party, ...]:
    """Whose a unit is by the apposition to it: "The Plus Ultra brigade, the main Spanish force in the country".

    And whose ships are by their names: "Two ships, HMAS Perth and HMAS Anzac".
    """
    for child in unit.rights:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and noun_of(unit) in nouns("craft"):
            navy = navy_of(scene, child)
            if navy is not None:
                return (navy,)
        if child.dep_ == "appos" and noun_of(child) in nouns("force") and unit.pos_ in {"NOUN", "PROPN"}:
            return owners_of(scene, scene.modifying(child), child)
    return ()
