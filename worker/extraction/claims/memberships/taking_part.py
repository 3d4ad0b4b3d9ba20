"""Members by their participation, and what becomes of it: "Morocco suspended its participation"."""

from spacy.tokens import Token

from schemas.claims import MembershipStatus, Modality
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.memberships.members import add_member, is_coalition, is_member
from worker.extraction.claims.memberships.participations import WEIGHING, focus, governing
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, prepositional
from worker.extraction.claims.words import belonging, kinds

_NEAR = 9
_GOING_ON = frozenset(
    {"extend", "extension", "renew", "renewal", "prolong", "prolongation", "continue", "continuation", "continued"}
)
_RULING_OUT = frozenset({"rule out", "decline", "refuse", "reject"})
_WELCOMING = frozenset({"welcome", "hail", "confirm", "announce", "note", "acknowledge", "appreciate", "commend"})
_IN_IT, _OF_IT = frozenset({"in", "to"}), frozenset({"in", "of", "to"})


def find_participation(scene: Scene, builder: Builder) -> None:
    """ "Morocco suspended its participation": whose it is, and what becomes of it."""
    words = kinds().memberships
    for token in scene.of_lemma(words.participation, _PARTS_IN_IT):
        if token.pos_ != "NOUN":
            continue
        verb = governing(token)
        if token.lemma_ == "contribution":
            _add_weighing(scene, builder, token)
            continue
        ended = (
            verb in words.ending
            or _brought_to_an_end(token)
            or (token.dep_ == "pobj" and token.head.head.lemma_.lower() in {"end", "suspension", "termination", "halt"})
        )
        if token.lemma_ == "part" and not ended:
            continue
        status: MembershipStatus = "left" if ended else "member"
        members = scene.modifying(token)[:4] or _taking_part(scene, token)
        coalitions = _ending_it(scene, token, members) if ended else []
        coalitions = coalitions or [
            party
            for noun in prepositional(token, _OF_IT)
            for party in scene.parties(noun)
            if is_coalition(scene, party)
        ]
        ruled_out = verb in _RULING_OUT
        sought = token.lemma_ in _SOUGHT and _sought(token)
        weighed = verb in WEIGHING
        unnamed = status == "left" or ruled_out or weighed or (bool(members) and verb in _WELCOMING) or sought
        if not coalitions and (not unnamed or prepositional(token, _IN_IT if members else _OF_IT)):
            continue
        modality = modality_of(token)
        before = {each.lemma_.lower() for each in scene.doc[max(token.i - _NEAR, 0) : token.i]}
        if status == "member" and modality != "negated" and not before.isdisjoint(_GOING_ON):
            modality = "asserted"  # "approved an extension of its participation"
        if status == "member" and (verb in WEIGHING or _is_awaited(token)):  # "is assessing its participation"
            status, modality = "candidate", "possible"
        elif modality in {"planned", "possible"}:
            status = "leaving" if status == "left" else "candidate"
        elif modality == "negated":
            status, modality = ("member" if status == "left" else "refused"), "asserted"
        seeking = clause_verb(token)
        if not members and ((ruled_out and status == "refused") or weighed):  # "Chad ruled out any participation"
            members = [party for noun in scene.subjects(seeking) for party in scene.parties(noun)]
        if not members and (sought or (coalitions and token.lemma_ == "membership")):  # "seeks membership"
            members = [party for noun in scene.subjects(seeking) for party in scene.parties(noun)]
            status = "candidate" if sought else status
        for member in members:
            if (
                member.type is not None
                and is_member(scene, member)
                and not (coalitions and scene.same(member, coalitions[0]))
            ):
                coalition = coalitions[0] if coalitions else focus(token)
                add_member(scene, builder, "participation", coalition, member, status, modality, token.i)


def _add_weighing(scene: Scene, builder: Builder, contribution: Token) -> None:
    """ "Chad and Mali, which are considering a contribution to the force"."""
    verb = contribution.head
    if governing(contribution) in kinds().memberships.ending:
        _add_ending(scene, builder, contribution)
        return
    out = governing(contribution) in _RULING_OUT
    if contribution.dep_ != "dobj" or not (out or verb.lemma_ in WEIGHING):
        return
    to = [party for noun in prepositional(contribution, _IN_IT) for party in scene.parties(noun)]
    coalition = next((party for party in to if is_coalition(scene, party)), None)
    if out and coalition is None and not prepositional(contribution, _OF_IT):
        coalition = focus(contribution)  # "Chad and Mali have ruled out a contribution"
    weighing = [party for noun in scene.subjects(verb) for party in scene.parties(noun) if party.type == "country"]
    if coalition is None:
        return
    for member in weighing:
        status: MembershipStatus = "refused" if out else "candidate"
        modality: Modality = "asserted" if out else "possible"
        add_member(scene, builder, "weighs", coalition, member, status, modality, contribution.i)


def _add_ending(scene: Scene, builder: Builder, contribution: Token) -> None:
    """ "Austria will end its contribution", "the contribution of Fiji to the force was ended"."""
    to = [party for noun in prepositional(contribution, _IN_IT) for party in scene.parties(noun)]
    coalition = next((party for party in to if is_coalition(scene, party)), None)
    if coalition is None and prepositional(contribution, _OF_IT):
        return  # "ended its contribution to the fund"
    modality = modality_of(contribution)
    status: MembershipStatus = "left" if modality == "asserted" else "leaving"
    for member in scene.modifying(contribution) if modality != "negated" else ():
        if is_member(scene, member) and member.type in {"country", None}:
            whole = coalition or focus(contribution)
            add_member(scene, builder, "ends it", whole, member, status, modality, contribution.i)


def _brought_to_an_end(participation: Token) -> bool:
    """ "Fiji brought its participation to an end"."""
    after = participation.doc[participation.i + 1 : participation.i + 4].text.lower()
    bring = participation.dep_ == "dobj" and participation.head.lemma_ == "bring"
    return bring and after in {"to an end", "to a close", "to a halt"}


_PARTS_IN_IT = frozenset({"part", "contribution"})


def _taking_part(scene: Scene, participation: Token) -> list[Party]:
    """Who takes part by words behind: "welcomed the participation of Angola and Gabon"."""
    of = prepositional(participation, frozenset({"of", "by"})) if participation.lemma_ == "participation" else []
    return [party for noun in of for party in scene.parties(noun) if party.type == "country"]


def _ending_it(scene: Scene, participation: Token, members: list[Party]) -> list[Party]:
    """The coalition that ends somebody's participation: "it suspended Chad's participation in all efforts"."""
    verb = clause_verb(participation)
    if participation.dep_ not in {"dobj", "nsubjpass"} or not any(party.type == "country" for party in members):
        return []
    subjects = [party for noun in scene.subjects(verb) for party in scene.parties(noun)]
    return [party for party in subjects if party.type in {"coalition", None} and is_coalition(scene, party)]


_SOUGHT = frozenset({"membership", "participation"})
_AWAITING = frozenset({"await", "wait", "seek", "need"})


def _is_awaited(participation: Token) -> bool:
    """ "Is awaiting a vote of its parliament to confirm its participation"."""
    verb = clause_verb(participation)
    return verb.dep_ == "advcl" and verb.tag_ == "VB" and verb.head.lemma_ in _AWAITING


def _sought(membership: Token) -> bool:
    """ "a candidate for membership", "applied for membership"."""
    above = [membership.head, membership.head.head, clause_verb(membership)]
    return any(token.lemma_.lower() in belonging().seeking for token in above)
