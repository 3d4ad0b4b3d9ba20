"""Analysis without a language model: what revisions, changes, removals, retractions and repetitions come to."""

from collections.abc import Sequence

import pytest

from schemas import (
    CLAIMS,
    REPORTS,
    ClaimMade,
    ClaimRetracted,
    Deployment,
    DocumentRetracted,
    Message,
    ParagraphPublished,
    Record,
)
from schemas.cloudevents import decode, encode
from tests.logs import troops_in_syria
from worker.extraction import Reading
from worker.processors.analyse import AnalysedBatch, analyse
from worker.processors.arrivals import MAX_ID_BYTES, arrive_paragraphs
from worker.processors.documents import DocumentRow, decode_row
from worker.processors.rows import MemoryRows

MAX_BYTES = 10_000


def paragraph(index: int, text: str, *, count: int = 2, revision: int = 1, document: str = "d") -> ParagraphPublished:
    return ParagraphPublished(document_id=document, index=index, count=count, text=text, revision=revision)


def reading(text: str) -> Reading:
    """A claim for every number in the text: so many troops in Syria."""
    numbers = [word for word in text.split() if word.isdigit()]
    return Reading(drafts=tuple(troops_in_syria(word, text.index(word)) for word in numbers))


class Table:
    """Table `documents` and a log that is analysed record by record, or in batches."""

    def __init__(self) -> None:
        self.rows = MemoryRows()
        self.offset = 0
        self.failures: list[str] = []

    def take(self, *messages: Message, key: bytes | None = b"d") -> list[Message]:
        """The claim messages that a batch of these comes to."""
        records = []
        for message in messages:
            value, headers = encode(message, source="/test", timestamp_ms=1000 * self.offset)
            records.append(
                Record(
                    topic="news.paragraphs.v1",
                    partition=0,
                    offset=self.offset,
                    timestamp_ms=1000 * self.offset,
                    key=key,
                    value=value,
                    headers=tuple(headers),
                )
            )
            self.offset += 1
        return self.take_records(records)

    def take_records(self, records: Sequence[Record]) -> list[Message]:
        arrived = arrive_paragraphs(records, max_bytes=MAX_BYTES)
        readings = {
            place: reading(arrival.message.text)
            for place, arrival in enumerate(arrived)
            if isinstance(arrival.message, ParagraphPublished)
        }
        batch: AnalysedBatch = analyse(arrived, readings, lambda partition: self.rows)
        for rows in batch.rows.values():
            self.rows.apply(rows)
        self.failures += [str(error) for _, error in batch.failures]
        assert [record.value for record in batch.records if record.topic == CLAIMS.name] == [
            record.value for record in batch.records if record.topic == REPORTS.name
        ]
        return [decode(record.value) for record in batch.records if record.topic == CLAIMS.name]

    @property
    def row(self) -> DocumentRow:
        row = decode_row(self.rows.get(b"d"))
        assert row is not None
        return row


def counts(messages: Sequence[Message]) -> list[tuple[str, object]]:
    """What was made (with its number) and what was retracted (with its reason)."""
    told: list[tuple[str, object]] = []
    for message in messages:
        if isinstance(message, ClaimMade):
            assert isinstance(message.claim, Deployment)
            told.append(("made", message.claim.count))
        else:
            assert isinstance(message, ClaimRetracted)
            told.append(("retracted", message.reason))
    return told


@pytest.fixture
def table() -> Table:
    return Table()


def test_a_paragraph_makes_its_claims_once_however_often_it_comes(table: Table) -> None:
    assert counts(table.take(paragraph(0, "2000 troops"))) == [("made", 2000)]
    before = table.row
    assert table.take(paragraph(0, "2000 troops"), paragraph(0, "2000 troops")) == []
    assert table.row == before


def test_a_batch_sees_what_its_own_records_have_left(table: Table) -> None:
    messages = table.take(paragraph(0, "2000 troops"), paragraph(0, "2000 troops"), paragraph(1, "300 troops"))
    assert counts(messages) == [("made", 2000), ("made", 300)]
    assert [known.index for known in table.row.paragraphs] == [0, 1]


def test_other_text_at_the_same_place_retracts_what_no_longer_holds(table: Table) -> None:
    table.take(paragraph(0, "2000 troops"), paragraph(1, "300 troops"))
    assert counts(table.take(paragraph(0, "2500 troops"))) == [
        ("retracted", "the paragraph was changed"),
        ("made", 2500),
    ]


def test_a_claim_that_stands_as_it_was_is_not_made_again_in_a_new_revision(table: Table) -> None:
    table.take(paragraph(0, "2000 troops"), paragraph(1, "300 troops"))
    messages = table.take(paragraph(0, "2000 troops", revision=2), paragraph(1, "400 troops", revision=2))
    assert counts(messages) == [("retracted", "the paragraph was changed"), ("made", 400)]


def test_a_claim_whose_words_moved_is_made_again_as_a_later_version_of_itself(table: Table) -> None:
    [before] = table.take(paragraph(0, "2000 troops"))
    [after] = table.take(paragraph(0, "still 2000 troops", revision=2))
    assert isinstance(before, ClaimMade)
    assert isinstance(after, ClaimMade)
    assert (after.claim.id, after.cell) == (before.claim.id, before.cell)
    assert (before.claim.start, after.claim.start) == (0, 6)
    assert after.version > before.version


def test_a_shorter_revision_ends_the_paragraphs_beyond_it(table: Table) -> None:
    table.take(paragraph(0, "2000 troops"), paragraph(1, "300 troops"))
    assert counts(table.take(paragraph(0, "2000 troops", count=1, revision=2))) == [
        ("retracted", "the paragraph was removed")
    ]


def test_an_earlier_revision_that_comes_late_is_passed_over(table: Table) -> None:
    table.take(paragraph(0, "2000 troops", revision=2))
    assert table.take(paragraph(0, "1000 troops"), paragraph(1, "300 troops")) == []


def test_a_retraction_takes_back_every_claim_and_only_a_higher_revision_speaks_again(table: Table) -> None:
    table.take(paragraph(0, "2000 troops"), paragraph(1, "300 troops"))
    withdrawn = DocumentRetracted(document_id="d", reason="wrong")
    assert counts(table.take(withdrawn)) == [("retracted", "retracted: wrong")] * 2
    assert table.take(withdrawn, paragraph(0, "2000 troops"), paragraph(1, "700 troops")) == []
    assert counts(table.take(paragraph(0, "900 troops", revision=2))) == [("made", 900)]


def test_a_retraction_of_a_document_that_nobody_knows_changes_nothing(table: Table) -> None:
    assert table.take(DocumentRetracted(document_id="d", reason="wrong")) == []
    assert counts(table.take(paragraph(0, "2000 troops"))) == [("made", 2000)]


def test_the_same_log_in_other_batches_gives_the_same_messages_and_the_same_row() -> None:
    log = [
        paragraph(0, "2000 troops"),
        paragraph(1, "300 troops"),
        paragraph(0, "2500 troops and 10 more", revision=2),
        paragraph(1, "300 troops", revision=2),
        DocumentRetracted(document_id="d", reason="wrong"),
        paragraph(0, "1 soldier", count=1, revision=3),
    ]
    whole, single = Table(), Table()
    together = whole.take(*log)
    apart = [message for each in log for message in single.take(each)]
    assert together == apart
    assert whole.row == single.row


def test_a_record_that_cannot_be_taken_fails_alone(table: Table) -> None:
    messages = table.take(paragraph(0, "2000 troops"), paragraph(5, "1 soldier"), paragraph(1, "300 troops"))
    assert counts(messages) == [("made", 2000), ("made", 300)]
    assert table.failures == ["paragraph 5 of document 'd' is not one of its 2"]


def test_a_text_that_is_too_long_fails(table: Table) -> None:
    assert table.take(paragraph(0, "many " * MAX_BYTES)) == []
    assert table.failures == [f"paragraph 0 of document 'd' has {5 * MAX_BYTES} bytes; at most {MAX_BYTES} are taken"]


def test_an_id_that_is_too_long_fails(table: Table) -> None:
    longest, longer = "d" * MAX_ID_BYTES, "d" * (MAX_ID_BYTES + 1)
    assert table.take(paragraph(0, "2000 troops", document=longest), key=longest.encode())
    assert table.take(paragraph(0, "2000 troops", document=longer), key=longer.encode()) == []
    assert table.failures == [f"the id {longer[:80]!r}… has more than {MAX_ID_BYTES} bytes"]


def test_a_record_under_another_key_fails(table: Table) -> None:
    assert table.take(paragraph(0, "2000 troops"), key=b"other") == []
    assert table.failures == ["the key b'other' is not 'd', as the message says"]


def test_everything_derived_carries_the_time_of_the_record_in_the_log(table: Table) -> None:
    table.take(paragraph(0, "2000 troops"))
    [made] = table.take(paragraph(1, "300 troops"))
    assert isinstance(made, ClaimMade)
    assert made.learned_at == "1970-01-01T00:00:01.000Z"
