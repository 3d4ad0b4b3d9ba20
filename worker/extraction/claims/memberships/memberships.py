"""Memberships of coalitions: who is in, joins, leaves or stays away."""

import msgspec
from spacy.tokens import Token

from schemas import Membership
from schemas.claims import MembershipStatus, Modality
from worker.extraction.claims.builder import Builder, Member
from worker.extraction.claims.knowledge import frames, nouns
from worker.extraction.claims.matching import Match
from worker.extraction.claims.memberships.participations import (
    among_them,
    bulleted,
    contributing,
    focus,
    governing,
    in_focus,
    is_against,
)
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, prepositional
from worker.extraction.claims.words import belonging, kinds

_MEMBERS = frozenset({"country", "organisation", "armed_group"})


def add_membership(scene: Scene, builder: Builder, match: Match) -> None:
    """The memberships of one frame: everybody in `member` with the coalition."""
    token = scene.doc[match.token]
    if match.frame.name == "leaves" and token.lemma_ in {"withdraw", "pull"}:  # "NATO withdraws its mission"
        match = msgspec.structs.replace(match, roles=_without_objects(scene, match, token))
    coalitions = [party for party in match.parties(scene, "coalition") if is_coalition(scene, party)]
    coalitions.sort(key=lambda party: party.type != "coalition")  # "the AU's AMISOM force" is AMISOM
    elsewhere = token.lemma_ in {"leave", "depart"} and token.dep_ == "advcl"  # "after the Soviets left"
    if not coalitions and not elsewhere and (match.frame.bare or _contributes(scene, match, token)):
        coalitions = in_focus(scene, match)
    if not coalitions and match.frame.name == "leaves" and _announces(scene, token):
        coalitions = [focus(token)]
    if match.frame.name == "turns down":
        asked = [noun for noun in scene.objects(token) if noun.lemma_.lower() in belonging().invitations]
        coalitions = [focus(token)] if asked else []
    if not coalitions:
        return
    members = [party for party in match.parties(scene, "member") if is_member(scene, party)]
    declaring = clause_verb(token)
    away = token.pos_ == "NOUN" and token.dep_ == "dobj" and bool(prepositional(token, frozenset({"from"})))
    if not members and away and declaring.lemma_ in belonging().declaring:
        told = [party for noun in scene.subjects(declaring) for party in scene.parties(noun)]
        members = [party for party in told if party.type == "country"]
    alone = token.lemma_ in belonging().of_states or match.frame.name == "is expelled"
    if coalitions[0].number is None and alone:
        members = [party for party in members if _by_itself(scene, party)]
        own = [child for child in token.children if child.dep_ == "dobj" and child.ent_type_ not in {"DATE", "TIME"}]
        if own and match.frame.name not in {"turns down", "is expelled"}:
            return  # "France pulled its last units out"
    members = [party for party in members if not _of_its_states(scene, party)]
    if match.frame.name == "is composed of" and token.lemma_ == "form":
        members = [party for party in members if party.type == "country"]
    if match.frame.name in {"consists of", "is composed of"}:
        members += _listed_members(scene, match)
    if match.frame.name == "is member" and token.pos_ == "NOUN":
        members = _named_members(scene, token)
    if token.lemma_ == "take" and any(child.dep_ == "prt" for child in token.rights):
        return  # "take over part of"
    if match.frame.name == "gives forces" and not _gives_forces(scene, match, token):
        return
    if token.dep_ == "acl" and token.head.lemma_.lower() in belonging().invitations:
        return  # "turned down an invitation to join" tells who turns it down
    if match.frame.name in {"joins", "joins in"}:
        coalitions = [party for party in coalitions if not _among_states(scene, party)]
    if not coalitions:
        return
    if not members:
        members = among_them(scene, match.at(scene, "member"))
    modality = "negated" if is_against(token) else match.modality(scene)
    if match.frame.name == "is expelled" and token.pos_ == "VERB":
        expelled = {noun.i for top in match.at(scene, "member") for noun in scene.with_conjuncts(top)}
        members = [party for party in members if party.token in expelled]  # "Germany suspended its patrols"
    status: MembershipStatus = match.frame.says  # type: ignore[assignment]
    if status == "joined" and modality in {"planned", "possible"}:
        status = "candidate"
    elif status == "joined" and modality == "negated":
        status, modality = "refused", "asserted"
    elif status == "member" and modality != "asserted":
        status, modality = ("refused", "asserted") if modality == "negated" else ("candidate", modality)
    elif status == "left" and (modality != "asserted" or token.tag_ == "VBG"):
        status = "leaving"
    named = [party for party in coalitions if party.type == "coalition"]
    for coalition in named if len(named) > 1 else coalitions[:1]:
        for member in members:
            if scene.same(member, coalition):
                continue
            add_member(scene, builder, match.frame.name, coalition, member, status, modality, match.token)


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
    """A membership; the sentence has told it of the member."""
    first, _ = scene.sentence(at)
    told = builder.members.setdefault(first, {})
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


def _without_objects(scene: Scene, match: Match, verb: Token) -> dict[str, tuple[int, ...]]:
    left = tuple(at for at in match.roles.get("coalition", ()) if scene.doc[at].head.i != verb.i)
    return {**match.roles, "coalition": left}


def _gives_forces(scene: Scene, match: Match, verb: Token) -> bool:
    """Whether what is sent to the coalition are forces, so that the sender takes part."""
    objects = scene.objects(verb)
    return not objects or any(noun_of(noun) in nouns("force") | nouns("craft") for noun in objects)


def _of_its_states(scene: Scene, party: Party) -> bool:
    """Whether a body only tells which states: "eight SADC countries"."""
    token = scene.doc[party.token]
    modifies = token.dep_ in {"amod", "compound", "poss", "nmod"} and token.head.i > token.i
    return party.type == "organisation" and modifies and token.head.lemma_.lower() in belonging().groups_of_states


def _among_states(scene: Scene, party: Party) -> bool:
    """Whether a body stands in a row with states, as one of those joined: "joining Canada, the EU and Chile"."""
    token = scene.doc[party.token]
    top = token
    while top.dep_ == "conj":
        top = top.head
    row = [found for other in scene.with_conjuncts(top) if (found := scene.party_at(other)) is not None]
    return party.type == "organisation" and any(other.type == "country" for other in row)


def _announces(scene: Scene, noun: Token) -> bool:
    """ "Sweden announced its departure", from what the document speaks of."""
    told = noun.pos_ == "NOUN" and noun.dep_ == "dobj" and noun.head.lemma_.lower() in belonging().declaring
    owners = [party for party in scene.modifying(noun) if is_member(scene, party)]
    return told and bool(owners) and not prepositional(noun, frozenset({"from", "of"}))


def _by_itself(scene: Scene, party: Party) -> bool:
    """Whether a state itself acts, and not its soldiers: "Dutch troops left"."""
    token = scene.doc[party.token]
    if party.number is None:
        return False
    candidate = scene.parsed.candidates[party.number]
    if candidate.antecedent is not None:
        return scene.type_of(candidate.antecedent) == "country"
    if party.type != "country":
        return False
    if token.dep_ in {"amod", "compound", "poss", "nmod"} and token.head.i > token.i:
        return token.head.lemma_.lower() in {"government", "parliament", "cabinet"}
    return True


def _contributes(scene: Scene, match: Match, verb: Token) -> bool:
    """ "Bangladesh has contributed troops", to what the document speaks of."""
    return verb.lemma_ == "contribute" and any(noun_of(noun) in belonging().troops for noun in scene.objects(verb))


def is_coalition(scene: Scene, party: Party) -> bool:
    """Whether the party is a coalition, an organisation with members, or a word for one."""
    if party.number is None:
        return False
    candidate = scene.parsed.candidates[party.number]
    if candidate.entity is not None and candidate.entity.id.partition(":")[2] in frames().alliances:
        return True
    if candidate.kind == "acronym" or (candidate.kind == "pronoun" and candidate.head in {"it", "its"}):
        return candidate.entity is None  # who that is, the document tells
    return party.type == "coalition" or (
        candidate.entity is None and candidate.kind == "definite" and candidate.head in kinds().memberships.groups
    )


def is_member(scene: Scene, party: Party) -> bool:
    """Whether the party can be a member: a state, body or group, the author, or "it"."""
    if party.number is None:
        return False
    if party.type is None:
        candidate = scene.parsed.candidates[party.number]
        of_state = candidate.antecedent is not None and scene.type_of(candidate.antecedent) == "country"
        return candidate.kind == "author" or candidate.head in {"it", "its"} or (candidate.head == "they" and of_state)
    return party.type in _MEMBERS


def _listed_members(scene: Scene, match: Match) -> list[Party]:
    """Members named in "70 nations as well as organisations such as NATO and Interpol"."""
    found: list[Party] = []
    for token in match.at(scene, "member"):
        for inner in scene.below(token):
            if inner.dep_ in {"pobj", "conj"} and inner.i - token.i < 60:
                party = scene.party_at(inner)
                if party is not None and is_member(scene, party) and _in_list(inner, token):
                    found.append(party)
    return found


def _in_list(inner: Token, top: Token) -> bool:
    """Whether the way up to the list's head passes only list words: coordination, "such as", "including"."""
    current = inner
    for _ in range(40):
        if current.i == top.i:
            return True
        if current.dep_ == "prep" and current.lower_ not in {"as", "like", "including", "of", "from", "with"}:
            return False
        if current.dep_ not in {"conj", "pobj", "prep", "appos", "cc", "pcomp"}:
            return False
        current = current.head
    return False


def _named_members(scene: Scene, noun: Token) -> list[Party]:
    """ "coalition members France and Italy", "France, a member of the coalition", "members, including Spain"."""
    found = [party for child in noun.rights if child.dep_ == "appos" for party in scene.parties(child)]
    found += scene.listed(noun)
    if noun.dep_ == "appos":
        found += scene.parties(noun.head)
    if noun.dep_ == "attr" and noun.head.lemma_ in {"be", "become", "remain"}:
        found += [party for subject in scene.subjects(noun.head) for party in scene.parties(subject)]
    return [party for party in found if is_member(scene, party)]


def find_members(scene: Scene, builder: Builder) -> None:
    """ "coalition members, including Spain and Italy": the coalition stands before the noun."""
    for token in scene.tokens:
        if (
            token.lemma_.lower()
            not in {"member", "nation", "country", "partner", "ally", "participant", "contributor", "signatory", "part"}
            or token.pos_ != "NOUN"
        ):
            continue
        before = {child.lower_ for child in scene.doc[max(0, token.i - 6) : token.i]}
        if before & {"non", "not", "never", "no"}:
            continue
        coalitions = [party for party in scene.modifying(token) if is_coalition(scene, party)]
        if token.lemma_.lower() in {"partner", "ally"}:
            coalitions = [party for party in coalitions if party.type == "coalition"]  # "UN partners" are no members
        if not coalitions and token.lemma_.lower() in {"member", "participant", "contributor", "signatory", "part"}:
            for noun in prepositional(token, frozenset({"of", "to", "in"})):
                coalitions += [party for party in scene.parties(noun) if is_coalition(scene, party)]
        for coalition in coalitions[:1]:
            for member in _named_members(scene, token):
                if not scene.same(member, coalition):
                    add_member(scene, builder, "members", coalition, member, "member", "asserted", token.i)


def find_contingents(scene: Scene, builder: Builder) -> None:
    """ "a force with soldiers from Ghana and Guinea", "the Dutch contingent in KFOR": members by what they give."""
    wanted = nouns("force") | kinds().memberships.parts
    for token in scene.tokens:
        if token.pos_ != "NOUN" or (lemma := token.lemma_.lower()) not in wanted:
            continue
        coalitions = _whole(scene, token)
        if not coalitions:
            continue
        members = contributing(scene, token)
        if lemma in kinds().memberships.parts:
            members = [party for party in scene.modifying(token) if not scene.same(party, coalitions[0])]
        for member in members:
            if is_member(scene, member) and not scene.same(member, coalitions[0]):
                add_member(scene, builder, "contingent", coalitions[0], member, "member", modality_of(token), token.i)


def _whole(scene: Scene, part: Token) -> list[Party]:
    """The coalition that forces are a part of: "a force with soldiers", "a contingent in KFOR"."""
    if part.lemma_.lower() in kinds().memberships.parts:
        found = [
            party
            for noun in prepositional(part, frozenset({"in", "of", "to", "with"}))
            for party in scene.parties(noun)
        ]
        return [party for party in found if party.type == "coalition"]
    preposition = part.head
    if part.dep_ != "pobj" or preposition.lower_ not in {"with", "of", "including", "comprising"}:
        return []
    above = preposition.head
    if above.dep_ == "appos" and scene.party_at(above.head) is not None:
        above = above.head
    party = scene.party_at(above)
    return [party] if party is not None and party.type == "coalition" else []


def find_participation(scene: Scene, builder: Builder) -> None:
    """ "Morocco suspended its participation": whose it is, and what becomes of it."""
    words = kinds().memberships
    for token in scene.tokens:
        if token.pos_ != "NOUN" or token.lemma_.lower() not in words.participation:
            continue
        verb = governing(token)
        ended = verb in words.ending or (
            token.dep_ == "pobj" and token.head.head.lemma_.lower() in {"end", "suspension", "termination", "halt"}
        )
        status: MembershipStatus = "left" if ended else "member"
        coalitions = [
            party
            for noun in prepositional(token, frozenset({"in", "of", "to"}))
            for party in scene.parties(noun)
            if is_coalition(scene, party)
        ]
        if not coalitions and (status != "left" or prepositional(token, frozenset({"in", "of", "to"}))):
            continue
        modality = modality_of(token)
        if modality in {"planned", "possible"}:
            status = "leaving" if status == "left" else "candidate"
        elif modality == "negated":
            status, modality = ("member" if status == "left" else "refused"), "asserted"
        members = scene.modifying(token)[:4]
        seeking = clause_verb(token)
        if not members and coalitions and token.lemma_ == "membership":  # "Croatia is a candidate for membership of"
            members = [party for noun in scene.subjects(seeking) for party in scene.parties(noun)]
            status = "candidate" if _sought(token) else status
        for member in members:
            if (
                member.type is not None
                and is_member(scene, member)
                and not (coalitions and scene.same(member, coalitions[0]))
            ):
                coalition = coalitions[0] if coalitions else focus(token)
                add_member(scene, builder, "participation", coalition, member, status, modality, token.i)


def _sought(membership: Token) -> bool:
    """ "a candidate for membership", "applied for membership"."""
    above = [membership.head, membership.head.head, clause_verb(membership)]
    return any(token.lemma_.lower() in belonging().seeking for token in above)


def find_bullets(scene: Scene, builder: Builder) -> None:
    """A list of bullets that each start with a state, under a line about the coalition."""
    if "\n" not in scene.parsed.source.text:
        return
    for member in bulleted(scene):
        add_member(
            scene, builder, "bullets", focus(scene.doc[member.token]), member, "member", "asserted", member.token
        )


def find_composed(scene: Scene, builder: Builder) -> None:
    """ "a coalition of France, Italy and Spain": two states at least, of whom it is made."""
    for token in scene.tokens:
        if token.lower_ not in {"of", "between", "comprising", "including"} or token.head.pos_ not in {"NOUN", "PROPN"}:
            continue
        coalition = scene.party_at(token.head)
        if coalition is None or coalition.type != "coalition":
            continue
        members = [
            party
            for child in token.children
            if child.dep_ == "pobj" and scene.party_at(child) is not None
            for party in scene.parties(child)
            if party.type == "country" and not scene.same(party, coalition)
        ]
        for member in members if len(members) > 1 or token.lower_ == "including" else []:
            add_member(scene, builder, "composed of", coalition, member, "member", "asserted", token.i)
