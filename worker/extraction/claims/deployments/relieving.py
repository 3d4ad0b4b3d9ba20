"""Who relieves the forces of others: "India has agreed to replace the Dutch", "will be relieved by Tonga"."""

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.deployments.deploying import deploy
from worker.extraction.claims.deployments.forces_words import is_force
from worker.extraction.claims.deployments.senders import elsewhere
from worker.extraction.claims.deployments.soldiers import is_people
from worker.extraction.claims.deployments.whereabouts import THERE, whereabouts
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import agents, is_passive, prepositional
from worker.extraction.counting.units import nouns

_RELIEVING = frozenset({"replace", "relieve", "succeed"})
_FROM = frozenset({"from"})
_UNITS = frozenset(
    {"battalion", "contingent", "company", "brigade", "platoon", "detachment", "unit", "team", "garrison"}
)


def find_relieving(scene: Scene, builder: Builder) -> None:
    """The states that come for the soldiers of others, where no forces of theirs are named."""
    for verb in scene.of_lemma(_RELIEVING | {"take"}):
        if verb.pos_ != "VERB":
            continue
        passive = is_passive(verb)
        if verb.lemma_ == "take" and not passive:
            over = any(child.lower_ == "over" for child in verb.rights)
            relieved = prepositional(verb, _FROM) if over else []
        else:
            relieved = scene.objects(verb)
        coming = agents(verb) if passive else scene.subjects(verb)
        if not any(_are_soldiers(scene, noun) for noun in relieved):
            continue
        where = whereabouts(scene, [spot for top in (verb, *relieved) for spot in prepositional(top, THERE)])
        for party in [party for noun in coming if not is_force(noun) for party in scene.parties(noun)]:
            spot = next((place for place in where if elsewhere(place, party)), None)
            if party.type == "country" and party.token not in builder.told:
                modality = modality_of(verb)
                deploy(scene, builder, "relieves", verb.i, modality, party, spot, None, "deploying", 0.6)


def _are_soldiers(scene: Scene, noun: Token) -> bool:
    """Whether somebody who is relieved is another's unit, or a people of whose soldiers the text tells: "the Dutch"."""
    if any(child.lower_ in {"its", "their"} for child in noun.lefts):
        return False  # "Nepal replaced its battalion in Juba with 300 engineers"
    if noun.lemma_.lower() in _UNITS or noun_of(noun) in nouns("force"):  # "to replace its tanks": no relief
        return noun.lemma_.lower() != "force" or scene.has_forces
    party = scene.party_at(noun)
    the = any(child.lower_ == "the" for child in noun.lefts)
    return party is not None and party.type == "country" and is_people(noun) and the and scene.has_forces
