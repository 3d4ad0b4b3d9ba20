"""Forces that come from somewhere, are moved on, or are told by a number alone, and words before their number."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, deployed

FORCES = [
    "Troops are on their way from {}.",
    "Police officers are coming from {}.",
    "More soldiers are expected from {}.",
    "Contingents of soldiers and police are also on their way from {}.",
    "Further troops will come from {}.",
]


@pytest.mark.parametrize("text", FORCES)
def test_who_come_from_states_are_theirs(tell: Teller, text: str) -> None:
    found = tell("deployment", text.format("Fiji, Tonga and Samoa"))
    assert [(d["actor"], d["posture"]) for d in found] == [
        ("country:FJ", "deploying"),
        ("country:TO", "deploying"),
        ("country:WS", "deploying"),
    ]


def test_who_come_from_a_state_may_have_been_there_long(tell: Teller) -> None:
    text = "With the largest contingents coming from Fiji and Tonga, the force is in Gao."
    assert [d for d in tell("deployment", text) if d["posture"] == "deploying"] == []


@pytest.mark.parametrize(
    "text",
    [
        "France is moving 400 soldiers from Mali to Niger.",
        "France will shift about 400 soldiers from Mali to Niger.",
        "France redeployed 400 soldiers from Mali to Niger.",
        "Some 400 French soldiers were moved from Mali to Niger.",
    ],
)
def test_who_are_moved_go_where_they_are_moved_to(tell: Teller, text: str) -> None:
    assert ("country:FR", "country:NE", 400, "deploying") in deployed(tell, text)


@pytest.mark.parametrize("words", ["up to", "over", "close to", "just under", "upwards of", "in excess of", "around"])
@pytest.mark.parametrize(
    ("text", "posture"),
    [
        ("Chile will contribute {} 900 soldiers to the force in Mali.", "deploying"),
        ("Chile is to bring home {} 900 infantrymen from Mali.", "withdrawing"),
        ("Chile has pulled {} 900 soldiers out of Mali.", "withdrawn"),
    ],
)
def test_words_before_a_number_are_of_the_number(tell: Teller, text: str, words: str, posture: str) -> None:
    assert ("country:CL", "country:ML", 900, posture) in deployed(tell, text.format(words))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The blast killed one of the 1,200 Chilean soldiers in Mali.", 1200),
        ("The blast killed three of the 1,200 Chilean soldiers in Mali.", 1200),
        ("Of the 9,000 soldiers in Mali, 350 are Chilean.", 350),
        ("Chile's contingent of 700 soldiers in Mali is to be replaced.", 700),
        (
            "The agency said that 90 Chilean soldiers had gone to Mali and that the number was expected to reach 200.",
            200,
        ),
        ("There are 90 Chilean soldiers in Mali. The number could rise to 200.", 200),
    ],
)
def test_how_many_are_there(tell: Teller, text: str, count: int) -> None:
    assert ("country:CL", "country:ML", count, "present") in deployed(tell, text)


def test_who_does_the_same_does_it_in_the_same_place(tell: Teller) -> None:
    found = tell("deployment", "Chile will send 90 soldiers to Mali, while Fiji will send 50.")
    assert [(d["actor"], d["location"], d["count"]) for d in found] == [
        ("country:CL", "country:ML", 90),
        ("country:FJ", "country:ML", 50),
    ]


def test_what_one_does_after_sending_them_does_not_undo_it(tell: Teller) -> None:
    found = tell("deployment", "After sending 200 soldiers to Mali, Chile asked for more time.")
    assert [d["modality"] for d in found] == ["asserted"]
