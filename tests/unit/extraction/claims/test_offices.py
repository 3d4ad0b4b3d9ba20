"""Offices told in other ways than by one title before or after one name."""

import pytest

from tests.unit.extraction.claims.conftest import Teller, related


def test_a_title_in_the_plural_is_that_of_each_who_is_listed_after_it(tell: Teller) -> None:
    found = tell("role", "The two Reuters journalists, Anna Leclerc and Peter Moss, were released on Friday.")
    assert [(one["person"], one["organisation"]) for one in found] == [
        ("person:anna-leclerc", "organisation:reuters"),
        ("person:peter-moss", "organisation:reuters"),
    ]


def test_an_office_may_be_the_subject_and_who_holds_it_the_predicate(tell: Teller) -> None:
    (found,) = tell("role", "The current head of the Kenyan army is Peter Moss.")
    assert (found["person"], found["title"]) == ("person:peter-moss", "head")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Harbour Institute founder and director Anna Leclerc left.",
            {("founder", "organisation:harbour-institute"), ("director", "organisation:harbour-institute")},
        ),
        (
            "Ex-Prime Minister and Labour Party leader Peter Moss won.",
            {("Prime Minister", None), ("leader", "organisation:labour-party")},
        ),
        (
            "Peter Moss, Special Representative of the Secretary-General and head of MINUSMA, left.",
            {("Special Representative", None), ("head", "coalition:minusma")},
        ),
        (
            "Brigadier-General Peter Moss of Ghana, at present commander of MINUSMA, left.",
            {("commander", "coalition:minusma")},
        ),
        (
            "The commander of MINUSMA, Kenyan Col. Peter Moss, left.",
            {("commander", "coalition:minusma")},
        ),
        (
            "A spokesman for the Saudi-led coalition, Brigadier General Peter Moss, left.",
            {("spokesman", "coalition:saudi-arabia-led")},
        ),
        ("Peter Moss, 34, a nurse, left.", {("nurse", None)}),
        ("Gen. Peter Moss (retd), a former commander of UNMISS, left.", {("commander", "coalition:unmiss")}),
        ("Wing Commander Peter Moss left.", {("Wing Commander", None)}),
        (
            "Anna Leclerc, Assistant Secretary of State for Near Eastern Affairs.",
            {("Assistant Secretary of State for Near Eastern Affairs", None)},
        ),
        ("Anna Leclerc, Co-Chair of the Harbour Institute, left.", {("Co-Chair", "organisation:harbour-institute")}),
    ],
)
def test_each_office_of_one_person_is_a_role(tell: Teller, text: str, expected: set[tuple[str, str | None]]) -> None:
    assert {(one["title"], one["organisation"]) for one in tell("role", text)} == expected


def test_the_second_of_two_persons_has_the_title_before_the_second(tell: Teller) -> None:
    found = tell(
        "role",
        "They met Agency Administrator Anna Leclerc, Health Office Assistant Secretary for Health Admiral Rosa Moss.",
    )
    assert [(one["person"], one["title"]) for one in found] == [
        ("person:anna-leclerc", "Administrator"),
        ("person:rosa-moss", "Assistant Secretary for Health"),
    ]


def test_a_name_like_an_office_is_no_office(tell: Teller) -> None:
    assert not tell("role", "Peter Moss, James Farmer, Rosa Hughes and Hank Stone rode along.")


def test_an_office_may_stand_right_before_the_body_and_its_short_form(tell: Teller) -> None:
    (one,) = tell("role", "They met Director General ISAF General Peter Moss in Kabul.")
    assert (one["title"], one["organisation"]) == (
        "Director General",
        "coalition:international-security-assistance-force",
    )
    (other,) = tell("role", "They met Chief of Army Staff (CAS) General Peter Moss in Kabul.")
    assert other["title"] == "Chief of Army Staff"


@pytest.mark.parametrize(
    ("text", "title", "organisation"),
    [
        ("Labor Secretary Anna Leclerc left.", "Labor Secretary", None),
        ("Anna Leclerc, Secretary of Labor, left.", "Secretary of Labor", None),
        ("Senate Majority Leader Anna Leclerc left.", "Majority Leader", "organisation:united-states-senate"),
        ("Anna Leclerc is the Founding Chair of NATO.", "Founding Chair", "organisation:nato"),
        ("She was with Stone Defenders, Inc. Justice Anna Leclerc left.", "Justice", None),
        ("Dean Stone, envoy to Nepal, left.", "envoy", "country:NP"),
    ],
)
def test_what_a_minister_is_for_is_no_body_and_a_sentence_ends_a_title(
    tell: Teller, text: str, title: str, organisation: str | None
) -> None:
    assert [(one["title"], one["organisation"]) for one in tell("role", text)] == [(title, organisation)]


def test_the_president_who_acts_is_not_the_name_before(tell: Teller) -> None:
    assert not tell("role", "To protect the Thompson Divide, the President is building on a series of steps.")
    (one,) = tell("role", "They met Peter Moss, Kenya's minister of defence in an address on the radio.")
    assert one["title"] == "minister of defence"


def test_an_office_that_is_known_as_a_body_is_that_of_who_is_named_behind(tell: Teller) -> None:
    (found,) = tell("role", "UN High Commissioner for Refugees Anna Moss closed the camp.")
    assert (found["person"], found["title"]) == ("person:anna-moss", "High Commissioner for Refugees")


def test_who_holds_an_office_stands_right_behind_it_and_not_behind_the_comma(tell: Teller) -> None:
    (found,) = tell("role", "After meeting the Chadian Ambassador to Mali Peter Moss, Mrs. Lindt left.")
    assert found["person"] == "person:peter-moss"


def test_whom_an_aide_serves_by_name_has_the_office(tell: Teller) -> None:
    (found,) = tell("role", "An aide to President Peter Moss confirmed the plan.")
    assert (found["person"], found["title"]) == ("person:peter-moss", "President")


@pytest.mark.parametrize(
    "text",
    [
        "The commander of the UN force in Mali, General Peter Moss, left.",
        "General Peter Moss, commander of the UN force in Mali, left.",
        "General Peter Moss took over from General Paul Hall as commander of the UN force in Mali.",
    ],
)
def test_who_commands_a_force_is_of_the_force_and_not_of_whose_it_is(tell: Teller, text: str) -> None:
    offices = {one["organisation"] for one in tell("role", text) if one["title"] == "commander"}
    assert offices == {"coalition:minusma"}
    assert ("person:peter-moss", "commands", "coalition:minusma") in related(tell, text)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Its commander, the South African Major General Peter Moss, left.", "commander"),
        ("Its President, Ambassador Peter Moss of Chad, read the text.", "President"),
        ("The Force Commander, Lieut.-General P. Moss of India, took over.", "Force Commander"),
        ("Peter Moss, until this summer the head of the academy, will lead it.", "head of the academy"),
        ("Peter Moss, until recently chief of the army, was sacked.", "chief of the army"),
        ("Peter Moss, a former mayor's aide, left.", "aide"),
        ("Emperor Haile Moss sent his guard.", "Emperor"),
        ("Commodore Qavir, who takes command in May, left.", "Commodore"),
        ("Commander Yvonne Moss, the captain of the frigate Tromp, left.", "captain of the frigate Tromp"),
        ('"We stay," said the bloc\'s envoy to Chad, retired Danish diplomat Peter Moss.', "envoy"),
        ('"It was windy," said Shevchenka, a primary school teacher from Gao.', "primary school teacher"),
        ("Anna Moss was the first woman president of Chad.", "first woman president"),
        ("Lt Col Peter Moss, Chief Military Information Officer", "Chief Military Information Officer"),
        ("Peter Moss\nLieutenant Colonel\nChief of Public Information", "Chief of Public Information"),
        ("Lt Col Peter Moss\nChief of Staff, KFOR", "Chief of Staff"),
    ],
)
def test_an_office_beside_or_below_a_name(tell: Teller, text: str, title: str) -> None:
    assert title in [one["title"] for one in tell("role", text)]


def test_who_had_an_office_until_lately_has_it_no_more(tell: Teller) -> None:
    (found,) = tell("role", "Peter Moss, until May the ambassador to Chad, left.")
    assert (found["title"], found["former"], found["organisation"]) == ("ambassador", True, "country:TD")


@pytest.mark.parametrize("name", ["James A. Van Fleet", "Jan van Force"])
def test_a_name_with_an_initial_or_a_link_is_a_persons(tell: Teller, name: str) -> None:
    (found,) = tell("role", f"Lt. Gen. {name} took command of the army.")
    assert found["person"].startswith("person:ja")
