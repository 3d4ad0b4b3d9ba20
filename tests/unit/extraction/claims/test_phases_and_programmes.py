"""Forces that leave step by step or are brought to a smaller force, and what a programme gives."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


@pytest.mark.parametrize(
    ("text", "posture", "location"),
    [
        ("Fijian troops in Mali have begun the withdrawal process.", "withdrawing", "country:ML"),
        ("Fiji initiated its withdrawal process from Mali.", "withdrawing", "country:ML"),
        ("The Fijian soldiers have started the process of withdrawal from Mali.", "withdrawing", "country:ML"),
        ("Fiji continues the deployment process of its police to Mali.", "deploying", "country:ML"),
        ("Of the eight states in SAMIM, Fiji was the first to withdraw.", "withdrawing", None),
    ],
)
def test_a_withdrawal_is_a_process(tell: Teller, text: str, posture: str, location: str | None) -> None:
    (found,) = tell("deployment", text)
    assert (found["actor"], found["posture"], found["location"]) == ("country:FJ", posture, location)


@pytest.mark.parametrize(
    "text",
    [
        "The talks on the peace process and the withdrawal process continued.",
        "Of the 12 states in the talks, Fiji was the first to withdraw.",
        "About 300 Fijian soldiers were placed in quarantine.",
        "Some 40 Fijian soldiers were put under arrest in Gao.",
    ],
)
def test_nobody_is_moved_by_what_is_no_movement(tell: Teller, text: str) -> None:
    assert tell("deployment", text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Fiji will cut its contingent in Mali from 800 to a garrison of 300.", 300),
        ("Fiji is trimming its presence in Mali to a company of 140 soldiers.", 140),
        ("Fiji increased its contingent in Mali to a battalion of 700 soldiers.", 700),
    ],
)
def test_the_smaller_force_is_what_remains(tell: Teller, text: str, count: int) -> None:
    counted = {claim["count"]: claim["posture"] for claim in tell("deployment", text) if claim["count"]}
    assert counted == {count: "present"}


@pytest.mark.parametrize(
    "text",
    [
        "Preparations are under way for the withdrawal of 300 Fijian soldiers from Mali.",
        "Fiji has started preparations to send 300 soldiers to Mali.",
        "Fiji made arrangements for the departure of its 300 soldiers from Mali.",
        "KFOR has begun preparations for a reduction of troop levels to about 300.",
    ],
)
def test_what_is_prepared_is_planned(tell: Teller, text: str) -> None:
    (found,) = tell("deployment", text)
    assert (found["count"], found["modality"]) == (300, "planned")


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("A team of 15 Fijian police had left for Haiti and will be followed by another 200.", "planned"),
        ("The first 15 Fijian soldiers arrived in Haiti, to be followed by another 200 in June.", "planned"),
        ("A team of 15 Fijian soldiers arrived in Haiti and was followed by 200 others.", "asserted"),
    ],
)
def test_those_who_follow_come_too(tell: Teller, text: str, modality: str) -> None:
    found = {claim["count"]: claim for claim in tell("deployment", text)}
    assert (found[200]["actor"], found[200]["location"]) == ("country:FJ", "country:HT")
    assert (found[200]["posture"], found[200]["modality"]) == ("deploying", modality)


def test_of_what_a_brigade_is_made_is_no_more_of_it(tell: Teller) -> None:
    text = "Fiji sent a brigade of 3,000 troops comprising three battalions to fight under UN Command in Mali."
    assert [claim["count"] for claim in tell("deployment", text)] == [3000]


@pytest.mark.parametrize("verb", ["refuted", "rebutted", "disavowed", "debunked"])
def test_what_is_refuted_is_not_so(tell: Teller, verb: str) -> None:
    (found,) = tell("deployment", f"Fiji {verb} a report that 150 Fijian soldiers had arrived in Mali.")
    assert found["modality"] == "negated"


@pytest.mark.parametrize(
    ("text", "giver", "recipient"),
    [
        ("Three of the 13 boats were handed over to Fijian officials under a Japanese grant.", "JP", "FJ"),
        ("The patrol boats are being provided to Fiji through Japan's aid programme.", "JP", "FJ"),
        ("Ten trucks were donated to Chad this week, as part of a Turkish assistance scheme.", "TR", "TD"),
        ("The radios were given to the Malian police via the German stabilisation fund.", "DE", "ML"),
        ("Japan turned over two patrol boats to Fiji.", "JP", "FJ"),
        ("Japan gifted the Fijian army with ten trucks.", "JP", "FJ"),
        ("Japan donated three surveillance planes TC90 to Fiji.", "JP", "FJ"),
    ],
)
def test_who_gives_by_a_programme(tell: Teller, text: str, giver: str, recipient: str) -> None:
    (found,) = tell("contribution", text)
    assert (found["actor"], found["recipient"]) == (f"country:{giver}", f"country:{recipient}")
    assert found["contribution"] == "equipment"


def test_the_type_of_aircraft_is_not_what_is_counted(tell: Teller) -> None:
    (found,) = tell("contribution", "Russia gave Mali four attack helicopters Mi-24.")
    assert (found["amount"]["number"], found["amount"]["unit"]) == (4, "helicopters")


@pytest.mark.parametrize(
    ("text", "location"),
    [
        ("Fijian soldiers left AMISOM in May.", None),
        ("The Fijian soldiers have left the mission in Mali.", "country:ML"),
        ("About 250 Danish and 300 Fijian soldiers have already left Gao, the capital of the north.", "place:gao"),
    ],
)
def test_a_mission_is_left_like_a_place(tell: Teller, text: str, location: str | None) -> None:
    found = next(claim for claim in tell("deployment", text) if claim["actor"] == "country:FJ")
    assert (found["posture"], found["location"]) == ("withdrawn", location)


@pytest.mark.parametrize("text", ["He left the army in 2003.", "Fijian pilots left the party in May."])
def test_no_mission_is_left(tell: Teller, text: str) -> None:
    assert tell("deployment", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Fijian troops are present in Mali under an agreement with Chad.",
        "Fijian troops are in the north of Mali under a treaty with Chad.",
    ],
)
def test_they_are_there_under_an_agreement(tell: Teller, text: str) -> None:
    (found,) = tell("deployment", text)
    assert (found["actor"], found["posture"], found["location"]) == ("country:FJ", "present", "country:ML")


@pytest.mark.parametrize(
    "text",
    [
        "On 5 July Fiji and Tonga sent ships to Mali.",
        "On 18 August 1971 Fiji and Tonga announced their plans to send ships to Mali.",
        "On 12 May Fiji and Tonga were asked to send ships to Mali.",
    ],
)
def test_who_acts_behind_a_date_without_a_comma(tell: Teller, text: str) -> None:
    assert {claim["actor"] for claim in tell("deployment", text)} == {"country:FJ", "country:TO"}


def test_a_battle_group_is_led_and_is_not_its_leader(tell: Teller) -> None:
    (found,) = tell("deployment", "The Fiji-led battle group in Samoa consists of 1,400 troops.")
    assert str(found["actor"]).startswith("coalition:")


def test_whoever_is_given_something_gives_it_not(tell: Teller) -> None:
    assert tell("contribution", "Instead of men, the South Vietnamese will be given defence and civil aid.") == []
