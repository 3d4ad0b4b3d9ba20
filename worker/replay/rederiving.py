"""What another extractor would make of the log: its claims beside those that stand; and its promotion."""

from collections.abc import Callable, Iterable

import msgspec

from schemas import CLAIMS, MENTIONS, PARAGRAPHS, AnyClaim, Message, Record
from schemas.cloudevents import MessageError, decode
from worker.errors import CoalitionError, NotQuiet
from worker.replay.comparing import ClaimDifference, claim_differences
from worker.replay.folding import Fold, Read, fold
from worker.replay.promoting import Live, Promotion, differing_documents, promotion
from worker.settings import Settings
from worker.state import REPORTS_TABLE, reports_in
from worker.transport.progress import lag
from worker.transport.records import read_records
from worker.transport.tables import read_tables

OnProgress = Callable[[int, int], None]


class Rederived(msgspec.Struct, frozen=True, kw_only=True):
    """A log read by another extractor: the differences, and how many claims stand now and would stand.

    `log` are the records that were read, `fold` is what came of them.
    """

    differences: tuple[ClaimDifference, ...]
    before: int
    after: int
    log: tuple[Record, ...]
    fold: Fold

    @property
    def failures(self) -> int:
        """How many records could not be processed."""
        return len(self.fold.failures)


async def rederive(settings: Settings, read: Read, *, on_progress: OnProgress | None = None) -> Rederived:
    """Fold the whole log with another extractor and compare its claims with those of the live state.

    Only claims that stand are compared, not those withdrawn. Nothing is written. Raises UnknownName where there is no
    log, BrokerUnreachable.
    """
    log = await _records(settings, PARAGRAPHS.name)
    folded = fold(log, read, settings, on_progress=on_progress)
    live = await read_tables(settings, (REPORTS_TABLE,))
    before, after = _standing(live[REPORTS_TABLE].items()), _standing(folded.tables[REPORTS_TABLE].scan())
    return Rederived(
        differences=tuple(claim_differences(before, after)),
        before=len(before),
        after=len(after),
        log=tuple(log),
        fold=folded,
    )


async def find_promotion(settings: Settings, derived: Rederived, *, extractor: str, now_ms: int) -> Promotion:
    """What has to be published so that the workers' state becomes the derived one.

    Raises NotQuiet where workers have not taken the whole log yet.
    """
    waiting = await lag(settings)
    if not waiting.quiet:
        raise NotQuiet(
            f"{waiting.paragraphs} paragraphs and {waiting.reports} reports wait: promote when the workers are done"
        )
    return promotion(derived.log, derived.fold, await _live(settings), extractor=extractor, now_ms=now_ms)


async def check_promoted(settings: Settings, derived: Rederived) -> None:
    """Look whether the workers have read again as the extractor does that was promoted. Goes on with its fold.

    Raises CoalitionError where they have not.
    """
    known = {record.place for record in derived.log}
    derived.fold.take([record for record in await _records(settings, PARAGRAPHS.name) if record.place not in known])
    differing = differing_documents(derived.fold, await _live(settings))
    if differing:
        raise CoalitionError(
            f"{len(differing)} documents are not as this extractor reads them: the workers have another one. "
            "Start them with COALITION_EXTRACTOR set to it, and promote again"
        )


async def _live(settings: Settings) -> Live:
    tables = await read_tables(settings, ("documents",))
    return Live(
        documents=tables["documents"],
        mentions=await _sent(settings, MENTIONS.name),
        claims=await _sent(settings, CLAIMS.name),
    )


async def _records(settings: Settings, topic: str) -> list[Record]:
    return [record async for record in read_records(settings, [topic])]


async def _sent(settings: Settings, topic: str) -> list[tuple[Message, int]]:
    found = []
    for record in await _records(settings, topic):
        try:
            found.append((decode(record.value), record.timestamp_ms))
        except MessageError:
            continue
    return found


def _standing(rows: Iterable[tuple[bytes, bytes]]) -> list[AnyClaim]:
    """The claims that stand, each once, in however many cells it is."""
    found = {report.current.claim.id: report.current.claim for _, report in reports_in(rows) if report.current}
    return list(found.values())
