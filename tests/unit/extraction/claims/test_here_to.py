"""What those who are there say they are there for, and infinitives that tell no mission."""

import pytest

from tests.unit.extraction.claims.conftest import Teller

KFOR = "KFOR stays in the north; its troops guard the bridges."


@pytest.mark.parametrize(
    ("text", "purposes"),
    [
        ('"We are here to protect the villagers, not to pick a fight," the major said.', ["protect the villagers"]),
        ('"We are not here to take sides. We have come to stop the looting," he said.', ["stop the looting"]),
        (
            '"Our brothers have come to help secure the port and to train the police," he said.',
            ["help secure the port and to train the police"],
        ),
        ('"They are here to bring peace," the mayor said.', ["bring peace"]),
        ("The major said that his men were there to protect the weak, not to make policy.", ["protect the weak"]),
        ('"Our job is to keep the road open," the major said.', ["keep the road open"]),
        ('"We came to help," the major said.', []),
        ('"We are here to celebrate the victory," the major said.', []),
        ('"We have come to make money," the major said.', []),
    ],
)
def test_they_say_what_they_are_here_for(tell: Teller, text: str, purposes: list[str]) -> None:
    assert [claim["purpose"] for claim in tell("mission", KFOR, text)] == purposes
    assert tell("mission", "The school has a new roof.", text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "KFOR has 900 troops. Its mandate, to keep the two sides apart, runs out in May.",
            [("keep the two sides apart", "ongoing")],
        ),
        ("KFOR's mandate, to keep the two sides apart, expired in May.", [("keep the two sides apart", "ended")]),
        (
            "Twenty nations have joined the effort to drive the rebels from Mitrovica.",
            [("drive the rebels from Mitrovica", "ongoing")],
        ),
        ("Chad has joined the fight to drive the rebels out of Gao.", [("drive the rebels out of Gao", "ongoing")]),
        (
            "KFOR was set up in 1999 with the approval of the Council to create a buffer between the armies.",
            [("create a buffer between the armies", "started")],
        ),
        ("KFOR's brief is narrow: to find and destroy mines.", [("destroy mines", "ongoing")]),
        ("KFOR was created in 1999 to deter Serbia and has 900 men.", [("deter Serbia", "started")]),
        ("The exercise is meant to deter aggression.", [("deter aggression", "ongoing")]),
        ("KFOR has stepped up its campaign against smugglers.", [("campaign against smugglers", "ongoing")]),
        ("KFOR came in 1999 with 64 men to watch over the truce.", [("watch over the truce", "ongoing")]),
        ("KFOR came in 1999 with 64 members to watch over the truce.", [("watch over the truce", "ongoing")]),
        ("Chad has 400 soldiers in Gao, where they guard the airport.", [("guard the airport", "ongoing")]),
        (
            "KFOR will suspend its operations against the rebels.",
            [("operations against the rebels", "suspended")],
        ),
        (
            "KFOR soldiers will remain. The emphasis will move to rebuilding the police.",
            [("rebuilding the police", "shifting")],
        ),
        (
            "KFOR ships are there to deter pirates rather than to fight them.",
            [("deter pirates", "ongoing")],
        ),
    ],
)
def test_what_missions_are_for(tell: Teller, text: str, told: list[tuple[str, str]]) -> None:
    assert [(claim["purpose"], claim["status"]) for claim in tell("mission", KFOR, text)] == told


@pytest.mark.parametrize(
    ("text", "purposes"),
    [
        (
            "KFOR has the mandate to watch the truce, to draw up a plan for disarmament and to protect civilians.",
            ["watch the truce", "draw up a plan for disarmament", "protect civilians"],
        ),
        (
            "The troops will monitor the truce, collect weapons, train the police and protect civilians.",
            ["monitor the truce", "collect weapons", "train the police", "protect civilians"],
        ),
        (
            "The Council also called on KFOR to help the government rebuild the police.",
            ["help the government rebuild the police"],
        ),
        (
            "The force's job is to collect weapons, watch over the camps and clear the mines.",
            ["collect weapons", "watch over the camps", "clear the mines"],
        ),
        ("The troops were sent to guard the port, to the dismay of the rebels.", ["guard the port"]),
    ],
)
def test_each_of_a_row_is_a_purpose(tell: Teller, text: str, purposes: list[str]) -> None:
    assert [claim["purpose"] for claim in tell("mission", KFOR, text)] == purposes


@pytest.mark.parametrize(
    "text",
    [
        "Another 2,000 trainers were needed to get the army ready for the war.",
        "Danish troops clear rebel camps in the north.",
        "Chad, whose 150 men guard the headquarters, will send more soldiers.",
        "The latter has trained 300 soldiers of all contingents.",
        "A Chadian platoon of soldiers will arrive in May to relieve the Danes.",
        "Five marines guarding the convoy were wounded.",
        "The soldiers were killed while they were unloading bombs.",
        "Chad set up its own mission in May.",
        "Danish soldiers continue to fight the Taliban.",
        "Chad is sending 300 soldiers to fly transport planes.",
        "Soldiers opened fire to stop a car.",
        "Fighters crossed the border to attack villages.",
        "Chad expected all forces to respect the truce.",
        "Chad and Mali agreed to form a mission of around 5,000.",
        "Chad should take over both missions by May.",
        "French drones have been supplying images of the islands to the soldiers.",
        "Parliament approved the extension of Chad's part in KFOR, NATO's operation off the coast.",
    ],
)
def test_what_forces_do_besides_is_no_mission(tell: Teller, text: str) -> None:
    assert tell("mission", KFOR, text) == []
