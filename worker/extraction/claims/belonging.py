"""Members told by the words around a row of states, where the parse does not tell whose they are.

"forces made up of soldiers from Kenya and Chad", "contributing nations include Norway", "as part of the mission".
"""

import re
from functools import cache

from spacy.tokens import Token

from schemas import Membership
from schemas.claims import MembershipStatus, Modality
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.knowledge import nouns
from worker.extraction.claims.memberships import is_coalition
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.participations import focus
from worker.extraction.claims.quantities import noun_of
from worker.extraction.claims.rows import Row, rows_of
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import clause_verb
from worker.extraction.claims.words import belonging, hint, kinds

_FAR = 14
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_LINKING = frozenset({"are", "were", "is", "was", "be"})
_SKIPPED = frozenset({"the", "both", "mainly", "mostly", "also", '"', "“", "primarily", "largely", "chiefly"})
_DEFINITE = frozenset({"the", "this", "that", "its", "their", "these", "those", "our"})
_JOINT = frozenset(
    {"peacekeeping", "multinational", "allied", "coalition", "collective", "regional", "intervention", "joint"}
)
_AWAY = frozenset(
    {
        "withdraw",
        "pull",
        "remove",
        "evacuate",
        "recall",
        "leave",
        "expel",
        "oust",
        "repatriate",
        "drive",
        "push",
        "eject",
        "chase",
    }
)


def find_belonging(scene: Scene, builder: Builder) -> None:
    """Everybody whom the words around a row of states make a member."""
    if not _hint().search(scene.parsed.source.text):
        return
    rows = rows_of(scene)
    for row in rows:
        for rule in (_introduced, _sent_from, _done_by, _contingent, _giving_a_share, _contributor):
            rule(scene, builder, row)
    _as_part_of(scene, builder, rows)
    _as_members(scene, builder, rows)
    for row in rows:
        _like_others(scene, builder, row)


@cache
def _hint() -> re.Pattern[str]:
    return hint({"countr", "nation", "coalition", "force", "mission", "operation", "alliance", "contribut", "part of"})


def coalition_at(scene: Scene, token: Token, strict: bool = False) -> Party | None:
    """The coalition at a token: named, described, or a noun for the one that the document speaks of."""
    party = scene.party_at(token)
    if party is not None and party.number is not None:
        candidate = scene.parsed.candidates[party.number]
        if candidate.kind == "pronoun":
            return None
        return party if party.type == "coalition" else None
    is_group = token.lemma_.lower() in kinds().memberships.groups
    if token.lower_ == "forces":  # "the peacekeeping forces", but not "the security forces"
        is_group = any(child.lower_ in _JOINT for child in token.lefts)
    if strict or token.pos_ != "NOUN" or not is_group:
        return None
    return focus(token) if any(child.lower_ in _DEFINITE for child in token.lefts) else None


def _nearest(scene: Scene, first: int, end: int, backwards: bool = False, strict: bool = False) -> Party | None:
    """The first coalition between two tokens, or the last one."""
    tokens = scene.tokens[max(first, 0) : max(end, 0)]
    for token in reversed(tokens) if backwards else tokens:
        party = coalition_at(scene, token, strict)
        if party is not None:
            return party
    return None


def _add(
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
    told = told_in(scene, builder, at)
    if status in {"joined", "member"} and modality in {"planned", "possible"}:
        status = "candidate"
    elif status in {"joined", "member"} and modality == "negated":
        status, modality = "refused", "asserted"
    for member in members:
        if member.reference.key in told or scene.same(member, coalition):
            continue
        builder.add(
            Membership,
            frame,
            [coalition.token, member.token, at.i],
            at=at.i,
            modality=modality,
            confidence=confidence,
            coalition=coalition.reference,
            member=member.reference,
            status=status,
        )


def told_in(scene: Scene, builder: Builder, at: Token) -> dict[str, Membership]:
    """The memberships that the sentence of a token has told, by their members."""
    first, end = scene.sentence(at.i)
    start, stop = scene.parsed.start(scene.tokens[first]), scene.parsed.end(scene.tokens[end - 1])
    return {
        draft.member.key: draft for draft in builder.latest(Membership) if start <= draft.start and draft.end <= stop
    }


def _introduction(scene: Scene, row: Row) -> int:
    """The word that introduces a row, or -1: "including", "such as", "are"."""
    tokens, at = scene.tokens, row.first - 1
    while at > 0 and (tokens[at].lower_ in _SKIPPED or _unknown(scene, tokens[at], row.first - at)):
        at -= 1
    if at < 1:
        return -1
    word = tokens[at].lower_
    if word == "to":  # "ranging from Britain, with its 40,000 men, to Singapore"
        return next((t.i for t in reversed(tokens[max(0, at - 20) : at]) if t.lower_ == "ranging"), -1)
    if (word == "as" and tokens[at - 1].lower_ == "such") or (word == "them" and tokens[at - 1].lower_ == "among"):
        return at - 1
    if word == "from" and tokens[at - 1].lower_ == "ranging":
        return at - 1
    return at if word in belonging().introducing or word in _LINKING else -1


def _unknown(scene: Scene, token: Token, far: int) -> bool:
    """Whether a token may be a name of the row that nobody knows: "such as Antigua, Barbuda, Italy"."""
    return far < 9 and ((token.text == "," and far < 8) or (token.pos_ == "PROPN" and scene.number_at(token) is None))


def _introduced(scene: Scene, builder: Builder, row: Row) -> None:
    """ "contributing nations include Norway", "31 countries, along with allies such as Canada"."""
    at = _introduction(scene, row)
    if row.noun is not None or at < 1:
        return
    tokens, words = scene.tokens, belonging()
    start, end = scene.sentence(row.first)
    linking = tokens[at].lower_ in _LINKING
    group, joined = _introduced_to(scene, at, start)
    if group is None:
        if joined is not None and tokens[at].lower_ in {"including", "comprising", "includes", "include", "included"}:
            _add(scene, builder, "introduced", joined, row.parties, "member", tokens[at])
        return
    if joined is not None and (deed := _deed(tokens[group.i + 1 : joined.token])) is not None:
        _add(scene, builder, "introduced", joined, row.parties, deed, group)
        return
    before = tokens[max(start, group.i - 6) : group.i]
    if any(token.lower_ in words.outside for token in before):
        return
    lemma = group.lemma_.lower()
    taking_part = lemma in words.member_nouns or any(token.lower_ in words.contributing for token in before[-3:])
    within = _nearest(scene, group.i + 1, at, strict=not taking_part)
    own = (
        _nearest(scene, group.i - 4, group.i, backwards=True, strict=True) if taking_part or lemma == "member" else None
    )
    of_states = lemma in words.member_nouns | {"country", "nation", "state"}
    if (taking_part and (of_states or not linking)) or (lemma == "member" and (own or within)):
        _add(scene, builder, "introduced", own or within or focus(group), row.parties, "member", group)
    elif linking:
        return
    elif within is not None:
        status = _deed(tokens[group.i + 1 : within.token]) or "member"
        _add(scene, builder, "introduced", within, row.parties, status, group)
    elif (found := _consisting(scene, group, start)) is not None:
        _add(scene, builder, "introduced", found, row.parties, "member", group)
    elif (force := _force_before(scene, group.left_edge.i - 1, start)) is not None:
        _from_forces(scene, builder, row, force)
    else:
        _group_joins(scene, builder, row, group, start, end)


def _introduced_to(scene: Scene, at: int, start: int) -> tuple[Token | None, Party | None]:
    """The word for states before what introduces a row, and the coalition that stands between."""
    joined: Party | None = None
    for token in reversed(scene.tokens[max(start, at - _FAR) : at]):
        if token.pos_ == "NOUN" and token.lemma_.lower() in belonging().groups_of_states:
            return token, joined
        if token.tag_ in _FINITE and token.pos_ == "VERB" and token.lemma_ not in belonging().deeds:
            break
        joined = joined or coalition_at(scene, token)
    return None, joined


def _deed(tokens: tuple[Token, ...]) -> MembershipStatus | None:
    """What the first verb of some words makes of whoever does it."""
    return next(
        (belonging().deeds[t.lemma_] for t in tokens if t.pos_ == "VERB" and t.lemma_ in belonging().deeds), None
    )


def _consisting(scene: Scene, group: Token, start: int) -> Party | None:
    """The coalition that is said to bring countries together."""
    for token in reversed(scene.tokens[max(start, group.i - _FAR) : group.i]):
        if token.pos_ != "VERB":
            continue
        if token.lemma_.lower() not in belonging().consisting or token.tag_ == "VB":
            return None
        subjects = scene.objects(token) if token.tag_ == "VBN" else scene.subjects(token)
        for noun in subjects:
            for party in scene.parties(noun):
                if party.type == "coalition" or (party.type is None and noun.lower_ == "it"):
                    return party
        return _nearest(scene, start, token.i, backwards=True, strict=True)
    return None


def _group_joins(scene: Scene, builder: Builder, row: Row, group: Token, start: int, end: int) -> None:
    """ "other countries, such as Chad, that pledged troops for the operation", "30 nations joined it, including"."""
    for token in scene.tokens[row.last + 1 : min(end, row.last + 10)]:
        if token.pos_ == "VERB" and token.lemma_ in belonging().deeds:
            coalition = _nearest(scene, token.i + 1, min(end, token.i + 9))
            if coalition is not None:
                modality = modality_of(token)
                _add(scene, builder, "group", coalition, row.parties, belonging().deeds[token.lemma_], token, modality)
            return
        if token.pos_ == "VERB":
            return


def _sent_from(scene: Scene, builder: Builder, row: Row) -> None:
    """ "4,000 troops from Nigeria, Ghana and Guinea", "subdivisions of the armed forces of Russia and Belarus"."""
    tokens, at = scene.tokens, row.first - 1
    while at > 0 and tokens[at].lower_ in _SKIPPED:
        at -= 1
    if row.noun is not None or at < 1 or tokens[at].lower_ not in {"from", "of"}:
        return
    start, _ = scene.sentence(row.first)
    force = _force_before(scene, at, start)
    if force is not None and (tokens[at].lower_ == "from" or noun_of(force) not in {"army", "military", "police"}):
        _from_forces(scene, builder, row, force)


def _force_before(scene: Scene, at: int, start: int) -> Token | None:
    """The forces right before "from": "soldiers drawn from", "contingents from"."""
    if at < 1 or scene.tokens[at].lower_ not in {"from", "of"}:
        return None
    wanted = nouns("force") | {"subdivision", "element", "component"}
    for token in reversed(scene.tokens[max(start, at - 5) : at]):
        if token.pos_ in {"NOUN", "PROPN"} and noun_of(token) in wanted:
            return token
        if token.pos_ == "VERB" and token.tag_ != "VBN":
            return None
    return None


def _from_forces(scene: Scene, builder: Builder, row: Row, force: Token) -> None:
    """Members by the forces that are from them, where the sentence tells what the forces are in."""
    start, end = scene.sentence(force.i)
    verb = clause_verb(force)
    if verb.lemma_ in _AWAY and force.i > verb.i:
        return  # "withdraw troops from Mali and Niger"
    after = scene.tokens[row.last + 1 : min(end, row.last + _FAR)]
    coalition = _nearest(scene, row.last + 1, min(end, row.last + _FAR), strict=len(row.parties) < 2)
    if coalition is not None and any(t.lower_ in {"against", ";"} for t in after if t.i < coalition.token):
        coalition = None
    own = coalition_at(scene, force)
    coalition = own or _nearest(scene, max(start, force.i - 30), force.i, backwards=True, strict=True) or coalition
    if coalition is None:
        return
    joined = any(token.lemma_ == "join" for token in scene.tokens[max(start, force.i - 6) : force.i])
    modality = modality_of(verb) if verb.pos_ == "VERB" else "asserted"
    _add(scene, builder, "forces from", coalition, row.parties, "joined" if joined else "member", force, modality)


def _done_by(scene: Scene, builder: Builder, row: Row) -> None:
    """ "the operation is undertaken by Britain and France", "would be joined by Norway"."""
    tokens, at = scene.tokens, row.first - 1
    if at > 0 and tokens[at].lower_ == "the":
        at -= 1
    if row.noun is not None or at < 1 or tokens[at].lower_ != "by":
        return
    start, _ = scene.sentence(row.first)
    verb = next((t for t in reversed(tokens[max(start, at - 3) : at]) if t.pos_ == "VERB"), None)
    if verb is None or verb.lemma_.lower() not in belonging().done_by or verb.tag_ != "VBN":
        return
    for noun in scene.objects(verb):
        for part in scene.with_conjuncts(noun):
            coalition = coalition_at(scene, part)
            if coalition is not None:
                status: MembershipStatus = "joined" if verb.lemma_ == "join" else "member"
                _add(scene, builder, "done by", coalition, row.parties, status, verb, modality_of(verb))
                return


def _contingent(scene: Scene, builder: Builder, row: Row) -> None:
    """ "Kenyan officers on the mission", "Chadian soldiers serving with MINUSMA"."""
    if row.noun is None or noun_of(scene.tokens[row.noun]) not in nouns("force") | nouns("craft") | {"helmet"}:
        return
    words = belonging()
    _, end = scene.sentence(row.first)
    linked = False
    for token in scene.tokens[row.noun + 1 : min(end, row.noun + 12)]:
        coalition = coalition_at(scene, token, strict=True)
        if coalition is not None:
            if linked:
                _add(scene, builder, "contingent", coalition, row.parties, "member", scene.tokens[row.noun])
            return
        if token.pos_ == "VERB":
            backed = token.nbor(-1).text in {"-", "‑", "–"}
            if not backed and (token.lemma_.lower() not in words.serving or token.tag_ not in {"VBN", "VBG"}):
                return
        elif token.lower_ in words.inside or token.text in {"'", "’", "”", '"'}:
            linked = linked or token.lower_ in {"in", "with", "under", "on", "of", "within", "part"}
        elif token.pos_ not in {"ADJ", "NOUN", "PROPN", "NUM", "DET", "PUNCT"} or token.text in {",", ";", "(", "."}:
            return


def _giving_a_share(scene: Scene, builder: Builder, row: Row) -> None:
    """ "Nigeria provides the largest contingent", "Ugandan troops make up a third of the force"."""
    words = belonging()
    _, end = scene.sentence(row.first)
    verb: Token | None = None
    ranked = False
    for token in scene.tokens[row.end + 1 : min(end, row.end + 16)]:
        if verb is None:
            if token.pos_ == "VERB":
                if token.lemma_.lower() not in words.sharing:
                    return
                verb = token
            elif token.text in {";", "."}:
                return
            continue
        ranked = ranked or token.lower_ in words.ranking
        if ranked and token.lemma_.lower() in words.shares and token.pos_ in {"NOUN", "ADJ", "NUM"}:
            of = scene.tokens[token.i + 1 : min(end, token.i + 8)]
            named = _nearest(scene, token.i + 1, min(end, token.i + 9))
            if named is None and (verb.lemma_ == "have" or any(t.lower_ in {"of", "to"} for t in of[:1])):
                return
            _add(scene, builder, "share", named or focus(token), row.parties, "member", verb, modality_of(verb))
            return
        if token.pos_ == "VERB":
            return


def _contributor(scene: Scene, builder: Builder, row: Row) -> None:
    """ "Uganda, the largest contributor", "Uganda is the mission's biggest contributor"."""
    words = belonging()
    _, end = scene.sentence(row.first)
    for token in scene.tokens[row.end + 1 : min(end, row.end + 12)]:
        if token.lemma_.lower() in words.member_nouns and token.pos_ == "NOUN":
            before = scene.tokens[row.end + 1 : token.i]
            if any(t.lower_ in words.outside for t in before):
                return
            named = _nearest(scene, token.i + 1, min(end, token.i + 8)) or _nearest(scene, row.end + 1, token.i)
            if named is None and any(t.lower_ == "to" for t in scene.tokens[token.i + 1 : token.i + 2]):
                return
            _add(scene, builder, "contributor", named or focus(token), row.parties, "member", token)
            return
        if token.pos_ == "VERB" and token.lemma_ not in {"be", "become", "remain", "rank"}:
            return
        if token.pos_ == "AUX" and token.lemma_ not in {"be", "have"}:
            return


def _as_part_of(scene: Scene, builder: Builder, rows: list[Row]) -> None:
    """ "deploy 200 police as part of the force": whoever acts in the clause, or whose forces stand before."""
    for token in scene.tokens:
        if token.lower_ != "part" or token.i < 2 or token.nbor(-1).lower_ not in {"as", "a"}:
            continue
        start, end = scene.sentence(token.i)
        if token.i + 1 >= end or token.nbor(1).lower_ != "of":
            continue
        coalition = _nearest(scene, token.i + 2, min(end, token.i + 9))
        if coalition is None or any(t.pos_ == "VERB" for t in scene.tokens[token.i + 2 : coalition.token]):
            continue
        members = _acting(scene, rows, token, start)
        verb = clause_verb(token)
        _add(scene, builder, "as part of", coalition, members, "member", token, modality_of(verb))


def _acting(scene: Scene, rows: list[Row], at: Token, start: int) -> tuple[Party, ...]:
    """Who acts before a token: the subject, or whose forces they are."""
    subjects = scene.subjects(clause_verb(at))
    found = [party for noun in subjects if noun.i < at.i for party in scene.parties(noun)]
    if states := tuple(party for party in found if party.type == "country"):
        return states
    clause = max((t.i for t in scene.tokens[start : at.i] if t.dep_ in {"nsubj", "nsubjpass"}), default=start)
    for row in reversed(rows):
        if not start <= row.first < at.i:
            continue
        of_forces = row.noun is not None and noun_of(scene.tokens[row.noun]) in nouns("force") | nouns("craft")
        if of_forces or row.end >= clause:
            return row.parties
    return ()


def _as_members(scene: Scene, builder: Builder, rows: list[Row]) -> None:
    """ "As members of the bloc, Jamaica and the Bahamas will …"."""
    for row in rows:
        start, _ = scene.sentence(row.first)
        words = [token.lower_ for token in scene.tokens[start : row.first]]
        if (
            row.noun is not None
            or words[:1] != ["as"]
            or not {"member", "members"} & set(words[:4])
            or "," not in words
        ):
            continue
        for token in scene.tokens[start : row.first]:
            party = scene.party_at(token)
            if party is not None and is_coalition(scene, party):
                _add(scene, builder, "as members", party, row.parties, "member", token)
                return


def _like_others(scene: Scene, builder: Builder, row: Row) -> None:
    """ "the third country, after Jamaica, to join", "following the lead of Spain", "alongside Niger"."""
    start, _ = scene.sentence(row.first)
    before = [token.lower_ for token in scene.tokens[max(start, row.first - 5) : row.first] if token.lower_ != "the"]
    if not before:
        return
    follows = before[-1] == "of" and before[-2:-1] in (["lead"], ["example"], ["footsteps"])
    after = before[-1] == "after" and any(
        token.lower_ in {"second", "third", "fourth", "fifth", "sixth", "first", "latest", "last"}
        for token in scene.tokens[max(start, row.first - 8) : row.first]
    )
    beside = before[-1] in {"alongside", "besides", "joining"} or before[-2:] in (
        ["along", "with"],
        ["together", "with"],
    )
    if not (follows or after or beside) or row.noun is not None:
        return
    told = list(told_in(scene, builder, scene.tokens[row.first]).values())
    for draft in told[:1]:
        status: MembershipStatus = draft.status
        if follows or after:
            status = {"leaving": "left", "candidate": "joined"}.get(status, status)  # type: ignore[assignment]
        if status == "refused":
            return
        coalition = Party(draft.coalition, row.first)
        _add(scene, builder, "like others", coalition, row.parties, status, scene.tokens[row.first])
