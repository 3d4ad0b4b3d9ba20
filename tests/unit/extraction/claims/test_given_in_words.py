"""What states give, promise, limit themselves to or leave to others, in the words of news."""

from typing import Any

import pytest

from tests.unit.extraction.claims.conftest import Teller

KFOR = "KFOR, a force led by NATO, stayed in the north. Its troops guard the bridges."
TG, BJ = "country:TG", "country:BJ"


def given(tell: Teller, *paragraphs: str) -> set[tuple[Any, ...]]:
    """Who gives what, and how many of it."""
    claims = tell("contribution", *paragraphs)
    return {(c["actor"], c["contribution"], c["amount"] and c["amount"]["number"]) for c in claims}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Togo and Benin supply most of the mission's soldiers.", {(TG, "ground", None), (BJ, "ground", None)}),
        (
            "Togo, Mali and Benin supply fuel to KFOR.",
            {(TG, "logistics", None), ("country:ML", "logistics", None), (BJ, "logistics", None)},
        ),
        ("Togo and Benin field half of the soldiers.", {(TG, "ground", None), (BJ, "ground", None)}),
        ("Togo and Benin supply ships collided in the Gulf of Guinea.", set()),
    ],
)
def test_states_in_a_row_do_what_looks_like_a_noun(tell: Teller, text: str, told: set[tuple[Any, ...]]) -> None:
    assert given(tell, KFOR, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Togo has offered a second division.", {(TG, "ground", None)}),
        ("Togo and Benin have promised smaller units.", {(TG, "ground", None), (BJ, "ground", None)}),
        ("Togo has promised a mechanised company.", {(TG, "ground", None)}),
        ("Togo has promised a second round of talks.", set()),
        ("Togo has offered no more than 30 interpreters.", {(TG, "other", 30)}),
        ("Togo provided patrol aircraft and two helicopters.", {(TG, "air", None), (TG, "air", 2)}),
        ("Togo sent the aircraft carrier Mono to the Gulf in May.", set()),
        ("Togo will send 900 men to Mali with a battery of guns.", set()),
        ("Togo plans to send an armoured division of 9,000 men and 80 tanks to Mali.", set()),
        ("Togo sent Mali 30 trucks with spare parts.", {(TG, "equipment", 30)}),
        ("Togo, whose men guard KFOR's camp, will add an infantry company in May.", {(TG, "ground", None)}),
        ("Togo will add 900 soldiers to its army.", set()),
        ("Europeans pledged 900 soldiers for the force.", {("Europeans", "ground", 900)}),
        ("Mali and Togo have brought in Russian fighters.", set()),
        ("Togo left Mali in May, giving up a base at Gao.", set()),
    ],
)
def test_what_is_promised_and_what_only_goes_along(tell: Teller, text: str, told: set[tuple[Any, ...]]) -> None:
    assert given(tell, KFOR, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Six Togolese jets are at the disposal of NATO.", {(TG, "air", 6)}),
        ("Togo has 900 soldiers at NATO's disposal.", {(TG, "ground", 900)}),
        ("Togo's defence minister said that 900 men were at the disposal of KFOR's command.", {(TG, "ground", 900)}),
        ("The means at the disposal of the commander are few.", set()),
        ("Togo and Benin have confined themselves to ships.", {(TG, "naval", None), (BJ, "naval", None)}),
        ("Togo has limited its role in KFOR to training.", {(TG, "training", None)}),
        ("A law limits the army of Togo to 30 tanks.", set()),
    ],
)
def test_what_is_left_to_others_and_what_help_is_limited_to(
    tell: Teller, text: str, told: set[tuple[Any, ...]]
) -> None:
    assert given(tell, KFOR, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Togo made the largest offer, up to 3,000 soldiers.", {(TG, "ground", 3000)}),
        ("A loan of $3 million which Togo made to Mali was spent on arms.", {(TG, "funding", 3_000_000)}),
        ("A battalion-sized contribution by Togo to KFOR is expected.", {(TG, "ground", None)}),
        ("Togo, the biggest contributor to KFOR with some 3,800 men, is uneasy.", {(TG, "ground", 3800)}),
        ("The intelligence provided by the Republic of France was praised.", {("country:FR", "intelligence", None)}),
        ("Most of the reinforcements come from the V Corps in Germany.", set()),
        ("The navy of Togo handed over command of the task force to Benin.", set()),
    ],
)
def test_offers_and_gifts_told_by_nouns(tell: Teller, text: str, told: set[tuple[Any, ...]]) -> None:
    assert given(tell, KFOR, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Togo pays 60 percent of the cost of KFOR. Mali and Benin will pay the rest.",
            {(TG, "funding", 60), ("country:ML", "funding", None), (BJ, "funding", None)},
        ),
        ("Togo has agreed to pay for the shipping of the soldiers.", {(TG, "funding", None)}),
        (
            "Togo gave $30 million to KFOR, $20 million to Mali and $5 million to Chad.",
            {(TG, "funding", 30_000_000), (TG, "funding", 20_000_000), (TG, "funding", 5_000_000)},
        ),
        (
            "Togo pledged $90 million to KFOR, including $60 million for police in Mitrovica.",
            {(TG, "funding", 90_000_000), (TG, "funding", 60_000_000)},
        ),
        ("Togo gave 30 tanks to Mali and 10 to Chad.", {(TG, "equipment", 30), (TG, "equipment", 10)}),
        (
            "Togo gave $30 million to KFOR, and Benin $5 million to the police.",
            {(TG, "funding", 30_000_000), (BJ, "funding", 5_000_000)},
        ),
    ],
)
def test_costs_that_are_shared_and_sums_for_several(tell: Teller, text: str, told: set[tuple[Any, ...]]) -> None:
    assert given(tell, KFOR, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Aircraft of the Chilean Air Force flew 63 sorties.", {("organisation:chilean-air-force", "air")}),
        ("Planes of Qatar took part in the air campaign.", {("country:QA", "air")}),
        ("Togolese jets flew 63 sorties over Gao for KFOR.", {(TG, "air")}),
        ("Teachers of Togo joined the strike.", set()),
    ],
)
def test_whose_craft_fly_gives_them(tell: Teller, text: str, told: set[tuple[str, str]]) -> None:
    assert {(c["actor"], c["contribution"]) for c in tell("contribution", KFOR, text)} == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Togo will add a platoon of marines to the 25 engineers whom it sent in July.", {(TG, "ground", None)}),
        ("Togo will give Mali 620 police cars.", {(TG, "equipment", 620)}),
        ("Togo said it would second two magistrates to KFOR.", {(TG, "other", 2)}),
        ("Togo will leave behind 30 radios as a gift to the army of Mali.", {(TG, "equipment", 30)}),
        ("Togo began shipping its heavy weapons home last week.", set()),
        ("Togo hosts the command centre and has offered patrol boats.", {(TG, "basing", None), (TG, "naval", None)}),
        ("KFOR will stay, said Sela Bio, the president of Togo, whose country has put 90 men under it.", set()),
        ("KFOR will stay, said Togo's president, Sela Bio, whose country provides 90 soldiers.", {(TG, "ground", 90)}),
    ],
)
def test_what_states_add_or_leave_behind(tell: Teller, text: str, told: set[tuple[Any, ...]]) -> None:
    assert given(tell, KFOR, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Togo contributed a company, Mali 200 soldiers, Peru 150 and Benin 100.",
            {(TG, "ground", None), ("country:ML", "ground", 200), ("country:PE", "ground", 150), (BJ, "ground", 100)},
        ),
        (
            "Togo has offered 900 soldiers, Peru 400, including a field hospital, and Benin 250.",
            {(TG, "ground", 900), ("country:PE", "ground", 400), (BJ, "ground", 250)},
        ),
        ("Togo is helping to fly equipment to Gao for KFOR.", {(TG, "logistics", None)}),
        ("Togolese military planes flew soldiers from Benin to Gao.", {(TG, "logistics", None)}),
        ("Togo has supplied drones.", {(TG, "equipment", None)}),
        ("Togo pays for the logistics of the force.", {(TG, "funding", None)}),
        (
            "Kenya's Treasury has set aside Sh4 million for KFOR.",
            {("organisation:treasury", "funding", 4_000_000)},
        ),
        ("The Security Council authorised 2,000 soldiers for KFOR.", set()),
        ("Togo opened its first overseas base in Gao.", set()),
        ("The Togolese contingent, 350 soldiers, was pulled out.", set()),
        ("The army of Togo has sent 900 men south of the river.", set()),
    ],
)
def test_who_gives_what_in_a_row_and_what_is_no_gift(tell: Teller, text: str, told: set[tuple[Any, ...]]) -> None:
    assert given(tell, KFOR, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Togo: Up to 900 soldiers, half of them in Gao.", {(TG, "ground", 900)}),
        ("Togo -- 900 soldiers and the use of a dozen air bases.", {(TG, "ground", 900), (TG, "basing", None)}),
        ("Togo: a battalion, plus F-16s.", {(TG, "ground", None), (TG, "air", None)}),
        ("Togo will pay $9 million for refugees; the army rests.", {(TG, "funding", 9_000_000)}),
        ("Togo will pay $9 million for new tanks; the army rests.", set()),
        (
            "Togo is to contribute a company of soldiers, and Peru a helicopter wing.",
            {(TG, "ground", None), ("country:PE", "air", None)},
        ),
        ("Togo is contributing F-16s.", {(TG, "air", None)}),
        ("Togo took part, and two of its jets flew a patrol.", {(TG, "air", None)}),
        ("Togo has placed seven of its air bases at the disposal of the allies.", {(TG, "basing", 7)}),
        ("Togo lets them use Lomé.", {(TG, "basing", None)}),
        (
            "Peru arms the Malian battalions, and Togo flew them to Gao.",
            {("country:PE", "equipment", None), (TG, "logistics", None)},
        ),
        ("Togo flew them home.", set()),
        ("Togo, whose 440 soldiers formed the backbone of KFOR, has left.", {(TG, "ground", None)}),
    ],
)
def test_what_states_let_others_use(tell: Teller, text: str, told: set[tuple[Any, ...]]) -> None:
    assert given(tell, KFOR, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Togo has agreed to participate in KFOR with a company.", {(TG, "ground", None)}),
        (
            "Togolese participation will consist of a frigate and a helicopter.",
            {(TG, "naval", None), (TG, "air", None)},
        ),
        ("Togo has increased its contribution to 600 soldiers.", {(TG, "ground", 600)}),
        ("Togo will raise its contingent from 300 to 600.", {(TG, "ground", 600)}),
        ("Togo has cut its contingent to 300.", set()),
        ("Among those who have offered soldiers are Togo and Benin.", {(TG, "ground", None), (BJ, "ground", None)}),
        ("Most of the soldiers are Togolese.", {(TG, "ground", None)}),
        ("Most of the soldiers killed were Togolese.", set()),
        ("Togo agreed to a NATO request for helicopters.", {(TG, "air", None)}),
        ("Togo has said yes to a request for 300 soldiers.", {(TG, "ground", 300)}),
        ("Togo has not answered a request for 300 soldiers.", set()),
        ("The mission is paid for by Togo and Benin.", {(TG, "funding", None), (BJ, "funding", None)}),
        ("The bases of Togo are open to KFOR.", {(TG, "basing", None)}),
        ("Togo and Benin all contribute soldiers.", {(TG, "ground", None), (BJ, "ground", None)}),
        ("Togo has sent a battalion to the brigade that Peru leads.", {(TG, "ground", None)}),
        ("Two helicopters from Togo have joined the force.", {(TG, "air", 2)}),
        ("The force received two helicopters from Togo.", {(TG, "air", 2)}),
        ("Togo has 300 soldiers serving with KFOR.", {(TG, "ground", 300)}),
        ("Some 300 Togolese serve with KFOR.", {(TG, "ground", 300)}),
        ("Togo will provide the commander.", {(TG, "command", None)}),
        ("Togo announced the transfer of 23 raiding craft to Mali.", {(TG, "equipment", 23)}),
        ("Togo will make do with 200 infantry and a field hospital.", {(TG, "ground", 200), (TG, "medical", None)}),
        ("UNITA pays for its weapons with diamonds.", set()),
        ("Togo helps with transport.", {(TG, "logistics", None)}),
    ],
)
def test_parts_that_grow_and_requests_that_are_met(tell: Teller, text: str, told: set[tuple[Any, ...]]) -> None:
    assert given(tell, KFOR, text) == told


def test_a_request_that_is_turned_down_is_no_gift(tell: Teller) -> None:
    (claim,) = tell("contribution", KFOR, "Togo turned down a request for more soldiers.")
    assert claim["modality"] == "negated"


def test_what_is_earmarked_is_of_whoever_gave_before(tell: Teller) -> None:
    before = "Togo will give $90 million to KFOR."
    text = "About $60 million is earmarked for the soldiers' pay."
    assert given(tell, KFOR, before, text) == {(TG, "funding", 60_000_000)}


def test_only_its_own_people_write_the_government_with_a_capital(tell: Teller) -> None:
    opening = "Chile has sent 900 soldiers to KFOR."
    claims = tell(
        "contribution",
        opening,
        "Peru has left KFOR.",
        "The Government has set aside $5 million for schools in Pristina.",
    )
    assert [claim["actor"] for claim in claims] == ["country:CL"]
