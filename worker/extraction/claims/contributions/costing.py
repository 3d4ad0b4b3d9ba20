"""Whom a war or a mission costs money, so that they pay for it: "The mission has cost Canada 60 million dollars"."""

from spacy.tokens import Token

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.contributions.amounts import amount_of
from worker.extraction.claims.contributions.making import add
from worker.extraction.claims.contributions.things import Thing
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.words import kinds

_COST = frozenset({"cost"})
_OTHERS = frozenset({"taxpayer", "government", "treasury"})  # who pay it for their state


def find_costs(scene: Scene, builder: Builder) -> None:
    """Each state that something martial costs a sum."""
    for verb in scene.of_lemma(_COST):
        if verb.pos_ != "VERB" or not any(_is_paid_for(scene, noun) for noun in scene.subjects(verb)):
            continue
        payers = [party for child in verb.rights if child.dep_ == "dative" for party in _states(scene, child)]
        end = next((child.left_edge.i for child in verb.rights if child.dep_ in {"ccomp", "advcl", "conj"}), None)
        last = scene.sentence(verb.i)[1] if end is None else end
        sums = [quantity for quantity in scene.quantities_between(verb.i, last - 1) if quantity.currency]
        for payer in payers if sums else ():
            thing = Thing(sums[0].first, "funding", amount_of(sums[0], None))
            add(builder, "costs", payer, thing, None, verb.i, modality_of(verb), 0.6)


def _is_paid_for(scene: Scene, noun: Token) -> bool:
    return noun.lemma_.lower() in kinds().contributions.funded or scene.is_coalition(noun)


def _states(scene: Scene, payer: Token) -> list[Party]:
    """The states that pay, by their taxpayers too: "cost New Zealand taxpayers 30 million dollars"."""
    named = scene.modifying(payer) if payer.lemma_.lower() in _OTHERS else scene.parties(payer)
    return [party for party in named if party.type == "country"]
