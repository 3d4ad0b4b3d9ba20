"""Forces of which only the number is told, who follow, whom ships carry, whom somebody has promised; what is asked."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, deployed

Where = tuple[object, ...]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The division lost a fifth of its soldiers when Chile pulled out its 1,300 in May.",
            ("country:CL", None, 1300, "withdrawn"),
        ),
        (
            "The division lost soldiers when Chile pulled out its 1,300 in May. Peru (370) followed within days.",
            ("country:PE", None, 370, "withdrawn"),
        ),
        (
            "The force got its first soldiers when a jet carrying 187 Chadians touched down at Gao.",
            ("country:TD", "place:gao", 187, "deploying"),
        ),
        ("The battalion promised by Togo never left home.", ("country:TG", None, None, "deploying")),
        ("The troops provided by Chile will stay in Haiti.", ("country:CL", "country:HT", None, "staying")),
        ("Chile called home its contingent in protest.", ("country:CL", None, None, "withdrawn")),
        (
            "The Italians are next: Rome says they'll be home by the end of the month.",
            ("country:IT", None, None, "withdrawing"),
        ),
        (
            "The mission has soldiers. About 200 of the Chadian contingent were seen heading north from Bangui.",
            ("country:TD", "place:bangui", 200, "withdrawing"),
        ),
        (
            "Chilean troops are in Mali. Chile wants everyone out by May.",
            ("country:CL", "country:ML", None, "withdrawing"),
        ),
    ],
)
def test_who_comes_and_goes(tell: Teller, text: str, expected: Where) -> None:
    assert expected in deployed(tell, text)


def test_what_a_question_takes_for_granted(tell: Teller) -> None:
    text = "Kenya sent soldiers to Haiti. What are the soldiers doing in Haiti?"
    assert deployed(tell, text) == {("country:KE", "country:HT", None, "deploying")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A Chilean engineer squadron has been building roads and airstrips in Sabah since last year.",
            {("country:CL", "place:sabah", None, "present")},
        ),
        ("Chilean soldiers are being questioned in Gao.", set()),
        ("The government had agreed to a Malaysian request for Chilean troops in Sabah.", set()),
        ("Chile stayed out of the coalition that fights in Mali.", set()),
        ("Chile stays at the head of the initiative.", set()),
        ("The mission is to verify the withdrawal of their forces to the border.", set()),
        (
            "Diplomats put the number of Chilean troops in Haiti at more than 10,000.",
            {("country:CL", "country:HT", 10_000, "present")},
        ),
    ],
)
def test_who_is_at_work_and_who_only_stays_out(tell: Teller, text: str, expected: set[Where]) -> None:
    assert deployed(tell, text) == expected


def test_who_drives_others_out_of_a_town_has_not_left_it(tell: Teller) -> None:
    assert not deployed(tell, "It was driven out of the capital, Mogadishu.")
