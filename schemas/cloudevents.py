"""Messages as Kafka records: CloudEvents 1.0, Kafka protocol binding, binary mode.

The value is the bare JSON of the message, the headers say what it is. A reader needs the value alone: it carries its
`type`. Source: CloudEvents Kafka Protocol Binding 1.0.2, section 3.2.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache, reduce
from operator import or_

import msgspec

from schemas.ids import hash_of
from schemas.messages import MESSAGE_TYPES, Message
from schemas.records import Header

Headers = list[Header]

_encoder = msgspec.json.Encoder(order="deterministic")
_decoders = {name: msgspec.json.Decoder(type_) for name, type_ in MESSAGE_TYPES.items()}


class MessageError(ValueError):
    """Bytes that are no message of ours. Its text says why, in one line."""


class _Typed(msgspec.Struct):
    type: str


_type_decoder = msgspec.json.Decoder(_Typed)


def encode(message: Message, *, source: str, timestamp_ms: int) -> tuple[bytes, Headers]:
    """The value and the headers of a message.

    `source` names the part that wrote it ("/coalition/analyse"). `timestamp_ms` is when: for a derived message the
    timestamp of the record in the log that it comes from, so that deriving it again gives the same bytes.
    """
    value = _encoder.encode(message)
    name = type_name(message)
    headers = {
        "ce_specversion": "1.0",
        "ce_id": hash_of(value.decode()),
        "ce_type": name,
        "ce_source": source,
        "ce_time": iso_time(timestamp_ms),
        "ce_dataschema": schema_uri(name),
        "content-type": "application/json",
    }
    return value, [(key, text.encode()) for key, text in headers.items()]


def decode(value: bytes | None, expected: Sequence[type[Message]] = ()) -> Message:
    """The message that a value holds. Fields that are not known are passed over.

    `expected` are the types that may stand on the topic; with none, all may. Raises MessageError for anything else.
    """
    if value is None:
        raise MessageError("the value is null")
    try:
        return _decoder_of(tuple(expected)).decode(value)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return _decode_explaining(value, expected)


@cache
def _decoder_of(expected: tuple[type[Message], ...]) -> "msgspec.json.Decoder[Message]":
    """What reads any of these types in one pass."""
    return msgspec.json.Decoder(reduce(or_, expected or tuple(MESSAGE_TYPES.values())))


def _decode_explaining(value: bytes, expected: Sequence[type[Message]]) -> Message:
    """What could not be decoded in one pass, step by step, so that the error says what is wrong."""
    try:
        name = _type_decoder.decode(value).type
    except UnicodeDecodeError:
        raise MessageError("the value is not UTF-8") from None
    except msgspec.DecodeError as error:
        raise MessageError(f"the value is no JSON object with a type: {error}") from None
    if name not in _decoders:
        raise MessageError(f"type {name!r} is not known")
    if expected and MESSAGE_TYPES[name] not in expected:
        raise MessageError(f"type {name!r} does not belong on this topic")
    try:
        message: Message = _decoders[name].decode(value)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise MessageError(f"not a valid {name}: {error}") from None
    return message


def type_name(message: Message) -> str:
    """The type of a message with its major version, as in `ce_type`."""
    return str(message.__struct_config__.tag)


def schema_uri(name: str) -> str:
    """What `ce_dataschema` says, and the `$id` of the JSON Schema file of that message."""
    return f"urn:coalition:schema:{name}"


def iso_time(timestamp_ms: int) -> str:
    """Milliseconds since 1970 as ISO 8601 in UTC with milliseconds, as in `ce_time` and `learned_at`."""
    seconds, milliseconds = divmod(timestamp_ms, 1000)
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%S}.{milliseconds:03d}Z"


def timestamp_ms(time: str) -> int:
    """The milliseconds since 1970 of what `iso_time` wrote. Raises ValueError for anything else."""
    return round(datetime.fromisoformat(time).timestamp() * 1000)
