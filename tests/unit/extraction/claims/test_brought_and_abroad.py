"""What comes to others, and what is done for them on somebody's soil."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


@pytest.mark.parametrize(
    ("text", "actor", "contribution", "recipient"),
    [
        ("A consignment of Polish rifles reached Chad on Monday.", "country:PL", "equipment", "country:TD"),
        ("Polish howitzers have arrived in Ukraine.", "country:PL", "equipment", "country:UA"),
        ("Polish howitzers are on their way to Ukraine.", "country:PL", "equipment", "country:UA"),
        ("Polish tanks for Ukraine will arrive in March.", "country:PL", "equipment", "country:UA"),
        ("Deliveries of Polish tanks to Ukraine began in March.", "country:PL", "equipment", "country:UA"),
        ("The transfer of Polish MiG-29 jets to Ukraine was completed.", "country:PL", "equipment", "country:UA"),
        ("Poland gave the go-ahead to the delivery of ten tanks to Ukraine.", "country:PL", "equipment", "country:UA"),
        ("Ukraine was equipped by Poland with ten howitzers.", "country:PL", "equipment", "country:UA"),
        ("The helicopters, on loan from Poland, fly supplies to troops.", "country:PL", "equipment", None),
        ("The latest Polish package for Ukraine includes 50 rifles.", "country:PL", "equipment", "country:UA"),
        ("Twenty lorries with Turkish aid entered Sudan.", "country:TR", "humanitarian", "country:SD"),
        ("A Turkish ship carrying 400 tonnes of aid docked at Aden.", "country:TR", "humanitarian", None),
        ("Ukrainian pilots are being trained in Denmark.", "country:DK", "training", "country:UA"),
        ("Wounded Ukrainian soldiers are treated in Danish hospitals.", "country:DK", "medical", "country:UA"),
        ("Ukraine will soon have 14 tanks from Poland.", "country:PL", "equipment", "country:UA"),
        ("Ukraine thanked Poland for ten howitzers.", "country:PL", "equipment", "country:UA"),
        ("Poland has given Ukraine arms worth $5 million.", "country:PL", "equipment", "country:UA"),
        ("Ukrainian recruits are undergoing training in Denmark.", "country:DK", "training", "country:UA"),
        ("The wounded were flown to a French hospital in Djibouti.", "country:FR", "medical", None),
        ("The command of the UN force went to Kenya.", "country:KE", "command", None),
        ("A Kenyan officer was named commander of the UN force.", "country:KE", "command", None),
        ("US jets are flying out of bases in Jordan.", "country:JO", "basing", "country:US"),
        ("American bombers use an air base in Jordan.", "country:JO", "basing", "country:US"),
        ("Oman serves as a staging area for NATO troops.", "country:OM", "basing", "organisation:nato"),
    ],
)
def test_goods_that_come_and_guests_tell_of_a_giver(
    tell: Teller, text: str, actor: str, contribution: str, recipient: str | None
) -> None:
    told = {(claim["actor"], claim["contribution"], claim["recipient"]) for claim in tell("contribution", text)}
    assert (actor, contribution, recipient) in told


@pytest.mark.parametrize(
    "text",
    [
        "Russian tanks arrived in Georgia.",
        "Russian missiles reached Ukraine.",
        "Ukrainian pilots are being trained in Ukraine.",
        "Jordanian jets use an air base in Jordan.",
        "A Turkish ship docked at Aden.",
        "Turkish recruits are undergoing training in Turkey.",
        "The officer was named commander of the garrison.",
    ],
)
def test_armies_that_come_and_those_at_home_give_nothing(tell: Teller, text: str) -> None:
    assert tell("contribution", text) == []


def test_each_country_where_others_are_trained_trains_them(tell: Teller) -> None:
    found = tell("contribution", "Malian troops were trained in Spain, Italy and Greece.")
    assert {one["actor"] for one in found} == {"country:ES", "country:IT", "country:GR"}
