"""Forces between two places: still under way, back after a tour, at sea, or only brought to be treated."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, deployed

Where = tuple[object, ...]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bolivia has 300 engineers on the way to Haiti by sea.", {("country:BO", "country:HT", 300, "deploying")}),
        ("Bolivia has 300 engineers bound for Haiti.", {("country:BO", "country:HT", 300, "deploying")}),
        ("Bolivia has two ships steaming towards Haiti.", {("country:BO", "country:HT", 2, "deploying")}),
        ("Two Bolivian frigates are under way to Haiti.", {("country:BO", "country:HT", 2, "deploying")}),
        ("Two Bolivian frigates are in transit to Haiti.", {("country:BO", "country:HT", 2, "deploying")}),
        (
            "Bolivia has 1,200 soldiers in Haiti, with a further 600 on the way by road.",
            {("country:BO", "country:HT", 1200, "present"), ("country:BO", "country:HT", 600, "deploying")},
        ),
        ("Bolivian troops have come under fire in Haiti.", set()),
    ],
)
def test_who_is_on_the_way_is_not_there_yet(tell: Teller, text: str, expected: set[Where]) -> None:
    assert deployed(tell, text) == expected


@pytest.mark.parametrize(
    ("text", "place", "posture"),
    [
        ("Norway flies six jets from the base at Niamey.", "place:niamey", "present"),
        ("Four Norwegian jets have been flying from Niamey.", "place:niamey", "present"),
        ("Norway flew six jets from Bodo to Niamey.", "place:niamey", "deploying"),
        ("Norway flew its men out of Niamey.", "place:niamey", "withdrawn"),
    ],
)
def test_aircraft_are_where_they_fly_from(tell: Teller, text: str, place: str, posture: str) -> None:
    (claim,) = tell("deployment", text)
    assert (claim["location"], claim["posture"]) == (place, posture)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Some 410 soldiers of the Zambian army landed in Lusaka after eight months in Chad.",
            {("country:ZM", "country:TD", 410, "withdrawn")},
        ),
        (
            "HMAS Perth docked in Sydney after six months off Somalia.",
            {("country:AU", "country:SO", None, "withdrawn")},
        ),
        ("HNLMS Tromp will sail from Den Helder on Monday.", {("country:NL", None, None, "deploying")}),
        ("HDMS Absalon is due home in May.", {("country:DK", None, None, "withdrawing")}),
        (
            "HMS Kent relieves HMS Montrose, which is on her way home after six months in the Gulf.",
            {("country:GB", None, None, "deploying"), ("country:GB", "place:gulf", None, "withdrawing")},
        ),
        (
            "The Danish contingent arrived in Gao after a week in Dakar.",
            {("country:DK", "place:gao", None, "deploying")},
        ),
    ],
)
def test_who_comes_after_a_tour_comes_home(tell: Teller, text: str, expected: set[Where]) -> None:
    assert deployed(tell, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nine wounded Danish soldiers were evacuated to Germany.",
        "Three Ghanaian peacekeepers who were hurt have been flown to Dakar for treatment.",
        "Two Danish soldiers were flown to a hospital in Juba.",
        "The ships of the World Food Programme reached Mogadishu.",
        "UNICEF planes landed in Juba.",
        "The captured men, nine of them Danish, are held in Gao.",
    ],
)
def test_who_is_brought_to_be_treated_or_brings_aid_is_no_force(tell: Teller, text: str) -> None:
    assert not tell("deployment", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chad has pulled out all but 200 of its 4,000 troops in Mali.",
            {
                ("country:TD", "country:ML", 200, "staying"),
                ("country:TD", "country:ML", None, "withdrawn"),
                ("country:TD", "country:ML", 4000, "present"),
            },
        ),
        (
            "Chad rushed 900 soldiers, 60 tanks and two frigates to the Baltic.",
            {
                ("country:TD", "place:baltic", 900, "deploying"),
                ("country:TD", "place:baltic", 60, "deploying"),
                ("country:TD", "place:baltic", 2, "deploying"),
            },
        ),
        (
            "Small units from Togo and Ghana are guarding the refinery at Gao.",
            {("country:TG", "place:gao", None, "present"), ("country:GH", "place:gao", None, "present")},
        ),
        (
            "Chad contributes 600 engineers, who are repairing roads in Takeo.",
            {("country:TD", "place:takeo", 600, "present")},
        ),
        ("Chad has provided 600 engineers.", {("country:TD", None, 600, "present")}),
        ("The Danish battalion should be in place by January.", {("country:DK", None, None, "deploying")}),
    ],
)
def test_how_many_and_where(tell: Teller, text: str, expected: set[Where]) -> None:
    assert deployed(tell, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A fresh contingent of the same size flew out last week to replace them.", ("country:KE", "deploying")),
        ("A second contingent is expected within weeks.", ("country:KE", "deploying")),
        ("Two more companies are expected within days, a Haitian source said.", ("country:KE", "deploying")),
        ("Mary Sample urged the government to bring the contingent home by June.", ("country:KE", "withdrawing")),
        ("Mary Sample urged government to bring the contingent home by June.", ("country:KE", "withdrawing")),
    ],
)
def test_whose_they_are_was_told_before(tell: Teller, text: str, expected: Where) -> None:
    (claim,) = tell("deployment", "Kenya has 900 police officers in Haiti.", text)
    assert (claim["actor"], claim["posture"]) == expected


def test_who_is_at_a_commands_disposal_waits(tell: Teller) -> None:
    (claim,) = tell("deployment", "Togo's defence minister said that 600 soldiers were at the mission's disposal.")
    assert (claim["actor"], claim["posture"], claim["modality"]) == ("country:TG", "deploying", "possible")


def test_some_of_others_are_no_forces(tell: Teller) -> None:
    text = (
        "Iraq has 9,000 troops in Kuwait. It holds hundreds of Westerners. It let 106 of them, most of them nurses, go."
    )
    assert [claim["count"] for claim in tell("deployment", text)] == [9000]


def test_a_commander_has_the_soldiers_of_his_mission(tell: Teller) -> None:
    text = (
        "KFOR's commander, German General Klaus Sample, is ready. Sample has 6,500 of the 8,000 soldiers he asked for."
    )
    assert "coalition:kfor" in {claim["actor"] for claim in tell("deployment", text)}


def test_a_group_that_is_beaten_down_withdraws_nobody(tell: Teller) -> None:
    assert deployed(tell, "Al-Shabaab is down to 250 fighters from 3,000.") == {
        ("armed-group:al-shabaab", None, 250, "present")
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru has built a camp for 480 soldiers at Gao, and 800 Fijians are expected within the week.",
            ("country:FJ", None, 800, "deploying"),
        ),
        (
            "The African Union Mission in Somalia (AMISOM), which deploys some 17,700 soldiers, is stretched.",
            ("coalition:amisom", None, 17700, "present"),
        ),
        (
            "Peru has stationed a team of advisers in Gao. A Chilean official put their number at two dozen.",
            ("country:PE", "place:gao", 24, "present"),
        ),
        (
            "A Danish task force of 300 men keeps watch over the western zone.",
            ("country:DK", "the western zone", 300, "present"),
        ),
        ("Denmark has 90 men in Gao. Fiji will come in May.", ("country:FJ", None, None, "deploying")),
        ("Denmark has 90 men in Gao. The Dutch are there already.", ("country:NL", "place:gao", None, "present")),
        (
            "Denmark has 90 men in Gao. Two armoured brigades, 20,000 men in all, guarded Tabuk.",
            ("country:DK", "place:tabuk", 20000, "present"),
        ),
        (
            "Fiji will send a battalion to Juba. Its advance party of 180 left Suva by air on Wednesday.",
            ("country:FJ", "place:juba", 180, "deploying"),
        ),
        (
            "The 260 members of the Peace Monitoring Group live in tents at Loloho.",
            ("coalition:peace-monitoring-group", None, 260, "present"),
        ),
    ],
)
def test_of_whom_more_is_told_beside(tell: Teller, text: str, expected: Where) -> None:
    assert expected in deployed(tell, text)


@pytest.mark.parametrize(
    "text",
    [
        "Fiji will send no soldiers, because 300,000 Fijians live across the border in Vojvodina.",
        "Danish soldiers hold the hill, Slovaks and Hungarians the bridge.",
        "The force has 7,000 men. Four in five of them are Danish.",
        "The first of 10,000 Danish recruits began drill in Aalborg.",
    ],
)
def test_nationals_and_shares_that_are_no_forces(tell: Teller, text: str) -> None:
    told = deployed(tell, text)
    assert all(count not in (300000, 5, 10000) and place != "country:SK" for _, place, count, _ in told)


@pytest.mark.parametrize(
    ("text", "location"),
    [
        ("France is sending 300 more soldiers from its base in Gabon.", None),
        ("Denmark sent 300 soldiers from its garrison in Tallinn to Gao.", "place:gao"),
        ("Denmark sent 300 soldiers to its base in Gao.", "place:gao"),
    ],
)
def test_a_base_that_they_set_out_from_is_not_where_they_go(tell: Teller, text: str, location: str | None) -> None:
    assert [(told[1], told[2]) for told in deployed(tell, text)] == [(location, 300)]


def test_those_who_are_taken_prisoner_are_nowhere(tell: Teller) -> None:
    assert not deployed(tell, "Rebels attacked Gao. Some 400 Danish soldiers were taken prisoner.")
