"""When a thing holds, resolved against the date of publication and no finer than it is known."""

import pytest

from schemas import Time
from worker.extraction.claims.times import times_in

TUESDAY = "2015-03-10"


def _only(text: str, published_at: str | None) -> Time | None:
    (expression,) = times_in(text, published_at)
    return expression.time


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("It began on 5 May 2014.", "2014-05-05", "2014-05-05", "day"),
        ("It began on May 5, 2014.", "2014-05-05", "2014-05-05", "day"),
        ("It began in October 2011.", "2011-10", "2011-10", "month"),
        ("It began in 2003.", "2003", "2003", "year"),
        ("They were there between 2015 and 2016.", "2015", "2016", "year"),
        ("They have been there since 2012.", "2012", None, "year"),
        ("They stay until 2016.", None, "2016", "year"),
        ("It began on Saturday.", "2015-03-07", "2015-03-07", "day"),
        ("It began yesterday.", "2015-03-09", "2015-03-09", "day"),
        ("It began last year.", "2014", "2014", "year"),
        ("It began in January.", "2015-01", "2015-01", "month"),
        ("It began in December.", "2014-12", "2014-12", "month"),
        ("It began in the summer of 2006.", "2006-06", "2006-08", "month"),
        ("It began three days ago.", "2015-03-07", "2015-03-07", "day"),
        ("It began last week.", "2015-03-02", "2015-03-08", "day"),
        ("It began in the 1990s.", "1990", "1999", "year"),
    ],
)
def test_a_time_expression_is_an_interval(text: str, start: str | None, end: str | None, precision: str) -> None:
    assert _only(text, TUESDAY) == Time(start=start, end=end, precision=precision)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["It began on Saturday.", "It began yesterday.", "It began last week."])
def test_a_publication_known_to_the_month_leaves_days_unresolved(text: str) -> None:
    assert _only(text, "2015-03") is None


def test_last_year_needs_no_more_than_the_year_of_publication() -> None:
    assert _only("It began last year.", "2015") == Time(start="2014", end="2014", precision="year")


def test_that_summer_is_of_the_year_just_named() -> None:
    _, summer = times_in("It convened a coalition in 2014 and began bombing that summer.", None)
    assert summer.time == Time(start="2014-06", end="2014-08", precision="month")


@pytest.mark.parametrize(
    "text", ["They may leave.", "They march on.", "It cost 2003 dollars.", "Flight MH2014-A left."]
)
def test_words_and_numbers_that_only_look_like_dates_are_none(text: str) -> None:
    assert not [
        expression for expression in times_in(text, None) if expression.time and expression.time.precision != "year"
    ]
