"""Rows of one partition of a table, as processors read them: by key, and in key order from a prefix.

Processors only read. What they want written they return, and whoever runs them writes it.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Protocol

RECENT = 2048
Writes = dict[bytes, bytes | None]


class Rows(Protocol):
    """What a processor may ask of a table."""

    def get(self, key: bytes) -> bytes | None:
        """The row under this key, or None."""

    def scan(self, prefix: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Keys and rows whose key begins with the prefix, in the order of the keys' bytes."""


class MemoryRows:
    """Rows in memory: for tests, the topology driver and replay.

    Keys are kept in two sorted lists, a long one and a short one of recent keys, so that neither a new key nor a
    scan has to sort the whole table.
    """

    def __init__(self, rows: Mapping[bytes, bytes] | None = None) -> None:
        self._rows: dict[bytes, bytes] = dict(rows or {})
        self._sorted: list[bytes] = sorted(self._rows)
        self._recent: list[bytes] = []
        self._deleted: set[bytes] = set()

    def __len__(self) -> int:
        return len(self._rows)

    def get(self, key: bytes) -> bytes | None:
        """The row under this key, or None."""
        return self._rows.get(key)

    def scan(self, prefix: bytes = b"") -> Iterator[tuple[bytes, bytes]]:
        """Keys and rows whose key begins with the prefix, in key order. The table must not change meanwhile."""
        older, newer = _range(self._sorted, prefix), _range(self._recent, prefix)
        keys = sorted(older + newer) if older and newer else older or newer
        for key in keys:
            row = self._rows.get(key)
            if row is not None:
                yield key, row

    def apply(self, writes: Mapping[bytes, bytes | None]) -> None:
        """Write rows; None deletes."""
        rows, new = self._rows, []
        for key, row in writes.items():
            if row is None:
                if rows.pop(key, None) is not None:
                    self._deleted.add(key)
                continue
            if key not in rows:
                if key in self._deleted:
                    self._deleted.discard(key)
                else:
                    new.append(key)
            rows[key] = row
        if new:
            self._recent += new
            self._recent.sort()
        if len(self._recent) > RECENT:
            self._sorted.extend(self._recent)
            self._sorted.sort()
            self._recent.clear()
            if self._deleted:
                self._sorted = [key for key in self._sorted if key not in self._deleted]
                self._deleted.clear()

    def as_dict(self) -> dict[bytes, bytes]:
        """All rows, in key order."""
        return dict(self.scan())


def _range(keys: list[bytes], prefix: bytes) -> list[bytes]:
    start = bisect_left(keys, prefix)
    end = start
    while end < len(keys) and keys[end].startswith(prefix):
        end += 1
    return keys[start:end]
