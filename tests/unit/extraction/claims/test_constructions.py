"""The same facts in other constructions: who does the same, who does it beside others, clauses without "that"."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, deployed


@pytest.mark.parametrize(
    ("text", "actor", "place", "posture"),
    [
        ("Spain has withdrawn its troops from Mali, as has Honduras.", "HN", "ML", "withdrawn"),
        ("Spain has withdrawn its troops from Mali, and so has Honduras.", "HN", "ML", "withdrawn"),
        ("Spain sent 900 men to Mali; Chile did the same.", "CL", "ML", "deploying"),
        ("Spain withdrew its 900 men from Mali. Sweden followed suit in June.", "SE", "ML", "withdrawn"),
        ("Kenya will not send troops to Mali, nor will Ghana.", "GH", "ML", "deploying"),
        ("Spain has troops in Mali, as does Chile.", "CL", "ML", "present"),
        ("Spain, together with Chile, sent troops to Mali.", "CL", "ML", "deploying"),
        ("Spain, as well as Chile, has troops in Mali.", "CL", "ML", "present"),
        ("Along with Chile, Spain sent troops to Mali.", "CL", "ML", "deploying"),
        ("Spain has sent troops to Mali together with Chile.", "CL", "ML", "deploying"),
    ],
)
def test_who_does_the_same(tell: Teller, text: str, actor: str, place: str, posture: str) -> None:
    assert {(f"country:{actor}", f"country:{place}", None, posture)} <= deployed(tell, text)


def test_what_is_told_behind_the_verb_need_not_be_who_does_it(tell: Teller) -> None:
    told = {actor for actor, *_ in deployed(tell, "Spain has sent troops to Mali together with its helicopters.")}
    assert told == {"country:ES"}


def test_no_echo_without_a_name(tell: Teller) -> None:
    told = {actor for actor, *_ in deployed(tell, "So far, as was the case in May, Spain has troops in Mali.")}
    assert told == {"country:ES"}


@pytest.mark.parametrize(
    ("text", "count", "posture"),
    [
        ("The 90 soldiers Chile sent to Mali are engineers.", 90, "deploying"),
        ("The 90 soldiers that Chile has sent to Mali are engineers.", 90, "deploying"),
        ("The two frigates Chile has promised to send to Mali will sail in June.", 2, "deploying"),
        ("The battalion Chile sent to Mali has left.", None, "deploying"),
    ],
)
def test_clauses_that_tell_which_forces(tell: Teller, text: str, count: int | None, posture: str) -> None:
    assert ("country:CL", "country:ML", count, posture) in deployed(tell, text)


def test_ground_told_by_an_apposition(tell: Teller) -> None:
    claims = tell("territory", "Bria, the town the rebels seized in April, was hit. The rebels fought the army there.")
    assert {(claim["place"], claim["change"]) for claim in claims} >= {("place:bria", "gained")}


@pytest.mark.parametrize(
    ("text", "actor", "place", "count", "posture"),
    [
        ("Chile is one of the countries sending soldiers to Mali.", "CL", "ML", None, "deploying"),
        ("Chile was one of the 22 countries that sent troops to Mali.", "CL", "ML", None, "deploying"),
        ("Chilean troops have begun a phased withdrawal from Mali.", "CL", "ML", None, "withdrawing"),
        ("Chilean engineers have started a deployment to Mali.", "CL", "ML", None, "deploying"),
        ("Chile has soldiers deployed to Mali.", "CL", "ML", None, "present"),
        ("Chile supplied the mission in Mali with 90 soldiers.", "CL", None, 90, "present"),
        ("These countries have sent troops to Mali: Chile (90), Peru (80).", "PE", "ML", 80, "deploying"),
        ("Nations with troops in Mali: Chile, 90 and Peru, 80.", "CL", "ML", 90, "present"),
    ],
)
def test_forces_told_by_other_words(
    tell: Teller, text: str, actor: str, place: str | None, count: int | None, posture: str
) -> None:
    told = {d[:1] + d[2:] if place is None else d for d in deployed(tell, text)}
    wanted = (f"country:{actor}", count, posture) if place is None else (f"country:{actor}", f"country:{place}", count)
    assert (wanted if place is None else (*wanted, posture)) in told


def test_what_somebody_is_said_to_be(tell: Teller) -> None:
    claims = tell("relation", "Boko Haram is an Islamist movement that has fought the Nigerian army for years.")
    assert [(c["subject"], c["predicate"], c["object"]) for c in claims] == [
        ("armed-group:boko-haram", "fights", "country:NG")
    ]


@pytest.mark.parametrize(
    ("text", "count", "outcome"),
    [
        ("Also wounded in Gao were six Chilean soldiers.", 6, "wounded"),
        ("Killed in the blast were four Chileans.", 4, "killed"),
        ("Among those killed were six Chilean peacekeepers.", 6, "killed"),
        ("The blast brings to 13 the number of Chilean soldiers who have died in Mali.", 13, "killed"),
    ],
)
def test_who_suffers_is_told_behind(tell: Teller, text: str, count: int, outcome: str) -> None:
    assert {(c["actor"], c["count"], c["outcome"]) for c in tell("casualties", text)} == {
        ("country:CL", count, outcome)
    }
    assert not deployed(tell, text)


@pytest.mark.parametrize(
    "text",
    [
        "Fighting the rebels in Mali are 900 Chilean soldiers.",
        "Also deployed to Mali are 900 Chilean soldiers.",
    ],
)
def test_who_acts_is_told_behind(tell: Teller, text: str) -> None:
    assert {(actor, place, count) for actor, place, count, _ in deployed(tell, text)} == {
        ("country:CL", "country:ML", 900)
    }


def test_what_is_there_is_no_plan(tell: Teller) -> None:
    text = "AMISOM, made up of Chilean and Peruvian troops, will leave Somalia in June."
    claims = tell("membership", text)
    assert {(c["member"], c["status"], c["modality"]) for c in claims} == {
        ("country:CL", "member", "asserted"),
        ("country:PE", "member", "asserted"),
    }


def test_a_blow_to_the_loser(tell: Teller) -> None:
    claims = tell("territory", "Rebels fought the army. The loss of Gao would be a setback for al-Shabab.")
    assert [(c["actor"], c["place"], c["change"]) for c in claims] == [("armed-group:al-shabaab", "place:gao", "lost")]


@pytest.mark.parametrize(
    "text",
    [
        "Peru left in May; Chilean President Gabriel Boric has promised to pull out his country's 90 soldiers from Mali.",
        "Peru left, and the Chilean president said her country's 90 soldiers would leave Mali.",
    ],
)
def test_whose_country_it_is(tell: Teller, text: str) -> None:
    assert ("country:CL", "country:ML", 90, "withdrawing") in deployed(tell, text)


@pytest.mark.parametrize(
    "text",
    [
        "Chile has soldiers deployed to UNIFIL.",
        "Chile keeps 90 officers assigned to UNIFIL.",
    ],
)
def test_who_has_forces_deployed(tell: Teller, text: str) -> None:
    assert ("country:CL", "coalition:unifil") in {(c["member"], c["coalition"]) for c in tell("membership", text)}


@pytest.mark.parametrize("way", ["bound for", "on a transport plane bound for", "on Monday headed for"])
def test_who_leaves_for_somewhere_goes_there(tell: Teller, way: str) -> None:
    assert ("country:CL", "country:ML", 90, "deploying") in deployed(
        tell, f"The 90 Chilean soldiers left Lima {way} Mali."
    )


def test_who_dies_in_an_attack_does_not_make_it(tell: Teller) -> None:
    assert not tell("relation", "Six Chilean soldiers were wounded in an attack on the UN base in Gao.")
    fought = tell("relation", "Six Chilean soldiers died in clashes with al-Shabab in Baidoa.")
    assert [(c["subject"], c["object"]) for c in fought] == [("country:CL", "armed-group:al-shabaab")]


def test_losses_of_the_clause_above_are_no_losses_of_the_forces(tell: Teller) -> None:
    told = deployed(tell, "Chile, whose 400 soldiers are in Mali, lost two men on Monday.")
    assert told == {("country:CL", "country:ML", 400, "present")}
