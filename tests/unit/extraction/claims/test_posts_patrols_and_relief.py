"""Forces that leave one place for another, keep posts, patrol, relieve others, wait, or are so many of those told of."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, deployed

Where = tuple[object, ...]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fijian soldiers left Suva by ship on Monday for Haiti.", ("country:FJ", "country:HT", None, "deploying")),
        ("Two Chilean frigates left Iquique on Monday for the Gulf.", ("country:CL", "place:gulf", 2, "deploying")),
        ("The 40 Chilean soldiers left Gao for Chile.", ("country:CL", "place:gao", 40, "withdrawn")),
        ("The Chilean battalion maintains positions at Gao.", ("country:CL", "place:gao", None, "present")),
        ("The Fijian unit keeps posts at Tibnin and Tyre.", ("country:FJ", "place:tyre", None, "present")),
        ("Peru and Chile began joint naval patrols in the Red Sea.", ("country:CL", "place:red-sea", None, "present")),
        ("Chilean warships will carry out patrols in the Red Sea.", ("country:CL", "place:red-sea", None, "present")),
        (
            "The mission has Danish soldiers. Peru has agreed to replace the Danes at Gao.",
            ("country:PE", "place:gao", None, "deploying"),
        ),
        ("Peru is to take over from the Danish battalion at Gao.", ("country:PE", "place:gao", None, "deploying")),
        ("Some 300 Chilean soldiers are on 48-hour standby.", ("country:CL", None, 300, "deploying")),
        ("Some 300 Chilean soldiers are at 24 hours' notice.", ("country:CL", None, 300, "deploying")),
        (
            "Chile has committed 900 soldiers and six ships. Four of the ships are in the Red Sea.",
            ("country:CL", "place:red-sea", 4, "present"),
        ),
        ("Chile will send 300 marines and the frigate Lynch.", ("country:CL", None, None, "deploying")),
        (
            "Chilean troops left Mali in 2022 and Burkina Faso in 2023.",
            ("country:CL", "country:BF", None, "withdrawn"),
        ),
        ("The African Union plans a force of 3,000 men.", ("organisation:african-union", None, 3000, "deploying")),
        ("Chile refused to withdraw.", ("country:CL", None, None, "withdrawing")),
        ("The UN lists the strength of UNFICYP as 860 soldiers.", ("coalition:unficyp", None, 860, "present")),
    ],
)
def test_where_they_are(tell: Teller, text: str, expected: Where) -> None:
    assert expected in deployed(tell, text)


@pytest.mark.parametrize(
    "text",
    [
        "Chile replaced the Irish in the final.",
        "Chad took over from Togo as chair.",
        "Chile resumed flights over Iran.",
        "Police began patrols in Paris.",
        "The sanctions limit the ability of Chad to replace the tanks that its army lost.",
    ],
)
def test_what_is_no_deployment(tell: Teller, text: str) -> None:
    assert not deployed(tell, text)


def test_who_counts_those_who_leave_sends_nobody(tell: Teller) -> None:
    text = "The mission's observers counted the departure of 4,000 troops at the port of Hodeida in June and July."
    assert deployed(tell, text) == {("troops", "place:hodeidah", 4000, "withdrawing")}
