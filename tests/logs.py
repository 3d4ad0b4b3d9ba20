"""Logs that tests write by hand: a record a day, and what is said in them."""

from schemas import PARAGRAPHS, Deployment, Message, Record, Reference
from schemas.cloudevents import encode

DAY_MS = 86_400_000
START_MS = 1_512_432_000_000


def record_of(message: Message, offset: int, time_ms: int | None = None) -> Record:
    """A message as the record at an offset of the log, written a day after the one before unless the time is given."""
    time = START_MS + offset * DAY_MS if time_ms is None else time_ms
    key: str = message.document_id  # type: ignore[attr-defined]
    value, headers = encode(message, source="/test", timestamp_ms=time)
    return Record(
        topic=PARAGRAPHS.name,
        partition=0,
        offset=offset,
        timestamp_ms=time,
        key=key.encode(),
        value=value,
        headers=tuple(headers),
    )


def troops_in_syria(number: str, start: int) -> Deployment:
    """A draft claim for a number that stands in a text: so many US troops in Syria."""
    return Deployment(
        id="",
        document_id="",
        paragraph=0,
        start=start,
        end=start + len(number),
        text=number,
        actor=Reference(name="United States", id="country:US", type="country"),
        posture="present",
        location=Reference(name="Syria", id="country:SY", type="country"),
        count=int(number),
        unit="troops",
    )
