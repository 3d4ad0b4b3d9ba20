"""What an extractor said of documents that were read again since, by another one.

It is history: the live tables and topics keep it, and no replay can say it again, because a replay has one extractor.
So a replay is compared with the live state in what counts from the last reading of each document on.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from schemas import CLAIM_MESSAGES, ClaimMade, ClaimRetracted, EntityMentioned, Message, Record
from schemas.cloudevents import timestamp_ms
from worker.processors.documents import Rereading, decode_row
from worker.state import REPORTS_TABLE, Report, encode_report
from worker.state.reports import TEXT_MARK, claim_id_of, decode_report, document_id_of

Row = tuple[bytes, bytes]


class Rereadings:
    """When each document of a log was last read again, by the rows of table `documents`."""

    def __init__(self, documents: Iterable[Row]) -> None:
        self._of: dict[str, Rereading] = {
            row.document_id: row.reread
            for _, value in documents
            if (row := decode_row(value)) is not None and row.reread
        }

    def __len__(self) -> int:
        return len(self._of)

    def superseded(self, record: Record) -> bool:
        """Whether a record of the log came before its document was last read again."""
        return record.timestamp_ms < self._since((record.key or b"").decode(errors="replace"))

    def rows(self, table: str, rows: Mapping[bytes, bytes]) -> Mapping[bytes, bytes]:
        """The rows of a table without what is superseded; only `reports` has such messages."""
        if table != REPORTS_TABLE or not self._of:
            return rows
        return dict(self._reports(rows.items()))

    def _reports(self, rows: Iterable[Row]) -> Iterator[Row]:
        for key, row in rows:
            if key.startswith(TEXT_MARK):
                yield key, row
                continue
            report = decode_report(row)
            document_id = document_id_of(report.messages[0])
            if document_id not in self._of:
                yield key, row
            elif messages := self._standing(document_id, report.messages):
                yield key, encode_report(Report(messages=messages))

    def mentions(self, sent: Iterable[tuple[Message, int]]) -> set[Message]:
        """Mentions, given with the times of their records, without those that are superseded."""
        return {
            message
            for message, time in sent
            if not isinstance(message, EntityMentioned) or time >= self._since(message.document_id)
        }

    def claims(self, messages: Iterable[Message]) -> set[Message]:
        """Messages on claims without those that are superseded."""
        found: set[Message] = set()
        reread: set[CLAIM_MESSAGES] = set()
        for message in messages:
            if isinstance(message, CLAIM_MESSAGES) and document_id_of(message) in self._of:
                reread.add(message)
            else:
                found.add(message)
        for (document_id, _, _), group in groupby(sorted(reread, key=_subject), key=_subject):
            found.update(self._standing(document_id, group))
        return found

    def _since(self, document_id: str) -> float:
        """When a document was last read again, in milliseconds since 1970."""
        found = self._of.get(document_id)
        return timestamp_ms(found.at) if found is not None else float("-inf")

    def _standing(self, document_id: str, messages: Iterable[CLAIM_MESSAGES]) -> tuple[CLAIM_MESSAGES, ...]:
        """The messages on one claim from the last rereading on; what it takes back was made before."""
        first = self._of[document_id].version
        later = sorted((each for each in messages if each.version >= first), key=_turn)
        begin = next((n for n, each in enumerate(later) if isinstance(each, ClaimMade)), len(later))
        return tuple(later[begin:])


def _subject(message: CLAIM_MESSAGES) -> tuple[str, str, str]:
    return document_id_of(message), claim_id_of(message), message.cell


def _turn(message: CLAIM_MESSAGES) -> tuple[int, bool]:
    return message.version, isinstance(message, ClaimRetracted)
