"""A record as it stands in a topic of Kafka: what every part of the project that handles bytes passes on."""

import msgspec

Header = tuple[str, bytes | None]


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A record and where it stands. `timestamp_ms` counts milliseconds since 1970."""

    topic: str
    partition: int
    offset: int
    timestamp_ms: int
    key: bytes | None
    value: bytes | None
    headers: tuple[Header, ...] = ()

    @property
    def place(self) -> str:
        """Where it stands, for people."""
        return f"{self.topic}, partition {self.partition}, offset {self.offset}"
