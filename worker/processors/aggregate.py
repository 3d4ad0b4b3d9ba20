"""The aggregate processor: claims made and retracted → report rows, cell rows, changes.

It writes nothing itself. Whoever runs it writes first the rows of `reports` in the order given, then the cells, then
forgets the messages; after a crash in between it takes the same messages again. This mends everything, because

- a message that is new to its report row cannot be in its cell row yet, and is counted in;
- a message that its report row has already may or may not be in the cell row: the cell is refilled from its reports;
- rows about leading texts come after all reports of a batch: where one of them was written, so were the reports, so
  that the messages that come again make the cell be refilled and these rows be put right.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from schemas import CLAIM_MESSAGES, ClaimKind, ClaimMade, StateChanged, kind_of
from schemas.ids import hash_of
from schemas.messages import Cause
from worker.errors import ProcessingError
from worker.processors.leads import Leads
from worker.processors.rows import Rows, Writes
from worker.state.answers import KEEP, Evidence, decode_row, encode_row, evidence_of, lead_of
from worker.state.cells import REPORTS_TABLE, TABLES
from worker.state.reports import (
    Report,
    cell_prefix,
    claim_id_of,
    decode_report,
    document_id_of,
    document_prefix,
    encode_report,
    merged,
    report_key,
)
from worker.state.tally import Tally


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


class _Cell:
    """One cell during a batch: its tally, its answer, and the reports and leading texts that the batch changed."""

    def __init__(self, key: str, rows: Rows, reports: Rows, keep: int) -> None:
        self.key = key
        self.stored = rows.get(key.encode())
        self._reports = reports
        self._keep = keep
        self._changed: dict[str, dict[bytes, Report]] = {}
        self._leads = Leads(key, reports)
        row = decode_row(self.stored) if self.stored is not None else None
        self._tally = Tally(key, row, keep)
        self._was_whole = self._tally.whole
        self._refilled = False
        self.answer: ClaimMade | None = row.answer if row else None
        self._answering: Evidence | None = row.newest[0] if row else None
        if self._tally.short:
            self._refill()

    @property
    def value(self) -> str | None:
        """The answer in words, None where there is none."""
        return self._answering.value if self._answering is not None else None

    def take(self, message: CLAIM_MESSAGES) -> None:
        document_id, claim_id = document_id_of(message), claim_id_of(message)
        key = report_key(self.key, document_id, claim_id)
        report = self._report(document_id, key)
        after = merged(report, message)
        if after is report:
            self._changed.setdefault(document_id, {})[key] = after
            self._refill()
        else:
            self._replace(document_id, key, report, after)
        self._find_answer(message, after)

    def row(self) -> bytes | None:
        """The row's bytes, or None where no report stands."""
        return encode_row(self._tally.row(self.answer)) if self.answer is not None else None

    def report_rows(self) -> Writes:
        """The rows of reports that the batch touched."""
        return {key: encode_report(report) for changed in self._changed.values() for key, report in changed.items()}

    def text_rows(self) -> Writes:
        """The rows to put and delete so that there is one for each document's leading text, if not all is in the row.

        After a refill, whatever a batch that was cut off may have left is put right as well.
        """
        is_whole = self._tally.reports <= self._keep
        if is_whole:
            return self._leads.none() if self._refilled or not self._was_whole else {}
        return self._leads.all_of(self._tally.leads()) if self._tally.whole else self._leads.changes()

    def _replace(self, document_id: str, key: bytes, report: Report | None, after: Report) -> None:
        before = report.current if report is not None else None
        counting = not self._tally.whole and before != after.current
        had = self._of_document(document_id) if counting else {}
        self._changed.setdefault(document_id, {})[key] = after
        if before == after.current:
            return
        if before is not None and not self._tally.remove(before):
            self._refill()
            return
        if after.current is not None:
            self._tally.add(after.current)
        if counting:
            old = [made for each in had.values() if (made := each.current) is not None]
            new = [made for each in (had | {key: after}).values() if (made := each.current) is not None]
            self._tally.count(
                documents=bool(new) - bool(old),
                independent=self._leads.change(document_id, lead_of(old), lead_of(new)),
            )

    def _find_answer(self, message: CLAIM_MESSAGES, report: Report) -> None:
        best = self._tally.answer
        if best is not None and report.current is message and best.claim_id == claim_id_of(message):
            self.answer, self._answering = report.current, best
            return
        while best is not None and best != self._answering:
            known = self._report(best.document_id, report_key(self.key, best.document_id, best.claim_id))
            made = known.current if known is not None else None
            if made is not None and evidence_of(made) == best:
                self.answer, self._answering = made, best
                return
            # The reports are ahead of the cell: a batch was cut off between them.
            self._refill()
            best = self._tally.answer
        if best is None:
            self.answer = self._answering = None

    def _refill(self) -> None:
        self._refilled = True
        self._tally.refill(self._all_current())

    def _all_current(self) -> Iterator[ClaimMade]:
        changed = {key: report for changed in self._changed.values() for key, report in changed.items()}
        for key, row in self._reports.scan(cell_prefix(self.key)):
            if key not in changed and (made := decode_report(row).current) is not None:
                yield made
        for report in changed.values():
            if (made := report.current) is not None:
                yield made

    def _report(self, document_id: str, key: bytes) -> Report | None:
        changed = self._changed.get(document_id)
        if changed is not None and key in changed:
            return changed[key]
        row = self._reports.get(key)
        return decode_report(row) if row is not None else None

    def _of_document(self, document_id: str) -> dict[bytes, Report]:
        rows = self._reports.scan(document_prefix(self.key, document_id))
        return {key: decode_report(row) for key, row in rows} | self._changed.get(document_id, {})


class _Batch:
    """The cells that a batch touches, and the changes so far."""

    def __init__(self, tables: Callable[[str], Rows], keep: int) -> None:
        self._tables = tables
        self._keep = keep
        self._cells: dict[str, tuple[ClaimKind, _Cell]] = {}
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
            reports |= cell.report_rows()
            texts |= cell.text_rows()
            row = cell.row()
            if row != cell.stored:
                cells.setdefault(TABLES[kind], {})[key.encode()] = row
        return Folded(reports=reports | texts, cells=cells, changes=tuple(self._changes))

    def _cell(self, message: CLAIM_MESSAGES) -> tuple[ClaimKind, _Cell]:
        found = self._cells.get(message.cell)
        if found is None:
            kind = _kind(message)
            cell = _Cell(message.cell, self._tables(TABLES[kind]), self._tables(REPORTS_TABLE), self._keep)
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
