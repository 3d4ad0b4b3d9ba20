"""Forces of which a second sentence tells more by a word for them: "they", "the last of them", "the force"."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, deployed


@pytest.mark.parametrize(
    ("text", "actor", "place", "posture"),
    [
        ("Chile has 90 soldiers in Mali. They are to leave in May.", "CL", "country:ML", "withdrawing"),
        ("Chilean soldiers went to Mali in May. They came home a year later.", "CL", "country:ML", "withdrawn"),
        ("Chilean soldiers left Kidal last week. They are now in Gao.", "CL", "place:gao", "present"),
        ("Chilean soldiers went to Mali in May. They have since been withdrawn.", "CL", "country:ML", "withdrawn"),
        ("About 90 Chilean soldiers are in Mali. Half of them will leave in May.", "CL", "country:ML", "withdrawing"),
        (
            "About 90 Chilean soldiers are in Mali. The last of them will leave in May.",
            "CL",
            "country:ML",
            "withdrawing",
        ),
        ("About 90 Chilean soldiers are in Mali. Most of them are based in Gao.", "CL", "place:gao", "present"),
        ("Chile has 90 soldiers in Mali. Some of the Chileans are stationed in Gao.", "CL", "place:gao", "present"),
        ("Danish troops are leaving Gao. Chilean soldiers are to replace them.", "CL", "place:gao", "deploying"),
        (
            "A Danish battalion is leaving Gao. A battalion from Chile will take its place.",
            "CL",
            "place:gao",
            "deploying",
        ),
        ("Danish troops in Gao will be relieved. The Chileans will take their place.", "CL", "place:gao", "deploying"),
        ("Denmark will send 90 soldiers to Mali. So will Chile.", "CL", "country:ML", "deploying"),
        ("Denmark has pulled out of Mali. So have the Chileans.", "CL", "country:ML", "withdrawn"),
        ("The African Union has a force in Mali. Chile provides most of the troops.", "CL", "country:ML", "present"),
    ],
)
def test_what_is_told_of_forces_again(tell: Teller, text: str, actor: str, place: str, posture: str) -> None:
    assert (f"country:{actor}", place, None, posture) in deployed(tell, text)


@pytest.mark.parametrize(
    ("second", "posture"),
    [("The force will stay for six months.", "staying"), ("The troops are due to arrive on Friday.", "deploying")],
)
def test_the_force_of_the_paragraph_before(tell: Teller, second: str, posture: str) -> None:
    told = deployed(tell, "Chile has sent 90 soldiers to Mali.", second)
    assert {("country:CL", posture)} <= {(actor, said) for actor, _, _, said in told}


def test_others_are_in_the_same_country_but_hardly_in_the_same_town(tell: Teller) -> None:
    assert ("country:CL", "country:ML", 90, "present") in deployed(
        tell, "Denmark has 800 soldiers in Mali. Chile supplies 90 of them."
    )
    told = deployed(tell, "Denmark has 800 soldiers in Gao. Chile has 90 soldiers.")
    assert not any(actor == "country:CL" and place == "place:gao" for actor, place, _, _ in told)


@pytest.mark.parametrize(
    "text",
    [
        "The rebels attacked Chilean soldiers in Gao. They left before dawn.",
        "Chilean soldiers went to Gao in May. They are in good spirits.",
    ],
)
def test_they_who_are_no_forces_or_nowhere(tell: Teller, text: str) -> None:
    assert not {d["text"] for d in tell("deployment", text) if str(d["text"]).startswith("They")}


def test_they_may_be_others_whom_the_text_began_with(tell: Teller) -> None:
    text = "Officials met. Spain has 500 troops in Mali. They left early."
    assert {d["posture"] for d in tell("deployment", text)} == {"present"}


def test_whom_they_join_is_there_too_whatever_the_text_has_lost_in_reading(tell: Teller) -> None:
    text = f"It rained in the val{50 * chr(0xAD)}leys. Chile has 9 soldiers in Mali. They joined Peruvian troops."
    assert ("country:PE", "country:ML", None, "present") in deployed(tell, text)


@pytest.mark.parametrize("joint", [", and they", "; they", " and they"])
def test_they_are_the_forces_that_the_same_sentence_sends(tell: Teller, joint: str) -> None:
    text = f"Chile sent 90 army engineers to Gao in May{joint} came home a year later."
    assert ("country:CL", "place:gao", None, "withdrawn") in deployed(tell, text)


def test_the_parts_of_a_number_that_names_nothing(tell: Teller) -> None:
    text = "MINUSMA may have 9,000 men. On Friday it had 8,200, including 900 from Chad and 700 from Togo."
    told = {(actor, count) for actor, _, count, _ in deployed(tell, text)}
    assert {("country:TD", 900), ("country:TG", 700)} <= told
