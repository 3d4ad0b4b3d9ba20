"""How strong forces are: numbers that no verb of sending or having tells."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, deployed


@pytest.mark.parametrize(
    ("text", "actor", "count"),
    [
        ("KFOR numbers about 1,600 soldiers.", "coalition:kfor", 1600),
        ("The 1,600-strong KFOR patrols the country.", "coalition:kfor", 1600),
        ("The force has 4,000 soldiers, of whom 900 are Nepalese.", "country:NP", 900),
        ("With 1,500 troops in Bangui, France is trying to restore order.", "country:FR", 1500),
        ("Ghana is the largest contributor with 1,100 soldiers.", "country:GH", 1100),
        ("Its troops are leaving, and Portugal is down to 24 soldiers.", "country:PT", 24),
        ("The number of Danish troops in Basra fell to 250.", "country:DK", 250),
        ("Egypt contributed 36,000 men, Syria 14,500 and Morocco 1,700.", "country:MA", 1700),
        ("Ghana sent 75 soldiers, followed by eight soldiers from Togo.", "country:TG", 8),
    ],
)
def test_a_number_of_forces_is_told_without_a_verb_of_having(tell: Teller, text: str, actor: str, count: int) -> None:
    assert (actor, count) in [(found["actor"], found["count"]) for found in tell("deployment", text)]


def test_a_number_goes_on_to_other_places(tell: Teller) -> None:
    found = tell("deployment", "KFOR numbers 40,000 soldiers in Kosovo and another 7,000 in Albania and Greece.")
    assert {(d["location"], d["count"]) for d in found} == {
        ("country:XK", 40000),
        ("country:AL", 7000),
        ("country:GR", 7000),
    }


def test_forces_of_a_relative_clause_are_those_of_its_noun(tell: Teller) -> None:
    (found,) = tell("deployment", "Turkey, whose roughly 500 troops guard the airport at Kabul, has made no promise.")
    assert (found["actor"], found["location"], found["count"]) == ("country:TR", "place:kabul", 500)


def test_a_pronoun_stands_for_the_forces_just_told(tell: Teller) -> None:
    found = tell("deployment", "Canada has 250 soldiers in Gao and intends to bring them home.")
    assert {(d["posture"], d["modality"]) for d in found} == {("present", "asserted"), ("withdrawing", "planned")}


def test_what_is_ordered_out_does_not_go_in(tell: Teller) -> None:
    (found,) = tell("deployment", "Sweden ordered its 250 peacekeepers out of Mali.")
    assert (found["posture"], found["location"]) == ("withdrawing", "country:ML")


@pytest.mark.parametrize(
    "text",
    [
        "The blast killed 40 people, among them 12 Danes.",
        "KFOR puts the number of murders at 379.",
        "The company raised the number of its employees to 2,000.",
        "Iraqi soldiers were stopped from reaching Mosul.",
    ],
)
def test_other_numbers_and_what_is_kept_away_are_none(tell: Teller, text: str) -> None:
    assert tell("deployment", text) == []


@pytest.mark.parametrize(
    ("text", "coalition", "count"),
    [
        ("The 22-member Arab League met in Cairo.", "organisation:arab-league", 22),
        ("All 31 NATO allies agreed.", "organisation:nato", 31),
        ("KFOR is supported by more than 20 countries.", "coalition:kfor", 20),
        ("There are 40 countries in KFOR.", "coalition:kfor", 40),
        ("Twelve nations have contributed troops to KFOR.", "coalition:kfor", 12),
        ("KFOR draws its soldiers from 22 countries.", "coalition:kfor", 22),
    ],
)
def test_countries_that_take_part_are_the_size_of_a_coalition(
    tell: Teller, text: str, coalition: str, count: int
) -> None:
    (found,) = tell("coalition_size", text)
    assert (found["coalition"], found["count"]) == (coalition, count)


def test_some_other_countries_are_no_size(tell: Teller) -> None:
    assert tell("coalition_size", "France and ten other countries support KFOR.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The ECOWAS force in Gambia will be cut to 500 soldiers from 7,000.",
        "Its chief said the ECOWAS force in Gambia would shrink to 500 from the current 7,000.",
    ],
)
def test_the_new_number_may_stand_before_the_old_one(tell: Teller, text: str) -> None:
    found = {(d["posture"], d["count"]) for d in tell("deployment", text)}
    assert found == {("present", 500), ("withdrawing", 6500)}


@pytest.mark.parametrize(
    "subject", ["SFOR", "The strength of SFOR", "Norway's force in Chad", "The Norwegian contingent in Chad"]
)
@pytest.mark.parametrize("verb", ["cut", "reduced", "increased", "enlarged", "built up", "downsized", "brought down"])
def test_what_forces_are_changed_to_is_their_number(tell: Teller, subject: str, verb: str) -> None:
    found = [
        (d["count"], d["posture"]) for d in tell("deployment", f"{subject} will be {verb} to 700 soldiers by June.")
    ]
    assert any(count == 700 and posture in {"present", "deploying"} for count, posture in found)
    assert (700, "withdrawing") not in found


def test_what_is_brought_down_stays_where_it_is(tell: Teller) -> None:
    found = tell("deployment", "Norway will bring its troop strength in Chad down to 700 soldiers.")
    assert ("country:TD", 700) in {(d["location"], d["count"]) for d in found}


def test_forces_are_sent_to_where_their_mission_is(tell: Teller) -> None:
    (found,) = tell("deployment", "Uganda will send 900 more troops to the African Union mission in Somalia.")
    assert found["location"] == "country:SO"
    (member,) = tell("membership", "Uganda will send 900 more troops to the African Union mission in Somalia.")
    assert member["status"] == "member"


def test_who_orders_forces_to_leave_sends_none(tell: Teller) -> None:
    (found,) = tell("deployment", "The premier ordered the 600 Danish troops to leave Iraq.")
    assert (found["posture"], found["location"]) == ("withdrawing", "country:IQ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The military component of UNMIS stood at 9,273.", {("coalition:unmis", None, 9273, "present")}),
        (
            "UNMIS has 90 men. The police component of UNMIL numbers 900.",
            {("coalition:unmis", None, 90, "present"), ("coalition:unmil", None, 900, "present")},
        ),
        ("MONUC, the 17,000-strong UN mission, was silent.", {("coalition:monuc", None, 17000, "present")}),
        ("Four battalions led by Chad and Togo will come. Each will number around 900 soldiers.", set()),
    ],
)
def test_components_are_their_missions_and_each_is_what_was_counted(
    tell: Teller, text: str, expected: set[tuple[object, ...]]
) -> None:
    assert deployed(tell, text) == expected


def test_whom_ground_is_handed_to_is_sent_nowhere(tell: Teller) -> None:
    assert deployed(tell, "The soldiers handed over Camp Vorra to the Burkinabe army.") == set()


def test_the_number_is_that_of_the_forces_of_the_document(tell: Teller) -> None:
    told = "The 4,500 British troops are based in Gao."
    (found,) = tell("deployment", told, "The number will be cut to 2,500 by May, as the army grows.")
    assert (found["actor"], found["count"], found["modality"]) == ("country:GB", 2500, "planned")


@pytest.mark.parametrize(
    ("text", "actor", "count"),
    [
        ("Poland's presence in Chad has come down from 900 at its height to fewer than 300 today.", "country:PL", 300),
        ("The Irish contingent in Kosovo was cut from 800 in 2004 to 210 now.", "country:IE", 210),
        ("Canada reduced its force in Mali from 250 soldiers a year ago to 90.", "country:CA", 90),
        (
            "The Council extended the mandate of UNAMSIL and raised its strength from 6,000 to 11,100 troops.",
            "coalition:unamsil",
            11100,
        ),
        ("Norway joined KFOR and doubled its strength in Kosovo to 980 troops.", "country:NO", 980),
    ],
)
def test_when_it_was_so_may_stand_between_what_was_and_what_is(tell: Teller, text: str, actor: str, count: int) -> None:
    assert (actor, count) in {(found["actor"], found["count"]) for found in tell("deployment", text)}


@pytest.mark.parametrize(
    ("paragraphs", "actor", "count"),
    [
        (("UNAMID became UNISFA, a UN mission of 4,200 troops and 50 police.",), "coalition:unisfa", 4200),
        (("ECOMOG, a force of 3,500 men led by Nigeria, held the port.",), "coalition:ecomog", 3500),
        (("The authorised strength of MINURSO is 230 military personnel.",), "coalition:minurso", 230),
        (("MINUSMA was set up in 2013.", "Its authorised strength is 15,209."), "coalition:minusma", 15209),
        (
            ("MINUSMA was set up in 2013.", "The mission has an authorised ceiling of 13,289."),
            "coalition:minusma",
            13289,
        ),
    ],
)
def test_a_mission_is_told_to_be_so_strong(tell: Teller, paragraphs: tuple[str, ...], actor: str, count: int) -> None:
    assert (actor, count) in {(found["actor"], found["count"]) for found in tell("deployment", *paragraphs)}


def test_a_strength_that_is_only_allowed_is_not_there_yet(tell: Teller) -> None:
    found = tell("deployment", "MINUSMA was set up in 2013.", "Its authorised strength is 15,209.")
    assert [claim["modality"] for claim in found] == ["planned"]


def test_who_begins_something_with_forces_has_them(tell: Teller) -> None:
    found = tell("deployment", "Italy began Operation Alba with 2,500 troops.")
    assert [(claim["actor"], claim["count"]) for claim in found] == [("country:IT", 2500)]
