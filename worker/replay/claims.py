"""Recorded claims folded at once: what the worker's tables are after them, by their definition and in one pass.

The worker folds message by message, since it never knows what comes next. Here all are at hand: each report and each
cell is made once. A test holds both to the same bytes.
"""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from schemas import CLAIM_MESSAGES, ClaimKind, ClaimMade, ClaimRetracted, Record, kind_of
from schemas.cloudevents import MessageError, decode
from worker.errors import ProcessingError
from worker.processors.arrivals import arrive_reports
from worker.processors.filing import file
from worker.processors.rows import MemoryRows
from worker.replay.folding import empty_tables
from worker.settings import Settings
from worker.state import REPORTS_TABLE, TABLES, Report, cell_row, encode_report, encode_row
from worker.state.answers import lead_of
from worker.state.reports import TEXT_ROW, merged, report_key, text_key

YEAR_3000_MS = 32_503_680_000_000
Reports = dict[tuple[str, str], Report]  # by document and claim


def fold_claims(records: Iterable[Record], settings: Settings) -> dict[str, MemoryRows]:
    """The tables that recorded claims give: records of `coalition.reports.v1`, in any order. No paragraph is read.

    Table `documents` stays empty. Records that hold no claim are passed over, as the worker does.
    """
    with _no_garbage():
        return _folded(records, settings)


def _folded(records: Iterable[Record], settings: Settings) -> dict[str, MemoryRows]:
    reports: dict[bytes, bytes] = {}
    texts: dict[bytes, bytes] = {}
    rows: dict[str, dict[bytes, bytes]] = {name: {} for name in TABLES.values()}
    # cell by cell in the order of their keys: the rows of a table are sorted at next to no cost then
    for cell, of_cell in sorted(_by_cell(records).items()):
        current: dict[str, list[ClaimMade]] = {}
        for (document_id, claim_id), report in of_cell.items():
            reports[report_key(cell, document_id, claim_id)] = encode_report(report)
            made = report.current
            if made is not None:
                current.setdefault(document_id, []).append(made)
        row = cell_row(cell, (made for group in current.values() for made in group), keep=settings.cell_reports)
        if row is None:
            continue
        rows[TABLES[row.kind]][cell.encode()] = encode_row(row)
        if not row.whole:
            texts.update(_text_rows(cell, current))
    tables = empty_tables()
    tables[REPORTS_TABLE] = MemoryRows(reports | texts)
    return tables | {name: MemoryRows(found) for name, found in rows.items()}


def _by_cell(records: Iterable[Record]) -> dict[str, Reports]:
    cells: dict[str, Reports] = {}
    filed: dict[str, tuple[str, ClaimKind]] = {}  # the owner and the kind of cells that were found to be in order
    for message in _messages(records):
        if isinstance(message, ClaimMade):
            kind, document_id, claim_id = kind_of(message.claim), message.claim.document_id, message.claim.id
        else:
            kind, document_id, claim_id = message.kind, message.document_id, message.claim_id
        cell = message.cell
        if filed.get(cell) != (message.owner, kind) or not claim_id or "#" in claim_id:
            try:
                file(message)
            except ProcessingError:  # the worker's dead letter
                continue
            filed[cell] = message.owner, kind
        reports = cells.get(cell)
        if reports is None:
            reports = cells[cell] = {}
        key = document_id, claim_id
        reports[key] = merged(reports.get(key), message)
    return cells


def _messages(records: Iterable[Record]) -> Iterator[CLAIM_MESSAGES]:
    for record in records:
        if 0 <= record.timestamp_ms < YEAR_3000_MS:
            try:
                message = decode(record.value, (ClaimMade, ClaimRetracted))
            except MessageError:  # the worker's dead letter
                continue
            assert isinstance(message, CLAIM_MESSAGES)
            if record.key == message.owner.encode():
                yield message
        else:  # an odd time: the worker's own check decides
            yield from (each.message for each in arrive_reports([record]) if isinstance(each.message, CLAIM_MESSAGES))


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Nothing that is made inside is garbage before the end: looking for some costs a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _text_rows(cell: str, current: dict[str, list[ClaimMade]]) -> Iterator[tuple[bytes, bytes]]:
    for document_id, group in current.items():
        lead = group[0].text_hash if len(group) == 1 else lead_of(group)
        if lead is not None:
            yield text_key(cell, lead, document_id), TEXT_ROW
