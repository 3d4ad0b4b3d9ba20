"""What holds of others as well, told in few words: "Neither is Fiji", "Bria is to follow", "among them Peru"."""

import pytest

from tests.unit.extraction.claims.conftest import Teller

KFOR = "KFOR patrols the border of Kosovo."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad, which is not a member of KFOR, agreed. Neither is Fiji.", {"TD", "FJ"}),
        ("Peru deals with Chad, which is not a member of KFOR. Nor are Fiji and Chile.", {"TD", "FJ", "CL"}),
        ("Peru is a member of KFOR. So is Fiji.", set()),
    ],
)
def test_who_is_none_either(tell: Teller, text: str, told: set[str]) -> None:
    claims = tell("membership", KFOR, text)
    assert {claim["member"][-2:] for claim in claims if claim["modality"] == "negated"} == told


def test_a_country_is_pulled_out_of_a_coalition_and_no_forces_are(tell: Teller) -> None:
    text = "The new government in Chad pulled the country out of KFOR."
    told = [(claim["member"], claim["status"]) for claim in tell("membership", KFOR, text)]
    assert told == [("country:TD", "left")]
    assert not tell("deployment", text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Gali district was handed over to Georgia in May. Mosul is to follow by June.", "planned"),
        ("Rebels captured Bangui in May. Mosul followed in June.", "asserted"),
        ("Rebels captured Bangui in May. Mosul followed the talks.", None),
    ],
)
def test_places_that_go_the_same_way(tell: Teller, text: str, told: str | None) -> None:
    claims = [claim for claim in tell("territory", "Rebels fought the army.", text) if "mosul" in claim["place"]]
    assert [claim["modality"] for claim in claims] == ([told] if told else [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ten nations have contributed to the force, among them Peru and Fiji.", {"PE", "FJ"}),
        ("Ten nations contributed to the book, among them Peru.", set()),
    ],
)
def test_who_is_among_the_givers(tell: Teller, text: str, told: set[str]) -> None:
    claims = tell("contribution", KFOR, text)
    assert {claim["actor"][-2:] for claim in claims} == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("These battalions come under the Indian commander, Major-General Rao.", {"leads"}),
        ("The squadron was placed under the British Director of Operations, General Templer.", {"leads"}),
        ("After the war the Shias rose against Saddam Hussein.", {"opposes"}),
        ('"We are here to help a friendly king, not to fight the Syrian people," he said.', set()),
        ("Norway coordinates the mine action coalition.", {"leads"}),
    ],
)
def test_who_commands_whom_or_rises_against_him(tell: Teller, text: str, told: set[str]) -> None:
    assert {claim["predicate"] for claim in tell("relation", text)} == told


def test_all_three_do_what_is_told(tell: Teller) -> None:
    told = tell("relation", "Kenya, Uganda and Ethiopia met. All three support Mogadishu.")
    assert {claim["subject"][-2:] for claim in told} == {"KE", "UG", "ET"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("French aircraft began to drop food in Mali, and Dutch aircraft soon joined them.", {"FR", "NL"}),
        ("French troops fought the rebels, and Dutch aircraft joined them.", set()),
    ],
)
def test_who_joins_others_gives_what_they_do(tell: Teller, text: str, told: set[str]) -> None:
    assert {claim["actor"][-2:] for claim in tell("contribution", text)} == told


def test_forces_that_say_who_an_army_is(tell: Teller) -> None:
    text = "The third resistance army, the Karen forces led by General Bo Mya, is besieging Mosul."
    assert [claim["actor"] for claim in tell("territory", text)] == ["Karen forces"]
