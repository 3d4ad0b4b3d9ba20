"""Who is asked for forces, and what is answered: "India and Peru were asked for a battalion each; both said no"."""

from spacy.tokens import Token

from schemas.claims import MembershipStatus, Modality
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.memberships.coalition_words import coalition_near
from worker.extraction.claims.memberships.members import add_member
from worker.extraction.claims.memberships.participations import focus
from worker.extraction.claims.memberships.sending import men_and_craft, sending
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.rows_of_states import Row
from worker.extraction.claims.scene import Scene
from worker.extraction.model.neighbours import word_after

_ASKING = frozenset({"ask", "approach", "request", "invite", "press", "urge"})
_DECLINING = frozenset({"decline", "refuse", "demur", "balk", "baulk"})
_AGREEING = frozenset({"agree", "accept", "consent", "oblige"})
_PASSING = frozenset({"have", "be", "also", "both", "which", "who", "already", "now", ",", "all", "each"})
_REACH = 7  # tokens from the states to "asked"
_FAR = 8  # and from there to what is asked


def add_asked(scene: Scene, builder: Builder, row: Row) -> None:
    """Each state of a row that is asked to send forces, by what it answers in the same sentence."""
    if row.noun is not None:
        return
    _, end = scene.sentence(row.first)
    asked = _asked(scene, row, end)
    if asked is None or not _is_for_forces(scene, asked, end):
        return
    status, modality = _answer(scene, asked, end)
    named = coalition_near(scene, 0, end, strict=True)
    if named is None and modality == "possible":
        return  # nobody answers, and nothing here tells for what the forces are
    coalition = coalition_near(scene, asked.i + 1, end, strict=True) or focus(asked)
    for member in row.parties:
        add_member(scene, builder, "asked", coalition, member, status, modality, asked.i, 0.65)


def _asked(scene: Scene, row: Row, end: int) -> Token | None:
    """The participle of asking right behind a row: "Peru, which was asked", "Peru has been approached"."""
    for token in scene.tokens[row.end + 1 : min(end, row.end + _REACH)]:
        if token.tag_ == "VBN" and token.lemma_ in _ASKING:
            return token if modality_of(token) == "asserted" else None
        if token.lemma_.lower() not in _PASSING:
            return None
    return None


def _is_for_forces(scene: Scene, asked: Token, end: int) -> bool:
    """ "For a battalion", "to contribute 300 men"."""
    after = scene.tokens[asked.i + 1 : min(end, asked.i + _FAR)]
    deed = next((token for token in after if token.pos_ == "VERB"), None)
    sends = deed is not None and deed.tag_ == "VB" and deed.lemma_ in sending()
    opening = next((token for token in after if token.lower_ in {"for", "to"}), None)
    if opening is None or not (opening.lower_ == "for" or sends):
        return False
    before = after if deed is None or sends else [token for token in after if token.i < deed.i]
    forces = men_and_craft()
    return any(token.pos_ == "NOUN" and noun_of(token) in forces for token in before if token.i > opening.i)


def _answer(scene: Scene, asked: Token, end: int) -> tuple[MembershipStatus, Modality]:
    """What the rest of the sentence tells of the answer: "but refused", "and has accepted", "both said no"."""
    for token in scene.tokens[asked.i + 1 : end]:
        if token.lemma_ in _DECLINING or (token.lemma_ == "say" and word_after(token) == "no"):
            return "refused", "asserted"
        if (token.lemma_ in _AGREEING and token.pos_ == "VERB") or (
            token.lemma_ == "say" and word_after(token) == "yes"
        ):
            return "candidate", "planned" if modality_of(token) == "asserted" else "possible"
    return "candidate", "possible"
