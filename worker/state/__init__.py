"""The state of coalitions: cells, the reports that answer them, and the fold of one into the other. Pure."""

from worker.state.answers import CellRow, Evidence, Totals, cell_row, decode_row, encode_row
from worker.state.cells import REPORTS_TABLE, TABLE_NAMES, TABLES, cell_of, owner_of
from worker.state.reports import Report, decode_report, encode_report, reports_in
from worker.state.values import number_words, value_of

__all__ = [
    "REPORTS_TABLE",
    "TABLES",
    "TABLE_NAMES",
    "CellRow",
    "Evidence",
    "Report",
    "Totals",
    "cell_of",
    "cell_row",
    "decode_report",
    "decode_row",
    "encode_report",
    "encode_row",
    "number_words",
    "owner_of",
    "reports_in",
    "value_of",
]
