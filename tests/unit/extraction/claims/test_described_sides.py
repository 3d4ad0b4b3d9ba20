"""Sides of a relation that bear no name, and whose they are where the text says so."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, related


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Government soldiers clashed with tribesmen.", ("Government soldiers", "fights", "tribesmen")),
        ("Kenya has been fighting a host of armed groups.", ("country:KE", "fights", "armed groups")),
        ("The gunmen are led by Peter Kamau.", ("person:peter-kamau", "leads", "The gunmen")),
        ("Army units backed by tanks from Chad took the town.", ("country:TD", "supports", "Army units")),
        ("Chad backs the elected government in Mali.", ("country:TD", "supports", "country:ML")),
        ("Mali's UN-backed army advanced.", ("organisation:united-nations", "supports", "country:ML")),
        ("A Kenyan-led military intervention failed.", ("country:KE", "leads", "A Kenyan-led military intervention")),
        (
            "The Houthis fired rockets at depots in the Saudi border province of Jizan.",
            ("armed-group:houthis", "fights", "country:SA"),
        ),
        ("Rebels wrested the port from the army.", ("Rebels", "fights", "the army")),
        (
            "Rebels of the Peter Kamau-led RUF fled.",
            ("person:peter-kamau", "leads", "armed-group:revolutionary-united-front"),
        ),
        (
            "The Libyan National Army under Marshal Peter Kamau attacked.",
            ("person:peter-kamau", "leads", "armed-group:libyan-national-army"),
        ),
        (
            "Kenyan soldiers are in Mogadishu and are being attacked by al-Shabab.",
            ("armed-group:al-shabaab", "fights", "country:KE"),
        ),
        ("Turkish-backed factions shelled the town.", ("country:TR", "supports", "Turkish-backed factions")),
        (
            "Troops of the US-backed, Kurdish-led SDF fled.",
            ("country:US", "supports", "armed-group:syrian-democratic-forces"),
        ),
        ("They fought a Taliban-led insurgency.", ("armed-group:taliban", "leads", "a Taliban-led insurgency")),
        ("Hamas, backed by Tehran, fled.", ("place:tehran", "supports", "armed-group:hamas")),
        (
            "Kenya is a partner in the war against al-Shabab.",
            ("country:KE", "fights", "armed-group:al-shabaab"),
        ),
        (
            "An exchange of fire took place between Kenyan and Ugandan troops.",
            ("country:KE", "fights", "country:UG"),
        ),
        ("A police convoy was ambushed by 30 insurgents.", ("30 insurgents", "fights", "A police convoy")),
        (
            "The RUF fled, and its leader, Peter Kamau, was caught.",
            ("person:peter-kamau", "leads", "armed-group:revolutionary-united-front"),
        ),
        (
            "The RUF rebels get their weapons from Liberia.",
            ("country:LR", "supports", "armed-group:revolutionary-united-front"),
        ),
        ("Kenyan soldiers fought side by side with the Somali army.", ("country:KE", "supports", "country:SO")),
        ("Chad took the side of the M23.", ("country:TD", "supports", "armed-group:m23")),
        ("Under Australian command, INTERFET restored order.", ("country:AU", "leads", "coalition:interfet")),
        ("Baghdad's army invaded Kuwait in 1990.", ("country:IQ", "fights", "country:KW")),
        ("A Danish officer heads KFOR; his deputy is a Pole.", ("country:DK", "leads", "coalition:kfor")),
        ("The army says Sudan is behind the rebels.", ("country:SD", "supports", "the rebels")),
        ("Sudan poured arms into the hands of the M23 rebels.", ("country:SD", "supports", "armed-group:m23")),
        ("Kenya's brigade fought with valour beside the Somali army.", ("country:KE", "supports", "country:SO")),
        ("Kuwait is under the protection of Britain.", ("country:GB", "protects", "country:KW")),
        (
            "They mourned the death of a Kenyan soldier in a clash with al-Shabab.",
            ("country:KE", "fights", "armed-group:al-shabaab"),
        ),
    ],
)
def test_who_bears_no_name_stands_in_words_or_for_whose_he_is(
    tell: Teller, text: str, relation: tuple[str, str, str]
) -> None:
    assert relation in related(tell, text)


def test_the_rebels_of_a_country_are_not_the_country(tell: Teller) -> None:
    assert related(tell, "Iran gives support to the government of Syria and the Yemeni rebels.") == [
        ("country:IR", "supports", "country:SY")
    ]


def test_a_person_by_name_acts_for_himself(tell: Teller) -> None:
    text = "Charles Taylor, the president of Liberia, backed the RUF rebels."
    assert related(tell, text) == [("person:charles-taylor", "supports", "armed-group:revolutionary-united-front")]


@pytest.mark.parametrize("whose", ["Fiji-backed army", "Fiji-flagged tanker", "Fiji-registered ship"])
def test_who_only_helps_or_registers_it_is_not_attacked(tell: Teller, whose: str) -> None:
    found = [
        claim["object"]
        for claim in tell("relation", f"The rebels attacked the {whose}.")
        if claim["predicate"] == "fights"
    ]
    assert found == [f"the {whose}"]


def test_the_land_of_a_disaster_has_killed_nobody(tell: Teller) -> None:
    (found,) = tell("casualties", "The Fiji earthquake killed 30 soldiers.")
    assert (found["count"], found["by"]) == (30, None)
