"""Numbers that look like years, who acts next behind a row, and where "the country" is of which several come."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Fiji sent 2000 soldiers to Mali.", 2000),
        ("There are 2000 Fijian troops in Mali.", 2000),
        ("More than 1900 soldiers from Fiji are in Mali.", 1900),
        ("A total of 2000 police from Fiji are in Mali.", 2000),
        ("In 2003 soldiers from Fiji entered Mali.", None),
        ("Since 2003 troops from Fiji have been in Mali.", None),
    ],
)
def test_four_digits_count_soldiers_or_are_a_year(tell: Teller, text: str, count: int | None) -> None:
    assert {claim["count"] for claim in tell("deployment", text) if claim["actor"] == "country:FJ"} <= {count}
    assert tell("deployment", text) or count is None


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Spain agreed to send 300 soldiers and the Italian army is to send 200.", "ES", "IT"),
        ("Fiji has decided to send a battalion and the Samoan police will send 30 officers.", "FJ", "WS"),
        ("Fiji sent 300 men and the Samoan police sent 20.", "FJ", "WS"),
        ("Fiji has agreed to send 900 troops and Tonga is to send 300.", "FJ", "TO"),
    ],
)
def test_who_acts_next_behind_those_who_are_sent(tell: Teller, text: str, first: str, second: str) -> None:
    found = tell("deployment", text)
    assert [claim["actor"] for claim in found] == [f"country:{first}", f"country:{second}"]


def test_both_of_a_row_act_next(tell: Teller) -> None:
    found = tell("deployment", "Fiji has agreed to send 900 troops and Tonga and Samoa are to send 300 each.")
    assert {claim["actor"] for claim in found} == {"country:FJ", "country:TO", "country:WS"}


def test_those_between_whom_there_is_fighting_are_no_doers(tell: Teller) -> None:
    text = "The fighting between the Malian army and Tuareg fighters spread to the area around Gao."
    assert tell("deployment", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "At the request of the President of Haiti, troops from Chad, Kenya and Niger arrived in the country.",
        "Haiti asked for help. Fijian and Samoan soldiers arrived in the country in June.",
        "Haiti is at war. There are 900 soldiers from Fiji, Tonga and Samoa in the country.",
    ],
)
def test_none_of_those_who_come_is_the_country(tell: Teller, text: str) -> None:
    assert {claim["location"] for claim in tell("deployment", text)} == {"country:HT"}


def test_how_many_a_battalion_has_is_as_sure_as_the_battalion(tell: Teller) -> None:
    text = "Fiji has agreed to supply a battalion of troops, about 700 men, the ministry announced."
    assert {claim["modality"] for claim in tell("deployment", text)} == {"planned"}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Fiji provided a field hospital with 55 beds.", {"medical"}),
        ("Fiji supplied Mali with 20 trucks.", {"equipment"}),
        ("Fiji provided a ship with a crew of 40.", {"naval"}),
    ],
)
def test_what_belongs_to_a_gift_is_no_gift(tell: Teller, text: str, kinds: set[str]) -> None:
    assert {claim["contribution"] for claim in tell("contribution", text)} == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Fiji gave the Malian army 30 trucks.",
        "Fiji has given the Malian military 30 trucks.",
        "Fiji supplied the Malian government 30 trucks.",
        "Fiji handed the Malian police 30 trucks.",
    ],
)
def test_a_body_of_a_state_is_given_something(tell: Teller, text: str) -> None:
    (found,) = tell("contribution", text)
    assert (found["recipient"], found["amount"]["number"]) == ("country:ML", 30)


def test_where_forces_are_flown_from_gives_nothing(tell: Teller) -> None:
    assert tell("contribution", "The Fijian soldiers were flown to Mali from Turkey on two planes.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The AMISOM force ranged from 3,000 to 7,000 troops.",
        "Anywhere from 3,000 to 7,000 Fijian soldiers are in Somalia.",
        "AMISOM's strength ranged between 3,000 and 7,000 troops.",
    ],
)
def test_a_strength_that_ranges(tell: Teller, text: str) -> None:
    (found,) = tell("deployment", text)
    assert (found["count"], found["qualifier"], found["min"]) == (5000, "range", 3000)
