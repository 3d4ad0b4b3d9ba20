"""What another extractor would make of the log: its claims beside those that stand, before anything is published."""

import importlib
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from schemas import PARAGRAPHS, AnyClaim
from worker.errors import UsageError
from worker.replay.bounded import Replay
from worker.replay.comparing import ClaimDifference, claim_differences
from worker.replay.folding import Read
from worker.settings import Settings
from worker.state import REPORTS_TABLE, reports_in
from worker.transport.ranges import find_ranges
from worker.transport.tables import read_table

OnProgress = Callable[[int, int], None]


class Rederived(msgspec.Struct, frozen=True, kw_only=True):
    """The differences, how many claims stand now and would stand, and how many records could not be processed."""

    differences: tuple[ClaimDifference, ...]
    before: int
    after: int
    failures: int


async def rederive(settings: Settings, read: Read, *, on_progress: OnProgress | None = None) -> Rederived:
    """Fold the whole log with another extractor and compare its claims with those of the live state.

    Only claims that stand are compared, not those withdrawn. Nothing is written. Raises as `find_ranges` does.
    """
    live = _standing((await read_table(settings, REPORTS_TABLE)).items())
    replay = Replay(settings, await find_ranges(settings, [PARAGRAPHS.name]), read)
    done = await replay.run(on_progress)
    derived = _standing(done.tables[REPORTS_TABLE].items())
    return Rederived(
        differences=tuple(claim_differences(live, derived)),
        before=len(live),
        after=len(derived),
        failures=done.failures,
    )


def _standing(rows: Iterable[tuple[bytes, bytes]]) -> list[AnyClaim]:
    """The claims that stand, each once, in however many cells it is."""
    found = {report.current.claim.id: report.current.claim for _, report in reports_in(rows) if report.current}
    return list(found.values())


def load_reader(spec: str) -> Read:
    """The extractor that `"package.module:name"` names: a class or function that makes what has a method `read`.

    Raises UsageError where there is no such thing.
    """
    module, colon, name = spec.partition(":")
    if not colon:
        raise UsageError(f"{spec!r} names no extractor: write package.module:name")
    try:
        made: Any = getattr(importlib.import_module(module), name)()
    except (ImportError, AttributeError) as error:
        raise UsageError(f"{spec}: cannot be loaded: {error}") from None
    read = getattr(made, "read", None)
    if not callable(read):
        raise UsageError(f"{spec} makes a {type(made).__name__}, which has no method read(sources)")
    return read  # type: ignore[no-any-return]
