"""What forces do as their task or are about to do, in any tense, and what somebody does together with others."""

import pytest

from schemas import Mission
from tests.unit.extraction.claims.conftest import Teller
from tests.unit.extraction.conftest import Reader


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("The soldiers will help distribute water and mend bridges.", "help distribute water and mend bridges"),
        ("The troops will be delivering blankets to the villages.", "delivering blankets to the villages"),
        ("The troops stay. Danish engineers are rebuilding the quays.", "rebuilding the quays"),
        ("The battalion patrols the valley and escorts lorries.", "patrols the valley and escorts lorries"),
        ("Samoan troops took part in clearing the harbour.", "clearing the harbour"),
        ("The regiment spent a winter in Gao mentoring the Malian army.", "mentoring the Malian army"),
        ("The troops are due to supervise the count.", "supervise the count"),
        ("The brigade will be tasked to hold the pass.", "hold the pass"),
        ("The contingent's main role is guarding the dam.", "guarding the dam"),
        ("The troops, whose job is to watch the pass, came in May.", "watch the pass"),
        ("Troops came. The force has a mandate to use all necessary means to protect villagers.", "protect villagers"),
        ("The soldiers will provide military assistance to restore order.", "restore order"),
        ("A group of soldiers was selected to capture the colonel.", "capture the colonel"),
        ("The troops, who have been in Gao since 2006, protect relief teams.", "protect relief teams"),
        ("The observer group has been watching the ceasefire line since May.", "watching the ceasefire line"),
        ("The battalion will stay in Gao, where it patrols the valley.", "patrols the valley"),
        ("Irish soldiers keep Greeks and Turks apart.", "keep Greeks and Turks apart"),
        ("The minister praised the role of the battalion in supervising the count.", "supervising the count"),
        ("Soldiers from Togo will be sent to Gao to hunt pirates.", "hunt pirates"),
        ("The soldiers are clearing mines in the north.", "clearing mines in the north"),
        ("Troops moved to the pass. Their orders are to hold the bridge.", "hold the bridge"),
        (
            "Danish jets will go on patrolling the skies over the soldiers.",
            "patrolling the skies over the soldiers",
        ),
        ("Soldiers from Chad are propping up the regime.", "propping up the regime"),
        ("Norwegian troops are in charge of security in the port.", "security in the port"),
    ],
)
def test_forces_do_it(tell: Teller, text: str, purpose: str) -> None:
    (claim,) = tell("mission", text)
    assert claim["purpose"] == purpose


@pytest.mark.parametrize(
    "text",
    [
        "The batteries will help protect the city; its army said so.",
        "The soldiers will provide 500 tents.",
        "A relief mission is taking shape in the port, the army said.",
        "Soldiers are training militias.",
        "The army said the war had degraded rebel capacity to conduct attacks.",
        "The army will invest its savings to protect the soldiers' homes.",
        "The team will train the new players; the army said so.",
        "The battalion marched past the hotel, where it offers rooms to tourists.",
        "Both parties told the army that they support the force.",
    ],
)
def test_this_is_no_task_of_forces(tell: Teller, text: str) -> None:
    assert tell("mission", text) == []


def test_what_a_mission_with_an_unknown_name_does(reader: Reader) -> None:
    found = reader.read(
        "The African Union Mission in Togo (AMITO) has 900 soldiers.", "AMITO works to strengthen the rule of law."
    )
    assert any(isinstance(claim, Mission) for claim in found[1].claims)
    assert found[0].mentions[0].entity.id == "coalition:african-union-mission-in-togo"
