"""The office or title of a person."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


@pytest.mark.parametrize(
    ("text", "title", "organisation"),
    [
        ("French Defence Minister Anna Leclerc arrived.", "Defence Minister", "country:FR"),
        ("Anna Leclerc, the French defence minister, arrived.", "defence minister", "country:FR"),
        ("France's defence minister, Anna Leclerc, arrived.", "defence minister", "country:FR"),
        ("The president of Kenya, Anna Leclerc, arrived.", "president", "country:KE"),
        ("NATO spokeswoman Anna Leclerc arrived.", "spokeswoman", "organisation:nato"),
        ("Anna Leclerc, spokeswoman for NATO, arrived.", "spokeswoman", "organisation:nato"),
        ("Prime Minister Anna Leclerc arrived.", "Prime Minister", None),
        ("The new French army chief, General Anna Leclerc, arrived.", "army chief", "country:FR"),
    ],
)
def test_a_title_beside_a_name_is_a_role(tell: Teller, text: str, title: str, organisation: str | None) -> None:
    roles = [role for role in tell("role", text) if role["title"].lower() == title.lower()]
    assert [(role["person"], role["organisation"], role["former"]) for role in roles] == [
        ("person:anna-leclerc", organisation, False)
    ]


@pytest.mark.parametrize(("land", "code"), [("Chad", "TD"), ("Israel", "IL"), ("Georgia", "GE"), ("Mali", "ML")])
def test_the_land_of_an_office_is_no_part_of_the_name_behind_it(tell: Teller, land: str, code: str) -> None:
    (role,) = tell("role", f"The President of {land} Walid Haidara said that the talks would go on.")
    assert (role["person"], role["organisation"]) == ("person:walid-haidara", f"country:{code}")


def test_a_forename_that_is_also_a_land_stays_a_forename(tell: Teller) -> None:
    (role,) = tell("role", "Defence Minister Chad Haidara said that the talks would go on.")
    assert role["person"] == "person:chad-haidara"


@pytest.mark.parametrize(
    "text",
    [
        "Former Kenyan president Anna Leclerc arrived.",
        "Anna Leclerc, a former president of Kenya, arrived.",
        "Anna Leclerc, who was president of Kenya between 2001 and 2006, arrived.",
    ],
)
def test_an_office_of_the_past_is_former(tell: Teller, text: str) -> None:
    (role,) = tell("role", text)
    assert (role["title"], role["organisation"], role["former"]) == ("president", "country:KE", True)


def test_words_may_stand_between_former_and_the_office(tell: Teller) -> None:
    (role,) = tell("role", "A former tank commander for the Kenyan army, Walid Haidara served for ten years.")
    assert role["former"]


def test_when_an_office_was_held_is_the_time_of_the_role(tell: Teller) -> None:
    (role,) = tell("role", "Anna Leclerc, who was president of Kenya between 2001 and 2006, arrived on Monday.")
    assert role["time"] == {"start": "2001", "end": "2006", "precision": "year"}


def test_a_list_of_titled_people_gives_each_his_own_title(tell: Teller) -> None:
    roles = tell("role", "They met President Emma Macron, Chancellor Olaf Merkel and Prime Minister Jane Draghi.")
    assert [role["title"] for role in roles] == ["President", "Chancellor", "Prime Minister"]


def test_a_noun_that_is_no_office_makes_no_role(tell: Teller) -> None:
    assert tell("role", "Anna Leclerc, a mother of three, fled the city.") == []


@pytest.mark.parametrize(
    ("text", "person", "title", "organisation"),
    [
        ("The Prime Minister, Mr Paul Leclerc, arrived.", "person:paul-leclerc", "Prime Minister", None),
        (
            "Foreign Affairs Minister Anna Leclerc of Kenya left.",
            "person:anna-leclerc",
            "Foreign Affairs Minister",
            "country:KE",
        ),
        (
            "Kenya, whose new president, Anna Leclerc, is young, joined.",
            "person:anna-leclerc",
            "president",
            "country:KE",
        ),
        ("The envoy of Kenya, Wamboi Achieng, said no.", "person:wamboi-achieng", "envoy", "country:KE"),
        ("Under-Secretary Jean-Marc Leclerc said no.", "person:jean-marc-leclerc", "Under-Secretary", None),
        ("A gang leader, Paul \u201cSpider\u201d Leclerc, spoke.", "person:paul-leclerc", "gang leader", None),
    ],
)
def test_an_office_around_a_name_has_the_whole_name_as_evidence(
    tell: Teller, text: str, person: str, title: str, organisation: str | None
) -> None:
    (role,) = tell("role", text)
    assert (role["person"], role["title"], role["organisation"]) == (person, title, organisation)
    assert role["text"].endswith(("Leclerc", "Achieng"))


def test_when_an_office_was_held_is_no_part_of_its_title(tell: Teller) -> None:
    (role,) = tell("role", "Anna Leclerc was chairman of the African Union in early August 1990.")
    assert role["title"].startswith("chairman") and "1990" not in role["title"]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("King Abdullah II spoke.", [("person:abdullah-ii-of-jordan", "King")]),
        (
            "President Macron, Chancellor Scholz and Prime Minister Sunak met.",
            [
                ("person:emmanuel-macron", "President"),
                ("person:olaf-scholz", "Chancellor"),
                ("person:rishi-sunak", "Prime Minister"),
            ],
        ),
        (
            "Anna Leclerc, Secretary of Commerce Paul Leclerc, and Mary Achieng came.",
            [("person:paul-leclerc", "Secretary of Commerce")],
        ),
    ],
)
def test_each_of_a_row_has_the_title_before_it(tell: Teller, text: str, roles: list[tuple[str, str]]) -> None:
    assert [(role["person"], role["title"]) for role in tell("role", text)] == roles


def test_the_president_is_not_the_first_lady_of_the_same_surname(tell: Teller) -> None:
    roles = tell("role", "First Lady Jill Biden spoke of a plan of President Biden.")
    assert [(role["person"], role["title"]) for role in roles] == [
        ("person:jill-biden", "First Lady"),
        ("person:joe-biden", "President"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The rule was set out in Executive Order 14001 and widened by a later one.",
        "“Since my time as Vice President, Kate has been a loyal adviser,” the senator said.",
    ],
)
def test_an_order_and_whom_a_time_in_office_is_told_of_have_no_office(tell: Teller, text: str) -> None:
    assert tell("role", text) == []


def test_a_title_before_the_next_of_a_row_is_not_that_of_the_one_before(tell: Teller) -> None:
    row = "Commandant Linda Marsh, Chief of Engineers of the US Army Corps of Engineers Scott Pell, and others came."
    assert "Linda Marsh" not in [role["person"] for role in tell("role", row) if role["title"].startswith("Chief")]
    assert ("person:linda-marsh", "Commandant") in [(role["person"], role["title"]) for role in tell("role", row)]


def test_ours_is_of_nobody_where_nobody_is_the_author(tell: Teller) -> None:
    (role,) = tell("role", "Miguel Cardona, our Secretary of Education, spoke.")
    assert role["organisation"] is None


def test_a_title_ends_before_the_first_of_two_names(tell: Teller) -> None:
    roles = tell("role", "She was Counsel to Commissioners Anna Stone and Robert Jackson.")
    assert "Robert Jackson" not in [role["person"] for role in roles]
    assert all("Stone" not in role["title"] for role in roles)


def test_a_bullet_is_no_word_of_a_role(tell: Teller) -> None:
    (role,) = tell("role", "- General Ruth Okoye left Gao in June.")
    assert role["text"] == "General Ruth Okoye"
