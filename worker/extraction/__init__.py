"""Text in, mentions and claims out; no I/O.

`Extractor.read` is the costly half, free of context; `resolve` the cheap one, in document order. The Extractor loads
spaCy, so it is imported only when it is asked for.
"""

from typing import TYPE_CHECKING, Any

from worker.extraction.document.context import Context
from worker.extraction.document.resolving import Findings, resolve
from worker.extraction.reading import Candidate, Reading, Source, Trace, extractor_name

if TYPE_CHECKING:
    from worker.extraction.extractor import Extractor

__all__ = [
    "Candidate",
    "Context",
    "Extractor",
    "Findings",
    "Reading",
    "Source",
    "Trace",
    "extractor_name",
    "resolve",
]


def __getattr__(name: str) -> Any:
    if name == "Extractor":
        from worker.extraction.collecting import uncollected

        with uncollected():
            from worker.extraction.extractor import Extractor

        return Extractor
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
