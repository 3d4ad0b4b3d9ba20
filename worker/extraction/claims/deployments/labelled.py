"""Forces behind a label in a list: "Britain: 8,300 around Basra", "South Korea: 600 engineers; another 3,000 to go"."""

from collections.abc import Iterator

from spacy.tokens import Token

from schemas.claims import Modality, Posture
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.deployments.around import around
from worker.extraction.claims.deployments.deploying import deploy
from worker.extraction.claims.deployments.force import Force
from worker.extraction.claims.deployments.forces_words import is_force
from worker.extraction.claims.deployments.totals import names_nothing
from worker.extraction.claims.deployments.whereabouts import THERE, after
from worker.extraction.claims.labels import with_ends
from worker.extraction.claims.quantities import Quantity, noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.counting.units import nouns
from worker.extraction.model.labels import FINITE

_FEWEST = 10
_LONGEST_ITEM = 60
_ENDS = frozenset({".", "•", "*", "▪", "●"})
_COMING = frozenset({"promised", "pledged", "planned", "due", "expected", "offered", "arriving", "coming", "pending"})
_GONE = frozenset({"withdrawn", "gone", "left", "recalled"})
_GOING = frozenset({"leaving", "withdrawing", "departing"})
_WHERE = THERE | {"to", "into", "for"}


def find_labelled_forces(scene: Scene, builder: Builder) -> None:
    """The numbers of forces that stand behind who has them, without a verb."""
    if not scene.has_forces:
        return
    labels = tuple(label for label in scene.labels if label[1].text not in {".", ","})
    rows = [
        (party, *_item(scene, mark, min(end, mark.i + _LONGEST_ITEM))) for party, mark, end in with_ends(scene, labels)
    ]
    several = sum(bool(numbers) for _, numbers, _ in rows) > 1
    for party, numbers, end in rows:
        for quantity, later in zip(numbers, (*numbers[1:], None), strict=False):
            named = quantity.head is not None and not quantity.inherited
            if quantity.first in builder.counted or not (named or several):
                continue
            _tell(scene, builder, party, quantity, end if later is None else later.first)


def _item(scene: Scene, mark: Token, end: int) -> tuple[list[Quantity], int]:
    """The numbers behind a label, and where they end: at a full stop or a bullet; a clause tells its own."""
    for token in scene.doc[mark.i + 1 : end]:
        if token.text in _ENDS:
            end = token.i
            break
        if token.tag_ in FINITE and token.lower_ not in _COMING | _GONE:
            begins = (word.i for word in reversed(scene.doc[mark.i + 1 : token.i]) if word.text == ";")
            end = next(begins, mark.i + 1)
            break
    return list(_of_forces(scene, mark.i + 1, end)), end


def _of_forces(scene: Scene, first: int, end: int) -> Iterator[Quantity]:
    for quantity in scene.quantities_between(first, end - 1):
        if not quantity.counts or quantity.percent or quantity.last > end:
            continue
        head = scene.doc[quantity.head] if quantity.head is not None and not quantity.inherited else None
        people = head is not None and (is_force(head) or head.lower_ in around().human)
        if head is not None and any(party.type == "country" for party in scene.modifying(head)):
            continue  # "Mali: 300 French soldiers"
        alone = names_nothing(scene, quantity) and quantity.count >= _FEWEST and not _is_a_date(scene, quantity)
        if people or alone:
            yield quantity


def _is_a_date(scene: Scene, quantity: Quantity) -> bool:
    lead = scene.doc[quantity.first - 1].lower_
    return lead in {"in", "since", "until", "by", "from", "to"} or scene.doc[quantity.first].ent_type_ in {
        "DATE",
        "TIME",
    }


def _tell(scene: Scene, builder: Builder, party: Party, quantity: Quantity, end: int) -> None:
    """One number of an item, with where they are, and whether they come or go."""
    last = quantity.head if quantity.head is not None and not quantity.inherited else quantity.last - 1
    words = [token.lower_ for token in scene.doc[last + 1 : end]]
    posture, modality = _posture(words)
    head = scene.doc[last]
    unit = head.lower_ if noun_of(head) in nouns("force", "craft") else None
    begin = last + 2 if words[:1] == ["to"] else last  # "another 3,000 to go to Irbil"
    places: list[Party | None] = [*after(scene, begin, end, _WHERE)]
    for place in places or [None]:
        force = Force(quantity.first, unit, quantity)
        builder.labelled.add(quantity.first)
        deploy(scene, builder, "labelled", quantity.first, modality, party, place, force, posture, 0.6)


def _posture(words: list[str]) -> tuple[Posture, Modality]:
    if not _GONE.isdisjoint(words):
        return "withdrawn", "asserted"
    if not _GOING.isdisjoint(words) or words[:2] == ["to", "leave"]:
        return "withdrawing", "planned"
    if not _COMING.isdisjoint(words) or words[:1] == ["to"]:
        return "deploying", "planned"
    return "present", "asserted"
