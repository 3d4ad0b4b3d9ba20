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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mission has 11,826 soldiers. Peru provides the most, 4,500, followed by Chile's 2,500, Fiji's 1,520 "
            "and Kenya's 1,410.",
            {
                ("country:PE", None, 4500, "present"),
                ("country:CL", None, 2500, "present"),
                ("country:FJ", None, 1520, "present"),
                ("country:KE", None, 1410, "present"),
            },
        ),
        (
            "The mission has 9,000 soldiers. Peru enters as a newcomer with 1,091 men.",
            {("country:PE", None, 1091, "present")},
        ),
        (
            "Peru has 900 men in Gao. All agree that the contingent is the largest of any foreign state.",
            {("country:PE", "place:gao", 900, "present")},
        ),
    ],
)
def test_numbers_in_rows_of_owners(tell: Teller, text: str, expected: set[Where]) -> None:
    told = deployed(tell, text)
    assert expected <= told
    assert not {count for actor, _, count, _ in told if actor == "country:PE"} - {4500, 1091, 900}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru has offered to lead 10,000 soldiers into eastern Zaire.",
            ("country:PE", 10000, "deploying", "possible"),
        ),
        (
            "Peru would itself provide 1,500. Chile and Fiji have each promised a battalion.",
            ("country:PE", 1500, "deploying", "planned"),
        ),
        (
            "Denmark said that the frigate Niels Juel would join NATO's new patrol in the Baltic.",
            ("country:DK", None, "deploying", "planned"),
        ),
    ],
)
def test_who_is_to_come(tell: Teller, text: str, expected: Where) -> None:
    told = tell("deployment", text)
    assert expected in {(one["actor"], one["count"], one["posture"], one["modality"]) for one in told}


def test_who_flees_goes_nowhere(tell: Teller) -> None:
    assert not tell("deployment", "The rebels hold Goma. Zairian soldiers have fled west, looting as they go.")
