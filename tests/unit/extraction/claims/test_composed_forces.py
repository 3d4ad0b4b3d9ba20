"""Forces of several nations that make up one, and nations of whom it is told that they have forces."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, deployed

KFOR = "NATO has led KFOR since 1999."


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The force consists of engineers from Fiji, Peru and Chile.", {"FJ", "PE", "CL"}),
        ("KFOR has officers from Fiji and Peru.", {"FJ", "PE"}),
        ("There are smaller contingents from Fiji, Peru and Chile.", {"FJ", "PE", "CL"}),
        ("The rest of the force comes from Fiji and Peru.", {"FJ", "PE"}),
        ("Its other troops are from Fiji and Peru.", {"FJ", "PE"}),
        ("Medics from Fiji and Peru make up the rest of the force.", {"FJ", "PE"}),
        ("The force will consist of engineers from Fiji and Peru.", set()),
        ("The force needs engineers from Fiji and Peru.", set()),
        ("It is engineers from Fiji and Peru who are missed.", set()),
        ("The force has tea from Fiji and Peru.", set()),
    ],
)
def test_forces_that_make_up_one_are_there(tell: Teller, text: str, codes: set[str]) -> None:
    found = {actor for actor, *_, posture in deployed(tell, KFOR, text) if posture == "present"}
    assert found == {f"country:{code}" for code in codes}


@pytest.mark.parametrize(
    "text",
    [
        "Countries with troops in Mali include Fiji and Peru.",
        "The nations with soldiers in Mali are Fiji and Peru.",
        "Fiji and Peru are among the countries with troops in Mali.",
    ],
)
def test_nations_with_forces_there(tell: Teller, text: str) -> None:
    there = ("country:ML", None, "present")
    assert deployed(tell, text) == {("country:FJ", *there), ("country:PE", *there)}


def test_nations_with_something_else_have_no_forces_there(tell: Teller) -> None:
    assert deployed(tell, "Countries with embassies in Mali include Fiji and Peru.") == set()
