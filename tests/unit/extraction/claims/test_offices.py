"""Offices told in other ways than by one title before or after one name."""

from tests.unit.extraction.claims.conftest import Teller


def test_a_title_in_the_plural_is_that_of_each_who_is_listed_after_it(tell: Teller) -> None:
    found = tell("role", "The two Reuters journalists, Anna Leclerc and Peter Moss, were released on Friday.")
    assert [(one["person"], one["organisation"]) for one in found] == [
        ("person:anna-leclerc", "organisation:reuters"),
        ("person:peter-moss", "organisation:reuters"),
    ]


def test_an_office_may_be_the_subject_and_who_holds_it_the_predicate(tell: Teller) -> None:
    (found,) = tell("role", "The current head of the Kenyan army is Peter Moss.")
    assert (found["person"], found["title"]) == ("person:peter-moss", "head")
