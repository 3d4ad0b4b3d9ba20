"""Forces on their way out and home, and forces of nobody whom the document has named."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


@pytest.mark.parametrize(
    ("text", "place", "posture"),
    [
        ("Danish marines backed out of Gao on Sunday.", "place:gao", "withdrawn"),
        ("Danish troops completed the extraction of British soldiers from Gao.", "place:gao", "withdrawn"),
        ("Denmark welcomed home its soldiers from Mali.", "country:ML", "withdrawn"),
        ("About 90 Danish soldiers arrived back in their country from Mali.", "country:ML", "withdrawn"),
        ("All Danish troops are due out of Mali by July.", "country:ML", "withdrawing"),
        ("Danish jets operate out of Bamako.", "place:bamako", "present"),
        ("The Danish vanguard landed in Gao on Friday.", "place:gao", "deploying"),
        ("The first units of Danish soldiers have left Mali.", "country:ML", "withdrawn"),
        ("The peacekeepers known as KFOR arrived in Kosovo.", "country:XK", "deploying"),
    ],
)
def test_where_forces_come_from_and_go(tell: Teller, text: str, place: str, posture: str) -> None:
    (claim,) = tell("deployment", text)
    assert (claim["location"], claim["posture"]) == (place, posture)


def test_forces_of_nobody_known_are_told_by_their_words(tell: Teller) -> None:
    (claim,) = tell("deployment", "He said that 2,500 foreign troops would be on the ground in Gao by Monday.")
    assert (claim["actor"], claim["count"]) == ("foreign troops", 2500)
