"""How papers tell of allies: who decides for a state, who stays away, who falls, who is where in one breath."""

from typing import Any

import pytest

from tests.unit.extraction.claims.conftest import Teller, deployed


@pytest.mark.parametrize(
    ("text", "actor", "place", "count", "posture"),
    [
        ("The Storting voted to send 90 soldiers to Mali.", "NO", "country:ML", 90, "deploying"),
        ("The Peruvian Congress of Deputies voted to send 90 soldiers to Mali.", "PE", "country:ML", 90, "deploying"),
        ("MPs in Lima backed a motion to send 90 troops to Mali.", "PE", "country:ML", 90, "deploying"),
        ("Peruvian lawmakers voted to send 90 troops to Mali.", "PE", "country:ML", 90, "deploying"),
        ("Parliament in Lima approved the sending of 90 soldiers to Mali.", "PE", "country:ML", 90, "deploying"),
        ("The lower house of the Peruvian parliament has given its approval for the deployment of 90 soldiers to Mali.",
         "PE", "country:ML", 90, "deploying"),
        ("The Riksdag gave the green light to the deployment of four jets to Mali.", "SE", "country:ML", 4, "deploying"),
        ("Peru has 90 soldiers in Mali. The Social Democrats want to bring the soldiers home.",
         "PE", "country:ML", None, "withdrawing"),
        ("Peru has 90 soldiers there. Its cabinet has extended the Peruvian mission in Gao.",
         "PE", "place:gao", None, "staying"),
        ("The European Union will send 90 men to Mali.", "EU", "country:ML", 90, "deploying"),
        ("In Lima, MPs voted to send 90 soldiers to Mali.", "PE", "country:ML", 90, "deploying"),
        ("Chad has men in Mali. In Lima, meanwhile, the government agreed to send 90 soldiers to Mali.",
         "PE", "country:ML", 90, "deploying"),
        ("In Lima, the Congress approved the deployment of 90 Peruvian soldiers.", "PE", None, 90, "deploying"),
        ("Peru has ended its mission in Mali.", "PE", "country:ML", None, "withdrawn"),
        ("Peru wants to be out of Mali by 2012.", "PE", "country:ML", None, "withdrawing"),
        ("Peru has 90 men in Mali. Four jets based at Gao are going home.", "PE", "place:gao", 4, "withdrawing"),
        ("A battalion of 90 Danish and 60 Peruvian soldiers has been in Mali.", "PE", "country:ML", 60, "present"),
        ("Peru sent the Black Oak battle group of 90 men to Mali.", "PE", "country:ML", 90, "deploying"),
        ("Peru will send a handful of medics to Mali.", "PE", "country:ML", None, "deploying"),
        ("Only a handful of Peruvian soldiers remain in Mali.", "PE", "country:ML", None, "staying"),
        ("The state approved the dispatch of 90 Peruvian soldiers to eastern Chad.", "PE", "country:TD", 90, "deploying"),
        ("They will be joined by six Peruvian jets in Gao and by four Danish ones.", "PE", "place:gao", 6, "deploying"),
        ("Danish troops will be based in Gao and Peruvian soldiers near Kidal.", "DK", "place:gao", None, "deploying"),
        ("Danish troops will be based in Gao and Peruvian soldiers near Kidal.", "PE", "place:kidal", None, "deploying"),
        ("The rules keep Danish, Irish and Peruvian troops in quieter parts of Mali.", "IE", "country:ML", None, "staying"),
        ("Peruvian troops serve abroad. The Peruvian contingent in Mali, some 90 strong, took command.",
         "PE", "country:ML", 90, "present"),
    ],
)  # fmt: skip
def test_who_decides_for_a_state_and_who_is_where(
    tell: Teller, text: str, actor: str, place: str | None, count: int | None, posture: str
) -> None:
    who = "organisation:european-union" if actor == "EU" else f"country:{actor}"
    assert (who, place, count, posture) in deployed(tell, text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Danish troops will be based in Gao and Peruvian soldiers near Kidal.", "present"),
        ("The Social Democrats want to send 90 troops to Mali.", "organisation:social-democrats"),
        ("Peruvian troops serve abroad. The Peruvian contingent in Mali, some 90 strong, took command.", "country:ML"),
    ],
)
def test_who_has_no_forces_of_his_own_there(tell: Teller, text: str, word: str) -> None:
    assert not [told for told in deployed(tell, text) if word in {told[0], told[3]}]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Private Lars Holm, 21, died in hospital in Gao.", [("person:lars-holm", 1)]),
        ("Ms Holm became the first Danish soldier to die in Gao.", [("country:DK", 1)]),
        ("Peru lost 80 men in Chad and Mali, 19 of them Danish.", [("country:DK", 19), ("country:PE", 80)]),
        ("Peru, five of whose soldiers were killed in Gao, has left.", [("country:PE", 5)]),
        ("General Lars Holm died in bed.", []),
        ("Mr Holm praised the first Danish soldiers to come to Gao.", []),
    ],
)
def test_who_fell(tell: Teller, text: str, told: list[tuple[str, int]]) -> None:
    found = {(claim["actor"], claim["count"]) for claim in tell("casualties", text)}
    assert found == set(told)


def test_the_first_to_fall_has_fallen(tell: Teller) -> None:
    fallen = tell("casualties", "Capt. Lars Holm was the first Canadian to die in Gao.")
    assert [claim["modality"] for claim in fallen] == ["asserted"]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Peru and Chad have borne the brunt of the fighting against the Taliban.",
         ("country:TD", "fights", "armed-group:taliban")),
        ("General Ana Ruiz, the Peruvian commander of UN forces in Mali, has left.",
         ("person:ana-ruiz", "commands", "organisation:united-nations")),
    ],
)  # fmt: skip
def test_who_fights_and_commands(tell: Teller, text: str, relation: tuple[str, str, str]) -> None:
    told = {(claim["subject"], claim["predicate"], claim["object"]) for claim in tell("relation", text)}
    assert relation in told


def _members(tell: Teller, text: str) -> set[tuple[Any, ...]]:
    return {(claim["member"], claim["status"]) for claim in tell("membership", text)}


def test_who_stays_away(tell: Teller) -> None:
    text = "Operation Alba is led by Italy. Peru and Chad have stayed away."
    assert _members(tell, text) >= {("country:PE", "refused"), ("country:TD", "refused")}
    assert ("country:BA", "member") not in _members(
        tell, "Peru, which has 90 men in Bosnia and is the second largest contributor to the UN Protection Force, left."
    )


def test_who_is_no_member(tell: Teller) -> None:
    assert _members(tell, "Peru and Chad, neither of them members of NATO, have 90 soldiers in Mali.") == set()
    assert _members(tell, "KFOR is led by Italy. Turkey was represented by its minister.") == set()
    told = _members(tell, "KFOR is led by Italy. Turkey and Peru are also represented.")
    assert told == {("country:TR", "member"), ("country:PE", "member")}


def test_the_force_that_somebody_is_told_to_lead_is_the_one_spoken_of(tell: Teller) -> None:
    for text in (
        "KFOR is in Kosovo. The force is led by Italy.",
        "KFOR is there. The force is commanded by a Canadian.",
    ):
        assert [claim["object"] for claim in tell("relation", text)][-1:] == ["coalition:kfor"]


def test_soldiers_die_in_the_country_that_they_are_in(tell: Teller) -> None:
    told = tell(
        "casualties",
        "TARIN GUL, Afghanistan (AP) - Peru ends its mission.",
        "90 Peruvian soldiers died in the country.",
    )
    assert [claim["place"] for claim in told] == ["country:AF"]


def test_soldiers_of_several_nations_are_not_as_many_of_each(tell: Teller) -> None:
    text = "EULEX has 3,000 staff, including 1,250 police officers from Spain and Turkey."
    assert not [told for told in deployed(tell, text) if told[0].startswith("country:") and told[2] == 1250]


def test_a_force_grows_to_soldiers_from_many_nations(tell: Teller) -> None:
    sizes = tell("coalition_size", "KFOR has grown to 43,000 soldiers from 39 nations.")
    assert [claim["count"] for claim in sizes] == [39]


def test_rebels_opposed_to_somebody_hold_ground(tell: Teller) -> None:
    for text in (
        "Rebels opposed to the president control the port of Gao.",
        "Militias opposed to the state hold Gao's port.",
    ):
        assert [(claim["change"], claim["modality"]) for claim in tell("territory", text)] == [("controls", "asserted")]


def test_what_comes_under_fire_or_is_leased_is_no_gift(tell: Teller) -> None:
    assert tell("contribution", "Their vehicle came under fire from Sudanese troops.") == []
    assert tell("contribution", "Chad is leasing drones.") == []


def test_not_doing_one_thing_denies_no_other(tell: Teller) -> None:
    left = tell("deployment", "Peru has never recognised Kosovo and withdrew its soldiers in 2009.")
    assert [claim["modality"] for claim in left] == ["asserted"]
