"""Who follows goes where those told before go: "They left Gao on Monday; the other 200 will follow in May"."""

import msgspec

from schemas import Deployment
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.deployments.postures import posture_of
from worker.extraction.claims.matching import Match
from worker.extraction.claims.scene import Scene

_LEAVING = frozenset({"withdrawing", "withdrawn"})


def follows(scene: Scene, builder: Builder, match: Match) -> Match:
    """The frame of arriving turned round where those leave whom the forces follow."""
    verb = scene.doc[match.token]
    if verb.lemma_ != "follow" or match.frame.name != "forces arrive" or any(c.dep_ == "dobj" for c in verb.rights):
        return match
    told = builder.latest(Deployment)
    first, _ = scene.sentence(verb.i)
    before = posture_of(scene.doc[scene.sentence(first - 1)[0]].sent.root) if first and not told else None
    if (told[0].posture if told else before) not in _LEAVING:
        return match
    return msgspec.structs.replace(match, frame=msgspec.structs.replace(match.frame, says="withdrawing"))
