"""Who arms and trains, told once behind several participles; groups by their faith or land; who says two things."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, related

HEZBOLLAH = "armed-group:hezbollah"


@pytest.mark.parametrize(
    "text",
    [
        "Hezbollah, which is armed and financed by Iran, has fired rockets.",
        "Hezbollah is armed and financed by Iran.",
        "Hezbollah, armed and funded by Iran, fired rockets at Haifa.",
        "Hezbollah, backed and armed by Iran, seized the town.",
        "Hezbollah, trained, armed and funded by Iran, took the town.",
        "Hezbollah, which is trained and equipped by Iran, took the town.",
    ],
)
def test_who_is_told_last_does_all_of_a_row(tell: Teller, text: str) -> None:
    assert ("country:IR", "supports", HEZBOLLAH) in related(tell, text)
    assert not [one for one in tell("contribution", text) if one["actor"] != "country:IR"]


def test_fighters_by_what_was_done_for_them(tell: Teller) -> None:
    found = related(tell, "Fighters armed and trained by Turkey took the town of Afrin.")
    assert ("country:TR", "trains", "Fighters") in found
    assert ("country:TR", "supports", "Fighters") in found


def test_who_arms_in_the_active_does_so_alone(tell: Teller) -> None:
    found = related(tell, "Qatar backed and armed rebels opposed by Iran.")
    assert ("country:IR", "supports", "rebels") not in found


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The Shia movement has fired rockets at Israel.", HEZBOLLAH),
        ("The Lebanese group has fired rockets at Israel.", HEZBOLLAH),
        ("The Lebanese militant group has fired rockets at Israel.", HEZBOLLAH),
    ],
)
def test_a_group_by_its_faith_or_land(tell: Teller, text: str, subject: str) -> None:
    assert related(tell, "Hezbollah dug in near the border.", text) == [(subject, "fights", "country:IL")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The general denied that troops had fired first and blamed the rebels.", "troops had fired first"),
        ("The general said troops had left the town and warned of war.", "troops had left the town"),
        ("The general said France would stay and called for talks.", "France would stay"),
        ("The general said troops had left the town and killed 20 men.", "troops had left the town and killed 20 men"),
    ],
)
def test_what_is_said_ends_where_something_else_is(tell: Teller, text: str, told: str) -> None:
    assert {one["quote"] for one in tell("statement", text)} == {told}


def test_several_who_speak_behind_a_name(tell: Teller) -> None:
    text = "They took a bridge from Islamic State, a war monitor and a spokesman for the alliance said."
    assert [one["speaker"] for one in tell("statement", text)] == ["a war monitor", "a spokesman for the alliance"]


def test_who_speaks_behind_an_aside(tell: Teller) -> None:
    text = (
        "Ten civilians were killed, four-fifths of them in raids by the rebels, the UN mission in Libya (UNSMIL) said."
    )
    assert [one["speaker"] for one in tell("statement", text)] == ["coalition:unsmil"]


def test_who_leads_the_group_told_beside_another(tell: Teller) -> None:
    found = related(tell, "The brigades operate alongside the Peace Brigades, led by Tareq Saleh.")
    assert ("person:tareq-saleh", "leads", "armed-group:peace-brigades") in found


def test_deaths_in_a_country_are_no_war_on_it(tell: Teller) -> None:
    assert related(tell, "Russian jets killed 20 people in Syria.") == []
    assert related(tell, "Danish jets killed 20 fighters of Boko Haram in Mali.") == [
        ("country:DK", "fights", "armed-group:boko-haram")
    ]
