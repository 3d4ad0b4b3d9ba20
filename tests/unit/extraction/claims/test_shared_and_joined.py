"""Forces that several share or give together, that others join, that go on with what they did, that many lands send."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, deployed

Where = tuple[object, ...]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Danes of the brigade, 450 men, are to join 4,500 Britons and 2,300 Germans already in Macedonia.",
            {("country:DE", "country:MK", 2300, "present")},
        ),
        (
            "Belgium and the Netherlands share a squadron of F-16s at Amendola.",
            {("country:BE", "place:amendola", None, "present"), ("country:NL", "place:amendola", None, "present")},
        ),
        ("Twelve Danish instructors will go on working in Kabul.", {("country:DK", "place:kabul", 12, "staying")}),
        (
            "The UN Iraq-Kuwait Observation Mission (UNIKOM) has changed. The 247 observers now come from 33 countries.",
            {("coalition:unikom", None, 247, "present")},
        ),
        ("Some 300 of the soldiers come from Togo.", {("country:TG", None, 300, "present")}),
        (
            "Approximately 670 personnel are assigned to the Danish contingent of the Multinational Force and Observers.",
            {("country:DK", None, 670, "present")},
        ),
        (
            "AMISOM has 17,000 men in Somalia. Peru and Chile supply most of the mission's soldiers.",
            {("country:PE", "country:SO", None, "present"), ("country:CL", "country:SO", None, "present")},
        ),
        (
            "Ann Sample has asked the Security Council for a force of 12,000 blue helmets in Mali.",
            {("organisation:united-nations", "country:ML", 12000, "deploying")},
        ),
        ("French troops are dug in round the airport at Bangui.", {("country:FR", "place:bangui", None, "present")}),
        (
            "Peru and Chile have offered observers to police the truce.",
            {("country:PE", None, None, "deploying"), ("country:CL", None, None, "deploying")},
        ),
        ("Peru is making 450 men ready for Somalia.", {("country:PE", "country:SO", 450, "deploying")}),
    ],
)
def test_whose_forces_are_where(tell: Teller, text: str, expected: set[Where]) -> None:
    assert expected <= deployed(tell, text)
