"""Members told by the words around a row of states, where the parse does not tell whose they are.

"Kenyan officers on the mission", "Uganda, the largest contributor", "as part of the force".
"""

from functools import cache

from spacy.tokens import Token

from schemas.claims import MembershipStatus
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.memberships.among_them import add_among_them
from worker.extraction.claims.memberships.as_part_of import add_as_members, add_as_part_of
from worker.extraction.claims.memberships.asked import add_asked
from worker.extraction.claims.memberships.coalition_words import add_member_of, coalition_at, coalition_near, told_in
from worker.extraction.claims.memberships.comings import add_coming
from worker.extraction.claims.memberships.continued import add_continued
from worker.extraction.claims.memberships.gone import add_gone
from worker.extraction.claims.memberships.headings import add_heading
from worker.extraction.claims.memberships.introductions import add_introduced
from worker.extraction.claims.memberships.members import add_member, is_coalition
from worker.extraction.claims.memberships.participations import focus
from worker.extraction.claims.memberships.prospects import add_prospect
from worker.extraction.claims.memberships.sent_from import add_sent_from
from worker.extraction.claims.memberships.shares import (
    add_contingent,
    add_done_by,
    add_having_forces,
    add_share,
    verb_of,
)
from worker.extraction.claims.memberships.to_which import add_to_which
from worker.extraction.claims.memberships.whose_forces import add_whose_forces
from worker.extraction.claims.memberships.with_them import add_with_them
from worker.extraction.claims.modality import modality_of
from worker.extraction.claims.rows_of_states import Row
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import is_passive
from worker.extraction.claims.words import Hint, belonging, kinds
from worker.extraction.model.neighbours import word_after


def find_belonging(scene: Scene, builder: Builder) -> None:
    """Everybody whom the words around a row of states make a member."""
    named = any(candidate.type == "coalition" for candidate in scene.parsed.candidates)
    if not named and not _hint().found_in(scene.parsed.text):
        return
    rows = [row for row in scene.rows if not _is_left_out(scene, row)]
    for row in rows:
        if len(row.parties) > 1 and any(
            token.lower_ in {"and", "or", "&"} for token in scene.tokens[row.first : row.last]
        ):
            _whole_row(scene, builder, row)
        for rule in _RULES:
            rule(scene, builder, row)
    add_as_part_of(scene, builder, rows)
    add_as_members(scene, builder, rows)
    for row in rows:
        _like_others(scene, builder, row)


@cache
def _hint() -> Hint:
    return Hint(
        {
            "countr",
            "nation",
            "coalition",
            "force",
            "mission",
            "operation",
            "alliance",
            "contribut",
            "contingent",
            "troops",
            "soldiers",
            "unit",
            "battalion",
            "part of",
            "member",
            "spare",
            "successor",
            "participa",
            "to join",
            "take part",
            "came in",
            "come forward",
            "addition",
            "asked for",
            "approached",
            "observer",
            "taking part",
            "joining them",
            "the first to",
        }
    )


def _is_left_out(scene: Scene, row: Row) -> bool:
    """ "Nations other than Peru and Chad", "all but Peru": of whom nothing is told."""
    before = [token.lower_ for token in scene.tokens[max(row.first - 3, 0) : row.first] if token.lower_ != "the"][-2:]
    return before[-1:] in (["except"], ["excluding"]) or before in (
        ["other", "than"],
        ["apart", "from"],
        ["all", "but"],
    )


def _is_where_told_behind(scene: Scene, row: Row) -> bool:
    """Whether "and" goes on behind a place: "which has 300 men in Iraq and is the biggest contributor"."""
    place = scene.tokens[row.last]
    goes_on = (
        row.noun is None and place.dep_ == "pobj" and place.i + 1 < len(scene.tokens) and word_after(place) == "and"
    )
    return goes_on and place.head.lower_ in {"in", "at", "to", "into", "from", "near"}


def _contributor(scene: Scene, builder: Builder, row: Row) -> None:
    """ "Uganda, the largest contributor", "Uganda is the mission's biggest contributor"."""
    if _is_where_told_behind(scene, row):
        return
    words = belonging()
    _, end = scene.sentence(row.first)
    if _is_a_place(scene, row):
        return  # "has 900 men in Mali, where they form the largest contingent"
    for token in scene.tokens[row.end + 1 : min(end, row.end + 12)]:
        if token.lower_ == "among" and _among(scene, builder, row, token, end):
            return
        if token.lower_ == "as" and token.i == row.end + 1 and _as_member(scene, builder, row, token, end):
            return
        before = scene.tokens[row.end + 1 : token.i]
        ranked = token.lemma_ == "contingent" and any(t.lower_ in words.ranking for t in before)
        if ranked and not any(t.pos_ == "AUX" for t in before):
            return  # "Ghana, the largest contingent", which others may tell
        if (ranked or token.lemma_.lower() in words.member_nouns) and token.pos_ == "NOUN":
            if any(t.lower_ in words.outside for t in before):
                return
            named = coalition_near(scene, token.i + 1, min(end, token.i + 8)) or coalition_near(
                scene, row.end + 1, token.i
            )
            if any(t.lower_ in _LETTERS for t in scene.tokens[token.i + 1 : token.i + 6]):
                return  # "the signatories of a statement on the raids"
            if named is None and any(t.lower_ == "to" for t in scene.tokens[token.i + 1 : token.i + 2]):
                return
            add_member_of(scene, builder, "contributor", named or focus(token), row.parties, "member", token)
            return
        if token.pos_ == "VERB" and token.lemma_ not in {"be", "become", "remain", "rank"}:
            return
        if token.pos_ == "AUX" and token.lemma_ not in {"be", "have"}:
            return


_LETTERS = frozenset({"statement", "letter", "appeal", "petition", "resolution", "communique", "communiqué"})


def _is_a_place(scene: Scene, row: Row) -> bool:
    """Whether what stands before a comma only tells where: "to Iraq, later joining"."""
    before = scene.tokens[row.first - 1].lower_ if row.first else ""
    after = scene.tokens[row.end + 1 : row.end + 5]
    return before in {"to", "in", "at", "from", "into"} and any(token.text == "," for token in after)


def _acting_in(scene: Scene, builder: Builder, row: Row) -> None:
    """ "with Peru and Chad contributing to the effort", "Chile has a lead role in the mission", "founded the pact"."""
    words = belonging()
    _, end = scene.sentence(row.first)
    verb = verb_of(scene, row, end)
    if verb is None:
        return
    after = scene.tokens[verb.i + 1 : min(end, verb.i + 9)]
    lemma = verb.lemma_.lower()
    if lemma == "involve" and is_passive(verb) and _is_whole(scene, verb, end):
        add_member_of(scene, builder, "involved", focus(verb), row.parties, "member", verb, modality_of(verb))
        return
    doing = verb.tag_ == "VBG" and verb.dep_ in {"pcomp", "advcl", "acl"} and lemma in words.taking
    plays = lemma in words.role_verbs and any(token.lemma_.lower() in {"role", "part"} for token in after)
    founds = lemma in words.founding and row.noun is None
    if (doing or founds) and _is_a_place(scene, row):
        return  # "sent men to Iraq, later joining the coalition"
    if not (doing or plays or founds) or _is_of_a_mission(scene, row):
        return
    if doing and row.first and scene.tokens[row.first - 1].lower_ in {"in", "at", "to"}:
        return  # "1,000 soldiers left in Mali taking part in the mission"
    coalition = coalition_near(scene, verb.i + 1, min(end, verb.i + 12), strict=founds)
    if founds and verb.dep_ == "relcl":  # "KFOR, which NATO launched and which is run by a task force"
        made = [party for noun in scene.objects(verb) for party in scene.parties(noun)]
        coalition = next((party for party in made if is_coalition(scene, party)), None)
    elif founds and coalition is None:
        named = [party for token in after if (party := scene.party_at(token)) is not None]
        coalition = next((party for party in named if is_coalition(scene, party)), None)
    given = words.troops | {"personnel"} if doing and lemma == "contribute" else frozenset[str]()
    told = [
        token
        for token in after
        if token.lemma_ in given or (token.lemma_ in {"effort", "operation"} and token.tag_ == "NN")
    ]
    elsewhere = bool(told) and any(token.lower_ == "to" and token.i > told[0].i for token in after)  # "men to others"
    if coalition is None and not founds and told and not elsewhere:
        coalition = focus(verb)
    if coalition is not None:
        status = words.deeds[lemma] if doing else "member"
        add_member_of(scene, builder, "acting in", coalition, row.parties, status, verb, modality_of(verb))


def _is_of_a_mission(scene: Scene, row: Row) -> bool:
    """Whether a row only tells which mission it is: "deployed to the Kosovo mission on Saturday, taking part in it"."""
    return row.noun is not None and scene.tokens[row.noun].lemma_.lower() in kinds().memberships.groups


def _is_whole(scene: Scene, verb: Token, end: int) -> bool:
    """Whether a verb ends its clause, so that what somebody is "involved" in is what the document speaks of."""
    return verb.i + 1 >= end or scene.tokens[verb.i + 1].text in {".", ",", ";", "too"}


def _before_verb(scene: Scene, builder: Builder, row: Row) -> None:
    """ "In Brussels, Italy and France officially joined the coalition", whatever the parse hangs them on."""
    _, end = scene.sentence(row.first)
    verb: Token | None = None
    after = _behind_aside(scene, row, end)
    for token in scene.tokens[after : min(end, after + 5)]:
        if token.pos_ == "VERB":
            verb = token
            break
        if token.pos_ not in {"AUX", "ADV", "PART"}:
            return
    takes = verb is not None and verb.lemma_ in {"take", "participate"} and after > row.end + 1
    if verb is None or row.noun is not None or not (takes or verb.lemma_ in belonging().joining):
        return
    for token in scene.tokens[verb.i + 1 : min(end, verb.i + 7)]:
        coalition = coalition_at(scene, token)
        if coalition is not None:
            status = belonging().deeds[verb.lemma_]
            add_member_of(scene, builder, "before verb", coalition, row.parties, status, verb, modality_of(verb))
        if coalition is not None or token.pos_ in {"VERB", "CCONJ"} or token.text == ",":
            return


def _behind_aside(scene: Scene, row: Row, end: int) -> int:
    """The token behind an aside in commas: "Fiji and Peru, although members of the Commission, do not take part"."""
    first = row.end + 1
    if first >= end or scene.tokens[first].text != "," or first + 1 >= len(scene.tokens):
        return first
    if scene.tokens[first + 1].lower_ not in {"although", "though", "while", "like", "both", "as"}:
        return first
    closing = (token.i for token in scene.tokens[first + 2 : min(end, first + 14)] if token.text == ",")
    return next(closing, first - 1) + 1


def _whole_row(scene: Scene, builder: Builder, row: Row) -> None:
    """The rest of a row of whom some are told already: "leaders of Niger, Mali and Chad, part of the pact"."""
    told = dict(told_in(scene, builder, scene.tokens[row.first]))
    known = [told[party.reference.key] for party in row.parties if party.reference.key in told]
    before = scene.tokens[row.first - 1] if row.first else None
    alone = before is not None and before.pos_ == "ADP" and before.lower_ not in {"of", "by", "between"}
    if not known or len(known) == len(row.parties) or len({draft.status for draft in known}) > 1:
        return
    if alone and row.parties[0].reference.key not in told:
        return  # "with help from France, Germany and Italy joined"
    first = known[0]
    coalition = Party(first.coalition, row.last)
    for party in row.parties:
        if party.reference.key not in told:
            add_member(
                scene, builder, "whole row", coalition, party, first.status, first.modality, party.token, confidence=0.6
            )


def _as_member(scene: Scene, builder: Builder, row: Row, as_: Token, end: int) -> bool:
    """ "That leaves El Salvador as the only Latin American member of the coalition"."""
    after = scene.tokens[as_.i + 1 : min(end, as_.i + 9)]
    noun = next((t for t in after if t.lemma_.lower() in belonging().member_nouns | {"member", "partner"}), None)
    if noun is None or any(token.lower_ in belonging().outside for token in after):
        return False
    coalition = coalition_near(scene, noun.i + 1, min(end, noun.i + 7)) or coalition_near(scene, as_.i, noun.i)
    if coalition is not None:
        add_member_of(scene, builder, "as member", coalition, row.parties, "member", noun)
    return coalition is not None


def _among(scene: Scene, builder: Builder, row: Row, among: Token, end: int) -> bool:
    """ "Turkey and Chile are among the 11 countries that take part"."""
    after = scene.tokens[among.i + 1 : min(end, among.i + 14)]
    if not any(token.lemma_.lower() in belonging().groups_of_states for token in after[:8]):
        return False
    deed = next((token for token in after if token.pos_ == "VERB"), None)
    if deed is None or deed.lemma_ not in {"take", "participate", "contribute", "join", "send"}:
        return False
    named = coalition_near(scene, deed.i + 1, min(end, deed.i + 8)) or focus(deed)
    add_member_of(scene, builder, "among", named, row.parties, belonging().deeds[deed.lemma_], deed)
    return True


def _like_others(scene: Scene, builder: Builder, row: Row) -> None:
    """ "the third country, after Jamaica, to join", "following the lead of Spain", "alongside Niger"."""
    start, _ = scene.sentence(row.first)
    before = [token.lower_ for token in scene.tokens[max(start, row.first - 5) : row.first] if token.lower_ != "the"]
    if not before:
        return
    suit = "followed suit" in scene.doc[row.end + 1 : row.end + 5].text
    follows = suit or (before[-1] == "of" and before[-2:-1] in (["lead"], ["example"], ["footsteps"]))
    after = before[-1] == "after" and any(
        token.lower_ in {"second", "third", "fourth", "fifth", "sixth", "first", "latest", "last"}
        for token in scene.tokens[max(start, row.first - 8) : row.first]
        + tuple(t for t in scene.tokens[start : row.first] if t.nbor(1).lemma_.lower() in belonging().groups_of_states)
    )
    beside = before[-1] in {"alongside", "besides", "joining"} or before[-2:] in (
        ["along", "with"],
        ["together", "with"],
        ["addition", "to"],
        ["as", "did"],
        ["as", "have"],
        ["as", "has"],
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
        if before[-1] == "joining" and status == "joined":
            status = "member"  # "is the latest to take part, joining Peru": who is in it already
        coalition = Party(draft.coalition, row.first)
        sure = draft.modality if status == "candidate" else "asserted"
        at = scene.tokens[row.first]
        add_member_of(scene, builder, "like others", coalition, row.parties, status, at, sure)


_RULES = (
    add_introduced,
    add_sent_from,
    add_done_by,
    add_contingent,
    add_share,
    add_having_forces,
    add_to_which,
    add_gone,
    add_coming,
    _contributor,
    _acting_in,
    _before_verb,
    add_heading,
    add_with_them,
    add_whose_forces,
    add_among_them,
    add_asked,
    add_continued,
    add_prospect,
)
