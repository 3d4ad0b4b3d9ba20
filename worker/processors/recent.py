"""Rows of hot cells that were decoded or encoded lately, so that the next batch need not decode them again.

A row is remembered with its bytes and only given for the same bytes: what is stored always decides.
"""

from worker.state.answers import CellRow, decode_row

WORTHWHILE = 2_000  # bytes
MOST = 500  # rows
_rows: dict[str, tuple[bytes, CellRow]] = {}


def recent_row(cell: str, stored: bytes) -> CellRow:
    """The row of a cell from its bytes."""
    known = _rows.get(cell)
    if known is not None and known[0] == stored:
        return known[1]
    row = decode_row(stored)
    remember_row(cell, stored, row)
    return row


def remember_row(cell: str, stored: bytes, row: CellRow) -> None:
    """Keep a row and its bytes, if it is long enough to be worth it."""
    if len(stored) < WORTHWHILE:
        return
    if len(_rows) >= MOST:
        _rows.clear()
    _rows[cell] = stored, row
