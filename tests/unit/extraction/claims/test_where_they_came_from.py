"""Where those came from who died or serve, several of whom nobody tells how many, and who is beside a coalition."""

import pytest

from tests.unit.extraction.claims.conftest import Teller

KILLED = "Seven peacekeepers of UNAMID were killed in Darfur on Tuesday."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Five of the dead were soldiers from Rwanda. The other two were police officers from Ghana and Togo.",
            {("country:RW", 5), ("country:GH", 1), ("country:TG", 1)},
        ),
        (
            "Thirty soldiers were injured in Pristina. Nineteen of them came from Hungary and 11 from Italy.",
            {("soldiers", 30), ("country:HU", 19), ("country:IT", 11)},
        ),
        (
            "Twelve soldiers were killed in the crash. Eight were from Spain and four were from Italy.",
            {("soldiers", 12), ("country:ES", 8), ("country:IT", 4)},
        ),
    ],
)
def test_the_dead_and_the_wounded_by_where_they_came_from(
    tell: Teller, text: str, expected: set[tuple[str, int]]
) -> None:
    assert {(each["actor"], each["count"]) for each in tell("casualties", KILLED, text)} == expected
    assert tell("deployment", KILLED, text) == tell("contribution", KILLED, text) == []


def test_those_who_only_met_are_no_casualties(tell: Teller) -> None:
    assert tell("casualties", "Ten delegates met in Rome. Five of them came from Ghana and three from Togo.") == []


@pytest.mark.parametrize(
    ("text", "count", "vague"),
    [
        ("Several Danish soldiers were wounded.", None, True),
        ("One protester was killed in Gao. Several others were wounded.", None, True),
        ("Two Danish soldiers were wounded.", 2, False),
    ],
)
def test_several_are_some_whose_number_is_not_known(tell: Teller, text: str, count: int | None, vague: bool) -> None:
    (found,) = [each for each in tell("casualties", text) if each["outcome"] == "wounded"]
    assert (found["count"], found["vague"]) == (count, vague)


@pytest.mark.parametrize("text", ["Several tanks were destroyed.", "The rebels captured several towns."])
def test_several_things_are_no_casualties(tell: Teller, text: str) -> None:
    assert tell("casualties", text) == []


def test_the_states_of_soldiers_who_serve_in_it_are_in_it(tell: Teller) -> None:
    first = "The attack hit the headquarters of the G5 Sahel Joint Force in Mali."
    found = tell(
        "membership", first, "He honoured the soldiers from Chad, Mali and the Niger who serve in the Joint Force."
    )
    assert [each["member"] for each in found] == ["country:TD", "country:ML", "country:NE"]


def test_an_agency_that_carries_a_statement_is_not_the_coalition(tell: Teller) -> None:
    first = (
        "The Saudi-led coalition in Yemen met. In a statement carried by the Saudi Press Agency, the coalition said no."
    )
    found = tell("membership", first, "The coalition also includes Sudan.")
    assert [(each["coalition"], each["member"]) for each in found] == [
        ("coalition:saudi-led-coalition-in-yemen", "country:SD")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "We, the Ministers of Defence of Denmark, Estonia and Portugal, partners in Operation Sable Shield, met today.",
        "The declaration setting up the naval coalition was signed by Denmark, Estonia and Portugal.",
        "Denmark, Estonia and Portugal signed an agreement establishing the naval coalition.",
        "Denmark, Estonia and Portugal announced the formation of a naval coalition.",
    ],
)
def test_those_whose_ministers_are_partners_and_who_sign_what_founds_it_are_in_it(tell: Teller, text: str) -> None:
    first = "NATO launched Operation Sable Shield, a multinational naval force against pirates off Somalia, in March."
    found = {each["member"] for each in tell("membership", first, text)}
    assert found == {"country:DK", "country:EE", "country:PT"}


@pytest.mark.parametrize(
    "text",
    [
        "The declaration condemning the coalition was signed by Denmark and Estonia.",
        "The ministers of Denmark and Estonia, friends of the operation, met today.",
        "Denmark and Estonia announced the formation of a committee on fish.",
    ],
)
def test_those_who_sign_or_meet_for_something_else_are_not_in_it(tell: Teller, text: str) -> None:
    assert tell("membership", "NATO launched Operation Sable Shield against pirates off Somalia.", text) == []
