"""Members that the words around a row of states tell."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("KFOR's contributing nations include Slovenia, Austria and the Czech Republic.", {"SI", "AT", "CZ"}),
        ("At first UNAMSIL was made up of 6,000 soldiers from Nigeria, Kenya and India.", {"NG", "KE", "IN"}),
        ("INTERFET brings together some 20 states, along with partners such as Kenya and Brazil.", {"KE", "BR"}),
        ("Chadian soldiers serving with MINUSMA were attacked near Kidal.", {"TD"}),
        ("Ghana, the largest contributor to UNIFIL, lost two men.", {"GH"}),
        ("Nepal provides the largest contingent of UNIFIL.", {"NP"}),
        ("Norway sent a frigate to the gulf as part of Operation Atalanta.", {"NO"}),
        ("Peru and Fiji are among the 30 countries that contribute to UNDOF.", {"PE", "FJ"}),
        ("Six states sent troops to UNFICYP. These are Slovakia, Hungary and Serbia.", {"SK", "HU", "RS"}),
        ("Operation Atalanta goes on, with Spain, Italy and Serbia contributing to the effort.", {"ES", "IT", "RS"}),
        ("Brazil continues to supply the majority of troops for MINUSTAH.", {"BR"}),
        ("Chile plays a lead role within MINUSTAH.", {"CL"}),
        ("Togo still has 930 soldiers with MINUSMA.", {"TG"}),
        ("That leaves Slovenia as the only new member of KFOR.", {"SI"}),
        ("UNDOF is staffed by India, Ireland (130) and Fiji.", {"IN", "IE", "FJ"}),
    ],
)
def test_a_row_of_states_are_members_by_the_words_around_it(tell: Teller, text: str, members: set[str]) -> None:
    found = tell("membership", text)
    assert {claim["member"] for claim in found} == {f"country:{code}" for code in members}
    assert {claim["status"] for claim in found} == {"member"}


def test_who_goes_before_is_told_with_who_follows(tell: Teller) -> None:
    text = "Portugal became the third country, after Italy, to leave Operation Atalanta."
    assert {(claim["member"], claim["status"]) for claim in tell("membership", text)} == {
        ("country:PT", "left"),
        ("country:IT", "left"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Kenya will pull its soldiers out of Somalia.",
        "The force drove the troops of Iraq from Kuwait.",
        "KFOR withdrew its soldiers from Serbia and Albania.",
        "Soldiers were sent to South Sudan as part of the peacekeeping mission.",
    ],
)
def test_places_that_forces_leave_are_no_members(tell: Teller, text: str) -> None:
    assert tell("membership", text) == []


def test_what_took_over_from_another_stays_in_focus(tell: Teller) -> None:
    text = "EUFOR Althea took over from SFOR. Chile and Turkey are among the 30 countries that take part."
    assert {claim["coalition"] for claim in tell("membership", text)} == {"coalition:eufor-althea"}


def test_members_that_are_only_some_are_no_size(tell: Teller) -> None:
    assert tell("coalition_size", "The two major members of KFOR are Italy and Germany.") == []
    (size,) = tell("coalition_size", "KFOR, with 4,500 soldiers from 27 countries, stays in Pristina.")
    assert (size["coalition"], size["count"]) == ("coalition:kfor", 27)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The coalition in Yemen announced the end of Qatar's participation in the alliance.", "left"),
        ("Qatar officially declared its withdrawal from the Saudi-led coalition in Yemen.", "left"),
        ("Takuba: contributions to Task Force Takuba have been pledged by Qatar.", "candidate"),
    ],
)
def test_nouns_tell_who_leaves_or_will_give(tell: Teller, text: str, status: str) -> None:
    found = [claim for claim in tell("membership", text) if claim["member"] == "country:QA"]
    assert [claim["status"] for claim in found] == [status]


def test_what_is_spoken_of_more_often_stays_in_focus(tell: Teller) -> None:
    text = (
        "Task Force Takuba trains soldiers. Task Force Takuba is small. France has planes in the Sahel in support of "
        "Operation Barkhane. Peru and Fiji are among the countries that take part."
    )
    found = {(claim["member"], claim["coalition"]) for claim in tell("membership", text)}
    assert ("country:PE", "coalition:task-force-takuba") in found


def test_who_takes_part_in_two_operations_is_in_both(tell: Teller) -> None:
    found = tell("membership", "Serbia took part in Operation Ocean Shield and Operation Atalanta.")
    assert {claim["coalition"] for claim in found} == {
        "coalition:operation-ocean-shield",
        "coalition:operation-atalanta",
    }


def test_a_new_mission_is_not_the_one_spoken_of(tell: Teller) -> None:
    text = "Operation Sentinel guards the strait. France wants a European mission, and Denmark will join the mission."
    assert {claim["coalition"] for claim in tell("membership", text)} != {"coalition:operation-sentinel"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Tonga and Fiji are the only other states to have joined Operation Atalanta.", "joined"),
        ("Fiji ruled out joining Operation Atalanta.", "refused"),
        ("Fiji sent a cook rather than formally join Operation Atalanta.", "refused"),
        ("Operation Atalanta began in 2008. Fiji acceded in 2012.", "joined"),
        ("Tonga joined Operation Atalanta, a day before Fiji followed suit.", "joined"),
        ("Operation Atalanta goes on. Fiji announced its departure.", "leaving"),
        ("Fiji's rulers quarrelled. They have since pulled out of Operation Atalanta.", "left"),
        ("They trained 300 Fijian recruits under Operation Atalanta.", None),
        ("Their men are in Fiji, where Tonga keeps 900 men with Operation Atalanta.", None),
    ],
)
def test_joining_and_leaving_are_told_in_many_ways(tell: Teller, text: str, status: str | None) -> None:
    found = [claim["status"] for claim in tell("membership", text) if claim["member"] == "country:FJ"]
    assert found == ([status] if status else [])


def test_the_task_force_is_the_one_that_has_that_name(tell: Teller) -> None:
    opening = "Combined Task Force 151 and Operation Atalanta hunt pirates."
    (claim,) = tell("membership", opening, "Fiji joined the task force.")
    assert claim["coalition"] == "organisation:combined-task-force-151"


def test_states_that_have_forces_there_are_the_size(tell: Teller) -> None:
    (size,) = tell("coalition_size", "Operation Atalanta goes on.", "Some 30 countries have 900 soldiers there.")
    assert (size["coalition"], size["count"]) == ("coalition:operation-atalanta", 30)


def test_whoever_left_before_something_else_happened_left_no_coalition(tell: Teller) -> None:
    text = "After the Fijians left, he went on fighting."
    assert tell("membership", "Operation Atalanta goes on.", text) == []


def test_whose_participation_is_extended_is_a_member(tell: Teller) -> None:
    (found,) = tell("membership", "Parliament approved an extension for Uruguay's participation in MINUSTAH.")
    assert (found["member"], found["status"], found["modality"]) == ("country:UY", "member", "asserted")


def test_where_forces_went_joins_nothing(tell: Teller) -> None:
    (found,) = tell("membership", "Denmark sent troops to Iraq, later joining the coalition against IS.")
    assert (found["member"], found["status"]) == ("country:DK", "joined")


def test_under_whose_forces_others_served_is_told_of_them_only(tell: Teller) -> None:
    assert tell("membership", "The unit was stationed under German forces at Mazar-i-Sharif as part of ISAF.") == []


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (
            ["KFOR goes on.", "Only contingents from Chile and Peru will remain in the force."],
            {("CL", "member"), ("PE", "member")},
        ),
        (["KFOR goes on.", "Fiji said it would not stay in the force after May."], {("FJ", "leaving")}),
        (
            ["The Saudi-led coalition has bombed Yemen since March. Egypt joined the campaign in April."],
            {("EG", "joined")},
        ),
        (
            ["The Collective Security Treaty Organization is a bloc. Its members are Russia and Belarus."],
            {("RU", "member"), ("BY", "member")},
        ),
        (
            ["The battle group of 900 soldiers is in Gao. Chad takes part as well, while Togo will join in May."],
            {("TD", "member"), ("TG", "candidate")},
        ),
        (
            ["KFOR goes on.", "Two hundred Ghanaian troops landed as the advance party of the force."],
            {("GH", "member")},
        ),
        (["The soldiers are home. Kenya has joined a campaign against polio."], set()),
        (
            ["KFOR goes on.", "Peru has followed Chile out of the force, but Fiji is staying."],
            {("PE", "left"), ("CL", "left"), ("FJ", "member")},
        ),
        (["KFOR goes on.", "France and Italy have the largest contingents."], {("FR", "member"), ("IT", "member")}),
        (["KFOR goes on.", "Peru stayed out of the war."], set()),
        (["Peru joined KFOR in 2017 and Chile in 2021."], {("PE", "joined"), ("CL", "joined")}),
        (
            ["KFOR is made up mainly of Nigerian soldiers, with some Guineans and Ghanaians."],
            {("NG", "member"), ("GN", "member"), ("GH", "member")},
        ),
        (["The Spanish cabinet agreed that 300 soldiers should join KFOR."], {("ES", "candidate")}),
        (["Peru joined KFOR in 2017 with help from Chile in the north."], {("PE", "joined")}),
    ],
)
def test_who_is_in_it_for_what_they_do(tell: Teller, paragraphs: list[str], expected: set[tuple[str, str]]) -> None:
    found = tell("membership", *paragraphs)
    assert {(claim["member"].split(":")[-1], claim["status"]) for claim in found} == expected
