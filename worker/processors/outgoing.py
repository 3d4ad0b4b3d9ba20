"""Records to send: messages encoded for their topic, small enough for it."""

from typing import NamedTuple

from schemas import Message, Topic
from schemas.cloudevents import Headers, encode
from worker.errors import ProcessingError

FRAME_BYTES = 1024  # more than our headers and the record's own frame take


class Outgoing(NamedTuple):
    """A record to send. The partition follows from the key where none is given."""

    topic: str
    key: bytes | None
    value: bytes | None
    headers: Headers
    timestamp_ms: int
    partition: int | None = None


def outgoing(topic: Topic, key: str, message: Message, *, source: str, timestamp_ms: int) -> Outgoing:
    """A message as a record of a topic. Raises ProcessingError where the topic does not take that many bytes."""
    value, headers = encode(message, source=source, timestamp_ms=timestamp_ms)
    encoded_key = key.encode()
    if len(encoded_key) + len(value) + FRAME_BYTES > topic.max_message_bytes:
        raise ProcessingError(
            f"a message of {len(value)} bytes came of it; {topic.name} takes {topic.max_message_bytes}"
        )
    return Outgoing(topic.name, encoded_key, value, headers, timestamp_ms)
