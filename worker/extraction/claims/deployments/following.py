"""Who follows goes where those told before go: "They left Gao on Monday; the other 200 will follow in May"."""

import msgspec

from schemas import Deployment
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.deployments.postures import posture_of
from worker.extraction.claims.matching import Match
from worker.extraction.claims.scene import Scene

_NEAR = 2
_FALLING = frozenset({"fall", "drop", "shrink", "decline"})
_LEAVING = frozenset({"withdrawing", "withdrawn"})


def follows(scene: Scene, builder: Builder, match: Match) -> Match:
    """The frame of arriving turned round where those leave whom the forces follow."""
    verb = scene.doc[match.token]
    if verb.lemma_ != "follow" or match.frame.name != "forces arrive" or any(c.dep_ == "dobj" for c in verb.rights):
        return match
    first, _ = scene.sentence(verb.i)
    before = scene.doc[first - 1].sent.root if first else None
    fewer = verb.dep_ == "conj" and verb.head.lemma_ in _FALLING  # "has fallen to 5,000 and the rest will follow"
    left = fewer or (before is not None and (before.lemma_ == "return" or posture_of(before) == "withdrawing"))
    if not left and _LEAVING.isdisjoint(draft.posture for draft in builder.latest(Deployment)[:_NEAR]):
        return match
    return msgspec.structs.replace(match, frame=msgspec.structs.replace(match.frame, says="withdrawing"))
