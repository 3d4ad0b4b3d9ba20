"""Relations in clauses that the parser takes for others: headlines, clauses with "which", verbs read as adjectives."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, related


def _relations(tell: Teller, text: str) -> set[tuple[str, str, str, str]]:
    return {
        (one["subject"], one["predicate"], one["object"], one["modality"])
        for one in tell("relation", text)
        if one["predicate"] != "supports"
    }


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "Chad closed the border and agreed a ceasefire with the Taliban.",
            ("country:TD", "negotiates_with", "armed-group:taliban", "asserted"),
        ),
        (
            "Turkey to launch an offensive against Boko Haram",
            ("country:TR", "fights", "armed-group:boko-haram", "planned"),
        ),
        ("Ankara to hold talks with Hezbollah", ("country:TR", "negotiates_with", "armed-group:hezbollah", "planned")),
        (
            "The Taliban, with which Peru held talks, have a new leader.",
            ("country:PE", "negotiates_with", "armed-group:taliban", "asserted"),
        ),
        (
            "Chad is said to have broken ties with Sudan.",
            ("country:TD", "opposes", "country:SD", "asserted"),
        ),
    ],
)
def test_who_is_against_whom(tell: Teller, text: str, relation: tuple[str, str, str, str]) -> None:
    assert _relations(tell, text) == {relation}


@pytest.mark.parametrize(
    "text",
    [
        "The militants fled to Iraq, where troops are fighting.",
        "Egypt expelled diplomats from Norway.",
    ],
)
def test_who_is_against_nobody_told(tell: Teller, text: str) -> None:
    assert _relations(tell, text) == set()


def test_who_in_the_singular_is_the_last_of_a_row(tell: Teller) -> None:
    found = related(tell, "Envoys met Peter Moss and John Hall, who leads the M23 rebels.")
    assert found == [("person:john-hall", "leads", "armed-group:m23")]


def test_who_is_to_stop_helping_fights_nobody(tell: Teller) -> None:
    found = related(tell, "The UN has urged Togo to stop its support for the rebels.")
    assert ("country:TG", "supports", "the rebels") in found
    assert not [one for one in found if one[1] == "fights"]


def test_it_is_the_body_told_of_and_not_whom_its_task_names(tell: Teller) -> None:
    text = "The flotilla was set up to keep arms from reaching Hezbollah. It trains the Lebanese navy."
    assert "armed-group:hezbollah" not in {subject for subject, *_ in related(tell, text)}


def test_who_secures_a_withdrawal_protects_nobody(tell: Teller) -> None:
    assert related(tell, "NATO wants to secure the withdrawal of Serbian forces from Kosovo.") == []


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("Chilean mercenaries are operating alongside the army of Togo.", set()),
        ("Chad lost 54 soldiers. It was the deadliest attack on the force since May.", set()),
        ("The Taliban are allied to the army of Chad.", {("armed-group:taliban", "supports", "TD")}),
        ("Chad is allied to Oman.", set()),
        ("Chad has opened a new front against Boko Haram.", {("TD", "fights", "armed-group:boko-haram")}),
        ("ADF rebels attacked Danish troops.", {("armed-group:allied-democratic-forces", "fights", "DK")}),
        ("Togo and Benin back the rebels.", {("TG", "supports", "the rebels"), ("BJ", "supports", "the rebels")}),
        ("Chad accused Oman of banditry and sheltering the rebels.", {("OM", "supports", "the rebels")}),
        (
            "The Taliban fought with Chad's army against the Houthis.",
            {("armed-group:taliban", "fights", "armed-group:houthis"), ("TD", "fights", "armed-group:houthis")},
        ),
        ("Peruvian and Chilean officials will hold talks separately with the two sides.", set()),
        ("Leaders of the main rebel movement, the Congress for Peace, signed the accord.", set()),
        ("Peru, Chile and Chad were allied with the government.", set()),
        (
            "Chad has troops in Libya. The eastern government is supported by Togo.",
            {("TG", "supports", "The eastern government")},
        ),
        ("Chad launched a joint operation with the Nigerian army near Kukawa.", set()),
        (
            "Chad is conducting operations with Nigeria against Boko Haram.",
            {("TD", "fights", "armed-group:boko-haram"), ("NG", "fights", "armed-group:boko-haram")},
        ),
        ("Norway gave guns to Chad for needs in its war with Libya.", {("TD", "fights", "LY")}),
        ("Norway sent Chad guns for its war with Libya.", {("TD", "fights", "LY")}),
        ("Norway has sent men to the border in its war with Libya.", {("NO", "fights", "LY")}),
        (
            "The Taliban have carried out a spate of attacks over the weekend against Danish forces.",
            {("armed-group:taliban", "fights", "DK")},
        ),
        ("Hezbollah launched a drone strike at the Danish outpost.", {("armed-group:hezbollah", "fights", "DK")}),
        ("Chad bombed a town in Libya, which killed two soldiers.", {("TD", "fights", "LY")}),
        ("Mercenaries fell into an ambush by Boko Haram.", {("armed-group:boko-haram", "fights", "Mercenaries")}),
        ("Boko Haram claimed the attack on the Danish convoy.", {("armed-group:boko-haram", "fights", "DK")}),
        ("An attack on Danish men was claimed by Boko Haram.", {("armed-group:boko-haram", "fights", "DK")}),
        ("Boko Haram has not claimed the attack on the Danish convoy.", set()),
        (
            "Fijian soldiers are set to join the mission AMISOM in Somalia, led by Kenya.",
            {("KE", "leads", "coalition:amisom")},
        ),
        (
            "Togo, Niger and Chad sent men. Troops loyal to the government clashed with Boko Haram.",
            {("Troops", "supports", "the government"), ("Troops", "fights", "armed-group:boko-haram")},
        ),
    ],
)
def test_who_is_on_whose_side(tell: Teller, text: str, relations: set[tuple[str, str, str]]) -> None:
    assert {
        (one["subject"].removeprefix("country:"), one["predicate"], one["object"].removeprefix("country:"))
        for one in tell("relation", text)
    } == relations


@pytest.mark.parametrize(
    ("text", "subject", "predicate", "object_"),
    [
        ("On Thursday rebels backed by Togo took Kidal.", "country:TG", "supports", "rebels"),
        ("Fighting between rebels and troops loyal to Togo has increased.", "troops", "supports", "country:TG"),
        ("Militants have stepped up their attacks on the army of Togo.", "Militants", "fights", "country:TG"),
        ("The militia, armed and paid by Togo, left.", "country:TG", "supports", "The militia"),
        ("Chad broke off relations with Togo, which it says supports the rebels.", "country:TG", "supports", "rebels"),
    ],
)
def test_whose_deed_it_is(tell: Teller, text: str, subject: str, predicate: str, object_: str) -> None:
    found = [(who, does, str(whom).removeprefix("the ")) for who, does, whom in related(tell, text)]
    assert (subject, predicate, object_) in found


def test_what_an_attack_is_made_with_is_not_attacked(tell: Teller) -> None:
    assert not related(tell, "Togo, which took part in the invasion with 900 troops, has gone.")


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("Chad arms the M23.", "supports"),
        ("Chad arms and funds the M23.", "supports"),
        ("Chad shelters the M23.", "supports"),
        ("Chad mentors the army of Togo.", "trains"),
    ],
)
def test_a_name_and_what_it_does_are_no_noun(tell: Teller, text: str, does: str) -> None:
    assert ("country:TD", does) in {(subject, predicate) for subject, predicate, _ in related(tell, text)}
    assert not related(tell, "Chad arms deals are over.")
