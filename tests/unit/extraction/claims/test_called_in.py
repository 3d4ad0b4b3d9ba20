"""Forces that are called in, that a pronoun means, or that are a mission's: what they are for, whose, by whom led."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("Soldiers left Togo a week after they were called in to help end the riots.", "help end the riots"),
        ("Senegalese soldiers were invited in to restore calm.", "restore calm"),
        ("ISAF was set up by the accord. It was sent to Kabul to guard the bank.", "guard the bank"),
        (
            "We launched this mission after Iran had seized ships. It was designed to protect shipping.",
            "protect shipping",
        ),
        ("UNMIBH has 900 soldiers. It is also to train the local police.", "train the local police"),
        ("The Commission has 90 observers. It was to observe the truce.", "observe the truce"),
    ],
)
def test_what_they_are_for_is_told_of_a_pronoun(tell: Teller, text: str, purpose: str) -> None:
    told = tell("mission", "UNMIBH, ISAF and 300 soldiers are in Bosnia.", text)
    assert purpose in {mission["purpose"] for mission in told}


def test_what_others_were_helped_to_do_is_no_mission(tell: Teller) -> None:
    assert tell("mission", "Danish soldiers helped the Malian army to drive the rebels out of Gao.") == []


@pytest.mark.parametrize(
    ("text", "subject", "predicate", "other"),
    [
        ("KFOR is led by a Dane, General Lars Holm.", "person:lars-holm", "leads", "coalition:kfor"),
        ("KFOR is commanded by a Danish officer, Major General Lars Holm.", "person:lars-holm", "commands", ""),
        ("The raid was carried out by the Malian army with the support of Danish jets.", "country:DK", "supports", ""),
        (
            "The governments of Oman, Denmark and France reaffirm their support for European Maritime Awareness in "
            "the Strait of Hormuz (EMASoH), one year after its operation began.",
            "country:OM",
            "supports",
            "",
        ),
    ],
)
def test_who_leads_or_supports_stands_behind(tell: Teller, text: str, subject: str, predicate: str, other: str) -> None:
    told = [claim for claim in tell("relation", text) if claim["object"].startswith(other)]
    assert (subject, predicate) in {(claim["subject"], claim["predicate"]) for claim in told}


@pytest.mark.parametrize(
    ("text", "actors", "gives"),
    [
        ("MISAB was created in May. Chad and Togo agreed to supply its 800 troops.", {"TD", "TG"}, "ground"),
        ("KFOR's headquarters is in Doha, and we thank Qatar for hosting it.", {"QA"}, "basing"),
        ("US transports are carrying 1,500 Moroccans to Zaire for the mission.", {"US"}, "logistics"),
    ],
)
def test_what_is_a_missions_is_given_to_it(tell: Teller, text: str, actors: set[str], gives: str) -> None:
    found = tell("contribution", text)
    assert {(claim["actor"].split(":")[-1], claim["contribution"]) for claim in found} == {(a, gives) for a in actors}
