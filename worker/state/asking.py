"""Asking the state: now, at an earlier time, on what grounds, and how it came about. Pure functions over rows.

`reports` is always what a scan of table `reports` gives: keys and rows, in any order. Moments are what
`times.moment_of` makes of a date.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from itertools import groupby
from typing import Literal

import msgspec

from schemas import CLAIM_MESSAGES, ClaimKind, ClaimMade, ClaimRetracted
from worker.errors import UnknownName
from worker.state.answers import KEEP, CellRow, cell_row, decode_row
from worker.state.precedence import Rank, begun_of, occurred_of, rank_of
from worker.state.reports import (
    TEXT_MARK,
    Report,
    cell_prefix,
    claim_id_of,
    decode_report,
    document_id_of,
    known_since,
    reports_in,
)
from worker.state.times import end_of
from worker.state.values import value_of

Rows = Iterable[tuple[bytes, bytes]]


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """A report that a cell rests on, or rested on. `claim` is as it stood last, `withdrawn` when and why it fell."""

    claim: ClaimMade
    value: str
    answers: bool
    withdrawn: ClaimRetracted | None = None


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """A cell's answer became another one, at a moment, because of a message. None: there was, or is, no answer.

    Of several messages at one moment, `because` is the one that answers then, else the last.
    """

    moment: str
    before: str | None
    after: str | None
    because: CLAIM_MESSAGES
    answer: ClaimMade | None


def state(rows: Iterable[bytes], *, owner: str | None = None, kind: ClaimKind | None = None) -> tuple[CellRow, ...]:
    """What is held to be true now, from the rows of the tables of cells: by owner, kind and cell."""
    decoded = map(decode_row, rows)
    return tuple(
        sorted(
            (row for row in decoded if owner in (None, row.owner) and kind in (None, row.kind)),
            key=lambda row: (row.owner, row.kind, row.cell),
        )
    )


def state_at(
    reports: Rows, *, as_of: str | None = None, known_at: str | None = None, keep: int = KEEP
) -> tuple[CellRow, ...]:
    """The rows of cells at another time, from the reports. With neither moment: the rows as they are now.

    `as_of`: what was true then by what is known now. A report counts if what it speaks of had begun.
    `known_at`: what was known then, by messages that had been learned, also those withdrawn since.
    """
    cells: dict[str, list[ClaimMade]] = {}
    for cell, report in reports_in(reports):
        made = report.current if known_at is None else report.known_at(known_at)
        if made is not None and (as_of is None or begun_of(made) <= as_of):
            cells.setdefault(cell, []).append(made)
    rows = (cell_row(cell, found, keep=keep, as_of=as_of) for cell, found in cells.items())
    return tuple(sorted((row for row in rows if row), key=lambda row: (row.owner, row.kind, row.cell)))


def state_as_of(reports: Rows, moment: str, *, keep: int = KEEP) -> tuple[CellRow, ...]:
    """What was true at a moment, by what is known now."""
    return state_at(reports, as_of=moment, keep=keep)


def state_known_at(reports: Rows, moment: str, *, keep: int = KEEP) -> tuple[CellRow, ...]:
    """What was known at a moment, including what was withdrawn later."""
    return state_at(reports, known_at=moment, keep=keep)


def why(reports: Rows, cell: str) -> tuple[Ground, ...]:
    """All reports of a cell: those that stand by precedence, the answer first; then the withdrawn, the latest first.

    Raises UnknownName, naming cells that read alike, where the cell never had a report.
    """
    standing: list[ClaimMade] = []
    fallen: list[tuple[ClaimRetracted, ClaimMade]] = []
    for report in _of_cell(reports, cell):
        if (made := report.current) is not None:
            standing.append(made)
        elif (withdrawal := report.withdrawal) is not None and (last := _last_made(report)) is not None:
            fallen.append((withdrawal, last))
    standing.sort(key=rank_of, reverse=True)
    fallen.sort(key=lambda pair: (pair[0].learned_at, pair[0].claim_id), reverse=True)
    return (
        *(Ground(claim=made, value=value_of(made.claim), answers=made is standing[0]) for made in standing),
        *(
            Ground(claim=last, value=value_of(last.claim), answers=False, withdrawn=withdrawal)
            for withdrawal, last in fallen
        ),
    )


def history(reports: Rows, cell: str, *, by: Literal["learned", "occurred"] = "learned") -> tuple[Turn, ...]:
    """How the answer of a cell changed, oldest first, and on whose word.

    `learned` follows how it came to be known, withdrawals included; `occurred` what happened, by what is known now.
    Raises UnknownName as `why` does.
    """
    found = list(_of_cell(reports, cell))
    return tuple(_as_learned(found) if by == "learned" else _as_occurred(found))


def _as_learned(reports: list[Report]) -> Iterator[Turn]:
    latest: dict[tuple[str, str], CLAIM_MESSAGES] = {}
    standing: list[tuple[Rank, ClaimMade]] = []
    before: ClaimMade | None = None
    messages = sorted((message for report in reports for message in report.messages), key=_learned)
    for moment, group in groupby(messages, key=lambda message: end_of(known_since(message))):
        because = []
        for message in group:
            key = document_id_of(message), claim_id_of(message)
            known = latest.get(key)
            if known is not None and known.version > message.version:
                continue
            latest[key] = message
            because.append(message)
            if isinstance(known, ClaimMade):
                del standing[bisect_left(standing, rank_of(known), key=_first)]
            if isinstance(message, ClaimMade):
                insort(standing, (rank_of(message), message), key=_first)
        answer = standing[-1][1] if standing else None
        yield from _turn(moment, before, answer, because)
        before = answer


def _as_occurred(reports: list[Report]) -> Iterator[Turn]:
    made = sorted((made for report in reports if (made := report.current) is not None), key=_begun)
    ended: ClaimMade | None = None
    running: list[ClaimMade] = []
    before: ClaimMade | None = None
    for moment, group in groupby(made, key=begun_of):
        because = list(group)
        over = [each for each in (*running, *because) if occurred_of(each) <= moment]
        running = [each for each in (*running, *because) if occurred_of(each) > moment]
        ended = max((*over, *([ended] if ended else [])), key=rank_of, default=None)
        candidates = [*running, *([ended] if ended else [])]
        answer = max(candidates, key=lambda each: rank_of(each, moment))
        yield from _turn(moment, before, answer, because)
        before = answer


def _learned(message: CLAIM_MESSAGES) -> tuple[str, str, int, str]:
    return end_of(known_since(message)), document_id_of(message), message.version, claim_id_of(message)


def _begun(made: ClaimMade) -> tuple[str, Rank]:
    return begun_of(made), rank_of(made)


def _first(pair: tuple[Rank, ClaimMade]) -> Rank:
    return pair[0]


def _turn(
    moment: str, before: ClaimMade | None, after: ClaimMade | None, because: Sequence[CLAIM_MESSAGES]
) -> Iterator[Turn]:
    value_before = value_of(before.claim) if before is not None else None
    value_after = value_of(after.claim) if after is not None else None
    if value_before != value_after:
        word = next((message for message in because if message is after), because[-1])
        yield Turn(moment=moment, before=value_before, after=value_after, because=word, answer=after)


def _last_made(report: Report) -> ClaimMade | None:
    return next((message for message in reversed(report.messages) if isinstance(message, ClaimMade)), None)


def _of_cell(reports: Rows, cell: str) -> list[Report]:
    prefix = cell_prefix(cell)
    others: set[bytes] = set()
    found: list[Report] = []
    for key, row in reports:
        if key.startswith(prefix):
            found.append(decode_report(row))
        elif not found and not key.startswith(TEXT_MARK):
            others.add(key.split(b"#", 1)[0])
    if not found:
        alike = get_close_matches(cell, sorted(other.decode() for other in others), n=3)
        hint = f"; did you mean {' or '.join(alike)}?" if alike else "; `coalition state --cells` lists the cells"
        raise UnknownName(f"there is no cell {cell!r}{hint}")
    return found
