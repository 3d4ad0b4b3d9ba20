"""The value of a claim in words."""

import msgspec
import pytest

from schemas import Amount, AnyClaim
from tests.unit.state.messages import KINDS, claim
from worker.state import number_words, value_of

VALUES = {
    "membership": "leaving",
    "coalition_size": "500",
    "deployment": "about 500 present",
    "contribution": "5",
    "territory": "lost 40 %",
    "mission": "shifting",
    "role": "current",
    "statement": "said",
    "relation": "fights",
    "casualties": "500",
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_value_and_modality_belongs_to_it(kind: str) -> None:
    what: AnyClaim = claim(kind, answer=1)
    assert value_of(what) == VALUES[kind]
    for modality, words in (("negated", "not "), ("planned", "planned: "), ("possible", "possible: ")):
        assert value_of(msgspec.structs.replace(what, modality=modality)) == words + VALUES[kind]


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (Amount(number=2000), "2,000"),
        (Amount(number=2000.0), "2,000"),
        (Amount(number=2.5, qualifier="more_than"), "more than 2.5"),
        (Amount(number=110, qualifier="range", min=100, max=120), "100–120"),
        (Amount(number=110, qualifier="range"), "110"),
        (Amount(number=24, qualifier="about", vague=True), "about 24"),
        (Amount(number=1e300, qualifier="up_to"), "up to " + f"{int(1e300):,}"),
    ],
)
def test_numbers_keep_their_qualifiers(amount: Amount, words: str) -> None:
    assert number_words(amount) == words


def test_a_claim_without_a_number_still_has_a_value() -> None:
    for kind, words in (("deployment", "present"), ("casualties", "killed")):
        assert value_of(msgspec.structs.replace(claim(kind), count=None)) == words
    assert value_of(msgspec.structs.replace(claim("contribution"), amount=None)) == "equipment"
    assert value_of(msgspec.structs.replace(claim("territory"), share=None)) == "gained"
