"""What differs between two recordings, between two states of the tables, and between two readings of one log."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

import msgspec

from schemas import AnyClaim, Record
from worker.replay.recordings import Recording
from worker.state import TABLES, decode_row, value_of

Tables = Mapping[str, Mapping[bytes, bytes]]
Change = Literal["added", "lost", "changed"]


class RecordDifference(msgspec.Struct, frozen=True, kw_only=True):
    """A record that stands in only one of two recordings, or in both with other content. None: it is not there."""

    before: Record | None
    after: Record | None


class CellDifference(msgspec.Struct, frozen=True, kw_only=True):
    """A cell whose row is another one; `before` and `after` are its answers in words, None where it has none.

    Where both say the same, its evidence differs.
    """

    cell: str
    kind: str
    before: str | None
    after: str | None


class ClaimDifference(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that only one of two readings of the log makes, or that they make with other fields."""

    change: Change
    claim: AnyClaim
    before: AnyClaim | None = None


def record_differences(before: Recording, after: Recording) -> Iterator[RecordDifference]:
    """The differences between two recordings, by topic, partition and offset."""
    old, new = _by_place(before.records), _by_place(after.records)
    for place in sorted(old.keys() | new.keys()):
        if old.get(place) != new.get(place):
            yield RecordDifference(before=old.get(place), after=new.get(place))


def _by_place(records: Iterable[Record]) -> dict[tuple[str, int, int], Record]:
    return {(record.topic, record.partition, record.offset): record for record in records}


def cell_differences(before: Tables, after: Tables) -> Iterator[CellDifference]:
    """The cells of which the rows differ, by table and key."""
    for kind, table in TABLES.items():
        old, new = before.get(table, {}), after.get(table, {})
        for key in sorted(old.keys() | new.keys()):
            if old.get(key) != new.get(key):
                yield CellDifference(
                    cell=key.decode(), kind=kind, before=_answer(old.get(key)), after=_answer(new.get(key))
                )


def _answer(row: bytes | None) -> str | None:
    return None if row is None else value_of(decode_row(row).answer.claim)


def claim_differences(before: Iterable[AnyClaim], after: Iterable[AnyClaim]) -> Iterator[ClaimDifference]:
    """Claims added, lost and changed, by document, paragraph and place. Who extracted a claim makes no difference."""
    old, new = _by_id(before), _by_id(after)
    found = []
    for claim_id in old.keys() | new.keys():
        was, is_now = old.get(claim_id), new.get(claim_id)
        if was is None and is_now is not None:
            found.append(ClaimDifference(change="added", claim=is_now))
        elif is_now is None and was is not None:
            found.append(ClaimDifference(change="lost", claim=was))
        elif was is not None and is_now is not None and _content(was) != _content(is_now):
            found.append(ClaimDifference(change="changed", claim=is_now, before=was))
    yield from sorted(found, key=_place)


def _by_id(claims: Iterable[AnyClaim]) -> dict[str, AnyClaim]:
    return {claim.id: claim for claim in claims}


def _content(claim: AnyClaim) -> AnyClaim:
    return msgspec.structs.replace(claim, extractor="")


def _place(difference: ClaimDifference) -> tuple[str, int, int, str, str]:
    claim = difference.claim
    return claim.document_id, claim.paragraph, claim.start, difference.change, claim.id
