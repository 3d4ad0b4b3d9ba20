"""Names of armed groups that no list has, told by the words beside them."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.extraction.conftest import Reader


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Soldiers chased SPLK guerrillas from the town.", "splk"),
        ("The Zarai Tigers militants killed two soldiers.", "zarai-tigers"),
        ("Rebels of the SPLK seized the airport.", "splk"),
        ("The rebel group SPLK said it would fight on.", "splk"),
        ("The militia SPLK holds the north.", "splk"),
        ("The Kundo Front, a rebel movement, signed the accord.", "kundo-front"),
        ("SPLK, a rebel movement, signed the accord.", "splk"),
        ("The Lions of Utub, a rebel group, claimed the attack.", "lions-of-utub"),
        ("Rebels of the Army of Mercy seized the airport.", "army-of-mercy"),
        ("The Kundo Renewal Front (KRF), a rebel movement, signed the accord.", "kundo-renewal-front"),
    ],
)
def test_words_beside_a_name_tell_that_it_fights(reader: "Reader", text: str, group: str) -> None:
    assert f"armed-group:{group}" in reader.ids(text)


@pytest.mark.parametrize(
    "text",
    [
        "The militia General Okoro leads holds the north.",
        "Rebels of the north seized the airport.",
        "TROOPS CLEAR MORE TERRORIST ENCLAVES IN THE NORTH OF THE LAKE",
        "The militia left on Sunday.",
    ],
)
def test_not_every_word_beside_fighters_is_their_name(reader: "Reader", text: str) -> None:
    assert not [each for each in reader.ids(text) if each.startswith("armed-group:")]


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("The Kundo Resistance Front", "kundo-resistance-front"),
        ("The Kundo Liberation Army", "kundo-liberation-army"),
        ("The Popular Front for the Liberation of Kundo", "popular-front-for-the-liberation-of-kundo"),
        ("Harakat al-Nur", "harakat-al-nur"),
        ("Jaysh al-Bariq", "jaysh-al-bariq"),
        ("Kataib al-Hadid", "kataib-al-hadid"),
    ],
)
def test_the_words_of_a_name_tell_that_it_fights(reader: "Reader", name: str, group: str) -> None:
    assert reader.ids(f"{name} signed the truce on Friday.") == [f"armed-group:{group}"]


@pytest.mark.parametrize("name", ["Ansar Burki", "The Kundo Workers' Party", "Liwa Province", "The Army of Chad"])
def test_other_names_are_of_no_fighters(reader: "Reader", name: str) -> None:
    assert not [each for each in reader.ids(f"{name} signed it on Friday.") if each.startswith("armed-group:")]
