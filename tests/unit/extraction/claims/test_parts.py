"""Parts of forces: of a number, of a whole, and those that follow others."""

from typing import Any

import pytest

from tests.unit.extraction.claims.conftest import Teller


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Half the 5,000 Ghanaian troops had left Liberia.", ("country:GH", "country:LR", 2500, "withdrawn")),
        ("A third of the 900 Dutch soldiers in Mali will go home.", ("country:NL", "country:ML", 300, "withdrawing")),
        (
            "Spain withdrew two-thirds of its 1,200 soldiers from Kosovo.",
            ("country:ES", "country:XK", 800, "withdrawn"),
        ),
        ("Denmark recalled half of its roughly 500 men in Iraq.", ("country:DK", "country:IQ", 250, "withdrawn")),
        ("All Danish troops are due out of Iraq by July.", ("country:DK", "country:IQ", None, "withdrawing")),
        (
            "The pullout began when the first 3,000 Cubans left Luanda.",
            ("country:CU", "place:luanda", 3000, "withdrawing"),
        ),
        ("Some 100 Danish personnel have provided the camp with food.", ("country:DK", None, 100, "present")),
        ("As well as the UN battalion, 40 Danish troops are in Gao.", ("country:DK", "place:gao", 40, "present")),
        ("Chirac's promise of 300 troops for the UN mission stands.", ("country:FR", None, 300, "deploying")),
    ],
)
def test_how_many_of_them(tell: Teller, text: str, expected: tuple[Any, ...]) -> None:
    found = tell("deployment", text)
    assert [(d["actor"], d["location"], d["count"], d["posture"]) for d in found] == [expected]


def test_a_part_of_a_force_is_its_nations(tell: Teller) -> None:
    found = tell("deployment", "A NATO mission, including 2,000 Danish troops, was deployed in Bosnia.")
    assert ("country:DK", "country:BA", 2000) in [(d["actor"], d["location"], d["count"]) for d in found]


@pytest.mark.parametrize("unit", ["A smaller contingent", "Another battalion", "A second detachment"])
def test_forces_that_follow_others_are_of_the_same(tell: Teller, unit: str) -> None:
    found = tell("deployment", f"Kenya sent 300 soldiers to Juba. {unit} is stationed at Wau.")
    assert [(d["actor"], d["location"]) for d in found][1:] == [("country:KE", "place:wau")]


def test_a_general_of_a_nation_makes_no_coalition_of_that_nation(tell: Teller) -> None:
    text = "EUFOR Althea starts today. The force, led by British General David Leakey, will stay for a year."
    assert [(r["subject"], r["object"]) for r in tell("relation", text) if r["predicate"] == "leads"] == [
        ("person:david-leakey", "coalition:eufor-althea")
    ]


def test_a_mission_that_has_been_achieved_is_over(tell: Teller) -> None:
    text = "The African Union force said that its mission to disarm the rebels has been achieved."
    assert [(m["purpose"], m["status"]) for m in tell("mission", text)] == [("disarm the rebels", "ended")]


def test_who_is_hunted_is_fought(tell: Teller) -> None:
    text = "Uganda leads a regional task force tracking the Lord's Resistance Army."
    assert [m["purpose"] for m in tell("mission", text)] == ["tracking the Lord's Resistance Army"]
    assert "fights" in [r["predicate"] for r in tell("relation", text)]


def test_who_is_left_stays(tell: Teller) -> None:
    found = tell("deployment", "The pullout will leave 300 Danes on the island.")
    assert [(d["actor"], d["count"], d["posture"]) for d in found] == [("country:DK", 300, "staying")]


def test_what_forces_provide_an_operation_with(tell: Teller) -> None:
    found = tell("contribution", "Danish soldiers have provided the anti-piracy operation with intelligence and fuel.")
    assert {(c["actor"], c["contribution"]) for c in found} == {
        ("country:DK", "intelligence"),
        ("country:DK", "logistics"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HMS Portland has been ordered to the Caribbean.", ("country:GB", "place:caribbean", "ship", "deploying")),
        ("The frigate HDMS Iver Huitfeldt left the Red Sea.", ("country:DK", "place:red-sea", "frigate", "withdrawn")),
        ("INS Kochi is patrolling the Gulf of Aden.", ("country:IN", "place:gulf-of-aden", "ship", "present")),
    ],
)
def test_ships_by_name_are_their_navys(tell: Teller, text: str, expected: tuple[str, ...]) -> None:
    found = tell("deployment", text)
    assert [(d["actor"], d["location"], d["unit"], d["posture"]) for d in found] == [expected]


@pytest.mark.parametrize(
    "text",
    ["The Malian army captured Konna, backed by French troops.", "Supported by France, Malian forces captured Konna."],
)
def test_whoever_acts_is_helped(tell: Teller, text: str) -> None:
    assert ("country:FR", "supports", "country:ML") in [
        (r["subject"], r["predicate"], r["object"]) for r in tell("relation", text)
    ]


def test_the_day_on_which_it_was_told_is_not_told(tell: Teller) -> None:
    (said,) = tell("statement", "Nepal said on Monday it was pulling its 230 peacekeepers out of Burundi.")
    assert said["quote"] == "it was pulling its 230 peacekeepers out of Burundi"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("150 troops of the 19th Battalion of the Rwandan Army flew to Gao.", ("country:RW", "place:gao", 150)),
        ("The US Army's 2nd Battalion is based in Mogadishu.", ("country:US", "place:mogadishu", None)),
        ("Fiji asked Australia for 180 police officers.", ("country:AU", None, 180)),
        ("The only Western troops left in Somalia are 80 Irish soldiers.", ("country:IE", "country:SO", 80)),
        ("President Carter ordered US troops out by May.", ("country:US", None, None)),
        ("Chile has sent jets, including two tankers, to Jordan.", ("country:CL", "country:JO", None)),
        ("Peru will withdraw the last 80 Peruvian diplomats and Marines from Gao.", ("country:PE", "place:gao", None)),
    ],
)
def test_whose_forces_are_where(tell: Teller, text: str, expected: tuple[Any, ...]) -> None:
    assert expected in [(d["actor"], d["location"], d["count"]) for d in tell("deployment", text)]


def test_a_whole_and_its_part_are_both_told(tell: Teller) -> None:
    found = tell("deployment", "About 18,000 U.N. troops, including 10,000 in Mogadishu, keep watch.")
    assert sorted((d["location"], d["count"]) for d in found if d["location"]) == [("place:mogadishu", 10000)]
    assert 18000 in [d["count"] for d in found]


def test_who_is_helped_does_not_help(tell: Teller) -> None:
    found = tell("relation", "Mali is fighting on with the help of its allies - Chad, Togo and Niger.")
    assert {(r["subject"], r["object"]) for r in found if r["predicate"] == "supports"} == {
        ("country:TD", "country:ML"),
        ("country:TG", "country:ML"),
        ("country:NE", "country:ML"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The four attack helicopters will stay in Gao until May.", ("country:DE", "place:gao", 4, "staying")),
        ("Some 150 soldiers have been training recruits in Erbil.", ("country:DE", "place:erbil", 150, "present")),
        ("The 350 soldiers were withdrawn from Gao in May.", ("country:DE", "place:gao", 350, "withdrawn")),
        ("Some 90 soldiers would be left in Gao taking part in exercises.", ("country:DE", "place:gao", 90, "staying")),
    ],
)
def test_forces_of_nobody_are_those_of_the_state_told_of(
    tell: Teller, text: str, expected: tuple[str, str, int, str]
) -> None:
    found = tell("deployment", f"Germany has sent soldiers and helicopters to Mali. {text}")
    assert expected in [(d["actor"], d["location"], d["count"], d["posture"]) for d in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nicaragua's 115 troops left in February.", ("country:NI", None, 115, "withdrawn")),
        (
            "Peru regrouped after Spain's announcement that it would recall 130 men.",
            ("country:ES", None, 130, "withdrawing"),
        ),
        (
            "370 men from Togo, an ally in West Africa, cleared mines in Mali.",
            ("country:TG", "country:ML", 370, "present"),
        ),
    ],
)
def test_who_moves_and_where(tell: Teller, text: str, expected: tuple[Any, ...]) -> None:
    found = tell("deployment", text)
    assert [(d["actor"], d["location"], d["count"], d["posture"]) for d in found] == [expected]


def test_groups_that_strive_are_not_those_that_fight_them(tell: Teller) -> None:
    text = "The AMISOM force often battles the militant groups trying to topple the government."
    assert tell("mission", text) == []
    assert [(r["subject"], r["object"]) for r in tell("relation", text)][:1] == [
        ("coalition:amisom", "the militant groups")
    ]


def test_a_rocket_hits_nothing_where_it_starts(tell: Teller) -> None:
    assert tell("relation", "A Russian rocket launched from a site at Baikonur in Kazakhstan carried soldiers.") == []


def test_fewer_guns_are_no_withdrawal(tell: Teller) -> None:
    assert tell("deployment", "The army is acting to reduce the number of guns in Chad.") == []


def test_sections_of_laws_count_nobody(tell: Teller) -> None:
    assert tell("deployment", '"Foreign Service Member" means an individual described by 22 U.S.C. 3903.') == []
