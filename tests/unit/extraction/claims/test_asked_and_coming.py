"""Who is asked for forces and what is answered, who comes and goes in few words, who the latest is."""

import pytest

from tests.unit.extraction.claims.conftest import Teller

KFOR = "KFOR patrols the border of Kosovo."


def _told(tell: Teller, text: str) -> dict[str, str]:
    return {claim["member"].partition(":")[2]: claim["status"] for claim in tell("membership", KFOR, text)}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Fiji and Peru were asked for a battalion each; both said no.", "refused"),
        ("Fiji was asked to contribute a battalion but refused.", "refused"),
        ("Fiji, approached for ships, declined.", "refused"),
        ("Peru was asked for a company and said no. Fiji also declined.", "refused"),
        ("Fiji, which was asked for police, has agreed.", "candidate"),
        ("Peru and Fiji have ruled out a contribution.", "refused"),
        ("Peru and Fiji stayed aloof.", "refused"),
        ("Fiji is conspicuously absent from the list.", "refused"),
        ("Fiji brushed off a suggestion that it take part.", "refused"),
        ("The force is to be opened to others. Fiji is expected to send a battalion.", "candidate"),
        ("Many nations have soldiers in the force. Fiji has put off a decision.", "candidate"),
        ("Fiji came in later.", "joined"),
        ("Fiji is the latest addition.", "joined"),
        ("New members include Fiji and Peru.", "joined"),
        ("Those that have come forward are Fiji and Peru.", "joined"),
        ("Ten nations have soldiers in the force. Among them are Peru, which has 30, and Fiji.", "member"),
        ("The force began with three nations in May 1999: Peru, Chad and Fiji.", "member"),
        ("Fiji makes up three quarters of the force.", "member"),
        ("Fiji contributed infantry companies.", "member"),
        ("Fiji was represented by a platoon of military police.", "member"),
        ("Fiji thanked its partners in KFOR.", "member"),
        ("Fiji says it will remain.", "member"),
        ("Fiji was the first to go.", "left"),
        ("Fiji was the first to withdraw its men.", "left"),
        ("Fiji will end its contribution after the elections.", "leaving"),
        ("Fiji's parliament voted to end the country's participation.", "leaving"),
    ],
)
def test_who_is_asked_comes_or_goes(tell: Teller, text: str, status: str) -> None:
    assert _told(tell, text).get("FJ") == status


@pytest.mark.parametrize(
    "text",
    [
        "Fiji was asked for its consent.",
        "Fiji was asked for help with the harvest.",
        "Fiji was the first to go to war.",
        "Fiji remains an ally of Kosovo.",
        "Fijian soldiers remained.",
        "Fiji ended its contribution to the harvest fund.",
        "The bill came in later than Fiji had hoped.",
    ],
)
def test_who_is_asked_for_something_else_or_goes_elsewhere_is_no_member(tell: Teller, text: str) -> None:
    assert "FJ" not in _told(tell, text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The council thanked the 27 nations that had served.", 27),
        ("Its departure would reduce the number of contributing states to six.", 6),
    ],
)
def test_how_many_served_or_are_left(tell: Teller, text: str, count: int) -> None:
    assert [claim["count"] for claim in tell("coalition_size", KFOR, text)] == [count]
