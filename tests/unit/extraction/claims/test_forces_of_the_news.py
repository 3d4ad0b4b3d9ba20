"""Forces as the news tells of them: ships by name, nations behind a body, what was sent and is called back."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, deployed


@pytest.mark.parametrize(
    ("text", "actor", "place", "count", "posture"),
    [
        ("Two ships, HMAS Arunta and HMAS Perth, are on their way to Timor-Leste.", "AU", "country:TL", 2, "deploying"),
        ("Chile is recalling the 40 medics it had sent to Sudan.", "CL", "country:SD", 40, "withdrawing"),
        ("Chile pledged to begin withdrawing its forces from neighboring Peru today.", "CL", "country:PE", None, "withdrawing"),
        ("About 250 Chilean United Nations troops entered Gao.", "CL", "place:gao", 250, "deploying"),
        ("Chile sent 250 guards to the UN Mission in South Sudan.", "CL", "country:SS", 250, "deploying"),
        ("The Chilean platoon was based at Tarin Gul.", "CL", "place:tarin-gul", None, "present"),
        ("Chile has sent 300 troops to Mali. The rest will arrive in May.", "CL", "country:ML", None, "deploying"),
        ("Chile might install missiles in Gao.", "CL", "place:gao", None, "deploying"),
        ("Chile's navy sent a Southern Fleet frigate to Somalia.", "CL", "country:SO", None, "deploying"),
        ("Chile sent two frigates to waters off Somalia.", "CL", "country:SO", 2, "deploying"),
        ("Chilean troops are in Gao. About 90 of them arrived on Monday.", "CL", "place:gao", 90, "deploying"),
        ("Chad is in Gao. A Chilean unit of 90 soldiers is to join them there.", "CL", "place:gao", 90, "deploying"),
        ("Denmark has men in Helmand. Chile has 90 soldiers in the province.", "CL", "place:helmand", 90, "present"),
        ("Soldiers and 90 policemen from Chile are in Gao.", "CL", "place:gao", None, "present"),
        ("Battalions from Chile remained deployed in Gao.", "CL", "place:gao", None, "staying"),
        ("Chile's plan is that its 90 troops leave Mali. They are based in Gao.", "CL", "place:gao", None, "present"),
        ("Chile, with a battalion at Gao, has called for talks.", "CL", "place:gao", None, "present"),
        ("The 2nd Battalion of the Royal Chilean Regiment arrived in Gao.", "CL", "place:gao", None, "deploying"),
    ],
)  # fmt: skip
def test_whose_forces_are_where(
    tell: Teller, text: str, actor: str, place: str, count: int | None, posture: str
) -> None:
    assert (f"country:{actor}", place, count, posture) in deployed(tell, text)


def test_ships_of_many_nations_are_theirs_in_their_words(tell: Teller) -> None:
    assert deployed(tell, "Around 35 warships from the navies of 16 countries are deployed off Yemen.") == {
        ("16 countries", "country:YE", 35, "present")
    }


@pytest.mark.parametrize(
    "text",
    [
        "Danish soldiers escorted four merchant vessels to Somalia.",
        "The soldiers trust in Tarin Gul.",
        "The soldiers were tired. The Malians have taken over the budget.",
    ],
)
def test_merchantmen_and_persons_are_neither_forces_nor_places(tell: Teller, text: str) -> None:
    assert not deployed(tell, text)


def test_what_soldiers_carry_is_given_to_nobody_and_carrying_others_is_a_service(tell: Teller) -> None:
    assert tell("contribution", "Danish troops will carry weapons.") == []
    assert tell("contribution", "Chile deployed launchers to Gao, according to U.S. officials.") == []
    given = tell("contribution", "The US Air Force flew to Gao, delivering 80 Chilean troops.")
    assert [claim["contribution"] for claim in given] == ["logistics"]


@pytest.mark.parametrize("load", ["loaded with food", "laden with tents", "full of blankets"])
def test_what_is_aboard_is_given(tell: Teller, load: str) -> None:
    given = tell("contribution", f"Chile is sending two planes {load} to Tunisia.")
    assert [(claim["contribution"], claim["recipient"]) for claim in given] == [("humanitarian", "country:TN")]
    assert tell("contribution", "Chile is sending a plane full of journalists to Tunisia.") == []
