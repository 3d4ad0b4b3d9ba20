"""Members in a row set off behind a coalition or a noun for its members: "the coalition (Fiji and Peru) struck"."""

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.memberships.coalition_words import add_member_of, coalition_at, coalition_near
from worker.extraction.claims.memberships.members import is_coalition
from worker.extraction.claims.memberships.participations import focus
from worker.extraction.claims.memberships.sent_from import SKIPPED
from worker.extraction.claims.rows_of_states import Row
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.words import belonging

DASHES = frozenset({"—", "–", "-"})


def add_set_off(scene: Scene, builder: Builder, row: Row, at: int) -> bool:
    """ "The coalition – Fiji, Peru and Chile – struck again", "the coalition (Fiji and Peru)"."""
    after = scene.tokens[row.end + 1] if row.end + 1 < len(scene.tokens) else None
    closes = after is not None and (after.text == ")" if scene.tokens[at].text == "(" else after.text in DASHES)
    coalition = coalition_at(scene, scene.tokens[at - 1]) if closes and len(row.parties) > 1 else None
    if coalition is not None:
        add_member_of(scene, builder, "set off", coalition, row.parties, "member", scene.tokens[at])
    return coalition is not None


def add_apposed(scene: Scene, builder: Builder, row: Row) -> bool:
    """ "the force's three contingents, Chad, Togo and Mali", "NATO members, Spain and Italy"."""
    tokens, at = scene.tokens, row.first - 1
    while at > 0 and tokens[at].lower_ in SKIPPED:
        at -= 1
    if at < 2 or tokens[at].text not in {",", "("}:
        return False
    group = tokens[at - 1]
    ranked = any(child.lower_ in belonging().ranking for child in group.lefts)
    if group.tag_ == "NN" and ranked and group.lemma_.lower() in belonging().member_nouns:
        start, _ = scene.sentence(group.i)
        named = coalition_near(scene, start, group.i, backwards=True)  # "the largest contributor, Chad"
        add_member_of(scene, builder, "apposed", named or focus(group), row.parties, "member", group)
        return True
    if len(row.parties) < 2:
        return False
    if group.pos_ != "NOUN" or group.tag_ != "NNS" or group.lemma_ not in _APPOSED:
        return False
    first = group.left_edge.i
    if first > 1 and tokens[first - 1].text == "," and scene.party_at(tokens[first - 2]) is not None:
        return False  # "the US, the NATO members, Egypt and Iraq": one of a row
    owners = [party for party in scene.modifying(group) if is_coalition(scene, party)]
    if group.lemma_ in {"ally", "partner", "contingent", "nation", "country"}:
        owners = [party for party in owners if party.type == "coalition"]
    if not owners or any(child.lower_ in belonging().outside | {"other"} for child in group.lefts):
        return False
    add_member_of(scene, builder, "apposed", owners[0], row.parties, "member", group)
    return True


_APPOSED = frozenset({"member", "contingent", "contributor", "participant", "ally", "partner", "nation", "country"})
