"""Ground as reports from battlefields put it: clung to, deserted, walked into, left in others' hands, or no ground."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, ground

HOUTHIS = "armed-group:houthis"


@pytest.mark.parametrize(
    ("text", "actor", "change", "place"),
    [
        ("The Houthis clung to the northern half of Marib.", HOUTHIS, "controls", "place:marib"),
        ("The Houthis opened a new front and captured Marib, on the Red Sea.", HOUTHIS, "gained", "place:marib"),
        ("Houthi fighters entered Marib on Friday.", HOUTHIS, "gained", "place:marib"),
        ("The Houthis overran nearly 90 square miles of Saudi land.", HOUTHIS, "gained", "nearly 90 square miles"),
        (
            "About 70,000 people are trapped in the town of Marib, surrounded on all sides by Saudi forces.",
            "country:SA",
            "besieged",
            "place:marib",
        ),
        ("The Houthis are holding out at the airport in Marib.", HOUTHIS, "controls", "place:marib"),
        ("In Marib the army fled after losing the place to the Houthis.", HOUTHIS, "gained", "place:marib"),
        ("The Houthis took the airport at Taiz and the main town, Zarand.", HOUTHIS, "gained", "place:zarand"),
        ("The Houthis withdrew from Beit Zarandi on Friday.", HOUTHIS, "lost", "place:beit-zarandi"),
        ("Saudi troops had deserted the airport.", "country:SA", "lost", "the airport"),
        ("The Houthis cling to downtown Marib.", HOUTHIS, "controls", "place:marib"),
        ("Fighters of the Houthis held out in Marib until October.", HOUTHIS, "controls", "place:marib"),
        ("The troops of Ahmad Zarand control most of Marib.", "person:ahmad-zarand", "controls", "place:marib"),
        ("The Houthis retook the palace on 21 March and Marib on 26 March.", HOUTHIS, "gained", "place:marib"),
        ("The Houthis pushed Saudi Arabia out of Ali Zarand.", HOUTHIS, "gained", "Ali Zarand"),
        ("The Houthis fled. Marib was retaken by a Saudi column.", "country:SA", "gained", "place:marib"),
        ("The Houthis hold the hills. Marib is under siege.", HOUTHIS, "besieged", "place:marib"),
        ("The Houthis drove the army out of Taiz. Marib was overrun in March.", HOUTHIS, "gained", "place:marib"),
        ("The Houthis, the armed force that captured Marib, are gone.", HOUTHIS, "gained", "place:marib"),
        ("The Houthis gained a few villages north of Marib.", HOUTHIS, "gained", "a few villages"),
        ("The Houthis hold almost all the countryside.", HOUTHIS, "controls", "almost all the countryside"),
        (
            "The Houthi flag was flying again over Marib, where a battalion had stood.",
            HOUTHIS,
            "controls",
            "place:marib",
        ),
        ("Riyadh conceded that its forces had left Marib.", "country:SA", "lost", "place:marib"),
        ("The Houthis had cleared the old town of soldiers.", HOUTHIS, "gained", "the old town"),
        ("Houthi rebels entered the provincial capital at noon.", HOUTHIS, "gained", "the provincial capital"),
        ("The Houthis took Marib after the army pulled out.", "the army", "lost", "place:marib"),
        ("A spokesman for the army denied losing Marib to the Houthis.", "the army", "lost", "place:marib"),
        ("Taiz is lost, but Marib is in the hands of Houthi snipers.", HOUTHIS, "controls", "place:marib"),
        ("The paramilitaries already hold most of Marib.", "The paramilitaries", "controls", "place:marib"),
        ("Houthi officials confirmed that Marib had been lost.", HOUTHIS, "lost", "place:marib"),
        ("Marib has fallen to the Houthis and their Iranian allies.", "country:IR", "gained", "place:marib"),
        ("Marib is the only city in the north still under Houthi control.", HOUTHIS, "controls", "place:marib"),
    ],
)
def test_reports_from_battlefields_tell_of_ground(tell: Teller, text: str, actor: str, change: str, place: str) -> None:
    found = ground(tell, text)
    assert any(told[:2] == (actor, change) and (told[2] or "").startswith(place) for told in found), found


def test_the_town_that_armed_people_walk_into_is_the_one_told_of(tell: Teller) -> None:
    paragraphs = ("The Houthis took Marib as the army fled.", "The rebels walked into the town on Monday.")
    found = tell("territory", *paragraphs)
    assert ("gained", "place:marib") in {(claim["change"], claim["place"]) for claim in found}


def test_who_leaves_a_town_in_others_hands_quits_it_once(tell: Teller) -> None:
    found = ground(tell, "The Houthis withdrew from Marib, leaving the port in the hands of the army.")
    assert found == {(HOUTHIS, "lost", "place:marib"), ("the army", "controls", "the port")}


@pytest.mark.parametrize(
    "text",
    [
        "The force has not come to Yemen to take sides between the Houthis and the army.",
        "The Houthis are dug in around the airport at Marib.",
        "Yemen lost its northern province in a coup.",
        "The Houthis surrendered their seat on the council to Oman.",
        "Soldiers surrounded the house of the Houthi leader.",
        "Soldiers broke the Houthis' siege of Marib.",
        "Troops fought the Houthis. The Danish unit keeps posts at Marib and Taiz.",
        "The Houthis shelled Marib. More than 60,000 Saudis have fled from Yemen.",
        "The Houthis said the government has nothing left but a few square miles.",
        "Houthi tanks encircled the Third Army.",
        "The Houthis fought on. A Danish officer is in charge of the port of Marib.",
        "The Houthis fought on. Danish soldiers took over command of the battalion in Marib.",
        "The Houthis were beaten back at Zarand, 15 miles from Marib.",
    ],
)
def test_sides_seats_and_houses_are_no_ground(tell: Teller, text: str) -> None:
    assert tell("territory", text) == []


def test_what_rebels_vow_to_do_besides_is_planned(tell: Teller) -> None:
    (told,) = tell("territory", "The Houthis vowed to march on Taiz and, in the end, to liberate Marib.")
    assert (told["place"], told["modality"]) == ("place:marib", "planned")


def test_a_town_that_is_excepted_is_not_held(tell: Teller) -> None:
    found = ground(tell, "The Houthis already hold nearly all of Taiz, bar Mocha, and most of Marib.")
    assert "place:mocha" not in {place for _, _, place in found}
