"""The aggregate processor: claims made and retracted → report rows, cell rows, changes.

It writes nothing itself. Whoever runs it writes what comes of a batch, then forgets the messages; after a crash in
between it takes the same messages again. The worker writes all or nothing, in a transaction. Even where the rows of
`reports` are written in the order given, then the cells, and the crash comes anywhere between, nothing is amiss:

- a message that is new to its report row cannot be in its cell row yet, and is counted in;
- a message that its report row has already may or may not be in the cell row: the cell is refilled from its reports;
- rows about leading texts come after all reports of a batch: where one of them was written, so were the reports, so
  that the messages that come again make the cell be refilled and these rows be put right.
"""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from schemas import CLAIM_MESSAGES, ClaimMade, StateChanged
from schemas.ids import hash_of
from schemas.messages import Cause
from worker.processors.filing import Filed, file
from worker.processors.lone_cell import LoneCell
from worker.processors.open_cell import OpenCell
from worker.processors.rows import Rows, Writes
from worker.state.answers import KEEP
from worker.state.cells import REPORTS_TABLE, TABLES
from worker.state.reports import known_since, report_key


class Folded(msgspec.Struct, frozen=True, kw_only=True):
    """What a batch comes to: rows to write (None deletes), `reports` first and in this order, and changes to send."""

    reports: Writes
    cells: dict[str, Writes]
    changes: tuple[StateChanged, ...]


class Aggregate:
    """The fold of claims into the tables of one partition.

    `tables` gives the rows of a table by its name, `keep` is how many of the newest reports the row of a cell holds.
    """

    def __init__(self, tables: Callable[[str], Rows] | Mapping[str, Rows], *, keep: int = KEEP) -> None:
        self._tables = tables if callable(tables) else tables.__getitem__
        self._keep = keep

    def take(self, messages: Sequence[CLAIM_MESSAGES]) -> Folded:
        """Fold the messages, in their order, over the rows as they are.

        Raises ProcessingError for a message whose cell, owner and kind do not belong together, before anything is
        folded.
        """
        filed = [file(message) for message in messages]
        batch = _Batch(self._tables, self._keep)
        for each in filed:
            batch.take(each)
        return batch.folded()


class _Batch:
    """The cells that a batch touches, and the changes so far."""

    def __init__(self, tables: Callable[[str], Rows], keep: int) -> None:
        self._tables = tables
        self._reports = tables(REPORTS_TABLE)
        self._keep = keep
        self._cells: dict[str, OpenCell | LoneCell] = {}
        self._changes: list[StateChanged] = []

    def take(self, filed: Filed) -> None:
        cell = self._cells.get(filed.message.cell)
        if cell is None:
            cell = self._cells[filed.message.cell] = self._opened(filed)
            if isinstance(cell, LoneCell):
                self._changes.append(_change(filed, None, None, cell))
                return
        elif isinstance(cell, LoneCell):
            cell = self._cells[cell.key] = self._shared(cell)
        before, value = cell.answer, cell.value
        cell.take(filed)
        if cell.value != value:
            self._changes.append(_change(filed, before, value, cell))

    def folded(self) -> Folded:
        reports: Writes = {}
        texts: Writes = {}
        cells: dict[str, Writes] = {}
        for cell in self._cells.values():
            if isinstance(cell, LoneCell):
                cell.put_rows(reports, cells.setdefault(TABLES[cell.kind], {}))
                continue
            cell.put_report_rows(reports)
            row = cell.row()
            if more := cell.text_rows():
                texts.update(more)
            if row != cell.stored:
                cells.setdefault(TABLES[cell.kind], {})[cell.key.encode()] = row
        reports |= texts
        return Folded(reports=reports, cells=cells, changes=tuple(self._changes))

    def _opened(self, filed: Filed) -> OpenCell | LoneCell:
        message = filed.message
        stored = self._tables(TABLES[filed.kind]).get(message.cell.encode())
        if stored is None and isinstance(message, ClaimMade):
            key = report_key(message.cell, filed.document_id, filed.claim_id)
            if self._reports.get(key) is None:
                return LoneCell(filed, message, key)
        return OpenCell(message.cell, filed.kind, stored, self._reports, self._keep)

    def _shared(self, lone: LoneCell) -> OpenCell:
        cell = OpenCell(lone.key, lone.kind, None, self._reports, self._keep)
        cell.take(lone.filed)
        return cell


def _change(filed: Filed, before: ClaimMade | None, value: str | None, cell: OpenCell | LoneCell) -> StateChanged:
    message, after = filed.message, cell.answer
    cause: Cause = "made" if isinstance(message, ClaimMade) else "retracted"
    return StateChanged(
        # The values belong to the id: after a crash one message may bring about what several did before it.
        id=hash_of(cell.key, filed.claim_id, message.version, cause, value, cell.value),
        cell=cell.key,
        kind=filed.kind,
        owner=message.owner,
        before=before.claim if before is not None else None,
        after=after.claim if after is not None else None,
        claim_id=filed.claim_id,
        document_id=filed.document_id,
        cause=cause,
        learned_at=known_since(message),
    )
