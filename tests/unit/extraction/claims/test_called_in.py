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
        ("UNMIBH has 300 men, whose task is to guard the port.", "guard the port"),
        ("UNMIBH began in 1996. It has no mandate to search for mines.", "search for mines"),
        ("UNMIBH has 57 observers, whose job it is to watch the truce.", "watch the truce"),
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
        (
            "Kenya is one of those who provide the infantry of UNTAG. The others are Chad and Togo.",
            {"KE", "TD", "TG"},
            "ground",
        ),
        ("The cost of UNYOM is borne in equal parts by Oman and Egypt.", {"OM", "EG"}, "funding"),
        ("Slovakia has provided a mine-clearing company to UNMEE.", {"SK"}, "ground"),
        ("US transports are carrying 1,500 Moroccans to Zaire for the mission.", {"US"}, "logistics"),
    ],
)
def test_what_is_a_missions_is_given_to_it(tell: Teller, text: str, actors: set[str], gives: str) -> None:
    found = tell("contribution", text)
    assert {(claim["actor"].split(":")[-1], claim["contribution"]) for claim in found} == {(a, gives) for a in actors}


def test_aid_that_is_not_given_is_told_as_none(tell: Teller) -> None:
    (told,) = tell("contribution", "Oman is giving the rebels no further military aid.")
    assert (told["actor"], told["contribution"], told["modality"]) == ("country:OM", "equipment", "negated")


@pytest.mark.parametrize("refused", ["rejected", "refused", "rebuffed", "ruled out"])
def test_talks_that_are_turned_down_are_not_held(tell: Teller, refused: str) -> None:
    (told,) = tell("relation", f"Israel {refused} talks with Hamas.")
    assert (told["subject"], told["predicate"], told["modality"]) == ("country:IL", "negotiates_with", "negated")
