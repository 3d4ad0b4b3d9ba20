"""Where a reported clause ends because its speaker does more: "said that the vote was fair, urged calm and left"."""

from worker.extraction.claims.knowledge import cues
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.statements.cues import Cue
from worker.extraction.counting.units import nouns_of_people
from worker.extraction.model.labels import SUBJECTS

# What the speaker does besides, and what is told of does not: "said that the vote was fair, urged calm and accused".
_BESIDES = frozenset(
    {"urge", "accuse", "decline", "criticise", "criticize", "condemn", "praise", "denounce", "dismiss", "reject"}
    | {"vow", "pledge", "demand", "call", "thank", "apologise", "apologize", "express"}
)
_WHO = frozenset({"he", "she", "they", "we", "i", "you", "who"})


def before_what_is_done_besides(scene: Scene, cue: Cue, left: int, right: int) -> int:
    """Where a clause about things ends, before what its speaker does: "said that the vote was fair, urged calm"."""
    if scene.doc[cue.verb].tag_ != "VBD":
        return right
    subject = next((token for token in scene.doc[left : right + 1] if token.dep_ in SUBJECTS), None)
    if subject is None or subject.lower_ in _WHO or scene.number_at(subject) is not None:
        return right
    if noun_of(subject) in nouns_of_people() | (cues().speech.speakers - cues().speech.issued):
        return right
    for i in range(left + 2, right - 1):
        token = scene.doc[i + 1]
        if scene.doc[i].lower_ in {",", "and"} and token.tag_ in {"VBD", "VBN"} and token.lemma_ in _BESIDES:
            return right if i in scene.quoted or any(c.dep_ in SUBJECTS for c in token.lefts) else i - 1
    return right
