"""Report rows: all that was said on one claim in one cell."""

import itertools

import msgspec

from schemas import ClaimMade
from tests.unit.state.messages import made, retracted
from worker.state.reports import (
    Report,
    cell_prefix,
    decode_report,
    document_of_text_key,
    document_prefix,
    encode_report,
    merged,
    report_key,
    reports_in,
    text_key,
    text_prefix,
    texts_prefix,
    union,
)
from worker.state.times import end_of

FIRST = made(version=1)
AGAIN = made(version=2, text="other words")
GONE = retracted(FIRST, 3)
BACK = made(version=4)


def report(*messages: ClaimMade) -> Report:
    found: Report | None = None
    for message in messages:
        found = merged(found, message)
    assert found is not None
    return found


def test_any_order_and_repetition_gives_the_same_bytes() -> None:
    rows = {encode_report(report(*order, *order[:2])) for order in itertools.permutations((FIRST, AGAIN, GONE, BACK))}
    assert len(rows) == 1
    assert decode_report(rows.pop()) == report(FIRST, AGAIN, GONE, BACK)


def test_merging_rows_is_a_union() -> None:
    one, other = report(FIRST, GONE), report(AGAIN, GONE)
    assert union(one, other) == union(other, one) == report(FIRST, AGAIN, GONE)
    assert union(one, one) == one


def test_the_highest_version_is_current_whatever_came_last() -> None:
    assert report(AGAIN, FIRST).current == AGAIN
    assert report(GONE, FIRST).current is None
    assert report(GONE, FIRST).withdrawal == GONE
    assert report(BACK, GONE).current == BACK
    assert report(BACK, GONE).withdrawal is None


def test_of_two_messages_with_one_version_the_withdrawal_is_the_later() -> None:
    gone = retracted(FIRST, 1)
    assert report(gone, FIRST).current is report(FIRST, gone).current is None


def test_what_was_known_at_a_moment_includes_what_was_withdrawn_later() -> None:
    found = report(FIRST, AGAIN, GONE, BACK)
    known = [found.known_at(end_of(day)) for day in ("2025", "2026-01-01", "2026-01-02", "2026-01-03", "2026-01")]
    assert known == [None, FIRST, AGAIN, None, BACK]


def test_keys_of_one_cell_or_document_are_not_mistaken_for_anothers() -> None:
    names = ["a", "a#b", "a%23b", "a%", "ab", "b", "~a", ""]
    keys = {report_key("cell", name, "c") for name in names} | {text_key("cell", "t", name) for name in names}
    assert len(keys) == 2 * len(names)
    for name in names:
        assert [key for key in keys if key.startswith(document_prefix("cell", name))] == [report_key("cell", name, "c")]
        assert document_of_text_key(text_key("cell", "t", name)) == name
    assert sum(key.startswith(cell_prefix("cell")) for key in keys) == len(names)
    assert sum(key.startswith(texts_prefix("cell")) for key in keys) == len(names)
    assert sum(key.startswith(text_prefix("cell", "t")) for key in keys) == len(names)
    assert not any(key.startswith(text_prefix("cell", "")) for key in keys)


def test_reading_the_table_passes_over_the_rows_about_texts() -> None:
    rows = {report_key("cell", "afp", "c"): encode_report(report(FIRST)), text_key("cell", "t", "afp"): b"{}"}
    assert list(reports_in(rows.items())) == [("cell", report(FIRST))]


def test_fields_of_a_newer_minor_version_are_passed_over() -> None:
    row = msgspec.json.decode(encode_report(report(FIRST)))
    row["newer"] = row["messages"][0]["newer"] = 1
    assert decode_report(msgspec.json.encode(row)) == report(FIRST)
