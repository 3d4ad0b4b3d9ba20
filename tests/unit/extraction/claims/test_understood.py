"""Whom and where words mean that name nobody: "both", "the latter", "the government", "the troops", "the city"."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, deployed


@pytest.mark.parametrize(
    ("later", "modality"),
    [
        ("Both will send troops to Mali.", "planned"),
        ("Both said that they would send troops to Mali.", "planned"),
        ("Neither will send troops to Mali.", "negated"),
        ("Each sent 300 soldiers to Mali.", "asserted"),
        ("The two have sent troops to Mali.", "asserted"),
    ],
)
def test_both_and_neither_are_the_two_that_stand_together(tell: Teller, later: str, modality: str) -> None:
    found = tell("deployment", f"Ghana and Togo were asked for help. {later}")
    assert [(d["actor"], d["modality"]) for d in found] == [("country:GH", modality), ("country:TG", modality)]


def test_both_countries_are_two_places(tell: Teller) -> None:
    found = tell("deployment", "Ghana and Togo border Burkina Faso. Canada has 200 soldiers in both countries.")
    assert {d["location"] for d in found} == {"country:GH", "country:TG"}


def test_the_latter_is_the_second_of_a_pair_among_others(tell: Teller) -> None:
    text = "Fiji left a force led by Ghana and Togo after the latter said that it would withdraw its 300 soldiers."
    assert [d["actor"] for d in tell("deployment", text) if d["count"] == 300] == ["country:TG"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (("Kenya sent 400 officers to Haiti. The government will send 300 more.",), "country:KE"),
        (("Kenya sent 400 officers to Haiti.", "The government will send 300 soldiers."), "country:KE"),
        (("Spain left Iraq. The government in Madrid will send 300 soldiers to Mali.",), "country:ES"),
        (
            ("Fiji sent 90 soldiers to Mali.", "Chad is angry.", "Officials said the government had 300 troops there."),
            "country:ML",
        ),
    ],
)
def test_the_government_is_of_the_state_that_acts(tell: Teller, text: tuple[str, ...], actor: str) -> None:
    assert [d["actor"] for d in tell("deployment", *text) if d["count"] == 300] == [actor]


@pytest.mark.parametrize("first", ["Ghana sent 800 soldiers to Mali.", "Ghanaian troops entered Mali."])
@pytest.mark.parametrize("second", ["The troops retook Kidal in May.", "The soldiers took control of Kidal."])
def test_the_troops_are_whose_were_told_of_last(tell: Teller, first: str, second: str) -> None:
    for paragraphs in ((f"{first} {second}",), (first, second)):
        found = tell("territory", *paragraphs)
        assert [(t["actor"], t["place"]) for t in found] == [("country:GH", "place:kidal")]


@pytest.mark.parametrize("noun", ["city", "town", "area"])
def test_the_city_is_the_one_named_last(tell: Teller, noun: str) -> None:
    found = tell("deployment", f"Rebels attacked Gao. Ghana sent 800 soldiers to the {noun}.")
    assert [d["location"] for d in found] == ["place:gao"]


def test_a_body_that_is_an_alliance_has_members_as_one(tell: Teller) -> None:
    found = tell("membership", "SEATO was an alliance of eight states. Pakistan pulled out in 1972.")
    assert [(m["coalition"], m["member"], m["status"]) for m in found] == [
        ("organisation:seato", "country:PK", "left"),
    ]


@pytest.mark.parametrize("made", ["comprised of", "made up of", "composed of"])
def test_an_alliance_is_comprised_of_its_members(tell: Teller, made: str) -> None:
    found = tell("membership", f"The CSTO, an alliance {made} Russia, Belarus and Armenia, met on Monday.")
    assert {m["member"] for m in found} == {"country:RU", "country:BY", "country:AM"}


def test_more_words_may_tell_of_a_led_coalition(tell: Teller) -> None:
    found = tell("relation", "The Saudi-led, Western-backed coalition has bombed Sanaa.")
    assert any(r["predicate"] == "leads" and r["object"].startswith("coalition:") for r in found)


def test_a_title_without_a_name_is_the_person_named_right_before(tell: Teller) -> None:
    text = "William J. Perry spoke in Rome. The U.S. defense secretary said that the force would deter war."
    assert [s["speaker"] for s in tell("statement", text)] == ["person:william-perry"]


def test_a_title_of_another_state_is_somebody_else(tell: Teller) -> None:
    text = "President Macky Sall of Senegal spoke in Rome. The Ghanaian president said that it was late."
    assert [s["speaker"] for s in tell("statement", text)] == ["The Ghanaian president"]


def test_the_country_is_the_one_whose_government_acts(tell: Teller) -> None:
    text = "The Togolese government may recall its troops from Mali. The country says that they have not been paid."
    assert [s["speaker"] for s in tell("statement", text)] == ["country:TG"]


@pytest.mark.parametrize(
    ("later", "posture"),
    [
        ("Troops will remain there until June.", "staying"),
        ("A smaller contingent will stay in the country.", "staying"),
        ("More troops could be deployed there.", "deploying"),
    ],
)
def test_troops_without_an_owner_are_of_who_sent_some_before(tell: Teller, later: str, posture: str) -> None:
    found = tell("deployment", f"Ghana sent 800 soldiers to Mali in May. {later}")
    assert [(d["actor"], d["posture"]) for d in found[1:]] == [("country:GH", posture)]


def test_a_state_is_told_by_a_region_of_two_words(tell: Teller) -> None:
    text = "Honduran troops will leave Iraq. The Central American nation said that it was late."
    assert [s["speaker"] for s in tell("statement", text)] == ["country:HN"]


@pytest.mark.parametrize("word", ["announcement last month", "pledge", "decision"])
def test_it_is_whose_word_a_clause_tells(tell: Teller, word: str) -> None:
    found = tell(
        "deployment", f"Ghana left early after Togo's {word} that it would withdraw its 1,400 troops from Mali."
    )
    assert [d["actor"] for d in found if d["count"] == 1400] == ["country:TG"]


def test_forces_that_leave_a_country_are_not_its_own(tell: Teller) -> None:
    text = "Syria has 14,000 troops in Lebanon. The Lebanese defence minister said 7,000 troops were leaving."
    assert [d["actor"] for d in tell("deployment", text) if d["count"] == 7000] == ["country:SY"]


def test_a_brigade_is_no_place(tell: Teller) -> None:
    found = tell("deployment", "Ghana sent 300 soldiers to the Spanish-led Plus Ultra Brigade.")
    assert [(d["actor"], d["location"]) for d in found] == [("country:GH", None)]


@pytest.mark.parametrize(
    "text",
    ["These blue helmets were out there protecting people.", "Danish forces have come under attack in Helmand."],
)
def test_who_is_out_there_or_under_attack_does_not_leave_or_come(tell: Teller, text: str) -> None:
    assert not [d for d in tell("deployment", text) if d["posture"] in ("withdrawing", "withdrawn", "deploying")]


def test_who_enters_a_country_to_fight_is_not_the_country(tell: Teller) -> None:
    text = "Ghana withdrew its troops from Mali, two years after entering the country to fight insurgents."
    assert not [r for r in tell("relation", text) if r["subject"] == "country:ML"]


def test_the_forces_are_of_who_is_said_to_have_them(tell: Teller) -> None:
    first = "Honduras will withdraw its 370 troops from a Spanish-led brigade in Iraq by the end of June."
    found = tell("deployment", first, "President Maduro had said on Monday that the forces would stay.")
    assert [(d["actor"], d["posture"]) for d in found] == [("country:HN", "staying")]


def test_an_acronym_is_first_what_the_document_has_named_by_its_letters(tell: Teller) -> None:
    first = "Fijian soldiers serve in the Indian Sea Fleet at Suva."
    found = tell("deployment", first, "The ISF has 470 troops in Suva.", published_at="2012-11-07")
    assert [d["actor"] for d in found if d["count"] == 470] != ["organisation:iraqi-security-forces"]


@pytest.mark.parametrize(
    "opening",
    ["At the peak of the Interfet mission", "During the war in Iraq", "In the first months of the Kosovo operation"],
)
def test_who_stands_behind_an_opening_phrase_acts(tell: Teller, opening: str) -> None:
    found = tell("deployment", f"{opening}, New Zealand contributed 830 troops.")
    assert [d["actor"] for d in found if d["count"] == 830] == ["country:NZ"]


@pytest.mark.parametrize("when", ["currently ", "now ", ""])
def test_who_leads_a_force_stands_after_under_the_command_of(tell: Teller, when: str) -> None:
    text = (
        f"Turkey may join the International Security Assistance Force in Afghanistan, {when}under the command of Italy."
    )
    found = [(r["subject"], r["object"]) for r in tell("relation", text) if r["predicate"] == "leads"]
    assert found == [("country:IT", "coalition:international-security-assistance-force")]


def test_a_former_colony_is_the_state_that_it_is_now(tell: Teller) -> None:
    found = tell(
        "deployment", "Rwanda has 300 officers in Haiti. The former Belgian colony will send 100 officers more."
    )
    assert [d["actor"] for d in found if d["count"] == 100] == ["country:RW"]


def test_forces_without_a_name_are_the_missions_where_several_states_have_sent_some(tell: Teller) -> None:
    first = "The NATO mission KFOR began in 1999. Denmark has 300 soldiers in Kosovo, and Italy has sent 850 soldiers to Kosovo."
    assert deployed(tell, first, "Up to 1,000 soldiers are to secure the airport of Prizren.") == {
        ("coalition:kfor", "place:prizren", 1000, "present")
    }
    alone = "Denmark has sent 300 soldiers to Kosovo."
    assert {told[0] for told in deployed(tell, alone, "Some 50 soldiers landed in Prizren.")} == {"country:DK"}
