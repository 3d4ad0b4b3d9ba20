"""Who may come in, to how many members that brings it, and what only names a body: "the G5 Sahel alliance"."""

import pytest

from tests.unit.extraction.claims.conftest import Teller

KFOR = "NATO has led KFOR since 1999."


def _told(tell: Teller, *paragraphs: str) -> list[tuple[str, str, str]]:
    return [(c["coalition"].partition(":")[2], c["member"], c["status"]) for c in tell("membership", *paragraphs)]


@pytest.mark.parametrize(
    "text",
    [
        "Chile has shown interest in joining KFOR.",
        "Chile is interested in joining KFOR.",
        "Chile is close to joining KFOR.",
        "Chile is on the verge of joining KFOR.",
        "Chile is hesitant to join KFOR.",
        "Chile has voiced interest in participation in KFOR.",
        "Chile is awaiting a vote of its parliament to confirm its participation in KFOR.",
    ],
)
def test_who_has_an_interest_in_it_is_a_candidate(tell: Teller, text: str) -> None:
    assert _told(tell, text) == [("kfor", "country:CL", "candidate")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad has withdrawn from the G5 Sahel alliance.", [("g5-sahel", "country:TD", "left")]),
        ("Chad has quit the Arab League alliance.", [("arab-league", "country:TD", "left")]),
        ("Chad has left the SEATO alliance.", [("seato", "country:TD", "left")]),
    ],
)
def test_an_alliance_may_be_the_body_named_before_it(tell: Teller, text: str, told: list[tuple[str, str, str]]) -> None:
    assert _told(tell, text) == told


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Eight states have sent ships to KFOR. This includes Fiji, Peru and Chile.", {"FJ", "PE", "CL"}),
        ("Eight states contribute to KFOR. These include Fiji and Chile.", {"FJ", "CL"}),
        ("Eight states take part in KFOR (Suva – Fiji). These are Peru and Chile.", {"PE", "CL"}),
        ("Eight states have bought ships. This includes Fiji and Chile.", set()),
    ],
)
def test_a_row_is_of_the_states_counted_before(tell: Teller, text: str, codes: set[str]) -> None:
    assert {member for _, member, _ in _told(tell, KFOR, text)} == {f"country:{code}" for code in codes}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Fiji has joined KFOR, taking it to a total of 31.", 31),
        ("Fiji joined KFOR, raising the total to 31.", 31),
        ("The entry of Fiji into KFOR brings its size to 31.", 31),
        ("Fiji joined KFOR with 20 soldiers, raising the total to 131.", None),
        ("The war brought it to 20.", None),
        ("Six nations taking part in KFOR have declined to be named.", None),
    ],
)
def test_to_how_many_members_it_comes(tell: Teller, text: str, count: int | None) -> None:
    assert [claim["count"] for claim in tell("coalition_size", KFOR, text)] == ([] if count is None else [count])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The mission will end in May.", [("mission", "ended")]),
        ("Brussels suspended the mission in 2022.", [("mission", "suspended")]),
        ("Its mandate is to expire in May.", []),
        ("The mandate of KFOR is to run until 2014.", []),
        ("Its mission is to end the siege.", [("end the siege", "ongoing")]),
    ],
)
def test_for_how_long_it_is_there_is_no_purpose(tell: Teller, text: str, told: list[tuple[str, str]]) -> None:
    assert [(claim["purpose"], claim["status"]) for claim in tell("mission", KFOR, text)] == told


def test_a_regional_force_is_none_of_the_united_nations(tell: Teller) -> None:
    found = tell("membership", "The regional force in DR Congo consists of Kenyan and Ugandan soldiers.")
    assert {claim["coalition"] for claim in found} == {"coalition:regional-force"}


def test_the_alliance_that_somebody_will_lead_is_that_told_of_before(tell: Teller) -> None:
    first = "Kuwait announced a 12-state military coalition against terrorism. The alliance will be led by Kuwait."
    found = tell("membership", first, "Other member countries include Jordan and Chad.")
    assert {claim["coalition"] for claim in found} == {"coalition:coalition-against-terrorism"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chile is the ninth member nation to join KFOR.", [("kfor", "country:CL", "joined")]),
        ("Chile is the sixth country to leave KFOR.", [("kfor", "country:CL", "left")]),
        ("Chile will be the ninth country to join KFOR.", [("kfor", "country:CL", "candidate")]),
        ("Chile plans to join KFOR.", [("kfor", "country:CL", "candidate")]),
    ],
)
def test_who_is_one_of_a_row_has_done_it(tell: Teller, text: str, told: list[tuple[str, str, str]]) -> None:
    assert _told(tell, text) == told


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Fiji was the lead nation in KFOR, with participating nations Peru and Chile.", {"FJ", "PE", "CL"}),
        ("The CSTO members henceforth are Chad, Fiji and Peru.", {"TD", "FJ", "PE"}),
        ("The members of the Warsaw Pact were Chad, Fiji and Peru.", {"TD", "FJ", "PE"}),
        ("I welcome our newest members, Fiji and Peru.", {"FJ", "PE"}),
        ("KFOR was formed by the Security Council.", set()),
        ("The members of the CSTO are Russia's friends.", set()),
        ("I welcome our guests, Fiji and Peru.", set()),
    ],
)
def test_members_stand_beside_what_they_are(tell: Teller, text: str, codes: set[str]) -> None:
    assert {member for _, member, _ in _told(tell, KFOR, text)} == {f"country:{code}" for code in codes}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Operation Lyre formally ended in August.", [("Operation Lyre", "ended")]),
        ("KFOR was disbanded in May.", [("KFOR", "ended")]),
        ("Fiji has suspended Operation Lyre.", [("Operation Lyre", "suspended")]),
        ("Fiji announced the end of Operation Lyre.", [("Operation Lyre", "ended")]),
        ("KFOR ended the siege.", []),
        ("KFOR ended up in the port.", []),
        ("The war ended in August.", []),
    ],
)
def test_an_operation_by_name_is_over(tell: Teller, text: str, told: list[tuple[str, str]]) -> None:
    assert [(claim["purpose"], claim["status"]) for claim in tell("mission", text)] == told


@pytest.mark.parametrize(
    ("text", "purposes"),
    [
        ("KFOR was set up to work with the towns to build schools.", ["work with the towns to build schools"]),
        ("KFOR is charged with calming the towns to prevent riots.", ["calming the towns to prevent riots"]),
        ("KFOR was set up to guard the port and to train the police.", ["guard the port", "train the police"]),
    ],
)
def test_what_a_purpose_is_itself_for_is_no_other(tell: Teller, text: str, purposes: list[str]) -> None:
    assert [claim["purpose"] for claim in tell("mission", text)] == purposes


@pytest.mark.parametrize(
    ("text", "body", "codes"),
    [
        ("The Weimar Triangle is made up of Fiji, Peru and Chile.", "weimar-triangle", {"FJ", "PE", "CL"}),
        ("AUKUS is a pact of Fiji, Peru and Chile.", "aukus", {"FJ", "PE", "CL"}),
        ("Chad wrote to the Quad, a grouping of Fiji, Peru and Chile.", "quad", {"FJ", "PE", "CL"}),
        ("Fiji has left the Visegrad Group.", "visegrad-group", {"FJ"}),
        ("Fiji and Peru belong to the Regional Security System.", "regional-security-system", {"FJ", "PE"}),
    ],
)
def test_groups_of_states_have_members(tell: Teller, text: str, body: str, codes: set[str]) -> None:
    assert {(whole, member) for whole, member, _ in _told(tell, text)} == {(body, f"country:{code}") for code in codes}
