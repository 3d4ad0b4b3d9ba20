"""Gifts in the constructions in which news tells them, and gifts that stop."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


@pytest.mark.parametrize(
    ("text", "gift"),
    [
        ("Turkey gave military aid worth $60 million to Chad.", ("TR", "equipment", "TD", "asserted")),
        ("Norway sent Georgia medical supplies.", ("NO", "medical", "GE", "asserted")),
        ("Kenya began awarding Somalia a $90 million loan in May.", ("KE", "funding", "SO", "asserted")),
        ("Canada leased the Lebanese army two patrol boats.", ("CA", "equipment", "LB", "asserted")),
        ("The first country to donate tanks to Somalia was Kenya.", ("KE", "equipment", "SO", "asserted")),
        ("It was the government of Egypt that lent tanks to Mali.", ("EG", "equipment", "ML", "asserted")),
        ("Rifles given to Georgia by Fiji never reached the front.", ("FJ", "equipment", "GE", "asserted")),
        ("Chad was praised for making 30 trucks available to Mali.", ("TD", "equipment", "ML", "asserted")),
        ("Turkey began trucking tents and blankets to Iraq.", ("TR", "humanitarian", "IQ", "asserted")),
        ("NATO welcomed Kenya's transfer of missiles to Iraq.", ("KE", "equipment", "IQ", "asserted")),
        ("The Houthis held out after Iran sent missiles to Yemen.", ("IR", "equipment", "YE", "asserted")),
        ("China has sold Sudan fighter jets.", ("CN", "equipment", "SD", "asserted")),
        ("Togo took over the training of Somali police cadets.", ("TG", "training", "SO", "asserted")),
        ("Kyrgyzstan closed the base to US aircraft in 2014.", ("KG", "basing", "US", "negated")),
        ("Turkey shut its airspace to Armenian flights.", ("TR", "basing", "AM", "negated")),
        ("Norway is buying artillery shells for Ukraine.", ("NO", "equipment", "UA", "asserted")),
        ("The United States has suspended military aid to Egypt.", ("US", "equipment", "EG", "negated")),
        ("The US threatened to cut off military aid to Chad.", ("US", "equipment", "TD", "possible")),
        ("Norway refused to suspend its military aid to Mali.", ("NO", "equipment", "ML", "asserted")),
        ("The Government of the Gambia has sent Mali 20 trucks.", ("GM", "equipment", "ML", "asserted")),
        ("With its third package, Norway has given 20 tanks to Mali.", ("NO", "equipment", "ML", "asserted")),
        ("Norway has provided 20 tanks in support of Mali.", ("NO", "equipment", "ML", "asserted")),
        ("Chad is supplying Togo with rifles, according to UN officials.", ("TD", "equipment", "TG", "asserted")),
    ],
)
def test_a_gift_is_told_in_many_constructions(tell: Teller, text: str, gift: tuple[str, str, str, str]) -> None:
    found = [
        (claim["actor"], claim["contribution"], claim["recipient"], claim["modality"])
        for claim in tell("contribution", text)
    ]
    giver, kind, getter, modality = gift
    assert found == [(f"country:{giver}", kind, f"country:{getter}", modality)]


@pytest.mark.parametrize(
    "text",
    [
        "The army suspended flights to Kabul.",
        "Norway blocked the roads to the base of the Malian army.",
        "Norway halted its advance to Gao.",
    ],
)
def test_what_else_stops_was_no_gift(tell: Teller, text: str) -> None:
    assert tell("contribution", text) == []


def test_suspended_aid_supports_nobody(tell: Teller) -> None:
    found = tell("relation", "The United States has suspended military aid to Egypt.")
    assert [(claim["predicate"], claim["modality"]) for claim in found] == [("supports", "negated")]


@pytest.mark.parametrize(
    ("text", "gifts"),
    [
        ("The rebels get arms and training from Eritrea.", {("ER", "equipment"), ("ER", "training")}),
        ("Egypt agreed to train soldiers, and Jordan to train policemen.", {("EG", "training"), ("JO", "training")}),
        ("Sweden has earmarked 1,500 men for KFOR.", {("SE", "ground")}),
        ("Britain flew the wounded soldiers to Nairobi.", {("GB", "medical")}),
        ("Serbian arms have found their way to the army of Chad.", {("RS", "equipment")}),
    ],
)
def test_several_gifts_of_one_sentence(tell: Teller, text: str, gifts: set[tuple[str, str]]) -> None:
    found = {(one["actor"].removeprefix("country:"), one["contribution"]) for one in tell("contribution", text)}
    assert found == gifts


def test_whose_forces_are_backed_does_not_get_forces(tell: Teller) -> None:
    found = tell("contribution", "Russia, the main backer of the Syrian army, objects to the deployment of troops.")
    assert all(one["contribution"] != "ground" for one in found)


@pytest.mark.parametrize(
    ("text", "sum_"),
    [
        ("Japan raised its pledge from $30 million to $50 million.", 50_000_000),
        ("Japan increased its aid to Chad from $30 million to $50 million.", 50_000_000),
        ("Japan cut its aid to Chad from $30 million to $20 million.", 20_000_000),
    ],
)
def test_what_help_is_changed_to_is_given(tell: Teller, text: str, sum_: int) -> None:
    assert [claim["amount"]["number"] for claim in tell("contribution", text)] == [sum_]


def test_numbers_are_shared_out(tell: Teller) -> None:
    found = tell("contribution", "Togo and Mali contributed 940 and 530 soldiers respectively to KFOR.")
    assert [(claim["actor"], claim["amount"]["number"]) for claim in found] == [
        ("country:TG", 940),
        ("country:ML", 530),
    ]


def test_carrying_out_is_no_gift(tell: Teller) -> None:
    assert tell("contribution", "Chad carried out raids on villages, rebels and vehicles.") == []


def test_who_also_gives_is_told_behind_with(tell: Teller) -> None:
    found = tell("contribution", "Peru and Chad are the main members of KFOR with Benin also contributing personnel.")
    assert [claim["actor"] for claim in found] == ["country:BJ"]
