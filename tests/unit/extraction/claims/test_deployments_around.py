"""Deployments that the words around the forces tell: events, asides, units, who speaks, where they had been sent."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


def _told(tell: Teller, text: str) -> set[tuple[object, ...]]:
    return {(d["actor"], d["location"], d["count"], d["posture"], d["modality"]) for d in tell("deployment", text)}


@pytest.mark.parametrize(
    ("text", "actor", "place", "count", "posture", "modality"),
    [
        ("The presence of Chilean troops in Mali was criticised.", "CL", "ML", None, "present", "asserted"),
        ("The arrival of police officers from Fiji was delayed.", "FJ", None, None, "deploying", "asserted"),
        ("Chile will complete the pullout by June.", "CL", None, None, "withdrawing", "planned"),
        ("Chile has put 300 troops on standby.", "CL", None, 300, "deploying", "possible"),
        ("Chile will provide troops to the African force.", "CL", None, None, "deploying", "planned"),
        (
            "A spokesman for Chile said it had no plans to send troops to Mali.",
            "CL",
            "ML",
            None,
            "deploying",
            "negated",
        ),
        ("Some 80 soldiers in a Chilean contingent are set to leave Mali.", "CL", "ML", 80, "withdrawing", "planned"),
        ("Some 300 Chilean troops are to join the force.", "CL", None, 300, "deploying", "planned"),
        ("The Chilean soldiers sent to Mali will be flown home.", "CL", "ML", None, "withdrawing", "planned"),
        (
            "Chilean troops deployed to Mali will be flown out of the country.",
            "CL",
            "ML",
            None,
            "withdrawing",
            "planned",
        ),
        ("This raises the total number of Chilean officers in Mali to 396.", "CL", "ML", 396, "present", "asserted"),
        ("Chilean soldiers have been spotted in Mali.", "CL", "ML", None, "present", "asserted"),
        ("Chilean troops left Santiago for Mali.", "CL", "ML", None, "deploying", "asserted"),
        ("The Chilean troops are due to stay in Mali.", "CL", "ML", None, "staying", "planned"),
        ("The largest Chilean force in the Sahel is stationed in Mali.", "CL", "ML", None, "present", "asserted"),
        ("Chile wants all 450 Fijian troops out of Mali.", "FJ", "ML", 450, "withdrawing", "possible"),
        ("Chile is hosting a Fijian contingent of about 1800 troops.", "FJ", "CL", 1800, "present", "asserted"),
        ("Chile cut its force in Mali from the current 330 to 200.", "CL", "ML", 200, "present", "asserted"),
        ("Chile has scaled down its military presence in Mali.", "CL", "ML", None, "withdrawn", "asserted"),
        ("A convoy carrying Chilean troops rolled into Mali.", "CL", "ML", None, "deploying", "asserted"),
        ("Chile's Condor unit left Mali on Saturday.", "CL", "ML", None, "withdrawn", "asserted"),
        ("Chile's 500 soldiers in Mali are to be gone by May.", "CL", "ML", 500, "withdrawing", "planned"),
        ("Chile's troops are on their way home from Mali.", "CL", "ML", None, "withdrawing", "asserted"),
        ("About 900 of Chile's soldiers are posted to Mali.", "CL", "ML", 900, "present", "asserted"),
        ("The Chilean contingent of 620 men will be reduced to 460.", "CL", None, 160, "withdrawing", "planned"),
        ("Chile will withdraw 30 men from its 750-strong contingent in Mali.", "CL", "ML", 750, "present", "asserted"),
        ("The Chilean cutback to 200 soldiers is over.", "CL", None, 200, "present", "asserted"),
        ("Chile sent 1 500 soldiers to Mali.", "CL", "ML", 1500, "deploying", "asserted"),
        ("Chile to keep 400 troops in Mali", "CL", "ML", 400, "staying", "planned"),
        (
            "The arrival in Mali of 600 Chilean paratroopers steadied the city.",
            "CL",
            "ML",
            600,
            "deploying",
            "asserted",
        ),
        ("Chilean units hold positions in Mali.", "CL", "ML", None, "present", "asserted"),
        ("The 700 Chilean soldiers who served in Mali have gone home.", "CL", "ML", 700, "withdrawn", "asserted"),
        ("About a third of Chile's force in Mali has left.", "CL", "ML", None, "withdrawn", "asserted"),
        ("Chilean troops sent to Mali", "CL", "ML", None, "deploying", "asserted"),
        ("Two planes with 160 Chilean troops aboard touched down in Mali.", "CL", "ML", 160, "deploying", "asserted"),
        ("Chile's 56 commandos, all volunteers, fought in Mali.", "CL", "ML", 56, "present", "asserted"),
        ("Mali is guarded by 1,800 Chilean soldiers.", "CL", "ML", 1800, "present", "asserted"),
        (
            "An advance team of 30 Chilean soldiers is in Mali, with 250 to follow.",
            "CL",
            "ML",
            250,
            "deploying",
            "planned",
        ),
        ("Chile drew down from 2,200 troops in Mali to 1,200.", "CL", "ML", 1200, "present", "asserted"),
        ("Of Chile's 1,650 soldiers in Mali, 550 will leave in March.", "CL", "ML", 1650, "present", "asserted"),
        ("Chilean tanks had reached the border of Mali.", "CL", "ML", None, "deploying", "asserted"),
        ("Police from Chile joined Fijian troops on patrol in Mali.", "CL", "ML", None, "deploying", "asserted"),
        ("The Chilean contingent arrived in Mali with 750 men.", "CL", "ML", 750, "deploying", "asserted"),
        ("Chilean sappers have set up camp outside the capital of Mali.", "CL", "ML", None, "deploying", "asserted"),
        ("The ship carrying 250 Chilean soldiers docked in Mali.", "CL", "ML", 250, "deploying", "asserted"),
        ("Chile is pulling 100 of its 150 soldiers out of Mali.", "CL", "ML", 150, "present", "asserted"),
        ("Chile is to cut its Mali force by half.", "CL", "ML", None, "withdrawing", "planned"),
        ("Chile's 950 peacekeepers in Mali came under scrutiny.", "CL", "ML", 950, "present", "asserted"),
        ("Fiji, Peru and Chile each offered a battalion.", "CL", None, None, "deploying", "planned"),
        ("Chilean troops are coming back to Mali.", "CL", "ML", None, "deploying", "asserted"),
        ("The Chilean soldiers will be transported to Mali.", "CL", "ML", None, "deploying", "planned"),
        (
            "Chile sent troops to Mali. Only 42 of some 800 soldiers have arrived.",
            "CL",
            "ML",
            42,
            "present",
            "asserted",
        ),
        ("Fiji and Chilean troops retreated from Mali.", "FJ", "ML", None, "withdrawn", "asserted"),
        ("Fiji and Chile said that their soldiers had left Mali.", "CL", "ML", None, "withdrawn", "asserted"),
    ],
)
def test_forces_by_the_words_around_them(
    tell: Teller, text: str, actor: str, place: str | None, count: int | None, posture: str, modality: str
) -> None:
    where = f"country:{place}" if place else None
    assert (f"country:{actor}", where, count, posture, modality) in _told(tell, text)


def test_who_carries_forces_does_not_send_them(tell: Teller) -> None:
    assert {actor for actor, *_ in _told(tell, "The 113 Chilean soldiers will be airlifted by Peru to Mali.")} == {
        "country:CL"
    }


def test_nations_named_at_the_end_send(tell: Teller) -> None:
    text = "Other nations have promised to send officers to Mali, including Benin, Chile and Fiji."
    assert {actor for actor, *_ in _told(tell, text)} == {"country:BJ", "country:CL", "country:FJ"}


def test_all_of_several_nations_troops_leave(tell: Teller) -> None:
    text = "All Chilean, Fijian and Dutch soldiers will be withdrawn from Mali."
    assert {actor for actor, *_ in _told(tell, text)} == {"country:CL", "country:FJ", "country:NL"}


@pytest.mark.parametrize(
    "text",
    [
        "45 Fijian soldiers were captured and later released by the rebels in Mali.",
        "The instructors have put 300 Fijian soldiers through courses.",
        "Soldiers of the European Union have begun removing weapons from the fighters in Bunia.",
        "The Fijian soldiers saw smoke over Gao.",
        "The Houthis remain interested in another attack in Aden.",
        "Chinese military companies operate in Chad.",
    ],
)
def test_other_senses_are_no_deployment(tell: Teller, text: str) -> None:
    assert _told(tell, text) == set()


def test_those_who_are_helped_are_not_the_helpers(tell: Teller) -> None:
    text = "Chile will contribute to the Fijian-led team of 15 unarmed monitors in Mali."
    assert not {count for *_, count, _, _ in _told(tell, text)} & {15}


def test_a_force_without_a_name_has_a_strength(tell: Teller) -> None:
    (found,) = tell("deployment", "The soldiers serve in a force that will number 6,700 troops.")
    assert (found["count"], found["modality"]) == (6700, "planned")


def test_forces_of_nobody_are_those_told_of_before(tell: Teller) -> None:
    told = _told(tell, "Chile sent 300 soldiers to Mali. The soldiers will be based in Gao.")
    assert ("country:CL", "place:gao", None, "deploying", "planned") in told
    assert _told(tell, "The soldiers will be based in Gao.") == set()


@pytest.mark.parametrize(
    "text",
    ["Fiji agreed to the demand of Chile to withdraw the men.", "Canadian officials left Gao, where soldiers stood."],
)
def test_who_asks_or_travels_moves_no_forces(tell: Teller, text: str) -> None:
    assert not {actor for actor, *_ in _told(tell, text)} & {"country:CL", "country:CA"}


@pytest.mark.parametrize(
    ("text", "actor", "location"),
    [
        ("Danish tanks rumbled into Gao before sunrise.", "country:DK", "place:gao"),
        ("Six Danish jets were catapulted into Libya at dawn.", "country:DK", "country:LY"),
        ("Ankara has trickled commandos into Afrin since May.", "country:TR", "place:afrin"),
    ],
)
def test_whatever_the_verb_forces_that_go_into_a_place_arrive(
    tell: Teller, text: str, actor: str, location: str
) -> None:
    (claim,) = tell("deployment", text)
    assert (claim["actor"], claim["location"], claim["posture"]) == (actor, location, "deploying")


@pytest.mark.parametrize(
    "text",
    [
        "The ship carries 26 crew members, 24 Indians and two Burmese.",
        "Danish soldiers kept thousands of ethnic Albanians from crossing the bridge.",
        '"I have over a hundred men and we will fight," said Lieutenant Peter Moss of the loyalists.',
        "The soldiers responded to Chad with insults.",
        "There are men on short tours. Denmark leaves them out of its own figures.",
    ],
)
def test_sailors_civilians_and_the_men_of_nobody_known_are_no_deployment(tell: Teller, text: str) -> None:
    assert not tell("deployment", text)


@pytest.mark.parametrize("text", ["No Danish soldiers were sent to Mali.", "No Danish troops will be sent to Mali."])
def test_soldiers_of_whom_none_is_sent_are_not_deployed(tell: Teller, text: str) -> None:
    (found,) = tell("deployment", text)
    assert found["modality"] == "negated"


@pytest.mark.parametrize(
    "text",
    [
        "Chile airlifted 500 soldiers out of Mali.",
        "Chile extricated its troops from Mali.",
        "Chilean troops are back from Mali.",
        "Chilean soldiers decamped from Mali.",
    ],
)
def test_ways_out_are_withdrawals(tell: Teller, text: str) -> None:
    (found,) = tell("deployment", text)
    assert (found["actor"], found["location"], found["posture"]) == ("country:CL", "country:ML", "withdrawn")


def test_who_denounces_that_others_send_forces_sends_none(tell: Teller) -> None:
    assert tell("deployment", "Ghana's president criticised the sending of foreign soldiers to Togo.") == []
    (found,) = tell("deployment", "France criticised the dispatch of its soldiers to Mali.")
    assert found["actor"] == "country:FR"


def test_there_before_a_verb_tells_where_and_with_them_who_has_them(tell: Teller) -> None:
    text = "Fighting broke out again in Mali. The presence of 2,000 French soldiers there is a burden for Paris."
    assert [one["location"] for one in tell("deployment", text)] == ["country:ML"]
    text = "With a large U.S. troop presence, Kuwait is worried about the strike."
    assert [one["location"] for one in tell("deployment", text)] == ["country:KW"]


def test_who_is_told_to_be_a_trainer_is_no_force(tell: Teller) -> None:
    assert tell("deployment", "Anna Lindt, a Danish trainer in Mali, left the town.") == []


def test_irregulars_are_not_of_the_state_that_they_come_from(tell: Teller) -> None:
    found = tell("deployment", "Four militants of Pakistani origin have entered Mumbai.")
    assert "country:PK" not in {d["actor"] for d in found}
