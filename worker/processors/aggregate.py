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

from schemas import CLAIM_MESSAGES, ClaimKind, ClaimMade, StateChanged, kind_of
from schemas.ids import hash_of
from schemas.messages import Cause
from worker.errors import ProcessingError
from worker.processors.open_cell import OpenCell
from worker.processors.rows import Rows, Writes
from worker.state.answers import KEEP
from worker.state.cells import REPORTS_TABLE, TABLES
from worker.state.reports import claim_id_of, document_id_of


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
        for message in messages:
            check(message)
        batch = _Batch(self._tables, self._keep)
        for message in messages:
            batch.take(message)
        return batch.folded()


def check(message: CLAIM_MESSAGES) -> None:
    """Raise ProcessingError if a message cannot be filed: its keys would be mistaken for others'."""
    kind = _kind(message)
    claim_id = claim_id_of(message)
    if not message.cell.startswith(f"{message.owner}|{kind}|") or message.cell.startswith("~") or "#" in message.cell:
        raise ProcessingError(
            f"claim {claim_id}: cell {message.cell!r} does not begin with its owner and kind "
            f"({message.owner}|{kind}|) or holds '#'; build it with worker.state.cell_of"
        )
    if not claim_id or "#" in claim_id:
        raise ProcessingError(f"claim id {claim_id!r} in cell {message.cell!r} is empty or holds '#'")


class _Batch:
    """The cells that a batch touches, and the changes so far."""

    def __init__(self, tables: Callable[[str], Rows], keep: int) -> None:
        self._tables = tables
        self._keep = keep
        self._cells: dict[str, tuple[ClaimKind, OpenCell]] = {}
        self._changes: list[StateChanged] = []

    def take(self, message: CLAIM_MESSAGES) -> None:
        kind, cell = self._cell(message)
        before, value = cell.answer, cell.value
        cell.take(message)
        if cell.value != value:
            self._changes.append(_change(message, kind, before, value, cell.answer, cell.value))

    def folded(self) -> Folded:
        reports: Writes = {}
        texts: Writes = {}
        cells: dict[str, Writes] = {}
        for key, (kind, cell) in self._cells.items():
            reports.update(cell.report_rows())
            texts |= cell.text_rows()
            row = cell.row()
            if row != cell.stored:
                cells.setdefault(TABLES[kind], {})[key.encode()] = row
        reports |= texts
        return Folded(reports=reports, cells=cells, changes=tuple(self._changes))

    def _cell(self, message: CLAIM_MESSAGES) -> tuple[ClaimKind, OpenCell]:
        found = self._cells.get(message.cell)
        if found is None:
            kind = _kind(message)
            cell = OpenCell(message.cell, self._tables(TABLES[kind]), self._tables(REPORTS_TABLE), self._keep)
            found = self._cells[message.cell] = kind, cell
        return found


def _kind(message: CLAIM_MESSAGES) -> ClaimKind:
    return kind_of(message.claim) if isinstance(message, ClaimMade) else message.kind


def _change(
    message: CLAIM_MESSAGES,
    kind: ClaimKind,
    before: ClaimMade | None,
    value_before: str | None,
    after: ClaimMade | None,
    value_after: str | None,
) -> StateChanged:
    claim_id = claim_id_of(message)
    cause: Cause = "made" if isinstance(message, ClaimMade) else "retracted"
    return StateChanged(
        # The values belong to the id: after a crash one message may bring about what several did before it.
        id=hash_of(message.cell, claim_id, message.version, cause, value_before, value_after),
        cell=message.cell,
        kind=kind,
        owner=message.owner,
        before=before.claim if before is not None else None,
        after=after.claim if after is not None else None,
        claim_id=claim_id,
        document_id=document_id_of(message),
        cause=cause,
        learned_at=message.learned_at,
    )
