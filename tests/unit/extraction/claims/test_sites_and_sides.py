"""Sites and sides of the land: bases by the name of their place, "the east", whose men hold it, what goes through it."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, deployed, ground

WAR = "Fighting between troops and rebels killed 12 soldiers as forces clashed."
HOUTHIS = "armed-group:houthis"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The rebels captured the Watiya airbase southwest of Tripoli on Monday.", "place:watiya-airbase"),
        ("The rebels captured the Sharara oil field south of Tripoli.", "place:sharara"),
        ("The rebels took the hill village of Kona north of Gao.", "place:kona"),
        ("The rebels seized the Kweires military airport.", "place:kweires-military-airport"),
        ("The rebels took the whole of the south and the port of Hodeidah.", "place:hodeidah"),
    ],
)
def test_a_site_is_where_it_lies_no_more(tell: Teller, text: str, place: str) -> None:
    told = ground(tell, WAR, text)
    assert [where for _, change, where in told if change == "gained" and where.startswith("place:")] == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Danish troops are stationed at the Al-Asad airbase west of Baghdad.", "place:al-asad"),
        ("Danish troops were sent to the Bashur military base.", "place:bashur"),
        ("Danish troops are at an army base northeast of Aleppo.", "place:aleppo"),
        ("Danish marines arrived at an Air Force base in Qatar.", "country:QA"),
        ("Denmark massed troops on the Libyan frontier.", "country:LY"),
        ("Danish troops are in the Aleppo governorate.", "place:aleppo"),
        ("Danish troops are in the Syrian desert.", "country:SY"),
    ],
)
def test_forces_at_bases_are_where_these_are(tell: Teller, text: str, place: str) -> None:
    assert [where for _, where, _, _ in deployed(tell, text)] == [place]


@pytest.mark.parametrize(
    ("text", "actor", "place"),
    [
        ("Haftar controls the east.", "person:khalifa-haftar", "the east"),
        ("Haftar still holds the whole of the east.", "person:khalifa-haftar", "the east"),
        ("It is a blow to the Houthis, whose fighters had held Marib for a year.", HOUTHIS, "place:marib"),
        ("It is a blow to Khalifa Haftar, whose men hold Sirte.", "person:khalifa-haftar", "place:sirte"),
        ("The Kurds hold Kobani.", "The Kurds", "place:kobani"),
    ],
)
def test_who_holds_a_side_of_the_land(tell: Teller, text: str, actor: str, place: str) -> None:
    assert (actor, "controls", place) in ground(tell, WAR, text)


def test_what_goes_through_ground_is_no_share_of_it(tell: Teller) -> None:
    text = "The Houthis hold the port of Hodeidah, through which 70 percent of the imports pass."
    assert [(one["place"], one["share"]) for one in tell("territory", WAR, text)] == [("place:hodeidah", None)]


def test_a_share_of_ground_stays_one(tell: Teller) -> None:
    text = "The Houthis lost 98 percent of the terrain that they once held."
    assert [one["share"] for one in tell("territory", WAR, text)] == [98]


def test_who_leads_a_group_is_no_place(tell: Teller) -> None:
    text = "The Popular Mobilisation Forces, led by Hadi al-Amiri, took the town."
    assert [one["place"] for one in tell("territory", WAR, text)] == ["the town"]
