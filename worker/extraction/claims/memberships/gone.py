"""Members who have left as others have: "Others have left the coalition. Spain brought its men home in May"."""

import msgspec
from spacy.tokens import Token

from schemas.claims import MembershipStatus
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.deployments.postures import AWAY
from worker.extraction.claims.memberships.coalition_words import add_member_of, coalition_near
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.rows_of_states import Row
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.words import belonging
from worker.extraction.counting.units import nouns

_TAKING = frozenset({"withdraw", "pull", "bring", "recall", "remove", "take", "fly", "ship", "order", "call"})
_GOING = frozenset({"leave", "depart", "go", "come", "return", "fly", "sail", "withdraw", "pull"})
_REACH = 8  # tokens from the states to what they do


def add_gone(scene: Scene, builder: Builder, row: Row) -> None:
    """Each state of a row whose forces go home, where the sentence before tells that states have left."""
    start, end = scene.sentence(row.first)
    if start == 0:
        return
    after = scene.tokens[row.end + 1 : min(end, row.end + _REACH)]
    verb = next((token for token in after if token.pos_ == "VERB"), None)
    if verb is None or not _goes_home(scene, row, verb):
        return
    before, _ = scene.sentence(start - 1)
    left = _left_by_states(scene, before, start)
    if left is not None:
        coalition = msgspec.structs.replace(left, token=verb.i)  # what this sentence tells ends with it
        modality = modality_of(verb)
        status: MembershipStatus = "left" if modality == "asserted" else "leaving"
        add_member_of(scene, builder, "gone", coalition, row.parties, status, verb, modality)


def _goes_home(scene: Scene, row: Row, verb: Token) -> bool:
    """ "Spain withdrew its contingent", "Spain's soldiers came home"."""
    force = scene.tokens[row.noun] if row.noun is not None else None
    home = verb.tag_ != "VBG" and any(child.lower_ in AWAY for child in verb.rights)
    if force is not None and noun_of(force) in nouns("force"):
        return verb.lemma_ in _GOING and (home or verb.lemma_ in {"leave", "depart", "withdraw", "return"})
    if row.noun is not None or verb.lemma_ not in _TAKING:
        return False
    taken = any(noun_of(noun) in nouns("force") for noun in scene.objects(verb))
    return taken and (home or verb.lemma_ in {"withdraw", "recall", "remove"})


def _left_by_states(scene: Scene, first: int, end: int) -> Party | None:
    """The coalition that a sentence tells states to have left: "Other countries have already left the coalition"."""
    states = next((t for t in scene.tokens[first:end] if t.lemma_.lower() in belonging().groups_of_states), None)
    if states is None:
        return None
    left = next((t for t in scene.tokens[states.i : end] if belonging().deeds.get(t.lemma_) == "left"), None)
    if left is None or left.pos_ != "VERB" or modality_of(left) == "negated":
        return None
    return coalition_near(scene, left.i + 1, end)
