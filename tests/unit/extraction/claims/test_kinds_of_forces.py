"""What counts as forces: units that may be something else, ships of two words, fighters of groups and of persons."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, deployed


@pytest.mark.parametrize(
    ("text", "actor", "place", "count", "posture"),
    [
        ("Chile has sent a division to Mali.", "CL", "ML", None, "deploying"),
        ("The Chilean unit left Mali on Monday.", "CL", "ML", None, "withdrawn"),
        ("UN troops are under attack. Chile has sent a company to Mali.", "CL", "ML", None, "deploying"),
        ("Chile keeps a special forces unit in Mali.", "CL", "ML", None, "staying"),
        ("Chile has a division of 600 in Mali.", "CL", "ML", 600, "present"),
        ("Chile flew a field hospital to Mali.", "CL", "ML", None, "deploying"),
        ("Chile has six AWACS planes in Mali.", "CL", "ML", 6, "present"),
        ("Chile is to send four mine sweepers to Mali.", "CL", "ML", 4, "deploying"),
        ("Chile sent two gunships, a field hospital and 40 medics to Mali.", "CL", "ML", 40, "deploying"),
        ("Chile sent 300 volunteers to Mali.", "CL", "ML", 300, "deploying"),
        ("Chile has seven CF-18s in Mali.", "CL", "ML", 7, "present"),
        ("Chile has withdrawn all but 1,500 of its troops from Mali.", "CL", "ML", 1500, "staying"),
        ("Three Chilean warships carrying 2,300 troops lie off the coast of Mali.", "CL", "ML", 3, "present"),
        ("Peru offered a battalion to the force in Mali; Chile is to send one to Mali.", "CL", "ML", None, "deploying"),
        ("The mission is expecting 300 Chilean soldiers in Mali.", "CL", "ML", 300, "deploying"),
        (
            "Hezbollah fights there. Its men are guarding a shrine in Mali.",
            "armed-group:hezbollah",
            "ML",
            None,
            "present",
        ),
        ("SWAPO guerrillas are based in Mali.", "armed-group:swapo", "ML", None, "present"),
        ("Hezbollah has 2,000 fighters in Mali.", "armed-group:hezbollah", "ML", 2000, "present"),
        ("About 200 gunmen of the LRA entered Mali.", "armed-group:lords-resistance-army", "ML", 200, "deploying"),
        ("Marshal Khalifa Haftar has 3,000 men in Mali.", "person:khalifa-haftar", "ML", 3000, "present"),
    ],
)
def test_what_is_sent_or_stands_somewhere_counts_as_forces(
    tell: Teller, text: str, actor: str, place: str, count: int | None, posture: str
) -> None:
    known = actor if ":" in actor else f"country:{actor}"
    assert (known, f"country:{place}", count, posture) in deployed(tell, text)


def test_rebels_are_no_forces_of_their_country(tell: Teller) -> None:
    assert ("Chilean rebels", "country:ML", None, "withdrawn") in deployed(tell, "Chilean rebels have left Mali.")


@pytest.mark.parametrize(
    "text",
    [
        "Chile sent a company to Mali.",  # nothing says that it is one of soldiers
        "The Chilean company left Mali after the attack on the troops.",
        "The bank's division left Mali.",
        "The division of labour in Mali helped the troops.",
        "The troops killed 30 SWAPO guerrillas in Mali.",
        "Gunmen entered a bank in Mali.",
        "The bishop has 300 men in his choir.",
    ],
)
def test_firms_and_those_who_are_fought_are_no_forces_there(tell: Teller, text: str) -> None:
    assert not deployed(tell, text)
