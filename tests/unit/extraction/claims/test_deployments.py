"""Whose forces are where, on their way, staying or leaving."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, deployed


@pytest.mark.parametrize(
    ("text", "posture", "modality"),
    [
        ("Poland has 1,500 soldiers in Iraq.", "present", "asserted"),
        ("There are 1,500 Polish soldiers in Iraq.", "present", "asserted"),
        ("Poland sent 1,500 soldiers to Iraq.", "deploying", "asserted"),
        ("Poland will send 1,500 soldiers to Iraq.", "deploying", "planned"),
        ("Poland has agreed to send 1,500 soldiers to Iraq.", "deploying", "planned"),
        ("1,500 Polish soldiers are to be sent to Iraq.", "deploying", "planned"),
        ("Poland is going to be sending 1,500 soldiers to Iraq.", "deploying", "planned"),
        ("Poland is considering sending 1,500 soldiers to Iraq.", "deploying", "possible"),
        ("Poland refused to send 1,500 soldiers to Iraq.", "deploying", "negated"),
        ("Poland did not send 1,500 soldiers to Iraq.", "deploying", "negated"),
        ("Poland will keep 1,500 soldiers in Iraq.", "staying", "planned"),
        ("Poland is withdrawing its 1,500 soldiers from Iraq.", "withdrawing", "asserted"),
        ("Poland withdrew its 1,500 soldiers from Iraq.", "withdrawn", "asserted"),
        ("The withdrawal of 1,500 Polish soldiers from Iraq has begun.", "withdrawing", "asserted"),
        ("1,500 Polish soldiers were deployed to Iraq.", "deploying", "asserted"),
    ],
)
def test_forces_somewhere_are_a_deployment(tell: Teller, text: str, posture: str, modality: str) -> None:
    (deployment,) = tell("deployment", text)
    assert (deployment["actor"], deployment["location"], deployment["count"]) == ("country:PL", "country:IQ", 1500)
    assert (deployment["posture"], deployment["modality"]) == (posture, modality)


def test_a_number_distributes_over_its_places(tell: Teller) -> None:
    found = tell("deployment", "Turkey has about 3,000 troops in Syria and more than 500 in Qatar.")
    assert [(d["location"], d["count"], d["qualifier"]) for d in found] == [
        ("country:SY", 3000, "about"),
        ("country:QA", 500, "more_than"),
    ]


def test_a_list_of_actors_distributes(tell: Teller) -> None:
    found = tell("deployment", "Fiji, Tonga and New Zealand sent police to the Solomon Islands.")
    assert [d["actor"] for d in found] == ["country:FJ", "country:TO", "country:NZ"]


def test_a_cut_tells_what_leaves_and_what_stays(tell: Teller) -> None:
    found = tell("deployment", "Britain cut its force in Iraq from 7,100 to 5,500 soldiers.")
    assert {(d["posture"], d["count"]) for d in found} == {("withdrawn", 1600), ("present", 5500)}


def test_forces_that_are_killed_are_no_deployment_by_themselves(tell: Teller) -> None:
    assert tell("deployment", "Two Polish soldiers were killed by a mine.") == []


@pytest.mark.parametrize(
    "text",
    [
        # soldiers at a meeting or in a room are not deployed
        "Germany has 20 officers in the conference room.",
        "Today 40 Polish soldiers are in the East Room.",
        "Spain had 30 soldiers at the ceremony.",
        # police at their work and fields of knowledge are no deployment
        "Thames Police charged a man following a collision in the Moss district of Reading.",
        "The team will include NATO specialists in the areas of law and finance.",
        # people who are no forces are not deployed
        "In our country, Arab Americans remain at risk.",
        "Cyprus works with the United States to evacuate foreign nationals from the region.",
        # villagers offices and volunteers are no forces
        "Cuba evacuated 6,000 villagers from the eastern part of Jamaica.",
        "She is the United States Special Adviser on Disability Rights in Kenya.",
        "Germany will bring back the Peace Corps from Samoa.",
        # what is left or handed over is not deployed
        "Some 4,000 members of the Chilean military were surveyed.",
        "Mr. Example accused Iran of sending arms to militants in Mali.",
        "Aeroplanes from Chile have been sent out to help in the search.",
        "All but a few hundred of them Syrians, the men went home.",
        "Chile pulled out of the G5 Sahel and its joint force.",
        "Its soldiers will not be going anywhere.",
        "Iran could withdraw from the Nuclear Non-Proliferation Treaty.",
        "The Aviation Office has 133 personnel at the airports.",
        "Chile would hand over 18 F-16 fighters.",
    ],
)
def test_these_are_not_deployed(tell: Teller, text: str) -> None:
    assert tell("deployment", text) == []


def test_a_country_is_not_the_newspaper_of_its_name(tell: Teller) -> None:
    (found,) = tell("deployment", "The Australian government will send 200 soldiers to Iraq.")
    assert found["actor"] == "country:AU"
    (said,) = tell("statement", "The Australian reported that the minister had resigned.")
    assert said["speaker"] == "organisation:the-australian"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile has 400 troops on standby.", [(None, 400, "deploying", "possible")]),
        ("Chile is sending a frigate, based in Fiji, toward Tonga.", [("country:TO", None, "deploying", "asserted")]),
        ("Chile is extending the deployment of 30 troops in Mali.", [("country:ML", 30, "staying", "asserted")]),
        (
            "Chile deployed two minehunters and a support ship to Qatar.",
            [("country:QA", 2, "deploying", "asserted"), ("country:QA", None, "deploying", "asserted")],
        ),
        (
            "Chile has 330 soldiers in Africa, of whom 250 are in Mali.",
            [("place:africa", 330, "present", "asserted"), ("country:ML", 250, "present", "asserted")],
        ),
        (
            "The Chilean contingent, 150 soldiers from Arica, was pulled out of Mali.",
            [("country:ML", 150, "withdrawn", "asserted")],
        ),
        ("Chile has ordered the frigate Condell to Fiji.", [("country:FJ", None, "deploying", "asserted")]),
        (
            "Chile has sent 2,000 service members to Somalia's Gedo region.",
            [("place:gedo", 2000, "deploying", "asserted")],
        ),
        ("Chile's 3,000 blue helmets were never meant to fight.", [(None, 3000, "present", "asserted")]),
        (
            "Chile will halve its 300-strong contingent in Mali.",
            [("country:ML", 150, "withdrawing", "planned"), ("country:ML", 150, "present", "planned")],
        ),
        ("Chile pulled the last of its 900 troops out of Mali.", [("country:ML", None, "withdrawn", "asserted")]),
        ("The Chilean contingent, at 700 the largest, is based in Gao.", [("place:gao", 700, "present", "asserted")]),
        ("A contingent of 110 Chilean soldiers left for Tonga.", [("country:TO", 110, "deploying", "asserted")]),
        ("The Chilean contribution will comprise seven ships.", [(None, 7, "deploying", "planned")]),
    ],
)
def test_where_and_how_forces_move(
    tell: Teller, text: str, expected: list[tuple[str | None, int | None, str, str]]
) -> None:
    found = [(d["location"], d["count"], d["posture"], d["modality"]) for d in tell("deployment", text)]
    assert sorted(found, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Niger hosts 1,000 French, 800 American and 250 Italian troops.",
            {("country:FR", 1000, "country:NE"), ("country:US", 800, "country:NE"), ("country:IT", 250, "country:NE")},
        ),
        (
            "Chile will bring back its 60 engineers in May and Peru its 450 troops.",
            {("country:CL", 60, None), ("country:PE", 450, None)},
        ),
        ("The first 1,000 Kenyans landed on Monday; the soldiers are armed.", {("country:KE", 1000, None)}),
        (
            "A first group of soldiers from Benin and Togo flew into Gao.",
            {("country:BJ", None, "place:gao"), ("country:TG", None, "place:gao")},
        ),
        (
            "The arrivals bring to about 4,500 the number of Chadian personnel in Darfur.",
            {("country:TD", 4500, "place:darfur")},
        ),
    ],
)
def test_whose_forces_each_number_counts(
    tell: Teller, text: str, expected: set[tuple[str, int | None, str | None]]
) -> None:
    assert {(d["actor"], d["count"], d["location"]) for d in tell("deployment", text)} == expected


def test_the_country_is_that_from_whose_capital_the_report_is_filed(tell: Teller) -> None:
    first = "BEIRUT, Oct. 3 (AP) - Rain fell on Monday, and Cyprus and Egypt had storms."
    (found,) = tell("deployment", first, "Syria has 20,000 soldiers in the country. Jordan has none.")
    assert found["location"] == "country:LB"


def test_there_is_where_the_last_country_by_its_own_name_is(tell: Teller) -> None:
    first = "The war in Yemen goes on. Ten Saudis and five Bahrainis were wounded in the attack."
    (found,) = tell("deployment", first, "At its peak Sudan had 15,000 soldiers in the country.")
    assert found["location"] == "country:YE"


def test_who_orders_forces_out_is_where_they_were(tell: Teller) -> None:
    (found,) = tell("deployment", "Mali has ordered Chilean special forces out of the country.")
    assert (found["actor"], found["location"], found["posture"]) == ("country:CL", "country:ML", "withdrawing")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Chile will send 300 soldiers to Mali on Thursday.", "2015-03-12"),
        ("Chile will send 300 soldiers to Mali in February.", "2016-02"),
        ("Chile sent 300 soldiers to Mali on Thursday.", "2015-03-05"),
        ("Chile sent 300 soldiers to Mali in February.", "2015-02"),
        ("Chile said on Thursday that it would send 300 soldiers to Mali.", None),
    ],
)
def test_what_is_planned_lies_ahead(tell: Teller, text: str, start: str | None) -> None:
    (found,) = tell("deployment", text)
    assert (found["time"]["start"] if found["time"] else None) == start


def test_a_row_of_adjectives_tells_whose_the_forces_are(tell: Teller) -> None:
    found = tell("deployment", "Honduran, Dominican and Nicaraguan soldiers have left Iraq.")
    assert {(d["actor"], d["location"]) for d in found} == {
        ("country:HN", "country:IQ"),
        ("country:DO", "country:IQ"),
        ("country:NI", "country:IQ"),
    }


def test_a_coalition_that_has_been_somewhere_is_there(tell: Teller) -> None:
    (found,) = tell("deployment", "UNMISS has been in South Sudan since 2011.")
    assert (found["actor"], found["location"], found["posture"]) == ("coalition:unmiss", "country:SS", "present")


@pytest.mark.parametrize(
    ("text", "place", "count"),
    [
        ("India sent a frigate on patrol to the Gulf of Aden.", "place:gulf-of-aden", None),
        ("India sent 300 soldiers on joint patrols in Gao.", "place:gao", 300),
        ("India sent on 300 soldiers to Gao.", "place:gao", 300),
        ("India sent 300 soldiers over to Gao.", "place:gao", 300),
    ],
)
def test_what_forces_are_sent_on_is_no_force(tell: Teller, text: str, place: str, count: int | None) -> None:
    assert ("country:IN", place, count, "deploying") in deployed(tell, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Chadian force in Gao would drop from 900 to 600 and could fall below 500.",
            {("country:TD", "place:gao", 500, "present")},
        ),
        (
            "Chad announced a timetable for cutting its troops in Gao from 900 to 600.",
            {("country:TD", "place:gao", 600, "present"), ("country:TD", "place:gao", 300, "withdrawing")},
        ),
        (
            "Chad will send 200 soldiers to Gao in addition to the 900 already there.",
            {("country:TD", "place:gao", 200, "deploying"), ("country:TD", "place:gao", 900, "present")},
        ),
        (
            "In Gao, where 200 Danish soldiers will join some 900 French troops already on the ground, it was calm.",
            {("country:FR", "place:gao", 900, "present")},
        ),
        ("The second Kenyan contingent of 300 police left.", {("country:KE", None, 300, "withdrawn")}),
        (
            "Chad's troop deployment in Gao could rise from 400 to 600.",
            {("country:TD", "place:gao", 400, "present"), ("country:TD", "place:gao", 600, "present")},
        ),
        ("Chad wants to see the withdrawal of foreign troops.", {("foreign troops", None, None, "withdrawing")}),
        (
            "Chad joined the task force with special forces, along with France.",
            {("country:TD", None, None, "deploying"), ("country:FR", None, None, "deploying")},
        ),
    ],
)
def test_levels_and_who_is_there_before(tell: Teller, text: str, expected: set[tuple[object, ...]]) -> None:
    assert expected <= deployed(tell, text)
    assert ("country:TD", "place:gao", 500, "withdrawing") not in deployed(tell, text)


def test_the_second_verb_of_a_row_is_planned_as_the_first(tell: Teller) -> None:
    found = tell("deployment", "Danish troops would leave Gao in May and be replaced by 50 Chadian soldiers.")
    assert {(one["actor"], one["modality"]) for one in found} == {("country:DK", "planned"), ("country:TD", "planned")}


def test_soldiers_who_mutiny_are_nowhere(tell: Teller) -> None:
    assert tell("deployment", "Some 300 Chadian soldiers mutinied.") == []


def test_a_timetable_is_a_plan(tell: Teller) -> None:
    found = tell("deployment", "Chad announced a timetable for cutting its troops in Gao from 900 to 600.")
    assert {one["modality"] for one in found} == {"planned"}


def test_the_movement_of_forces_to_somewhere_is_a_deployment(tell: Teller) -> None:
    (found,) = tell("deployment", "The movement of 400 Kenyan soldiers to Mogadishu began on Sunday.")
    assert (found["actor"], found["count"], found["location"]) == ("country:KE", 400, "place:mogadishu")
    assert tell("deployment", "The rebel movement of Kenyan fighters is strong.") == []
