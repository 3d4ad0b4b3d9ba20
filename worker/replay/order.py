"""The order in which records were written, as far as they tell."""

from collections.abc import Iterable

from schemas import Record


def in_order_of_time(records: Iterable[Record]) -> list[Record]:
    """Records of several partitions by their times; those of one partition stay in their order, whatever it says."""
    latest: dict[tuple[str, int], int] = {}
    keyed: list[tuple[int, str, int, int, Record]] = []
    for record in records:
        place = record.topic, record.partition
        latest[place] = max(record.timestamp_ms, latest.get(place, record.timestamp_ms))
        keyed.append((latest[place], *place, record.offset, record))
    return [record for *_, record in sorted(keyed, key=lambda each: each[:4])]
