"""Ships of a mission, what missions cost and who pays into their funds; counted goods of two words; whose "its" is."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, deployed, related


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Operation Ocean Shield has five warships.", ("coalition:operation-ocean-shield", None, 5, "present")),
        ("Portugal has two frigates in the force off Somalia.", ("country:PT", "country:SO", 2, "present")),
        ("Portugal has two frigates in the fleet.", ("country:PT", None, 2, "present")),
        ("Two Portuguese frigates serve in the flotilla.", ("country:PT", None, 2, "present")),
        ("A Chilean frigate is to join the flotilla.", ("country:CL", None, None, "deploying")),
        (
            "The police component of RAMSI will leave Honiara.",
            ("coalition:ramsi", "place:honiara", None, "withdrawing"),
        ),
        ("Chile is ready to put soldiers on the ground in Mali.", ("country:CL", "country:ML", None, "deploying")),
        ("Nearly 900 Chilean soldiers patrol Gao.", ("country:CL", "place:gao", 900, "present")),
        ("Togo sent 200 battle-hardened soldiers to Mali.", ("country:TG", "country:ML", 200, "deploying")),
    ],
)
def test_ships_and_parts_of_a_mission_are_there(tell: Teller, text: str, told: tuple[object, ...]) -> None:
    assert told in deployed(tell, text)


@pytest.mark.parametrize(
    "text",
    [
        "Chile has 40 ships in its fleet.",
        "Two vessels and 31 sailors are still being held along the coast of Somalia.",
        "Chile put 300 men through courses in Mali.",
    ],
)
def test_navies_hostages_and_pupils_are_not_deployed(tell: Teller, text: str) -> None:
    assert tell("deployment", text) == []


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("The mission has cost Chile some 40 million dollars so far.", {("country:CL", 40_000_000)}),
        ("Chile has put 40 million dollars into the trust fund of the mission.", {("country:CL", 40_000_000)}),
        (
            "Contributions to the mission's fund include 40 million dollars from Chile and 15 million from Togo.",
            {("country:CL", 40_000_000), ("country:TG", 15_000_000)},
        ),
        ("Chile gave Mali 12 self-propelled howitzers.", {("country:CL", 12)}),
        ("Chile will send Mali four IRIS-T systems.", {("country:CL", 4)}),
    ],
)
def test_who_pays_and_gives_how_much(tell: Teller, text: str, amounts: set[tuple[str, int]]) -> None:
    found = {(c["actor"], (c["amount"] or {}).get("number")) for c in tell("contribution", text)}
    assert found == amounts


def test_its_member_is_a_member_of_another(tell: Teller) -> None:
    found = tell("membership", "The drone coalition has 17 members. Chile became its newest member on Friday.")
    assert [(m["coalition"], m["member"]) for m in found] == [("coalition:drone-coalition", "country:CL")]


def test_who_leads_it_is_not_it(tell: Teller) -> None:
    found = related(tell, "MINUSTAH is in Haiti. Led by Brazil and backed by Chile, it fights the gangs.")
    assert ("country:BR", "leads", "coalition:minustah") in found
    assert ("country:CL", "supports", "coalition:minustah") in found
    assert ("coalition:minustah", "fights", "the gangs") in found


def test_the_country_is_that_of_the_mission(tell: Teller) -> None:
    told = (
        "Soldiers from El Salvador landed on Tuesday to join the Multinational Security Support Mission in the "
        "Haitian capital.",
        "Kenya, which leads the mission, has 744 officers in the country.",
    )
    assert ("country:KE", "country:HT", 744, "present") in deployed(tell, *told)
