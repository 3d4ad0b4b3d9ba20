"""Who helps whom in a clause of two actors: "with the support of the US", "working with Russia"."""

from schemas import Relation
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.relations_parties import standing_for
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, prepositional
from worker.extraction.claims.words import kinds


def find_support(scene: Scene, builder: Builder) -> None:
    """ "with the support of the US", "backed by Russia": those who support whoever does what the clause says."""
    for token in scene.tokens:
        if (
            token.lemma_.lower() not in kinds().relations.with_support
            or token.dep_ != "pobj"
            or token.head.lower_ != "with"
        ):
            continue
        helpers = list(scene.modifying(token))
        helpers += standing_for(scene, prepositional(token, frozenset({"of", "from", "by"})), frozenset())
        verb = clause_verb(token.head)
        governor = token.head.head
        helped = scene.parties(governor) if governor.pos_ in {"NOUN", "PROPN"} else []
        if not helped:
            helped = [party for noun in scene.subjects(verb) for party in scene.parties(noun)]
        for helper in helpers:
            for party in helped:
                if not scene.same(helper, party) and _supports(scene, helper, party):
                    builder.add(
                        Relation,
                        "with the support of",
                        [helper.token, party.token, token.i],
                        at=token.i,
                        confidence=0.7,
                        subject=helper.reference,
                        predicate="supports",
                        object=party.reference,
                    )


def _supports(scene: Scene, helper: Party, helped: Party) -> bool:
    return scene.is_actor(helper) and scene.is_actor(helped) and "person" not in {helper.type, helped.type}


def find_working_with(scene: Scene, builder: Builder) -> None:
    """ "Assad is working with Russia to maintain control": who works with somebody in a conflict supports them."""
    for token in scene.tokens:
        if token.pos_ != "VERB" or token.lemma_ not in {
            "work",
            "fight",
            "battle",
            "partner",
            "operate",
            "ally",
            "coordinate",
        }:
            continue
        words = (
            frozenset({"with", "alongside"})
            if token.lemma_ in {"work", "ally", "partner", "coordinate"}
            else frozenset({"alongside"})
        )
        together = token.lemma_ in {"work", "ally", "partner", "coordinate"}  # else "fought alongside the army"
        helpers = [party for noun in prepositional(token, words) for party in scene.parties(noun)]
        if words == {"with", "alongside"} and not any(
            child.lemma_ in kinds().relations.conflict
            for child in scene.below(token)
            if child.pos_ == "VERB" and child.tag_ == "VB"
        ):
            continue
        for subject in scene.subjects(token):
            for party in scene.parties(subject):
                for helper in helpers:
                    if (
                        not scene.same(helper, party)
                        and scene.is_actor(helper)
                        and scene.is_actor(party)
                        and helper.type != "person"
                    ):
                        builder.add(
                            Relation,
                            "works with",
                            [party.token, token.i, helper.token],
                            at=token.i,
                            confidence=0.6,
                            modality=modality_of(token),
                            subject=(helper if together else party).reference,
                            predicate="supports",
                            object=(party if together else helper).reference,
                        )
