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
