"""The invariants of the architecture, checked against a log and what the workers made of it.

Everything is read from the brokers: the log, the derived topics, the dead letters and the changelogs of the tables. The
log is folded anew, and every difference is told with the number of the invariant that it breaks. Of documents that were
read again by another extractor, what counts from then on is compared (`superseded`).
"""

from collections.abc import Callable, Iterable, Mapping, Set

import msgspec

from schemas import CLAIMS, DEAD_LETTERS, MENTIONS, PARAGRAPHS, Message, ParagraphPublished, Record
from schemas.cloudevents import MessageError, decode
from worker.replay.folding import Fold, Read, fold_log
from worker.replay.superseded import Rereadings
from worker.settings import Settings
from worker.state import REPORTS_TABLE, TABLES, decode_row
from worker.state.reports import TEXT_MARK
from worker.transport.dead_letters import read_dead_letter
from worker.transport.progress import lag
from worker.transport.records import read_records
from worker.transport.tables import read_tables

Place = tuple[str, int, int]


class Violation(msgspec.Struct, frozen=True, kw_only=True):
    """An invariant that does not hold: its number in the architecture, and what shows it."""

    invariant: int
    what: str

    def __str__(self) -> str:
        return f"invariant {self.invariant}: {self.what}"


class Verified(msgspec.Struct, frozen=True, kw_only=True):
    """A log that was replayed and compared: how much of it there is, and what does not hold.

    `reread` is how many documents were read again; what was said of them before could not be compared.
    """

    records: int
    cells: int
    reports: int
    reread: int
    violations: tuple[Violation, ...]


async def violations(settings: Settings, read: Read | None = None) -> list[Violation]:
    """What does not hold at this quiet moment, as `verify`; nothing where all is well."""
    return list((await verify(settings, read)).violations)


async def verify(
    settings: Settings, read: Read | None = None, *, on_progress: Callable[[int, int], None] | None = None
) -> Verified:
    """Replay the log into a scratch state, and compare it with the live one: row by row, message by message.

    `read` reads the paragraphs, by default with the extractor. `on_progress` gets records replayed and to replay.
    Raises BrokerUnreachable and UnknownName.
    """
    fold = await fold_log(settings, read=read, on_progress=on_progress)
    log = await _records(settings, PARAGRAPHS.name)
    rereadings = Rereadings(fold.tables["documents"].scan())
    found = [*_lost(await _dead(settings), log, fold, rereadings), *_unexplained(log, fold)]
    waiting = await lag(settings)
    if not waiting.quiet:
        found.append(Violation(invariant=5, what=f"{waiting.paragraphs} paragraphs and {waiting.reports} reports wait"))
    tables = await read_tables(settings, ("documents", REPORTS_TABLE, *TABLES.values()))
    for name, rows in tables.items():
        folded = rereadings.rows(name, fold.tables[name].as_dict())
        found += _table_differences(name, rereadings.rows(name, rows), folded)
    found += _message_differences(
        MENTIONS.name,
        rereadings.mentions(await _sent(settings, MENTIONS.name)),
        rereadings.mentions(fold.mentions),
    )
    found += _message_differences(
        CLAIMS.name,
        rereadings.claims(message for message, _ in await _sent(settings, CLAIMS.name)),
        rereadings.claims(fold.claims),
    )
    return Verified(
        records=len(log),
        cells=sum(len(tables[name]) for name in TABLES.values()),
        reports=sum(not key.startswith(TEXT_MARK) for key in tables[REPORTS_TABLE]),
        reread=len(rereadings),
        violations=tuple(found),
    )


async def _records(settings: Settings, topic: str) -> list[Record]:
    return [record async for record in read_records(settings, [topic])]


async def _sent(settings: Settings, topic: str) -> list[tuple[Message, int]]:
    """The messages that stand on a topic, with the times of their records."""
    records = await _records(settings, topic)
    return [(message, each.timestamp_ms) for each in records if (message := _decoded(each)) is not None]


async def _dead(settings: Settings) -> set[Place]:
    letters = [
        read_dead_letter(record.key, record.value, record.headers)
        for record in await _records(settings, DEAD_LETTERS.name)
    ]
    return {(letter.topic, letter.partition, letter.offset) for letter in letters}


def _lost(dead: set[Place], log: Iterable[Record], fold: Fold, rereadings: Rereadings) -> Iterable[Violation]:
    """Invariants 1 and 5: what could not be processed, and only that, is in the dead letters.

    What an earlier extractor could not read may be there, too, where it was read again since.
    """
    failed = {(record.topic, record.partition, record.offset) for record, _ in fold.failures}
    for place in sorted(failed - dead):
        yield Violation(invariant=1, what=f"{place} is neither processed nor in the dead letters")
    excused = {(record.topic, record.partition, record.offset) for record in log if rereadings.superseded(record)}
    for place in sorted(place for place in dead - failed - excused if place[0] == PARAGRAPHS.name):
        yield Violation(invariant=5, what=f"{place} is in the dead letters, and could be processed")


def _table_differences(name: str, live: Mapping[bytes, bytes], folded: Mapping[bytes, bytes]) -> Iterable[Violation]:
    """Invariants 2 and 3: the tables equal the fold, byte for byte; rows count every claim once."""
    for key in sorted(live.keys() | folded.keys()):
        if live.get(key) != folded.get(key):
            yield Violation(
                invariant=3,
                what=f"table {name}, row {key!r}: "
                + _difference(live.get(key), folded.get(key), _value if name in TABLES.values() else _short),
            )


def _difference(live: bytes | None, folded: bytes | None, words: Callable[[bytes | None], str]) -> str:
    """What is, and what has to be: in words where these differ, else as the bytes are."""
    if words(live) == words(folded):
        words = _short
    return f"is {words(live)}, has to be {words(folded)}"


def _value(row: bytes | None) -> str:
    """The answer of a cell, with the document that it rests on."""
    if row is None:
        return "not there"
    try:
        cell = decode_row(row)
    except msgspec.DecodeError:
        return _short(row)
    claim = cell.answer.claim
    return f"“{cell.value}” by {claim.document_id} ¶{claim.paragraph}, of {cell.totals.reports} reports"


def _message_differences(topic: str, sent: Set[Message], wanted: Set[Message]) -> Iterable[Violation]:
    """Invariant 4: the messages are those of the fold; sent twice they are the same to the byte."""
    for message in wanted - sent:
        yield Violation(invariant=4, what=f"{topic} lacks {_short(msgspec.json.encode(message))}")
    for message in sent - wanted:
        yield Violation(invariant=4, what=f"{topic} has one too many: {_short(msgspec.json.encode(message))}")


def _unexplained(log: Iterable[Record], fold: Fold) -> Iterable[Violation]:
    """Invariant 6: the words of every answer stand where it says."""
    texts: dict[tuple[str, int], set[str]] = {}
    for record in log:
        message = _decoded(record)
        if isinstance(message, ParagraphPublished):
            texts.setdefault((message.document_id, message.index), set()).add(message.text)
    for name in TABLES.values():
        for key, value in fold.tables[name].scan(b""):
            claim = decode_row(value).answer.claim
            published = texts.get((claim.document_id, claim.paragraph), set())
            if not any(text[claim.start : claim.end] == claim.text for text in published):
                yield Violation(invariant=6, what=f"cell {key.decode()}: {claim.text!r} stands nowhere")


def _decoded(record: Record) -> Message | None:
    try:
        return decode(record.value)
    except MessageError:
        return None


def _short(value: bytes | None) -> str:
    if value is None:
        return "not there"
    text = value.decode(errors="replace")
    return text if len(text) <= 300 else f"{text[:300]}…"
