"""Numbers: how many, how exactly, of what."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from tests.unit.extraction.claims.conftest import Teller
from tests.unit.extraction.conftest import Reader
from worker.extraction.claims.quantities import Quantity, quantities_in
from worker.extraction.text.normalising import normalise

Parse = Callable[[str], Doc]


@pytest.fixture
def read(reader: Reader) -> Parse:
    def parse(text: str) -> Doc:
        return reader.extractor._nlp(normalise(text).text)

    return parse


def _only(doc: Doc) -> Quantity:
    (quantity,) = quantities_in(doc)
    return quantity


@pytest.mark.parametrize(
    ("text", "count", "qualifier"),
    [
        ("Spain has 1,300 troops in Iraq.", 1300, "exact"),
        ("Spain has about 1,300 troops in Iraq.", 1300, "about"),
        ("Spain has more than 1,300 troops in Iraq.", 1300, "more_than"),
        ("Spain has up to 1,300 troops in Iraq.", 1300, "up_to"),
        ("Spain has at least 1,300 troops in Iraq.", 1300, "at_least"),
        ("Spain has fewer than 1,300 troops in Iraq.", 1300, "less_than"),
        ("Spain has two hundred and fifty troops in Iraq.", 250, "exact"),
        ("Spain has some 12 thousand troops in Iraq.", 12000, "about"),
        ("The war displaced 2.5 million people.", 2_500_000, "exact"),
        ("The blast killed as many as twenty-five people.", 25, "up_to"),
    ],
)
def test_a_number_tells_how_many_and_how_exactly(read: Parse, text: str, count: int, qualifier: str) -> None:
    quantity = _only(read(text))
    assert (quantity.count, quantity.qualifier) == (count, qualifier)


@pytest.mark.parametrize(
    ("word", "count"), [("dozens", 24), ("hundreds", 200), ("thousands", 2000), ("tens of thousands", 20000)]
)
def test_a_vague_number_is_an_approximate_count(read: Parse, word: str, count: int) -> None:
    quantity = _only(read(f"The offensive killed {word} of civilians."))
    assert (quantity.count, quantity.qualifier, quantity.vague) == (count, "about", True)


def test_a_range_has_its_ends_and_their_middle(read: Parse) -> None:
    quantity = _only(read("Norway will send 100-120 soldiers to Kabul."))
    assert (quantity.min, quantity.count, quantity.max, quantity.qualifier) == (100, 110, 120, "range")


def test_a_change_has_the_number_before_it(read: Parse) -> None:
    quantity = _only(read("Britain cut its force from 7,100 to 5,500 soldiers."))
    assert (quantity.previous, quantity.count) == (7100, 5500)


def test_money_has_a_currency_and_a_share_is_a_percentage(read: Parse) -> None:
    assert _only(read("Japan pledged $135m for Sudan.")).currency == "USD"
    assert _only(read("The group lost 98 percent of its ground.")).percent


@pytest.mark.parametrize(
    "text",
    [
        "The Council adopted Resolution 1973 on Libya.",
        "The war began in 2003.",
        "A 30-year-old airman spoke.",
        "The F-16 jets arrived.",
        "The ministers met on May 5, 2014.",
    ],
)
def test_names_dates_and_measures_count_nothing(read: Parse, text: str) -> None:
    assert not [quantity for quantity in quantities_in(read(text)) if quantity.head is not None and quantity.count > 31]


def test_an_elliptical_number_counts_what_the_one_before_counts(read: Parse) -> None:
    doc = read("The US has about 2,000 troops in Syria and more than 5,000 in Iraq.")
    first, second = quantities_in(doc)
    assert doc[first.head or 0].text == doc[second.head or 0].text == "troops"
    assert (second.count, second.qualifier, second.inherited) == (5000, "more_than", True)


@pytest.mark.parametrize(
    ("words", "count", "currency"),
    [
        ("Rs 175 crore", 1_750_000_000, "INR"),
        ("Rs. 500 million", 500_000_000, "INR"),
        ("P46.6 million", 46_600_000, "PHP"),
        ("$7.6million", 7_600_000, "USD"),
        ("DKK 300 million", 300_000_000, "DKK"),
        ("DM 17 billion", 17_000_000_000, "DEM"),
    ],
)
def test_money_is_told_in_many_ways(read: Parse, words: str, count: int, currency: str) -> None:
    quantity = _only(read(f"The ministry gave them {words}."))
    assert (quantity.count, quantity.currency) == (count, currency)


@pytest.mark.parametrize("text", ["The army fired 155mm shells.", "Australia flew a P8 there."])
def test_calibres_and_models_count_nothing(read: Parse, text: str) -> None:
    assert not quantities_in(read(text))


def test_a_million_and_a_half(tell: Teller) -> None:
    found = tell("casualties", "A million and a half people have been driven from their homes.")
    assert [claim["count"] for claim in found] == [1_500_000]
