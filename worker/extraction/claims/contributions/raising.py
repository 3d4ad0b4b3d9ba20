"""Contributions told by how great they become: "doubled its contingent to 600", "raised it from 300 to 600 men"."""

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.contributions.amounts import amount_of
from worker.extraction.claims.contributions.making import add
from worker.extraction.claims.contributions.things import Thing, things_of
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import Quantity
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.words import kinds

_RAISED = frozenset({"contribution", "contingent", "participation", "commitment", "involvement"})
_CUTTING = frozenset({"cut", "reduce", "halve"})  # who gives less gives nothing new
_FARTHEST = 8


def find_raised(scene: Scene, builder: Builder) -> None:
    """Each whose contribution of forces rises to a number."""
    for noun in scene.of_lemma(_RAISED):
        quantity = raised_to_a_number(scene, noun)
        if quantity is None:
            continue
        own = [party for party in scene.modifying(noun) if party.type in {"country", None}]
        givers = [party for party in own if party.type == "country"]
        givers = givers or [p for top in scene.subjects(noun.head) for p in scene.parties(top) if p.type == "country"]
        counted = scene.doc[quantity.head] if quantity.head is not None and not quantity.inherited else None
        things = things_of(scene, counted, "contribute") if counted is not None else []
        if noun.head.lemma_ in _CUTTING:
            continue
        thing = things[0] if things else Thing(quantity.first, "ground", amount_of(quantity, None))
        for giver in givers[:1] if counted is None or things else ():
            add(builder, "raised", giver, thing, None, noun.i, modality_of(noun.head), 0.6)


def raised_to_a_number(scene: Scene, noun: Token) -> Quantity | None:
    """To how many of what a contribution rises or falls; None for a sum, or where nothing is told."""
    verb = noun.head
    if noun.dep_ not in {"dobj", "nsubjpass"} or verb.lemma_.lower() not in kinds().contributions.raising:
        return None
    for quantity in scene.quantities_between(noun.i + 1, noun.i + _FARTHEST):
        to = scene.doc[quantity.first - 1].lower_ in {"to", "about", "some", "nearly"}
        if quantity.counts and (to or quantity.previous is not None):
            return quantity
    return None
