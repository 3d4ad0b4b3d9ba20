"""The aggregate processor: claims made and retracted → report rows, cell rows, changes.

It writes nothing itself. Whoever runs it writes first the rows of `reports` in the order given, then the cells, then
forgets the messages; after a crash in between it takes the same messages again. This mends everything, because

- a message that is new to its report row cannot be in its cell row yet, and is counted in;
- a message that its report row has already may or may not be in the cell row: the cell is refilled from its reports;
- rows about leading texts come after all reports of a batch: where one of them was written, so were the reports, so
  that the messages that come again make the cell be refilled and these rows be put right.
"""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from schemas import CLAIM_MESSAGES, ClaimMade, StateChanged, kind_of
from schemas.ids import hash_of
from schemas.messages import Cause
from worker.errors import ProcessingError
from worker.processors.open_cell import Filed, OpenCell
from worker.processors.rows import Rows, Writes
from worker.state.answers import KEEP
from worker.state.cells import REPORTS_TABLE, TABLES
from worker.state.reports import known_since


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


def file(message: CLAIM_MESSAGES) -> Filed:
    """Where a message belongs. Raises ProcessingError if it cannot be filed: its keys would be mistaken for others'."""
    if isinstance(message, ClaimMade):
        kind, document_id, claim_id = kind_of(message.claim), message.claim.document_id, message.claim.id
    else:
        kind, document_id, claim_id = message.kind, message.document_id, message.claim_id
    cell = message.cell
    if not cell.startswith(f"{message.owner}|{kind}|") or cell[0] == "~" or "#" in cell:
        raise ProcessingError(
            f"claim {claim_id}: cell {cell!r} does not begin with its owner and kind ({message.owner}|{kind}|) "
            "or holds '~' or '#'; build it with worker.state.cell_of"
        )
    if not claim_id or "#" in claim_id:
        raise ProcessingError(f"claim id {claim_id!r} in cell {cell!r} is empty or holds '#'")
    return Filed(message, kind, document_id, claim_id)


class _Batch:
    """The cells that a batch touches, and the changes so far."""

    def __init__(self, tables: Callable[[str], Rows], keep: int) -> None:
        self._tables = tables
        self._keep = keep
        self._cells: dict[str, OpenCell] = {}
        self._changes: list[StateChanged] = []

    def take(self, filed: Filed) -> None:
        cell = self._cell(filed)
        before, value = cell.answer, cell.value
        cell.take(filed)
        if cell.value != value:
            self._changes.append(_change(filed, before, value, cell))

    def folded(self) -> Folded:
        reports: Writes = {}
        texts: Writes = {}
        cells: dict[str, Writes] = {}
        for cell in self._cells.values():
            cell.put_report_rows(reports)
            if more := cell.text_rows():
                texts.update(more)
            row = cell.row()
            if row != cell.stored:
                cells.setdefault(TABLES[cell.kind], {})[cell.key.encode()] = row
        reports |= texts
        return Folded(reports=reports, cells=cells, changes=tuple(self._changes))

    def _cell(self, filed: Filed) -> OpenCell:
        key = filed.message.cell
        cell = self._cells.get(key)
        if cell is None:
            rows, reports = self._tables(TABLES[filed.kind]), self._tables(REPORTS_TABLE)
            cell = self._cells[key] = OpenCell(key, filed.kind, rows, reports, self._keep)
        return cell


def _change(filed: Filed, before: ClaimMade | None, value: str | None, cell: OpenCell) -> StateChanged:
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
