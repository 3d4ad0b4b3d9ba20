"""What is moved along with forces, hired fighters, members by what else they are, one killed in a headline."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, deployed

WAR = "The US-led coalition against Islamic State bombed the town, killing 12 fighters."


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Britain sent two frigates to Yemen, along with a minehunter.", None),
        ("Britain sent 300 men to Yemen together with 40 tanks.", 40),
        ("Britain sent jets to Yemen, along with 600 marines.", 600),
    ],
)
def test_what_goes_along_goes_too(tell: Teller, text: str, count: int | None) -> None:
    assert ("country:GB", "country:YE", count, "deploying") in deployed(tell, text)


@pytest.mark.parametrize(
    "text",
    [
        "Turkey has sent 3,000 Syrian fighters to Libya.",
        "Turkey sent drones to Libya, together with 3,000 Syrian fighters.",
        "Turkey has flown 3,000 Syrian mercenaries to Libya.",
    ],
)
def test_who_hires_fighters_sends_them(tell: Teller, text: str) -> None:
    found = deployed(tell, text)
    assert ("country:TR", "country:LY", 3000, "deploying") in found
    assert {actor for actor, *_ in found} == {"country:TR"}


def test_soldiers_of_another_state_are_its_own(tell: Teller) -> None:
    assert deployed(tell, "France flew 200 Chadian soldiers to Mali.") == {
        ("country:TD", "country:ML", 200, "deploying")
    }


@pytest.mark.parametrize(
    "text",
    [
        "Ankara, a NATO ally and a member of the coalition, has shelled the town.",
        "Turkey, a close US ally and coalition member, has shelled the town.",
        "Turkey, home of a NATO base and the only Muslim member of the coalition, has shelled the town.",
        "Turkey is a NATO member and part of the coalition.",
    ],
)
def test_who_is_a_member_besides(tell: Teller, text: str) -> None:
    found = [(one["member"], one["status"]) for one in tell("membership", WAR, text) if "daesh" in one["coalition"]]
    assert found == [("country:TR", "member")]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Irish peacekeeper killed in south Lebanon", "country:IE"),
        ("French soldier dies in Iraq", "country:FR"),
        ("Saudi soldier killed in border clash with Houthis", "country:SA"),
    ],
)
def test_one_whom_a_headline_begins_with(tell: Teller, text: str, actor: str) -> None:
    assert [(one["actor"], one["count"], one["outcome"]) for one in tell("casualties", text)] == [(actor, 1, "killed")]


def test_a_group_that_is_supplied_is_not_given(tell: Teller) -> None:
    found = tell("contribution", "The Syrian Democratic Forces are supplied by the US.")
    assert [(one["actor"], one["contribution"]) for one in found] == [("country:US", "equipment")]
