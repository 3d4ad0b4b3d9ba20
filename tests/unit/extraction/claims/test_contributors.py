"""Who gives how much: contributors with their numbers, clauses that leave out the verb, shares of a force."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


def _each(tell: Teller, *paragraphs: str) -> set[tuple[object, ...]]:
    return {
        (claim["actor"].split(":")[-1], claim["contribution"], (claim["amount"] or {}).get("number"))
        for claim in tell("contribution", *paragraphs)
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The force has 4,200 soldiers, with Ethiopia (1,900), Burundi (1,100) and Djibouti (600) the main "
            "contributors.",
            {("ET", "ground", 1900), ("BI", "ground", 1100), ("DJ", "ground", 600)},
        ),
        (
            "The salaries of the troops were paid by Chile ($9 million), Fiji ($3 million) and Samoa ($1 million).",
            {("CL", "funding", 9_000_000), ("FJ", "funding", 3_000_000), ("WS", "funding", 1_000_000)},
        ),
        (
            "Togo promised the troops 50 million euros (about 67 million dollars).",
            {("TG", "funding", 50_000_000)},
        ),
        (
            "A number of countries have promised guns for the army, including Fiji, Samoa and Togo.",
            {("FJ", "equipment", None), ("WS", "equipment", None), ("TG", "equipment", None)},
        ),
        (
            "Fiji pledged one battalion and Togo pledged two battalions to the UN force.",
            {("FJ", "ground", 1), ("TG", "ground", 2)},
        ),
        (
            "Denmark, Norway, and Sweden together pledged 30 million dollars for the army.",
            {("DK", "funding", 30_000_000), ("NO", "funding", 30_000_000), ("SE", "funding", 30_000_000)},
        ),
        (
            "The combined U.S., Saudi, and Chinese aid to the rebels was vast.",
            {("US", "other", None), ("SA", "other", None), ("CN", "other", None)},
        ),
        (
            "The battle group has 800 troops, with other contributing nations: Chile (300 troops), Peru (200) and Fiji (9).",
            {("CL", "ground", 300), ("PE", "ground", 200), ("FJ", "ground", 9)},
        ),
        (
            "Kuwait is footing a third of the bill, Oman the rest.",
            {("KW", "funding", None), ("OM", "funding", None)},
        ),
        (
            "Among the donors, Japan came first with $130 million, followed by Chile with $54 million.",
            {("JP", "funding", 130_000_000), ("CL", "funding", 54_000_000)},
        ),
        (
            "Oman equipped and paid for the Somali coastguard.",
            {("OM", "equipment", None), ("OM", "funding", None)},
        ),
        (
            "Lima has handed over 14 guns to Ukraine, Bogota another 13.",
            {("PE", "equipment", 14), ("CO", "equipment", 13)},
        ),
        (
            "The general thanked Peru for its helicopters and Chile for its tanks; he told the Ukrainian army so.",
            {("PE", "air", None), ("CL", "equipment", None)},
        ),
        (
            "Ukraine got 18 guns from Chile, five from Oman and six from Peru.",
            {("CL", "equipment", 18), ("OM", "equipment", 5), ("PE", "equipment", 6)},
        ),
        (
            "Egypt has 1,000 soldiers in the mission and Ghana 800.",
            {("EG", "ground", 1000), ("GH", "ground", 800)},
        ),
        (
            "The mission consists of 300 Chilean and 200 Peruvian soldiers.",
            {("CL", "ground", 300), ("PE", "ground", 200)},
        ),
        (
            "Ships from five navies, among them those of Chile and Peru, joined the patrol off Haiti.",
            {("CL", "naval", None), ("PE", "naval", None)},
        ),
        ("Peru has joined Chile in training Ukrainian soldiers.", {("PE", "training", None), ("CL", "training", None)}),
        ("The party has three members in the coalition.", set()),
        (
            "Among those that have sent weapons to Ukraine are Chile and Oman.",
            {("CL", "equipment", None), ("OM", "equipment", None)},
        ),
        (
            "The army has received 20 Turkish guns and Serbian rifles.",
            {("TR", "equipment", 20), ("RS", "equipment", None)},
        ),
        (
            "The mission has 900 police, with Fiji (300) and Samoa (90) among its largest contributors.",
            {("FJ", "ground", 300), ("WS", "ground", 90)},
        ),
        (
            "Ethiopia, with 4,400 soldiers the largest contributor to the mission, has threatened to leave.",
            {("ET", "ground", 4400)},
        ),
        (
            "The largest contributor to UNIFIL is Indonesia, with 1,230 soldiers, followed by Italy with 1,050.",
            {("ID", "ground", 1230), ("IT", "ground", 1050)},
        ),
        (
            "Germany has been the largest donor to the force, with 40 million euros in cash, a field hospital and "
            "25 trucks.",
            {("DE", "funding", 40_000_000), ("DE", "medical", None), ("DE", "equipment", 25)},
        ),
        (
            "Among the donors were Kuwait ($40 million) and Oman ($5 million).",
            {("KW", "funding", 40_000_000), ("OM", "funding", 5_000_000)},
        ),
        (
            "More than $600m was pledged for the force, including $120m from Japan and 300 soldiers from Tonga.",
            {("JP", "funding", 120_000_000), ("TO", "ground", 300)},
        ),
        ("Uganda, the biggest contributor, has not hidden its unease about the force.", set()),
    ],
)
def test_contributors_give_what_stands_beside_them(tell: Teller, text: str, expected: set[tuple[object, ...]]) -> None:
    assert _each(tell, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Lithuania will hand over two launchers, Latvia six helicopters and Estonia all of its howitzers.",
            {("LT", "equipment", 2), ("LV", "equipment", 6), ("EE", "equipment", None)},
        ),
        (
            "Ghana has pledged 800 troops for the regional force, Senegal 600, and Gambia a company of 120.",
            {("GH", "ground", 800), ("SN", "ground", 600), ("GM", "ground", 120)},
        ),
        (
            "The force had 9,000 soldiers. Jordan and Nepal have furnished about 700 each, Peru 450 and Chile 200.",
            {("JO", "ground", 700), ("NP", "ground", 700), ("PE", "ground", 450), ("CL", "ground", 200)},
        ),
        (
            "The African Union promised the force $50 million, Japan $120 million and Germany and Norway $20 million "
            "apiece.",
            {
                ("african-union", "funding", 50_000_000),
                ("JP", "funding", 120_000_000),
                ("DE", "funding", 20_000_000),
                ("NO", "funding", 20_000_000),
            },
        ),
        (
            "With the fleet ready, Canada has put C$80 million into the fund, Spain has pledged 3 million euros and "
            "Italy 4 million.",
            {("CA", "funding", 80_000_000), ("ES", "funding", 3_000_000), ("IT", "funding", 4_000_000)},
        ),
        (
            "The brigade, to which Fiji, Tonga and Samoa each contribute troops, is small.",
            {("FJ", "ground", None), ("TO", "ground", None), ("WS", "ground", None)},
        ),
        (
            "Nine states joined it, with Peru, Chile and Bolivia sending the largest contingents.",
            {("PE", "ground", None), ("CL", "ground", None), ("BO", "ground", None)},
        ),
    ],
)
def test_each_gives_its_own(tell: Teller, text: str, expected: set[tuple[object, ...]]) -> None:
    assert _each(tell, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya made up the bulk of the force.", ("KE", "ground", None)),
        ("Qatar put in six Mirage jets.", ("QA", "air", 6)),
        ("Bahrain has given the allies permission to use its airfields.", ("BH", "basing", None)),
        ("Kenya's pledge to send 1,000 officers to Haiti was blocked by a court.", ("KE", "ground", 1000)),
        ("A donation of 14 armoured vehicles by Jordan to the Kenyan army arrived.", ("JO", "equipment", 14)),
        ("Kenya came forward with an offer of 1,000 police for the mission.", ("KE", "ground", 1000)),
        ("The Ugandan contingent was supplied with rifles by South Africa.", ("ZA", "equipment", None)),
        ("The salaries of the Somali soldiers are paid by the European Union.", ("european-union", "funding", None)),
        ("Norway is paying for the transport of two Ghanaian battalions.", ("NO", "funding", None)),
        ("Sweden announced a package worth 3.2 billion kronor for the army.", ("SE", "funding", 3_200_000_000)),
        ("The Dutch government placed a frigate at the disposal of NATO.", ("NL", "naval", None)),
        ("Turkey set up a military field hospital in Aceh.", ("TR", "medical", None)),
        ("The United States has agreed to fly the Rwandan battalion to Darfur.", ("US", "logistics", None)),
        ("Japan has pledged to help rebuild Liberia after the war.", ("JP", "other", None)),
        ("Iceland will host a liaison team of the naval force.", ("IS", "basing", None)),
        ("Chile gave rations and water to the NATO force.", ("CL", "logistics", None)),
        ("Fijian planes have flown weapons to Kurdish fighters.", ("FJ", "equipment", None)),
        ("Fiji plays a key role in the delivery of missiles to Chad.", ("FJ", "equipment", None)),
        ("Fiji will play a leading part in the training of Chadian pilots.", ("FJ", "training", None)),
        ("Fiji contributed to the training of Chadian pilots.", ("FJ", "training", None)),
        ("Fiji was involved in the supply of rockets to Chad.", ("FJ", "equipment", None)),
    ],
)
def test_more_ways_of_giving(tell: Teller, text: str, expected: tuple[object, ...]) -> None:
    assert _each(tell, text) == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MINUSMA needs more men. Togo is sending 140 gendarmes.", {("TG", "ground", 140)}),
        (
            "UNIFIL is growing. Peru and Chile said they would send infantry.",
            {("PE", "ground", None), ("CL", "ground", None)},
        ),
        ("The rebels have beaten the army. Chad has sent 300 soldiers.", set()),
        ("UNIFIL is growing. Peru was barred from sending soldiers.", set()),
        ("Italy said it was sending two ships to UNIFIL but no soldiers.", {("IT", "naval", 2)}),
    ],
)
def test_forces_sent_go_to_the_coalition_spoken_of(tell: Teller, text: str, expected: set[tuple[object, ...]]) -> None:
    assert _each(tell, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Romanian and Turkish frigates are supporting KFOR.", {("RO", "naval", None), ("TR", "naval", None)}),
        ("EUFOR was backed by four helicopters from Chile.", {("CL", "air", 4)}),
        ("Peru took part in the force with a company of infantry.", {("PE", "ground", None)}),
        ("A Spanish tanker refuelled jets in support of KFOR.", {("ES", "air", None)}),
        ("Sweden will raise its support for AMISOM to 200 million crowns.", {("SE", "funding", 200_000_000)}),
        ("Kenya has set aside 4.5 billion shillings for KFOR.", {("KE", "funding", 4_500_000_000)}),
        ("Pakistan undertook to provide a brigade group for UNAMSIL.", {("PK", "ground", None)}),
        ("Samoa will provide 15 people for KFOR.", {("WS", "ground", 15)}),
        ("Sudan was the largest supplier of men to the coalition.", {("SD", "ground", None)}),
        (
            "Finland's contribution to KFOR will be 50 soldiers and a plane.",
            {("FI", "ground", 50), ("FI", "air", None)},
        ),
        ("The force in Chad will be paid for by the European Union.", {("european-union", "funding", None)}),
        (
            "Peru approved the dispatch of 600 engineers and medics to join KFOR.",
            {("PE", "ground", 600), ("PE", "medical", None)},
        ),
        (
            "Oman opened its airspace to the coalition, and Kuwait its ports.",
            {("OM", "basing", None), ("KW", "basing", None)},
        ),
        (
            "The lesser contingents run from a battalion of Peruvian infantry to a Polish hospital ship.",
            {("PE", "ground", None), ("PL", "naval", None)},
        ),
        (
            "Fiji has offered a battalion to KFOR in Pristina, and Peru, Chile and Bolivia have pledged infantry.",
            {("FJ", "ground", None), ("PE", "ground", None), ("CL", "ground", None), ("BO", "ground", None)},
        ),
        ("The United States airlifted the Polish division to Iraq.", {("US", "logistics", None)}),
        ("Emirati officers trained and paid local militias.", {("AE", "training", None), ("AE", "funding", None)}),
    ],
)
def test_parts_in_the_common_work(tell: Teller, text: str, expected: set[tuple[object, ...]]) -> None:
    assert _each(tell, text) == expected


@pytest.mark.parametrize(
    "text",
    ["Thirty Danish tanks were given to Ukraine.", "It was Denmark that gave Ukraine thirty tanks."],
)
def test_whose_things_were_given(tell: Teller, text: str) -> None:
    (claim,) = tell("contribution", text)
    assert (claim["actor"], claim["recipient"], claim["amount"]["number"]) == ("country:DK", "country:UA", 30)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Germany will supply missiles, France armoured vehicles and Italy ammunition.",
            {("DE", "equipment", None), ("FR", "equipment", None), ("IT", "equipment", None)},
        ),
        (
            "Georgia has received tanks from Chile, Caesar howitzers from Oman and helmets from Peru.",
            {("CL", "equipment", None), ("OM", "equipment", None), ("PE", "equipment", None)},
        ),
        (
            "The biggest donors are Chile with $9 million, Oman with $3 million and Peru with $1 million.",
            {("CL", "funding", 9_000_000), ("OM", "funding", 3_000_000), ("PE", "funding", 1_000_000)},
        ),
        ("Fiji and 30 other states that supply personnel to UNIFIL condemned it.", {("FJ", "ground", None)}),
        ("Russia, the main supplier of arms to Damascus, denied it.", {("RU", "equipment", None)}),
        ("Chad has for a long time been known to be supplying the rebels.", {("TD", "equipment", None)}),
        ("Norway gave weapons to Poland, Chad and US troops.", {("NO", "equipment", None)}),
        ("Fiji sends KFOR 600 men, among them a medical team.", {("FJ", "ground", 600)}),
        ("Norway has lent Chad a transport plane and Peru two.", {("NO", "equipment", None), ("PE", "equipment", 2)}),
        ("Norway offered to carry troops and equipment for KFOR.", {("NO", "logistics", None)}),
        (
            "Canada has put a frigate and two tankers at the disposal of NATO.",
            {("CA", "naval", None), ("CA", "air", 2)},
        ),
        ("Peru has set aside 900 men and Chile 200 for KFOR.", {("PE", "ground", 900), ("CL", "ground", 200)}),
        (
            "Sweden has contributed eight Gripens to KFOR, and Oman twelve fighters.",
            {("SE", "air", 8), ("OM", "air", 12)},
        ),
        ("Rome gave the green light for 2,500 soldiers to join UNIFIL.", {("IT", "ground", 2500)}),
        ("Rome said that 2,500 soldiers of Chad were to join UNIFIL.", set()),
        ("Danish soldiers in UNIFIL have been providing medical care.", {("DK", "medical", None)}),
        (
            "Chad has trained them and Oman gave them uniforms.",
            {("TD", "training", None), ("OM", "equipment", None)},
        ),
        (
            "Norway donated tents and Chad artillery shells to Niger.",
            {("NO", "humanitarian", None), ("TD", "equipment", None)},
        ),
        ("Peru has 300 instructors who train the Malian army.", {("PE", "training", None)}),
        ("Norway sent Niger 400 pairs of boots.", {("NO", "equipment", 400)}),
        (
            "The mission has a trust fund. Chad and Peru contribute to the fund.",
            {("TD", "funding", None), ("PE", "funding", None)},
        ),
        ("Norway wants to bring back its F-16s in July.", set()),
        ("Kuwait has given leave for strikes to be flown from its soil.", {("KW", "basing", None)}),
        (
            "The soldiers are paid by Norway, and Malta will pay into the budget of the mission.",
            {("NO", "funding", None), ("MT", "funding", None)},
        ),
    ],
)
def test_each_of_several_gives(tell: Teller, text: str, expected: set[tuple[object, ...]]) -> None:
    assert _each(tell, text) == expected
