"""What forces begin, stop, do and are to do as their task, wherever the sentence hangs it."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


@pytest.mark.parametrize(
    ("text", "purpose", "status"),
    [
        (
            "Soldiers of KFOR have begun removing weapons from gangs in the town.",
            "removing weapons from gangs in the town",
            "started",
        ),
        ("Peacekeepers have stopped escorting food convoys.", "escorting food convoys", "ended"),
        ("NATO jets continue patrolling the skies.", "patrolling the skies", "ongoing"),
        ("A task force hunting pirates off Sumatra caught three boats.", "hunting pirates off Sumatra", "ongoing"),
        (
            "Kenya, which sent 600 soldiers, will keep some of them in the town until the end of June to help guard it well.",
            "help guard it well",
            "ongoing",
        ),
        (
            "KFOR came in June. Its members are unarmed. They will monitor the ceasefire.",
            "monitor the ceasefire",
            "ongoing",
        ),
        ("Sweden has suspended its patrols in Gao; its soldiers stay.", "patrols in Gao", "suspended"),
        ("Belgium froze its police training there; its soldiers left.", "police training there", "suspended"),
        ("Troops fanned out in an operation aimed at rounding up gangs.", "rounding up gangs", "ongoing"),
        ("NATO is shifting from combat to advising Afghan troops.", "advising Afghan troops", "shifting"),
        ("Peacekeepers came. NATO will focus on training the Afghan army.", "training the Afghan army", "ongoing"),
        ("Helping the refugees return remains the task of KFOR.", "Helping the refugees return", "ongoing"),
    ],
)
def test_forces_have_a_task(tell: Teller, text: str, purpose: str, status: str) -> None:
    (claim,) = tell("mission", text)
    assert (claim["purpose"], claim["status"]) == (purpose, status)


def test_each_infinitive_of_a_row_is_a_purpose(tell: Teller) -> None:
    text = "The tasks of KFOR are to guard the port, to escort relief convoys and to train the police."
    found = {claim["purpose"] for claim in tell("mission", text)}
    assert found == {"guard the port", "escort relief convoys", "train the police"}


@pytest.mark.parametrize(
    "text",
    [
        "The troops gave their all to keep us safe.",
        "The president rejected troops defending the border.",
        "Denmark sent soldiers and a cheque to help cover the costs.",
        "Jordan sent two jets to escort it.",
        "Soldiers began leaving the camp.",
    ],
)
def test_not_every_infinitive_near_forces_is_their_task(tell: Teller, text: str) -> None:
    assert tell("mission", text) == []


@pytest.mark.parametrize(
    ("text", "purpose", "status"),
    [
        ("Fijian personnel will continue to mentor the army.", "mentor the army", "ongoing"),
        ("The Fijian officers, who will train the army, landed.", "train the army", "ongoing"),
        ("Fijian warships came to begin joint patrols of the bay.", "joint patrols of the bay", "started"),
        ("The soldiers began joint exercises aimed at helping the army win.", "helping the army win", "ongoing"),
        ("The objective of the naval exercises is to scare the rebels.", "scare the rebels", "ongoing"),
        ("A new NATO operation is needed to prevent bloodshed.", "prevent bloodshed", "ongoing"),
    ],
)
def test_forces_of_a_document_have_tasks(tell: Teller, text: str, purpose: str, status: str) -> None:
    (claim,) = tell("mission", "Troops came ashore.", text)
    assert (claim["purpose"], claim["status"]) == (purpose, status)


@pytest.mark.parametrize(
    "text",
    [
        "Fijian personnel will continue to train the army of readers.",
        "Soldiers ran to the trees to escape the wind.",
        "The mission will involve 300 soldiers from Peru.",
        "Tanks were donated to enable the operation of a museum.",
        "The mandate of the soldiers, which was to run out in May, was extended.",
        "KFOR is preparing to leave after two decades.",
        "Fiji promised battalions, but has yet to deliver any.",
        "The Forces for the Defence of Democracy joined the cabinet.",
    ],
)
def test_what_is_no_task_of_forces(tell: Teller, text: str) -> None:
    assert tell("mission", "The library opened.", text) == []


@pytest.mark.parametrize(
    ("text", "purpose", "status"),
    [
        ("Peru and Chad put their training mission in Togo on hold.", "training mission", "suspended"),
        ("The training of Togolese soldiers has been suspended.", "training of Togolese soldiers", "suspended"),
        ("The marines' mission in Togo ended.", "marines' mission in Togo", "ended"),
        ("Fijian instructors are teaching the soldiers to shoot.", "teaching the soldiers to shoot", "ongoing"),
        ("The frigate Sela will shield ships from soldiers.", "shield ships from soldiers", "ongoing"),
        ("KFOR, whose purpose was to bring calm, was wound up.", "bring calm", "ended"),
        ("Chad began bombing the rebels to restore the king.", "restore the king", "ongoing"),
        ("Togo's men will train, advise and assist the soldiers.", "train, advise and assist the soldiers", "ongoing"),
        ("KFOR was set up to calm the north.", "calm the north", "ongoing"),
    ],
)
def test_what_becomes_of_a_task(tell: Teller, text: str, purpose: str, status: str) -> None:
    (claim,) = tell("mission", text)
    assert (claim["purpose"], claim["status"]) == (purpose, status)


def test_a_second_purpose_is_told_by_itself_too(tell: Teller) -> None:
    found = tell("mission", "Operation Atalanta is meant to deter pirates and escort food ships.")
    assert [claim["purpose"] for claim in found] == ["deter pirates and escort food ships", "escort food ships"]


@pytest.mark.parametrize(
    ("says", "status"),
    [
        ("got under way", "started"), ("was set in motion", "started"), ("ran out", "ended"), ("was scrapped", "ended"),
        ("has run its course", "ended"), ("is at an end", "ended"), ("was shelved", "suspended"),
        ("is on hold", "suspended"), ("is under way", "ongoing"), ("remains in force", "ongoing"),
    ],
)  # fmt: skip
def test_idioms_of_what_becomes_of_a_mission(tell: Teller, says: str, status: str) -> None:
    found = tell("mission", f"NATO's training mission in Iraq {says}.")
    assert [(claim["purpose"], claim["status"]) for claim in found] == [("NATO's training mission in Iraq", status)]


@pytest.mark.parametrize("says", ["pressed on with", "embarked on", "put an end to", "pulled the plug on"])
def test_idioms_of_what_is_done_with_a_mission(tell: Teller, says: str) -> None:
    assert [claim["purpose"] for claim in tell("mission", f"NATO {says} its training mission.")] == ["training mission"]


@pytest.mark.parametrize(
    ("text", "purpose", "status"),
    [
        ("Fijian paratroopers flew in to get foreigners out.", "get foreigners out", "ongoing"),
        ("Chadian tanks crossed the border to make the king go.", "make the king go", "ongoing"),
        ("Fiji's warships patrol the bay.", "patrol the bay", "ongoing"),
        ("Calming the north has been KFOR's business.", "Calming the north", "ongoing"),
        ("The CSTO's mission in Kazakhstan has been accomplished.", "CSTO's mission in Kazakhstan", "ended"),
    ],
)
def test_what_forces_bring_about(tell: Teller, text: str, purpose: str, status: str) -> None:
    (claim,) = tell("mission", text)
    assert (claim["purpose"], claim["status"]) == (purpose, status)


@pytest.mark.parametrize(
    "text", ["Chad quit the UN mission in Haiti.", "EUTM Somalia will turn recruits into soldiers."]
)
def test_who_leaves_ends_no_mission(tell: Teller, text: str) -> None:
    assert tell("mission", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The force was sent to protect civilians, guard the airport and train the police.",
        "The council gave the force a mandate to protect civilians, guard the airport and train the police.",
    ],
)
def test_each_of_a_row_of_tasks_is_a_purpose(tell: Teller, text: str) -> None:
    assert [mission["purpose"] for mission in tell("mission", text)] == [
        "protect civilians",
        "guard the airport",
        "train the police",
    ]
