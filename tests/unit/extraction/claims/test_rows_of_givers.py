"""Who gives what in lists and rows: labels, brackets, several passives, more of what was given, what is refused."""

from typing import Any

import pytest

from tests.unit.extraction.claims.conftest import Teller

UNMISS = "UNMISS, the UN force in South Sudan, needs more soldiers."
UY, PE, NP = "country:UY", "country:PE", "country:NP"


def given(tell: Teller, *paragraphs: str) -> set[tuple[Any, ...]]:
    """Who gives what, and how many of it."""
    claims = tell("contribution", *paragraphs)
    return {(c["actor"], c["contribution"], c["amount"] and c["amount"]["number"]) for c in claims}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("URUGUAY: Has pledged $2 million for the force.", {(UY, "funding", 2_000_000)}),
        (
            "URUGUAY: 900 soldiers promised; 200 are in Juba. PERU: A hospital ship. NEPAL: $4 million, and cargo planes.",
            {(UY, "ground", 900), (PE, "naval", None), (NP, "funding", 4_000_000), (NP, "air", None)},
        ),
        ("Peru. Two surgical teams and 300 radios have been sent.", {(PE, "medical", 2), (PE, "equipment", 300)}),
        ("Uruguay. An infantry company. Nepal. A field hospital.", {(UY, "ground", None), (NP, "medical", None)}),
        (
            "Uruguay, two frigates; Peru, a field hospital; Nepal, a battalion.",
            {(UY, "naval", 2), (PE, "medical", None), (NP, "ground", None)},
        ),
        ("Uruguay – 90 soldiers; Peru – a company of engineers.", {(UY, "ground", 90), (PE, "ground", None)}),
        ("Peru - A battalion.", {(PE, "ground", None)}),
        ("Peru: Two soldiers died on Monday.", set()),
        ("Peru: $40 million; Nepal: $30 million.", set()),
        ("He went to Peru. Two frigates lay in the port.", set()),
        ("Peru, an old friend; Nepal, a neighbour with two battalions.", set()),
    ],
)
def test_what_stands_behind_a_label(tell: Teller, text: str, told: set[tuple[Any, ...]]) -> None:
    assert given(tell, UNMISS, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Three other states take part in the operation: Uruguay, with 60 soldiers; Peru, with 15; and Nepal (a hospital).",
            {(UY, "ground", 60), (PE, "ground", 15), (NP, "medical", None)},
        ),
        (
            "Uruguay (two frigates), Peru (a tanker aircraft) and Nepal (300 men) have joined the coalition.",
            {(UY, "naval", 2), (PE, "air", None), (NP, "ground", 300)},
        ),
        ("States such as Peru (a frigate) and Nepal (60 men) participate.", {(PE, "naval", None), (NP, "ground", 60)}),
        ("Uruguay, with 900 men in the desert, and Peru, with 90, offered talks.", set()),
        ("The dead included soldiers of Peru (3) and Nepal (4), who had joined the force.", set()),
    ],
)
def test_rows_with_what_each_gives(tell: Teller, text: str, told: set[tuple[Any, ...]]) -> None:
    assert given(tell, UNMISS, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Air support is provided by Uruguay, logistics by Peru and intelligence by Nepal.",
            {(UY, "air", None), (PE, "logistics", None), (NP, "intelligence", None)},
        ),
        (
            "Air support will be provided by Uruguay and Peru, and medical care by Nepal.",
            {(UY, "air", None), (PE, "air", None), (NP, "medical", None)},
        ),
        (
            "The infantry comes from Uruguay, the engineers from Peru and the doctors from Nepal.",
            {(UY, "ground", None), (PE, "ground", None), (NP, "medical", None)},
        ),
        ("The tanks were supplied by Peru, a report by the ministry said.", {(PE, "equipment", None)}),
        (
            "Peru pledged 120 million dollars for the force, the United States 96 million and Nepal 20 million.",
            {(PE, "funding", 120_000_000), ("country:US", "funding", 96_000_000), (NP, "funding", 20_000_000)},
        ),
        (
            "Peru gave Chad 20 tanks in May. A further 30 were delivered in June.",
            {(PE, "equipment", 20), (PE, "equipment", 30)},
        ),
        ("Peru gave Chad 20 tanks in May. Another six soldiers were killed.", {(PE, "equipment", 20)}),
        (
            "Uruguay pays a third of the cost. Peru and Nepal are putting up the rest in equal parts.",
            {(UY, "funding", None), (PE, "funding", None), (NP, "funding", None)},
        ),
        ("The fund holds 67 million dollars. Peru has paid in 59 million of it.", {(PE, "funding", 59_000_000)}),
    ],
)
def test_what_others_give_behind_a_passive_or_more_of_it(tell: Teller, text: str, told: set[tuple[Any, ...]]) -> None:
    assert given(tell, UNMISS, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Peru has ruled out troops for the force.", {(PE, "ground", "negated")}),
        ("NATO ruled out ground troops.", {("organisation:nato", "ground", "negated")}),
        ("NATO has ruled out a role in Peru.", set()),
        ("Peru decided last month against sending troops to the force.", {(PE, "ground", "negated")}),
        ("Peru, which had soldiers there for years, is providing none.", {(PE, "ground", "negated")}),
        ("Peru will send no troops to the force.", {(PE, "ground", "negated")}),
        ("Peru sends doctors but no additional soldiers to the force.", {(PE, "medical", "asserted")}),
        ("Peru gave no reason.", set()),
    ],
)
def test_what_is_refused(tell: Teller, text: str, told: set[tuple[Any, ...]]) -> None:
    claims = tell("contribution", UNMISS, text)
    assert {(c["actor"], c["contribution"], c["modality"]) for c in claims} == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Peru flew the contingents in and fed them.", {(PE, "logistics", None)}),
        ("The Royal Air Force has carried 800 of these soldiers to Juba.", {("organisation:royal-air-force", "logistics", 800)}),
        ("NATO will airlift African troops to Juba.", {("organisation:nato", "logistics", None)}),
        ("The army flew its soldiers to Juba.", set()),
        ("Peru gave 40,000 pounds of dried fish.", {(PE, "humanitarian", 40_000)}),
        ("Peru gave 40,000 pounds of aid.", {(PE, "funding", 40_000)}),
        ("Peru has promised the force 500 men.", {(PE, "ground", 500)}),
        ("Peru has lent a general to command the force.", {(PE, "command", None)}),
        ("Peru dropped rifles to the rebels in Libya.", {(PE, "equipment", None)}),
        ("Peru dropped bombs on the rebels in Libya.", set()),
        ("Peru will furnish transport to the UN force.", {(PE, "logistics", None)}),
        ("Peru donated 20 tractors, tyres and parts.", {(PE, "equipment", 20), (PE, "equipment", None)}),
        ("Peru supplies parts of the force.", set()),
        ("Peru approved $20 million from its Peace Facility for the force.", {(PE, "funding", 20_000_000)}),
        ("Peru paid $9 million into a fund set up by the United Nations for the force.", {(PE, "funding", 9_000_000)}),
    ],
)  # fmt: skip
def test_what_is_carried_weighed_or_lent(tell: Teller, text: str, told: set[tuple[Any, ...]]) -> None:
    assert given(tell, UNMISS, text) == told
