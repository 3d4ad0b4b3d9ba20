"""Where the words of a purpose end."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


def test_a_purpose_ends_before_what_will_not_be_done(tell: Teller) -> None:
    found = tell("mission", "NATO will train Iraqi soldiers, but will not provide troops for combat.")
    assert [one["purpose"] for one in found] == ["train Iraqi soldiers"]


def test_a_purpose_ends_with_the_quotation(tell: Teller) -> None:
    text = (
        '"We will send an Indian warship to the Gulf of Aden to patrol the route to Suez," a spokesman said in Delhi.'
    )
    assert {one["purpose"] for one in tell("mission", text)} == {"patrol the route to Suez"}


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("The EU launched Operation Sahara, a naval operation that is to keep the bay open.", "keep the bay open"),
        ("KFOR has finished its work, which was to bring order to the town.", "bring order to the town"),
        ("NATO ended its air campaign, which was launched to stop the rebels.", "stop the rebels"),
    ],
)
def test_what_an_undertaking_is_to_do(tell: Teller, text: str, purpose: str) -> None:
    assert purpose in {d["purpose"] for d in tell("mission", text)}
