"""Who declines to be in a coalition, may come in, sends it together with others, or is in what others left."""

import pytest

from tests.unit.extraction.claims.conftest import Teller

KFOR = "KFOR patrols the border of Kosovo."


def _told(tell: Teller, text: str) -> dict[str, str]:
    return {claim["member"].partition(":")[2]: claim["status"] for claim in tell("membership", KFOR, text)}


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("Peru and Fiji voted against the mission in the assembly and have declined to serve in it.", {"PE", "FJ"}),
        ("Fiji was not in favour of the force and did not contribute to it.", {"FJ"}),
        ("Two states have refused to join. Peru and Fiji told the council that they will not send men.", {"PE", "FJ"}),
        ("Several nations declined to take part. Fiji said it had no battalion to spare.", {"FJ"}),
        ("Fiji, which had been asked for ships, replied that it could not spare a frigate.", {"FJ"}),
        ("Peru has no soldiers available. Fiji would not be sending troops either.", {"PE", "FJ"}),
        ("Fiji will not send troops.", {"FJ"}),
        ("Fiji, which served with Peru in an earlier force, declined to take part in the new one.", {"FJ"}),
    ],
)
def test_who_declines_to_take_part_or_has_nobody_to_send_is_told_to_refuse(
    tell: Teller, text: str, members: set[str]
) -> None:
    assert {member for member, status in _told(tell, text).items() if status == "refused"} == members


@pytest.mark.parametrize(
    "text",
    [
        "Fiji will not send ground troops but has offered ships.",
        "Fiji has 300 soldiers to spare.",
        "Fiji has no doubt about it.",
        "Fiji told the council that the rebels will not send men.",
    ],
)
def test_who_gives_something_else_or_speaks_of_others_refuses_nothing(tell: Teller, text: str) -> None:
    assert "refused" not in _told(tell, text).values()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Fiji has been mentioned as a possible successor.", "candidate"),
        ("Fiji is seen as a likely contributor to the force.", "candidate"),
        ("Potential contributors include Fiji and Peru.", "candidate"),
        ("Fiji is a possible participant.", "candidate"),
        ("Several nations have soldiers in the force. Fiji is to join them in May.", "candidate"),
        ("Chad, Niger and Fiji sent the force to Prizren in 1999.", "member"),
        ("Chad and Niger sent the mission to Prizren in 1999. Fiji followed a year later.", "member"),
        ("Chad and Fiji take part in the civilian track.", "member"),
        ("Many countries were asked for men. Chad has joined the force. Fiji has not yet answered.", "candidate"),
    ],
)
def test_who_may_come_in_and_who_sends_it_together(tell: Teller, text: str, status: str) -> None:
    assert _told(tell, text).get("FJ") == status


@pytest.mark.parametrize(
    "text",
    [
        "Fiji has been mentioned as a possible target.",
        "Fiji says goodbye to the mission.",
        "Fiji sent the soldiers to Prizren.",
        "The men left for Fiji, which has not yet answered.",
    ],
)
def test_targets_and_hosts_are_no_members(tell: Teller, text: str) -> None:
    assert "FJ" not in _told(tell, text)


def test_what_states_left_is_the_body_that_the_sentence_before_tells_of(tell: Teller) -> None:
    text = "The CSTO has six members. Georgia left it in 1999, and Azerbaijan pulled out in the same year."
    told = {claim["member"]: claim["coalition"] for claim in tell("membership", KFOR, text)}
    assert set(told) == {"country:GE", "country:AZ"}
    assert set(told.values()) == {"organisation:collective-security-treaty-organization"}


def test_all_the_members_of_a_body_that_were_involved_are_its_size(tell: Teller) -> None:
    (size,) = tell("coalition_size", "All 15 members of the Pacific Islands Forum were involved.")
    assert (size["coalition"], size["count"]) == ("organisation:pacific-islands-forum", 15)


def test_a_headline_names_a_force_by_where_it_is(tell: Teller) -> None:
    (left,) = tell("membership", "Fiji to quit Kosovo force")
    assert (left["coalition"], left["status"], left["modality"]) == ("coalition:kfor", "leaving", "planned")
