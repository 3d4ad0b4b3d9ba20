"""A paragraph that the line before introduces as somebody's words, without quotation marks: "The minister said:"."""

import re

import msgspec

from schemas import Reference, Statement
from worker.extraction.reading import Reading, Trace
from worker.extraction.text.items import is_item

_FEWEST_WORDS = 6
_MARKS = re.compile(r"[\"“”«»„]|``|''")


def as_introduced(reading: Reading, speaker: Reference | None, text: str) -> Reading:
    """The reading of a paragraph that `speaker` is said to speak: a statement more, and all drafts attributed."""
    if speaker is None or not _is_speech(text):
        return reading
    statement = all_said_by(speaker, text)
    drafts = [
        draft if draft.attributed_to is not None else msgspec.structs.replace(draft, attributed_to=speaker)
        for draft in reading.drafts
    ]
    traces = (Trace(frame="introduced"), *reading.traces) if reading.traces or not drafts else ()
    return msgspec.structs.replace(reading, drafts=(statement, *drafts), traces=traces)


def all_said_by(speaker: Reference, text: str) -> Statement:
    """The words of a whole paragraph as somebody's."""
    quote = text.strip()
    start = text.index(quote)
    return Statement(
        id="",
        document_id="",
        paragraph=0,
        start=start,
        end=start + len(quote),
        text=quote,
        speaker=speaker,
        quote=quote,
        direct=True,
        confidence=0.6,
    )


def _is_speech(text: str) -> bool:
    """Whether a paragraph is sentences that stand without quotation marks, and no item of a list."""
    ended = text.rstrip().endswith((".", "!", "?")) and len(text.split()) >= _FEWEST_WORDS
    return ended and _MARKS.search(text) is None and not is_item(text)
