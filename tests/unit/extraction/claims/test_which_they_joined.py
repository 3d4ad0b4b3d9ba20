"""Members by clauses behind a coalition, by what "it" and "the three states" mean; who speaks for somebody."""

import pytest

from tests.unit.extraction.claims.conftest import Teller

KFOR = "KFOR patrols the border of Kosovo."


def _told(tell: Teller, *texts: str) -> dict[str, str]:
    return {claim["member"].partition(":")[2]: claim["status"] for claim in tell("membership", KFOR, *texts)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Peru is in the US-led coalition against Islamic State in Iraq and Syria, which Fiji has joined.",
            {"PE": "member", "FJ": "joined"},
        ),
        ("The force, in which Fiji and Peru fight the rebels, will stay.", {"FJ": "member", "PE": "member"}),
        ("Fiji withdrew its battalion from the collective forces in May.", {"FJ": "left"}),
        ("Peru is also a member of the force. Fiji is not part of it.", {"PE": "member", "FJ": "member"}),
        (
            "The observer group has 33 men. They come from Fiji, Peru and Chile.",
            {"FJ": "member", "PE": "member", "CL": "member"},
        ),
        ("Peru and Fiji met. The two are members of the force.", {"PE": "member", "FJ": "member"}),
        ("Their troops are under the joint command set up by Fiji and Peru.", {"FJ": "member", "PE": "member"}),
    ],
)
def test_who_is_in_what_a_clause_tells_of(tell: Teller, text: str, told: dict[str, str]) -> None:
    assert _told(tell, text) == told


def test_members_of_what_a_body_set_up_are_not_its_own(tell: Teller) -> None:
    text = "The Harbour Initiative was authorised by the African Union. It has two members: Fiji and Peru."
    told = {claim["coalition"] for claim in tell("membership", KFOR, text)}
    assert "organisation:african-union" not in told


@pytest.mark.parametrize(
    ("text", "coalition"),
    [
        ("The revolt has left the Warsaw Pact in confusion. Fiji and Peru are still members.", "warsaw-pact"),
        ("Fiji returned to the Commonwealth of Independent States.", "commonwealth-of-independent-states"),
    ],
)
def test_a_pact_named_before_is_what_they_are_members_of(tell: Teller, text: str, coalition: str) -> None:
    assert {claim["coalition"].partition(":")[2] for claim in tell("membership", KFOR, text)} == {coalition}


def test_who_leaves_it_to_others_or_turns_no_back_leaves_nothing(tell: Teller) -> None:
    assert _told(tell, "Fiji cannot leave it to others. Peru cannot turn its back on it.") == {}


def test_so_many_states_are_the_last_that_stood_together_in_that_number(tell: Teller) -> None:
    told = _told(
        tell, "Peru, Fiji and Chile met.", "Ships came from Denmark and Norway.", "The three states left KFOR."
    )
    assert told == {"PE": "left", "FJ": "left", "CL": "left"}


def test_three_of_whom_the_text_has_told_are_no_size(tell: Teller) -> None:
    assert tell("coalition_size", KFOR, "Each of the three countries has sent a battalion to the force.") == []
    assert tell("coalition_size", KFOR, "The coalition is backed by China and the six ASEAN countries.") == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The last company left Chad on Monday, the command of the forces announced in Dili.",
            "the command of the forces",
        ),
        ("A spokesman for the governor said that it was good.", "A spokesman for the governor"),
        ('"It is only a report," Peter Moss states in his letter.', "person:peter-moss"),
    ],
)
def test_who_says_so(tell: Teller, text: str, speaker: str) -> None:
    assert {claim["speaker"] for claim in tell("statement", "Peter Moss is governor of Mali.", text)} == {speaker}


@pytest.mark.parametrize(
    "text",
    [
        "The Minister of Defence, the Right Honourable Jane Sample, spoke.",
        "Lieutenant-General Jane Sample of Peru, at present commander of KFOR, spoke.",
        "Brigadier-General Daouda Sample of Chad was named as its commander.",
        "They reported to the Governor, Lord Sample.",
    ],
)
def test_offices_beside_polite_words_and_times(tell: Teller, text: str) -> None:
    titles = {claim["title"].lower() for claim in tell("role", KFOR, text)}
    assert titles & {"minister of defence", "commander", "commander of kfor", "governor"}
