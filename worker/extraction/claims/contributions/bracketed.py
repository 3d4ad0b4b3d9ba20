"""Rows of names with what each gives in brackets: "eight contributing nations: Chile (300 troops), Peru (200)"."""

from functools import cache

from spacy.tokens import Token

from schemas import Contribution
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.contributions.amounts import amount_of
from worker.extraction.claims.contributions.making import add
from worker.extraction.claims.contributions.things import Thing, things_of
from worker.extraction.claims.deployments.forces_words import is_force
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.places import government_of
from worker.extraction.claims.quantities import Quantity
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.words import Hint

_FEWEST = 2
_GIVING = frozenset(
    {"contribute", "contributor", "contribution", "contributing", "donor", "donate", "pledge", "provide", "offer",
     "commit", "participate"}
)  # fmt: skip
_GIVERS = frozenset({"country", "organisation"})


@cache
def _hint() -> Hint:
    return Hint({"contribut", "donor", "donat", "pledg", "provid", "offer", "commit", "participat"})


def find_bracketed(scene: Scene, builder: Builder) -> None:
    """Each name with its own number, where the words before the row tell that they give."""
    if "(" not in scene.parsed.text or not _hint().found_in(scene.parsed.text):
        return
    rows: dict[int, list[tuple[Party, Quantity]]] = {}
    for quantity in scene.quantities:
        at = quantity.first - 2
        if at < 0 or quantity.percent or scene.doc[at + 1].text != "(":
            continue
        party = scene.party_at(scene.doc[at])
        giver = government_of(scene, party) if party is not None else None
        if giver is not None and giver.type in _GIVERS:
            rows.setdefault(scene.sentence(at)[0], []).append((giver, quantity))
    for first, row in rows.items():
        telling = [word for word in scene.doc[first : row[0][0].token] if word.lemma_.lower() in _GIVING]
        if len(row) >= _FEWEST and telling and not scene.suffering(telling[-1]):
            _make(scene, builder, row, telling[-1])


def _make(scene: Scene, builder: Builder, row: list[tuple[Party, Quantity]], told: Token) -> None:
    known = {
        (draft.actor.key, draft.amount.number) for draft in builder.latest(Contribution) if draft.amount is not None
    }
    unit = _unit(scene, row)
    for giver, quantity in row:
        if (giver.reference.key, quantity.count) in known:
            continue
        if quantity.currency:
            thing = Thing(quantity.first, "funding", amount_of(quantity, None))
        elif unit is not None:
            kinds = [each.gives for each in things_of(scene, unit, "support")]
            thing = Thing(quantity.first, kinds[0] if kinds else "ground", amount_of(quantity, unit.lower_))
        else:
            continue
        add(builder, "in brackets", giver, thing, None, told.i, modality_of(told), 0.55)


def _unit(scene: Scene, row: list[tuple[Party, Quantity]]) -> Token | None:
    """What the numbers count: the noun of the first that has one, else the forces told before the row."""
    own = [scene.doc[q.head] for _, q in row if q.head is not None and not q.inherited]
    before = [scene.doc[q.head] for q in scene.quantities_between(0, row[0][0].token) if q.head is not None]
    return next(iter([*own, *(noun for noun in reversed(before) if is_force(noun))]), None)
