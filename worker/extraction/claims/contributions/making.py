"""The making of a contribution, and which ones are none: budgets at home, what a body gives to nobody."""

from schemas import Contribution
from schemas.claims import Modality
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.contributions.things import Thing
from worker.extraction.claims.knowledge import frames
from worker.extraction.claims.martial import martial
from worker.extraction.claims.scene import Party, Scene

_CIVIL = frozenset({"funding", "training", "other", "medical", "humanitarian", "logistics"})
_MILITARIES = frozenset({"army", "navy", "force", "forces", "military", "corps", "marines", "militia"})
_AT_HOME = frozenset({"federal", "state", "local", "municipal"})  # "federal agencies"


def add(
    builder: Builder,
    frame: str,
    actor: Party,
    thing: Thing,
    recipient: Party | None,
    at: int,
    modality: Modality,
    confidence: float = 0.8,
) -> None:
    """Make one contribution."""
    if thing.amount is not None and not thing.amount.number:
        return  # "zero emission vehicles"
    modality = "negated" if thing.none and modality in {"asserted", "planned"} else modality
    unnamed = recipient is None or (recipient.number is None and thing.gives == "funding")  # "subsidise lawyers"
    if unnamed and (thing.gives in _CIVIL or _is_body(actor)) and not _abroad(builder.scene, actor):
        return
    builder.add(
        Contribution,
        frame,
        [actor.token, at, thing.token, *([recipient.token] if recipient else [])],
        at=at,
        modality=modality,
        confidence=confidence,
        actor=actor.reference,
        contribution=thing.gives,
        recipient=recipient.reference if recipient else None,
        amount=thing.amount,
    )


def _is_body(actor: Party) -> bool:
    """Whether an organisation gives, and neither a state nor allies."""
    return actor.number is not None and actor.type == "organisation"


def _abroad(scene: Scene, giver: Party) -> bool:
    """Whether what somebody gives to nobody by name may be for others abroad, and no budget at home.

    States give so; ministries, firms and "we" only where the text is about war or peace.
    """
    if giver.number is not None:
        candidate = scene.parsed.candidates[giver.number]
        named = candidate.entity.id.split(":", 1)[-1] if candidate.entity is not None else ""
        states = giver.type in {"country", "coalition"}
        if states or is_a_military(scene, giver) or named in frames().alliances:
            return candidate.kind != "author" or martial().found_in(scene.parsed.text)
    else:
        at_home = _AT_HOME & set(giver.reference.name.lower().split())
        return not at_home  # "donors", "allies", or whoever gave before
    return martial().found_in(scene.parsed.text)


def is_a_military(scene: Scene, party: Party) -> bool:
    """Whether an organisation is an army, a navy or an air force by name."""
    if party.number is None or party.type != "organisation":
        return False
    entity = scene.parsed.candidates[party.number].entity
    words = entity.id.split(":", 1)[-1].split("-") if entity is not None else party.reference.name.lower().split()
    return not _MILITARIES.isdisjoint(words)
