"""What a state sees to in a force of several: "Uruguay is responsible for transport", "Italy mans three boats"."""

from spacy.tokens import Token

from schemas.claims import ContributionType
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.contributions.making import add
from worker.extraction.claims.contributions.things import Thing
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.counting.units import gives, nouns

_FOR, _OF = frozenset({"for"}), frozenset({"of", "for", "in"})


def find_duties(scene: Scene, builder: Builder) -> None:
    """Each state that is told to run a service of a coalition, or to man its craft."""
    words = kinds().contributions
    verbs = scene.of_lemma(words.seeing_to, words.answering)
    parties = map(scene.party_at, _first_tokens(scene)) if verbs else ()
    if not any(party is not None and party.type == "coalition" for party in parties):
        return
    for verb in verbs:
        if verb.lemma_ in words.answering:  # "is responsible for transport"
            things = prepositional(verb, _FOR) if verb.dep_ == "acomp" else []
            above = verb.head
        else:
            things = [child for child in verb.rights if child.dep_ == "dobj"]
            things += prepositional(verb, frozenset({"after"})) if verb.lemma_ == "look" else []
            above = verb
        for noun in (item for top in things for item in scene.with_conjuncts(top)):
            _seen_to(scene, builder, above, noun)


def _first_tokens(scene: Scene) -> list[Token]:
    """The tokens with which names and words that refer to somebody begin."""
    covering = scene.parsed.covering
    return [
        scene.doc[at] for at, number in enumerate(covering) if number >= 0 and (not at or covering[at - 1] != number)
    ]


def _seen_to(scene: Scene, builder: Builder, verb: Token, noun: Token) -> None:
    kind = _kind_of(noun)
    owners = scene.modifying(noun)
    if kind is None or any(child.dep_ == "poss" for child in noun.lefts) or any(p.type == "country" for p in owners):
        return  # "runs its own hospitals"
    served = [party for of in prepositional(noun, _OF) for party in scene.parties(of) if party.type == "coalition"]
    for subject in scene.subjects(verb):
        for giver in scene.parties(subject):
            if giver.type == "country" and giver.token == subject.i:
                recipient: Party | None = next(iter(served), None)
                add(builder, "sees to", giver, Thing(noun.i, kind), recipient, verb.i, modality_of(verb), 0.5)


def _kind_of(noun: Token) -> ContributionType | None:
    """What is given by seeing to something: logistics by "transport", ships and aircraft by themselves."""
    name = noun_of(noun)
    told = kinds().contributions.services.get(name)
    return told or (gives().get(name) if name in nouns("craft") else None)
