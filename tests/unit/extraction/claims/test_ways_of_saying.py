"""The many ways in which news say where forces are, go to and leave."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


@pytest.mark.parametrize(
    ("text", "actor", "place", "count", "posture"),
    [
        ("Djibouti is host to 400 Danish troops.", "DK", "country:DJ", 400, "present"),
        ("Gao is full of Danish soldiers.", "DK", "place:gao", None, "present"),
        ("Danish soldiers are holed up in Gao.", "DK", "place:gao", None, "present"),
        ("A Danish battalion has its headquarters in Gao.", "DK", "place:gao", None, "present"),
        ("Danish tanks stand in Gao.", "DK", "place:gao", None, "present"),
        ("Denmark’s military presence in Mali dates from 2011.", "DK", "country:ML", None, "present"),
        ("Denmark is present in Gao with 300 soldiers.", "DK", "place:gao", 300, "present"),
        ("Denmark leads the force in Gao with 300 soldiers.", "DK", "place:gao", 300, "present"),
        ("The Danish contingent in Gao numbers 300.", "DK", "place:gao", 300, "present"),
        ("The number of Danish troops in Gao has reached 300.", "DK", "place:gao", 300, "present"),
        ("The soldiers in Mali include 300 Danes.", "DK", "country:ML", 300, "present"),
        ("Three hundred of the soldiers in Mali come from Denmark.", "DK", "country:ML", 300, "present"),
        ("Three hundred of the soldiers in Mali are Danish.", "DK", "country:ML", 300, "present"),
        ("Troops are on their way to Mali from Denmark.", "DK", "country:ML", None, "deploying"),
        ("Reinforcements of 500 men have arrived in Gao from Denmark.", "DK", "place:gao", 500, "present"),
        ("Danish troops set foot in Gao on Friday.", "DK", "place:gao", None, "deploying"),
        ("Danish troops went back into Gao.", "DK", "place:gao", None, "deploying"),
        ("Thousands of Danish soldiers have flooded into Gao.", "DK", "place:gao", 2000, "deploying"),
        ("Denmark is to make 200 soldiers available for Mali.", "DK", "country:ML", 200, "deploying"),
        ("Denmark has found another 200 soldiers for Mali.", "DK", "country:ML", 200, "deploying"),
        ("Mali has agreed to take in 200 Danish soldiers.", "DK", "country:ML", 200, "present"),
        ("Danish soldiers staff an outpost in Gao.", "DK", "place:gao", None, "present"),
        ("Danish soldiers observe the ceasefire in Gao.", "DK", "place:gao", None, "present"),
        ("Denmark supplies a third of the troops in Mali.", "DK", "country:ML", None, "present"),
        ("Denmark is one of the countries with troops in Mali.", "DK", "country:ML", None, "present"),
        ("Danish troops in Gao total 500.", "DK", "place:gao", 500, "present"),
        ("Denmark’s contingent in Gao has grown by 50.", "DK", "place:gao", 50, "deploying"),
        ("Denmark sent a further 50 to Gao, taking its force there to 200.", "DK", "place:gao", 200, "present"),
        ("Denmark promised to have its troops out of Mali by June.", "DK", "country:ML", None, "withdrawing"),
        ("Denmark is down to 300 troops in Gao.", "DK", "place:gao", 300, "present"),
        ("The bulk of the Danish troops in Mali will have gone by July.", "DK", "country:ML", None, "withdrawing"),
        ("The Danish operation in Mali involves 400 soldiers.", "DK", "country:ML", 400, "present"),
        ("Denmark wants to bring its men back from Mali.", "DK", "country:ML", None, "withdrawing"),
        ("The first 500 of an eventual 2,500 Danish soldiers have reached Gao.", "DK", "place:gao", 500, "deploying"),
        ("The Irish soldiers will be joined in Gao by 80 Danes.", "DK", "place:gao", 80, "deploying"),
        ("Danish drones fly from a base in Gao.", "DK", "place:gao", None, "present"),
        ("Mali will get 300 soldiers from Denmark.", "DK", "country:ML", 300, "deploying"),
        ("The last Danish soldiers have broken camp in Gao.", "DK", "place:gao", None, "withdrawn"),
        ("Bamako has thrown Danish troops out of Mali.", "DK", "country:ML", None, "withdrawn"),
        ("Danish forces handed over their base in Gao to Malian soldiers.", "DK", "place:gao", None, "withdrawing"),
        ("Bamako gave the Danish soldiers a month to leave Mali.", "DK", "country:ML", None, "withdrawing"),
        ("Denmark redeployed its troops from Gao to the coast.", "DK", "place:gao", None, "withdrawn"),
        ("Danish troop strength in Mali went up to 900.", "DK", "country:ML", 900, "present"),
    ],
)  # fmt: skip
def test_forces_come_stay_and_go(
    tell: Teller, text: str, actor: str, place: str, count: int | None, posture: str
) -> None:
    found = [
        (claim["actor"], claim["location"], claim["count"], claim["posture"]) for claim in tell("deployment", text)
    ]
    assert (f"country:{actor}", place, count, posture) in found


@pytest.mark.parametrize(
    ("text", "actor", "place", "modality"),
    [
        ("Denmark has 200 soldiers ready to go to Gao.", "DK", "place:gao", "possible"),
        ("Denmark has a battalion standing by for Mali.", "DK", "country:ML", "possible"),
        ("A Danish infantry company is on standby for Mali.", "DK", "country:ML", "possible"),
        ("Danish troops will not go back to Mali.", "DK", "country:ML", "negated"),
        ("Denmark has no intention of sending soldiers to Mali.", "DK", "country:ML", "negated"),
        ("Denmark has said yes to sending 300 soldiers to Mali.", "DK", "country:ML", "planned"),
        ("Denmark put off the dispatch of 300 soldiers to Mali.", "DK", "country:ML", "possible"),
        ("Mali appealed to Denmark to send soldiers to Gao.", "DK", "place:gao", "possible"),
    ],
)
def test_who_may_go_and_who_will_not(tell: Teller, text: str, actor: str, place: str, modality: str) -> None:
    (claim,) = tell("deployment", text)
    assert (claim["actor"], claim["location"]) == (f"country:{actor}", place)
    assert (claim["posture"], claim["modality"]) == ("deploying", modality)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Danish troops left the Kodori gorge.", "place:kodori-gorge"),
        ("Danish paratroopers landed in the Fergana valley.", "place:ferghana-valley"),
        ("Danish police are stationed at the Rafah crossing.", "place:rafah"),
    ],
)
def test_land_may_be_named_with_a_small_letter(tell: Teller, text: str, place: str) -> None:
    (claim,) = tell("deployment", text)
    assert claim["location"] == place


@pytest.mark.parametrize(
    "text",
    [
        "The Danish soldiers are ready to help.",
        "The soldiers observed the parade in Gao.",
        "Phone bills in Gao total 500.",
        "Denmark made the report available for the soldiers.",
        "Some of the soldiers are Danish.",
        "Denmark gave Mali a month to pay its soldiers.",
        "The stadium in Gao was full of Danish fans.",
        "Denmark ended its search for the soldiers' killers.",
    ],
)
def test_what_is_no_deployment(tell: Teller, text: str) -> None:
    assert tell("deployment", text) == []
