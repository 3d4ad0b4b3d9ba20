"""Where quoted words start and end."""

import pytest

from worker.extraction.claims.quotations import quotations_in


def _quoted(text: str) -> list[str]:
    return [text[quotation.start : quotation.end] for quotation in quotations_in(text)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"We stay," he said. "We will not leave."', ["We stay,", "We will not leave."]),
        ("“We stay,” he said.", ["We stay,"]),
        ("«Nous restons», he said.", ["Nous restons"]),
        ("``We stay,'' he said.", ["We stay,"]),
        ("He said nothing.", []),
    ],
)
def test_quotations_are_paired(text: str, quoted: list[str]) -> None:
    assert _quoted(text) == quoted


def test_a_quotation_that_is_never_closed_runs_to_the_end_of_the_paragraph() -> None:
    (quotation,) = quotations_in("He said: “We stay. They leave.")
    assert not quotation.closed
    assert _quoted("He said: “We stay. They leave.") == ["We stay. They leave."]


def test_a_mark_that_opens_ends_a_straight_quotation_before_it() -> None:
    assert _quoted('"We grieve. "It was an accident," he added.') == ["We grieve.", "It was an accident,"]
