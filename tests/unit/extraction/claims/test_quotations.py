"""Where quoted words start and end."""

import pytest

from tests.unit.extraction.claims.conftest import Teller
from worker.extraction.claims.statements.quotations import quotations_in


def _quoted(text: str) -> list[str]:
    return [text[quotation.start : quotation.end] for quotation in quotations_in(text)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"We stay," he said. "We will not leave."', ["We stay,", "We will not leave."]),
        ("“We stay,” he said.", ["We stay,"]),
        ("«Nous restons», he said.", ["Nous restons"]),
        ("``We stay,'' he said.", ["We stay,"]),
        ("“We stay“, he said.", ["We stay"]),
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


def test_a_paragraph_after_said_is_what_is_said_with_marks_or_without(tell: Teller) -> None:
    line = "Speaking on Monday, Kenya's Defence Minister Anna Leclerc said:"
    for words in ("“We will send ten ships to the bay of Beira.”", "We will send ten ships to the bay of Beira."):
        (one,) = tell("statement", line, words)
        assert (one["speaker"], one["direct"]) == ("person:anna-leclerc", True)
        assert one["quote"] == "We will send ten ships to the bay of Beira."
    (deployment,) = tell("deployment", line, "We will send ten ships to the bay of Beira.")
    assert (deployment["attributed_to"], deployment["actor"]) == ("person:anna-leclerc", "country:KE")
    assert not tell("statement", line, "- ten ships for the bay of Beira.")
    assert not tell("statement", line, "We will send ten ships.", "The ships will sail to the bay of Beira on Monday.")


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("'We stay in Gao,' said Peter Moss. 'The soldiers' pay isn't late.'", 2),
        ("Peter Moss said the raid was ‘a clear breach of it’ and left.", 2),
        ("The soldiers' pay in the '90s wasn't Germany's affair, Peter Moss said.", 1),
        ("“They call it ‘the long war’,” Peter Moss said.", 1),
    ],
)
def test_single_marks_quote_where_no_double_ones_do(tell: Teller, text: str, quotes: int) -> None:
    assert len(tell("statement", text)) == quotes


def test_a_rank_with_a_full_stop_ends_no_sentence(tell: Teller) -> None:
    (statement,) = tell("statement", "“We stay in Gao,” Fijian spokesman Brig. Gen. Peter Moss told reporters.")
    assert (statement["speaker"], statement["quote"]) == ("person:peter-moss", "We stay in Gao")
