"""Whose forces are carried: who flies those of others serves them: "flew the contingents in", "airlifted AU troops"."""

from spacy.tokens import Token

from worker.extraction.claims.contributions.things import Thing
from worker.extraction.claims.deployments.postures import AWAY
from worker.extraction.claims.knowledge import alliances
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.counting.units import nouns

_CARRYING = frozenset({"fly", "ferry", "airlift", "transport", "carry", "lift", "haul", "ship", "move", "shuttle"})
_OF_SEVERAL = frozenset({"contingent", "peacekeeper", "observer", "monitor"})
_POINTING = frozenset({"these", "those"})
_REGIONAL = frozenset(
    {"african", "arab", "asian", "caribbean", "european", "allied", "foreign", "other", "muslim", "gulf"}
)
_OF, _FROM = frozenset({"of"}), frozenset({"from"})


def are_of_others(scene: Scene, thing: Thing, actors: list[Party]) -> bool:
    """Whether forces are told by whose they are to be of somebody else: "flew the Rwandan battalion to Darfur"."""
    noun = scene.doc[thing.token]
    owners = scene.modifying(noun) if thing.gives == "ground" else []
    by_air = any(noun_of(scene.doc[actor.token].head) in nouns("craft") for actor in actors)
    if not owners and thing.gives == "ground" and by_air:  # "US aircraft flew soldiers from Burundi to Bangui"
        owners = [party for top in (noun, noun.head) for of in prepositional(top, _FROM) for party in scene.parties(of)]
    owners = [owner for owner in owners if owner.type in {"country", "organisation", "coalition"}]
    return bool(owners) and all(not scene.same(owner, actor) for owner in owners for actor in actors)


def are_carried(scene: Scene, verb: Token, thing: Thing, actors: list[Party]) -> bool:
    """Whether forces that nobody owns by name are carried for others: "the contingents", "800 of these soldiers"."""
    if thing.gives != "ground" or verb.lemma_.lower() not in _CARRYING:
        return False
    if any(child.lower_ in AWAY for child in verb.rights):
        return False
    top = scene.doc[thing.token]
    noun = next(iter(prepositional(top, _OF)), top)
    before = {child.lower_ for child in noun.lefts}
    if before & {"its", "their", "his", "own"}:
        return False
    if before & (_POINTING | _REGIONAL) or noun.lemma_.lower() in _OF_SEVERAL:
        return True
    return bool(actors) and all(_is_an_alliance(scene, actor) for actor in actors)


def _is_an_alliance(scene: Scene, party: Party) -> bool:
    """Whether it is allies in common, who have no men of their own: "NATO will airlift troops"."""
    entity = scene.parsed.candidates[party.number].entity if party.number is not None else None
    return entity is not None and entity.id.partition(":")[2] in alliances()
