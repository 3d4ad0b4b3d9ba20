"""Missions in a country: whose government it is, what the mission is called, how strong it is, what it is given."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


@pytest.mark.parametrize("known", ["known by its French acronym MINUSCA", "known under the acronym MINUSCA"])
def test_a_mission_is_called_by_its_acronym(tell: Teller, known: str) -> None:
    (found,) = tell("deployment", f"The new mission, {known}, will have 900 troops.")
    assert found["actor"] == "coalition:minusca"


def test_a_regional_force_is_not_that_of_more_states_than_are_told_of(tell: Teller) -> None:
    found = tell("mission", "Leaders ordered a regional force to intervene in Niger.")
    assert {m["coalition"] for m in found} == {"coalition:regional-force"}


def test_members_who_are_lost_are_no_size(tell: Teller) -> None:
    assert tell("coalition_size", "MINUSMA has lost 80 of its members.") == []


@pytest.mark.parametrize("for_them", ["to pay for them", "to help pay Somali police", "to help fund the force"])
def test_what_money_is_for_is_no_other_gift(tell: Teller, for_them: str) -> None:
    (given,) = tell("contribution", f"Japan gave $10 million {for_them}.")
    assert (given["actor"], given["contribution"], given["amount"]["number"]) == ("country:JP", "funding", 10_000_000)


@pytest.mark.parametrize("each", ["each", "both"])
def test_what_each_of_several_is_to_do_is_planned(tell: Teller, each: str) -> None:
    found = tell("deployment", f"Fiji and Samoa are {each} to send 50 troops to Mali.")
    assert {(d["actor"], d["modality"]) for d in found} == {("country:FJ", "planned"), ("country:WS", "planned")}


def test_who_behind_a_place_are_the_forces_there(tell: Teller) -> None:
    found = tell("relation", "Chad has 300 soldiers in Gao, who guard the bridge.")
    assert all(r["subject"] != "place:gao" for r in found)


def test_the_mission_in_capitals_is_the_one_named(tell: Teller) -> None:
    found = tell("statement", "MINUSMA has lost a man.", "Three attackers were killed, the Mission said.")
    assert [claim["speaker"] for claim in found] == ["coalition:minusma"]


def test_a_column_takes_ground(tell: Teller) -> None:
    found = tell("territory", "The column of 200 vehicles retook the town of Kidal.")
    assert [(t["change"], t["place"]) for t in found] == [("gained", "place:kidal")]


def test_a_mission_holds_what_its_spokesman_says_that_we_hold(tell: Teller) -> None:
    found = tell("territory", '"We now control most of Gao," said MINUSMA spokesman Ola Example.')
    assert [(t["actor"], t["place"]) for t in found] == [("coalition:minusma", "place:gao")]


def test_who_keeps_soldiers_beside_another_holds_no_state(tell: Teller) -> None:
    assert tell("territory", "Italy keeps 1,500 soldiers there and Peru about 1,100.") == []


@pytest.mark.parametrize("government", ["transitional", "Western-backed", "fledgling"])
def test_the_government_that_others_help_is_that_of_where_they_are(tell: Teller, government: str) -> None:
    text = f"Chad has supplied the {government} government with 40 rifles."
    found = tell("contribution", "Fiji sent 800 soldiers to Somalia.", "Four of the dead were Samoans.", text)
    assert [c["recipient"] for c in found if c["actor"] == "country:TD"] == ["country:SO"]


@pytest.mark.parametrize("force", ["UNOCI", "The mission", "Chad"])
def test_the_country_is_that_of_the_mission_spoken_of(tell: Teller, force: str) -> None:
    before = "UNOCI was set up in 2004. French helicopters have helped it."
    (found,) = tell("deployment", before, f"{force} has 900 soldiers in the country.")
    assert found["location"] == "country:CI"


@pytest.mark.parametrize("way", ["aboard two transport planes", "on Monday"])
def test_planes_that_carry_forces_are_no_place(tell: Teller, way: str) -> None:
    found = tell("deployment", f"A Peruvian contingent flew in {way}.")
    assert [(d["actor"], d["location"], d["posture"]) for d in found] == [("country:PE", None, "deploying")]


def test_the_country_is_that_of_the_mission_before_where_others_went(tell: Teller) -> None:
    before = "UNMISS is in Juba. Peru has put 130 soldiers on standby in Djibouti."
    (found,) = tell("deployment", before, "Japan has 350 engineers in the country.")
    assert found["location"] == "country:SS"


@pytest.mark.parametrize("part", ["about 600", "most", "a third"])
def test_of_whose_number_a_part_is_told_is_there(tell: Teller, part: str) -> None:
    found = tell("deployment", f"Samoa supplies {part} of AMISOM's 2,000 men.")
    assert ("coalition:amisom", 2000, "present") in [(d["actor"], d["count"], d["posture"]) for d in found]


def test_a_number_from_several_nations_is_given_by_none_alone(tell: Teller) -> None:
    found = tell("contribution", "Some 3,000 troops from Kenya, Uganda and Burundi serve with AMISOM.")
    assert {(c["actor"], c["amount"]) for c in found} == {(f"country:{land}", None) for land in ("KE", "UG", "BI")}


@pytest.mark.parametrize(
    ("text", "posture"),
    [
        ("Norway plans to start scaling down its contingent.", "withdrawing"),
        ("Norway will boost its contingent.", "deploying"),
        ("Norway has massed troops along the frontier.", "present"),
        ("A Norwegian police unit is already on the ground.", "present"),
    ],
)
def test_a_states_own_forces_need_no_place(tell: Teller, text: str, posture: str) -> None:
    assert [(d["actor"], d["posture"]) for d in tell("deployment", text)] == [("country:NO", posture)]


def test_a_number_between_several_is_of_none_alone(tell: Teller) -> None:
    found = tell("deployment", "Fiji and Samoa will send 900 soldiers between them.")
    assert {(d["actor"], d["count"]) for d in found} == {("country:FJ", None), ("country:WS", None)}


@pytest.mark.parametrize(
    "text",
    [
        "The pullout would leave KFOR with 900 men.",
        "NATO set a ceiling of 900 soldiers for KFOR.",
        "NATO set a ceiling of 900 military personnel for KFOR.",
        "A resolution raised the troop ceiling of KFOR to 900 military personnel.",
    ],
)
def test_a_level_is_that_of_the_force_that_has_it(tell: Teller, text: str) -> None:
    found = [(d["actor"], d["count"], d["posture"]) for d in tell("deployment", text)]
    assert found == [("coalition:kfor", 900, "present")]


def test_who_pays_for_a_force_neither_keeps_nor_leads_it(tell: Teller) -> None:
    assert tell("deployment", "The EU gave 40 million euros to keep the force in Mali going until March.") == []
    assert tell("relation", "The EU needs 40 million euros to run the force in Mali.") == []
