"""Whose forces a sentence speaks of in passing, and where: "Kenya is to review its mission in Somalia".

No claim; but whose "the soldiers" are in the sentences that follow, and where they are.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.senders import elsewhere
from worker.extraction.claims.deployments.whereabouts import after, whereabouts
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, prepositional
from worker.extraction.reading import ACTING, Presence

_THERE = frozenset({"in", "to", "into", "inside", "across", "throughout", "on", "at"})
_OF = frozenset({"of"})
_CIVIL = frozenset(
    {"diplomatic", "trade", "space", "rescue", "medical", "election", "aid", "relief", "humanitarian", "mining"}
)
_INTO = frozenset({"in", "into"})


def find_spoken_of(scene: Scene, builder: Builder) -> None:
    """Note the forces that the paragraph speaks of by what they do abroad, or by going in."""
    for token in scene.of_lemma(around().undertakings):
        if token.pos_ == "NOUN":
            _note(scene, builder, token, _owners(scene, token), after(scene, token.i, len(scene.doc), _THERE))
    for token in scene.of_lemma(around().invading):
        if token.pos_ == "VERB":
            entered = [child for child in token.rights if child.dep_ == "dobj"] or prepositional(token, _INTO)
            actors = [party for noun in scene.subjects(token) for party in scene.parties(noun)]
            _note(scene, builder, token, actors, whereabouts(scene, entered))


def _note(scene: Scene, builder: Builder, at: Token, owners: list[Party], places: list[Party]) -> None:
    for place in places[:1]:
        for owner in owners[:1]:
            if elsewhere(place, owner) and not scene.same(place, owner):
                first, last = (scene.doc[choose(at.i, owner.token, place.token)] for choose in (min, max))
                start, end = scene.parsed.start(first), scene.parsed.end(last)
                presence = Presence(start=start, end=end, actor=owner.reference, location=place.reference)
                builder.spoken_of.append(presence)


def _owners(scene: Scene, noun: Token) -> list[Party]:
    """Whose mission it is: whom a word before it or "of" behind it names, else who speaks of it or acts upon it."""
    if any(child.lower_ in _CIVIL for child in noun.lefts):
        return []
    own = [*scene.modifying(noun), *(party for of in prepositional(noun, _OF) for party in scene.parties(of))]
    own = [party for party in own if party.type in ACTING or party.type is None]
    return own or list(_acting(scene, noun))


def _acting(scene: Scene, noun: Token) -> Iterator[Party]:
    for subject in scene.subjects(clause_verb(noun)):
        if subject.i < noun.i:
            yield from (p for p in scene.parties(subject) if p.type in {"country", "person", None})
