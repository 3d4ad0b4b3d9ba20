"""Whose forces a sentence tells of that names nobody and no place: those of which the sentences before it speak."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, deployed

# Each speaks of Kenya's forces in Somalia; the last four claim nothing of them.
BEFORE = [
    "Kenya has kept 300 soldiers in Somalia since 2011.",
    "Kenyan troops entered Somalia last year.",
    "Kenya's parliament voted on Tuesday to extend the Kenyan mission in Somalia.",
    "Kenya's government is to review its deployment in Somalia.",
    "President Mary Otieno of Kenya defended the operation in Somalia.",
    "Kenya invaded Somalia in 2011.",
]


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize(
    ("told", "count", "posture"),
    [
        ("The first 200 soldiers will leave in March.", 200, "withdrawing"),
        ("Another 150 soldiers will arrive in March.", 150, "deploying"),
        ("The force will be cut to 150.", 150, "present"),
        ("The contingent numbers 900.", 900, "present"),
        ("The contingent is made up of 900 soldiers.", 900, "present"),
        ("There are 900 soldiers there at present.", 900, "present"),
        ("The pullout is due to be completed in March.", None, "withdrawing"),
        ("A withdrawal will begin in March.", None, "withdrawing"),
        ("The troops will be withdrawn by March.", None, "withdrawing"),
    ],
)
def test_the_forces_are_those_spoken_of_before(
    tell: Teller, before: str, told: str, count: int | None, posture: str
) -> None:
    assert ("country:KE", "country:SO", count, posture) in deployed(tell, f"{before} {told}")
    apart = tell("deployment", before, told)
    assert ("country:KE", count, posture) in [(d["actor"], d["count"], d["posture"]) for d in apart]


@pytest.mark.parametrize(
    "told", ["More troops will follow.", "Reinforcements are on their way.", "A second battalion will follow in May."]
)
def test_those_who_follow_go_where_the_others_are(tell: Teller, told: str) -> None:
    found = tell("deployment", f"Kenya has kept 300 soldiers in Somalia since 2011. {told}")
    assert [(d["actor"], d["location"]) for d in found if d["posture"] == "deploying"] == [("country:KE", "country:SO")]


def test_the_government_that_sends_is_not_that_of_where_they_are(tell: Teller) -> None:
    found = tell(
        "deployment", "Kenyan peacekeepers have been in Somalia for years. The government will send 250 soldiers."
    )
    assert [(d["actor"], d["location"]) for d in found if d["count"] == 250] == [("country:KE", "country:SO")]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya reviewed its trade mission in Somalia.",
        "A German company has a mission in Somalia.",
        "Kenya's government is to review its deployment in Somalia.",
        "Some 12 armoured vehicles are on their way to the force.",
    ],
)
def test_speaking_of_a_mission_claims_no_forces(tell: Teller, text: str) -> None:
    assert tell("deployment", text) == []


@pytest.mark.parametrize(
    "told", ["is worried about the war in Ukraine", "is ready to help Ukraine", "is to help Ukraine"]
)
def test_a_capital_that_is_minded_is_its_state(tell: Teller, told: str) -> None:
    found = tell("deployment", f"Oslo {told}. It will send 300 soldiers to the country.")
    assert [(d["actor"], d["location"]) for d in found] == [("country:NO", "country:UA")]


def test_a_capital_that_is_only_cold_is_a_town(tell: Teller) -> None:
    assert tell("deployment", "Oslo is cold. It will send 300 soldiers to Ukraine.") == []


def test_soldiers_there_are_where_others_are(tell: Teller) -> None:
    found = tell("deployment", "Kenya voted for the mission in Somalia. Its 300 soldiers there will stay until May.")
    assert [(d["actor"], d["location"], d["posture"]) for d in found] == [("country:KE", "country:SO", "staying")]
