"""What a mission is charged with in a list: items with marks, on lines, and in paragraphs of their own."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


@pytest.mark.parametrize(
    ("text", "purposes"),
    [
        (
            "UNMIL was set up in 2003 for the following purposes:\n(a) confirming the ceasefire;\n"
            "(b) restoring order;\n(c) assisting the Government in opening the courts.",
            ["confirming the ceasefire", "restoring order", "assisting the Government in opening the courts"],
        ),
        (
            "The mandate of EUTM Mali is as follows: 1. advise the army; 2. train its officers; 3. repair its trucks.",
            ["advise the army", "train its officers", "repair its trucks"],
        ),
        (
            "The tasks of UNMISS are:\n- protecting the camps\n- monitoring human rights\n- demining",
            ["protecting the camps", "monitoring human rights", "demining"],
        ),
        (
            "SAMIM is mandated to: a) patrol the coast; b) escort convoys; c) hunt smugglers.",
            ["patrol the coast", "escort convoys", "hunt smugglers"],
        ),
    ],
)
def test_each_item_is_a_task(tell: Teller, text: str, purposes: list[str]) -> None:
    found = tell("mission", text)
    assert [claim["purpose"] for claim in found] == purposes
    assert {claim["modality"] for claim in found} == {"asserted"}


@pytest.mark.parametrize(
    ("line", "items"),
    [
        ("The summit approved the mandate, under which SAMIM shall:", ["• guard the gas fields;", "• escort convoys."]),
        ("SAMIM will:", ["(a) Guard the gas fields;", "(b) Escort convoys."]),
        ("The priority tasks of SAMIM are:", ["(i) Protection of villages", "(ii) Support for the courts"]),
        ("SAMIM is charged with:", ["1. guarding the gas fields;", "2. clearing mines;"]),
    ],
)
def test_a_line_says_whose_tasks_the_next_paragraphs_are(tell: Teller, line: str, items: list[str]) -> None:
    for at in range(len(items)):
        (found,) = tell("mission", line, *items[: at + 1])
        assert found["purpose"] == items[at].split(" ", 1)[1].rstrip(".;")
        assert found["coalition"] == "coalition:samim"


def test_the_last_of_several_deeds_in_an_item_is_told_by_itself(tell: Teller) -> None:
    found = tell("mission", "SAMIM shall:", "• strengthen and maintain peace, and restore order in the towns; and")
    assert [claim["purpose"] for claim in found] == [
        "strengthen and maintain peace, and restore order in the towns",
        "restore order in the towns",
    ]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("The ministry of health will:", "• support the clinics;"),
        ("SAMIM shall:", "• guard the gas fields;", "The summit thanked all states.", "• support the clinics;"),
        ("Soldiers keep order.", "The Clean Parks Task Force will:", "• help the laboratory;"),
        ("SAMIM has three parts:", "- Chad", "- support staff"),
    ],
)
def test_items_of_other_lists_are_no_tasks(tell: Teller, paragraphs: tuple[str, ...]) -> None:
    assert tell("mission", *paragraphs) == []
