"""Offices that verbs and nouns give to a person."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


@pytest.mark.parametrize(
    ("text", "title", "organisation", "former", "modality"),
    [
        ("Anna Leclerc took over as head of NATO from Paul Hall.", "head", "organisation:nato", False, "asserted"),
        ("Anna Leclerc will succeed Paul Hall as army chief.", "army chief", None, False, "planned"),
        ("Anna Leclerc has stepped down as defence minister.", "defence minister", None, True, "asserted"),
        ("Anna Leclerc left the army to become mayor.", "mayor", None, False, "asserted"),
        ("Anna Leclerc, appointed envoy in 2004, arrived.", "envoy", None, False, "asserted"),
        (
            "They praised the appointment of Anna Leclerc as UN envoy.",
            "envoy",
            "organisation:united-nations",
            False,
            "asserted",
        ),
        ("They congratulated Anna Leclerc on becoming premier.", "premier", None, False, "asserted"),
        ("Anna Leclerc, Supreme Commander Europe, arrived.", "Supreme Commander", "place:europe", False, "asserted"),
        ("Chief Weather Officer Anna Leclerc arrived.", "Chief Weather Officer", None, False, "asserted"),
    ],
)
def test_an_office_is_given_by_a_verb_or_a_noun(
    tell: Teller, text: str, title: str, organisation: str | None, former: bool, modality: str
) -> None:
    (role,) = [one for one in tell("role", text) if one["person"] == "person:anna-leclerc"]
    assert (role["title"], role["organisation"]) == (title, organisation)
    assert (role["former"], role["modality"]) == (former, modality)


def test_two_offices_of_one_verb_are_two_roles(tell: Teller) -> None:
    roles = tell("role", "Anna Leclerc served as director of operations and head of Kenya's navy.")
    assert [(one["title"], one["former"]) for one in roles] == [("director of operations", True), ("head", True)]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("General Juan de los Rios Silva arrived.", "person:juan-de-los-rios-silva"),
        ("President B.J. Kamau arrived.", "person:b-j-kamau"),
    ],
)
def test_a_name_is_whole_with_its_small_words_and_initials(tell: Teller, text: str, person: str) -> None:
    assert [one["person"] for one in tell("role", text)] == [person]


def test_an_ambassador_is_of_whoever_sends_him(tell: Teller) -> None:
    (role,) = tell("role", "Kenya's UN ambassador Anna Leclerc arrived.")
    assert role["organisation"] == "country:KE"


def test_titles_between_names_are_those_of_the_name_before(tell: Teller) -> None:
    text = "General Peter Moss, the inspector of the army, Colonel Paul Hall the chief of staff, and Anna Leclerc left."
    assert [(one["person"], one["title"]) for one in tell("role", text)] == [
        ("person:peter-moss", "inspector of the army"),
        ("person:paul-hall", "chief of staff"),
    ]


@pytest.mark.parametrize(
    "text", ["Peter Kamau declared himself president of Chad.", "They named Peter Kamau president of Chad."]
)
def test_who_is_made_president_is_president(tell: Teller, text: str) -> None:
    (role,) = tell("role", text)
    assert (role["person"], role["organisation"]) == ("person:peter-kamau", "country:TD")


def test_the_office_of_somebody_unknown_is_of_nobody(tell: Teller) -> None:
    (role,) = tell("role", "They met their commander, Peter Kamau.")
    assert role["organisation"] is None


def test_whose_office_it_is_stands_before_whose(tell: Teller) -> None:
    (role,) = tell("role", "They praised AMISOM, whose commander is Peter Kamau.")
    assert (role["title"], role["organisation"]) == ("commander", "coalition:amisom")


def test_a_force_commander_is_of_the_mission_that_he_commands(tell: Teller) -> None:
    (role,) = tell("role", "Anna Leclerc, the new Force Commander of UNMISS, arrived.")
    assert (role["title"], role["organisation"]) == ("Force Commander", "coalition:unmiss")
