"""What somebody's craft and crews do for others: "Danish hospitals treat them", "has made trucks available"."""

from spacy.tokens import Token

from schemas.claims import ContributionType
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.contributions.making import add
from worker.extraction.claims.contributions.recipients import received
from worker.extraction.claims.contributions.things import Thing, things_at
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import gives, nouns
from worker.extraction.reading import ACTING

_FROM, _TO = frozenset({"from"}), frozenset({"to", "for"})
_STAFFING = frozenset({"staff", "man", "run", "operate"})
_CARING = frozenset({"look", "care"})


def find_serving(scene: Scene, builder: Builder) -> None:
    """Each who serves others with craft or crews of a kind that does so."""
    for verb in scene.of_lemma(kinds().contributions.serving, {"available"}):
        if verb.pos_ == "VERB" and verb.lemma_.lower() in kinds().contributions.serving:
            _serving(scene, builder, verb, kinds().contributions.serving[verb.lemma_.lower()])
        elif verb.lower_ == "available" and verb.head.lemma_ == "make":
            _made_available(scene, builder, verb)


def _serving(scene: Scene, builder: Builder, verb: Token, kind: ContributionType) -> None:
    served = scene.objects(verb)
    if any(noun.lower_ in {"support", "part"} for noun in prepositional(verb, frozenset({"in", "as"}))):
        return  # "refuelled jets in support of the force" takes part
    if verb.lemma_ in _CARING:
        served = prepositional(verb, frozenset({"after", "for"}))
    if kind == "medical" and verb.lemma_ not in _STAFFING and any(_is_hurt(noun) for noun in served):
        for giver in (p for noun in scene.subjects(verb) for p in scene.parties(noun) if p.type == "country"):
            hurt = [p for noun in served for p in scene.parties(noun) if not scene.same(p, giver)]
            thing = Thing(served[0].i, kind)
            add(
                builder, "treats", giver, thing, next(iter(received(scene, hurt)), None), verb.i, modality_of(verb), 0.5
            )
    if kind == "logistics" and any(noun_of(noun) in nouns("force", "craft") for noun in served):
        for giver in (p for noun in scene.subjects(verb) for p in scene.parties(noun) if p.type == "country"):
            fed = received(scene, [p for noun in served for p in (*scene.modifying(noun), *scene.parties(noun))])
            other = next((p for p in fed if not scene.same(p, giver)), None)
            if other is not None and all(p.type != "country" or not scene.same(p, giver) for p in fed):
                add(builder, "supplies", giver, Thing(verb.i, kind), other, verb.i, modality_of(verb), 0.5)
    got = received(scene, [party for noun in served for party in scene.parties(noun)])
    for top in scene.subjects(verb):
        for noun in scene.with_conjuncts(top):
            name = noun_of(noun)
            able = gives().get(name) == kind or (kind != "medical" and name in nouns("craft"))
            able = able and (verb.lemma_ not in _STAFFING or any(gives().get(noun_of(item)) == kind for item in served))
            for giver in _owners(scene, noun) if able and served else ():
                recipient = next((party for party in got if not scene.same(party, giver)), None)
                if recipient is not None or any(noun_of(item) in _served() for item in served):
                    add(builder, "serves", giver, Thing(noun.i, kind), recipient, verb.i, modality_of(verb), 0.55)


def _made_available(scene: Scene, builder: Builder, free: Token) -> None:
    """ "has made 40 trucks available to the force", "made its port available to the task force"."""
    verb = free.head
    put = [noun for noun in (*free.lefts, *verb.rights) if noun.dep_ in {"nsubj", "dobj"} and noun.i > verb.i]
    goals = [noun for at in (free, verb) for noun in prepositional(at, _TO)]
    got = received(scene, [party for noun in goals for party in scene.parties(noun)])
    for noun in put:
        bases = noun_of(noun) in kinds().contributions.bases
        for thing in [Thing(noun.i, "basing")] if bases else things_at(scene, noun, verb):
            for giver in (p for top in scene.subjects(verb) for p in scene.parties(top) if p.type in ACTING):
                add(builder, "made available", giver, thing, next(iter(got), None), verb.i, modality_of(verb), 0.6)


def _is_hurt(noun: Token) -> bool:
    told = {noun.lower_, noun.lemma_.lower(), *(child.lower_ for child in noun.lefts)}
    return not told.isdisjoint({"wounded", "injured", "casualty", "hurt"})


def _owners(scene: Scene, noun: Token) -> list[Party]:
    owners = scene.modifying(noun) or [p for of in prepositional(noun, _FROM) for p in scene.parties(of)]
    return [party for party in owners if party.type in ACTING]


def _served() -> frozenset[str]:
    """Who is served though nobody says whose they are."""
    people = nouns("force", "craft", "people")
    return people | kinds().memberships.groups | {"casualty", "wounded", "patient", "hospital", "clinic", "ward"}
