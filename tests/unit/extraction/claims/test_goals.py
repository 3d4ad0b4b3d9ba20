"""What missions are for, by lists, by what they have done and give, and by the mission that a document spoke of."""

import pytest

from tests.unit.extraction.claims.conftest import Teller

AFTER = "MONUSCO stayed in the east."


@pytest.mark.parametrize(
    ("text", "purposes"),
    [
        (
            "The mandate of UNMIL has two parts: calming the ports; and counting the votes.",
            ["calming the ports", "counting the votes"],
        ),
        ("The force has three goals: disarm the gangs, to guard the port and open the roads.",
         ["disarm the gangs", "guard the port", "open the roads"]),
    ],
)  # fmt: skip
def test_a_list_behind_a_colon_tells_each_goal(tell: Teller, text: str, purposes: list[str]) -> None:
    assert [claim["purpose"] for claim in tell("mission", text)] == purposes


@pytest.mark.parametrize(
    ("text", "purpose", "status"),
    [
        ("The Council set up the mission to count the ballots.", "count the ballots", "ongoing"),
        ("Envoys urged the Council to enlarge the mission to help calm the towns.", "help calm the towns", "started"),
        ("The summit told the mission to continue to train judges.", "train judges", "ongoing"),
        ("The mission was sent there with the goal of feeding the towns.", "feeding the towns", "ongoing"),
        ("The mission has helped the towns reopen schools.", "helped the towns reopen schools", "ongoing"),
        ("The operation will provide clean water.", "provide clean water", "ongoing"),
        ("A ceremony marked the transition of the mission to a police force.", "police force", "shifting"),
    ],
)
def test_the_mission_is_that_of_the_document(tell: Teller, text: str, purpose: str, status: str) -> None:
    (claim,) = tell("mission", AFTER, text)
    assert (claim["purpose"], claim["status"]) == (purpose, status)


def test_what_goes_on_is_a_task_of_the_forces(tell: Teller) -> None:
    text = "NATO aircraft will continue to watch and NATO will monitor the coast; KFOR is set to replace the Serbs."
    assert [claim["purpose"] for claim in tell("mission", text)] == ["monitor the coast"]
    (claim,) = tell("mission", "NATO aircraft will continue to patrol the coast.")
    assert (claim["purpose"], claim["modality"], claim["actor"]) == ("patrol the coast", "planned", "organisation:nato")


def test_the_mission_of_a_document_without_forces_is_none_of_ours(tell: Teller) -> None:
    assert tell("mission", "The museum opened.", "The city set up the mission to count the visitors.") == []


def test_forces_may_be_responsible_for_something(tell: Teller) -> None:
    text = "It has four combined task forces focused on maritime security and rescue; a team focused on cars left."
    assert [claim["purpose"] for claim in tell("mission", text)] == ["maritime security and rescue"]


@pytest.mark.parametrize(
    ("text", "purposes"),
    [
        ("It has been hard for KFOR to protect civilians.", ["protect civilians"]),
        ("UNDOF has watched over the truce since 1974.", ["watched over the truce since 1974"]),
        ("AFISMA is in Mali. It is to protect the towns.", ["protect the towns"]),
        ("Ninety soldiers remain in Gao, all from the unit in charge of the withdrawal.", []),
        ("Chad joined the American naval effort to keep the strait open.", ["keep the strait open"]),
        ("The EU has begun to train Ukrainian soldiers.", ["train Ukrainian soldiers"]),
        ("The mission, UNMIL, was launched on Monday.", []),
        ("KFOR has 900 men. Its soldiers disarm rebels.", ["disarm rebels"]),
        ("The UN cut UNTAG to 4,000 men to save money.", []),
        ("They must decide whether to prolong their own missions with KFOR.", []),
    ],
)
def test_what_forces_are_there_for_is_told_in_passing(tell: Teller, text: str, purposes: list[str]) -> None:
    assert [claim["purpose"] for claim in tell("mission", text)] == purposes


def test_their_task_is_that_of_the_forces_told_of(tell: Teller) -> None:
    found = tell("mission", "The soldiers will stay. Their task now is to train the army of Chad.")
    assert [one["purpose"] for one in found] == ["train the army of Chad"]


def test_a_town_that_soldiers_are_in_charge_of_is_no_purpose(tell: Teller) -> None:
    assert tell("mission", "Danish soldiers are in charge of the city.") == []
