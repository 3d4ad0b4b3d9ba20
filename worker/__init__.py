"""The coalition worker: news paragraphs in, the state of coalitions out.

From Python:

    import worker

    await worker.publish("seeds/")
    async for claim in worker.consume(worker.Deployment):
        print(claim.actor.name, claim.count, claim.text)

Names are imported when they are first used: whoever needs only a part does not pay for the others.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from schemas import (
        Casualties,
        Claim,
        ClaimMade,
        ClaimRetracted,
        CoalitionSize,
        Contribution,
        Deployment,
        DocumentRetracted,
        Entity,
        EntityMentioned,
        Membership,
        Mission,
        ParagraphPublished,
        Reference,
        Relation,
        Role,
        StateChanged,
        Statement,
        Territory,
    )
    from worker.errors import CoalitionError
    from worker.settings import Settings
    from worker.transport.calls import publish, retract
    from worker.transport.consuming import consume
    from worker.transport.dead_letters import DeadLetter
    from worker.transport.documents import Document

_HOME = {
    "CoalitionError": "worker.errors",
    "DeadLetter": "worker.transport.dead_letters",
    "Document": "worker.transport.documents",
    "Settings": "worker.settings",
    "consume": "worker.transport.consuming",
    "publish": "worker.transport.calls",
    "retract": "worker.transport.calls",
}

__all__ = [
    "Casualties",
    "Claim",
    "ClaimMade",
    "ClaimRetracted",
    "CoalitionError",
    "CoalitionSize",
    "Contribution",
    "DeadLetter",
    "Deployment",
    "Document",
    "DocumentRetracted",
    "Entity",
    "EntityMentioned",
    "Membership",
    "Mission",
    "ParagraphPublished",
    "Reference",
    "Relation",
    "Role",
    "Settings",
    "StateChanged",
    "Statement",
    "Territory",
    "consume",
    "publish",
    "retract",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME.get(name, "schemas")), name)


def __dir__() -> list[str]:
    return __all__
