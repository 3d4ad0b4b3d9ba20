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
        (
            '"Our mission is to find the mines before the children do," he said.',
            ["find the mines before the children do"],
        ),
        ('"Our aim remains to restore calm in the strait," the states said.', ["restore calm in the strait"]),
        ("COL. WEBB: My orders are to open the road and keep it open.", ["open the road and keep it open"]),
        ('"Our job is clear: stop the looting and open the port," he said.', ["stop the looting and open the port"]),
        ('"We are going in to free the hostages," he said.', ["free the hostages"]),
        ('"You are going out to keep neighbours apart," the minister told the men.', ["keep neighbours apart"]),
        ('"We have been sent here to stop the looting," he said.', ["stop the looting"]),
        ('"We entered the country to secure our border," he said.', ["secure our border"]),
        ('"We are supposed to protect the villagers," he said.', ["protect the villagers"]),
        ('"We were ordered to hold the bridge," he said.', ["hold the bridge"]),
        ('"We were asked to pay more," he said.', []),
        (
            '"We have come together in order to deter attacks on the villages," he said.',
            ["deter attacks on the villages"],
        ),
        ('"The objective now is to isolate the town," he said.', ["isolate the town"]),
        ('"They came to make sure that the vote was held," he said.', ["make sure that the vote was held"]),
        ('"They came ashore to feed people," he said.', ["feed people"]),
        ('"We are going to the polls to choose a president," he said.', []),
        ('"We are in a competition with others to win the century," he said.', []),
        ('"Our mission is to work together to guide humanity into space," he said.', []),
        ('"We are going to build a school," he said.', []),
        ('"You are here to learn," she told the pupils.', []),
        ('"Our goal is to deepen our economic ties," the minister said.', []),
        ('"We came to help," the major said.', []),
        ('"We are here to celebrate the victory," the major said.', []),
        ('"We have come to make money," the major said.', []),
    ],
)
def test_they_say_what_they_are_here_for(tell: Teller, text: str, purposes: list[str]) -> None:
    assert [claim["purpose"] for claim in tell("mission", KFOR, text)] == purposes
    assert tell("mission", "The school has a new roof.", text) == []


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ('"They are not here to disarm the town," he said.', "disarm the town"),
        ('"We are not there to fight the militia," the spokesman said.', "fight the militia"),
        ("The force has not come to govern anybody.", "govern anybody"),
        ("KFOR is not here to disarm the rebels.", "disarm the rebels"),
        ("The peacekeepers were not sent to govern the island.", "govern the island"),
        ("KFOR is not to take part in policing.", "take part in policing"),
        ("The mission has no mandate to disarm the militias.", "disarm the militias"),
        ("The peacekeepers were never meant to hunt smugglers.", "hunt smugglers"),
        ("The ministry said the soldiers would not hunt down the gangs.", "hunt down the gangs"),
        ("The force is in Gao. It will not take part in policing.", "take part in policing"),
        ("The coalition does not seek to enforce the sanctions.", "enforce the sanctions"),
        ("The task of the force has never been to hunt smugglers.", "hunt smugglers"),
        ("The purpose of the force is not to fight rebels.", "fight rebels"),
    ],
)
def test_what_they_are_not_there_for_is_negated(tell: Teller, text: str, purpose: str) -> None:
    assert [(claim["purpose"], claim["modality"]) for claim in tell("mission", KFOR, text)] == [(purpose, "negated")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "KFOR has 900 troops. Its mission of keeping the armies apart is done.",
            [("keeping the armies apart", "ended")],
        ),
        ("The mission of policing the border is at an end.", [("policing the border", "ended")]),
        ("KFOR's task of disarming the rebels is complete.", [("disarming the rebels", "ended")]),
        ("KFOR had a single task, which was to open the road.", [("open the road", "ongoing")]),
        (
            "KFOR has one task here, and that is to bring the grain to the mills.",
            [("bring the grain to the mills", "ongoing")],
        ),
        (
            "KFOR entered the town. Since then it has concentrated on training the police.",
            [("training the police", "ongoing")],
        ),
        ("The new force, 500 strong, is to go after the gangs itself.", [("go after the gangs itself", "ongoing")]),
        ("The peacekeepers are to take on the smugglers.", [("take on the smugglers", "ongoing")]),
        ("KFOR was sent to go after the smugglers.", [("go after the smugglers", "started")]),
        (
            "Norway, which has confined itself to escorting tankers, may send soldiers.",
            [("escorting tankers", "ongoing")],
        ),
        ("KFOR's job is to find mines and destroy them.", [("find mines and destroy them", "ongoing")]),
        ("The job of KFOR is to wear down the rebels, not to take their towns.", [("wear down the rebels", "ongoing")]),
        (
            "KFOR has drifted from its first goal, which was the creation of a buffer zone.",
            [("creation of a buffer zone", "ongoing")],
        ),
        ("The mission has 900 soldiers. They guard the airport.", [("guard the airport", "ongoing")]),
        ("KFOR is in Gao. It serves to gather data on submarines.", [("gather data on submarines", "ongoing")]),
        ("KFOR is to become a police mission.", [("police mission", "shifting")]),
        ("The force also has to provide food for the camps.", [("provide food for the camps", "ongoing")]),
        ("KFOR's mandate was widened to the prevention of war.", [("prevention of war", "ongoing")]),
        ("KFOR shall protect the villages.", [("protect the villages", "ongoing")]),
        (
            "Russia is ending Operation Lyre, its bombing campaign in Syria.",
            [("bombing campaign in Syria", "ended")],
        ),
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
        "The force is to get 300 more men.",
        "If KFOR will not defend the town, others will.",
        "The new force will take over on the same day.",
        "The force is to give way to a UN operation.",
        "The mandate of KFOR does not include disarming the militia.",
        "The force is to keep its headquarters in Mitrovica.",
        "The mission is to hand over the base to the army.",
        "The ministry has lost 20 million. Its duty is to spend the rest wisely.",
        "Parliament approved the extension of Chad's part in KFOR, NATO's operation off the coast.",
    ],
)
def test_what_forces_do_besides_is_no_mission(tell: Teller, text: str) -> None:
    assert tell("mission", KFOR, text) == []
