"""What forces are charged with: orders, a mission they are on, what they answer for or are busy with."""

import pytest

from tests.unit.extraction.claims.conftest import Teller

WAR = "Fighting between the army and rebels went on. "


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("The warships have orders to stop oil tankers.", "stop oil tankers"),
        ("The marines are under instructions to protect the embassy.", "protect the embassy"),
        ("The squadron is responsible for guarding the coast.", "guarding the coast"),
        ("The mission has responsibility for the training of the army.", "training of the army"),
        ("NATO has assumed responsibility for enforcing the embargo.", "enforcing the embargo"),
        ("The engineers are engaged in clearing mines.", "clearing mines"),
        ("Peruvian engineers are engaged in mine clearance.", "mine clearance"),
        ("The sailors are busy hunting pirates.", "hunting pirates"),
        ("The troops will help with the distribution of food.", "distribution of food"),
        ("Soldiers are helping in the search for survivors.", "search for survivors"),
        ("The unit exists to find and destroy mines.", "find and destroy mines"),
        ("The task given to the brigade was to hold the bridge.", "hold the bridge"),
        ("The force took over the protection of the dam from the army.", "protection of the dam from the army"),
        ("The troops will be there for the protection of convoys.", "protection of convoys"),
        ("The police unit took charge of guarding the prison.", "guarding the prison"),
        ("The frigate has joined the search for the pirates.", "search for the pirates"),
        ("The unit specialises in clearing mines.", "clearing mines"),
        ("The training of recruits is the main task of the officers.", "training of recruits"),
        ("The focus of the mission is on training the army.", "training the army"),
    ],
)
def test_what_forces_are_charged_with_is_their_mission(tell: Teller, text: str, purpose: str) -> None:
    assert [claim["purpose"] for claim in tell("mission", WAR + text)] == [purpose]


@pytest.mark.parametrize(
    ("text", "purposes"),
    [
        ("The force was given an added task, the training of the police.", ["training of the police"]),
        ("The force has a new task: the protection of monasteries.", ["protection of monasteries"]),
        (
            "The force has two more jobs, the clearing of mines and the safety of pilgrims.",
            ["clearing of mines and the safety of pilgrims", "safety of pilgrims"],
        ),
        ("The mission was told to open the road.", ["open the road"]),
        ("The town asked that the force protect the market.", ["protect the market"]),
        ("Danes fought in Task Force Sabre, which was meant to help the army.", ["help the army"]),
        ("The force will use its guns to fulfil its mandate.", []),
        ("Chad gave 30 trucks to enable the force to move inland.", []),
        ("The operation as a whole is being wound down.", []),
        ("The soldiers opened fire to stop a car.", []),
        ("Forty sappers were flown to Gao to teach recruits how to find mines.", ["teach recruits how to find mines"]),
        (
            "The mission will concentrate on rebuilding the courts, the treasury and the prisons.",
            ["rebuilding the courts, the treasury and the prisons"],
        ),
        (
            "NATO took over the policing of the embargo, the no-fly zone and the safety of ports.",
            ["policing of the embargo, the no-fly zone and the safety of ports"],
        ),
        (
            "The force is to secure the ports and to pave the way for elections.",
            ["secure the ports", "pave the way for elections"],
        ),
        ("Two minehunters left for Riga, where they will spend a month looking for mines.", ["looking for mines"]),
        ("The force is to hand over responsibility for security to the army.", []),
        ("The soldiers will serve six-month tours.", []),
        ("The force was given a new commander, the head of the police.", []),
    ],
)
def test_tasks_told_beside(tell: Teller, text: str, purposes: list[str]) -> None:
    assert [claim["purpose"] for claim in tell("mission", WAR + text)] == purposes


@pytest.mark.parametrize(
    "text",
    [
        "A clerk is responsible for guarding the archive.",
        "The soldiers are not responsible for guarding the coast.",
        "The minister has orders to sign.",
        "The engineers are engaged in talks.",
    ],
)
def test_others_and_talks_are_no_mission(tell: Teller, text: str) -> None:
    assert tell("mission", WAR + text) == []
