"""Taking part: who flies, sails or strikes together with others gives its aircraft or ships to the cause."""

import re
from functools import cache

from spacy.tokens import Token

from schemas.claims import ContributionType
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.contributions import add
from worker.extraction.claims.contributions_things import Thing
from worker.extraction.claims.knowledge import gives
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.claims.words import hint, kinds

_IN = frozenset({"in", "to", "with"})


@cache
def _hint() -> re.Pattern[str]:
    return hint({*(word.split()[-1] for word in kinds().contributions.shared), "through"})


def find_sharing(scene: Scene, builder: Builder) -> None:
    """ "are taking part in air strikes", "joined the bombing", "flew reconnaissance missions"."""
    if not _hint().search(scene.parsed.text):
        return
    for verb in scene.tokens:
        lemma = verb.lemma_.lower()
        if verb.pos_ != "VERB" or lemma not in kinds().contributions.sharing:
            continue
        if lemma == "take" and not any(child.lower_ == "part" for child in verb.rights):
            continue
        for noun, kind in _shared(scene, verb):
            for subject in scene.subjects(verb):
                for actor in scene.parties(subject):
                    if actor.number is not None and actor.type == "country":
                        add(builder, "takes part", actor, Thing(noun.i, kind), None, verb.i, modality_of(verb), 0.6)


def _shared(scene: Scene, verb: Token) -> list[tuple[Token, ContributionType]]:
    part = [child for child in verb.rights if child.lower_ == "part"]
    tops = [*prepositional(verb, _IN), *(noun for word in part for noun in prepositional(word, _IN))]
    found = [(noun, kind) for noun in prepositional(verb, frozenset({"through"})) if (kind := _means(noun)) is not None]
    if verb.lemma_ in {"fly", "join"}:
        tops += scene.objects(verb)
    for top in tops:
        for noun in scene.with_conjuncts(top):
            kind = kind_of_action(noun) or (
                "air" if verb.lemma_ == "fly" and noun.lemma_ in {"patrol", "mission"} else None
            )
            if kind is not None:
                found.append((noun, kind))
    return found


def _means(noun: Token) -> ContributionType | None:
    """By what means somebody takes part: "through intelligence only"."""
    kind = gives().get(noun_of(noun))
    return kind if kind in {"intelligence", "logistics", "training", "funding", "medical"} else None


def kind_of_action(noun: Token) -> ContributionType | None:
    """What a noun of action gives, with the words before it: "combat air patrols", "air strikes"."""
    table = kinds().contributions.shared
    before = [child.lemma_.lower() for child in noun.lefts if child.dep_ in {"compound", "amod", "nmod"}]
    name = noun.lemma_.lower()
    for word in reversed(before):
        if f"{word} {name}" in table:
            return table[f"{word} {name}"]
    return table.get(name)
