"""What is given to others: things, money, leave to use bases, a part in the common work."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


@pytest.mark.parametrize(
    ("text", "actor", "contribution", "modality"),
    [
        ("Spain granted overflight rights to American bombers.", "country:ES", "basing", "asserted"),
        ("Italy offered the use of its airfields.", "country:IT", "basing", "planned"),
        ("Turkey will allow American jets to fly from its bases.", "country:TR", "basing", "planned"),
        ("Turkey refused to let American troops use its ports.", "country:TR", "basing", "negated"),
        ("Djibouti hosts a French base.", "country:DJ", "basing", "asserted"),
        ("Jordan is taking part in the air strikes.", "country:JO", "air", "asserted"),
        ("French pilots flew reconnaissance missions over the border.", "country:FR", "intelligence", "asserted"),
        ("Kuwait and Japan were the main donors.", "country:KW", "funding", "asserted"),
        ("Denmark lent a C-130 to the Malian army.", "country:DK", "equipment", "asserted"),
        ("Norway sent shipments of rifles to the Peshmerga.", "country:NO", "equipment", "asserted"),
        ("Kuwait promised another 80 million for the widows.", "country:KW", "funding", "planned"),
        ("Poland sent a frigate to support the mission.", "country:PL", "naval", "asserted"),
        ("Sweden will spend $20 million on the Somali police.", "country:SE", "funding", "planned"),
        ("The training of Malian soldiers is paid for by Norway.", "country:NO", "funding", "asserted"),
        ("Germany's allies contributed $54 billion.", "Germany's allies", "funding", "asserted"),
        ("Slovakia: Sent 70 engineers to the coalition.", "country:SK", "ground", "asserted"),
    ],
)
def test_many_ways_of_giving(tell: Teller, text: str, actor: str, contribution: str, modality: str) -> None:
    found = {(claim["actor"], claim["contribution"], claim["modality"]) for claim in tell("contribution", text)}
    assert (actor, contribution, modality) in found
    assert {kind for _, kind, _ in found} == {contribution}


@pytest.mark.parametrize(
    "text",
    [
        "Germany will spend 100 billion euros on its army.",
        "Norway extended the stay of its 300 soldiers.",
        "The coalition helped Ukraine acquire 30 tanks.",
        "The general promised that his 5,000 troops would be gone.",
        "The rebels attacked the base with rockets.",
    ],
)
def test_what_is_one_s_own_is_no_contribution(tell: Teller, text: str) -> None:
    assert [claim for claim in tell("contribution", text) if claim["actor"] != "coalition"] == []
