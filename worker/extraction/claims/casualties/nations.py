"""Casualties of a row that tells of each nation: "53 deaths: 29 American, 4 Dutch", "83 died, 37 of them Danish"."""

from schemas import Casualties
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.quantities import Quantity
from worker.extraction.claims.scene import Party, Scene

_OF_THEM = frozenset({"of", "them", "which", "whom", "were", "are", "was"})
_MOST_BETWEEN = 3


def find_nations(scene: Scene, builder: Builder) -> None:
    """A number before a nation's adjective, behind a larger number of casualties in its sentence: some of these."""
    told = builder.latest(Casualties)
    for quantity in scene.quantities if told else ():
        nation = _nation(scene, quantity)
        if nation is not None:
            _add(scene, builder, quantity, nation, told)


def _nation(scene: Scene, quantity: Quantity) -> Party | None:
    """The nation of "44 Canadian" and "37 of which were Canadian", with no noun behind."""
    if not quantity.counts:
        return None
    doc, at = scene.doc, quantity.last
    while at < len(doc) and doc[at].lower_ in _OF_THEM and at < quantity.last + _MOST_BETWEEN:
        at += 1
    if at >= len(doc) or (at + 1 < len(doc) and doc[at + 1].pos_ in {"NOUN", "PROPN", "ADJ", "NUM"}):
        return None
    party = scene.party_at(doc[at])
    return party if party is not None and party.type == "country" and doc[at].pos_ in {"ADJ", "PROPN"} else None


def _add(scene: Scene, builder: Builder, quantity: Quantity, nation: Party, told: list[Casualties]) -> None:
    at = scene.doc[quantity.last - 1]
    start = scene.parsed.start(scene.doc[scene.sentence(at.i)[0]])
    for draft in told:
        whole = draft.count
        if (
            start <= draft.start < scene.parsed.start(scene.doc[quantity.first])
            and whole is not None
            and quantity.count < whole
        ):
            same = {name: getattr(draft, name) for name in ("place", "outcome", "by", "modality")}
            numbers = {name: getattr(quantity, name) for name in ("count", "qualifier", "min", "max", "vague")}
            tokens = [quantity.first, nation.token]
            builder.add(Casualties, "of a nation", tokens, at=at.i, actor=nation.reference, **same, **numbers)
            return
