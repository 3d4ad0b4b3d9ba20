"""Memberships that the frame of a verb or an event noun tells: who is in, joins, leaves or stays away."""

import msgspec
from spacy.tokens import Token

from schemas.claims import MembershipStatus, Modality
from worker.extraction.claims.builder import Builder, Member
from worker.extraction.claims.gapping import gapped_names
from worker.extraction.claims.matching import Match
from worker.extraction.claims.memberships.coalition_words import coalition_at, coalition_near, is_outside
from worker.extraction.claims.memberships.giving import contributes, gives_forces, gives_more
from worker.extraction.claims.memberships.left_out import as_those_told, as_told_beside, note_states, part_of_it
from worker.extraction.claims.memberships.members import (
    add_member,
    becomes,
    is_coalition,
    is_member,
    named_members,
    whole_meant,
)
from worker.extraction.claims.memberships.of_forces import (
    from_states,
    of_ships,
    sending,
    spoken_of,
    whose_forces,
    whose_organ,
)
from worker.extraction.claims.memberships.one_of_them import add_one_of_them
from worker.extraction.claims.memberships.participations import (
    WEIGHING,
    accepting,
    among_them,
    common_cause,
    focus,
    in_focus,
    is_against,
)
from worker.extraction.claims.memberships.withdrawals import announces, around_noun, by_itself, completes, ways_of
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.own_states import takes_own_state
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import agents, clause_verb, governed, is_passive, prepositional
from worker.extraction.claims.words import belonging, kinds
from worker.extraction.counting.units import gives, nouns
from worker.extraction.model.labels import OWNING

_GUESTS = frozenset({"partner", "guest", "observer", "visitor"})


def add_membership(scene: Scene, builder: Builder, match: Match) -> None:
    """The memberships of one frame: everybody in `member` with the coalition."""
    token = scene.doc[match.token]
    if token.dep_ == "acl" and token.tag_ == "VBN" and token.lemma_ == "leave":
        return  # "has 350 left in Iraq"
    if token.lemma_ == "leave" and any(child.lower_ in {"to", "at"} for child in token.rights):
        return  # "cannot leave it to others"
    if token.pos_ == "NOUN" and token.dep_ == "dobj" and token.head.lemma_ in _WATCHING:
        return  # "was set up to confirm the Israeli withdrawal"
    if match.frame.name == "leaves" and token.lemma_ in {"withdraw", "pull"}:  # "NATO withdraws its mission"
        match = msgspec.structs.replace(match, roles=_without_objects(scene, match, token))
    coalitions = [party for party in match.parties(scene, "coalition") if is_coalition(scene, party)]
    coalitions = [coalition_at(scene, scene.doc[party.token]) or party for party in coalitions]
    inside = not coalitions  # "withdrew its battalion from the collective forces"
    if inside:
        forces = [noun for noun in match.at(scene, "coalition") if noun.lower_ == "forces"]
        coalitions = [party for noun in forces if (party := coalition_at(scene, noun)) is not None]
        inside = bool(coalitions)
    coalitions = [party for party in coalitions if not _only_leads(scene, party)]
    if match.frame.says == "left":  # but "take part, nine of them from outside the alliance"
        coalitions = [party for party in coalitions if not _only_owns(scene, party)]
        coalitions = [party for party in coalitions if not is_outside(scene.doc[party.token])]
    if match.frame.name == "consists of":
        if not coalitions and any(noun.lemma_ == "contingent" for noun in scene.subjects(token)):
            coalitions = [focus(token)]  # "The Arab contingent comprised Fiji and Peru"
        if any(gives().get(noun_of(noun)) == "equipment" for noun in scene.objects(token)):
            return  # "has a month to gather weapons from the rebels"
        coalitions = [whole_meant(scene, party) for party in coalitions]
        guests = any(noun.lemma_.lower() in _GUESTS for noun in match.at(scene, "member"))
        if guests and all(noun.pos_ == "PRON" for noun in match.at(scene, "coalition")):
            return  # "the meeting was at NATO; it includes partners of Japan"
    coalitions.sort(key=lambda party: party.type != "coalition")  # "the AU's AMISOM force" is AMISOM
    if match.frame.name == "is admitted" and any(near.lower_ in _NEARER for near in scene.doc[token.i : token.i + 8]):
        return  # "The deal brings Chad closer to it"
    if match.frame.name == "excludes":  # but "barred by its constitution"
        coalitions = [party for party in coalitions if party.type == "coalition"]
    elsewhere = token.lemma_ in {"leave", "depart"} and token.dep_ == "advcl"  # "after the Soviets left"
    if not coalitions and not elsewhere and (match.frame.bare or contributes(scene, match, token)):
        coalitions = in_focus(scene, match)
    if not coalitions and token.pos_ == "NOUN":
        coalitions = around_noun(scene, token)
    if not coalitions and match.frame.name == "leaves" and announces(scene, token):
        coalitions = [focus(token)]
    if not coalitions and match.frame.name == "leaves" and completes(scene, token):
        start, _ = scene.sentence(token.i)
        beside = coalition_near(scene, start, token.i, strict=True)
        coalitions = [beside] if beside is not None else []
    if match.frame.name == "turns down":
        asked = [noun for noun in scene.objects(token) if noun.lemma_.lower() in belonging().invitations]
        coalitions = _asked_to(scene, asked) or ([focus(token)] if asked or _was_asked(scene, token) else [])
    goes = match.frame.says in {"left", "refused"}  # "ended its part in the campaign"
    if not coalitions and (goes or (match.frame.says != "candidate" and token.lemma_ in belonging().taking)):
        coalitions = _common_cause(scene, match, token)
    if match.frame.name in {"is member", "takes part", "stays out"}:
        coalitions = coalitions or part_of_it(match.at(scene, "coalition"))
    coalitions = coalitions or as_those_told(scene, builder, match)
    if not coalitions:
        return
    coalitions = as_told_beside(scene, builder, token, coalitions)
    members = [party for party in match.parties(scene, "member") if is_member(scene, party)]
    if match.frame.name == "takes out" and token.pos_ == "VERB":  # "pledged to withdraw Spanish troops from it"
        taken = [noun for noun in scene.objects(token) if noun_of(noun) in nouns("force", "craft")]
        owners = [party for noun in taken for party in scene.modifying(noun) if party.type == "country"]
        members = owners or members
    if match.frame.name in {"leaves", "drops out"} and not members:  # "will withdraw his country from it"
        own = [noun for noun in scene.objects(token) if noun.lemma_.lower() in {"country", "nation", "state"}]
        members = [party for noun in own for party in scene.parties_of_one(noun) if party.type == "country"]
    if match.frame.name == "leaves" and token.pos_ == "NOUN" and not members:  # "the withdrawal of Chad's men from it"
        gone = prepositional(token, frozenset({"of"}))
        members = [party for noun in gone for party in scene.parties(noun) if party.type == "country"]
    declaring = clause_verb(token)
    away = token.pos_ == "NOUN" and token.dep_ == "dobj" and (completes(scene, token) or bool(ways_of(token)))
    if not members and away and declaring.lemma_ in belonging().declaring:
        told = [party for noun in scene.subjects(declaring) for party in scene.parties(noun)]
        members = [party for party in told if party.type == "country"]
    alone = token.lemma_ in belonging().of_states or match.frame.name == "is expelled"
    if coalitions[0].number is None and alone and not inside:
        members = [party for party in members if by_itself(scene, party)]
        own = [child for child in token.children if child.dep_ == "dobj" and child.ent_type_ not in {"DATE", "TIME"}]
        own = [noun for noun in own if noun.lemma_.lower() not in belonging().common | belonging().common_beside]
        own = [noun for noun in own if match.frame.name != "joins"]  # "Chad and Togo are to join them"
        if own and match.frame.name not in {"turns down", "is expelled"}:
            return  # "France pulled its last units out"
    if match.frame.name in {"consists of", "is composed of"}:
        members += [*_listed_members(scene, match), *_with_some(scene, token)]
    if match.frame.name == "is composed of" and token.lemma_ == "form":  # "was formed by the Security Council"
        members = [party for party in members if party.type == "country"]
    members = [party for party in members if not _of_its_states(scene, party)]
    if match.frame.name == "is member" and token.pos_ == "NOUN":
        if token.lemma_ == "partner" and not prepositional(token, frozenset({"in"})):
            return  # "the Union remains the main partner of the force"
        if any(child.lower_ in belonging().likely for child in token.lefts):
            return  # "Chad is a possible participant in it"
        if any(near.lower_ in {"none", "neither"} for near in token.doc[max(token.i - 4, 0) : token.i]):
            return  # "Chad and Mali, neither of them members of it"
        if not members:
            add_one_of_them(scene, builder, token, coalitions[0])  # "Chad, one of the smallest members of KFOR"
        members = named_members(scene, token)
    if token.lemma_ == "take" and any(child.dep_ == "prt" for child in token.rights):
        return  # "take over part of"
    with_forces = match.frame.name in {"gives forces", "takes out"}
    if with_forces and not (gives_forces(scene, match, token) or takes_own_state(token)):
        return
    unanswered = any(near.lower_ == "yet" for near in token.doc[max(token.i - 10, 0) : token.i])
    invited = token.dep_ == "acl" and token.head.lemma_.lower() in belonging().invitations
    if invited and (accepted := accepting(token.head)) is not None:
        sure = modality_of(accepted)
        sure = "possible" if accepted.lemma_ in WEIGHING else "planned" if sure == "asserted" else sure
        taking = [party for noun in scene.subjects(accepted) for party in scene.parties(noun)]
        for member in (party for party in taking if is_member(scene, party)):
            add_member(scene, builder, "accepts", coalitions[0], member, "candidate", sure, match.token)
        return
    offering = [party for party in scene.modifying(token.head) if party.type == "country"] if invited else []
    if invited and offering and token.head.lemma_ == "offer":  # "Chad's offer to join the force"
        for member in offering:
            add_member(scene, builder, "offers", coalitions[0], member, "candidate", "possible", match.token)
        return
    if invited and not unanswered:
        return  # "turned down an invitation to join" tells who turns it down
    if match.frame.name == "stays" and _stays_so(token):
        return  # "stayed out of the war", "remains committed to peace"
    if token.lemma_ == "turn" and all(noun.pos_ == "PRON" for noun in match.at(scene, "coalition")):
        return  # "cannot turn its back on it"
    if token.lemma_ == "enter" and any(child.lower_ == "it" for child in token.rights):
        return  # "isolated the town but have not entered it"
    if match.frame.name == "signs up" and any(child.dep_ == "dobj" for child in token.rights):
        return  # "signed a declaration on deploying forces"
    if match.frame.name in {"joins", "joins in"}:
        coalitions = [party for party in coalitions if not _is_only_theirs(scene, match, party)]
        coalitions = [party for party in coalitions if not _among_states(scene, party)]
    if not coalitions:
        return
    decided = token.dep_ == "ccomp" or any(child.lower_ == "to" for child in token.lefts)
    members = whose_organ(scene, match.at(scene, "member")) or whose_forces(scene, token) or members
    if not members and match.frame.name == "joins" and decided:
        members = sending(scene, token)
    if not members and match.frame.name == "joins":
        members = spoken_of(scene, match.at(scene, "member"))
    members = of_ships(scene, match.at(scene, "member")) or members
    if not members and match.frame.name in {"is member", "takes part", "joins"} and token.pos_ == "VERB":
        members = from_states(scene, match.at(scene, "member"))
    if not members:
        members = among_them(scene, match.at(scene, "member"))
    modality = "negated" if is_against(token) else match.modality(scene)
    if token.dep_ in {"relcl", "acl"} and token.tag_ == "VB" and token.head.dep_ == "attr" and modality == "asserted":
        modality = modality_of(token.head.head)  # "will be the first country to join it"
    if match.frame.name == "is represented":
        by = agents(token)
        by_men = bool(by) and all(noun_of(noun) in nouns("force", "craft") for noun in by)
        if not is_passive(token) or (governed(token) and not by_men):
            return  # "was represented by its minister at the talks", but "by a platoon of police"
    if match.frame.name == "is member" and _is_of_neither(scene, token):
        return
    if match.frame.name == "is member" and token.dep_ == "appos":
        modality = "asserted"  # "proposed by Qatar, a member of it"
    if match.frame.name == "is expelled":
        members = [party for party in members if party.type != "armed_group"]  # "AMISOM pushed them out of the town"
    if match.frame.name == "admits":
        coalitions = [party for party in coalitions if party.type == "coalition"]
    if not coalitions:
        return
    if match.frame.name in {"is expelled", "admits"} and token.pos_ == "VERB":
        expelled = {noun.i for top in scene.objects(token) for noun in scene.with_conjuncts(top)}
        members = [party for party in members if party.token in expelled]  # "Germany suspended its patrols"
    if modality == "negated" and token.lemma_ in {"place", "put"}:
        return  # "refused to place its men under NATO", whose mission they are in
    status, modality = _status(match, token, modality)
    if status == "member" and modality == "asserted" and becomes(token):
        status = "joined"
    over = clause_verb(token) if token.pos_ == "NOUN" else token
    if status == "member" and over.dep_ == "xcomp" and over.head.lemma_ in {"cease", "stop"}:
        status = "left"  # "has ceased to be a member of it"
    if status == "candidate" and match.frame.name == "gives forces" and gives_more(scene, token):
        status, modality = "member", "asserted"
    if not members:
        note_states(scene, builder, match, Member(coalitions[0].reference, status, modality))
    named = [party for party in coalitions if party.type == "coalition"]
    for coalition in named if len(named) > 1 else coalitions[:1]:
        if modality == "negated" and match.frame.name == "is member" and coalition.type == "organisation":
            continue  # "Georgia is no member of NATO"
        for member in members:
            if scene.same(member, coalition):
                continue
            add_member(scene, builder, match.frame.name, coalition, member, status, modality, match.token)
        known = {member.reference.key for member in members}
        later = gapped_names(scene, token) if members and token.pos_ == "VERB" else []
        for member in later:  # "Finland joined in 2017 and Iceland in 2021"
            if member.reference.key not in known:
                add_member(scene, builder, match.frame.name, coalition, member, status, modality, match.token, 0.65)


def _stays_so(verb: Token) -> bool:
    """Whether who stays is not told to stay in it, but apart, or what he was: "remains an ally of Chad"."""
    if any(child.lower_ in _AWAY for child in verb.rights) or "sidelines" in verb.doc[verb.i : verb.i + 5].text:
        return True
    more = (child for child in verb.rights if child.dep_ in {"acomp", "attr", "xcomp", "oprd"} or child.lower_ in _AT)
    return verb.lemma_ == "remain" and next(more, None) is not None


_AT = frozenset({"at", "under", "of", "on", "by", "with", "between", "among"})
_NEARER = frozenset({"closer", "nearer", "close"})


def _is_of_neither(scene: Scene, noun: Token) -> bool:
    """Whether those named are none: "Chad and Togo, neither of them members", "Neither Chad nor Togo is a member"."""
    first, _ = scene.sentence(noun.i)
    return any(word.lower_ in {"neither", "none"} for word in scene.doc[max(first, noun.i - _NEAR_NOUN) : noun.i])


def _only_leads(scene: Scene, party: Party) -> bool:
    """Whether a body only leads what others are in: "took part in NATO-led missions", "in EU-run operations"."""
    after = scene.doc[party.token + 1 : party.token + 3]
    return len(after) > 1 and after[0].text == "-" and after[1].tag_ == "VBN"


def _asked_to(scene: Scene, invitations: list[Token]) -> list[Party]:
    """What somebody is invited to be in: "turned down an invitation to join the task force"."""
    deeds = [child for noun in invitations for child in noun.rights if child.dep_ in {"acl", "relcl"}]
    joined = [noun for deed in deeds for noun in (*scene.objects(deed), *prepositional(deed, frozenset({"in"})))]
    return [party for noun in joined for party in scene.parties(noun) if is_coalition(scene, party)]


def _was_asked(scene: Scene, verb: Token) -> bool:
    """Whether somebody only "refused" what he was asked: "Fiji, asked to contribute at the start, refused"."""
    alone = not any(child.dep_ in {"dobj", "xcomp", "ccomp"} for child in verb.rights)
    asking = (child for noun in scene.subjects(verb) for child in noun.rights if child.dep_ == "acl")
    return alone and any(
        child.lemma_ in {"ask", "invite", "urge", "request", "press"}
        and any(deed.lemma_ in belonging().taking | {"send"} for deed in child.rights)
        for child in asking
    )


def _only_owns(scene: Scene, party: Party) -> bool:
    """Whether what is left is only something of a coalition's, or of anybody's: "let it leave its weapons"."""
    token = scene.doc[party.token]
    groups = kinds().memberships.groups | {"rank", "fold", "command", "structure"}
    return token.dep_ == "poss" and token.pos_ == "PRON" and token.head.lemma_.lower() not in groups


def _common_cause(scene: Scene, match: Match, verb: Token) -> list[Party]:
    """In what states are together by what they join: "joined the invasion", "took part in the raids"."""
    taken = match.frame.says in {"joined", "member"}
    joined = [*match.at(scene, "coalition"), *(prepositional(verb, frozenset({"in"})) if taken else ())]
    cause = common_cause(scene, verb, joined)
    return [cause] if cause is not None else []


def _status(match: Match, token: Token, modality: Modality) -> tuple[MembershipStatus, Modality]:
    """What a frame's word makes of its members in the light of its modality: who will join is a candidate."""
    says: MembershipStatus = match.frame.says  # type: ignore[assignment]
    if token.lemma_ in _STAYING and says == "member" and modality != "asserted":
        return ("leaving" if modality == "negated" else "member"), "asserted"  # "may stay in it", "will not"
    if modality == "asserted":
        begun = token.dep_ in {"xcomp", "dobj"} and token.head.lemma_ in _BEGINNING  # "has begun to pull out of it"
        return ("leaving" if says == "left" and (begun or token.tag_ == "VBG") else says), modality
    if says == "candidate" and modality == "negated":
        return "refused", "asserted"  # "has shown no interest in it"
    if says in {"joined", "member"}:
        if modality != "negated":
            return "candidate", modality
        if token.pos_ == "NOUN" and token.dep_ != "attr":
            return "candidate", "possible"  # "blocked its accession"
        yet = any(near.lower_ == "yet" for near in token.doc[max(token.i - 10, 0) : token.i])
        if yet and any(verb.lemma_ in _UNDECIDED for verb in (token.head, token.head.head, token.head.head.head)):
            return "candidate", "possible"  # "has yet to respond to invitations to join"
        ended = any(near.lower_ in {"longer", "anymore"} for near in token.doc[max(token.i - 4, 0) : token.i + 6])
        ended = ended or token.head.lemma_ in {"stop", "cease", "end", "halt", "discontinue"}  # "stopped taking part"
        if not ended and match.frame.name == "is member" and token.lemma_ in _BEING:
            return "member", "negated"  # "is not in KFOR": it has refused nothing
        return ("left" if ended else "refused"), "asserted"  # "no longer takes part"
    return ("leaving" if says == "left" else says), modality


_NEAR_NOUN = 8
_BEGINNING = frozenset({"begin", "start", "commence"})
_BEING = frozenset({"be", "belong", "member", "participant", "signatory", "partner"})
_AWAY = frozenset(
    {"out", "away", "behind", "home", "neutral", "off", "clear", "aloof", "outside", "from", "meters", "metres"}
)
_SOME = frozenset({"some", "few", "several", "handful"})
_WATCHING = frozenset({"confirm", "monitor", "supervise", "verify", "oversee", "observe", "watch", "police"})
_STAYING = frozenset({"remain", "stay", "continue", "keep"})
_UNDECIDED = frozenset({"respond", "reply", "decide", "answer", "rule", "invitation", "confirm"})


def _without_objects(scene: Scene, match: Match, verb: Token) -> dict[str, tuple[int, ...]]:
    left = tuple(at for at in match.roles.get("coalition", ()) if scene.doc[at].head.i != verb.i)
    return {**match.roles, "coalition": left}


def _of_its_states(scene: Scene, party: Party) -> bool:
    """Whether a body only tells which states: "eight SADC countries", "countries of the commission"."""
    token = scene.doc[party.token]
    name = token.head if token.dep_ == "compound" and token.head.ent_type_ == token.ent_type_ else token
    whole = name.head.head if name.dep_ == "pobj" and name.head.lower_ in {"of", "in"} else name
    if party.type == "organisation" and whole.tag_ == "NNS" and whole.lemma_.lower() in belonging().groups_of_states:
        return True
    modifies = token.dep_ in OWNING and token.head.i > token.i
    return party.type == "organisation" and modifies and token.head.lemma_.lower() in belonging().groups_of_states


def _is_only_theirs(scene: Scene, match: Match, party: Party) -> bool:
    """Whether what is joined is only something of a body: "voted to join the EU's defence policy"."""
    if party.type != "organisation":
        return False
    heads = [noun for noun in match.at(scene, "coalition") if any(child.i == party.token for child in noun.lefts)]
    return any(noun.lemma_.lower() not in kinds().memberships.groups | {"force", "forces"} for noun in heads)


def _among_states(scene: Scene, party: Party) -> bool:
    """Whether a body stands in a row with states, as one of those joined: "joining Canada, the EU and Chile"."""
    token = scene.doc[party.token]
    top = token
    while top.dep_ == "conj":
        top = top.head
    row = [found for other in scene.with_conjuncts(top) if (found := scene.party_at(other)) is not None]
    return party.type == "organisation" and any(other.type == "country" for other in row)


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


def _with_some(scene: Scene, verb: Token) -> list[Party]:
    """Who is in it in small numbers: "is made up of Nigerian soldiers, with some Guineans and a few Greeks"."""
    _, end = scene.sentence(verb.i)
    for word in scene.doc[verb.i + 2 : end]:
        if word.lower_ == "with":
            some = [noun for noun in word.rights if any(child.lower_ in _SOME for child in noun.lefts)]
            return [party for noun in some for party in scene.parties(noun) if party.type == "country"]
    return []


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
