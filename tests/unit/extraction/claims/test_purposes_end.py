"""Where the words of a purpose end."""

from tests.unit.extraction.claims.conftest import Teller


def test_a_purpose_ends_before_what_will_not_be_done(tell: Teller) -> None:
    found = tell("mission", "NATO will train Iraqi soldiers, but will not provide troops for combat.")
    assert [one["purpose"] for one in found] == ["train Iraqi soldiers"]


def test_a_purpose_ends_with_the_quotation(tell: Teller) -> None:
    text = (
        '"We will send an Indian warship to the Gulf of Aden to patrol the route to Suez," a spokesman said in Delhi.'
    )
    assert {one["purpose"] for one in tell("mission", text)} == {"patrol the route to Suez"}
