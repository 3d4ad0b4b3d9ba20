"""The aggregate processor: claims made and retracted → report rows, cell rows, changes.

It writes nothing itself. Whoever runs it writes first the rows of `reports` in the order given, then the cells, then
forgets the messages; after a crash in between it takes the same messages again. This mends everything, because

- a message that is new to its report row cannot be in its cell row yet, and is counted in;
- a message that its report row has already may or may not be in the cell row: the cell is refilled from its reports;
- the row that says which text a document leads with is put before the reports and deleted after them: such a row may be
  there in vain, which is checked against the reports, but never missing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from schemas import CLAIM_MESSAGES, ClaimKind, ClaimMade, StateChanged, kind_of
from schemas.ids import hash_of
from schemas.messages import Cause
from worker.errors import ProcessingError
from worker.processors.rows import Rows
from worker.state.answers import KEEP, Evidence, decode_row, encode_row, evidence_of, lead_of
from worker.state.cells import REPORTS_TABLE, TABLES
from worker.state.reports import (
    TEXT_ROW,
    Report,
    cell_prefix,
    claim_id_of,
    decode_report,
    document_id_of,
    document_of_text_key,
    document_prefix,
    encode_report,
    merged,
    text_key,
    text_prefix,
)
from worker.state.tally import Tally

Writes = dict[bytes, bytes | None]


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


class _Document:
    """The reports of one document in one cell."""

    def __init__(self, document_id: str, reports: dict[str, Report]) -> None:
        self.id = document_id
        self.reports = reports
        self.touched: set[str] = set()

    def current(self) -> list[ClaimMade]:
        return [made for report in self.reports.values() if (made := report.current) is not None]

    def texts(self) -> set[str]:
        """All texts that the document ever had in this cell."""
        return {
            message.text_hash
            for report in self.reports.values()
            for message in report.messages
            if isinstance(message, ClaimMade)
        }


class _Cell:
    """One cell during a batch: its tally, its documents as far as they are needed, and its answer."""

    def __init__(self, key: str, rows: Rows, reports: Rows, keep: int) -> None:
        self.key = key
        self.stored = rows.get(key.encode())
        self._reports = reports
        self._documents: dict[str, _Document] = {}
        row = decode_row(self.stored) if self.stored is not None else None
        self._tally = Tally(key, row, keep)
        self.answer: ClaimMade | None = row.answer if row else None
        self._answering: Evidence | None = row.newest[0] if row else None
        if self._tally.short:
            self._refill()

    @property
    def value(self) -> str | None:
        """The answer in words, None where there is none."""
        return self._answering.value if self._answering is not None else None

    def take(self, message: CLAIM_MESSAGES) -> None:
        document = self._document(document_id_of(message))
        claim_id = claim_id_of(message)
        report = document.reports.get(claim_id)
        after = merged(report, message)
        document.touched.add(claim_id)
        if after is report:
            self._refill()
        else:
            before = report.current if report is not None else None
            self._replace(document, claim_id, after, before)
        self._find_answer()

    def row(self) -> bytes | None:
        """The row's bytes, or None where no report stands."""
        return encode_row(self._tally.row(self.answer)) if self.answer is not None else None

    def put_reports(self, before: Writes, reports: Writes, after: Writes) -> None:
        """Add the rows of table `reports` that were touched, and what to put before and to delete after them."""
        for document in self._documents.values():
            if not document.touched:
                continue
            prefix = document_prefix(self.key, document.id)
            for claim_id in sorted(document.touched):
                reports[prefix + claim_id.encode()] = encode_report(document.reports[claim_id])
            lead = lead_of(document.current())
            # All texts that do not lead: a batch that was cut off may have put the row of any of them.
            for text in sorted(document.texts()):
                key = text_key(self.key, text, document.id)
                if text == lead:
                    before[key] = TEXT_ROW
                else:
                    after[key] = None

    def _replace(self, document: _Document, claim_id: str, report: Report, before: ClaimMade | None) -> None:
        made = report.current
        if before == made:
            document.reports[claim_id] = report
            return
        counting = not self._tally.whole
        had = document.current() if counting else []
        document.reports[claim_id] = report
        if before is not None and not self._tally.remove(before):
            self._refill()
            return
        if made is not None:
            self._tally.add(made)
        if counting:
            has = document.current()
            old, new = lead_of(had), lead_of(has)
            self._tally.count(
                documents=bool(has) - bool(had),
                independent=0 if old == new else self._alone(new, document) - self._alone(old, document),
            )

    def _alone(self, text: str | None, document: _Document) -> int:
        """1 if no other document leads with the text, else 0."""
        if text is None:
            return 0
        if any(lead_of(other.current()) == text for other in self._documents.values() if other is not document):
            return 0
        for key, _ in self._reports.scan(text_prefix(self.key, text)):
            other_id = document_of_text_key(key)
            if other_id not in self._documents and lead_of(self._stored_document(other_id).current()) == text:
                return 0
        return 1

    def _find_answer(self) -> None:
        best = self._tally.answer
        while best is not None and best != self._answering:
            report = self._document(best.document_id).reports.get(best.claim_id)
            made = report.current if report is not None else None
            if made is not None and evidence_of(made) == best:
                self.answer, self._answering = made, best
                return
            # The reports are ahead of the cell: a batch was cut off between them.
            self._refill()
            best = self._tally.answer
        if best is None:
            self.answer = self._answering = None

    def _refill(self) -> None:
        self._tally.refill(self._all_current())

    def _all_current(self) -> Iterator[ClaimMade]:
        prefix = cell_prefix(self.key)
        loaded = {document_prefix(self.key, document_id) for document_id in self._documents}
        for key, row in self._reports.scan(prefix):
            if key[: key.rindex(b"#") + 1] not in loaded and (made := decode_report(row).current) is not None:
                yield made
        for document in self._documents.values():
            yield from document.current()

    def _document(self, document_id: str) -> _Document:
        document = self._documents.get(document_id)
        if document is None:
            document = self._documents[document_id] = self._stored_document(document_id)
        return document

    def _stored_document(self, document_id: str) -> _Document:
        prefix = document_prefix(self.key, document_id)
        rows = self._reports.scan(prefix)
        return _Document(document_id, {key[len(prefix) :].decode(): decode_report(row) for key, row in rows})


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
        before: Writes = {}
        reports: Writes = {}
        after: Writes = {}
        cells: dict[str, Writes] = {}
        for key, (kind, cell) in self._cells.items():
            cell.put_reports(before, reports, after)
            row = cell.row()
            if row != cell.stored:
                cells.setdefault(TABLES[kind], {})[key.encode()] = row
        return Folded(reports=before | reports | after, cells=cells, changes=tuple(self._changes))

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
