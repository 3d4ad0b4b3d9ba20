"""The one way in which relations are handed to the builder: everybody on one side with everybody on the other."""

from schemas import Relation
from schemas.claims import Modality, Predicate
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.scene import Party, Scene

_MOST_ON_A_SIDE = 40


def relate(
    scene: Scene,
    builder: Builder,
    frame: str,
    subjects: list[Party],
    predicate: Predicate,
    objects: list[Party],
    *,
    at: int,
    modality: Modality = "asserted",
    confidence: float = 0.7,
    timeless: bool = False,
    both: bool = False,
) -> None:
    """Make a draft of each subject with each object; nobody does it to themselves.

    `frame` names the rule, `at` is the token that states it; `timeless` ones do not hold at the time that their
    clause tells of. `both` are words that stand for two: "the two countries".
    """
    for subject in subjects[:_MOST_ON_A_SIDE]:
        for other in objects[:_MOST_ON_A_SIDE]:
            if not both and scene.same(subject, other) and "words" not in {subject.type, other.type}:
                continue
            builder.add(
                Relation,
                frame,
                [subject.token, at, other.token],
                at=at,
                modality=modality,
                confidence=confidence,
                subject=subject.reference,
                predicate=predicate,
                object=other.reference,
                timeless=timeless,
            )
