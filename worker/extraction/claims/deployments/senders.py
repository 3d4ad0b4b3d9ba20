"""Who sends forces: the actors of a frame, a country for its capital, several called "they", nations without a name."""

from collections.abc import Iterable

from spacy.tokens import Token

from schemas import Reference
from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.belonging import POSSESSING, meant
from worker.extraction.claims.deployments.chambers import CHAMBERS, consenting, is_political, seated
from worker.extraction.claims.deployments.force import Force
from worker.extraction.claims.knowledge import Frame, alliances
from worker.extraction.claims.martial import is_martial
from worker.extraction.claims.matching import Match
from worker.extraction.claims.places import government_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import is_passive, prepositional
from worker.extraction.knowledge.countries import countries
from worker.extraction.model.labels import OWNING
from worker.extraction.reading import ACTING, COALITION, SENDER

OF_ALL = frozenset({"peacekeeper", "observer", "monitor"})  # nobody's but those of an alliance, if unsaid
THE = frozenset({"the", "these", "those", "both"})
_SERVICES = frozenset({"Navy", "Army", "Marines"})
_MARTIAL = frozenset(
    {
        "force", "forces", "fleet", "command", "navy", "navies", "army", "guard", "corps", "squadron", "group", "task",
        "defence", "defense", "military", "wing", "operation", "mission", "coastguard", "royal", "marine", "marines",
        "pentagon", "ministry", "patrol", "air",
    }
)  # fmt: skip
_OF_A_STATE = _SERVICES | {"Fleet", "Legion", "Guard", "Corps", "Force"}
STATES = frozenset({"nation", "country", "state"})
_NEAR = frozenset({"neighbor", "neighbour", "ally", "partner", "member", "power"})
_WISHING = frozenset({"demand", "ask", "urge", "request", "want", "call", "insist", "say", "hope"})
_SEVERAL = frozenset({"several", "some", "many", "various", "few", "most", "other"})
_NUMBERS = frozenset({"number", "handful", "group", "majority", "dozen", "score", "couple"})
_OF = frozenset({"of"})
_OPERATIONS = frozenset({"operation", "mission", "intervention"})
_ON = frozenset({"on"})
_AT = frozenset({"at"})
_PEAKS = frozenset({"height", "peak", "strongest", "largest", "maximum"})
_FROM = frozenset({"from"})
_ARRIVING = frozenset(
    {"arrive", "land", "come", "fly", "sail", "be", "deploy", "report", "follow", "join", "go", "expect"}
)
_OFFICIALS = frozenset({"personnel", "expert", "officer", "specialist", "division", "unit"})


def acting(scene: Scene, match: Match) -> list[Party]:
    """Who deploys: the actors of the frame, a president for the state in his title, whoever approves a deployment."""
    found = [] if _is_carried(scene.doc[match.token]) else match.parties(scene, "actor")
    if not found and scene.doc[match.token].head.lower_ in {"first", "last", "latest"}:
        first = scene.doc[match.token].head.head  # "Australia was the first to deploy"
        found = (
            [party for noun in scene.subjects(first) for party in scene.parties(noun)] if first.lemma_ == "be" else []
        )
    found = [_nation_of_operation(scene, party) for party in found]
    they = [noun for noun in match.at(scene, "actor") if noun.lower_ == "they"]
    found = _all_of_them(scene, they[0]) or found if they else found
    token = scene.doc[match.token]
    tokens = match.at(scene, "actor")
    consent = consenting(token) if not found and token.pos_ == "NOUN" else []
    direct = token.pos_ == "NOUN" and token.dep_ in {"dobj", "nsubjpass"} and token.head.pos_ == "VERB"
    if not found and (direct or consent):
        tokens = consent or scene.subjects(token.head)
        found = [party for noun in tokens for party in (scene.parties(noun) or scene.modifying(noun))]
    services = [noun for noun in tokens if noun.text in _SERVICES]
    if services and all(party.type is None for party in found):
        return [sender(match.token)]  # "The Navy has sent six ships"
    if token.lemma_ == "have" and tokens and tokens[0].lower_ == "it" and _at_its_height(scene, token):
        return _mission_before(scene, token) or found
    if found and all(is_political(scene, party) for party in found):
        return [sender(token.i)]  # "The Social Democrats want to bring the soldiers home"
    found = [_state_of(scene, government_of(scene, meant_country(scene, party))) for party in found]
    if all(party.type not in ACTING for party in found):
        found = seated(scene, tokens) or found
    if found and all(party.type == "person" for party in found):
        states = [party for noun in tokens for party in scene.modifying(noun) if party.type == "country"]
        found = states or found
    return found


def _at_its_height(scene: Scene, verb: Token) -> bool:
    """Whether a sentence tells how much a mission had at most: "At its height it had 1,800 soldiers"."""
    peaks = (noun for noun in prepositional(verb, _AT) if noun.lower_ in _PEAKS)
    return any(child.lower_ == "its" for noun in peaks for child in noun.lefts)


def _mission_before(scene: Scene, verb: Token) -> list[Party]:
    """The mission that the sentence before has named."""
    start, end = scene.sentence_before(verb.i)
    named = [scene.party_at(word) for word in scene.doc[start:end] if scene.number_at(word) is not None]
    return [party for party in named if party is not None and party.type == "coalition"][:1]


def _nation_of_operation(scene: Scene, party: Party) -> Party:
    """The state whose operation without a name it is: "The French operation in Mali involves 4,000 soldiers"."""
    noun = scene.doc[party.token]
    if party.type not in {None, "coalition"} or party.reference.name or noun.lemma_ not in _OPERATIONS:
        return party
    return next((owner for owner in scene.modifying(noun) if owner.type == "country"), party)


def meant_country(scene: Scene, party: Party) -> Party:
    """The state that "his country" is; others as they are."""
    return meant(scene, party) if scene.doc[party.token].lower_ in {"country", "nation"} else party


def _state_of(scene: Scene, party: Party) -> Party:
    """The state whose parliament or cabinet a party is: "Germany's Bundestag"."""
    noun = scene.doc[party.token]
    if noun.lower_ == "government" and party.type is None:
        seats = [spot for inner in prepositional(noun, frozenset({"in", "of"})) for spot in scene.parties(inner)]
        return next(
            (state for state in (government_of(scene, spot) for spot in seats) if state.type == "country"), party
        )
    if noun.lower_ not in CHAMBERS:
        return party
    states = [owner for owner in scene.modifying(noun) if owner.type == "country" and owner.number != party.number]
    return states[0] if states else party


def _is_carried(verb: Token) -> bool:
    """Whether who does what a verb says only carries forces: "were airlifted by Angola"."""
    return verb.lemma_ in {"airlift", "fly", "ferry", "transport", "carry", "ship", "lift"} and is_passive(verb)


def _all_of_them(scene: Scene, pronoun: Token) -> list[Party]:
    """Whom "they" means after several: "Germany and Belgium announced that they would send"."""
    verb = pronoun.head
    for _ in range(3):
        if verb.dep_ not in {"ccomp", "xcomp", "acomp", "advcl", "acl", "dobj"} or verb.head.i == verb.i:
            break
        verb = verb.head
        if verb.pos_ not in {"VERB", "AUX"}:
            continue
        subjects = [noun for noun in scene.subjects(verb) if noun.i < pronoun.i]
        found = [party for noun in subjects for party in scene.parties(noun) if party.type == "country"]
        if len(found) > 1:
            return found
    return []


def coming_from(scene: Scene, match: Match) -> list[Party]:
    """The states that those come from who arrive: "Reinforcements have landed in Goma from Chad and Togo"."""
    verb = scene.doc[match.token]
    if match.frame.name not in {"forces arrive", "awaits forces"} or verb.lemma_ not in _ARRIVING:
        return []
    if verb.lemma_ == "come" and all(child.dep_ != "aux" for child in verb.lefts):
        return []  # "300 of the soldiers come from Togo": they are Togolese
    way = [noun for noun in prepositional(verb, _ON) if noun.lower_ == "way"]
    way += [child for child in verb.rights if child.lower_ == "due"]  # "Contingents are due from Fiji"
    found = [party for over in (verb, *way) for noun in prepositional(over, _FROM) for party in scene.parties(noun)]
    return [party for party in found if party.type == "country"]


def nations(scene: Scene, match: Match) -> list[Party]:
    """Unnamed states that send: "26 nations", "African countries", "a number of Gulf states", "its neighbours"."""
    found = []
    for noun in match.at(scene, "actor"):
        some = prepositional(noun, _OF) if noun.lemma_.lower() in _NUMBERS else []
        for state in some or [noun]:
            told = any(child.lower_ in _SEVERAL or child.dep_ in OWNING for child in state.lefts)
            told = told or bool(some or scene.by_head.get(state.i))
            if state.lemma_.lower() in STATES | _NEAR and state.tag_ == "NNS" and told:
                found.append(scene.in_words(state))
    return found


def deciding(scene: Scene, verb: Token) -> Party | None:
    """The state whose body decides what a clause tells: "Ireland's parliament voted to let 500 soldiers go"."""
    while verb.dep_ in {"ccomp", "xcomp"} and verb.head.i != verb.i:
        verb = verb.head
        if verb.lemma_ in _WISHING:
            return None  # "Mali's parliament demanded that the 500 men leave"
        bodies = [noun for noun in scene.subjects(verb) if noun.lemma_.lower() in CHAMBERS | {"government"}]
        states = [party for noun in bodies for party in scene.modifying(noun) if party.type == "country"]
        if states:
            return states[0]
    return None


def is_actor(scene: Scene, party: Party) -> bool:
    """Whether the party can have forces."""
    if party.number is None:  # the state whose capital is named: "Seoul's 3,000 troops"
        told = party.type == "words" and noun_of(scene.doc[party.token]) in STATES | around().irregulars
        return told or party.reference.id == SENDER or (party.type == "country" and party.reference.id is not None)
    return party.type in ACTING or (
        party.type is None
        and scene.parsed.candidates[party.number].head not in {"he", "she", "i", "my", "me", "our", "us"}
    )


def is_ours(scene: Scene, party: Party) -> bool:
    """Whether the party is the owner of "our" or "his" soldiers: whose they are, the document may know."""
    return party.number is not None and scene.doc[party.token].lower_ in POSSESSING


def commands(scene: Scene, frame: Frame, party: Party, found: list[Force]) -> bool:
    """Whether a person sends or takes back forces, or has many: whose a person's are, the document may know."""
    has = frame.name == "has forces" and any(force.people and force.quantity is not None for force in found)
    if party.number is None or not (has or frame.says in {"deploying", "withdrawing"}):
        return False
    if scene.parsed.candidates[party.number].kind == "author":
        return False
    he = party.type is None and scene.parsed.candidates[party.number].head in {"he", "she"}
    return party.type == "person" or (he and any(force.quantity is not None for force in found))


def is_service(scene: Scene, party: Party) -> bool:
    """Whether a party is a service or a unit of a state: "the Baltic Fleet", "the RAAF", "the Black Watch"."""
    known = scene.parsed.candidates[party.number].entity if party.number is not None else None
    words = (known.name if known is not None else party.reference.name).split()
    body = known.id.partition(":")[2] if known is not None else ""
    unit = bool(body) and body not in alliances() and scene.doc[party.token].dep_ == "compound"
    return party.type == "organisation" and (unit or not _OF_A_STATE.isdisjoint(words))


def has_ships_of_war(scene: Scene, body: Party) -> bool:
    """Whether a body may have warships and warplanes: an alliance, a service, a command; no relief agency, no firm."""
    known = scene.parsed.candidates[body.number].entity if body.number is not None else None
    name = known.name if known is not None else body.reference.name
    slug = known.id.partition(":")[2] if known is not None else ""
    return slug in alliances() or not _MARTIAL.isdisjoint(name.lower().split())


def is_its(scene: Scene, owners: list[Party]) -> bool:
    """Whether only "its" or "their" says whose the forces are."""
    return all(scene.doc[party.token].lower_ in {"its", "their"} for party in owners)


def allowed(word: Token) -> bool:
    """Whether the forces are only allowed: "authorised 6,700 troops", "approved a reduction of its personnel"."""
    if word.pos_ == "NOUN":
        return word.dep_ in {"dobj", "nsubjpass"} and word.head.lemma_.lower() in around().allowing
    return word.lemma_.lower() in around().allowing


def allowed_for(verb: Token, force: Force, scene: Scene) -> list[Token]:
    """The mission that forces are allowed for."""
    nouns = [verb, *scene.with_conjuncts(scene.doc[force.token])]
    nouns += [child for child in verb.rights if child.dep_ == "dobj"]
    return [noun for source in nouns for noun in prepositional(source, frozenset({"for", "to", "under", "in"}))]


def focus(token: int, words: str = "") -> Party:
    """The coalition that the document speaks of; without one it is the words, else nobody, and there is no claim."""
    return Party(Reference(id=COALITION, name=words), token)


def focus_in_words(scene: Scene, noun: Token) -> Party:
    """The same, where the words are those of the noun phrase of the forces."""
    return focus(noun.i, scene.in_words(noun).reference.name)


def sender(token: int, words: str = "") -> Party:
    """Whose forces the document has told of last; where it has told of none, the words, else nobody."""
    return Party(Reference(id=SENDER, name=words), token)


def elsewhere(place: Party, actor: Party) -> bool:
    """Whether the place is not the same words as the actor."""
    return place.number is None or place.number != actor.number


def places_for(actor: Party, places: Iterable[Party]) -> list[Party | None]:
    """Where an actor's forces are told to be, which is not the actor himself; None alone where nothing tells it."""
    return [place for place in places if elsewhere(place, actor)] or [None]


def sends_officials(scene: Scene, noun: Token, actors: list[Party]) -> bool:
    """Whether an office has people at their work in a text about no forces: "the agency has 133 personnel there"."""
    offices = bool(actors) and all(party.type == "organisation" for party in actors)
    return offices and noun_of(noun) in _OFFICIALS and not is_martial(scene.parsed.text)


def _is_short_for(name: Token) -> bool:
    """Whether a name is a state's own in short: "Bosnia", but neither "Danish" nor "US"."""
    return name.tag_ == "NNP" and not name.text.isupper() and name.text not in countries().demonyms


def is_where(scene: Scene, party: Party) -> bool:
    """Whether a country's own name before forces tells where they are, and not whose: "the Kosovo force"."""
    noun = scene.doc[party.token]
    known = scene.parsed.candidates[party.number].entity if party.number is not None else None
    return (
        known is not None
        and party.type == "country"
        and noun.dep_ in {"compound", "amod"}
        and (noun.text == known.name or _is_short_for(noun))
    )
