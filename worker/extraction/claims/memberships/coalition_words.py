"""The coalition that the words near a row of states name, and the members that it gets by it."""

from spacy.tokens import Token

from schemas.claims import MembershipStatus, Modality
from worker.extraction.claims.builder import Builder, Member
from worker.extraction.claims.memberships.members import add_member, is_called_so
from worker.extraction.claims.memberships.participations import focus
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import OUTSIDE
from worker.extraction.claims.words import belonging, kinds
from worker.extraction.reading import Candidate

_IN_IT = frozenset({"in", "with", "to", "under"})
_DEFINITE = frozenset({"the", "this", "that", "its", "their", "these", "those", "our"})


def coalition_at(scene: Scene, token: Token, strict: bool = False) -> Party | None:
    """The coalition at a token: named, described, or a noun for the one that the document speaks of."""
    party = scene.party_at(token)
    if party is not None and party.number is not None:
        candidate = scene.parsed.candidates[party.number]
        if candidate.kind == "pronoun":
            return focus(token) if _is_it(candidate, token) else None
        if is_outside(token):
            return None
        if is_called_so(candidate):
            return focus(token)
        return party if party.type == "coalition" else None
    is_group = token.lemma_.lower() in kinds().memberships.groups
    if token.lower_ == "forces":  # "the peacekeeping forces", but not "the security forces"
        is_group = any(child.lower_ in belonging().joint_forces for child in token.lefts)
    if strict or token.pos_ != "NOUN" or not is_group:
        return None
    return focus(token) if any(child.lower_ in _DEFINITE for child in token.lefts) else None


def _is_it(candidate: Candidate, token: Token) -> bool:
    """Whether "it" behind a preposition is nobody of this paragraph: "units of Fiji remain with it"."""
    alone = candidate.head == "it" and candidate.antecedent is None
    return alone and token.dep_ == "pobj" and token.head.lower_ in _IN_IT


def is_outside(coalition: Token) -> bool:
    """Whether those spoken of are not in the coalition: "17 of them from outside the alliance"."""
    return any(word.lower_ in OUTSIDE for word in coalition.doc[max(coalition.i - 3, 0) : coalition.i])


def coalition_near(scene: Scene, first: int, end: int, backwards: bool = False, strict: bool = False) -> Party | None:
    """The first coalition between two tokens, or the last one."""
    tokens = scene.tokens[max(first, 0) : max(end, 0)]
    for token in reversed(tokens) if backwards else tokens:
        party = coalition_at(scene, token, strict)
        if party is not None:
            return party
    return None


def add_member_of(
    scene: Scene,
    builder: Builder,
    frame: str,
    coalition: Party,
    members: tuple[Party, ...],
    status: MembershipStatus,
    at: Token,
    modality: Modality = "asserted",
    confidence: float = 0.65,
) -> None:
    """A membership each, but of whom the sentence has told one already."""
    told = dict(told_in(scene, builder, at))
    if status in {"joined", "member"} and modality in {"planned", "possible"}:
        status = "candidate"
    elif status in {"joined", "member"} and modality == "negated":
        status, modality = "refused", "asserted"
    for member in members:
        known = told.get(member.reference.key)
        stays = known is not None and known.status in {"leaving", "left"} and known.modality == "negated"
        if (known is None or stays) and not scene.same(member, coalition):
            add_member(scene, builder, frame, coalition, member, status, modality, at.i, confidence)


def told_before(scene: Scene, builder: Builder, at: int) -> Member | None:
    """The last membership that the sentences before one, in its paragraph, have told."""
    start, _ = scene.sentence(at)
    for first in sorted((first for first in builder.members if first < start), reverse=True):
        if told := _last_of(builder.members[first]):
            return told
    return None


def last_told_in(scene: Scene, builder: Builder, at: Token) -> Member | None:
    """The last membership that the sentence of a token has told."""
    return _last_of(told_in(scene, builder, at))


def told_in(scene: Scene, builder: Builder, at: Token) -> dict[str, Member]:
    """The memberships that the sentence of a token has told, by their members."""
    first, _ = scene.sentence(at.i)
    return builder.members.get(first, {})


def _last_of(told: dict[str, Member]) -> Member | None:
    return next(reversed(told.values()), None)
