"""Missions and the nations in them: how many the whole has, whose each part is, who was there before others came."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


def test_a_number_from_one_nation_is_that_nations(tell: Teller) -> None:
    found = tell("deployment", "The UN mission in Goma has 1,200 soldiers from Uruguay and 800 from Malawi.")
    assert {(d["actor"], d["count"], d["location"]) for d in found} == {
        ("country:UY", 1200, "place:goma"),
        ("country:MW", 800, "place:goma"),
    }


def test_a_number_from_several_nations_is_all_of_theirs_together(tell: Teller) -> None:
    found = tell("deployment", "More than 3,000 troops from Kenya, Uganda and Burundi entered the Congo in May.")
    assert {(d["actor"], d["count"]) for d in found} == {
        ("More than 3,000 troops", 3000),
        ("country:KE", None),
        ("country:UG", None),
        ("country:BI", None),
    }


@pytest.mark.parametrize(
    ("text", "count", "modality"),
    [
        ("AMISOM counts just under 3,000, the bulk of them Chadian troops.", 3000, "asserted"),
        ("MINUSCA still has only 1,800, most of them Rwandan soldiers.", 1800, "asserted"),
        ("KFOR, which has 900 soldiers now, is meant to reach 2,500 members.", 2500, "planned"),
        ("The German-led battle group is to number about 1,200 troops.", 1200, "planned"),
    ],
)
def test_a_whole_is_as_strong_as_its_verb_tells(tell: Teller, text: str, count: int, modality: str) -> None:
    assert (count, modality) in [(d["count"], d["modality"]) for d in tell("deployment", text)]


def test_members_of_parties_and_aims_of_missions_are_no_forces(tell: Teller) -> None:
    assert tell("deployment", "The Civic Party has a little over 400 members, and is meant to reach 2,500.") == []
    assert tell("deployment", "The mission has 30 objectives.") == []


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Several African countries have deployed troops to Mali.", "Several African countries"),
        ("A number of Gulf states sent troops to Mali.", "Gulf states"),
        ("Some European states have soldiers in Mali, among them Italy with 300.", "country:IT"),
    ],
)
def test_states_of_which_nobody_tells_the_names_send_in_words(tell: Teller, text: str, actor: str) -> None:
    assert (actor, "country:ML") in [(d["actor"], d["location"]) for d in tell("deployment", text)]


@pytest.mark.parametrize(
    "text",
    [
        "Sudanese soldiers arrived in Aden. They join ground troops from Bahrain and Qatar.",
        "The newcomers in Aden will reinforce soldiers from Bahrain and Qatar.",
        "Some 300 Rwandans will fight alongside troops from Bahrain and Qatar in Aden.",
    ],
)
def test_whom_others_join_are_there(tell: Teller, text: str) -> None:
    there = {d["actor"] for d in tell("deployment", text) if (d["posture"], d["modality"]) == ("present", "asserted")}
    assert {"country:BH", "country:QA"} <= there


def test_forces_withdrawn_from_a_land_are_not_its_own(tell: Teller) -> None:
    assert [d["actor"] for d in tell("deployment", "NATO pulled 400 men from Kosovo.")] == ["organisation:nato"]
