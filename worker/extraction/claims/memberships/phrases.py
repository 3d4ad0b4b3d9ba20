"""Members that no frame tells: "members such as", contingents, taking part, bullets, "a force of Ghanaians"."""

from spacy.tokens import Token

from schemas.claims import MembershipStatus
from worker.extraction.claims.builder import Builder, Member
from worker.extraction.claims.memberships.coalition_words import coalition_near, told_in
from worker.extraction.claims.memberships.members import add_member, becomes, is_coalition, is_member, named_members
from worker.extraction.claims.memberships.participations import (
    bulleted,
    contributing,
    focus,
)
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb, governed_right_after, prepositional
from worker.extraction.claims.words import belonging, kinds
from worker.extraction.counting.units import nouns

_FAR = 14
_AGREED = frozenset({"alliance", "coalition", "pact", "partnership", "bloc", "union", "grouping", "initiative"})
_IN_IT, _OF_IT = frozenset({"in", "to"}), frozenset({"in", "of", "to"})
_INSIDE = frozenset({"in"})
_STATES = frozenset({"nation", "country", "state", "partner", "ally"})
_OF_A_WHOLE = frozenset({"member", "participant", "contributor", "signatory", "part", "component"})


def find_members(scene: Scene, builder: Builder) -> None:
    """ "coalition members, including Spain and Italy": the coalition stands before the noun."""
    for token in scene.of_lemma(_STATES, _OF_A_WHOLE):
        if token.pos_ != "NOUN":
            continue
        lemma = token.lemma_.lower()
        before = {child.lower_ for child in scene.doc[max(0, token.i - 6) : token.i]}
        apart = {
            child.lower_ for child in scene.doc[max(0, token.i - 2) : token.i]
        }  # "non-members", no "non-NATO member"
        before -= {"non"} - apart
        if any(child.lower_ in belonging().likely for child in token.lefts):
            continue  # "is a possible participant"
        if before & {"none", "neither"}:
            continue  # "Chad and Mali, neither of them members of it"
        negated = bool(before & {"non", "not", "never", "no"})
        if negated and (token.dep_ != "attr" or "non" in before):
            continue
        coalitions = [party for party in scene.modifying(token) if is_coalition(scene, party)]
        if lemma in _STATES:
            coalitions = [party for party in coalitions if party.type == "coalition" or _is_alliance(scene, party)]
        if lemma in {"partner", "ally"}:
            coalitions = [party for party in coalitions if party.type == "coalition"]  # "UN partners" are no members
        if not coalitions and lemma in _OF_A_WHOLE:
            for noun in prepositional(token, frozenset({"of", "to", "in"})):
                coalitions += [party for party in scene.parties(noun) if is_coalition(scene, party)]
        if not coalitions and lemma in {"partner", "ally"} and (own := _owner(scene, token)):
            inside = [party for noun in governed_right_after(token, _INSIDE) for party in scene.parties(noun)]
            for coalition in (party for party in inside if party.type == "coalition"):  # "told its partners in KFOR"
                add_member(scene, builder, "partners in", coalition, own[0], "member", "asserted", token.i)
            continue
        if not coalitions and lemma in {"nation", "country", "state"} and token.dep_ in {"appos", "attr"}:
            inside = [party for noun in prepositional(token, _INSIDE) for party in scene.parties(noun)]
            coalitions = [party for party in inside if party.type == "coalition"]  # "the only country in the force"
        verb = received_as(token)
        if verb is not None and not coalitions:  # "the force welcomed Chad as its newest member"
            coalitions = [party for noun in scene.subjects(verb) for party in scene.parties(noun)]
            coalitions = [party for party in coalitions if party.type == "coalition"]
        sure = lemma == "member" or lemma in belonging().member_nouns or _is_partner(token)
        if not coalitions and sure and token.dep_ == "attr" and _told_alone(token):  # "Chad and Mali are also members"
            verb_ = token.head
            whole = (
                scene.parties(verb_.head) if verb_.dep_ == "relcl" else [_pact_before(scene, token) or focus(token)]
            )  # "of which they are members"
            coalitions = [party for party in whole if party.type == "coalition" or is_coalition(scene, party)]
        if not coalitions and _is_partner(token) and _fellows(scene, token):
            coalitions = [focus(token)]  # "Niger and other member states"
        if not coalitions and _is_partner(token) and token.dep_ == "pobj" and token.head.lower_ == "with":
            start, _ = scene.sentence(token.i)  # "Chad leads the force, with participating nations Fiji and Peru"
            named = coalition_near(scene, start, token.i, strict=True)
            coalitions = [named] if named is not None else []
        if not coalitions and _are_ours(token):
            coalitions = [focus(token)]  # "I welcome our newest members, Chad and Togo"
        for coalition in coalitions[:1]:
            members = (
                named_members(scene, token)
                or _right_behind(scene, token, coalition)
                or _told_by_example(scene, token)
                or _fellows(scene, token)
                or _by_nation(scene, token)
            )
            if verb is not None:
                members += [p for noun in scene.objects(verb) for p in scene.parties(noun) if is_member(scene, p)]
            told = told_in(scene, builder, token)
            its = token.dep_ == "attr" and coalition.type is None
            if its and any(scene.same(member, coalition) for member in members):
                coalition = focus(token)  # "Tonga is its newest member": its own it cannot be
            for member in members:
                if not scene.same(member, coalition) and not _has_joined(told.get(member.reference.key)):
                    status: MembershipStatus = "member" if verb is None else "joined"
                    modality = modality_of(token.head) if token.dep_ == "attr" and not negated else "asserted"
                    if status == "member" and modality in {"planned", "possible"}:
                        status = "candidate"  # "has agreed to be part of it"
                    over = token.head if token.dep_ == "attr" else token
                    if over.dep_ == "xcomp" and over.head.lemma_ in {"cease", "stop"}:
                        status = "left"  # "has ceased to be a member"
                    if status == "member" and modality == "asserted" and _is_past(token):
                        status = "left"
                    if status == "member" and modality == "asserted" and becomes(token):
                        status = "joined"
                    if negated:  # "is not part of it", "is no longer a member of it"
                        status, modality = ("left", "asserted") if "longer" in before else ("member", "negated")
                    elif modality == "negated":
                        modality = "asserted"
                    if modality == "negated" and coalition.type == "organisation" and token.lemma_ == "member":
                        continue  # "Sweden is not a member of NATO"
                    add_member(scene, builder, "members", coalition, member, status, modality, token.i)


def _are_ours(members: Token) -> bool:
    """ "We welcome our newest members"."""
    ours = any(child.lower_ == "our" for child in members.lefts)
    return members.lemma_ == "member" and ours and members.dep_ == "dobj" and members.head.lemma_ == "welcome"


def _pact_before(scene: Scene, members: Token) -> Party | None:
    """The pact named in the sentence before, whose members are told: "left the pact in confusion. Fiji is a member"."""
    first, start = scene.sentence_before(members.i)
    for token in reversed(scene.tokens[first:start]):
        party = scene.party_at(token)
        if party is None or party.number is None or not is_coalition(scene, party):
            continue
        candidate = scene.parsed.candidates[party.number]
        return party if candidate.kind == "named" and candidate.entity is not None else None
    return None


def _owner(scene: Scene, partners: Token) -> list[Party]:
    """Whose partners they are: "its partners", "Chad's allies"."""
    owners = [child for child in partners.lefts if child.dep_ == "poss"] if partners.tag_ == "NNS" else []
    return [p for child in owners for p in scene.parties(child) if p.type in {"country", None} and is_member(scene, p)]


def _right_behind(scene: Scene, member: Token, coalition: Party) -> list[Party]:
    """The states that stand right behind the word, without a comma: "coalition members Spain and Italy sent men"."""
    after = scene.doc[member.i + 1] if member.i + 1 < len(scene.doc) else member
    named = scene.party_at(after)
    if coalition.type != "coalition" or named is None or named.type != "country" or after.dep_ in {"amod", "poss"}:
        return []
    return [party for party in scene.parties(after) if party.type == "country"]


def _has_joined(told: Member | None) -> bool:
    """Whether the sentence tells that somebody has joined: "its newest member, Malaysia, joined in May"."""
    return told is not None and told.status == "joined" and told.modality == "asserted"


def _is_past(member: Token) -> bool:
    """Whether somebody was one: "former member Chad", "Chad, until 2004 a member of it"."""
    if any(child.lower_ in {"former", "erstwhile", "one-time", "onetime", "ex"} for child in member.lefts):
        return True
    before = member.doc[max(member.left_edge.i - 4, 0) : member.left_edge.i]
    return member.dep_ == "appos" and any(word.lower_ in {"until", "once", "formerly"} for word in before)


def _is_alliance(scene: Scene, party: Party) -> bool:
    """Whether a body is one of armed states, so that "its countries" are its members: "EU countries" are too many."""
    entity = scene.parsed.candidates[party.number].entity if party.number is not None else None
    return entity is not None and entity.id.partition(":")[2] in {"nato", "collective-security-treaty-organization"}


def _fellows(scene: Scene, member: Token) -> list[Party]:
    """ "Poland and other members of NATO", "Poland met the other members": who is one of them, for they are others."""
    if member.tag_ != "NNS" or not any(child.lower_ in {"other", "fellow"} for child in member.lefts):
        return []
    top = member
    while top.dep_ == "conj":
        top = top.head
    if top.i != member.i:
        row = [one for one in scene.with_conjuncts(top) if one.i < member.i]
        return [party for one in row for party in scene.parties_of_one(one) if party.type == "country"]
    if member.dep_ in {"nsubj", "nsubjpass"}:
        return []
    subjects = scene.subjects(clause_verb(member))
    return [party for noun in subjects for party in scene.parties(noun) if party.type == "country"]


def _by_nation(scene: Scene, members: Token) -> list[Party]:
    """ "The Fijian and Peruvian members of the force"."""
    if members.lemma_ != "member" or members.tag_ != "NNS":
        return []
    return [party for party in scene.modifying(members) if party.type == "country"]


def _told_by_example(scene: Scene, member: Token) -> list[Party]:
    """ "Nations that were attacked, such as Mali and Chad, are members too", whatever the row hangs on."""
    subject = next((child for child in member.head.lefts if child.dep_ == "nsubj"), None)
    if member.dep_ != "attr" or subject is None:
        return []
    inner = [token for token in scene.below(subject) if token.dep_ == "prep" and token.lower_ in {"as", "including"}]
    nouns_ = [noun for token in inner[:1] for noun in token.children if noun.dep_ == "pobj"]
    return [party for noun in nouns_ for party in scene.parties(noun) if party.type == "country"]


def received_as(member: Token) -> Token | None:
    """The verb of receiving somebody "as a member"."""
    as_ = member.head
    if member.dep_ != "pobj" or as_.lower_ != "as" or as_.head.lemma_ not in belonging().receiving:
        return None
    return as_.head


def _told_alone(member: Token) -> bool:
    """Whether "are members" stands without whose members they are."""
    whose = any(child.dep_ == "prep" and child.lower_ != "with" for child in member.rights)
    plain = (child for child in member.lefts if child.lower_ not in _PARTNERS)
    return not whose and all(child.dep_ in {"det", "advmod", "amod"} for child in plain)


_PARTNERS = frozenset({"partner", "member", "participating"})


def _is_partner(state: Token) -> bool:
    """Whether a state is told to be in something: "remains a partner nation", "is still a member state"."""
    states = state.lemma_.lower() in belonging().groups_of_states
    return states and any(child.lower_ in _PARTNERS for child in state.lefts)


def find_contingents(scene: Scene, builder: Builder) -> None:
    """ "a force with soldiers from Ghana and Guinea", "the Dutch contingent in KFOR": members by what they give."""
    for token in scene.of_lemma(nouns("force"), kinds().memberships.parts):
        if token.pos_ != "NOUN":
            continue
        lemma = token.lemma_.lower()
        coalitions = _whole(scene, token)
        if not coalitions:
            _add_owners(scene, builder, token)
            continue
        members = contributing(scene, token)
        if lemma in kinds().memberships.parts:
            members = [party for party in scene.modifying(token) if not scene.same(party, coalitions[0])]
        for member in members:
            if is_member(scene, member) and not scene.same(member, coalitions[0]):
                add_member(scene, builder, "contingent", coalitions[0], member, "member", modality_of(token), token.i)


def _add_owners(scene: Scene, builder: Builder, forces: Token) -> None:
    """ "prolonged the tour of their personnel in the mission": those whose forces are in a coalition."""
    right_after = forces.nbor(1) if forces.i + 1 < len(scene.doc) else forces
    inside = prepositional(forces, _WITHIN)
    inside += [noun for noun in right_after.children if noun.dep_ == "pobj"] if right_after.lower_ == "in" else []
    within = [party for noun in inside for party in scene.parties(noun)]
    coalition = next((party for party in within if party.type == "coalition"), None)
    owners = scene.modifying(forces)
    if coalition is None and (both := _of_a_nation_in(scene, forces, owners)) is not None:
        coalition, nation = both
        owners = [nation]
    if coalition is None or scene.doc[coalition.token].pos_ == "PRON":
        return
    told = dict(told_in(scene, builder, forces))
    for member in owners:
        owns = member.type in {"country", None} and is_member(scene, member)
        if owns and member.reference.key not in told and not scene.same(member, coalition):
            add_member(scene, builder, "forces in", coalition, member, "member", "asserted", forces.i, confidence=0.65)


def _of_a_nation_in(scene: Scene, forces: Token, owners: list[Party]) -> tuple[Party, Party] | None:
    """The coalition and the nation whose forces in it they are: "KFOR's Peruvian battalion", "Peruvian KFOR troops"."""
    coalition = next((party for party in owners if party.type == "coalition"), None)
    if coalition is None or coalition.number is None or scene.parsed.candidates[coalition.number].kind != "named":
        return None
    first, last = scene.first_of(scene.doc[coalition.token]), coalition.token
    beside = [first - 1] if first else []
    beside += [last + 2] if last + 2 < forces.i + 1 and scene.doc[last + 1].tag_ == "POS" else []
    for at in beside:
        nation = scene.party_at(scene.doc[at])
        if nation is not None and nation.type == "country" and scene.doc[at].pos_ in {"ADJ", "PROPN"}:
            return coalition, nation
    return None


_WITHIN = frozenset({"in", "within", "of"})


def _whole(scene: Scene, part: Token) -> list[Party]:
    """The coalition that forces are a part of: "a force with soldiers", "a contingent in KFOR"."""
    if part.lemma_.lower() in kinds().memberships.parts:
        found = [
            party
            for noun in prepositional(part, frozenset({"in", "of", "to", "with", "for"}))
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
    for token in scene.of_word({"of", "between", "comprising", "including"}):
        if token.head.pos_ not in {"NOUN", "PROPN"}:
            continue
        coalition = scene.party_at(token.head) or _told_to_be_one(scene, token.head)
        if coalition is None or (coalition.type != "coalition" and coalition.token == token.head.i):
            continue
        if token.lower_ == "between" and token.head.lemma_.lower() not in _AGREED:
            continue  # "a UN force between Israel and Syria" keeps them apart
        if token.lower_ == "including" and _is_of_states(scene, token.head):
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


def _told_to_be_one(scene: Scene, group: Token) -> Party | None:
    """The body that is told to be a group of states: "AUKUS is a pact of Chad, Mali and Togo"."""
    if group.dep_ not in {"attr", "appos"} or group.lemma_.lower() not in kinds().memberships.groups:
        return None
    subjects = scene.subjects(group.head) if group.dep_ == "attr" else [group.head]
    named = (party for noun in subjects[:1] if (party := scene.party_at(noun)) is not None)
    return next((party for party in named if is_coalition(scene, party)), None)


def _is_of_states(scene: Scene, coalition: Token) -> bool:
    """Whether the row is of states that stand before: "several nations want to join KFOR, including Chad"."""
    start, _ = scene.sentence(coalition.i)
    before = scene.tokens[max(start, coalition.i - _FAR) : coalition.i]
    return any(token.pos_ == "NOUN" and token.lemma_.lower() in belonging().groups_of_states for token in before)
