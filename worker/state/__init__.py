"""The state of coalitions: cells, the reports that answer them, and the fold of one into the other. Pure."""

from worker.state.answers import CellRow, Evidence, Totals, cell_row, decode_row, encode_row
from worker.state.asking import Ground, Turn, history, state, state_as_of, state_at, state_known_at, why
from worker.state.cells import REPORTS_TABLE, TABLE_NAMES, TABLES, cell_of, owner_of
from worker.state.merging import (
    LoggedMerge,
    MergedReports,
    Merges,
    merge_wanted,
    merged_claim,
    merged_reports,
    merges_of,
)
from worker.state.reports import Report, decode_report, encode_report, reports_in
from worker.state.times import moment_of
from worker.state.values import number_words, value_of

__all__ = [
    "REPORTS_TABLE",
    "TABLES",
    "TABLE_NAMES",
    "CellRow",
    "Evidence",
    "Ground",
    "LoggedMerge",
    "MergedReports",
    "Merges",
    "Report",
    "Totals",
    "Turn",
    "cell_of",
    "cell_row",
    "decode_report",
    "decode_row",
    "encode_report",
    "encode_row",
    "history",
    "merge_wanted",
    "merged_claim",
    "merged_reports",
    "merges_of",
    "moment_of",
    "number_words",
    "owner_of",
    "reports_in",
    "state",
    "state_as_of",
    "state_at",
    "state_known_at",
    "value_of",
    "why",
]
