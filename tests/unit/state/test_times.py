"""Times of different precision compare by the end of their period."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from worker.errors import UsageError
from worker.state.times import end_of, moment_of


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("2017", "2017-12-31T23:59:59.999"),
        ("2017-02", "2017-02-28T23:59:59.999"),
        ("2016-02", "2016-02-29T23:59:59.999"),
        ("2017-12", "2017-12-31T23:59:59.999"),
        ("9999-12", "9999-12-31T23:59:59.999"),
        ("0001", "0001-12-31T23:59:59.999"),
        ("2017-12-05", "2017-12-05T23:59:59.999"),
        ("2017-12-05T10:00:00", "2017-12-05T10:00:00.000"),
        ("2017-12-05T10:00:00Z", "2017-12-05T10:00:00.000"),
        ("2017-12-05T01:00:00.123456+02:00", "2017-12-04T23:00:00.123"),
    ],
)
def test_a_time_stands_for_the_end_of_its_period_in_utc(text: str, end: str) -> None:
    assert end_of(text) == end


@pytest.mark.parametrize(
    "text", [None, "", "soon", "2017-13", "2017-02-30", "0000", "17", "2017-12-05T25:00", "9" * 40]
)
def test_what_is_no_time_comes_before_all_times(text: str | None) -> None:
    assert end_of(text) == ""
    with pytest.raises(UsageError, match="is no date; write it as"):
        moment_of(text or "")


@settings(max_examples=200, deadline=None)
@given(st.dates(date(1, 1, 1), date(9999, 12, 30)), st.sampled_from((4, 7, 10)))
def test_the_end_of_a_period_is_in_it_and_the_next_day_is_not(day: date, precision: int) -> None:
    text = day.isoformat()[:precision]
    last = date.fromisoformat(end_of(text)[:10])
    assert last.isoformat()[:precision] == text
    if last < date.max:
        assert (last + timedelta(days=1)).isoformat()[:precision] != text
