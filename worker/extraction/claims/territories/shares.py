"""Shares of ground: "98 percent of the terrain", "two thirds of the country"."""

from spacy.tokens import Token

from worker.extraction.claims.quantities import Quantity
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.counting.units import units

_OF = frozenset({"of"})
_WHERE = frozenset({"where", "whose"})
_ASIDE = frozenset({"which", "whom"}) | _WHERE


def shares_of(scene: Scene, tops: list[Token]) -> list[Quantity]:
    """ "98 percent of the terrain", "47 percent in Iraq and 20 percent in Syria": the percentages of the ground."""
    found: dict[int, Quantity] = {}
    for ground in (part for top in tops for part in scene.with_conjuncts(top)):
        counting: Quantity | None = scene.counting.get(ground.i)
        near: list[Quantity] = [counting] if counting else []
        near += scene.quantities_between(ground.left_edge.i, _end_of(ground))
        found.update((quantity.first, quantity) for quantity in near if quantity.percent)
        fraction = _fraction(ground)
        if fraction is not None:
            found[fraction.first] = fraction
    return [found[first] for first in sorted(found)]


def _end_of(ground: Token) -> int:
    """The last token that tells how much ground it is: not "the port, through which 70 percent of its wheat comes"."""
    for child in ground.rights:
        inner = [token for token in ground.doc[child.left_edge.i : child.i] if token.lower_ in _ASIDE]
        if child.dep_ == "relcl" and inner and (inner[0].lower_ in _WHERE or inner[0].head.pos_ == "ADP"):
            return child.left_edge.i - 1
    of = [noun for child in ground.rights if child.lower_ == "of" for noun in child.rights if noun.dep_ == "pobj"]
    return min([ground.right_edge.i, *(_end_of(noun) for noun in of if noun.right_edge.i == ground.right_edge.i)])


def share_of(scene: Scene, shares: list[Quantity], place: Token) -> Quantity | None:
    """Which share is of a place: the last before it, else the first, if that is not beside it in a row."""
    before = [share for share in shares if share.first < place.i]
    if before or not shares:
        return before[-1] if before else None
    return None if any(token.i == place.i for token in _row_of(scene, shares[0])) else shares[0]


def _row_of(scene: Scene, share: Quantity) -> list[Token]:
    """What stands in a row before a share: "Kona" in "Kona and 15 percent of the country"."""
    part, row = _counted(scene, share), []
    while part.dep_ == "conj":
        part = part.head
        row.append(part)
    return row


def _counted(scene: Scene, share: Quantity) -> Token:
    """The noun of a share: "percent", "third"."""
    part = scene.doc[share.last - 1]
    while part.dep_ in {"nummod", "compound", "quantmod"}:
        part = part.head
    return part


def _places_in_row(scene: Scene, share: Quantity) -> list[Party]:
    """The land of a share that stands in a row with a place."""
    if not _row_of(scene, share):
        return []
    of = [scene.party_at(noun) for noun in prepositional(_counted(scene, share), _OF)]
    return [party for party in of if party is not None and party.type in {"place", "country"}]


def places_of_shares(scene: Scene, shares: list[Quantity], spots: list[Party | None]) -> list[Party | None]:
    """Where a share is whose place the parse gives to something else: "40% of what it held in Kona and 20% in Bria"."""
    found: list[Party | None] = []
    for share, following in zip(shares, [*(later.first for later in shares[1:]), len(scene.doc)], strict=True):
        if any(place is not None and share.first < place.token < following for place in spots):
            continue
        if in_row := _places_in_row(scene, share):
            found += in_row
            continue
        near = [scene.party_at(token) for token in scene.doc[share.last : following] if token.head.lower_ == "in"]
        found += [party for party in near if party is not None and party.type in {"place", "country"}][:1]
    return found


def _fraction(part: Token) -> Quantity | None:
    """ "Two thirds", "a quarter", "half" of something, as a share in percent."""
    equal = units().fractions.get(part.lower_)
    if equal is None or not any(child.lower_ == "of" for child in part.rights):
        return None
    number = next((child for child in part.lefts if child.dep_ == "nummod"), None)
    times = units().numbers.get(number.lower_, 1) if number is not None else 1
    return Quantity(first=part.i, last=part.i + 1, count=round(100 * times / equal), percent=True)
