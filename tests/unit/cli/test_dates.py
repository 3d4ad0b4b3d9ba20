"""Dates for people are as precise as what they stand for."""

import pytest

from worker.cli.dates import date_words, moment_words, source_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2017", "2017"),
        ("2017-12", "Dec 2017"),
        ("2017-12-05", "5 Dec 2017"),
        ("2017-12-05T14:00:00Z", "5 Dec 2017"),
        ("soon", "soon"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_date_is_written_out_as_precisely_as_it_is_known(text: str | None, words: str) -> None:
    assert date_words(text) == words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2017-12-31T23:59:59.999", "Dec 2017"),
        ("2018-02-28T23:59:59.999", "Feb 2018"),
        ("2018-02-08T23:59:59.999", "8 Feb 2018"),
        ("2026-11-22T12:25:19.123", "2026-11-22 12:25:19"),
    ],
)
def test_the_end_of_a_period_stands_for_the_period(moment: str, words: str) -> None:
    assert moment_words(moment) == words


def test_a_source_without_a_name_is_its_document_and_one_without_a_date_has_none() -> None:
    assert source_words("AFP", "afp-1", "2017-12") == "AFP, Dec 2017"
    assert source_words(None, "afp-1", None) == "afp-1"
