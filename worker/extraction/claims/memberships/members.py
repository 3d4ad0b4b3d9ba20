"""Who may be a member and what may have members, and the one place where a membership is drafted."""

import re

from spacy.tokens import Token

from schemas import Membership, Reference
from schemas.claims import MembershipStatus, Modality
from worker.extraction.claims.builder import Builder, Member
from worker.extraction.claims.knowledge import frames, is_joint_body
from worker.extraction.claims.places import government_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import prepositional
from worker.extraction.claims.words import kinds
from worker.extraction.reading import Candidate

_SHORT = re.compile(r"[A-Z]{3,7}")
_GOING = frozenset({"leaving", "left"})
_MEMBERS = frozenset({"country", "organisation", "armed_group"})


def add_member(
    scene: Scene,
    builder: Builder,
    frame: str,
    coalition: Party,
    member: Party,
    status: MembershipStatus,
    modality: Modality,
    at: int,
    confidence: float = 0.8,
) -> None:
    """A membership; the sentence has told it of the member, or of its parliament."""
    member = government_of(scene, member) if member.type == "organisation" else member
    first, _ = scene.sentence(at)
    told = builder.members.setdefault(first, {})
    if status == "member" and _goes(scene, builder, coalition.reference, member.reference, first):
        return  # "Chad, which is leaving the force, has been in it for years": no more need be told
    if status in _GOING:
        builder.forget(
            Membership, lambda draft: _only_stays(scene, draft, coalition.reference, member.reference, first)
        )
    if status == "refused":
        builder.forget(
            Membership, lambda draft: _is_only_asked(scene, draft, coalition.reference, member.reference, first)
        )
    told.setdefault(member.reference.key, Member(coalition.reference, status, modality))
    builder.add(
        Membership,
        frame,
        [coalition.token, member.token, at],
        at=at,
        modality=modality,
        confidence=confidence,
        coalition=coalition.reference,
        member=member.reference,
        status=status,
    )


def _goes(scene: Scene, builder: Builder, coalition: Reference, member: Reference, first: int) -> bool:
    """Whether the sentence that begins at a token has told that a member leaves."""
    start = scene.parsed.start(scene.doc[first])
    going = (draft for draft in builder.latest(Membership) if draft.status in _GOING and draft.start >= start)
    told = (draft for draft in going if draft.modality != "negated")  # "does not intend to leave it"
    return any(_is_same(scene, draft, coalition, member) for draft in told)


def _only_stays(scene: Scene, draft: Membership, coalition: Reference, member: Reference, first: int) -> bool:
    """Whether a draft of the sentence only tells that somebody is in what the sentence says he leaves."""
    here = draft.start >= scene.parsed.start(scene.doc[first])
    return draft.status == "member" and here and _is_same(scene, draft, coalition, member)


def _is_only_asked(scene: Scene, draft: Membership, coalition: Reference, member: Reference, first: int) -> bool:
    """Whether a draft of the sentence only tells that somebody may be in what the sentence says he refuses."""
    here = draft.start >= scene.parsed.start(scene.doc[first])
    asked = draft.status == "candidate" and draft.modality == "possible"
    return asked and here and _is_same(scene, draft, coalition, member)


def _is_same(scene: Scene, draft: Membership, coalition: Reference, member: Reference) -> bool:
    whole, own = _meant(scene, draft.coalition), _meant(scene, coalition)
    return _meant(scene, draft.member) == _meant(scene, member) and (whole == own or None in (whole, own))


def _meant(scene: Scene, reference: Reference) -> str | None:
    """The id of what a reference means, as far as its words by themselves tell; else the reference's own."""
    digits = (reference.id or "").removeprefix("#")
    if not digits.isdigit():
        return None if (reference.id or "#").startswith("#") else reference.id
    candidate = scene.parsed.candidates[int(digits)]
    if candidate.antecedent is not None:
        candidate = scene.parsed.candidates[candidate.antecedent]
    return candidate.entity.id if candidate.entity is not None else None


def is_coalition(scene: Scene, party: Party) -> bool:
    """Whether the party is a coalition, an organisation with members, or a word for one."""
    if party.number is None:
        return False
    candidate = scene.parsed.candidates[party.number]
    if candidate.entity is not None and candidate.entity.id.partition(":")[2] in frames().alliances:
        return True
    if candidate.entity is not None and is_joint_body(candidate.entity.id):
        return True
    if candidate.kind in {"named", "acronym"} and candidate.type == "organisation" and _SHORT.fullmatch(candidate.head):
        return True  # "the ISF", which the document may have bound to a force
    if is_called_so(candidate):
        return True
    if candidate.kind == "acronym" or (candidate.kind == "pronoun" and candidate.head in {"it", "its"}):
        return candidate.entity is None  # who that is, the document tells
    return party.type == "coalition" or (
        candidate.entity is None and candidate.kind == "definite" and candidate.head in kinds().memberships.groups
    )


def is_called_so(candidate: Candidate) -> bool:
    """Whether a capital word alone is what a coalition is called by: "serving under the Command"."""
    return candidate.kind == "surname" and candidate.head in kinds().memberships.called


def is_member(scene: Scene, party: Party) -> bool:
    """Whether the party can be a member: a state, body or group, the author, or "it"."""
    if party.number is None:
        return False
    if party.type is None:
        candidate = scene.parsed.candidates[party.number]
        if candidate.head.partition(" ")[0].isdigit():
            before = scene.doc[max(party.token - 1, 0)].lower_
            return before not in {"which", "who"}  # "the two are members of it", no "which both took part in it"
        of_state = scene.meant_type(party) == "country"
        return candidate.kind == "author" or candidate.head in {"it", "its"} or (candidate.head == "they" and of_state)
    return party.type in _MEMBERS


def becomes(member: Token) -> bool:
    """Whether somebody is told to become what the word says: "became a member"."""
    return member.dep_ == "attr" and member.head.lemma_ == "become"


def whole_meant(scene: Scene, party: Party) -> Party:
    """Whom "it" is that has states in it: the last that has members, in this sentence or the one before.

    "The pact dates from the end of the Soviet Union. Its members are": those of the pact.
    """
    number = party.number
    if number is None or scene.parsed.candidates[number].kind != "pronoun":
        return party
    told = scene.parsed.candidates[number].antecedent
    if told is not None and scene.type_of(told) == "coalition":
        return Party(Reference(id=f"#{told}", name=""), party.token, told, "coalition")
    before, start = scene.sentence_before(party.token)
    root = scene.doc[before].sent.root
    subjects = [other for noun in scene.subjects(root) for other in scene.parties(noun)] if before < start else []
    first = next((other for other in subjects if other.type == "coalition" and is_coalition(scene, other)), None)
    if first is not None:
        return first
    for token in reversed(scene.tokens[before : party.token]):
        other = scene.party_at(token)
        if other is None or other.type not in {"coalition", "organisation"} or not is_coalition(scene, other):
            continue
        name = token.head if token.dep_ == "compound" else token
        if other.type == "coalition" or not (name.dep_ == "pobj" and name.head.lower_ == "by"):
            return other  # but "It was set up by the AU. Its members are": not those of the AU
    return party


_OF = frozenset({"of"})
_OFFICES = frozenset(
    {"ministers", "governments", "leaders", "presidents", "heads", "chiefs", "representatives", "ambassadors", "envoys"}
)


def named_members(scene: Scene, noun: Token) -> list[Party]:
    """ "coalition members France and Italy", "France, a member of the coalition", "members, including Spain"."""
    found = [party for child in noun.rights if child.dep_ == "appos" for party in scene.parties(child)]
    found += scene.listed(noun)
    found += _told_to_be(scene, noun)
    found += _of_offices(scene, noun)
    top = _what_else(noun)
    if top.dep_ == "appos":
        found += [government_of(scene, party) for party in scene.parties(top.head)]
    if top.dep_ == "attr" and top.head.lemma_ in {"be", "become", "remain"}:
        found += [party for subject in scene.subjects(top.head) for party in scene.parties(subject)]
    return [party for party in found if is_member(scene, party)]


def _told_to_be(scene: Scene, members: Token) -> list[Party]:
    """ "The members of the CSTO henceforth are Chad and Togo"."""
    if members.tag_ != "NNS" or members.dep_ != "nsubj" or members.head.lemma_ != "be":
        return []
    row = [child for child in members.head.rights if child.dep_ == "attr" and scene.party_at(child) is not None]
    return [party for child in row for party in scene.parties(child) if party.type == "country"]


def _of_offices(scene: Scene, noun: Token) -> list[Party]:
    """The states of those who hold offices: "We, the Ministers of Defence of Chad and Mali, partners in the force"."""
    holders = noun.head
    if noun.dep_ not in {"conj", "appos"} or noun.tag_ != "NNS" or holders.lower_ not in _OFFICES:
        return []
    return [party for of in prepositional(holders, _OF) for party in scene.parties(of) if party.type == "country"]


def _what_else(noun: Token) -> Token:
    """What somebody is told to be besides: "Fiji, a close ally of Chile and a member of the force"."""
    top = noun
    while top.dep_ == "conj" and top.head.tag_ == noun.tag_ == "NN":
        top = top.head
    return top if top.dep_ in {"appos", "attr"} else noun
