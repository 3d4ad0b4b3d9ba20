"""Ground that is told as somebody's success or blow, by columns and remains, and where a paragraph before told which."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, ground

HOUTHIS = "armed-group:houthis"


@pytest.mark.parametrize(
    ("text", "actor", "change", "place"),
    [
        ("The capture of Marib is a major victory for the Houthis.", HOUTHIS, "gained", "place:marib"),
        ("The fall of Marib was the biggest triumph for the Houthis in years.", HOUTHIS, "gained", "place:marib"),
        ("The fall of Marib dealt a crushing blow to the Houthis.", HOUTHIS, "lost", "place:marib"),
        ("For the Houthis, the loss of Marib was the worst defeat of the war.", HOUTHIS, "lost", "place:marib"),
        ("The Houthis have sought to build on their brief capture of Marib.", HOUTHIS, "gained", "place:marib"),
        ("The Houthis have been weaker since the loss of Marib.", HOUTHIS, "lost", "place:marib"),
        ("He praised the success of Yemeni forces in retaking Marib.", "country:YE", "gained", "place:marib"),
        ("Iran had helped the Houthis win control of Marib.", HOUTHIS, "gained", "place:marib"),
        ("A convoy of 50 trucks loaded with Houthi fighters surrounded Marib.", HOUTHIS, "besieged", "place:marib"),
        ("Columns of Houthi fighters streamed into Marib.", HOUTHIS, "gained", "place:marib"),
        ("The Houthis seized what was left of the town of Marib.", HOUTHIS, "gained", "place:marib"),
        ("Marib fell early on Friday to the Houthis.", HOUTHIS, "gained", "place:marib"),
        (
            "Rockets hit the edge of Marib, which is held by Yemeni army troops.",
            "country:YE",
            "controls",
            "place:marib",
        ),
        ("Control of Marib was split between the army and the Houthis.", HOUTHIS, "contested", "place:marib"),
        ("They met with much of Marib under Houthi control.", HOUTHIS, "controls", "place:marib"),
    ],
)
def test_whose_ground_is_in_passing(tell: Teller, text: str, actor: str, change: str, place: str) -> None:
    assert (actor, change, place) in ground(tell, text)


@pytest.mark.parametrize(
    "text",
    [
        "The capture of the warlord was a victory for the Houthis.",
        "A convoy of aid trucks rolled into Marib after heavy fighting.",
        "Refugees streamed into Marib after heavy fighting.",
        "The Houthis' share of the vote fell early on Friday to a third.",
    ],
)
def test_other_victories_and_convoys_take_no_ground(tell: Teller, text: str) -> None:
    assert not tell("territory", text)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The loss of Marib will be a heavy blow to the Houthis.", "asserted"),
        ("Troops will move into the districts of Marib seized by the Houthis.", "asserted"),
        ("They vowed to fight on even after losing Marib to the Houthis.", "asserted"),
        ("The Houthis were able to capture Marib.", "asserted"),
        ("The Houthis are able to capture Marib.", "possible"),
        ("The Houthis will capture Marib.", "planned"),
    ],
)
def test_what_has_been_taken_is_so_whatever_comes_of_it(tell: Teller, text: str, modality: str) -> None:
    assert {one["modality"] for one in tell("territory", text)} & {modality}


@pytest.mark.parametrize(
    ("before", "text", "actor", "change"),
    [
        ("The Houthis captured Marib.", "Army troops retook the town on Friday.", "Army troops", "gained"),
        ("The Houthis captured Marib.", "They were driven out a week later by the army.", HOUTHIS, "lost"),
        ("The Houthis captured Marib.", "The army recaptured it in December.", "The army", "gained"),
        ("The Houthis have taken Marib.", "The district was overrun by gunmen.", "gunmen", "gained"),
    ],
)
def test_the_town_is_the_one_told_of_before(tell: Teller, before: str, text: str, actor: str, change: str) -> None:
    assert (actor, change, "place:marib") in ground(tell, before, text)


def test_who_holds_no_town_is_driven_out_of_none(tell: Teller) -> None:
    found = ground(tell, "The Houthis captured Marib.", "Ministers were forced out a week later.")
    assert not found


@pytest.mark.parametrize(
    "text",
    [
        "The Houthis have lost half of the land they held in Yemen, including Marib.",
        "The Houthis lost their last stronghold, Marib, to Yemeni troops.",
    ],
)
def test_what_is_lost_is_no_longer_held(tell: Teller, text: str) -> None:
    assert {change for actor, change, _ in ground(tell, text) if actor == HOUTHIS} == {"lost"}


@pytest.mark.parametrize(
    ("deed", "change"),
    [("besieged", "besieged"), ("annexed", "gained"), ("seized", "gained")],
)
def test_names_with_what_one_did_to_the_other(tell: Teller, deed: str, change: str) -> None:
    assert (HOUTHIS, change, "place:marib") in ground(tell, f"The Houthis {deed} Marib.")


def test_which_towns_some_of_them_are(tell: Teller) -> None:
    text = "The Houthis, who broke a truce signed in 2007, have taken ten towns in a week, among them Marib and Taiz."
    assert {(HOUTHIS, "gained", "place:marib"), (HOUTHIS, "gained", "place:taiz")} <= ground(tell, text)
    assert {claim["time"] for claim in tell("territory", text)} == {None}


def test_they_are_those_who_are_told_to_leave(tell: Teller) -> None:
    text = "The Security Council urged the Houthis to leave the towns they hold."
    assert {claim["actor"] for claim in tell("territory", text)} == {HOUTHIS}


def test_hostages_who_are_handed_back_are_no_ground(tell: Teller) -> None:
    assert not ground(tell, "The Houthis hand back hostages as Saudi planes circle Marib.")


def test_they_are_those_to_whom_something_is_done_if_they_do_it(tell: Teller) -> None:
    for them, who in (("the Houthis", HOUTHIS), ("the rebels", "the rebels")):
        text = f"France said it would arm {them} when they have taken Marib."
        assert ground(tell, text) == {(who, "gained", "place:marib")}
