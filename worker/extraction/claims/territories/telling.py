"""Where changes of ground are drafted: who, what becomes of it, where or how much."""

import msgspec

from schemas import Reference, Territory
from schemas.claims import Modality, TerritoryChange
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.quantities import Quantity
from worker.extraction.claims.scene import Party


def add_ground(
    builder: Builder,
    frame: str,
    at: int,
    actor: Party,
    place: Party | None,
    change: TerritoryChange,
    modality: Modality,
    confidence: float,
    *,
    share: Quantity | None = None,
    by: Party | None = None,
) -> None:
    """Draft one change of ground, unless the place is the actor itself: a state does not take itself."""
    scene = builder.scene
    if place is not None and place.number is not None and scene.same(place, actor):
        return
    if place is not None and not place.reference.name:  # "the country", where the document does not tell which
        words = scene.parsed.noun_phrase(scene.doc[place.token])
        place = msgspec.structs.replace(place, reference=Reference(id=place.reference.id, name=words))
    builder.add(
        Territory,
        frame,
        [at, actor.token, *([place.token] if place else []), *([share.first, share.last - 1] if share else [])],
        at=at,
        modality=modality,
        confidence=confidence,
        actor=actor.reference,
        place=place.reference if place else None,
        change=change,
        share=share.count if share else None,
        by=by.reference if by else None,
    )
