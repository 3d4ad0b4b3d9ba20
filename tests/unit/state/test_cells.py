"""Cells: which question a claim answers, and whose. `docs/state.md` says it in tables, and these hold."""

import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import (
    Amount,
    AnyClaim,
    Contribution,
    Entity,
    Membership,
    Modality,
    Reference,
    Statement,
    Time,
)
from tests.unit.state.messages import COALITION, COALITION_NAMED, KINDS, claim
from worker.state import TABLE_NAMES, TABLES, cell_of, owner_of, value_of
from worker.state.units import unit_group

PAGE = Path(__file__, "../../../../docs/state.md").resolve().read_text()
OTHER = Reference(id="country:FR", type="country", name="France")
COALITION_C = Entity(id="coalition:c", type="coalition", name="C")


def changed(what: AnyClaim, **fields: object) -> AnyClaim:
    return msgspec.structs.replace(what, **fields)


def documented() -> dict[str, tuple[str, set[str], set[str]]]:
    rows = re.findall(r"^\| `(\w+)` \| `(\w+)` \| (.*) \| (.*)\|$", PAGE, re.MULTILINE)
    return {kind: (table, *(set(re.findall(r"`(\w+)`", cell)) for cell in cells)) for kind, table, *cells in rows}  # type: ignore[misc]


# A field of each name, another than the claims of `messages.claim` have.
OTHERS: dict[str, object] = {
    **dict.fromkeys(("member", "actor", "location", "recipient", "place", "subject", "object", "speaker"), OTHER),
    **dict.fromkeys(("person", "organisation", "by", "addressee", "attributed_to"), OTHER),
    "coalition": Reference(id="coalition:other", type="coalition", name="another coalition"),
    "status": "ended",
    "count": 7,
    "qualifier": "more_than",
    "min": 90,
    "max": 190,
    "vague": True,
    "posture": "withdrawn",
    "contribution": "funding",
    "amount": Amount(number=9, unit="tanks"),
    "change": "besieged",
    "share": 77,
    "purpose": "training",
    "title": "Minister",
    "former": True,
    "quote": "Other words.",
    "direct": False,
    "predicate": "protects",
    "outcome": "wounded",
    "time": Time(start="2019", end="2019", precision="year"),
    "confidence": 0.1,
    "text": "other words",
    "start": 77,
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_fields_of_key_and_value_are_those_of_the_page(kind: str) -> None:
    table, key, value = documented()[kind]
    assert TABLES[kind] == table  # type: ignore[index]
    plain = claim(kind)
    ranged = changed(plain, qualifier="range", min=100, max=120) if "min" in value else plain
    fields = [field for field in plain.__struct_fields__ if field in OTHERS]
    assert len(fields) > 6
    for field in fields:
        of = ranged if field in ("min", "max") else plain
        another = changed(of, **{field: OTHERS[field]})
        assert getattr(of, field) != getattr(another, field)
        moves, answers = cell_of(another) != cell_of(of), value_of(another) != value_of(of)
        assert moves == (field in key - {"amount", "change"}), (
            f"{kind}.{field} moves the claim to another cell: {moves}"
        )
        if not moves:
            assert answers == (field in value), f"{kind}.{field} changes the value: {answers}"


def test_the_unit_of_a_size_or_a_deployment_moves_the_claim_only_to_another_group() -> None:
    size, troops = claim("coalition_size"), claim("deployment")
    assert cell_of(changed(size, unit="nations")) == cell_of(changed(size, unit=None)) == cell_of(size)
    assert cell_of(changed(size, unit="organisations")) != cell_of(size)
    assert cell_of(changed(troops, unit="soldiers")) == cell_of(changed(troops, unit=None)) == cell_of(troops)
    assert cell_of(changed(troops, unit="military trainers")) != cell_of(troops)


def test_the_unit_of_an_amount_is_part_of_the_question_and_its_number_is_the_answer() -> None:
    given = claim("contribution")
    assert isinstance(given, Contribution)
    more, money, none = (
        changed(given, amount=amount)
        for amount in (Amount(number=80, unit="Leopard tanks"), Amount(number=30, currency="USD"), None)
    )
    assert cell_of(more) == cell_of(given)
    assert len({cell_of(each) for each in (given, money, none)}) == 3


def test_without_a_place_the_change_of_territory_is_part_of_the_question() -> None:
    lost, gained = (claim("territory", answer=answer) for answer in (1, 0))
    assert cell_of(lost) == cell_of(gained)
    assert cell_of(changed(lost, place=None)) != cell_of(changed(gained, place=None))


def test_casualties_of_nobody_named_anywhere_at_any_time_are_those_of_their_document() -> None:
    people = Reference(name="people")
    vague = changed(claim("casualties"), actor=people, place=None, time=None, within=None)
    assert cell_of(vague) == "words:people|casualties|words:people|-|killed|document:afp|fact"
    assert cell_of(changed(vague, document_id="rfi")) != cell_of(vague)
    for known in ({"actor": OTHER}, {"place": OTHER}, {"time": OTHERS["time"]}):
        told = changed(vague, **known)
        assert cell_of(told) == cell_of(changed(told, document_id="rfi"))


def examples() -> list[AnyClaim]:
    def of(kind: str, **fields: object) -> AnyClaim:
        return changed(claim(kind), within=COALITION_C, **fields)

    c = Reference(id="coalition:c", type="coalition", name="C")
    us, spain, germany, syria, ukraine = (
        Reference(id=f"country:{code}", type="country", name=code) for code in ("US", "ES", "DE", "SY", "UA")
    )
    mosul = Reference(id="place:mosul", type="place", name="Mosul")
    day = Time(start="2017-12-05", end="2017-12-05", precision="day")
    return [
        of("membership", coalition=c, member=spain, status="left"),
        of("coalition_size", coalition=c, count=70),
        of("deployment", actor=us, location=syria, count=2000),
        of(
            "contribution",
            actor=germany,
            recipient=ukraine,
            modality="planned",
            amount=Amount(number=30, unit="Leopard tanks"),
        ),
        of("territory", place=mosul, change="lost", share=None),
        of("mission", coalition=c, status="shifting"),
        of("role", title="Secretary of Defense", organisation=us),
        of("statement", speaker=Reference(name="a US official"), quote="We will stay."),
        of("relation", subject=us, predicate="leads", object=c),
        of("casualties", place=mosul, count=12, time=day, modality="negated"),
    ]


def test_the_examples_of_the_page_are_right() -> None:
    rows = re.findall(r"^\| `(coalition:c\\\|.*?)` \| (.*) \|$", PAGE, re.MULTILINE)
    assert [(cell.replace("\\|", "|"), value) for cell, value in rows] == [
        (cell_of(each), value_of(each)) for each in examples()
    ]


def test_every_kind_has_a_table_of_its_own_besides_that_of_the_reports() -> None:
    assert set(TABLES) == set(KINDS) == set(documented())
    assert len(set(TABLE_NAMES)) == len(TABLE_NAMES) == len(KINDS) + 1


@pytest.mark.parametrize("kind", KINDS)
def test_facts_and_plans_are_different_questions_and_a_denial_is_an_answer(kind: str) -> None:
    cells = {modality: cell_of(changed(claim(kind), modality=modality)) for modality in Modality.__args__}
    assert cells["asserted"] == cells["negated"] == cells["planned"].removesuffix("plan") + "fact"
    assert cells["planned"] == cells["possible"]


def test_the_owner_is_the_coalition_of_the_claim_then_the_one_in_focus_then_one_taking_part_then_the_actor() -> None:
    other = Entity(id="coalition:in-focus", type="coalition", name="the other one")
    us, sdf = OTHER, Reference(id="armed-group:sdf", type="armed_group", name="SDF")

    def relation(predicate: str, subject: Reference, object_: Reference) -> AnyClaim:
        return changed(claim("relation"), subject=subject, predicate=predicate, object=object_)

    def owner(what: AnyClaim, within: Entity | None = other) -> str:
        return owner_of(changed(what, within=within))

    member = claim("membership")
    assert isinstance(member, Membership)
    assert owner(member) == COALITION.id
    assert owner(relation("leads", us, COALITION_NAMED)) == COALITION.id
    assert owner(changed(claim("role"), organisation=COALITION_NAMED)) == COALITION.id
    assert owner(relation("supports", COALITION_NAMED, sdf)) == other.id
    assert owner(relation("supports", COALITION_NAMED, sdf), None) == COALITION.id
    assert owner(relation("fights", sdf, COALITION_NAMED), None) == COALITION.id
    assert owner(relation("supports", us, sdf), None) == "country:FR"
    assert owner(changed(claim("statement"), speaker=Reference(name="An  Official")), None) == "words:an-official"
    assert owner(changed(claim("mission"), coalition=None), None) == "words:nobody-named"


TEXT = st.text(min_size=0, max_size=120) | st.sampled_from(["|", "#", "~", "a|b#c", " ", "…", "İ", "x" * 500])


@settings(max_examples=200, deadline=None)
@given(TEXT, TEXT, TEXT)
def test_no_text_breaks_a_key(words: str, entity: str, quote: str) -> None:
    reference = Reference(name=words, id=entity or None)
    statement = Statement(
        id="", document_id="d", paragraph=0, start=0, end=0, text="", speaker=reference, quote=quote, direct=True
    )
    cell = cell_of(statement)
    assert cell.count("|") == 4
    assert cell.split("|")[0] == owner_of(statement)
    assert not re.search(r"[#~\x00-\x20]", cell)
    assert all(cell.split("|"))
    assert len(cell) < 2 * max(len(entity), 100) + 150


@settings(max_examples=200, deadline=None)
@given(st.text("ab ", min_size=60, max_size=90), st.text("ab ", min_size=60, max_size=90))
def test_long_quotations_are_told_apart_by_all_their_words(one: str, other: str) -> None:
    cells = {cell_of(changed(claim("statement"), quote=quote)) for quote in (one, other)}
    assert len(cells) == len({" ".join(one.split()), " ".join(other.split())})


def test_the_last_known_word_decides_the_group_of_a_unit() -> None:
    groups = {
        "US troops": "troops",
        "special operations forces": "troops",
        "fighter jets": "aircraft",
        "Leopard 2 tanks": "tanks",
        "Widgets": "widgets",
        "": "troops",
        None: "troops",
        "?": "troops",
    }
    assert {unit: unit_group(unit) for unit in groups} == groups
