"""Forces on their way out and home, and forces of nobody whom the document has named."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, deployed


@pytest.mark.parametrize(
    ("text", "place", "posture"),
    [
        ("Danish marines backed out of Gao on Sunday.", "place:gao", "withdrawn"),
        ("Danish troops completed the extraction of British soldiers from Gao.", "place:gao", "withdrawn"),
        ("Denmark welcomed home its soldiers from Mali.", "country:ML", "withdrawn"),
        ("About 90 Danish soldiers arrived back in their country from Mali.", "country:ML", "withdrawn"),
        ("All Danish troops are due out of Mali by July.", "country:ML", "withdrawing"),
        ("Danish jets operate out of Bamako.", "place:bamako", "present"),
        ("The Danish vanguard landed in Gao on Friday.", "place:gao", "deploying"),
        ("The first units of Danish soldiers have left Mali.", "country:ML", "withdrawn"),
        ("The peacekeepers known as KFOR arrived in Kosovo.", "country:XK", "deploying"),
    ],
)
def test_where_forces_come_from_and_go(tell: Teller, text: str, place: str, posture: str) -> None:
    (claim,) = tell("deployment", text)
    assert (claim["location"], claim["posture"]) == (place, posture)


def test_forces_of_nobody_known_are_told_by_their_words(tell: Teller) -> None:
    (claim,) = tell("deployment", "He said that 2,500 foreign troops would be on the ground in Gao by Monday.")
    assert (claim["actor"], claim["count"]) == ("foreign troops", 2500)


def test_a_level_is_told_once(tell: Teller) -> None:
    for text, count in [
        ("The Danish force swelled to a peak of at least 900 soldiers.", 900),
        ("Danish forces, initially numbering about 90, arrived in Mali.", 90),
        ("Denmark staged a token withdrawal of 60 soldiers.", 60),
        ("The total number of KFOR troops is now estimated at 3,100.", 3100),
        ("The council mandated an increase of KFOR to 5,000.", 5000),
    ]:
        assert [claim["count"] for claim in tell("deployment", text)] == [count]


def test_what_is_awaited_is_not_there_yet(tell: Teller) -> None:
    (claim,) = tell("deployment", "Serbia will wait until the Danish troops are deployed in Kosovo.")
    assert (claim["posture"], claim["modality"]) == ("deploying", "planned")
    (claim,) = tell("deployment", "Serbia will wait until 900 peacekeepers are in place.")
    assert claim["actor"] == "peacekeepers"


@pytest.mark.parametrize(
    ("text", "actor", "place", "count", "posture"),
    [
        ("Danish troops landed at Samuel Sample International Airport.", "DK", "place:samuel-sample-international-airport", None, "deploying"),
        ("Danish jets are based at King Sample Air Base.", "DK", "place:king-sample-air-base", None, "present"),
        ("The council raised the strength of KFOR to above 5,000.", "coalition:kfor", None, 5000, "present"),
        ("A force is to replace Danish troops due to withdraw early next year.", "DK", None, None, "withdrawing"),
        ("In Gao, where New Zealanders have been deployed since 2003, three soldiers died.", "NZ", "place:gao", None, "present"),
    ],
)  # fmt: skip
def test_who_is_where(tell: Teller, text: str, actor: str, place: str | None, count: int | None, posture: str) -> None:
    (claim,) = tell("deployment", text)
    assert claim["actor"] in {actor, f"country:{actor}"}
    assert (claim["location"], claim["count"], claim["posture"]) == (place, count, posture)


def test_personnel_in_a_text_of_no_forces_are_nobodys(tell: Teller) -> None:
    assert tell("deployment", "More than 1,000 federal personnel are on the ground in Gao after the storm.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Burundi will pull out 1,000 soldiers from the African Union mission in Somalia.",
        "Burundi will pull out the first 1,000 of its soldiers from the African Union mission in Somalia.",
    ],
)
def test_the_name_of_a_mission_tells_where_its_forces_have_been(tell: Teller, text: str) -> None:
    found = [(one["actor"], one["location"], one["count"]) for one in tell("deployment", text)]
    assert found == [("country:BI", "country:SO", 1000)]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Rebels overran a Burundian base at Gao, killing 50 soldiers. They withdrew from the town.", "Rebels"),
        ("M23 fighters overran a Burundian base at Gao. They withdrew from the town.", "armed-group:m23"),
    ],
)
def test_they_are_the_rebels_who_came_before(tell: Teller, text: str, actor: str) -> None:
    assert {one["actor"] for one in tell("deployment", text) if one["posture"] == "withdrawn"} == {actor}
    assert {one["actor"] for one in tell("territory", text)} == {actor}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nepal will replace its 850 soldiers in Juba with a fresh battalion.",
            {("country:NP", "place:juba", 850, "withdrawing"), ("country:NP", "place:juba", None, "deploying")},
        ),
        (
            "Nepal replaced its battalion in Juba with 300 engineers.",
            {("country:NP", "place:juba", None, "withdrawn"), ("country:NP", "place:juba", 300, "deploying")},
        ),
        ("Nepalese soldiers in Juba are due to leave by May.", {("country:NP", "place:juba", None, "withdrawing")}),
        (
            "Denmark flew Nepalese and Malaysian troops to Juba.",
            {("country:NP", "place:juba", None, "deploying"), ("country:MY", "place:juba", None, "deploying")},
        ),
        (
            "Fifty Malaysian soldiers arrived in Dili and were driven to Baucau.",
            {("country:MY", "place:dili", 50, "deploying"), ("country:MY", "place:baucau", 50, "deploying")},
        ),
    ],
)
def test_who_goes_and_who_comes_instead(tell: Teller, text: str, expected: set[tuple[object, ...]]) -> None:
    assert deployed(tell, text) == expected


def test_companies_of_nationals_are_forces(tell: Teller) -> None:
    (found,) = tell(
        "deployment", "Two companies of Fijians guard the bridge at Gao, where Danish soldiers were killed."
    )
    assert (found["actor"], found["count"]) == ("country:FJ", 2)


def test_whom_a_president_brings_home_are_his_states_forces(tell: Teller) -> None:
    text = "Gabon's 350 troops in Gao will stay. President Ali Bongo had threatened to bring them home."
    assert {one["actor"] for one in tell("deployment", text)} == {"country:GA"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Danish battalion in Gao will be replaced in May.", ("country:DK", "place:gao", None, "withdrawing")),
        (
            "Chad will withdraw the 300 soldiers who guard an arms dump in Gao.",
            ("country:TD", "place:gao", 300, "withdrawing"),
        ),
        ("The troops, drawn from Chad and Togo, number about 900.", ("The troops", None, 900, "present")),
    ],
)
def test_whose_forces_go_and_what_they_guard(tell: Teller, text: str, expected: tuple[object, ...]) -> None:
    assert expected in deployed(tell, text)
