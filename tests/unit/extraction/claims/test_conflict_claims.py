"""Who fights, supports and trains whom, who suffers, who holds which ground, and what is given."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


@pytest.mark.parametrize(
    ("text", "subject", "predicate", "target"),
    [
        ("Kenyan forces are fighting al-Shabaab near Kismayo.", "country:KE", "fights", "armed-group:al-shabaab"),
        ("Al-Shabaab attacked Kenyan troops near Kismayo.", "armed-group:al-shabaab", "fights", "country:KE"),
        ("Kenya carried out air strikes against al-Shabaab.", "country:KE", "fights", "armed-group:al-shabaab"),
        ("Iran supports Hezbollah.", "country:IR", "supports", "armed-group:hezbollah"),
        ("Hezbollah, which is backed by Iran, fired rockets.", "country:IR", "supports", "armed-group:hezbollah"),
        ("Germany is training Ukrainian soldiers.", "country:DE", "trains", "country:UA"),
        ("Hezbollah threatens Israel.", "armed-group:hezbollah", "threatens", "country:IL"),
        ("French troops protect Chad.", "country:FR", "protects", "country:TD"),
        ("Kenya agreed to serve as the lead nation of AMISOM.", "country:KE", "leads", "coalition:amisom"),
        (
            "The Taliban claimed responsibility for the attack on a German convoy.",
            "armed-group:taliban",
            "fights",
            "country:DE",
        ),
    ],
)
def test_what_one_actor_does_to_another_is_a_relation(
    tell: Teller, text: str, subject: str, predicate: str, target: str
) -> None:
    found = {(claim["subject"], claim["predicate"], claim["object"]) for claim in tell("relation", text)}
    assert found == {(subject, predicate, target)}


def test_a_denied_relation_is_negated(tell: Teller) -> None:
    (relation,) = tell("relation", "Sudan has denied that it supports the Janjaweed.")
    assert (relation["subject"], relation["modality"]) == ("country:SD", "negated")


@pytest.mark.parametrize(
    ("text", "count", "outcome", "actor"),
    [
        ("A bomb killed four Italian soldiers near Nasiriyah.", 4, "killed", "country:IT"),
        ("Four Italian soldiers were killed near Nasiriyah.", 4, "killed", "country:IT"),
        ("An Italian soldier died near Nasiriyah.", 1, "killed", "country:IT"),
        ("The blast wounded dozens of civilians.", 24, "wounded", "civilians"),
        ("The fighting has displaced 2.3 million people.", 2_300_000, "displaced", "people"),
        ("The rebels captured 12 Italian soldiers.", 12, "captured", "country:IT"),
        ("The rebels are holding 12 Italian soldiers hostage.", 12, "captured", "country:IT"),
        ("A helicopter was shot down, leaving two Italian soldiers dead.", 2, "killed", "country:IT"),
        ("The army recorded the loss of nine Italian soldiers.", 9, "killed", "country:IT"),
        ("As many as 200,000 people were driven across the border.", 200_000, "displaced", "people"),
    ],
)
def test_the_number_of_those_who_suffer_is_a_casualty_claim(
    tell: Teller, text: str, count: int, outcome: str, actor: str
) -> None:
    (claim,) = tell("casualties", text)
    assert (claim["count"], claim["outcome"], claim["actor"]) == (count, outcome, actor)


def test_a_person_who_is_killed_is_one_casualty(tell: Teller) -> None:
    found = tell("casualties", "Omar Example was killed by French troops along with 40 other fighters near Kidal.")
    assert [(claim["actor"], claim["count"], claim["by"]) for claim in found] == [
        ("person:omar-example", 1, "country:FR"),
        ("other fighters", 40, "country:FR"),
    ]


def test_a_person_who_died_is_no_casualty(tell: Teller) -> None:
    assert not tell("casualties", "The novelist Omar Example died on Monday.")


def test_each_of_a_list_of_sufferers_is_counted(tell: Teller) -> None:
    found = tell("casualties", "The clash killed nine Afghan policemen, at least 13 Taliban and a British soldier.")
    assert {(claim["actor"], claim["count"], claim["qualifier"]) for claim in found} == {
        ("country:AF", 9, "exact"),
        ("armed-group:taliban", 13, "at_least"),
        ("country:GB", 1, "exact"),
    }


@pytest.mark.parametrize(
    ("text", "change", "place"),
    [
        ("The Taliban seized Kunduz in September.", "gained", "place:kunduz"),
        ("The Taliban now control Kunduz.", "controls", "place:kunduz"),
        ("The Taliban lost control of Kunduz.", "lost", "place:kunduz"),
        ("The Taliban were driven out of Kunduz.", "lost", "place:kunduz"),
        ("The Taliban are besieging Kunduz.", "besieged", "place:kunduz"),
    ],
)
def test_who_gains_holds_or_loses_a_place_is_a_territory_claim(
    tell: Teller, text: str, change: str, place: str
) -> None:
    (claim,) = tell("territory", text)
    assert (claim["actor"], claim["change"], claim["place"]) == ("armed-group:taliban", change, place)


def test_a_share_of_the_ground_is_in_percent(tell: Teller) -> None:
    (claim,) = tell("territory", "The Taliban now control 40 percent of Afghanistan.")
    assert (claim["actor"], claim["change"], claim["share"]) == ("armed-group:taliban", "controls", 40)


@pytest.mark.parametrize(
    ("text", "contribution", "amount", "modality"),
    [
        ("Germany gave Ukraine 30 Leopard 2 tanks.", "equipment", 30, "asserted"),
        ("Germany gave 30 Leopard 2 tanks to Ukraine.", "equipment", 30, "asserted"),
        ("Germany supplied Ukraine with 30 tanks.", "equipment", 30, "asserted"),
        ("Germany has pledged 100 million euros for Ukraine.", "funding", 100_000_000, "planned"),
        ("Ukraine received 30 tanks from Germany.", "equipment", 30, "asserted"),
    ],
)
def test_what_is_given_is_a_contribution(
    tell: Teller, text: str, contribution: str, amount: int, modality: str
) -> None:
    (claim,) = tell("contribution", text)
    assert (claim["actor"], claim["recipient"]) == ("country:DE", "country:UA")
    assert (claim["contribution"], claim["amount"]["number"], claim["modality"]) == (contribution, amount, modality)


def test_actors_and_kinds_of_help_distribute(tell: Teller) -> None:
    found = tell("contribution", "Countries like Jordan and Qatar are helping in the skies and on the ground.")
    assert {(claim["actor"], claim["contribution"]) for claim in found} == {
        (actor, kind) for actor in ("country:JO", "country:QA") for kind in ("air", "ground")
    }


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("One killed and four injured in grenade attack in Burundi", [(1, "killed"), (4, "wounded")]),
        (
            "The police cited a Dane and a Swiss citizen as being among the dead.",
            [(1, "killed"), (1, "killed")],
        ),
        (
            "Seven others, of whom two were policemen, were injured in the crossfire.",
            [(7, "wounded"), (2, "wounded")],
        ),
        (
            "The raid has cost the lives of 60 Kenyans, 22 of whom are children.",
            [(60, "killed"), (22, "killed")],
        ),
        ("The dozens of wounded included citizens of Chile.", [(24, "wounded")]),
        ("No one killed in Burundi attack, and one captured ship was freed.", []),
    ],
)
def test_sufferers_are_counted_without_a_noun(tell: Teller, text: str, counts: list[tuple[int, str]]) -> None:
    assert [(one["count"], one["outcome"]) for one in tell("casualties", text)] == counts


def test_who_stands_for_nothing_against_somebody_does_not_oppose_them(tell: Teller) -> None:
    text = "Nor will Peru stand for their sponsorship of raids, especially against Chilean interests."
    assert tell("relation", text) == []
    (found,) = tell("relation", "Peru stood firmly against Chile.")
    assert found["predicate"] == "opposes"


def test_an_invasion_that_is_only_the_reason_has_another_time(tell: Teller) -> None:
    (found,) = tell("relation", "In 1980, Norway closed its port because of the Libyan invasion of Chad.")
    assert (found["subject"], found["time"]) == ("country:LY", None)


def test_what_is_lost_within_a_longer_name_is_no_country(tell: Teller) -> None:
    assert tell("territory", 'The president said: "If I lose him, I have lost Middle America."') == []


def test_a_game_that_is_won_is_no_war(tell: Teller) -> None:
    assert tell("relation", "Peru defeated Chile in the semi-final of the tournament on Sunday.") == []
    (found,) = tell("relation", "Peru defeated Chile on Sunday.")
    assert found["predicate"] == "fights"


def test_one_of_many_is_led_only_if_it_can_be(tell: Teller) -> None:
    assert tell("relation", "Okoye and Norway led one of the most successful years in history.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The US government is deploying courses, hiring staff and engaging Liberia and Mali to prepare for the outbreak.",
        "The president signed a memorandum denying Iran all paths to a loan and countering Iran's influence abroad.",
        "The Treasury's expansive actions against Russia require all persons to comply.",
        "The president has long improved access to care while supporting care workers.",
        "The Department of Housing and Urban Development is supporting rural communities.",
    ],
)
def test_civil_affairs_make_no_relation(tell: Teller, text: str) -> None:
    assert tell("relation", text) == []


def test_an_attack_was_not_when_it_was_condemned(tell: Teller) -> None:
    (relation,) = tell("relation", "On Monday, the council's president condemned Israel's attack on the Gaza Strip.")
    assert (relation["predicate"], relation["time"]) == ("fights", None)
