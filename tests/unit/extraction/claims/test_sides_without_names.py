"""Who fights whom where one side or both have no name, and help that is told by a noun or a row."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Leftist rebels dealt Peru's army a heavy blow.", ("Leftist rebels", "country:PE")),
        (
            "Some 300 rebels fell on soldiers of two battalions.",
            ("Some 300 rebels", "soldiers"),
        ),
        (
            "A rebel group said it had killed 60 government troops.",
            ("A rebel group", "60 government troops"),
        ),
        ("A Georgian unit attacked servicemen at a base.", ("country:GE", "servicemen")),
        (
            "Dutch warplanes dropped bombs on a suspected militant stronghold.",
            ("country:NL", "a suspected militant stronghold"),
        ),
        ("Around 200 villagers attacked a British patrol.", ("Around 200 villagers", "country:GB")),
        ("Suspected Islamists killed 30 soldiers in a raid.", ("Suspected Islamists", "30 soldiers")),
        ("Police fought street battles with gang members.", ("Police", "gang members")),
        ("The army is fighting a stubborn insurgency.", ("The army", "a stubborn insurgency")),
        ("The convoy came under fire from militiamen.", ("militiamen", "The convoy")),
        ("Rebels said they had downed an army helicopter.", ("Rebels", "an army helicopter")),
        ("Attack helicopters pounded rebel positions.", ("Attack helicopters", "rebel positions")),
        ("Clashes erupted between loyalist troops and deserters.", ("loyalist troops", "deserters")),
        ("The navy has been hunting pirates off the coast.", ("The navy", "pirates")),
        ("Protesters hurled stones at Spanish soldiers.", ("Protesters", "country:ES")),
        ("A suicide bomber drove a truck into a Chadian army camp.", ("A suicide bomber", "country:TD")),
        ("Mutinous soldiers fired on the presidential guard.", ("Mutinous soldiers", "the presidential guard")),
    ],
)
def test_sides_without_a_name_fight(tell: Teller, text: str, relation: tuple[str, str]) -> None:
    found = [(one["subject"], one["object"]) for one in tell("relation", text) if one["predicate"] == "fights"]
    assert found == [relation]


def test_forces_beside_named_ones_are_fought_too(tell: Teller) -> None:
    found = tell("relation", "Gunmen attacked AMISOM and government bases overnight.")
    assert {one["object"] for one in found} == {"coalition:amisom", "government bases"}


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Togo voiced support for Mali.", ("country:TG", "supports", "country:ML")),
        ("Peru is supportive of Hamid Karzai's government.", ("country:PE", "supports", "person:hamid-karzai")),
        (
            "The rebels left Gao after negotiations with the Malian army.",
            ("The rebels", "negotiates_with", "country:ML"),
        ),
        (
            "The army has ruled out negotiations with Boko Haram.",
            ("The army", "negotiates_with", "armed-group:boko-haram"),
        ),
        ("Chad lets the rebels use its territory.", ("country:TD", "supports", "the rebels")),
        ("Togo can count on the support of Mali's army.", ("country:ML", "supports", "country:TG")),
        ("Belarus was told not to use force against Ukraine.", ("country:BY", "fights", "country:UA")),
    ],
)
def test_help_and_talks_told_by_nouns(tell: Teller, text: str, relation: tuple[str, str, str]) -> None:
    found = [(one["subject"], one["predicate"], one["object"]) for one in tell("relation", text)]
    assert found == [relation]


def test_who_joins_with_another_in_a_defence_is_not_alone(tell: Teller) -> None:
    found = tell("relation", "Egypt joined with Britain in defending Kuwait.")
    assert {one["subject"] for one in found if one["predicate"] == "protects"} == {"country:EG", "country:GB"}


def test_a_row_behind_with_gives_together(tell: Teller) -> None:
    found = tell(
        "contribution", "NATO troops landed, with Libya, France and Chad providing logistical support for them."
    )
    assert {one["actor"] for one in found} == {"country:LY", "country:FR", "country:TD"}


@pytest.mark.parametrize("text", ["Artillery shells hit a French base.", "The convoy came under fire from the patrol."])
def test_what_nobody_tells_of_fights_nobody(tell: Teller, text: str) -> None:
    assert tell("relation", text) == []


def test_whom_a_mission_is_for_does_not_help(tell: Teller) -> None:
    found = tell("contribution", "The European Union set up a mission for Mozambique to help train soldiers.")
    assert {one["actor"] for one in found} == {"organisation:european-union"}


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("The rebels are near. Peruvian peacekeepers exchanged fire with them.", ("country:PE", "The rebels")),
        ("Two jihadists fled. Chad's soldiers attacked them in the hills.", ("country:TD", "Two jihadists")),
        ("Army rangers were pinned down by insurgents.", ("insurgents", "Army rangers")),
    ],
)
def test_them_are_the_armed_people_told_of_before(tell: Teller, text: str, relation: tuple[str, str]) -> None:
    found = [(one["subject"], one["object"]) for one in tell("relation", text) if one["predicate"] == "fights"]
    assert found == [relation]


def test_whoever_helps_with_a_raid_is_not_its_target(tell: Teller) -> None:
    found = tell("relation", "Kenyan jets bombed two camps with intelligence from the United States.")
    assert [(one["predicate"], one["object"]) for one in found] == [("fights", "two camps")]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Togo has tightened sanctions against Bamako.", ("country:TG", "opposes", "country:ML", "asserted")),
        ("Peru was among the first to fight the Taliban.", ("country:PE", "fights", "armed-group:taliban", "asserted")),
        ("Iranian officers advise Hezbollah.", ("country:IR", "trains", "armed-group:hezbollah", "asserted")),
    ],
)
def test_capitals_and_firsts(tell: Teller, text: str, relation: tuple[str, str, str, str]) -> None:
    found = tell("relation", text)
    assert [(one["subject"], one["predicate"], one["object"], one["modality"]) for one in found] == [relation]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Russia and Iran, the main backers of the Syrian army, object to the plan.",
            {("country:RU", "country:SY"), ("country:IR", "country:SY")},
        ),
        ("Militants broke into an African Union base.", {("Militants", "organisation:african-union")}),
        ("Palestinian gunmen fired rockets at an Israeli camp.", {("Palestinian gunmen", "country:IL")}),
    ],
)
def test_rows_that_a_noun_tells_of_and_people_who_are_no_state(
    tell: Teller, text: str, told: set[tuple[str, str]]
) -> None:
    assert {(one["subject"], one["object"]) for one in tell("relation", text)} == told
