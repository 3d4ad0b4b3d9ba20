"""The topics: declared here and nowhere else. Nothing relies on a broker creating a topic by itself."""

from typing import Literal

import msgspec

DAY_MS = 24 * 60 * 60 * 1000
MIB = 1024 * 1024


class Topic(msgspec.Struct, frozen=True, kw_only=True):
    """A topic as we create it. `retention_ms` of -1 keeps records for ever; `max_message_bytes` bounds a record."""

    name: str
    key: str
    about: str
    cleanup_policy: Literal["delete", "compact"] = "delete"
    retention_ms: int = -1
    max_message_bytes: int = 1 * MIB

    @property
    def config(self) -> dict[str, str]:
        """The topic's settings under Kafka's own names."""
        return {
            "cleanup.policy": self.cleanup_policy,
            "retention.ms": str(self.retention_ms),
            "max.message.bytes": str(self.max_message_bytes),
        }


PARAGRAPHS = Topic(
    name="news.paragraphs.v1", key="document id", about="paragraphs and retractions: the one source of truth"
)
MENTIONS = Topic(name="news.mentions.v1", key="document id", about="entities that the paragraphs name")
CLAIMS = Topic(name="news.claims.v1", key="document id", about="claims that the paragraphs make, and retractions")
REPORTS = Topic(name="coalition.reports.v1", key="owner", about="the claims again, by the owner of their cell")
CHANGES = Topic(name="coalition.changes.v1", key="owner", about="answers of cells, before and after")
MERGES = Topic(
    name="coalition.merges.v1", key="entity id", about="which entities are held to be one, and which no longer"
)
DEAD_LETTERS = Topic(
    name="dead.letters.v1",
    key="as it came",
    about="what could not be processed, byte for byte, with the reason",
    max_message_bytes=2 * MIB,
)

TOPICS: tuple[Topic, ...] = (PARAGRAPHS, MENTIONS, CLAIMS, REPORTS, CHANGES, MERGES, DEAD_LETTERS)
