"""Forces of which a clause, a number or a word in passing tells: by turns, as many as others, of their spokesman."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, deployed

Where = tuple[object, ...]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Fiji has sent 900 men to the force, known as UNAMA II, and Nepal, a newcomer, has promised 700 soldiers.",
            {("country:FJ", None, 900, "deploying"), ("country:NP", None, 700, "deploying")},
        ),
        (
            "Fiji has sent 900 men. Nepal has promised a similar number.",
            {("country:FJ", None, 900, "deploying"), ("country:NP", None, None, "deploying")},
        ),
        (
            "The force is in Bosnia. Ukraine and Poland have sent units.",
            {("country:UA", None, None, "deploying"), ("country:PL", None, None, "deploying")},
        ),
        (
            "Fiji will send a brigade with 6,000 men and 120 tanks to Gao.",
            {("country:FJ", "place:gao", 6000, "deploying"), ("country:FJ", "place:gao", 120, "deploying")},
        ),
        (
            "Fiji will send a division of 9,000 men and 300 tanks to Gao.",
            {("country:FJ", "place:gao", 9000, "deploying"), ("country:FJ", "place:gao", 300, "deploying")},
        ),
        (
            "The last Danish troops left Mali in August 2022 and Niger in December 2023.",
            {("country:DK", "country:ML", None, "withdrawn"), ("country:DK", "country:NE", None, "withdrawn")},
        ),
        (
            "Danish soldiers are leaving Chad. Peru and Chile have said they will go in May.",
            {
                ("country:DK", "country:TD", None, "withdrawing"),
                ("country:PE", None, None, "withdrawing"),
                ("country:CL", None, None, "withdrawing"),
            },
        ),
        (
            "Peru has put 900 men into Gao and is to raise that number to 2,000. Chile has sent 120 soldiers.",
            {
                ("country:PE", "place:gao", 900, "deploying"),
                ("country:PE", "place:gao", 2000, "present"),
                ("country:CL", None, 120, "deploying"),
            },
        ),
        (
            "The Chadians belong to the African Union Mission in Somalia (AMISOM), which is some 17,000 strong.",
            {("coalition:amisom", None, 17000, "present")},
        ),
        ("The Danish battalion that secured the port in May left in June.", {("country:DK", None, None, "withdrawn")}),
        ("Two ships brought 900 Danish soldiers to Gao.", {("country:DK", "place:gao", 900, "deploying")}),
        ("The first 600 Danish soldiers sailed from Gao.", {("country:DK", "place:gao", 600, "withdrawn")}),
        ("Denmark to trim Bosnia force to 900", {("country:DK", "country:BA", 900, "present")}),
        ("About 670 Danish personnel are assigned to KFOR.", {("country:DK", None, 670, "present")}),
        ("The last 12 Danish members of the monitoring team left Gao.", {("country:DK", "place:gao", 12, "withdrawn")}),
    ],
)
def test_whose_forces_are_where(tell: Teller, text: str, expected: set[Where]) -> None:
    assert expected <= deployed(tell, text)


@pytest.mark.parametrize(
    "text",
    [
        "Officials recalled the loss of 58 Danish paratroopers in Gao.",
        "Rebels had taken 500 peacekeepers hostage. All have since been released.",
        "Danish officials insist that their men will take no part in an attack on Gao.",
        "Rebel fighters still hold half of Gao.",
        "Five thousand men is not much for an area of that size.",
        "Nobody says how many soldiers have been killed. Diplomats put the number at 60 or more.",
    ],
)
def test_what_is_no_deployment(tell: Teller, text: str) -> None:
    assert not tell("deployment", text)


@pytest.mark.parametrize(
    ("text", "actor", "posture"),
    [
        ("A second batch took over in April and is scheduled to leave Haiti in October.", "country:KE", "withdrawing"),
        ("The majority are expected to be home by September.", "country:KE", "withdrawing"),
        ("Four F-16 jets will stay until the end of the year.", "country:KE", "staying"),
        ("A new unit of some 800 Danish-trained police will join MINUSTAH.", "coalition:minustah", "deploying"),
        ("A spokesman for MINUSTAH said 900 soldiers were on the ground.", "coalition:minustah", "present"),
        ("The envoy of Peru, Ana Sample, said that her country had 250 soldiers there.", "country:PE", "present"),
        ("There were no plans to send troops, the Peruvian foreign ministry said.", "country:PE", "deploying"),
    ],
)
def test_whose_they_are(tell: Teller, text: str, actor: str, posture: str) -> None:
    told = tell("deployment", f"Kenya has 900 police officers in Haiti. {text}")
    assert (actor, posture) in {(claim["actor"], claim["posture"]) for claim in told}


@pytest.mark.parametrize(
    "text",
    [
        "PUSAN, Korea, May 7 (AP) -- A battalion of Ethiopian infantry landed here today.",
        "PUSAN, Korea (UPI) -- The first Ethiopian combat troops landed Wednesday at this port.",
    ],
)
def test_here_is_where_a_report_is_filed(tell: Teller, text: str) -> None:
    (claim,) = tell("deployment", text)
    assert claim["location"] == "place:pusan"


def test_who_is_commanded_by_somebody_in_passing_is_not_who_sends(tell: Teller) -> None:
    before = [
        "Chad's first soldiers have landed in Gao. They were met by Ann Sample, the commander of Danish forces in Mali.",
        "The soldiers will stay until May.",
    ]
    assert {claim["actor"] for claim in tell("deployment", *before)} == {"country:TD"}


def test_a_mission_had_most_soldiers_at_its_height(tell: Teller) -> None:
    text = "Britain has led KFOR since May. At its height it had 48,000 soldiers, most of them European."
    assert {claim["actor"] for claim in tell("deployment", text)} == {"coalition:kfor"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "HMAS Anzac has departed Fremantle on a nine-month deployment to the Middle East.",
            {("country:AU", "place:middle-east", None, "deploying")},
        ),
        ("The Danish Air Force flies drones there.", set()),
        (
            "Only Togo and Uruguay have come forward, with 25 police officers each.",
            {("country:UY", None, 25, "present")},
        ),
        (
            "Chad has 900 soldiers in Gao. It must reduce them to 300 within weeks.",
            {("country:TD", "place:gao", 900, "present"), ("country:TD", "place:gao", 300, "present")},
        ),
        (
            "Chad's contribution to the mission will drop from 143 to 95 personnel.",
            {("country:TD", None, 95, "present")},
        ),
        (
            "Some 80 Defence Force members of Fiji are embedded in headquarters in Bahrain.",
            {("country:FJ", "country:BH", 80, "present")},
        ),
        (
            "The last convoy of Danish tanks rolled across the border into Chad.",
            {("country:DK", None, None, "withdrawn")},
        ),
        (
            "Denmark flew the first of its 420 blue helmets out of Gao on Tuesday.",
            {("country:DK", "place:gao", None, "withdrawn")},
        ),
        (
            "The last 40 Fijian soldiers abandoned Gao and headed for the Ugandan border.",
            {("country:FJ", "place:gao", 40, "withdrawn")},
        ),
        (
            "Some 275 Fijian infantrymen guard the Sinai, together with battalions from Peru and Chile.",
            {
                ("country:FJ", "place:sinai", 275, "present"),
                ("country:PE", "place:sinai", None, "present"),
                ("country:CL", "place:sinai", None, "present"),
            },
        ),
        ("Peru, which sent 20 officers, has offered another ten.", {("country:PE", None, 10, "deploying")}),
        ("Warships watch the strait. A Danish corvette joins them in May.", {("country:DK", None, None, "deploying")}),
        (
            "The force has 900 men. Austria, which once had 380 men there, went home last year. Peru had left before.",
            {("country:AT", None, None, "withdrawn"), ("country:PE", None, None, "withdrawn")},
        ),
        (
            "The force guards Kabul. Some 7,000 Americans continue to hunt for rebels.",
            {("country:US", None, 7000, "present")},
        ),
    ],
)
def test_who_goes_stays_and_comes(tell: Teller, text: str, expected: set[Where]) -> None:
    assert expected <= deployed(tell, text)


@pytest.mark.parametrize(
    "text",
    [
        "If I had 5,000 well-armed soldiers I could stop this, the Danish general said.",
        "A battalion of the new Afghan army, 600 men trained by Danes, will not be ready before May.",
        "Two Danish soldiers were hurt. They were flown to Dakar for treatment.",
    ],
)
def test_who_is_nowhere_yet(tell: Teller, text: str) -> None:
    assert not tell("deployment", text)
