"""Numbers that an aside gives of forces, and those that join, follow or reinforce others."""

from typing import Any

import pytest

from tests.unit.extraction.claims.conftest import Teller, deployed


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Saudi troops, a thousand of them, crossed into Bahrain.", ("country:SA", "country:BH", 1000, "deploying")),
        ("Italian carabinieri, 270 in number, are in Hebron.", ("country:IT", "place:hebron", 270, "present")),
        (
            "Cuban troops, estimated by the South Africans at 11,000, have moved into Namibia.",
            ("country:CU", "country:NA", 11000, "deploying"),
        ),
        ("Togolese soldiers drove into Gao, 850 men in white trucks.", ("country:TG", "place:gao", 850, "deploying")),
        (
            "South Korea had 3,600 soldiers in Irbil. It brought the last 520 home in December.",
            ("country:KR", "place:erbil", 520, "withdrawn"),
        ),
        (
            "There are 900 Georgian soldiers in Helmand. The Georgians doubled their number there to 1,570 last autumn.",
            ("country:GE", "place:helmand", 1570, "present"),
        ),
        (
            "Danish troops and 500 policemen from Chad crossed into Mali.",
            ("country:TD", "country:ML", 500, "deploying"),
        ),
        (
            "The Uruguayans at Goma have been reinforced by 300 Guatemalan rangers.",
            ("country:GT", "place:goma", 300, "deploying"),
        ),
        (
            "Nigeria has pledged 600 soldiers, Niger, Togo and Senegal 500 each, and Benin 300.",
            ("country:TG", None, 500, "deploying"),
        ),
        (
            "The Turks, with a brigade of 5,400, were encamped in Korea.",
            ("country:TR", "country:KR", 5400, "present"),
        ),
        (
            "Nepal and Pakistan, each with about 1,400 troops in Slavonia, have asked for more time.",
            ("country:PK", "place:slavonia", 1400, "present"),
        ),
        (
            "Germany has 300 soldiers in Mali. The Tornado planes in Jordan will be brought back by October.",
            ("country:DE", "country:JO", None, "withdrawing"),
        ),
        (
            "The Poles have 2,500 soldiers in Ghazni, and the Romanians in Zabul would not say when they meant to go.",
            ("country:RO", "place:zabul", None, "present"),
        ),
        (
            "The Kosovo force, which stood at 50,000 in 1999, had shrunk to 4,700 by May.",
            ("coalition:kfor", "country:XK", 4700, "present"),
        ),
        ("American soldiers have set up a camp near Obo.", ("country:US", "place:obo", None, "deploying")),
    ],
)
def test_how_many_they_are(tell: Teller, text: str, told: tuple[Any, ...]) -> None:
    assert told in deployed(tell, text)


def test_those_who_follow_are_not_there_yet(tell: Teller) -> None:
    claims = deployed(tell, "Nigeria has promised 600 soldiers. Another 300 are to follow by the end of the month.")
    assert {posture for *_, posture in claims} == {"deploying"}


def test_some_of_others_are_not_the_forces(tell: Teller) -> None:
    assert ("country:FR", "place:gao", 30, "deploying") not in deployed(
        tell, "French troops entered Gao after the fighters, 30 of them wounded, had fled."
    )


def test_a_people_at_home_are_no_forces(tell: Teller) -> None:
    claims = deployed(tell, "Mali has 300 soldiers in Gao. The Danes in Copenhagen said that they were worried.")
    assert all(actor != "country:DK" for actor, *_ in claims)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Washington has agreed to cut its garrison in South Korea by 12,500 over three years.",
            ("country:US", "country:KR", 12500, "withdrawing"),
        ),
        (
            "The Turkish force at Bashiqa, some 600 soldiers with 25 tanks, arrived in December.",
            ("country:TR", "place:bashiqa", 600, "deploying"),
        ),
        ("Rwanda denied that any of its men were in Mali.", ("country:RW", "country:ML", None, "present")),
        (
            "Thailand's 443 soldiers in Karbala would finish in May and be home by June.",
            ("country:TH", "place:karbala", 443, "withdrawing"),
        ),
        (
            "The Russian battalion of 500 in Tskhinvali had been joined by 300 North Ossetians.",
            ("country:RU", "place:tskhinvali", 500, "present"),
        ),
        (
            "Peru said that 1,495 of the country's soldiers were in Mali, and that they would stay until April.",
            ("country:PE", "country:ML", None, "staying"),
        ),
        (
            "A German frigate with 200 sailors aboard will join the NATO force off Crete next week.",
            ("country:DE", "place:crete", 200, "deploying"),
        ),
    ],
)
def test_what_becomes_of_them(tell: Teller, text: str, told: tuple[Any, ...]) -> None:
    assert told in deployed(tell, text)


def test_leaving_ground_to_others_is_told_once(tell: Teller) -> None:
    claims = deployed(tell, "Chad said 300 of its soldiers had pulled out of Gao, leaving the area to the rebels.")
    assert claims == {("country:TD", "place:gao", 300, "withdrawn")}


def test_own_soldiers_ordered_out_are_no_guests(tell: Teller) -> None:
    claims = deployed(tell, "Honduras ordered its 370 soldiers out of Iraq last week, and Peru did the same.")
    assert all(place == "country:IQ" for _, place, *_ in claims)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Two Danish destroyers and a supply ship set out from Aarhus for the Gulf of Aden on Friday.",
            ("country:DK", "place:gulf-of-aden", 2, "deploying"),
        ),
        (
            "Spain has 650 soldiers in Lebanon and 150 at Incirlik. Those at Incirlik are to come home in June.",
            ("country:ES", "place:incirlik-air-base", None, "withdrawing"),
        ),
        (
            "Sweden has 80 soldiers in Gao. Finland has 410 people there.",
            ("country:FI", "place:gao", 410, "present"),
        ),
        (
            "Nigerian troops landed at Freetown. Three Guinean companies will stay in the north of the country until May.",
            ("country:GN", "country:SL", 3, "staying"),
        ),
    ],
)
def test_those_and_there(tell: Teller, text: str, told: tuple[Any, ...]) -> None:
    assert told in deployed(tell, text)


@pytest.mark.parametrize("text", ["The soldiers set off two bombs near Gao.", "The army set out its plan for Mali."])
def test_what_is_set_off_goes_nowhere(tell: Teller, text: str) -> None:
    assert not deployed(tell, text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Danish troops left Gao in May, while the 300 Poles at Menaka stay on until the autumn.",
            ("country:PL", "place:menaka", 300, "staying"),
        ),
        (
            "The Swedish battalion has been relieved by a unit of the same size from Norway.",
            ("country:SE", None, None, "withdrawn"),
        ),
    ],
)
def test_who_stays_on_and_who_is_relieved(tell: Teller, text: str, told: tuple[Any, ...]) -> None:
    assert told in deployed(tell, text)


def test_an_exercise_in_landing_is_no_landing(tell: Teller) -> None:
    claims = deployed(tell, "American marines, 9,000 in all, are taking part in landing exercises near Pohang.")
    assert {posture for *_, posture in claims} == {"present"}


def test_who_acts_himself_does_not_do_what_others_do(tell: Teller) -> None:
    text = "Sweden withdrew its 200 men from Mali, and Britain, with 250 soldiers in Gao, decided to do the same."
    claims = deployed(tell, text)
    assert ("country:GB", "place:gao", 250, "present") in claims
    assert ("country:GB", "place:gao", 250, "withdrawn") not in claims
