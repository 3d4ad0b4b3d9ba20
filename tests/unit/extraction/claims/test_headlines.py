"""Headlines that have a capital at each word."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


@pytest.mark.parametrize(
    ("text", "actor", "posture", "location"),
    [
        ("Kenyan Troops Begin Leaving Haiti", "country:KE", "withdrawing", "country:HT"),
        ("Spain to Withdraw Troops From Iraq", "country:ES", "withdrawing", "country:IQ"),
        ("Last Dutch Soldiers Leave Uruzgan", "country:NL", "withdrawing", "place:uruzgan"),
        ("U.S. to Keep 900 Troops in Syria", "country:US", "staying", "country:SY"),
        ("South Korea Weighs Sending Troops to Iraq", "country:KR", "deploying", "country:IQ"),
    ],
)
def test_a_headline_is_read_as_if_written_in_ordinary_letters(
    tell: Teller, text: str, actor: str, posture: str, location: str
) -> None:
    (found,) = tell("deployment", text)
    assert (found["actor"], found["posture"], found["location"]) == (actor, posture, location)


def test_names_keep_their_capitals_in_headlines(tell: Teller) -> None:
    (found,) = tell("relation", "General Peter Moss Takes Command of ISAF")
    assert (found["subject"], found["predicate"]) == ("person:peter-moss", "commands")


@pytest.mark.parametrize(
    "text", ["Harbour Coordinator Peter Moss Touts Investments in Ghent", "Minister Peter Moss Visits Troops in Mali"]
)
def test_the_verb_of_a_headline_is_no_part_of_a_name(tell: Teller, text: str) -> None:
    (found,) = tell("role", text)
    assert found["person"] == "person:peter-moss"


@pytest.mark.parametrize(
    "text", ["The Royal Museum of the Armed Forces", "Walter E. Moss Convention Center Dayton, Ohio"]
)
def test_names_of_many_words_are_no_headlines(tell: Teller, text: str) -> None:
    assert tell("deployment", text) == tell("relation", text) == []
