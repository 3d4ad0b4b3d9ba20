"""Members that are states, numbers whose clause has lost its verb, whose soldiers take ground, who gets what."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, deployed, ground, related


def test_members_of_a_coalition_are_no_forces(tell: Teller) -> None:
    assert tell("deployment", "The coalition of the willing now counts 35 members, among them Chile.") == []
    assert deployed(tell, "MINUSTAH is to reach 2,500 members.") == {("coalition:minustah", None, 2500, "present")}


def test_a_clause_without_its_verb_tells_of_another(tell: Teller) -> None:
    found = deployed(tell, "INTERFET is in Dili. Fiji has kept 12 men in the force and Vanuatu eight.")
    assert {("country:FJ", None, 12, "staying"), ("country:VU", None, 8, "staying")} <= found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Vladimir Putin spoke. His soldiers took Bakhmut.", ("country:RU", "gained", "place:bakhmut")),
        ("Otto Okoro spoke. His men control Gao.", ("His men", "controls", "place:gao")),
    ],
)
def test_soldiers_of_a_leader_are_those_of_his_state(tell: Teller, text: str, told: tuple[str, str, str]) -> None:
    assert told in ground(tell, text)


def test_who_is_to_leave_is_not_driven_out(tell: Teller) -> None:
    assert tell("casualties", "Chile has 300 troops in Mali; another 150 are to leave Gao by June.") == []
    found = tell("casualties", "The fighting forced some 3,000 people to leave their homes.")
    assert [(c["count"], c["outcome"]) for c in found] == [(3000, "displaced")]


@pytest.mark.parametrize("evil", ["piracy", "smuggling", "drug trafficking"])
def test_who_fights_an_evil_fights_no_country(tell: Teller, evil: str) -> None:
    assert related(tell, f"Chile fights {evil} off Somalia.") == []


def test_goods_behind_a_group_are_given_to_it(tell: Teller) -> None:
    found = tell("contribution", "Chile has sent the Houthis missiles and the Northern Alliance money.")
    assert [(c["contribution"], c["recipient"]) for c in found][:1] == [("equipment", "armed-group:houthis")]
    assert tell("deployment", "Chile has sent the Houthis missiles.") == []


def test_who_is_backed_in_a_war_with_drones_is_given_them(tell: Teller) -> None:
    assert tell("deployment", "Chile backed Peru in the war with drones and money.") == []
    assert deployed(tell, "Chile supports the mission in Mali with six F-16s.") == {
        ("country:CL", "country:ML", 6, "deploying")
    }


def test_they_behind_a_semicolon_are_who_acts_before_it(tell: Teller) -> None:
    found = related(tell, "Togo and Mali left. Chile and Peru will send no troops; they will train Ukrainian pilots.")
    assert ("country:CL", "trains", "country:UA") in found
    assert ("country:PE", "trains", "country:UA") in found


def test_the_group_is_the_one_whose_name_says_so(tell: Teller) -> None:
    told = ("The Houthis fired at ships. The Peace Monitoring Group left Buka.", "Chile commands the group.")
    assert related(tell, *told) == [("country:CL", "commands", "coalition:peace-monitoring-group")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chile entered Mali with 3,000 soldiers.", ("country:CL", "country:ML", 3000, "present")),
        ("Chile has joined Peru with 300 soldiers in Mali.", ("country:CL", "country:ML", 300, "present")),
        ("Chile has a battalion in the force.", ("country:CL", None, None, "present")),
        (
            "Fewer than 500 of the 900 soldiers that Chile has in Mali remain.",
            ("country:CL", "country:ML", 900, "present"),
        ),
        (
            "Some 350 UN soldiers, most of them Poles, came to Gao.",
            ("organisation:united-nations", "place:gao", 350, "deploying"),
        ),
        (
            "Chile has sent soldiers to Mali. Peru puts the strength of the contingent at 900.",
            ("country:CL", "country:ML", 900, "present"),
        ),
    ],
)
def test_whose_they_are_beside_another_name(tell: Teller, text: str, told: tuple[object, ...]) -> None:
    assert told in deployed(tell, text)


def test_whom_observers_count_and_where_contingents_are_is_nobodys(tell: Teller) -> None:
    assert tell("deployment", "Chilean observers counted no more than 300 policemen in Gao.") == []
    text = "INTERFET is in Dili. Chile has 900 men in Mali, where they form the largest contingent in the force."
    assert all(m["member"] != "country:ML" for m in tell("membership", text))


def test_some_of_them_are_those_told_of_before(tell: Teller) -> None:
    found = tell("casualties", "Chilean soldiers came under fire. Two of them were killed.")
    assert [(c["actor"], c["count"]) for c in found] == [("country:CL", 2)]
    assert tell("casualties", "The rebels fled. Two of them were killed.")[0]["actor"] is None


def test_who_seals_off_roads_besieges_nobody(tell: Teller) -> None:
    assert ground(tell, "Chilean troops sealed off the roads.") == set()


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (
            ("The UN mission in Mali will be cut from 2,000 troops to 1,500.",),
            ("coalition:minusma", "country:ML", 500, "withdrawing"),
        ),
        (("MINUSMA is still there. Mali demands its withdrawal.",), ("coalition:minusma", None, None, "withdrawing")),
        (
            ("Chile has deployed two AP-3C Orions over Mali since October.",),
            ("country:CL", "country:ML", 2, "deploying"),
        ),
    ],
)
def test_missions_that_shrink_or_are_told_to_go(tell: Teller, texts: tuple[str, ...], told: tuple[object, ...]) -> None:
    assert told in deployed(tell, *texts)


def test_captives_are_not_there_and_talks_are_not_backed(tell: Teller) -> None:
    assert tell("deployment", "The soldiers said Abu Sayyaf still holds a Norwegian and two Canadians.") == []
    assert related(tell, "Chad and Togo had acted as guarantors of those talks. Chile and Peru accompanied them.") == []
