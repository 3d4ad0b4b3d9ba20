"""Who decides against it, does the same, weighs it or has it decided by his government; rows told by what stands before."""

import pytest

from tests.unit.extraction.claims.conftest import Teller

KFOR = "KFOR patrols the border of Kosovo. It is a force of many nations."


def _told(tell: Teller, text: str) -> dict[str, str]:
    return {claim["member"].partition(":")[2]: claim["status"] for claim in tell("membership", KFOR, text)}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Fiji has begged off.", "refused"),
        ("Fiji has decided not to send soldiers to anybody.", None),
        ("Fiji has decided not to send soldiers.", "refused"),
        ("Fiji is not sending troops.", "refused"),
        ("They invited Fiji, whose government turned the invitation down.", "refused"),
        ("Fiji stayed on the sidelines.", "refused"),
        ("Fiji is keen to join.", "candidate"),
        ("Fiji is weighing participation.", "candidate"),
        ("Fiji and Peru are said to be considering membership.", "candidate"),
        ("Peru is sending 300 men to the force. Fiji has promised the same.", "candidate"),
        ("Peru will leave the force in May. Fiji announced the same step.", "leaving"),
        ("Fiji brought its participation to an end.", "left"),
        ("Fiji pulled its men out of the force.", "left"),
        ("Fiji refused to place its men under NATO.", None),
    ],
)
def test_who_decides_for_or_against_it(tell: Teller, text: str, status: str | None) -> None:
    assert _told(tell, text).get("FJ") == status


@pytest.mark.parametrize(
    "text",
    [
        "Also in the force are Fiji and Peru.",
        "Those taking part are Fiji and Peru.",
        "Joining them are Fiji and Peru.",
        "Eight countries contribute, notably Fiji and Peru.",
        "The other nations in the force are Fiji and Peru.",
        "The Fijian and Peruvian members of the force met.",
        "Fiji and Peru round out the force.",
    ],
)
def test_rows_are_of_members_by_what_stands_before(tell: Teller, text: str) -> None:
    assert set(_told(tell, text)) == {"FJ", "PE"}


def test_four_of_a_kind_are_no_size(tell: Teller) -> None:
    assert tell("coalition_size", KFOR, "The four European states joined the force later.") == []
