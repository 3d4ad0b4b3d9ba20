"""Who is in a coalition, how many there are, who leads it and what it is there for."""

import pytest

from tests.unit.extraction.claims.conftest import Teller

GUARDIAN = "coalition:operation-prosperity-guardian"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Operation Prosperity Guardian consists of navies such as those of NATO and includes Bahrain.", "member"),
        ("Bahrain joined Operation Prosperity Guardian.", "joined"),
        ("Bahrain will join Operation Prosperity Guardian.", "candidate"),
        ("Bahrain refused to join Operation Prosperity Guardian.", "refused"),
        ("Bahrain has left Operation Prosperity Guardian.", "left"),
    ],
)
def test_a_member_stands_in_a_coalition_joins_or_leaves_it(tell: Teller, text: str, status: str) -> None:
    found = [claim for claim in tell("membership", text) if claim["member"] == "country:BH"]
    assert [(claim["coalition"], claim["status"]) for claim in found] == [(GUARDIAN, status)]


def test_such_as_and_including_name_members(tell: Teller) -> None:
    found = tell("membership", "Operation Prosperity Guardian is made up of 20 nations, including Bahrain and Greece.")
    assert {claim["member"] for claim in found} == {"country:BH", "country:GR"}


@pytest.mark.parametrize(
    ("text", "count", "qualifier"),
    [
        ("Operation Prosperity Guardian is composed of 20 nations.", 20, "exact"),
        ("Operation Prosperity Guardian, a coalition of more than 20 countries, patrols the sea.", 20, "more_than"),
        ("Operation Prosperity Guardian now has 23 members.", 23, "exact"),
    ],
)
def test_the_number_of_countries_is_the_size_of_the_coalition(
    tell: Teller, text: str, count: int, qualifier: str
) -> None:
    (size,) = tell("coalition_size", text)
    assert (size["coalition"], size["count"], size["qualifier"]) == (GUARDIAN, count, qualifier)


@pytest.mark.parametrize(
    "text",
    [
        "The Saudi-led coalition in Yemen struck a port.",
        "Resolute Support, which is led by Saudi Arabia, is in Yemen.",
        "Saudi Arabia leads Resolute Support in Yemen.",
    ],
)
def test_who_leads_a_coalition_is_a_relation(tell: Teller, text: str) -> None:
    leads = [claim for claim in tell("relation", text) if claim["predicate"] == "leads"]
    assert [claim["subject"] for claim in leads] == ["country:SA"]
    assert leads[0]["object"].startswith("coalition:")


@pytest.mark.parametrize(
    ("text", "purpose", "status"),
    [
        (
            "Kenya sent 400 police officers to Haiti to guard the airport.",
            "guard the airport",
            "started",
        ),
        ("Canada ended its combat mission in Kandahar.", "combat mission in Kandahar", "ended"),
        ("Japan has suspended its refuelling mission.", "refuelling mission", "suspended"),
        ("NATO's mission has shifted from combat to training soldiers.", "training soldiers", "shifting"),
    ],
)
def test_what_forces_are_there_for_is_a_mission(tell: Teller, text: str, purpose: str, status: str) -> None:
    assert (purpose, status) in {(claim["purpose"], claim["status"]) for claim in tell("mission", text)}


@pytest.mark.parametrize(
    ("text", "coalition", "count"),
    [
        ("A 15-nation force will patrol the port.", "coalition:15-nation-force", 15),
        ("Operation Prosperity Guardian grew. Twelve countries joined it.", GUARDIAN, 12),
        (
            "Operation Prosperity Guardian grew. Ten countries take part, four of them from outside the alliance.",
            GUARDIAN,
            10,
        ),
        ("Operation Prosperity Guardian met. The ten participating nations agreed.", GUARDIAN, 10),
    ],
)
def test_a_size_is_of_the_coalition_spoken_of(tell: Teller, text: str, coalition: str, count: int) -> None:
    found = tell("coalition_size", "NATO and Operation Prosperity Guardian met in Manama.", text)
    assert [(claim["coalition"], claim["count"]) for claim in found] == [(coalition, count)]


@pytest.mark.parametrize(
    "text",
    ["A six-member liaison team of the United Nations came.", "They back a two-state solution. The force left."],
)
def test_teams_and_solutions_have_no_size(tell: Teller, text: str) -> None:
    assert tell("coalition_size", text) == []


def test_who_turns_down_an_invitation_to_join_has_not_joined(tell: Teller) -> None:
    found = tell("membership", "Tonga turned down an invitation to join Operation Prosperity Guardian.")
    assert [claim["status"] for claim in found if claim["member"] == "country:TO"] in (["refused"], [])


def test_a_force_of_a_body_is_led_by_whom_the_hyphen_names(tell: Teller) -> None:
    (leads,) = tell("relation", "A Fijian-led UN force landed in Suva.")
    assert (leads["subject"], leads["object"]) == ("country:FJ", "coalition:fiji-led")


@pytest.mark.parametrize(
    ("text", "members"),
    [
        (
            "Operation Prosperity Guardian grew. Twelve countries take part, four from outside NATO, including Fiji.",
            {"country:FJ"},
        ),
        ("Tonga, which is not a NATO member, left.", set()),
        ("It is joining Canada, the European Union and Chile to launch a fund for the army.", set()),
        ("Key UN partners, including Fiji, sent troops.", set()),
        ("Fiji suspended its patrols in Operation Prosperity Guardian waters.", set()),
    ],
)
def test_who_takes_part_is_a_member_and_who_stands_beside_is_none(tell: Teller, text: str, members: set[str]) -> None:
    found = tell("membership", text)
    assert {claim["member"] for claim in found if claim["status"] != "left"} == members


def test_a_council_of_experts_is_no_coalition(tell: Teller) -> None:
    assert tell("coalition_size", "The Harbour Council will include up to 24 members from industry.") == []
    assert [claim["count"] for claim in tell("coalition_size", "The Arab League has 22 members.")] == [22]


def test_who_belongs_to_a_coalition_is_a_member_and_no_ground_of_it(tell: Teller) -> None:
    text = "KFOR, to which Chad, Togo and Fiji belong, will stay. Denmark belongs to the coalition."
    assert {one["member"] for one in tell("membership", text)} == {f"country:{one}" for one in ("TD", "TG", "FJ", "DK")}
    assert tell("territory", text) == []


@pytest.mark.parametrize(
    ("text", "member", "status"),
    [
        ("KFOR has a new commander. Chile and Togo are also among its members.", "country:TG", "member"),
        ("KFOR is to grow. Chile has ruled out any participation.", "country:CL", "refused"),
    ],
)
def test_members_of_the_coalition_spoken_of(tell: Teller, text: str, member: str, status: str) -> None:
    told = {(d["coalition"], d["member"], d["status"]) for d in tell("membership", text)}
    assert ("coalition:kfor", member, status) in told


def test_who_wants_others_to_leave_does_not_leave(tell: Teller) -> None:
    text = "KFOR has refused to give up positions that Togo wanted it to leave."
    assert "country:TG" not in {d["member"] for d in tell("membership", text)}


def test_soldiers_brought_home_from_a_country_make_it_no_member(tell: Teller) -> None:
    text = "Chile is to bring its 90 soldiers home from Kosovo, the third country to quit the US-led force."
    assert "country:XK" not in {d["member"] for d in tell("membership", text)}


def test_a_size_is_of_the_coalition_in_which_countries_have_troops(tell: Teller) -> None:
    (told,) = tell("coalition_size", "Chile joined MINUSMA in May.", "Some 30 nations have troops in KFOR.")
    assert (told["coalition"], told["count"]) == ("coalition:kfor", 30)


@pytest.mark.parametrize("word", ["partners", "members"])
def test_one_of_the_smallest_is_one_of_them(tell: Teller, word: str) -> None:
    text = f"Chile, one of the smallest {word} in KFOR, keeps 90 men at Pec."
    assert ("coalition:kfor", "country:CL") in {(d["coalition"], d["member"]) for d in tell("membership", text)}
