"""Territory: who gains, loses, holds, besieges or contests a place or a share of the ground."""

from spacy.tokens import Token

from schemas import Territory
from schemas.claims import Modality, TerritoryChange
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.matching import Match
from worker.extraction.claims.places import places
from worker.extraction.claims.quantities import Quantity
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.words import kinds

_HOLDERS = frozenset({"country", "armed_group", "organisation", "coalition"})
_OVER_PEOPLE = frozenset({"rule", "govern", "dominate"})


def add_territory(scene: Scene, builder: Builder, match: Match) -> None:
    """The changes of ground of one frame."""
    token = scene.doc[match.token]
    grounds = match.at(scene, "ground")
    where = list(places(scene, grounds))
    shares = _shares(scene, grounds)
    share = shares[0] if shares else None
    actors = _holders(scene, match, "actor")
    if match.frame.name == "is driven out":
        if token.lemma_ in {"clear", "push", "drive", "chase", "eliminate"} and not (grounds or share):
            return
        if not grounds and not share:
            return
    if not where and share is None:
        where = _in_country(scene, grounds)
    if token.lemma_.lower() in kinds().territories.loose and not (share is not None or _is_ground(scene, grounds)):
        return
    change: TerritoryChange = match.frame.says  # type: ignore[assignment]
    if token.lemma_.lower() == "fall":
        return
    modality = match.modality(scene)
    by = list(_holders(scene, match, "by"))
    for actor in actors:
        spots: list[Party | None] = [place for place in where if not scene.same(place, actor)]
        if not spots and share is None:
            continue
        doer = next((party for party in by if not scene.same(party, actor)), None)
        for place in spots or [None]:
            own = [found for found in shares if place is not None and found.first < place.token]
            _add(builder, match, actor, place, own[-1] if own else share, change, modality, doer)


def _add(
    builder: Builder,
    match: Match,
    actor: Party,
    place: Party | None,
    share: Quantity | None,
    change: TerritoryChange,
    modality: Modality,
    doer: Party | None,
) -> None:
    builder.add(
        Territory,
        match.frame.name,
        [
            match.token,
            actor.token,
            *([place.token] if place else []),
            *([share.first, share.last - 1] if share else []),
        ],
        at=match.token,
        modality=modality,
        confidence=0.8,
        actor=actor.reference,
        place=place.reference if place else None,
        change=change,
        share=share.count if share else None,
        by=doer.reference if doer else None,
    )


def _holders(scene: Scene, match: Match, role: str) -> list[Party]:
    return [
        party
        for party in match.parties(scene, role)
        if party.number is not None and (party.type is None or party.type in _HOLDERS)
    ]


def _shares(scene: Scene, grounds: list[Token]) -> list[Quantity]:
    """ "98 percent of the terrain", "47 percent in Iraq and 20 percent in Syria": the percentages of the ground."""
    found: dict[int, Quantity] = {}
    for ground in grounds:
        counting: Quantity | None = scene.counting.get(ground.i)
        near: list[Quantity] = [counting] if counting else []
        near += scene.quantities_between(ground.left_edge.i, ground.right_edge.i)
        found.update((quantity.first, quantity) for quantity in near if quantity.percent)
    return [found[first] for first in sorted(found)]


def _is_ground(scene: Scene, grounds: list[Token]) -> bool:
    """Whether what is taken or held is ground: a place by name, or a phrase headed by a word for it."""
    for top in grounds:
        for token in scene.with_conjuncts(top):
            party = scene.party_at(token)
            if party is not None and party.type in {"place", "country"}:
                return True
            if token.lemma_.lower() in kinds().territories.ground:
                return True
    return False


def _in_country(scene: Scene, grounds: list[Token]) -> list[Party]:
    """The country that stands for ground described in words: "swathes of the country"."""
    for ground in grounds:
        for token in scene.below(ground):
            number = scene.number_at(token)
            if number is not None and scene.parsed.candidates[number].head in {"country"}:
                party = scene.party_at(token)
                return [party] if party else []
    return []
