"""Members that are welcomed, are one of so many, or whom a list tells without its owner."""

import pytest

from tests.unit.extraction.claims.conftest import Teller

KFOR = "KFOR stayed in the north."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Combined Maritime Forces welcomed Peru as their newest member.", {("PE", "joined")}),
        ("Chile was welcomed as a full member of KFOR.", {("CL", "joined")}),
        ("It is an honour to welcome Togo to KFOR.", {("TG", "joined")}),
        ("Benin was the first to withdraw from KFOR.", {("BJ", "left")}),
        ("Turkey is one of 28 nations that contribute soldiers to KFOR.", {("TR", "member")}),
        ("KFOR grew, with contributions from Peru and Chad.", {("PE", "member"), ("TD", "member")}),
        ("Some countries have voiced their intention to take part in KFOR, including Peru.", {("PE", "candidate")}),
        ("Iran is not in KFOR.", {("IR", "member")}),
        (
            "The other members of KFOR come from the non-EU states Turkey and Serbia.",
            {("TR", "member"), ("RS", "member")},
        ),
        ("President Sela Bio has threatened to withdraw his country from KFOR; Togo is angry.", set()),
        ("Togo President Sela Bio has threatened to withdraw his country from KFOR.", {("TG", "leaving")}),
        ("Togo was the first of the five states to announce a pull-out from KFOR.", {("TG", "leaving")}),
        ("Nations other than Peru and Chad have 300 soldiers with KFOR.", set()),
        ("Togo was one of the first states involved in KFOR.", {("TG", "member")}),
        ("Ghana is the main component of KFOR.", {("GH", "member")}),
        ("KFOR has 30 members, of which Oman is one.", {("OM", "member")}),
        ("Ghana is the main component of the Turkish-led force KFOR.", {("GH", "member")}),
        ("Chile said it would take part in NATO-led missions only.", set()),
        ("The Spanish frigate Navarra joined KFOR.", {("ES", "joined")}),
        ("ESPS Navarra joined KFOR in May.", {("ES", "joined")}),
        ("KFOR, a force formed by countries of the Arab League, has left.", set()),
        ("Chad agreed to the dispatch of a Peruvian contingent to take part in KFOR.", {("PE", "candidate")}),
    ],
)
def test_words_of_receiving_and_counting_make_members(tell: Teller, text: str, told: set[tuple[str, str]]) -> None:
    assert {(claim["member"].removeprefix("country:"), claim["status"]) for claim in tell("membership", text)} == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Member states include Peru, Chad and Mali.", {"PE", "TD", "ML"}),
        ("Peru and Chad are also members.", {"PE", "TD"}),
        ("States that were attacked, such as Peru and Chad, are also members.", {"PE", "TD"}),
        ("Peru and Chad are the main members, with Togo also contributing some soldiers.", {"PE", "TD", "TG"}),
        ("Nations such as Peru and Chad were also involved.", {"PE", "TD"}),
        ("EU member states such as Malta and Cyprus balked.", set()),
        ("Peru and Chad are close partners.", set()),
        ("Peru remains a partner nation.", {"PE"}),
        ("Niger and other member states gave it support.", {"NE"}),
        ("Peru and Chad are the main members with Benin also contributing some personnel.", {"PE", "TD", "BJ"}),
    ],
)
def test_members_without_an_owner_are_those_of_the_coalition_spoken_of(tell: Teller, text: str, told: set[str]) -> None:
    assert {claim["member"].removeprefix("country:") for claim in tell("membership", KFOR, text)} == told


def test_what_an_organ_says_its_state_will_do(tell: Teller) -> None:
    found = tell("membership", KFOR, "Mali's junta said it was quitting in May.")
    assert [(claim["member"], claim["status"]) for claim in found] == [("country:ML", "leaving")]


@pytest.mark.parametrize(
    "text",
    [
        "With 43 nations, KFOR is the largest force.",
        "KFOR counts 43 nations.",
        "KFOR was founded as a partnership between 43 nations.",
        "KFOR groups 43 former Soviet republics.",
    ],
)
def test_a_size_may_stand_before_its_coalition(tell: Teller, text: str) -> None:
    assert [(claim["coalition"], claim["count"]) for claim in tell("coalition_size", text)] == [("coalition:kfor", 43)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Morocco no longer takes part in KFOR.", {("MA", "left")}),
        ("Chad is no longer a member of KFOR; Togo is not part of KFOR.", {("TD", "left"), ("TG", "member")}),
        ("Honduras became the second country after Spain to pull out of KFOR.", {("HN", "left"), ("ES", "left")}),
        ("Peru was the first Latin American state to leave KFOR.", {("PE", "left")}),
        ("ECOWAS suspended Guinea after the coup.", {("GN", "left")}),
        ("KFOR excludes Iran, and Turkey was kept out of KFOR.", {("IR", "refused"), ("TR", "refused")}),
        ("Togo took its battalion out of KFOR.", {("TG", "left")}),
        ("Turkey is blocking the accession of Sweden to NATO.", {("SE", "candidate")}),
        ("With Finland's accession, NATO counts 31 states.", {("FI", "joined")}),
        ("Peru has not decided whether to take part in KFOR.", {("PE", "candidate")}),
        ("KFOR's task is to keep the Serbs out of Pristina.", set()),
    ],
)
def test_who_is_out_and_who_is_in(tell: Teller, text: str, told: set[tuple[str, str]]) -> None:
    found = tell("membership", text)
    assert {(claim["member"].removeprefix("country:"), claim["status"]) for claim in found} == told


def test_members_of_another_body_are_no_size_of_a_coalition(tell: Teller) -> None:
    found = tell(
        "coalition_size", "Some 48 states take part in KFOR, which began in 1999, including the 28 NATO states."
    )
    assert ("coalition:kfor", 28) not in {(claim["coalition"], claim["count"]) for claim in found}


def test_a_coalition_that_nobody_names_is_told_in_words(tell: Teller) -> None:
    (claim,) = tell("membership", "Peru has withdrawn its soldiers from the coalition.")
    assert (claim["coalition"], claim["member"], claim["status"]) == ("coalition", "country:PE", "left")
    assert tell("membership", "Peru wants more women to join the labor force than soldiers.") == []


@pytest.mark.parametrize(
    ("says", "status"),
    [
        ("became a party to", "joined"), ("linked up with", "joined"), ("was accepted into", "joined"),
        ("dispatched a battalion to", "member"), ("fields a battalion in", "member"), ("is represented in", "member"),
        ("is among the members of", "member"), ("is a pillar of", "member"), ("sits in", "member"),
        ("turned its back on", "left"), ("parted ways with", "left"), ("gave up its membership of", "left"),
        ("recalled its soldiers from", "left"), ("was removed from", "left"), ("stopped taking part in", "left"),
        ("kept its distance from", "refused"), ("stayed outside", "refused"), ("said no to joining", "refused"),
        ("wants no part of", "refused"), ("resisted joining", "refused"), ("is a candidate for", "candidate"),
    ],
)  # fmt: skip
def test_idioms_of_being_in_and_out(tell: Teller, says: str, status: str) -> None:
    found = tell("membership", f"Peru {says} KFOR.")
    assert {(claim["member"], claim["coalition"], claim["status"]) for claim in found} == {
        ("country:PE", "coalition:kfor", status)
    }


@pytest.mark.parametrize(
    "text",
    [
        "KFOR boasts 12 members.",
        "KFOR spans 12 countries.",
        "KFOR has shrunk to 12 members.",
        "The 12 members of KFOR met.",
        "KFOR draws on 12 countries.",
    ],
)
def test_idioms_of_size(tell: Teller, text: str) -> None:
    assert [(claim["coalition"], claim["count"]) for claim in tell("coalition_size", text)] == [("coalition:kfor", 12)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Peru has agreed to be part of KFOR.", {("PE", "candidate")}),
        ("Peru and Chad will patrol the town as members of KFOR.", {("PE", "candidate"), ("TD", "candidate")}),
        ("KFOR has been swelled by Peru and Chad.", {("PE", "joined"), ("TD", "joined")}),
        ("Peru will be out of KFOR by July.", {("PE", "leaving")}),
    ],
)
def test_who_is_to_be_in_and_out(tell: Teller, text: str, told: set[tuple[str, str]]) -> None:
    found = tell("membership", text)
    assert {(claim["member"].removeprefix("country:"), claim["status"]) for claim in found} == told
