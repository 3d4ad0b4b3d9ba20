"""What forces, coalitions and operations are there to reach."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("KFOR troops were sent to the north for a limited time to calm the villages.", "calm the villages"),
        ("A multinational force gathered off the coast to break the blockade.", "break the blockade"),
        ("France sent soldiers to Bangui in a bid to stop the looting.", "stop the looting"),
        ("KFOR leads; the Council has asked the mission to train the police.", "train the police"),
        ("UNIFIL has been in the south for years trying to keep the villages apart.", "keep the villages apart"),
        ("The main task of KFOR will be the protection of monasteries.", "protection of monasteries"),
    ],
)
def test_the_words_around_forces_tell_what_they_are_for(tell: Teller, text: str, purpose: str) -> None:
    assert [(claim["purpose"], claim["status"]) for claim in tell("mission", text)] == [(purpose, "ongoing")]


@pytest.mark.parametrize(
    ("text", "purposes"),
    [
        ("NATO agreed to raise a force for the protection of the port.", ["protection of the port"]),
        ("Togo sent 300 soldiers for the defence of Gao.", ["defence of Gao"]),
        ("Togo sent 300 soldiers for the weekend.", []),
        ("Togo sent 300 soldiers under an accord with Chad to protect its border.", ["protect its border"]),
        ("Togo sent 300 soldiers to advise the army but will not fight.", ["advise the army"]),
        ("The minister praised the firm for the protection of the soldiers.", []),
    ],
)
def test_a_noun_may_tell_what_forces_are_for(tell: Teller, text: str, purposes: list[str]) -> None:
    assert [claim["purpose"] for claim in tell("mission", text)] == purposes


@pytest.mark.parametrize(
    ("text", "purpose", "status"),
    [
        ("A parade marked the end of ECOMOG's peacekeeping mission.", "ECOMOG's peacekeeping mission", "ended"),
        ("KFOR will take over the fight against the smugglers.", "fight against the smugglers", "started"),
        ("The focus will shift to training Chadian soldiers.", "training Chadian soldiers", "shifting"),
    ],
)
def test_a_phase_or_a_fight_tells_the_status(tell: Teller, text: str, purpose: str, status: str) -> None:
    assert [(claim["purpose"], claim["status"]) for claim in tell("mission", text)] == [(purpose, status)]


@pytest.mark.parametrize(
    "text",
    [
        # not every infinitive is a purpose
        "Ministers met in Oslo to discuss the force.",
        "The Council authorised UNIFIL to maintain the troop ceiling of 13,000.",
        "KFOR is to close by June.",
        "KFOR is to lose many of its men.",
        "Ships sailed around the cape to avoid the coast.",
        # purposes of others than forces are none
        "The school launched an initiative to help children read.",
        "Experts were sent to help investigate the outbreak.",
        "The mission of the museum is to inspire visitors.",
        # what is founded or spent in peace is no mission
        "After the war the troops left, and the minister founded funds and alliances to promote tourism.",
        "Norway and its allies in the war would deploy their savings to lower the price of bread.",
        # politics numbers and what was never meant are no missions
        "The company opened a school to train the drivers.",
        "The mission is meant to reach 2,500 members.",
        "The African Union Mission in Somalia took over the port.",
        # charges mandates and programmes tell no purpose
        "He was jailed for waging war against the state.",
        "The council extended the mandate of the UN peacekeeping mission in Mali.",
        "The army expanded the Military Parental Leave Program.",
        "The agency deployed staff to repair the water works.",
        "A coalition of firms will work to lower fares.",
        "The initiative will work to help young farmers.",
        "The soldiers prepared to defend themselves.",
        "The council authorises French troops to use all necessary means.",
        "The African Union readies a 900-strong force for Gao starting next week.",
        "Togo will send men as part of a force set to consist of 900 troops.",
        # what others are to do, or what a deed only bears on, is no mission of who does it
        "The withdrawal of the 900 troops came despite appeals for Chad to reverse it.",
        "Chad left the NATO mission in Mali, a blow to attempts to rebuild the army.",
        # what forces are only wished for is no mission
        "The minister requested more African Union troops to assist the soldiers in the capital.",
        "Chad called for NATO forces to exercise restraint.",
        "The council has rejected the presence of foreign troops on Libyan soil to help their cause.",
        "The Russian troops were ready to provide assistance in putting out the fire if Chad asked for it.",
    ],
)
def test_these_are_no_missions(tell: Teller, text: str) -> None:
    assert tell("mission", text) == []


def test_a_mandate_that_focuses_on_something_tells_it(tell: Teller) -> None:
    (mission,) = tell("mission", "UNIFIL patrols the border. Its mandate focuses on disarming the militias.")[-1:]
    assert mission["purpose"] == "disarming the militias"


def test_what_states_only_declare_together_is_no_mission(tell: Teller) -> None:
    text = "Norway joined together with the other coastal states in May to reaffirm our shared belief in the treaty."
    assert tell("mission", text) == []


def test_what_somebody_is_able_to_do_is_no_mission(tell: Teller) -> None:
    missions = tell("mission", "The strikes were meant to degrade the Houthi capacity to conduct further attacks.")
    assert "conduct further attacks" not in [mission["purpose"] for mission in missions]


def test_what_a_mission_is_told_to_do_is_its_purpose(tell: Teller) -> None:
    found = tell("mission", "The Security Council instructed UNAMSIL to disarm the rebels.")
    assert [claim["purpose"] for claim in found] == ["disarm the rebels"]


@pytest.mark.parametrize(
    ("text", "purpose", "status"),
    [
        ("A multinational task force hunting pirates sailed.", "hunting pirates", "ongoing"),
        ("Fiji has contributed a submarine and a corvette to monitor shipping.", "monitor shipping", "started"),
        ("Fiji suspended its patrols after its soldiers were shot at.", "patrols", "suspended"),
        ("AMIS, whose mandate is limited to observing the truce, has a camp.", "observing the truce", "ongoing"),
        ("The Multinational Joint Task Force was revived to fight Boko Haram.", "fight Boko Haram", "ongoing"),
    ],
)
def test_what_a_force_hunts_guards_or_patrols_is_its_mission(
    tell: Teller, text: str, purpose: str, status: str
) -> None:
    assert [(claim["purpose"], claim["status"]) for claim in tell("mission", text)] == [(purpose, status)]
