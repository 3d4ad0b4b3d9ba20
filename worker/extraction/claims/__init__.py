"""The claims of one parsed paragraph."""

from schemas import AnyClaim
from worker.extraction.parsed import Parsed


def drafts_of(parsed: Parsed) -> tuple[AnyClaim, ...]:
    """The draft claims of a paragraph: references may be `#n`, document, paragraph and id are not filled in."""
    return ()
