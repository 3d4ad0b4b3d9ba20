"""Who leads "it", forces between two states, whose forces take ground, purposes that end, drones that are brought down."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, deployed, ground, related

WAR = "Fighting between troops and rebels killed 12 soldiers as forces clashed."
EU = "The EU has launched Operation Aspides to protect ships."


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Italy leads it.", ("country:IT", "leads", "coalition:operation-aspides")),
        ("Italy commands it from Rome.", ("country:IT", "commands", "coalition:operation-aspides")),
        ("Greece is expected to lead it.", ("country:GR", "leads", "coalition:operation-aspides")),
    ],
)
def test_who_leads_it(tell: Teller, text: str, relation: tuple[str, str, str]) -> None:
    assert related(tell, f"{EU} {text}") == [relation]


def test_who_leads_something_else(tell: Teller) -> None:
    assert not related(tell, "Iraq has a new parliament. Shiites lead it.")


def test_a_force_between_two_states_has_them_not_as_members(tell: Teller) -> None:
    assert not tell("membership", "The UN force between Israel and Syria has lost some of its men.")
    assert not tell("territory", WAR, "The UN force between Israel and Syria has lost a third of its men.")


def test_whose_withdrawal_a_mission_is_to_confirm(tell: Teller) -> None:
    assert not tell("membership", "UNIFIL was created in 1978 to confirm Israel's withdrawal.")


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("President Bashar al-Assad's army captured Qusair.", "country:SY"),
        ("The government of Bashar al-Assad has regained Qusair.", "country:SY"),
        ("Khalifa Haftar's fighters captured Qusair.", "person:khalifa-haftar"),
    ],
)
def test_whose_army_it_is_by_who_leads_it(tell: Teller, text: str, actor: str) -> None:
    assert {who for who, change, _ in ground(tell, WAR, text) if change == "gained"} == {actor}


def test_they_whom_tanks_drive_out_are_no_state(tell: Teller) -> None:
    told = ground(tell, WAR, "Syrian rebels overran Quneitra before government tanks drove them out.")
    assert ("country:SY", "lost", "place:quneitra") not in told


def test_ground_that_was_overrun_is_told_by_its_own_words(tell: Teller) -> None:
    assert ground(tell, WAR, "The Houthis took Kona. By Friday they had overrun 14 villages.") >= {
        ("armed-group:houthis", "gained", "14 villages")
    }


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("US troops train the army, and France has sent 200 men to help them.", "train the army"),
        ("US troops train the army and guard its bases, while the British stay.", "train the army and guard its bases"),
    ],
)
def test_a_purpose_ends_where_another_acts(tell: Teller, text: str, purpose: str) -> None:
    assert [one["purpose"] for one in tell("mission", WAR, text)] == [purpose]


@pytest.mark.parametrize(
    "text",
    [
        "A French frigate brought down two drones over the Gulf of Aden.",
        "The crew of the ship, 24 men of six nations, were taken to Djibouti.",
        "The soldiers are calm as others leave.",
    ],
)
def test_what_moves_no_forces(tell: Teller, text: str) -> None:
    assert not deployed(tell, text)


@pytest.mark.parametrize(
    ("text", "actor", "place", "posture"),
    [
        ("Opposition leaders want Austrian troops out of Lebanon.", "AT", "country:LB", "withdrawing"),
        ("Poland wants its soldiers back by May.", "PL", None, "withdrawing"),
        ("Kuwait sent ships to patrol Bahrain's territorial waters.", "KW", "country:BH", "deploying"),
        ("Kuwait sent ships to patrol its territorial waters.", "KW", None, "deploying"),
        ("The US sent soldiers to Kiryat Gat, in southern Israel.", "US", "place:kiryat-gat", "deploying"),
    ],
)
def test_where_forces_come_and_go(tell: Teller, text: str, actor: str, place: str | None, posture: str) -> None:
    assert (f"country:{actor}", place, None, posture) in deployed(tell, WAR, text)


def test_boots_on_the_ground_are_forces(tell: Teller) -> None:
    found = tell("deployment", "The United States will not put boots on the ground in Gaza.")
    assert [(one["actor"], one["location"], one["modality"]) for one in found] == [
        ("country:US", "place:gaza", "negated")
    ]


def test_who_is_not_joined_does_it_still(tell: Teller) -> None:
    found = tell("relation", "France did not join the US and Britain in bombing the Houthis.")
    assert [one["subject"] for one in found if one["modality"] == "negated"] == ["country:FR"]


def test_who_tells_its_own_to_stop_opposes_nobody(tell: Teller) -> None:
    assert not related(tell, "Spain has called on other EU states to stop selling arms to Israel.")


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("The SDF took the town from the jihadists.", "armed-group:islamic-state"),
        ("The SDF took the town from the militants.", "armed-group:islamic-state"),
    ],
)
def test_the_militants_are_none_of_those_who_fight_them(tell: Teller, text: str, group: str) -> None:
    told = related(tell, "Islamic State holds Raqqa.", "The SDF launched an attack.", text)
    assert told == [("armed-group:syrian-democratic-forces", "fights", group)]


def test_an_insurgency_is_no_enemy_of_those_who_wage_it(tell: Teller) -> None:
    text = "Turkey fears the Kurdistan Workers' Party (PKK), a group that has fought an insurgency against Turkey."
    assert [object_ for subject, _, object_ in related(tell, text) if subject == "armed-group:pkk"] == ["country:TR"]


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("Ali Salman, a spokesman for Haftar's Libyan National Army, left.", "spokesman", "armed-group:libyan-national-army"),
        ("Ali Salman, the city's mayor, left.", "mayor", None),
    ],
)  # fmt: skip
def test_whose_office_it_is_behind_a_name(tell: Teller, text: str, title: str, body: str | None) -> None:
    assert [(one["title"], one["organisation"]) for one in tell("role", text)] == [(title, body)]
