"""A cell of which a batch brings the first and only report, as most cells are: its rows follow from that alone."""

from schemas import ClaimMade
from worker.processors.filing import Filed
from worker.processors.rows import Writes
from worker.state.answers import encode_row, evidence_of, row_of, totals_of
from worker.state.reports import encode_message, encode_only


class LoneCell:
    """A new cell with one report, as long as no other message on it comes: then `OpenCell` takes over.

    It has no row yet, and no row of `reports` knows its claim.
    """

    __slots__ = ("_report_key", "_report_row", "_row", "answer", "filed", "key", "kind", "value")

    def __init__(self, filed: Filed, made: ClaimMade, report_key: bytes) -> None:
        self.filed = filed
        self.key = made.cell
        self.kind = filed.kind
        self.answer = made
        evidence = evidence_of(made)
        self.value = evidence.value
        encoded = encode_message(made)
        newest = (evidence,)
        self._report_key = report_key
        self._report_row = encode_only(encoded)
        self._row = encode_row(row_of(self.key, made, newest, {}, totals_of(newest)), encoded)

    def put_rows(self, reports: Writes, cells: Writes) -> None:
        """Add the row of its report, and its own."""
        reports[self._report_key] = self._report_row
        cells[self.key.encode()] = self._row
