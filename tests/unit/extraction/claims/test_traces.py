"""Every draft remembers which frame made it, and of which words."""

from tests.unit.extraction.conftest import Reader
from worker.extraction import Source
from worker.extraction.claims import Trace, drafts_of, traced
from worker.extraction.normalising import normalise


def test_each_draft_has_the_frame_and_the_words_that_made_it(reader: Reader) -> None:
    text = "Poland sent 1,500 soldiers to Iraq."
    parsed, _ = reader.extractor._finder.find(Source(text=text), normalise(text), reader.extractor._nlp(text))
    made = traced(parsed)
    assert tuple(draft for draft, _ in made) == drafts_of(parsed)
    (trace,) = [trace for draft, trace in made if draft.text.endswith("Iraq")]
    assert trace == Trace(frame="sends forces", path=("Poland", "sent", "1,500", "soldiers", "Iraq"))
