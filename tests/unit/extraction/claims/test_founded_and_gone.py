"""Members by what states make together, who is newest or no member, and who has left as others have."""

import pytest

from tests.unit.extraction.claims.conftest import Teller

KFOR = "KFOR has 4,000 soldiers in the north."


def _members(tell: Teller, text: str) -> set[tuple[str, str, str]]:
    found = tell("membership", KFOR, text)
    return {(claim["coalition"], claim["member"].removeprefix("country:"), claim["status"]) for claim in found}


def _of_kfor(*members: str, status: str) -> set[tuple[str, str, str]]:
    return {("coalition:kfor", member, status) for member in members}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Peru and Chile agreed to set up a joint force.", "a joint force"),
        ("The men await the rapid reaction force that Peru and Chile are setting up.", "the rapid reaction force"),
        ("A regional force formed by Peru and Chile has reached Lima.", "A regional force"),
        ("Peru and Chile have put together a coalition against the pirates.", "a coalition"),
        ("Peru and Chile said that they would form a multinational brigade.", "a multinational brigade"),
    ],
)
def test_states_are_in_what_they_make_together(tell: Teller, text: str, words: str) -> None:
    found = tell("membership", KFOR, text)
    assert {(claim["member"], claim["status"]) for claim in found} == {
        ("country:PE", "member"),
        ("country:CL", "member"),
    }


@pytest.mark.parametrize(
    "text",
    ["Peru and Chile formed a joint company to mine copper.", "Peru set up a joint force.", "Peru created a brigade."],
)
def test_a_firm_and_what_one_state_makes_have_no_members(tell: Teller, text: str) -> None:
    assert _members(tell, text) == set()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Its newest member, Fiji, joined in May; Peru and Chad have applied for observer status.", "joined"),
        ("Tonga left in June. Its newest member, Fiji, joined in May.", "joined"),
        ("Its newest member, Fiji, sent 40 men.", "member"),
    ],
)
def test_who_is_newest_has_joined_where_the_sentence_tells_it(tell: Teller, text: str, told: str) -> None:
    assert {status for _, member, status in _members(tell, text) if member == "FJ"} == {told}


@pytest.mark.parametrize(
    "text",
    [
        "Fiji has applied for membership.",
        "Fiji is seeking admission.",
        "Fiji applied for observer status.",
        "Fiji has asked to be admitted.",
    ],
)
def test_who_applies_is_a_candidate(tell: Teller, text: str) -> None:
    assert _members(tell, text) == _of_kfor("FJ", status="candidate")


@pytest.mark.parametrize(
    "text", ["Fiji is not a member.", "Fiji is not a member of KFOR.", "Fiji is not part of KFOR."]
)
def test_who_is_no_member_has_refused_nothing(tell: Teller, text: str) -> None:
    found = tell("membership", KFOR, text)
    assert [(claim["status"], claim["modality"]) for claim in found] == [("member", "negated")]


def test_the_size_of_a_body_is_not_that_of_the_force_that_it_wants(tell: Teller) -> None:
    found = tell("coalition_size", "The 21-member Harbour Forum endorsed a regional peace force on Monday.")
    assert {claim["coalition"] for claim in found} <= {"organisation:harbour-forum"}


def test_a_parliament_votes_against_joining_in_some_month(tell: Teller) -> None:
    assert _members(tell, "Fiji's parliament voted in April against joining.") == _of_kfor("FJ", status="refused")


@pytest.mark.parametrize(
    "text",
    [
        "Other states have left KFOR. Peru and Fiji withdrew their contingents in May.",
        "Other nations have pulled out of KFOR. Peru brought its troops home, and Fiji's 300 soldiers went home in May.",
    ],
)
def test_who_takes_soldiers_home_has_left_as_others_have(tell: Teller, text: str) -> None:
    assert _members(tell, text) == _of_kfor("PE", "FJ", status="left")


def test_soldiers_are_whose_the_sentence_before_tells(tell: Teller) -> None:
    text = "Planes flew soldiers from Fiji to Pristina. The soldiers are joining KFOR."
    assert _members(tell, text) == _of_kfor("FJ", status="joined")
    assert _members(tell, "Peru withdrew soldiers from Mali. The soldiers will join KFOR.") == set()


def test_soldiers_assigned_to_a_force_are_of_a_member(tell: Teller) -> None:
    assert _members(tell, "The first Fijian soldiers assigned to KFOR landed.") == _of_kfor("FJ", status="member")


@pytest.mark.parametrize(
    "text",
    [
        "Japan and the European Union remain the main partners of the force.",
        '"If KFOR will not defend the town, let it leave its weapons to those who will," said Peter Moss of Chad.',
        "Thirty nations are in KFOR, among them 20 that do not belong to the African Union.",
        "Fijian soldiers land in Pristina as KFOR digs in",
    ],
)
def test_words_beside_a_force_that_make_no_member(tell: Teller, text: str) -> None:
    assert _members(tell, text) == set()


def test_states_that_are_grouped_in_an_alliance(tell: Teller) -> None:
    found = tell("membership", "Mali, Niger and Burkina Faso are grouped in the Alliance of Sahel States.")
    assert {claim["member"] for claim in found} == {"country:ML", "country:NE", "country:BF"}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Altogether 26 nations have joined the effort to free the town.", 26),
        ("More than 20 countries are said to have joined KFOR.", 20),
        ("More than 20 countries are believed to take part in KFOR.", 20),
    ],
)
def test_so_many_are_said_to_have_joined(tell: Teller, text: str, count: int) -> None:
    found = tell("coalition_size", KFOR, text)
    assert [(claim["coalition"], claim["count"]) for claim in found] == [("coalition:kfor", count)]


@pytest.mark.parametrize(
    "text",
    ["Three countries have joined the search effort.", "KFOR handed over to the UN mission in the two countries."],
)
def test_numbers_of_states_that_are_no_size(tell: Teller, text: str) -> None:
    assert tell("coalition_size", KFOR, text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Brazil has the most troops, 1,280, followed by Uruguay and Nepal.",
            _of_kfor("BR", "UY", "NP", status="member"),
        ),
        ("India is the largest contributor, followed by Ghana.", _of_kfor("IN", "GH", status="member")),
        ("China has the most soldiers in the world, followed by India.", set()),
        ("Peru and Chile joined in May and Fiji a month later.", _of_kfor("PE", "CL", "FJ", status="joined")),
        ("Peru joined in 2019; Fiji and Chile came later.", _of_kfor("PE", "CL", "FJ", status="joined")),
        ("Fiji, whose contingent of 115 is the smallest, joined in May.", _of_kfor("FJ", status="joined")),
        ("Fiji, asked to contribute at the start, refused.", _of_kfor("FJ", status="refused")),
        ("Fiji, asked about the plan, refused.", set()),
        ("Peru leads the KFOR Multinational Forces from Lima in Chile.", set()),
        (
            "KFOR, which Fiji launched in May and which is run by Task Force 12, is large.",
            _of_kfor("FJ", status="member"),
        ),
        (
            "At first it counted Peru, Chile and, on paper, Fiji among its members.",
            _of_kfor("PE", "CL", "FJ", status="member"),
        ),
    ],
)
def test_who_else_is_in_it(tell: Teller, text: str, told: set[tuple[str, str, str]]) -> None:
    assert _members(tell, text) == told


def test_what_is_made_has_the_name_that_is_told_behind(tell: Teller) -> None:
    text = "Peru, Chile and Fiji have agreed to form a mission of around 5,000, to be known as SAMIDRC."
    assert {claim["coalition"] for claim in tell("membership", KFOR, text)} == {"coalition:samidrc"}


def test_who_turns_down_an_invitation_is_not_in_what_it_was_to_join(tell: Teller) -> None:
    found = tell("membership", KFOR, "Fiji turned down an invitation to join EUFOR Althea.")
    assert [(claim["coalition"], claim["status"]) for claim in found] == [("coalition:eufor-althea", "refused")]


def test_a_mission_that_somebody_sets_up_is_the_one_that_the_paragraph_goes_on_with(tell: Teller) -> None:
    before = "KFOR has 4,000 soldiers. KFOR patrols the north, and KFOR guards the bridge."
    found = tell(
        "membership", before, "The US set up its own mission, Operation Prosperity Guardian. Fiji refused to take part."
    )
    assert ("coalition:operation-prosperity-guardian", "refused") in {(c["coalition"], c["status"]) for c in found}


def test_a_second_coalition_of_a_leader_is_another(tell: Teller) -> None:
    before = "The Islamic Military Counter Terrorism Coalition, led by Saudi Arabia, has 34 members."
    (found,) = tell("coalition_size", before, "In Yemen a second Saudi-led coalition of ten states fights the Houthis.")
    assert (found["coalition"], found["count"]) == ("coalition:saudi-led-coalition-in-yemen", 10)


def test_it_is_the_force_that_the_sentence_before_is_about(tell: Teller) -> None:
    text = "SFOR took over from IFOR, which had 60,000 men. It comprises troops from 35 countries, including Peru."
    assert {claim["coalition"] for claim in tell("membership", text)} == {"coalition:sfor"}
    assert [claim["coalition"] for claim in tell("coalition_size", text)] == ["coalition:sfor"]


def test_members_drawn_from_so_many_countries(tell: Teller) -> None:
    (found,) = tell(
        "coalition_size", "KFOR will have about 310 members, civilian and military, drawn from four countries."
    )
    assert (found["coalition"], found["count"]) == ("coalition:kfor", 4)
    assert tell("coalition_size", KFOR, "Ghana was one of the five founding members of the force.") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("KFOR members Peru and Chile objected.", _of_kfor("PE", "CL", status="member")),
        ("Fiji, a former member of KFOR, objected.", _of_kfor("FJ", status="left")),
        ("Fiji became a member of KFOR in 2009.", _of_kfor("FJ", status="joined")),
        ("KFOR admitted Fiji in May.", _of_kfor("FJ", status="joined")),
        ("KFOR admitted that Fiji was right, and losses in Fiji.", set()),
        ("KFOR's Fijian battalion guards the bridge.", _of_kfor("FJ", status="member")),
        ("Fijian KFOR soldiers guard the bridge.", _of_kfor("FJ", status="member")),
        ("Serbian and KFOR soldiers met.", set()),
        ("Fiji has begun to pull out of KFOR.", _of_kfor("FJ", status="leaving")),
        ("Fiji is weighing an invitation to join KFOR.", _of_kfor("FJ", status="candidate")),
        ("Fiji's offer to join KFOR was welcomed.", _of_kfor("FJ", status="candidate")),
        ("Fiji has shown no interest in KFOR.", _of_kfor("FJ", status="refused")),
        ("Fiji, a member of KFOR since May, has left KFOR.", _of_kfor("FJ", status="left")),
        ("Peru and Fiji, which both took part in KFOR, are leaving KFOR.", _of_kfor("PE", "FJ", status="leaving")),
    ],
)
def test_words_beside_a_coalition_and_what_they_say_of_a_member(
    tell: Teller, text: str, told: set[tuple[str, str, str]]
) -> None:
    assert _members(tell, text) == told


def test_the_force_is_what_it_is_told_to_be_part_of(tell: Teller) -> None:
    text = "The force, part of the U.N. Transitional Administration in East Timor (UNTAET), has soldiers from 26 countries."
    assert [claim["coalition"] for claim in tell("coalition_size", "INTERFET has left.", text)] == ["coalition:untaet"]
