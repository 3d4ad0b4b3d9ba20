"""Names that nobody knows are places where only places stand, whatever they look like to the model."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.extraction.conftest import Reader

_UNSEEN = ("Kalemba", "Dunbray", "Quang Lo", "Brize Norton", "Al-Sukhra")


@pytest.mark.parametrize("name", _UNSEEN)
@pytest.mark.parametrize(
    "text",
    [
        "Residents of {} fled the shelling.",
        "About 30 miles north of {}, soldiers dug in.",
        "The siege of {} goes on.",
        "The mayor of {} welcomed the soldiers.",
        "They took the airport and the main town, {}, on Monday.",
        "{}, the main town of the region, was quiet.",
        "Stores were flown from {} to the coast.",
        "The peacekeepers withdrew to {}.",
        "The road to {} is mined.",
        "The convoy reached {} at noon.",
        "The first units left {} on Tuesday.",
        "{} fell to the rebels on Friday.",
        "{} was retaken by the army.",
    ],
)
def test_a_name_is_of_a_place_where_only_places_stand(reader: "Reader", text: str, name: str) -> None:
    assert (name, "place") in [(words, each.split(":")[0]) for words, each in reader.names(text.format(name))]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("The mayor of the town, Kalemba Sesay, said so.", "person:kalemba-sesay"),
        ("The rebels held Jonas Dunbray hostage.", "person:jonas-dunbray"),
        ("He marched on Congress with his men.", "organisation:united-states-congress"),
        ("The troops left President Okoro's palace.", "person:okoro"),
        ("Anna Sample was an adviser at Harbour University.", "organisation:harbour-university"),
    ],
)
def test_people_and_bodies_stand_there_too(reader: "Reader", text: str, entity: str) -> None:
    assert entity in reader.ids(text)


def test_names_before_the_camps_that_bear_them_are_places(reader: "Reader") -> None:
    names = reader.names("Shells hit the Kalemba and Dunbray refugee camps.")
    assert names == [("Kalemba", "place:kalemba"), ("Dunbray", "place:dunbray")]
