"""What is said late in the day, clauses with "whose", what a source tells within a clause, who speaks for "his"."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, deployed, ground

WAR = "Fighting between troops and rebels killed 12 soldiers as forces clashed."


@pytest.mark.parametrize(
    "text",
    [
        "Chile will bring home its 370 men, President Kofi Moss said late Monday, hours after Peru ordered its men home.",
        "Chile will bring home its 370 men, President Kofi Moss said early Friday, days after its base was hit.",
    ],
)
def test_what_is_said_late_stands_before(tell: Teller, text: str) -> None:
    assert [one["quote"] for one in tell("statement", text)] == ["Chile will bring home its 370 men"]


def test_what_is_said_late_stands_behind(tell: Teller) -> None:
    text = "President Kofi Moss said late Monday the soldiers would leave Mali."
    assert [one["quote"] for one in tell("statement", text)] == ["the soldiers would leave Mali"]


def test_what_a_source_tells_within_a_clause(tell: Teller) -> None:
    text = "Its jets attacked a base where, according to the army, 12 Iranian soldiers were killed."
    assert [one["quote"] for one in tell("statement", text)] == ["12 Iranian soldiers were killed"]


def test_whose_men_his_are_behind_another_speaker(tell: Teller) -> None:
    text = "White House spokesman John Hall said it was bad. Chile's prime minister, Ana Moss, said she would withdraw "
    assert deployed(tell, f"{text}her 450 soldiers from Mali.") == {("country:CL", "country:ML", 450, "withdrawing")}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Chile, whose General Ana Moss commands the force, has pledged 200 soldiers.", "country:CL"),
        ("Chile, whose jets bombed the town, will send 200 soldiers to Mali.", "country:CL"),
    ],
)
def test_who_gives_around_a_clause_with_whose(tell: Teller, text: str, actor: str) -> None:
    assert {one["actor"] for one in tell("contribution", text)} <= {actor}
    assert {who for who, _, count, _ in deployed(tell, text) if count == 200} == {actor}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Italian marines came ashore in rubber boats.", None),
        ("Italian marines came ashore in Lebanon.", "country:LB"),
    ],
)
def test_who_comes_ashore(tell: Teller, text: str, place: str | None) -> None:
    assert deployed(tell, WAR, text) == {("country:IT", place, None, "deploying")}


def test_who_reinforces_others_does_not_send_them(tell: Teller) -> None:
    text = "Italian marines landed in Lebanon, the first large contingent to reinforce the UN peacekeepers there."
    assert {actor for actor, *_ in deployed(tell, text)} == {"country:IT"}


def test_a_battalion_with_a_mission_is_deployed(tell: Teller) -> None:
    assert deployed(tell, "Ghana has a battalion with UNIFIL.") == {("country:GH", None, None, "present")}


@pytest.mark.parametrize(
    "text",
    ["The Peshmerga guard 200 suspected members of Islamic State.", "The army guards prisoners of Islamic State."],
)
def test_who_is_guarded_in_prison_is_not_protected(tell: Teller, text: str) -> None:
    assert not [one for one in tell("relation", text) if one["predicate"] == "protects"]


def test_fighters_who_pour_in_are_not_uprooted(tell: Teller) -> None:
    assert not tell("casualties", "Hundreds of insurgents poured into the complex.")
    assert [one["outcome"] for one in tell("casualties", WAR, "Hundreds of refugees poured into Tunisia.")] == [
        "displaced"
    ]


def test_an_area_that_is_kept_free_of_arms_is_not_held(tell: Teller) -> None:
    assert not ground(tell, WAR, "The army is to keep the area free of weapons.")


def test_a_compound_bears_its_own_name(tell: Teller) -> None:
    told = ground(tell, WAR, "The rebels took the Bab al-Azizya compound and the Abu Salim prison.")
    assert {place for _, _, place in told} == {"place:bab-al-azizya", "place:abu-salim"}


def test_a_compound_of_a_man_is_no_place_by_his_name(tell: Teller) -> None:
    told = ground(tell, WAR, "The rebels took the Gaddafi compound.")
    assert "place:gaddafi" not in {place for _, _, place in told}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Denmark has 130 soldiers in Iraq and Norway about 70.",
            {("country:DK", "country:IQ", 130, "present"), ("country:NO", "country:IQ", 70, "present")},
        ),
        (
            "About 3,500 paratroopers of the 82nd Airborne Division are on their way to Kuwait.",
            {("country:US", "country:KW", 3500, "deploying")},
        ),
        ("The militia warned Iraqi soldiers to stay at least 1,000 metres from its bases.", set()),
        ("NATO moved its trainers out of Iraq.", {("organisation:nato", "country:IQ", None, "withdrawn")}),
    ],
)
def test_whose_forces_are_where_beside_others(tell: Teller, text: str, found: set[tuple[object, ...]]) -> None:
    assert deployed(tell, text) == found
    assert not [one for one in tell("membership", text) if one["member"] == "country:IQ"]


def test_who_is_moved_out_trains_nobody(tell: Teller) -> None:
    assert not tell("contribution", "NATO moved its trainers out of Iraq.")


def test_a_purpose_ends_before_what_goes_with_it(tell: Teller) -> None:
    text = "Chad has sent 300 soldiers to fight the rebels, with a joint operations centre in Gao."
    assert [one["purpose"] for one in tell("mission", text)] == ["fight the rebels"]


def test_those_who_were_killed_are_dead_whatever_is_wanted(tell: Teller) -> None:
    text = "The rebels want compensation for three fighters killed in clashes."
    assert [(one["count"], one["modality"]) for one in tell("casualties", text)] == [(3, "asserted")]


def test_a_quotation_ends_before_when_it_was_said(tell: Teller) -> None:
    text = 'The minister said "nothing is off the table" when asked if soldiers could be sent.'
    assert [one["quote"] for one in tell("statement", text)] == ["nothing is off the table"]


def test_a_seat_of_government_has_ministers_of_its_state(tell: Teller) -> None:
    found = tell("role", "Dublin's defence minister, Simon Coveney, said it was over.")
    assert [one["organisation"] for one in found] == ["country:IE"]
