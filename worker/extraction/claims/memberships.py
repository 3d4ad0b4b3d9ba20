"""Memberships and sizes of coalitions: who is in, joins or leaves, and how many there are."""

from spacy.tokens import Token

from schemas import CoalitionSize, Membership, Reference
from schemas.claims import MembershipStatus, Modality, SizeUnit
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.knowledge import frames, nouns
from worker.extraction.claims.matching import Match
from worker.extraction.claims.quantities import Quantity, noun_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import is_passive, prepositional
from worker.extraction.claims.words import kinds

_MEMBERS = frozenset({"country", "organisation", "armed_group"})
_UNITS: dict[str, SizeUnit] = {
    "country": "countries",
    "nation": "nations",
    "state": "countries",
    "member": "members",
    "ally": "members",
    "partner": "members",
    "government": "countries",
    "organisation": "organisations",
    "organization": "organisations",
    "participant": "members",
    "signatory": "members",
}


def add_membership(scene: Scene, builder: Builder, match: Match) -> None:
    """The memberships of one frame: everybody in `member` with the coalition."""
    coalitions = [party for party in match.parties(scene, "coalition") if _is_coalition(scene, party)]
    if not coalitions:
        return
    members = [party for party in match.parties(scene, "member") if _is_member(scene, party)]
    token = scene.doc[match.token]
    if match.frame.name in {"consists of", "is composed of"}:
        members += _listed_members(scene, match)
    if match.frame.name == "is member" and token.pos_ == "NOUN":
        members = _named_members(scene, token)
    modality = match.modality(scene)
    status: MembershipStatus = match.frame.says  # type: ignore[assignment]
    if status == "joined" and modality in {"planned", "possible"}:
        status = "candidate"
    elif status == "joined" and modality == "negated":
        status, modality = "refused", "asserted"
    elif status == "member" and modality != "asserted":
        status, modality = ("refused", "asserted") if modality == "negated" else ("candidate", modality)
    elif status == "left" and (modality in {"planned", "possible"} or token.tag_ == "VBG"):
        status = "leaving"
    for coalition in coalitions[:1]:
        for member in members:
            if scene.same(member, coalition):
                continue
            _add(scene, builder, match.frame.name, coalition, member, status, modality, match.token)


def _add(
    scene: Scene,
    builder: Builder,
    frame: str,
    coalition: Party,
    member: Party,
    status: MembershipStatus,
    modality: Modality,
    at: int,
) -> None:
    builder.add(
        Membership,
        frame,
        [coalition.token, member.token, at],
        at=at,
        modality=modality,
        coalition=coalition.reference,
        member=member.reference,
        status=status,
    )


def _is_coalition(scene: Scene, party: Party) -> bool:
    if party.number is None:
        return False
    candidate = scene.parsed.candidates[party.number]
    if candidate.entity is not None and candidate.entity.id.partition(":")[2] in frames().alliances:
        return True
    return party.type == "coalition" or (
        candidate.entity is None and candidate.kind == "definite" and candidate.head in kinds().memberships.groups
    )


def _is_member(scene: Scene, party: Party) -> bool:
    return party.number is not None and party.type in _MEMBERS


def _listed_members(scene: Scene, match: Match) -> list[Party]:
    """Members named in "70 nations as well as organisations such as NATO and Interpol"."""
    found: list[Party] = []
    for token in match.at(scene, "member"):
        for inner in scene.below(token):
            if inner.dep_ in {"pobj", "conj"} and inner.i - token.i < 60:
                party = scene.party_at(inner)
                if party is not None and _is_member(scene, party) and _in_list(inner, token):
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
    return [party for party in found if _is_member(scene, party)]


def find_members(scene: Scene, builder: Builder) -> None:
    """ "coalition members, including Spain and Italy": the coalition stands before the noun."""
    for token in scene.doc:
        if (
            token.lemma_.lower() not in {"member", "nation", "country", "partner", "ally", "participant", "contributor"}
            or token.pos_ != "NOUN"
        ):
            continue
        coalitions = [party for party in scene.modifying(token) if _is_coalition(scene, party)]
        if not coalitions and token.lemma_.lower() in {"member", "participant", "contributor"}:
            for noun in prepositional(token, frozenset({"of", "to", "in"})):
                coalitions += [party for party in scene.parties(noun) if _is_coalition(scene, party)]
        for coalition in coalitions[:1]:
            for member in _named_members(scene, token):
                if not scene.same(member, coalition):
                    _add(scene, builder, "members", coalition, member, "member", "asserted", token.i)


def find_sizes(scene: Scene, builder: Builder) -> None:
    """ "composed of 70 nations", "a coalition of more than 20 countries", "the 22-nation group", "its 31 members"."""
    members = nouns("member")
    for quantity in scene.quantities:
        if quantity.head is None or quantity.currency or quantity.percent or not 2 <= quantity.count <= 250:
            continue
        head = scene.doc[quantity.head]
        noun = _counted(scene, quantity, noun_of(head))
        if noun not in members or quantity.count != int(quantity.count):
            continue
        coalition = _sized(scene, quantity, head)
        if coalition is None:
            continue
        builder.add(
            CoalitionSize,
            "size",
            [quantity.first, quantity.head, coalition[1]],
            at=quantity.head,
            modality="asserted",
            confidence=0.85,
            coalition=coalition[0],
            count=quantity.count,
            unit=_UNITS.get(_counted(scene, quantity, head.lemma_.lower())),
            qualifier=quantity.qualifier,
            min=quantity.min,
            max=quantity.max,
            vague=quantity.vague,
        )


def _counted(scene: Scene, quantity: Quantity, noun: str) -> str:
    """The noun counted; in "the 57-nation Organisation" that of the compound."""
    doc = scene.doc
    if quantity.last + 1 < len(doc) and doc[quantity.last].text in {"-", "‑"}:
        return str(doc[quantity.last + 1].lemma_.lower())
    return noun


def _sized(scene: Scene, quantity: Quantity, head: Token) -> tuple[Reference, int] | None:
    """The coalition that a number of countries is the size of."""
    doc = scene.doc
    after = doc[quantity.last] if quantity.last < len(doc) else None
    hyphenated = after is not None and after.text in {"-", "‑"}
    number = scene.number_at(head)
    if number is not None and scene.type_of(number) == "coalition":  # "the 70-nation coalition"
        return scene.parsed.reference(head), head.i
    if hyphenated:
        group = _following_group(scene, head.i + 1)
        if group is not None:
            return group
    # "a coalition of 40 countries", "composed of 70 nations", "made up of", "grouping 12 states"
    current = head
    for _ in range(6):
        above = current.head
        if above.i == current.i:
            break
        if above.dep_ == "prep" or above.pos_ == "ADP":
            if above.lower_ not in {"of", "from", "by", "with", "comprising", "including"}:
                return None
            current = above
            continue
        if above.pos_ in {"NOUN", "PROPN"}:
            party = scene.party_at(above)
            if (
                party is not None
                and party.type == "coalition"
                and scene.parsed.candidates[party.number or 0].entity is not None
            ):
                return party.reference, above.i
            if above.lemma_.lower() in {"coalition", "alliance", "bloc", "force", "mission", "grouping", "group"}:
                named = [p for child in above.children if child.dep_ == "appos" and (p := scene.party_at(child))]
                named += [p] if above.dep_ in {"appos", "attr"} and (p := scene.party_at(above.head)) else []
                named += [p] if above.i > 2 and (p := _before_dash(scene, above)) else []
                if above.dep_ == "attr":
                    named += [p for noun in scene.subjects(above.head) for p in scene.parties(noun)]
                coalitions = [p for p in named if _is_coalition(scene, p)]
                if coalitions:
                    return coalitions[0].reference, above.i
                return (party.reference, above.i) if party is not None and _is_coalition(scene, party) else None
            if current.dep_ != "conj":
                return None
        if above.lemma_ == "be" and current.dep_ == "nsubj":
            for attribute in (child for child in above.rights if child.dep_ == "attr" and child.lemma_ == "member"):
                for noun in prepositional(attribute, frozenset({"of"})):
                    joined = [party for party in scene.parties(noun) if _is_coalition(scene, party)]
                    if joined:
                        return joined[0].reference, noun.i
        if above.pos_ in {"VERB", "AUX"}:
            if above.lemma_.lower() not in {
                "compose",
                "comprise",
                "include",
                "consist",
                "make",
                "number",
                "group",
                "have",
                "involve",
                "unite",
                "gather",
                "bring",
                "count",
                "form",
                "grow",
                "expand",
                "draw",
            }:
                return None
            subjects = scene.objects(above) if is_passive(above) else scene.subjects(above)
            for noun in subjects:
                for party in scene.parties(noun):
                    if _is_coalition(scene, party):
                        return party.reference, noun.i
            return None
        current = above
    if head.lemma_.lower() == "member":
        for noun in prepositional(head, frozenset({"of", "in"})):
            for party in scene.parties(noun):
                if _is_coalition(scene, party):
                    return party.reference, noun.i
        owners = [party for party in scene.modifying(head) if _is_coalition(scene, party)]
        if owners:
            return owners[0].reference, owners[0].token
    return None


def _before_dash(scene: Scene, noun: Token) -> Party | None:
    """The name that a phrase after a dash or comma explains: "Operation X—a coalition of 20 nations"."""
    at = noun.left_edge.i - 1
    if at < 1 or scene.doc[at].text not in {"—", "–", "-", ",", "("}:
        return None
    return scene.party_at(scene.doc[at - 1])


def _following_group(scene: Scene, at: int) -> tuple[Reference, int] | None:
    """The group noun right after "22-nation": a candidate, or words that stand for the coalition in focus."""
    for token in scene.doc[at : at + 5]:
        number = scene.number_at(token)
        if number is not None and scene.type_of(number) in {"coalition", "organisation", None}:
            return scene.parsed.reference(token), token.i
        if token.pos_ == "NOUN" and token.lemma_.lower() in kinds().memberships.groups:
            return scene.parsed.reference(token), token.i
        if token.pos_ not in {"ADJ", "NOUN", "PROPN", "PUNCT"}:
            return None
    return None
