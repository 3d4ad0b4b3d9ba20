"""Every claim can tell which frame made it, and of which words."""

from schemas import ParagraphPublished
from tests.unit.extraction.conftest import Reader
from worker.extraction import Context, Source, resolve

TEXT = "“Poland,” he said, “sent 1,500 soldiers to Iraq.”"


def test_a_claim_has_the_frame_and_the_words_that_made_it(reader: Reader) -> None:
    (reading,) = reader.extractor.read([Source(text=TEXT)], traced=True)
    paragraph = ParagraphPublished(document_id="d", index=0, count=1, text=TEXT, paragraph_id="p")
    findings = resolve(reading, Context(), paragraph)
    assert len(findings.traces) == len(findings.claims)
    (trace,) = [t for c, t in zip(findings.claims, findings.traces, strict=True) if c.text.endswith("Iraq")]
    assert trace.frame == "sends forces"
    assert [TEXT[start:end] for start, end in trace.path] == ["Poland", "sent", "1,500", "soldiers", "Iraq"]


def test_what_is_not_asked_for_is_not_carried_along(reader: Reader) -> None:
    (traced,) = reader.extractor.read([Source(text=TEXT)], traced=True)
    (reading,) = reader.extractor.read([Source(text=TEXT)])
    assert reading.traces == ()
    assert reading.drafts == traced.drafts


def test_the_pieces_of_a_very_long_paragraph_keep_their_traces(reader: Reader) -> None:
    (reading,) = reader.extractor.read([Source(text="Poland sent 1,500 soldiers to Iraq. " * 200)], traced=True)
    assert reading.drafts
    assert len(reading.traces) == len(reading.drafts)
