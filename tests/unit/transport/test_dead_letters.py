"""A dead letter carries the record as it came, and why it failed."""

import subprocess
import sys

from worker.transport.dead_letters import MAX_MESSAGE, MAX_STACKTRACE, dead_letter, read_dead_letter


def fail(depth: int = 0) -> ValueError:
    try:
        if depth:
            return fail(depth - 1)
        raise ValueError("no number: ü")
    except ValueError as error:
        return error


def test_key_value_and_headers_come_back_as_they_were_with_the_place_and_the_reason() -> None:
    headers = [("ce_type", b"x"), ("odd", b"\xff\x00")]
    written = dead_letter(
        b"\xfekey", b"\xff", headers, topic="t", partition=3, offset=42, stage="analyse", error=fail()
    )
    assert written[:2] == (b"\xfekey", b"\xff")
    assert written[2][:2] == headers
    letter = read_dead_letter(*written)
    assert (letter.key, letter.value, letter.headers) == (b"\xfekey", b"\xff", tuple(headers))
    assert (letter.topic, letter.partition, letter.offset, letter.stage) == ("t", 3, 42, "analyse")
    assert (letter.exception, letter.message) == ("ValueError", "no number: ü")
    assert "in fail" in letter.stacktrace


def test_a_null_key_and_a_null_value_stay_null() -> None:
    key, value, _ = dead_letter(None, None, (), topic="t", partition=0, offset=0, stage="s", error=fail())
    assert (key, value) == (None, None)


def test_message_and_stack_trace_are_bounded_and_the_innermost_frame_is_kept() -> None:
    error = ValueError("ü" * 100_000)
    letter = read_dead_letter(*dead_letter(b"", b"", (), topic="t", partition=0, offset=0, stage="s", error=error))
    assert len(letter.message) == MAX_MESSAGE
    assert len(letter.stacktrace) == MAX_STACKTRACE
    assert letter.stacktrace.endswith("ü\n")


def test_text_that_is_no_utf_8_does_not_break_the_dead_letter() -> None:
    error = ValueError("half of a pair: \ud800")
    letter = read_dead_letter(*dead_letter(b"", b"", (), topic="t", partition=0, offset=0, stage="s", error=error))
    assert letter.message == "half of a pair: \\ud800"


def test_a_dead_letter_that_fails_again_tells_of_the_last_failure_only() -> None:
    first = dead_letter(b"k", b"v", [("a", b"1")], topic="t", partition=1, offset=2, stage="analyse", error=fail())
    second = dead_letter(*first, topic="dead", partition=5, offset=6, stage="aggregate", error=KeyError("x"))
    letter = read_dead_letter(*second)
    assert (letter.topic, letter.offset, letter.exception) == ("dead", 6, "KeyError")
    assert letter.headers == (("a", b"1"),)


def test_a_record_without_our_headers_is_read_as_a_dead_letter_that_says_nothing() -> None:
    letter = read_dead_letter(b"k", None, [("coalition.errors.offset", b"many")])
    assert (letter.topic, letter.partition, letter.offset, letter.exception) == ("", -1, -1, "")


def test_making_dead_letters_needs_no_kafka_client() -> None:
    program = "import sys, worker.transport.dead_letters; raise SystemExit('aiokafka' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
