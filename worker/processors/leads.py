"""Which text each document leads with in a cell: by this, copies of one text are known without reading all reports.

A cell whose row holds all its reports needs no help. For a larger one table `reports` has a row for each document,
under the text that the document leads with there.
"""

from collections import Counter
from collections.abc import Mapping

from worker.processors.rows import Rows, Writes
from worker.state.reports import TEXT_ROW, document_of_text_key, text_key, text_prefix, texts_prefix


class Leads:
    """The leading texts of the documents of one cell, as stored and as changed by a batch."""

    def __init__(self, cell: str, reports: Rows) -> None:
        self._cell = cell
        self._reports = reports
        self._changed: dict[str, tuple[str | None, str | None]] = {}
        self._texts: Counter[str] = Counter()

    def change(self, document_id: str, before: str | None, after: str | None) -> int:
        """A document leads with another text (None: with none). By how much this changes the number of texts."""
        first = self._changed[document_id][0] if document_id in self._changed else before
        if document_id in self._changed and before is not None:
            self._texts[before] -= 1
        self._changed[document_id] = first, after
        gained = 0 if before == after else self._alone(after) - self._alone(before)
        if after is not None:
            self._texts[after] += 1
        return gained

    def changes(self) -> Writes:
        """The rows that the changes come to."""
        writes: Writes = {}
        for document_id, (before, after) in self._changed.items():
            if before != after:
                if before is not None:
                    writes[text_key(self._cell, before, document_id)] = None
                if after is not None:
                    writes[text_key(self._cell, after, document_id)] = TEXT_ROW
        return writes

    def all_of(self, leads: Mapping[str, str]) -> Writes:
        """The rows to put and delete so that there are exactly those of these documents and their texts."""
        writes = self.none()
        for document_id, text in leads.items():
            key = text_key(self._cell, text, document_id)
            if key in writes:
                del writes[key]
            else:
                writes[key] = TEXT_ROW
        return writes

    def none(self) -> Writes:
        """The rows to delete so that there are none."""
        return {key: None for key, _ in self._reports.scan(texts_prefix(self._cell))}

    def _alone(self, text: str | None) -> int:
        """1 if no document but the one that is changing leads with the text, else 0."""
        if text is None:
            return 0
        if self._texts[text]:
            return 0
        for key, _ in self._reports.scan(text_prefix(self._cell, text)):
            if document_of_text_key(key) not in self._changed:
                return 0
        return 1
