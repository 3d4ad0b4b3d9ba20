"""A cell while a batch of messages is folded into it.

A tally begins with the row of the cell. As long as the row holds all the cell's reports, or after it was refilled from
the reports, it knows all evidence and everything is computed from that (`whole`). Else the row is all there is: it
is enough to take in one more report exactly, at a cost that does not depend on how many there are. What it cannot
answer exactly, it says (False), and must be refilled.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable

from schemas import ClaimMade
from worker.state.answers import (
    CONTRADICTIONS,
    CellRow,
    Evidence,
    Totals,
    best_of_each_value,
    evidence_of,
    leads_of,
    row_of,
    totals_of,
)
from worker.state.precedence import Rank


def _rank(item: Evidence) -> Rank:
    return item.rank


class Tally:
    """The evidence of one cell, the newest last, and its answer in brief."""

    def __init__(self, cell: str, row: CellRow | None, keep: int) -> None:
        self.cell = cell
        self._keep = keep
        self._evidence: list[Evidence] = list(reversed(row.newest)) if row else []
        self._totals = row.totals if row else None
        self._best: dict[str, Evidence] = {}
        self.whole = row is None or row.totals.reports == len(row.newest)
        if row is not None and not self.whole:
            self._best = {item.value: item for item in (row.newest[0], *row.contradictions)}

    @property
    def short(self) -> bool:
        """Whether the row held fewer reports than should be kept: then it has to be refilled first."""
        return not self.whole and len(self._evidence) < self._keep

    @property
    def answer(self) -> Evidence | None:
        """The report that answers, in brief."""
        return self._evidence[-1] if self._evidence else None

    @property
    def reports(self) -> int:
        """How many current reports the cell has."""
        return len(self._evidence) if self.whole else self._known_totals().reports

    def leads(self) -> dict[str, str]:
        """The text that each document leads with, of a tally that is whole."""
        return {document: text for document, (_, _, text) in leads_of(self._evidence).items()}

    def refill(self, reports: Iterable[ClaimMade]) -> None:
        """Begin again from all current reports of the cell."""
        self._evidence = sorted(map(evidence_of, reports), key=_rank)
        self._totals = None
        self._best = {}
        self.whole = True

    def add(self, made: ClaimMade) -> None:
        """Take in a report that is not in yet."""
        item = evidence_of(made)
        if not self._evidence or item.rank > self._evidence[-1].rank:
            self._evidence.append(item)
        else:
            insort(self._evidence, item, key=_rank)
        if self.whole:
            return
        if len(self._evidence) > self._keep:
            del self._evidence[0]
        self._add_value(item)
        totals = self._known_totals()
        self._totals = Totals(
            reports=totals.reports + 1,
            documents=totals.documents,
            independent=totals.independent,
            first_seen=min(totals.first_seen, item.learned_at),
            last_seen=max(totals.last_seen, item.learned_at),
        )

    def remove(self, made: ClaimMade) -> bool:
        """Take out a report. False where the row cannot tell what comes in its place: it has to be refilled."""
        item = evidence_of(made)
        place = bisect_left(self._evidence, item.rank, key=_rank)
        if place < len(self._evidence) and self._evidence[place] == item:
            del self._evidence[place]
            return self.whole
        totals = self._totals
        if self.whole or totals is None or self._best.get(item.value) == item:
            return False
        if item.learned_at in (totals.first_seen, totals.last_seen):
            return False
        self._totals = Totals(
            reports=totals.reports - 1,
            documents=totals.documents,
            independent=totals.independent,
            first_seen=totals.first_seen,
            last_seen=totals.last_seen,
        )
        return True

    def count(self, *, documents: int, independent: int) -> None:
        """Correct the totals of documents, of a tally that is not whole."""
        totals = self._known_totals()
        self._totals = Totals(
            reports=totals.reports,
            documents=totals.documents + documents,
            independent=totals.independent + independent,
            first_seen=totals.first_seen,
            last_seen=totals.last_seen,
        )

    def row(self, answer: ClaimMade) -> CellRow:
        """The row as it is now; `answer` is the report that `answer` names in brief."""
        newest = tuple(reversed(self._evidence[-self._keep :]))
        if self.whole:
            return row_of(self.cell, answer, newest, best_of_each_value(self._evidence), totals_of(self._evidence))
        return row_of(self.cell, answer, newest, self._best, self._known_totals())

    def _add_value(self, item: Evidence) -> None:
        known = self._best.get(item.value)
        if known is not None and known.rank > item.rank:
            return
        self._best[item.value] = item
        if len(self._best) > CONTRADICTIONS + 1:
            # Dropping the oldest loses nothing: it can only come back with a newer report, or by a refill.
            del self._best[min(self._best.values(), key=_rank).value]

    def _known_totals(self) -> Totals:
        if self._totals is None:
            raise AssertionError("the totals of a whole tally are computed, not counted")
        return self._totals
