"""Dead letters: what could not be processed, byte for byte, with the reason in its headers.

The streams write them, anybody reads them. Needs no Kafka client.
"""

import traceback
from collections.abc import Iterable

import msgspec

from schemas import Header
from schemas.cloudevents import Headers

PREFIX = "coalition.errors."
MAX_MESSAGE = 1_000
MAX_STACKTRACE = 8_000


class DeadLetter(msgspec.Struct, frozen=True, kw_only=True):
    """A record that could not be processed: where it stood, at which stage and why it failed, and itself.

    `key`, `value` and `headers` are as they came. `offset` and `partition` are -1 where the headers do not tell them.
    """

    topic: str
    partition: int
    offset: int
    stage: str
    exception: str
    message: str
    stacktrace: str
    key: bytes | None
    value: bytes | None
    headers: tuple[Header, ...] = ()


def dead_letter(
    key: bytes | None,
    value: bytes | None,
    headers: Iterable[Header],
    *,
    topic: str,
    partition: int,
    offset: int,
    stage: str,
    error: BaseException,
) -> tuple[bytes | None, bytes | None, Headers]:
    """The key, value and headers to write to `dead.letters.v1`: those that came, and headers that say what happened.

    Message and stack trace are cut to 1,000 and 8,000 characters, the stack trace to its innermost part. Headers of an
    earlier failure are replaced.
    """
    trace = "".join(traceback.format_exception(error))
    told = {
        "topic": topic,
        "partition": str(partition),
        "offset": str(offset),
        "stage": stage,
        "exception": f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins."),
        "message": str(error)[:MAX_MESSAGE],
        "stacktrace": trace if len(trace) <= MAX_STACKTRACE else "…" + trace[-MAX_STACKTRACE + 1 :],
    }
    kept = [(name, content) for name, content in headers if not name.startswith(PREFIX)]
    added: Headers = [(PREFIX + name, text.encode(errors="backslashreplace")) for name, text in told.items()]
    return key, value, kept + added


def read_dead_letter(key: bytes | None, value: bytes | None, headers: Iterable[Header]) -> DeadLetter:
    """What a record of `dead.letters.v1` says. What its headers do not tell is empty."""
    headers = tuple(headers)
    told = {
        name.removeprefix(PREFIX): (content or b"").decode(errors="replace")
        for name, content in headers
        if name.startswith(PREFIX)
    }
    return DeadLetter(
        topic=told.get("topic", ""),
        partition=_number(told.get("partition")),
        offset=_number(told.get("offset")),
        stage=told.get("stage", ""),
        exception=told.get("exception", ""),
        message=told.get("message", ""),
        stacktrace=told.get("stacktrace", ""),
        key=key,
        value=value,
        headers=tuple((name, content) for name, content in headers if not name.startswith(PREFIX)),
    )


def _number(text: str | None) -> int:
    try:
        return int(text or "")
    except ValueError:
        return -1
