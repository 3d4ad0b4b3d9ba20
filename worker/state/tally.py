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
    newest_of,
    reach_bound,
    row_of,
    totals_of,
)
from worker.state.precedence import Rank


def _rank(item: Evidence) -> Rank:
    return item.rank


class Tally:
    """The evidence of one cell, the newest last, and its totals."""

    __slots__ = (
        "_best",
        "_documents",
        "_evidence",
        "_first_seen",
        "_independent",
        "_keep",
        "_last_seen",
        "_reports",
        "cell",
        "whole",
    )

    def __init__(self, cell: str, row: CellRow | None, keep: int) -> None:
        self.cell = cell
        self._keep = keep
        self._evidence: list[Evidence] = list(reversed(row.newest)) if row else []
        self._best: dict[str, Evidence] = {}
        self.whole = row is None or row.whole
        if row is not None and not self.whole:
            self._best = {item.value: item for item in (row.newest[0], *row.contradictions)}
            totals = row.totals
            self._reports, self._documents, self._independent = totals.reports, totals.documents, totals.independent
            self._first_seen, self._last_seen = totals.first_seen, totals.last_seen

    @property
    def short(self) -> bool:
        """Whether the row held fewer reports than should be kept: then it has to be refilled first."""
        return not self.whole and not reach_bound(self._evidence, self._keep)

    @property
    def answer(self) -> Evidence | None:
        """The report that answers, in brief."""
        return self._evidence[-1] if self._evidence else None

    def leads(self) -> dict[str, str]:
        """The text that each document leads with, of a tally that is whole."""
        return {document: text for document, (_, _, text) in leads_of(self._evidence).items()}

    def refill(self, reports: Iterable[ClaimMade]) -> None:
        """Begin again from all current reports of the cell."""
        self._evidence = sorted(map(evidence_of, reports), key=_rank)
        self._best = {}
        self.whole = True

    def add(self, made: ClaimMade) -> Evidence:
        """Take in a report that is not in yet; returns it in brief.

        Documents are counted by `count`, where the tally is not whole.
        """
        item = evidence_of(made)
        evidence = self._evidence
        if not evidence or item.rank > evidence[-1].rank:
            evidence.append(item)
        elif self.whole or item.rank > evidence[0].rank:
            insort(evidence, item, key=_rank)
        if self.whole:
            return item
        if len(evidence) > self._keep:
            del evidence[0]
        self._add_value(item)
        self._reports += 1
        if item.learned_at < self._first_seen:
            self._first_seen = item.learned_at
        if item.learned_at > self._last_seen:
            self._last_seen = item.learned_at
        return item

    def remove(self, made: ClaimMade) -> bool:
        """Take out a report. False where the row cannot tell what comes in its place: it has to be refilled."""
        item = evidence_of(made)
        place = bisect_left(self._evidence, item.rank, key=_rank)
        if place < len(self._evidence) and self._evidence[place] == item:
            del self._evidence[place]
            return self.whole
        if self.whole or self._best.get(item.value) == item:
            return False
        if item.learned_at in (self._first_seen, self._last_seen):
            return False
        self._reports -= 1
        return True

    def count(self, *, documents: int, independent: int) -> None:
        """Correct the totals of documents, of a tally that is not whole."""
        self._documents += documents
        self._independent += independent

    def row(self, answer: ClaimMade) -> tuple[CellRow, bytes | None]:
        """The row as it is now, and its newest reports as JSON where that was made already.

        `answer` is the report that `answer` names in brief.
        """
        if self.whole and len(self._evidence) == 1:  # many cells: nothing to sort, nothing to contradict
            return row_of(self.cell, answer, (self._evidence[0],), {}, totals_of(self._evidence)), None
        newest, encoded = newest_of(self._evidence, self._keep)
        if self.whole:
            best, totals = best_of_each_value(self._evidence), totals_of(self._evidence)
            return row_of(self.cell, answer, newest, best, totals), encoded
        totals = Totals(
            reports=self._reports,
            documents=self._documents,
            independent=self._independent,
            first_seen=self._first_seen,
            last_seen=self._last_seen,
        )
        return row_of(self.cell, answer, newest, self._best, totals), encoded

    def _add_value(self, item: Evidence) -> None:
        known = self._best.get(item.value)
        if known is not None and known.rank > item.rank:
            return
        self._best[item.value] = item
        if len(self._best) > CONTRADICTIONS + 1:
            # Dropping the oldest loses nothing: it can only come back with a newer report, or by a refill.
            del self._best[min(self._best.values(), key=_rank).value]
