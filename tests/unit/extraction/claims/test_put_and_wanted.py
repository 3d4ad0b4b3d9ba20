"""Forces that are put somewhere, wanted home, told of by where they are or by what they are called."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


@pytest.mark.parametrize(
    ("text", "posture", "modality", "location"),
    [
        ("Fiji is ready to put soldiers on the ground in Mali.", "deploying", "planned", "country:ML"),
        ("Fiji will not put soldiers on the ground in Mali.", "deploying", "negated", "country:ML"),
        ("Fiji put troops in Mali.", "deploying", "asserted", "country:ML"),
        ("Fiji wants its soldiers home.", "withdrawing", "possible", None),
        ("Fiji wants its battalion back.", "withdrawing", "possible", None),
        ("Fiji wants its men out of Mali by May.", "withdrawing", "possible", "country:ML"),
        ("Fiji has sent 850 men south of the Zahrani.", "deploying", "asserted", "place:zahrani"),
    ],
)
def test_forces_are_put_wanted_and_sent_to_one_side(
    tell: Teller, text: str, posture: str, modality: str, location: str | None
) -> None:
    (found,) = tell("deployment", text)
    assert (found["actor"], found["posture"]) == ("country:FJ", posture)
    assert (found["modality"], found["location"]) == (modality, location)


@pytest.mark.parametrize(
    ("text", "posture", "location"),
    [
        ("With Fijian marines due ashore within hours, the rebels have left.", "deploying", None),
        ("With Fijian soldiers due to land in Haiti, the gangs have left.", "deploying", "country:HT"),
        ("With Fijian soldiers in Mali due to leave in May, the mission is short of men.", None, "country:ML"),
    ],
)
def test_forces_that_are_due(tell: Teller, text: str, posture: str | None, location: str | None) -> None:
    found = next(claim for claim in tell("deployment", text) if claim["actor"] == "country:FJ")
    assert found["location"] == location
    assert posture is None or (found["posture"], found["modality"]) == (posture, "planned")


@pytest.mark.parametrize("text", ["Fiji put 300 men through courses.", "Fijian soldiers will go on hunting rebels."])
def test_who_is_put_through_courses_or_goes_on_is_not_sent(tell: Teller, text: str) -> None:
    assert tell("deployment", text) == []


def test_blue_helmets_are_those_of_the_united_nations(tell: Teller) -> None:
    (found,) = tell("deployment", "Under the plan the 14,000 blue helmets will leave Mali in three phases.")
    assert (found["actor"], found["count"]) == ("organisation:united-nations", 14_000)


def test_how_strong_a_mission_will_be(tell: Teller) -> None:
    (found,) = tell("deployment", "Resolute Support will be about 12,000 strong.")
    assert (found["actor"], found["count"]) == ("coalition:resolute-support", 12_000)


def test_the_country_is_where_a_coalition_is_known_to_be(tell: Teller) -> None:
    before = "Somalia was shaken. Burundi buried its dead."
    (found,) = tell("deployment", before, "ATMIS is to leave the country in May.")
    assert found["location"] == "country:SO"


def test_one_of_those_told_is_counted_by_himself(tell: Teller) -> None:
    found = tell("casualties", "Four of them were killed, among them a Kenyan sergeant hit by a shell.")
    assert [(claim["count"], claim["actor"]) for claim in found][-1] == (1, "country:KE")


def test_whoever_is_no_member_has_refused_nothing(tell: Teller) -> None:
    assert tell("membership", "Sweden is not a member of NATO.") == []


def test_one_man_does_not_make_his_state_fight(tell: Teller) -> None:
    found = tell("relation", "Four French soldiers were shot dead by an Afghan recruit in Kapisa.")
    assert "country:AF" not in {claim["subject"] for claim in found}


def test_a_section_of_a_paper_says_nothing(tell: Teller) -> None:
    assert tell("statement", "Explainer: What does NATO leave behind in Kosovo?") == []


def test_what_a_relative_clause_tells_according_to_somebody(tell: Teller) -> None:
    text = "The group, which according to UN experts gets weapons from Chad, took the town."
    (found,) = tell("statement", text)
    assert (found["speaker"], found["quote"]) == ("UN experts", "gets weapons from Chad")
