"""Bases that are given up: who shuts down their camp leaves the place where it is."""

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.deployments.deploying import deploy
from worker.extraction.claims.deployments.senders import elsewhere, is_actor
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.places import places
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import prepositional

_CLOSING = frozenset({"close", "shut", "vacate", "dismantle", "evacuate", "abandon"})
_GIVING_OVER = frozenset({"hand", "turn", "give", "sign"})
_BASES = frozenset({"base", "camp", "outpost", "garrison", "airbase", "barracks", "compound", "position", "post"})
_THERE = frozenset({"in", "at", "near", "outside"})


def find_bases_left(scene: Scene, builder: Builder) -> None:
    """ "British troops shut down their base in Sangin", "Canada has handed over its last outpost in Kandahar"."""
    for token in scene.of_lemma(_CLOSING, _GIVING_OVER):
        given_up = token.lemma_ in _CLOSING or any(child.lower_ in {"over", "up", "back"} for child in token.rights)
        if token.pos_ != "VERB" or not given_up:
            continue
        for base in scene.objects(token):
            own = any(child.lower_ in {"their", "its"} for child in base.lefts)
            if base.lemma_.lower() not in _BASES or not own:
                continue
            where = places(scene, prepositional(base, _THERE) or prepositional(token, _THERE))
            owners = [party for noun in scene.subjects(token) for party in scene.parties(noun)[:1]]
            for actor in (party for party in owners if is_actor(scene, party)):
                for place in (spot for spot in where[:1] if elsewhere(spot, actor)):
                    modality = modality_of(token)
                    deploy(scene, builder, "shuts a base", token.i, modality, actor, place, None, "withdrawing", 0.6)
