"""Forces that are welcomed, awaited, or follow others; members of units; homes that forces come from."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


@pytest.mark.parametrize(
    ("text", "actor", "count", "place", "posture"),
    [
        ("The first Italian soldiers were greeted in Latvia on Monday.", "IT", None, "country:LV", "present"),
        ("Norwegian soldiers are due in May.", "NO", None, None, "deploying"),
        ("Finnish engineers are expected in June.", "FI", None, None, "deploying"),
        ("The last 60 members of the Swedish contingent left Timbuktu.", "SE", 60, "place:timbuktu", "withdrawn"),
        ("Swedish troops left Gao on Monday; the other 200 will follow in May.", "SE", 200, "place:gao", "withdrawing"),
        ("Burundian soldiers were brought from Bujumbura in a Kenyan plane.", "BI", None, None, "deploying"),
        (
            "Jo Roe, spokesman for the Danish army, said its ships in Mali would stay.",
            "DK",
            None,
            "country:ML",
            "staying",
        ),
        ("France sent forces into its former colony last month.", "FR", None, "its former colony", "deploying"),
    ],
)
def test_who_goes_where(
    tell: Teller, text: str, actor: str, count: int | None, place: str | None, posture: str
) -> None:
    found = [(d["actor"], d["count"], d["location"], d["posture"]) for d in tell("deployment", text)]
    assert (f"country:{actor}", count, place, posture) in found


@pytest.mark.parametrize(
    "text",
    [
        "The UN force in Lebanon reported that a shell had hit its base.",
        "Finnish troops are due for a rest.",
        "Talks with the troops are expected in June.",
    ],
)
def test_reports_and_talks_move_no_forces(tell: Teller, text: str) -> None:
    assert tell("deployment", text) == []
