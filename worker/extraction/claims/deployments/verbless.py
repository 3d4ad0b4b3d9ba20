"""Forces that no verb tells of: by themselves, "US forces in the South" are there."""

from spacy.tokens import Token

from schemas import Deployment
from schemas.claims import Modality, Posture
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.deploying import deploy
from worker.extraction.claims.deployments.force import Force
from worker.extraction.claims.deployments.forces import force_at
from worker.extraction.claims.deployments.presumed import force_words
from worker.extraction.claims.deployments.senders import STATES, elsewhere, is_actor, sender
from worker.extraction.claims.deployments.soldiers import is_people
from worker.extraction.claims.deployments.whereabouts import THERE, there, whereabouts
from worker.extraction.claims.places import government_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import nouns
from worker.extraction.model.neighbours import word_before

_FEWEST_ALONE = 20
_ASKING = frozenset({"request", "call", "appeal", "need", "plan", "demand", "proposal", "ask", "plea", "bid"})
_LACKING = frozenset({"lack", "miss"})


def find_standing(scene: Scene, builder: Builder, taken: set[int]) -> None:
    """Forces that no frame tells of: "US forces in the South", "the 7,000 African Union peacekeepers"."""
    for token, noun in zip(scene.tokens, scene.nouns, strict=True):
        if noun not in kinds().forces.by_themselves or token.pos_ not in {"NOUN", "PROPN"}:
            continue
        known = taken | builder.told
        if token.i in known or (token.dep_ == "appos" and token.head.i in known):
            continue
        if token.dep_ == "dobj" and token.head.lemma_ in _LACKING:
            continue  # "still lacked 700 trainers"
        if token.dep_ == "pobj" and token.head.lower_ == "for" and token.head.head.lemma_ in _ASKING:
            continue  # "agreed to a request for Danish troops in Borneo"
        told_of = scene.number_at(token.head) if token.tag_ == "NN" and token.dep_ == "appos" else None
        if told_of is not None and scene.type_of(told_of) == "person":
            continue  # "Anna Lindt, a Danish trainer in Mali"
        if scene.number_at(token) is not None and noun_of(token) != "marine":
            continue  # "the National Guard", "the Task Force on Extremism in Fragile States"
        force = force_at(scene, token)
        if force is None or force.token != token.i or scene.suffering(token):
            continue
        sources = force.sources if force.quantity is None or len(force.sources) == 1 else ()
        actors = [party for party in force.owners or sources or _of_states(scene, token) if is_actor(scene, party)]
        spots = [spot for spot in force.there if all(elsewhere(spot, actor) for actor in actors)]
        count = force.quantity.count if force.quantity else None
        if count is None and token.tag_ == "NN" and all(actor.type != "country" for actor in actors):
            continue  # "will join the UN force on the Golan"
        joint = [actor for actor in actors if actor.type in {"organisation", "coalition"}]
        if not actors and count is not None and _are_there(token):
            near = [*token.rights, *token.head.rights]
            spots = spots or [there(scene, builder, word) for word in near if word.lower_ == "there"]
            actors = [sender(token.i, force_words(scene, token.i))]  # "There are 900 soldiers in the country"
            if not spots and _on_the_ground(token):
                whole = _coalition_before(scene, token) or actors[0]
                deploy(scene, builder, "on the ground", token.i, "asserted", whole, None, force, "present")
                continue
        coming = _coming(token)
        if not actors or not (spots or coming or (joint and count is not None and count >= _FEWEST_ALONE)):
            continue
        for actor in actors:
            if count is None and _told(scene, builder, actor, token.i):
                continue
            others: list[Party | None] = list(spots)
            for place in others or [None]:
                if place is not None and count is None and _is_told_there(scene, builder, actor, place, token.i):
                    continue
                modality = "planned" if coming is not None else _standing_modality(scene, token)
                posture = coming or "present"
                deploy(scene, builder, "forces in a place", token.i, modality, actor, place, force, posture)


def _coming(noun: Token) -> Posture | None:
    """What becomes of forces that are due: "with Italian marines due ashore", "Danish troops due to leave"."""
    after = [token.lower_ for token in noun.doc[noun.i + 1 : noun.i + 5]]
    if after[:1] != ["due"]:
        return None
    return "deploying" if _LEAVING.isdisjoint(after) else "withdrawing"


_LEAVING = frozenset({"leave", "withdraw", "depart", "home", "out", "return"})


def find_nationals(scene: Scene, builder: Builder) -> None:
    """Soldiers by their nation and where they are, beside other forces: "nor the Romanians in Zabul would say"."""
    if not scene.has_forces:
        return
    for noun in scene.tokens:
        if noun.tag_ not in {"NNPS", "NNP", "NNS"} or noun.i in builder.told or noun.i + 1 >= len(scene.doc):
            continue
        spot = noun.nbor(1)
        if spot.head.i != noun.i or spot.lower_ not in THERE or not _are_the_people(scene, noun):
            continue
        nation = scene.party_at(noun)
        places = whereabouts(scene, prepositional(noun, frozenset({spot.lower_})))
        if nation is None or nation.type != "country" or _told(scene, builder, nation, noun.i):
            continue
        for place in places[:1]:
            if elsewhere(place, nation) and not _is_their_capital(scene, place, nation):
                force = Force(noun.i, None, None, (nation,))
                deploy(scene, builder, "nationals in a place", noun.i, "asserted", nation, place, force, "present", 0.6)


def _is_their_capital(scene: Scene, place: Party, nation: Party) -> bool:
    own = scene.parsed.candidates[nation.number].entity if nation.number is not None else None
    return own is not None and government_of(scene, place).reference.id == own.id


def _are_the_people(scene: Scene, noun: Token) -> bool:
    """Whether a name is that of a people, "the Danes", after the paragraph has spoken of forces."""
    the = any(child.lower_ == "the" for child in noun.lefts)
    return the and is_people(noun) and scene.first_force < noun.i


def _are_there(noun: Token) -> bool:
    """Whether a sentence says that there are some: "there were 900 soldiers in Gao"."""
    verb = noun.head
    return noun.dep_ == "attr" and verb.lemma_ == "be" and any(child.dep_ == "expl" for child in verb.lefts)


def _on_the_ground(noun: Token) -> bool:
    """Whether they are told to be there in words that name no place: "there are 3,061 personnel on the ground"."""
    near = (*noun.rights, *noun.head.rights)
    spots = (spot for word in near if word.dep_ == "prep" and word.lower_ in {"on", "in"} for spot in word.rights)
    return any(spot.lower_ in around().there for spot in spots)


def _coalition_before(scene: Scene, noun: Token) -> Party | None:
    """The coalition that its sentence or the one before has named last."""
    start, _ = scene.sentence_before(noun.i)
    named = (scene.party_at(token) for token in reversed(list(scene.doc[start : noun.i])))
    return next((party for party in named if party is not None and party.type == "coalition"), None)


def _of_states(scene: Scene, noun: Token) -> list[Party]:
    """Who is told to be one of those that have soldiers: "Fiji is one of the countries with troops in Mali"."""
    state = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "with":
        return []
    named = scene.party_at(state)
    if named is not None and named.type == "country" and word_before(noun.head) == ",":
        return [named]  # "Djibouti, with a battalion at Beledweyne"
    if state.lemma_.lower() not in STATES:
        return []
    while state.dep_ == "pobj" and state.head.lower_ in {"of", "among"}:
        state = state.head.head
    whose = scene.subjects(state.head) if state.dep_ == "attr" else [state.head] if state.dep_ == "appos" else []
    return [party for name in whose for party in scene.parties(name)]


def find_ships(scene: Scene, builder: Builder) -> None:
    """Craft by name, in a list of those just told: "Five ships are there: the French frigate Aconit, …"."""
    if nouns("craft").isdisjoint(scene.nouns):
        return
    for token in scene.tokens:
        named = token.i and token.i + 1 < len(scene.doc) and token.text.islower() and token.nbor(1).text[:1].isupper()
        if not named or noun_of(token) not in nouns("craft"):
            continue
        nation = scene.party_at(token.nbor(-1))
        first, _ = scene.sentence(token.i)
        told = [
            q for q in scene.quantities_between(first, token.i) if q.first in builder.counted and q.head is not None
        ]
        of_craft = [q for q in told if noun_of(scene.doc[q.head or 0]) in nouns("craft")]
        if nation is None or nation.type != "country" or not of_craft:
            continue
        _, posture, modality, place = builder.counted[of_craft[-1].first]
        ship = Force(token.i, token.lower_, None, people=False)
        deploy(scene, builder, "ships by name", token.i, modality, nation, place, ship, posture, 0.6)


def _told(scene: Scene, builder: Builder, actor: Party, token: int) -> bool:
    """Whether the sentence has told a number of the actor's forces."""
    first, end = scene.sentence(token)
    return any(first <= at < end and scene.same(told[0], actor) for at, told in builder.counted.items())


def _is_told_there(scene: Scene, builder: Builder, actor: Party, place: Party, token: int) -> bool:
    """Whether the sentence has told that they are to be there: "Danes will go to Gao and Dutch troops to Kidal"."""
    start = scene.parsed.start(scene.doc[scene.sentence(token)[0]])
    for draft in builder.latest(Deployment):
        if draft.start < start:
            return False
        if draft.location == place.reference and draft.actor == actor.reference:
            return True
    return False


def _standing_modality(scene: Scene, token: Token) -> Modality:
    for child in token.lefts:
        if child.lower_ == "no" and child.dep_ == "det":
            return "negated"
        if child.lower_ in {"future", "planned", "proposed", "additional", "possible"}:
            return "planned"
    return "asserted"
