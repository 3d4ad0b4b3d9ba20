"""A cell that a batch of messages is being folded into: what is stored of it, and what becomes of it."""

from collections.abc import Iterator

from schemas import ClaimKind, ClaimMade
from worker.processors.filing import Filed
from worker.processors.leads import Leads
from worker.processors.recent import recent_row, remember_row
from worker.processors.rows import Rows, Writes
from worker.state.answers import Evidence, encode_row, evidence_of, lead_of
from worker.state.reports import (
    Report,
    cell_prefix,
    decode_report,
    document_prefix,
    encode_message,
    encode_report,
    merged,
    report_key,
)
from worker.state.tally import Tally


class OpenCell:
    """One cell during a batch: its tally, its answer, and the reports and leading texts that the batch changed.

    `stored` are the bytes of its row before the batch.
    """

    __slots__ = (
        "_added",
        "_answer_encoded",
        "_answering",
        "_changed",
        "_encoded",
        "_holds_all",
        "_leads",
        "_refilled",
        "_reports",
        "_tally",
        "_was_whole",
        "answer",
        "key",
        "kind",
        "stored",
    )

    def __init__(self, key: str, kind: ClaimKind, stored: bytes | None, reports: Rows, keep: int) -> None:
        self.key = key
        self.kind = kind
        self.stored = stored
        self._reports = reports
        self._changed: dict[bytes, Report] = {}
        self._encoded: dict[bytes, bytes] = {}  # the last message of reports that this batch brought
        self._added: Evidence | None = None
        self._answer_encoded: bytes | None = None
        self._leads: Leads | None = None
        self._refilled = False
        self._holds_all = True
        row = recent_row(key, self.stored) if self.stored is not None else None
        self._tally = Tally(key, row, keep)
        self._was_whole = self._tally.whole
        self.answer = row.answer if row is not None else None
        self._answering = row.newest[0] if row is not None else None
        if self._tally.short:
            self._refill()

    @property
    def value(self) -> str | None:
        """The answer in words, None where there is none."""
        return self._answering.value if self._answering is not None else None

    def take(self, filed: Filed) -> None:
        """Fold one message in."""
        key = report_key(self.key, filed.document_id, filed.claim_id)
        report = self._report(key)
        after = merged(report, filed.message)
        self._added = None
        if after is not report:
            if after.messages[-1] is filed.message:
                self._encoded[key] = encode_message(filed.message)
            self._replace(filed.document_id, key, report, after)
        else:
            self._changed[key] = after
            if not self._refilled:
                self._refill()
        self._find_answer(key, after)

    def row(self) -> bytes | None:
        """The row's bytes, or None where no report stands. To be asked for before `text_rows`."""
        if self.answer is None:
            return None
        row, newest = self._tally.row(self.answer)
        self._holds_all = row.whole
        encoded = encode_row(row, self._answer_encoded, newest)
        remember_row(self.key, encoded, row)
        return encoded

    def put_report_rows(self, writes: Writes) -> None:
        """Add the rows of reports that the batch touched."""
        for key, report in self._changed.items():
            writes[key] = encode_report(report, self._encoded.get(key))

    def text_rows(self) -> Writes:
        """The rows to put and delete so that there is one for each document's leading text, if not all is in the row.

        After a refill, whatever a batch that was cut off may have left is put right as well.
        """
        if self._holds_all:
            return self._leading().none() if self._refilled or not self._was_whole else {}
        return self._leading().all_of(self._tally.leads()) if self._tally.whole else self._leading().changes()

    def _replace(self, document_id: str, key: bytes, report: Report | None, after: Report) -> None:
        before, made = report.current if report is not None else None, after.current
        had = None if self._tally.whole or before == made else self._of_document(document_id)
        self._changed[key] = after
        if before == made:
            return
        if before is not None and not self._tally.remove(before):
            self._refill()
            return
        if made is not None:
            self._added = self._tally.add(made)
        if had is not None:
            has = {other: each for other, each in had.items() if other != key}
            if made is not None:
                has[key] = made
            self._tally.count(
                documents=bool(has) - bool(had),
                independent=self._leading().change(document_id, lead_of(had.values()), lead_of(has.values())),
            )

    def _leading(self) -> Leads:
        if self._leads is None:
            self._leads = Leads(self.key, self._reports)
        return self._leads

    def _find_answer(self, key: bytes, touched: Report) -> None:
        best = self._tally.answer
        if best is not None and best is self._added:
            self.answer, self._answering, self._answer_encoded = touched.current, best, self._encoded.get(key)
            return
        while best is not None and best is not self._answering:
            made = touched.current
            if made is None or (made.claim.id, made.claim.document_id) != (best.claim_id, best.document_id):
                report = self._report(report_key(self.key, best.document_id, best.claim_id))
                made = report.current if report is not None else None
            if made is not None and evidence_of(made) == best:
                self.answer, self._answering, self._answer_encoded = made, best, None
                return
            # The reports are ahead of the cell: a batch was cut off between them.
            self._refill()
            best = self._tally.answer
        if best is None:
            self.answer = self._answering = self._answer_encoded = None

    def _refill(self) -> None:
        self._refilled = True
        self._tally.refill(self._all_current())

    def _all_current(self) -> Iterator[ClaimMade]:
        for key, row in self._reports.scan(cell_prefix(self.key)):
            if key not in self._changed and (made := decode_report(row).current) is not None:
                yield made
        for report in self._changed.values():
            if (made := report.current) is not None:
                yield made

    def _report(self, key: bytes) -> Report | None:
        changed = self._changed.get(key)
        if changed is not None:
            return changed
        row = self._reports.get(key)
        return decode_report(row) if row is not None else None

    def _of_document(self, document_id: str) -> dict[bytes, ClaimMade]:
        prefix = document_prefix(self.key, document_id)
        reports = {key: decode_report(row) for key, row in self._reports.scan(prefix) if key not in self._changed}
        reports |= {key: report for key, report in self._changed.items() if key.startswith(prefix)}
        return {key: made for key, report in reports.items() if (made := report.current) is not None}
