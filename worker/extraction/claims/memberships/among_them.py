"""Members of whom a sentence says so at its beginning: "Among its Western members, Britain sent a division"."""

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.memberships.coalition_words import add_member_of, coalition_near
from worker.extraction.claims.memberships.participations import focus
from worker.extraction.claims.rows_of_states import Row
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.words import belonging

_OPENING = frozenset({"among", "of"})
_LONGEST_OPENING = 10  # tokens from "among" to the comma


def add_among_them(scene: Scene, builder: Builder, row: Row) -> None:
    """Every row of the sentence that is the subject of a clause: "Of the members, Fiji sent 40 men and Peru a ship"."""
    start, _ = scene.sentence(row.first)
    tokens = scene.tokens
    if row.noun is not None or tokens[start].lower_ not in _OPENING or tokens[row.first].dep_ not in {"nsubj", "conj"}:
        return
    comma = next((token.i for token in tokens[start : start + _LONGEST_OPENING] if token.text == ","), -1)
    if not 0 < comma < row.first:
        return
    opening = tokens[start:comma]
    words = belonging().member_nouns | {"member"}
    members = next((token for token in opening if token.lemma_.lower() in words and token.tag_ == "NNS"), None)
    if members is None or any(token.lower_ in belonging().outside for token in opening):
        return
    coalition = coalition_near(scene, start, comma) or focus(members)
    add_member_of(scene, builder, "among them", coalition, row.parties, "member", members)
