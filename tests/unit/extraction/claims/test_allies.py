"""Who stands with whom by a noun, a phrase or a part of the clause, and who is meant where others stand between."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, related

Told = tuple[str, str, str]
_RUF = "armed-group:revolutionary-united-front"


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Chad, an ally of the RUF, denied it.", ("country:TD", "supports", "armed-group:revolutionary-united-front")),
        ("The M23 is a Rwandan proxy.", ("country:RW", "supports", "armed-group:m23")),
        ("Mercenaries in the pay of Chad raided the port.", ("country:TD", "supports", "Mercenaries")),
        ("Togo will fight the RUF, on the side of the army of Benin.", ("country:TG", "supports", "country:BJ")),
        ("With Chad accused of backing the M23, Benin left.", ("country:TD", "supports", "armed-group:m23")),
        ("Benin and Chad, which has been accused of backing the M23.", ("country:TD", "supports", "armed-group:m23")),
        ("Chad is among the states that have helped Togo's army.", ("country:TD", "supports", "country:TG")),
        (
            "The CSTO, a Russian-led group of six, met.",
            ("country:RU", "leads", "organisation:collective-security-treaty-organization"),
        ),
        ("Togo's troops were drawn into clashes with the M23.", ("country:TG", "fights", "armed-group:m23")),
        ("Togo bolstered Benin in fighting the M23.", ("country:BJ", "fights", "armed-group:m23")),
        ("The M23 responded with assaults on Togo.", ("armed-group:m23", "fights", "country:TG")),
        ("Chad bombed Hamas bases in Togo.", ("country:TD", "fights", "armed-group:hamas")),
        ("Chad blamed Togo for an attack on its soldiers.", ("country:TG", "fights", "country:TD")),
        ("Chad's army is on the offensive against the M23.", ("country:TD", "fights", "armed-group:m23")),
        ("Chad's army lost men in ten years of war against the M23.", ("country:TD", "fights", "armed-group:m23")),
        ("Chad's troops left after clashes with gangs.", ("country:TD", "fights", "gangs")),
        ("A militant raid on Chad's army killed ten.", ("militant", "fights", "country:TD")),
        ("Togo: 102 military police training Iraqi officers.", ("country:TG", "trains", "country:IQ")),
        ("Chad is accused of support for the rebel group M23.", ("country:TD", "supports", "armed-group:m23")),
        (
            "On July 9, Chad, at the request of Togo, sent men to fight the M23.",
            ("country:TD", "fights", "armed-group:m23"),
        ),
        (
            "The EU approved the launch of a mission to train Togo's army.",
            ("organisation:european-union", "trains", "country:TG"),
        ),
        ("Chad approved the deployment of forces to help Togo's army.", ("country:TD", "supports", "country:TG")),
        ("The M23 depends on Chad for weapons.", ("country:TD", "supports", "armed-group:m23")),
        (
            "According to the Houthis, they are targeting cargo vessels.",
            ("armed-group:houthis", "fights", "cargo vessels"),
        ),
        ("An attack by Chadian gunmen on Israeli towns killed ten.", ("Chadian gunmen", "fights", "country:IL")),
        ("Chad is training half of Togo's forces.", ("country:TD", "trains", "country:TG")),
        ("Forces of Chad backed by French air power took it.", ("country:FR", "supports", "country:TD")),
    ],
)
def test_who_stands_with_whom(tell: Teller, text: str, relation: Told) -> None:
    assert relation in set(related(tell, text))


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Libya, Chad's main rival in the region, closed the port.", ("country:LY", "opposes", "country:TD")),
        ("Troops held the border with Chad's old enemy Libya.", ("country:LY", "opposes", "country:TD")),
        (
            "Opponents of the EU, including Russia, walked out.",
            ("country:RU", "opposes", "organisation:european-union"),
        ),
        ("Libya is seen as an enemy by Chad.", ("country:TD", "opposes", "country:LY")),
        ("Togo's hard line toward the rebels dismayed Mali.", ("country:TG", "opposes", "the rebels")),
        ("The EU's embargo on Chad will be lifted.", ("organisation:european-union", "opposes", "country:TD")),
        ("Chad's ultimatum to Sudan expires on Friday.", ("country:TD", "threatens", "country:SD")),
        ("Thanks to Iranian support, Hezbollah has new forces.", ("country:IR", "supports", "armed-group:hezbollah")),
        ("Because of Libya's support, the rebels hold the north.", ("country:LY", "supports", "the rebels")),
        ("Without French backing, Chad's army would lose the war.", ("country:FR", "supports", "country:TD")),
        (
            "Chad is supplying weapons to Malian insurgent groups.",
            ("country:TD", "supports", "Malian insurgent groups"),
        ),
        ("Chad has sent arms to rebel groups in Mali.", ("country:TD", "supports", "rebel groups")),
        (
            "The minister accused foreign companies of arming the M23.",
            ("foreign companies", "supports", "armed-group:m23"),
        ),
        ("Chad's army took Gao under cover of French jets.", ("country:FR", "supports", "country:TD")),
        ("DHAKA: Chad attacked the M23.", ("country:TD", "fights", "armed-group:m23")),
        ("Chad/Togo - The M23 attacked Mali.", ("armed-group:m23", "fights", "country:ML")),
        ("The rebels take their orders from Chad.", ("country:TD", "supports", "The rebels")),
        ("Russia has trained soldiers. It backs the junta.", ("country:RU", "supports", "the junta")),
        (
            "Clashes between Hezbollah and supporters of the government went on.",
            ("armed-group:hezbollah", "fights", "supporters"),
        ),
        ("Chad condemned attacks on aid workers by fighters of the RUF.", (_RUF, "fights", "aid workers")),
    ],
)
def test_who_is_against_whom_by_a_noun_and_who_is_helped_by_a_phrase(tell: Teller, text: str, relation: Told) -> None:
    assert relation in set(related(tell, text))


@pytest.mark.parametrize(
    "text",
    [
        "Togo will meet its old rivals Benin on Saturday in the World Cup.",
        "Thanks to the help of her mother, she went to Chad.",
        "The US position on Chad is unclear.",
        "The government accuses aid groups of helping schools.",
    ],
)
def test_no_side_is_taken_in_a_game_or_at_home(tell: Teller, text: str) -> None:
    assert not related(tell, text)


def test_who_fights_without_help_has_none(tell: Teller) -> None:
    (claim,) = [
        c for c in tell("relation", "Chad invaded Sudan without the support of Libya.") if "supports" in c.values()
    ]
    assert (claim["subject"], claim["modality"]) == ("country:LY", "negated")


def test_friendship_of_states_is_no_support(tell: Teller) -> None:
    assert not set(related(tell, "Chad, a close ally of Togo, closed the port."))


@pytest.mark.parametrize(
    ("text", "gift"),
    [
        ("Chile's doctors visited the camps to provide medical help to Peru's army.", ("country:CL", "medical")),
        ("Chilean planes provided air support for Peru's army.", ("country:CL", "air")),
        ("Chile sent a field hospital team to Peru.", ("country:CL", "medical")),
        ("Peru's army got $5 million in Chilean aid.", ("country:CL", "funding")),
        ("Chilean intelligence helped Peru's army find the rebels.", ("country:CL", "intelligence")),
        ("Togo provides the backbone of AMISOM.", ("country:TG", "ground")),
        ("States that have offered troops to AMISOM include Togo.", ("country:TG", "ground")),
        ("Togo volunteered 700 men for the UN peace force.", ("country:TG", "ground")),
        ("Offers of training for Peru's army have come from Chile.", ("country:CL", "training")),
        ("Peru's army got trucks from states like Togo and Chile.", ("country:CL", "equipment")),
        ("Chile was the leading provider of airlift capability to AMISOM.", ("country:CL", "logistics")),
        ("Chile has committed itself to fund the peacekeeping troops.", ("country:CL", "funding")),
        ("Chile sent two planes in aid of the coalition's efforts.", ("country:CL", "air")),
        ("Chile is providing aircraft and/or police to assist in the mission.", ("country:CL", "air")),
        ("Chile opened a hospital for Peru's wounded soldiers.", ("country:CL", "medical")),
        ("Chile has supplied its frigate Hydra to KFOR.", ("country:CL", "naval")),
        ("Chile's contribution, the destroyer Duilio, downed two drones.", ("country:CL", "naval")),
        ("Chile's contribution to KFOR peaked at 1,200 soldiers.", ("country:CL", "ground")),
        (
            "Chile announced that $5 million of aid will be sent to Peru's army.",
            ("country:CL", "funding"),
        ),
        ("Chile has been supplying Prime Minister Ana Poe with armed drones.", ("country:CL", "equipment")),
        ("Chile offered to provide fighter jets for the Ukrainian Air Force.", ("country:CL", "equipment")),
        ("Chile is the main source of arms for Peru's rebels.", ("country:CL", "equipment")),
    ],
)
def test_more_ways_of_giving(tell: Teller, text: str, gift: tuple[str, str]) -> None:
    assert gift in {(one["actor"], one["contribution"]) for one in tell("contribution", text)}


@pytest.mark.parametrize(
    "text",
    [
        "A French armed forces spokesman said the jets had arrived.",
        "Chad also reinforced its border with more troops.",
        "In Chad most flights deliver arms to the RUF.",
    ],
)
def test_what_nobody_gives(tell: Teller, text: str) -> None:
    assert not tell("contribution", text)
