"""Merges: cells of two entities become one and come apart again, in whatever order one hears of it."""

import random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import CLAIM_MESSAGES, ClaimMade, Entity, EntityMerged, EntityUnmerged
from schemas.cloudevents import iso_time
from tests.unit.state.messages import CASES, COALITION, KINDS, US, fold, made, retracted, stories
from worker.errors import UsageError
from worker.state import (
    LoggedMerge,
    Merges,
    cell_of,
    decode_report,
    merge_wanted,
    merged_claim,
    merged_reports,
    merges_of,
    moment_of,
    owner_of,
    reports_in,
    state_at,
    why,
)


def entity(name: str) -> Entity:
    return Entity(id=f"coalition:{name}", type="coalition", name=name.upper())


A, B, C, D = map(entity, "abcd")
ORIGINAL = {COALITION.id: COALITION, US.id: Entity(id=US.id, type="country", name=US.name)}
ALIASES = Merges(
    {
        f"{id_}-alias": EntityMerged(entity=Entity(id=f"{id_}-alias", type="person", name="Alias"), into=into)
        for id_, into in ORIGINAL.items()
    }
)
TO_ALIASES = Merges(
    {
        id_: EntityMerged(entity=into, into=Entity(id=f"{id_}-alias", type=into.type, name="Alias"))
        for id_, into in ORIGINAL.items()
    }
)


def merged(entity: Entity, into: Entity, at: int = 0) -> LoggedMerge:
    return LoggedMerge(iso_time(at), EntityMerged(entity=entity, into=into))


def unmerged(entity: Entity, at: int = 0) -> LoggedMerge:
    return LoggedMerge(iso_time(at), EntityUnmerged(entity_id=entity.id))


def aliased(messages: list[CLAIM_MESSAGES]) -> list[CLAIM_MESSAGES]:
    """The messages, with other names for two entities in every document but the first ones."""
    others: list[CLAIM_MESSAGES] = []
    cells: dict[tuple[str, str], tuple[str, str]] = {}
    for message in messages:
        if not isinstance(message, ClaimMade):
            owner, cell = cells.get((message.cell, message.claim_id), (message.owner, message.cell))
            others.append(msgspec.structs.replace(message, owner=owner, cell=cell))
        elif message.claim.document_id in ("d#0", "d0"):
            others.append(message)
        else:
            claim = merged_claim(message.claim, TO_ALIASES)
            renamed = msgspec.structs.replace(message, claim=claim, owner=owner_of(claim), cell=cell_of(claim))
            cells[message.cell, message.claim.id] = renamed.owner, renamed.cell
            others.append(renamed)
    return others


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=max(10, CASES // 4), deadline=None)
@given(data=st.data())
def test_reports_of_merged_entities_are_as_if_the_texts_had_used_one_name(kind: str, data: st.DataObject) -> None:
    messages: list[CLAIM_MESSAGES] = []
    for message in data.draw(stories(kind)):  # a withdrawal of what was never made tells no names
        known = {each.claim.id for each in messages if isinstance(each, ClaimMade) and each.cell == message.cell}
        if isinstance(message, ClaimMade) or message.claim_id in known:
            messages.append(message)
    wanted, given_ = fold(messages, keep=100)["reports"], fold(aliased(messages), keep=100)["reports"]
    together = merged_reports(given_.items(), ALIASES)
    assert together.rows == wanted
    assert state_at(together.rows.items()) == state_at(wanted.items())
    assert merged_reports(given_.items(), Merges()).rows == given_  # and apart again
    assert {cell for cell, _ in reports_in(wanted.items())}.isdisjoint(together.moved)


def test_two_cells_become_one_that_knows_both_their_reports() -> None:
    one = made("coalition_size", document="d1", answer=1)
    claim = msgspec.structs.replace(made("coalition_size", document="d2", answer=2, version=2).claim, confidence=0.95)
    other_claim = merged_claim(claim, TO_ALIASES)
    other = msgspec.structs.replace(
        made("coalition_size", document="d2", answer=2, version=2),
        claim=other_claim,
        owner=owner_of(other_claim),
        cell=cell_of(other_claim),
    )
    reports = fold([one, other], keep=50)["reports"]
    assert len(state_at(reports.items())) == 2
    together = merged_reports(reports.items(), ALIASES)
    (row,) = state_at(together.rows.items())
    assert (row.cell, row.totals.documents, row.value) == (one.cell, 2, "1,000")
    assert [item.value for item in row.contradictions] == ["500"]
    assert together.moved == {other.cell: one.cell}
    assert [ground.claim.claim.document_id for ground in why(together.rows.items(), one.cell)] == ["d2", "d1"]


def test_a_withdrawn_report_moves_with_its_cell() -> None:
    (other,) = aliased([made("coalition_size", document="d1")])
    assert isinstance(other, ClaimMade)
    gone = retracted(other, 2)
    rows = merged_reports(fold([other, gone], keep=50)["reports"].items(), ALIASES).rows
    (report,) = (decode_report(row) for row in rows.values())
    assert {message.cell for message in report.messages} == {made("coalition_size", document="d1").cell}
    assert report.current is None


def test_merges_lead_on_to_the_end_of_the_chain() -> None:
    merges = merges_of([merged(A, B), merged(B, C), merged(D, A)])
    assert [merges.id_of(each.id) for each in (A, B, C, D)] == [C.id] * 4
    assert merges.into(C.id) is None
    assert merges.calls()["A"] == C.id


def test_a_circle_that_two_writers_made_ends_at_its_first_id_for_all() -> None:
    merges = merges_of([merged(B, C), merged(C, B), merged(A, C)])
    assert {merges.id_of(each.id) for each in (A, B, C)} == {B.id}


WORDS = st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd-"), st.integers(0, 5))


@given(st.lists(WORDS, max_size=12), st.randoms())
def test_the_order_and_repetition_of_the_messages_play_no_part(
    drawn: list[tuple[str, str, int]], chance: random.Random
) -> None:
    logged = [
        unmerged(entity(name), at) if into == "-" else merged(entity(name), entity(into), at)
        for name, into, at in drawn
    ]
    again = [*logged, *chance.sample(logged, len(logged) // 2)]
    chance.shuffle(again)
    assert merges_of(again).direct == merges_of(logged).direct
    parts = [[each for each in logged if each.entity_id in names] for names in ((A.id, C.id), (B.id, D.id))]
    assert merges_of([*parts[1], *parts[0]]).direct == merges_of(logged).direct


def test_the_latest_word_on_an_entity_holds_and_earlier_ones_are_known_at_their_time() -> None:
    logged = [merged(A, B, 1000), unmerged(A, 2000), merged(A, C, 3000)]
    assert merges_of(logged).id_of(A.id) == C.id
    assert merges_of(logged[:2]).id_of(A.id) == A.id
    assert merges_of(logged, known_at=moment_of(iso_time(1500))).id_of(A.id) == B.id
    assert not merges_of(logged, known_at=moment_of(iso_time(2500)))


@pytest.mark.parametrize(
    ("known", "entity", "into", "says"),
    [
        ([], A, A, "cannot be merged with itself"),
        ([merged(B, A)], A, B, "this would be a circle"),
        ([merged(B, C), merged(C, A)], A, B, "this would be a circle"),
        ([merged(A, B)], A, C, "is merged into coalition:b already"),
    ],
)
def test_a_merge_with_itself_in_a_circle_or_of_two_minds_is_refused(
    known: list[LoggedMerge], entity: Entity, into: Entity, says: str
) -> None:
    with pytest.raises(UsageError, match=says):
        merge_wanted(merges_of(known), entity, into)


def test_a_merge_that_holds_already_is_not_made_again() -> None:
    assert not merge_wanted(merges_of([merged(A, B)]), A, B)
    assert merge_wanted(merges_of([merged(A, B)]), B, C)
    assert merge_wanted(merges_of([merged(A, B), unmerged(A, 1)]), B, A)
