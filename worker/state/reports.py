"""Reports: one claim as evidence in one cell, with all that was ever said about it.

A report row holds the messages on the claim (made, made again with other words, withdrawn with a reason): a set that
only grows and is merged by union. So it does not matter in which order messages come, or how often: the highest
version is the current one, and a withdrawal may come before its claim.

Table `reports` holds two sorts of rows. Key `cell#document#claim`: a report. Key `~cell#text#document`, with an empty
object: the text that this document leads with in this cell, by which copies of one text are found; only for cells with
more reports than their row holds.
"""

from collections.abc import Iterable, Iterator

import msgspec

from schemas import CLAIM_MESSAGES, ClaimMade, ClaimRetracted
from worker.state.times import end_of

_encoder = msgspec.json.Encoder(order="deterministic")
TEXT_ROW = b"{}"
TEXT_MARK = b"~"


class Report(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A row of table `reports`: the messages on one claim in one cell, the current one last."""

    messages: tuple[CLAIM_MESSAGES, ...]

    @property
    def current(self) -> ClaimMade | None:
        """The claim as it stands, or None where it was withdrawn."""
        last = self.messages[-1]
        return last if isinstance(last, ClaimMade) else None

    def known_at(self, moment: str) -> ClaimMade | None:
        """The claim as it stood at a moment (`times.end_of`), also where it was withdrawn later."""
        known = [message for message in self.messages if end_of(known_since(message)) <= moment]
        return known[-1] if known and isinstance(known[-1], ClaimMade) else None

    @property
    def withdrawal(self) -> ClaimRetracted | None:
        """Why and when the claim was withdrawn, or None where it stands."""
        last = self.messages[-1]
        return last if isinstance(last, ClaimRetracted) else None


_decoder = msgspec.json.Decoder(Report)


def merged(report: Report | None, message: CLAIM_MESSAGES) -> Report:
    """The report with one more message; the same report where it has that message already."""
    if report is None:
        return Report(messages=(message,))
    if message in report.messages:
        return report
    return Report(messages=tuple(sorted((*report.messages, message), key=_order)))


def union(report: Report, other: Report) -> Report:
    """Two rows of one report as one."""
    for message in other.messages:
        report = merged(report, message)
    return report


def claim_id_of(message: CLAIM_MESSAGES) -> str:
    """The claim that a message is about."""
    return message.claim.id if isinstance(message, ClaimMade) else message.claim_id


def document_id_of(message: CLAIM_MESSAGES) -> str:
    """The document that a message is about."""
    return message.claim.document_id if isinstance(message, ClaimMade) else message.document_id


def known_since(message: CLAIM_MESSAGES) -> str:
    """When a message came into the state: when it was learned, or when an extractor was promoted that found it."""
    return (message.reread_at or message.learned_at) if isinstance(message, ClaimMade) else message.learned_at


def encode_message(message: CLAIM_MESSAGES) -> bytes:
    """A message as it stands in rows: the same bytes for the same message."""
    return _encoder.encode(message)


def encode_report(report: Report, last: bytes | None = None) -> bytes:
    """The row's bytes: the same for the same set of messages. `last` has the last message if it is encoded already."""
    if last is not None and len(report.messages) == 1:
        return encode_only(last)
    return _encoder.encode(report)


def encode_only(message: bytes) -> bytes:
    """The bytes of a report's row of which there is one message, encoded already."""
    return b'{"messages":[' + message + b"]}"


def decode_report(row: bytes) -> Report:
    """A report from the bytes of its row. Raises msgspec.DecodeError."""
    return _decoder.decode(row)


def cell_prefix(cell: str) -> bytes:
    """What the keys of all reports of a cell begin with."""
    return f"{cell}#".encode()


def document_prefix(cell: str, document_id: str) -> bytes:
    """What the keys of all reports of one document in a cell begin with."""
    return f"{cell}#{_escaped(document_id)}#".encode()


def report_key(cell: str, document_id: str, claim_id: str) -> bytes:
    """The key of the report of one claim in a cell."""
    return f"{cell}#{_escaped(document_id)}#{claim_id}".encode()


def texts_prefix(cell: str) -> bytes:
    """What the keys of all rows about texts of a cell begin with."""
    return f"~{cell}#".encode()


def text_prefix(cell: str, text_hash: str) -> bytes:
    """What the keys of all documents that lead with a text in a cell begin with."""
    return f"~{cell}#{text_hash}#".encode()


def text_key(cell: str, text_hash: str, document_id: str) -> bytes:
    """The key of the row that says: this document leads with this text in this cell."""
    return f"~{cell}#{text_hash}#{_escaped(document_id)}".encode()


def document_of_text_key(key: bytes) -> str:
    """The document that such a key names."""
    return key.rsplit(b"#", 1)[1].decode().replace("%23", "#").replace("%25", "%")


def reports_in(rows: Iterable[tuple[bytes, bytes]]) -> Iterator[tuple[str, Report]]:
    """The cell and the report of each row of table `reports`, without the rows about texts."""
    for key, row in rows:
        if not key.startswith(TEXT_MARK):
            yield key.split(b"#", 1)[0].decode(), _decoder.decode(row)


def _escaped(document_id: str) -> str:
    if "%" in document_id or "#" in document_id:
        return document_id.replace("%", "%25").replace("#", "%23")
    return document_id


def _order(message: CLAIM_MESSAGES) -> tuple[int, bool, bytes]:
    # One version of a claim in a cell is one message; should there be two, the withdrawal counts as the later.
    return message.version, isinstance(message, ClaimRetracted), _encoder.encode(message)
