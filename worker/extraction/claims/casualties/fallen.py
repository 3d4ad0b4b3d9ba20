"""Whom those fought who are told to have fallen: "killed in a battle with Taliban forces"."""

from spacy.tokens import Token

from schemas import Relation
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.casualties.sufferers import Sufferer
from worker.extraction.claims.matching import Match
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.relations.between import nearby
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import nouns
from worker.extraction.reading import ACTING

_ENEMIES = frozenset({"with", "against"})


def add_fights(scene: Scene, builder: Builder, match: Match, found: list[Sufferer]) -> None:
    """ "Two French soldiers were killed in a battle with Taliban forces": France fights the Taliban."""
    verb = scene.doc[match.token]
    for noun in prepositional(verb, frozenset({"in", "during", "after"})):
        if noun.lemma_.lower() not in kinds().casualties.fighting:
            continue
        beside = (
            prepositional(noun, _ENEMIES)
            or nearby(scene, noun, "with")
            or [one for one in prepositional(verb, _ENEMIES) if one.i > noun.i]
        )
        fighters = [owner for sufferer in found for owner in sufferer.owners if owner.type in ACTING | {None}]
        _fight(scene, builder, match, fighters, [enemy for other in beside[:1] for enemy in _enemies(scene, other)])


def _enemies(scene: Scene, noun: Token) -> list[Party]:
    """With whom somebody died fighting: by name, or armed people in words."""
    armed = noun_of(noun) in kinds().relations.armed | nouns("force")
    named = [party for party in scene.parties(noun) if party.type in ACTING]
    return named or ([scene.in_words(noun)] if armed else [])


def _fight(scene: Scene, builder: Builder, match: Match, fighters: list[Party], enemies: list[Party]) -> None:
    for enemy in enemies:
        for owner in fighters:
            if enemy.number is None or not scene.same(enemy, owner):
                builder.add(
                    Relation,
                    "killed fighting",
                    [owner.token, enemy.token, match.token],
                    at=match.token,
                    modality=match.modality(scene),
                    confidence=0.7,
                    subject=owner.reference,
                    predicate="fights",
                    object=enemy.reference,
                )
