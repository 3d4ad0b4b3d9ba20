"""Bases that are given up."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


@pytest.mark.parametrize(
    ("text", "deployments"),
    [
        ("British troops shut down their base in Sangin on Tuesday.", [("country:GB", "place:sangin", "withdrawing")]),
        (
            "Canada has closed its last combat outpost in Kandahar.",
            [("country:CA", "place:kandahar", "withdrawing")],
        ),
        ("The consulate in Basra has closed its doors.", []),
    ],
)
def test_who_shuts_a_base_leaves_the_place(tell: Teller, text: str, deployments: list[tuple[str, str, str]]) -> None:
    found = tell("deployment", text)
    assert [(one["actor"], one["location"], one["posture"]) for one in found] == deployments
